"""What stands at a place is cut out whole enough to read and small enough to show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.errors import Location
from specloom.report import Excerpt, Excerpts, cut

YAML = "paths:\r\n  /pets:\r\n    get:\r\n\r\n      tags: [a, b]\r\n"


def drawn(excerpt: Excerpt | None) -> list[str]:
    assert excerpt is not None
    lines = []
    for number, text in excerpt.lines:
        lines.append(f"{number} {text}".rstrip())
        if number == excerpt.number:
            lines.append(f"  {'':{excerpt.start}}{'^' * (excerpt.end - excerpt.start)}")
    return lines


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        (1, 1, ["1 paths:", "  ^^^^^", "2   /pets:", "3     get:"]),
        (2, 3, ["1 paths:", "2   /pets:", "    ^^^^^", "3     get:"]),
        (3, 5, ["2 /pets:", "3   get:", "    ^^^", "4", "5     tags: [a, b]"]),
        (5, 14, ["4", "5 tags: [a, b]", "         ^"]),
        (5, 13, ["4", "5 tags: [a, b]", "        ^"]),
        (5, 99, ["4", "5 tags: [a, b]", "              "]),
    ],
)
def test_lines_around_a_place(line: int, column: int, expected: list[str]) -> None:
    assert drawn(cut(YAML.splitlines(), line, column)) == expected


@pytest.mark.parametrize(("line", "column"), [(0, 0), (6, 1), (-1, 1)])
def test_a_line_that_is_not_there_gives_nothing(line: int, column: int) -> None:
    assert cut(YAML.splitlines(), line, column) is None


@pytest.mark.parametrize(
    ("text", "column", "expected"),
    [
        ('{"a b": 1, "c": 2}', 2, '"a b"'),
        ("{'a b': 1}", 2, "'a b'"),
        ("- a:b: c", 3, "a:b"),
        ('{"a":1}', 2, '"a"'),
        ("\tkey: 1", 2, "key"),
        ("a\x1b[2Jb: 1", 1, "a␛"),
        ("日本: 1", 1, "日本"),
        (f"{'x' * 80}: 1", 1, "x" * 48),
        (f'{{"a": {"9" * 5000}, "key": 1}}', 5009, '"key"'),
        (f'{{"key": {"9" * 5000}}}', 2, '"key"'),
    ],
)
def test_the_word_at_a_place_is_marked(text: str, column: int, expected: str) -> None:
    excerpt = cut([text], 1, column)

    assert excerpt is not None
    (line,) = (text for _, text in excerpt.lines)
    assert line[excerpt.start : excerpt.end] == expected
    assert len(line) <= 120


@given(
    st.lists(st.text(max_size=200), min_size=1, max_size=6),
    st.integers(1, 6),
    st.integers(-1, 250),
    st.integers(8, 150),
)
def test_whatever_stands_there_can_be_shown(
    lines: list[str], line: int, column: int, width: int
) -> None:
    excerpt = cut(lines, line, column)
    if excerpt is None:
        assert line > len(lines)
        return
    narrowed = excerpt.narrowed(width)

    for number, text in (*excerpt.lines, *narrowed.lines):
        assert text.isprintable()
        assert 1 <= number <= len(lines)
    assert all(len(text) <= width for _, text in narrowed.lines)
    shown = dict(narrowed.lines)[line]
    assert 0 <= narrowed.start <= narrowed.end <= len(shown)
    assert bool(excerpt.end - excerpt.start) <= bool(narrowed.end - narrowed.start)


def test_excerpts_know_files_by_name() -> None:
    excerpts = Excerpts({"a.yaml": YAML})

    assert drawn(excerpts(Location("a.yaml", 3, 5)))[1] == "3   get:"
    assert drawn(excerpts(Location("a.yaml", 1, 1)))[0] == "1 paths:"
    assert excerpts(Location("a.yaml")) is None
    assert excerpts(Location("b.yaml", 1, 1)) is None
