"""HTML and links of descriptions become what reads well in a docstring."""

from __future__ import annotations

import pytest

from specloom.render.markup import plain, unmarked

PLAIN = [
    ("as it is", "as it is"),
    ("<p>One &amp; <b>two</b></p>", "\n\nOne & two\n\n"),
    ("<code>&lt;id&gt;</code>", "`<id>`"),
    ("a<br/>b", "a\nb"),
    ("<ul>\n  <li>One</li>\n  <li> Two</li>\n</ul>", "\n\n- One\n\n- Two\n\n"),
    ('See <a href="https://x.y/z">Z</a>', "See [Z](https://x.y/z)"),
    ("See <a\n class=b href='/docs'>the <code>docs</code></a>.", "See the `docs`."),
    ("<table><tr>\n <th>A</th>\n <th>B</th>\n</tr></table>", "\n\n| A | B |\n\n"),
    ("<tr><td>a</td><td><code>b</code></td></tr>", "\n| a | `b` |\n"),
    ("A List<string> of <id>", "A List<string> of <id>"),
    ("`<b>` and ```\n<p> &amp;\n```", "`<b>` and ```\n<p> &amp;\n```"),
    ("[here](/docs/x), [there](https://x.y)", "here, [there](https://x.y)"),
    ("[`a`](/b) and ```\n[a](/b)\n```", "`a` and ```\n[a](/b)\n```"),
    ("[a](https://x.y/(b)) [c](/d 'title')", "[a](https://x.y/(b)) c"),
    ("Costs money. [Learn more](/pricing). Or not.", "Costs money. Or not."),
    (f"[far](https://x.y/{'z' * 120})", "far"),
    ("![image](https://x.y/z.png)text", "text"),
    ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_html_is_the_markdown_it_stands_for(text: str, expected: str) -> None:
    assert plain(text) == expected


UNMARKED = [
    ("**bold** and [words](https://x.y)", "bold and words"),
    ("a * b ** c ** d", "a * b ** c ** d"),
    ("__init__", "__init__"),
]


@pytest.mark.parametrize(("text", "expected"), UNMARKED)
def test_a_text_without_marks_is_its_words(text: str, expected: str) -> None:
    assert unmarked(text) == expected


LONG = [
    "<a ",
    "<tr>",
    "<tr><td>",
    "[",
    "`",
    "<",
    " ",
    "\n ",
    "**a",
    "```",
    "[a](b ",
    "<li> \n",
    "(",
]


@pytest.mark.parametrize("piece", LONG)
def test_no_text_takes_long(piece: str) -> None:
    text = piece * 50_000

    assert unmarked(plain(text + "<p>](")) is not None
