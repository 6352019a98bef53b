from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from specloom.report.migration.colour import Line, json_lines, python_sides
from specloom.report.migration.prose import code_span, fenced, html_prose, markdown_prose

MARKDOWN = [
    ("`a.b` may be `None`", "`a.b` may be `None`"),
    ("is_charging _is_ [a](b) <b> | ~~x~~", r"is_charging \_is\_ \[a\](b) \<b\> \| \~\~x\~\~"),
    ("1. one", "1\u2060. one"),
    ("- one", r"\- one"),
    ("# one\n\n# two", r"\# one # two"),
    ("see https://a.example, @all", "see https:\u2060//a.example, @\u2060all"),
    ("&amp; & a", r"\&amp; & a"),
    ("a\u202eb\x00", "a\\<U+202E\\>b␀"),
    ("lone ` tick", r"lone \` tick"),
]


@pytest.mark.parametrize(("text", "expected"), MARKDOWN)
def test_sentences_in_markdown(text: str, expected: str) -> None:
    assert markdown_prose(text) == expected


@given(st.text())
def test_no_sentence_is_markup_in_markdown(text: str) -> None:
    made = MarkdownIt("commonmark").parse(markdown_prose(text))
    kinds = {child.type for token in made for child in token.children or ()}

    assert {token.type for token in made} <= {"paragraph_open", "inline", "paragraph_close"}
    assert kinds <= {"text", "text_special", "code_inline"}


@given(st.text(alphabet="a`~ \n"))
def test_code_stays_code(text: str) -> None:
    (block,) = MarkdownIt("commonmark").parse(fenced(text, "python"))
    spans = MarkdownIt("commonmark").parse(f"a {code_span(text)} b")[1].children or []

    assert block.type == "fence"
    assert block.content.rstrip("\n") == text.rstrip("\n")
    assert [one.type for one in spans] == (
        ["text"] if not text.split() else ["text", "code_inline", "text"]
    )


def test_sentences_in_html() -> None:
    assert html_prose("`<a>` & `b`") == "<code>&lt;a&gt;</code> &amp; <code>b</code>"


def plain(lines: Iterable[Line]) -> str:
    return "\n".join(unescape(re.sub("</?span[^>]*>|<wbr>", "", line.html)) for line in lines)


@given(st.text(alphabet="ab1 \"'#\n\\<&(:") | st.text())
def test_colours_change_no_text(text: str) -> None:
    python, _ = python_sides(text, "")

    assert plain(python) == text.rstrip("\n")
    assert plain(json_lines(text)) == text


def test_a_long_word_may_break_where_its_parts_meet() -> None:
    lines = json_lines("    client.payment_methods.list_all(\n  client.list(\n" + " " * 30 + "a")

    assert [line.html for line in lines[:2]] == [
        "    client.<wbr>payment_<wbr>methods.<wbr>list_<wbr>all(",
        "  client.list(",
    ]
    assert [line.indent for line in lines] == [4, 2, 12]


@pytest.mark.parametrize(
    ("before", "after", "gone", "come"),
    [
        ("a\nb\nc\n", "a\nd\nc\n", [1], [1]),
        ("a\n", "a\nb\n", [], [1]),
        ("", "a\n", [], []),
        ("a\n", "", [], []),
    ],
)
def test_differences_are_marked_where_there_are_two_sides(
    before: str, after: str, gone: list[int], come: list[int]
) -> None:
    sides = python_sides(before, after)
    marked = [[n for n, line in enumerate(side) if line.changed] for side in sides]

    assert marked == [gone, come]


def test_a_text_of_several_lines_is_coloured_in_each() -> None:
    lines, _ = python_sides('x = """a\nb"""\n', "")

    assert [str(line.html) for line in lines] == [
        'x = <span class="s">&#34;&#34;&#34;a</span>',
        '<span class="s">b&#34;&#34;&#34;</span>',
    ]
