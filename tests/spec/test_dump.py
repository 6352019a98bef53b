"""What `dump` writes is read alike by every loader, and reads well."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from specloom.spec import dump
from specloom.spec.yaml_text import parse

READERS: dict[str, Callable[[str], object]] = {
    "ours": lambda text: parse(text.encode(), "a.yaml").value,
    "YAML 1.1": yaml.safe_load,
    "libyaml": lambda text: yaml.load(text, yaml.CSafeLoader),
}
TRAPS = """\
NO no Yes y N on OFF true False null Null ~ = << < - -- --- ... ? : , # @ ` % & * ! | > { } [ ]
0 012 0777 0o14 0x1F 0b11 1_000 1. .5 1e3 1.0e+3 +1 -1 .inf -.INF .nan 22:30 1:20:30 190:20:30.15
2023-08-01 2023-08-01T10:00:00Z 200 2XX 3.1.0 a: a:b :a #a a# a- -a ?a !a &a *a 'a "a a' a" [a {a
/a/{b} $ref $.a[?@.b] a,b ] a] %a @a `a
""".split()  # fmt: skip
PHRASES = [
    "", " ", "  a", "a  ", "a b", "a: b", "a #b", "a\n", "a\n\n", "\n", "\na", "a\n b", " a\nb",
    "a \nb", "a\nb ", "a\n   ", "a\n   \nb", "a\tb", "a\n\tb", "\ta", "a\r\nb", "a\x85b",
    "a\u2028b",
    "\ufeffa", "\x00", "\x7f", "\x9f", "\U0001f600", "\ufffe", "é", "- a\n- b", "# a\nb",
    "a\n---\nb",  # a marker in a text
    "word " * 40, "word  two " * 20, "x" * 300, "https://example.com/" + "x" * 100 + " and more",
    " ".join(["# not a comment", "- not an item", "key: no key"] * 9), "a\n" + "long line " * 20,
]  # fmt: skip
TEXT = (
    st.sampled_from(TRAPS + PHRASES)
    | st.text("aN0 \n\t:#-'\"\\{}[]|>&*!%@`,?.eE+~=<")
    | st.text(st.characters(exclude_categories=["Cs"]))
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=15,
)


def exact(value: object) -> object:
    """Tell 1 from True and 1.0, and one order of keys from another."""
    match value:
        case dict():
            return [(key, exact(inner)) for key, inner in value.items()]
        case list():
            return [exact(inner) for inner in value]
        case _:
            return type(value), value


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
@given(value=VALUES)
def test_every_loader_reads_the_value(read: Callable[[str], object], value: object) -> None:
    assert exact(read(dump(value))) == exact(value)


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
@pytest.mark.parametrize("text", TRAPS + PHRASES + ["k" * 1500, "\x01" * 400])
def test_traps_are_avoided_wherever_they_stand(read: Callable[[str], object], text: str) -> None:
    value = {text: text, "a": [text, {text: [text]}], "b": {"c": {"d": text}}, "z": text}

    assert read(dump(value)) == value


@given(VALUES)
def test_writing_again_changes_nothing(value: object) -> None:
    text = dump(value)

    assert dump(READERS["ours"](text)) == text


@given(st.lists(st.text("abc", min_size=1), min_size=1), st.integers(0, 10))
def test_long_text_is_folded_at_a_hundred_columns(words: list[str], depth: int) -> None:
    value: object = " ".join(words)
    for _ in range(depth):
        value = {"k": value}

    lines = dump(value).splitlines()

    assert all(len(line) <= 100 or " " not in line.strip().removeprefix("k: ") for line in lines)


def test_the_written_form_is_this() -> None:
    here = Path(__file__).parent

    text = (here / "written.yaml").read_text("utf-8")

    assert dump(READERS["ours"](text)) == text
