"""Text of a description enters source as data, whatever it says."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from specloom.errors import BadInput
from specloom.render.text import (
    WIDTH,
    Prose,
    docstring,
    environment,
    literal,
    one_line,
    render,
    summary,
    toml,
)

PIECES = [
    *['"""', "'''", '"', "'", "\\", "\\N{BULLET}", "\n", "\r", "\u2028", "\x00", "#", "{{ x }}"],
    *["{% raw %}", "import os", "a" * 150, "    indented", "- item", "```", "é", "\u202e", " "],
]
HOSTILE = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
TEXT = st.one_of(HOSTILE, st.text(max_size=60))


@example('x\\"', 0)
@example('""""', 0)
@given(TEXT, st.sampled_from([0, 4, 8]))
def test_a_docstring_is_one_constant(text: str, indent: int) -> None:
    pad = " " * indent
    source = f"{pad}{docstring(text, indent)}\n"
    tree = ast.parse("".join(_blocks(indent)) + source)
    node: ast.AST = tree
    while not isinstance(node, ast.Expr):
        node = node.body[-1]  # type: ignore[attr-defined]

    assert isinstance(node.value, ast.Constant)
    assert isinstance(node.value.value, str)
    assert all(len(line) <= WIDTH + 60 for line in source.splitlines())


def _blocks(indent: int) -> list[str]:
    return [f"{' ' * at}class C:\n" for at in range(0, indent, 4)]


@given(TEXT)
def test_a_docstring_keeps_every_word(text: str) -> None:
    value = ast.literal_eval(docstring(text, 0))
    kept = "".join(char for char in text if char.isalnum() and char.isprintable())

    assert "".join(char for char in value if char.isalnum()) in {kept, "Nodescription"}


@given(st.one_of(TEXT, st.integers(), st.booleans(), st.none(), st.lists(st.text())))
def test_a_literal_is_its_value(value: object) -> None:
    text = literal(value)

    assert ast.literal_eval(text) == value
    assert "\n" not in text


@given(TEXT)
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


@given(TEXT)
def test_toml_is_one_text(text: str) -> None:
    value = tomllib.loads(f"said = {toml(text)}")["said"]

    assert [char for char in value if char.isalnum()] == [
        char for char in text if char.isalnum() and char.isprintable()
    ]


SUMMARIES = [
    ("One. Two.", "One."),
    ("One! Two", "One!"),
    ("No mark", "No mark"),
    ("e.g. the id. Defaults to 5.", "e.g. the id."),
    ("The v1.2 thing, i.e. foo.bar. More", "The v1.2 thing, i.e. foo.bar."),
    ("Near St. Louis. Then on", "Near St. Louis."),
    ("By J. Smith, U.S. Army. Then on", "By J. Smith, U.S. Army."),
    ("At approx. 5 percent vs. 6. `x` is", "At approx. 5 percent vs. 6."),
    ("(E.g. Rome.) Then on", "(E.g. Rome.)"),
    ("Wait... Then on", "Wait..."),
    ("Version 2. Then on", "Version 2."),
    ("Cats, dogs etc. Then on", "Cats, dogs etc."),
    ("A dot. then on", "A dot. then on"),
    ("一つ目。二つ目。", "一つ目。"),
    ("Two\nlines. Then on", "Two lines."),
    ("A paragraph\n\nAnother.", "A paragraph"),
    ("One of:\n- a\n- b", "One of:"),
    ("- one. Two\n- three", "one."),
    ("# Heading\nText", "Heading"),
    ("**Beta**\n\nDoes [things](/x). More", "Beta Does things."),
    ("<p>First.</p><p>Second.</p>", "First."),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), SUMMARIES)
def test_a_summary_is_the_first_sentence(text: str, expected: str) -> None:
    assert summary(text) == expected


@given(TEXT)
def test_a_summary_is_one_line_and_its_own_summary(text: str) -> None:
    first = summary(text)

    assert len(first.splitlines()) <= 1
    assert summary(first) in first


def template(folder: Path, text: str, **view: object) -> str:
    (folder / "t.py.jinja").write_text(text, "utf-8")
    return render(environment(folder), "t.py.jinja", **view)


FAILING = [
    ("x = {{ said }}", "must pass through"),
    ("x = {{ missing }}", "is undefined"),
    ("x = (", "does not parse"),
    ("{% if %}", "failed"),
]


@pytest.mark.parametrize(("text", "message"), FAILING)
def test_a_template_that_fails_is_one_located_sentence(
    tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(BadInput, match=message) as caught:
        template(tmp_path, text, said=Prose("x; import os"))
    (finding,) = caught.value.findings

    assert finding.location.file.endswith("t.py.jinja")


def test_prose_passes_through_its_filters(tmp_path: Path) -> None:
    made = template(
        tmp_path, "{{ said | docstring(0) }}\nx = {{ said | literal }}\n", said=Prose('"""')
    )

    assert ast.parse(made)
