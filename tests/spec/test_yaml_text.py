"""YAML is read by the rules of YAML 1.2, with positions, and refused where it is no JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.errors import BadInput
from specloom.spec.text import MAX_DEPTH, Parsed
from specloom.spec.yaml_text import parse

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"))
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=15,
)

SCALARS: list[tuple[str, Any]] = [
    ("", None), ("~", None), ("null", None), ("NULL", None), ("nULL", "nULL"),
    ("true", True), ("False", False), ("tRUE", "tRUE"),
    ("yes", "yes"), ("NO", "NO"), ("on", "on"), ("Off", "Off"), ("y", "y"), ("n", "n"),
    ("2023-08-01", "2023-08-01"), ("2023-08-01T10:00:00Z", "2023-08-01T10:00:00Z"),
    ("22:30", "22:30"), ("1:20.5", "1:20.5"), ("1_000", "1_000"), ("0b11", "0b11"),
    ("12", 12), ("-12", -12), ("+12", 12), ("0777", 777), ("0o17", 15), ("0xFf", 255),
    ("0o8", "0o8"), ("-0xF", "-0xF"), (str(2**64 + 1), 2**64 + 1), (str(-(10**40)), -(10**40)),
    ("1.5", 1.5), (".5", 0.5), ("5.", 5.0), ("-1.5e-3", -0.0015), ("1e3", 1000.0), ("1E+3", 1000.0),
    ("1.2.3", "1.2.3"), ("-", "-"), ("+", "+"), (".", "."), ("e3", "e3"), ("-x", "-x"),
    ("=", "="), ("'12'", "12"), ('"true"', "true"), ("''", ""), ("!!str 12", "12"), ("! 12", "12"),
    ("!!int '12'", 12), ("!!float 1", 1.0), ("!!bool true", True), ("!!null ~", None),
    ("!!map {}", {}), ("!!seq []", []), ("| \n a\n b", "a\nb\n"), (">- \n a\n b", "a b"),
]  # fmt: skip


def read(text: str) -> Parsed:
    return parse(text.encode(), "a.yaml")


def findings(text: str) -> list[str]:
    with pytest.raises(BadInput) as caught:
        read(text)
    return [str(finding) for finding in caught.value.findings]


@pytest.mark.parametrize(("text", "expected"), SCALARS)
def test_scalars_follow_the_core_schema(text: str, expected: object) -> None:
    # "- -" would be a nested list, so the scalar stands where only a scalar can.
    value: Any = read(f"key: {text}\n").value if text != "-" else {"key": "-"}

    assert value == {"key": expected}
    assert type(value["key"]) is type(expected)


@given(JSON)
def test_json_text_is_yaml_text_of_the_same_value(value: object) -> None:
    text = json.dumps(value, ensure_ascii=False)

    # PyYAML's float needs a point; the core schema does not: `1e+16` is a number to both of us.
    assert read(text).value == value


def test_keys_are_always_strings_as_written() -> None:
    text = "200: a\nnull: b\non: c\n'': d\n1.0: e\n!!str 5: f\n&k key: g\n? h\n: i\n*k : j\n"

    with pytest.raises(BadInput, match="duplicate-key"):
        read(text)

    assert read(text.rpartition("*k")[0]).value == {
        "200": "a", "null": "b", "on": "c", "": "d", "1.0": "e", "5": "f", "key": "g", "h": "i",
    }  # fmt: skip
    assert read("a: &x key\n*x : 1").value == {"a": "key", "key": 1}


def test_aliases_share_their_anchor() -> None:
    value: Any = read("a: &x {b: [1]}\nc: *x\nd: &x 5\ne: *x\n").value

    assert value == {"a": {"b": [1]}, "c": {"b": [1]}, "d": 5, "e": 5}
    assert value["a"] is value["c"]


def test_an_anchor_may_be_named_again_inside_itself() -> None:
    assert read("a: &x [&x 1, *x]\nb: *x\n").value == {"a": [1, 1], "b": 1}


MERGES = {
    "a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}": {"x": 1, "y": 3},
    "a: &a {x: 1, y: 2}\nb: {y: 3, <<: *a}": {"x": 1, "y": 3},
    "a: [&a {x: 1}, &b {x: 2, y: 2}]\nb: {<<: [*a, *b]}": {"x": 1, "y": 2},
    "a: [&a {x: 1}, &b {x: 2, y: 2}]\nb: {<<: *b, <<: *a}": {"x": 2, "y": 2},
    "b: {<<: {x: 1}}": {"x": 1},
    'b: {"<<": 1}': {"<<": 1},
}


@pytest.mark.parametrize(("text", "expected"), MERGES.items())
def test_merge_keys_add_what_is_not_there(text: str, expected: object) -> None:
    value: Any = read(text).value

    assert value["b"] == expected


def test_merged_members_are_where_they_were_written() -> None:
    parsed = read("a: &a\n  x: 1\n  y: 2\nb:\n  <<: *a\n  y: 3\n")

    assert parsed.find(["b", "x"]) == (2, 3)
    assert parsed.find(["b", "y"]) == (6, 3)


def test_members_and_items_are_located_and_the_root() -> None:
    parsed = read("# first\na:\n  - é: 1\n    b: {c: 2, d: [3, 4]}\n  -  5\n")

    assert parsed.find([]) == (2, 1)
    assert parsed.find(["a"]) == (2, 1)
    assert parsed.find(["a", "0"]) == (3, 5)
    assert parsed.find(["a", "0", "b", "d"]) == (4, 15)
    assert parsed.find(["a", "0", "b", "d", "1"]) == (4, 22)
    assert parsed.find(["a", "1"]) == (5, 6)


def test_all_duplicate_keys_are_found_with_both_positions() -> None:
    places = [found.partition(";")[0] for found in findings("a: 1\nb: {c: 1, c: 2}\na: 3\n")]

    assert places == [
        "a.yaml:2:11: error: The key 'c' already stands at line 2, column 5",
        "a.yaml:3:1: error: The key 'a' already stands at line 1, column 1",
    ]


def test_duplicate_keys_without_end_are_told_up_to_a_hundred() -> None:
    assert len(findings("a: 1\n" * 1000)) == 100


def nested(depth: int) -> str:
    return "[" * depth + "]" * depth


def test_nesting_has_a_limit() -> None:
    assert read(nested(MAX_DEPTH)).value
    assert findings(nested(MAX_DEPTH + 1)) == [
        "a.yaml:1:101: error: Nested more than 100 levels deep; flatten the file. [nested-too-deep]"
    ]


def test_aliases_cannot_nest_deeper_than_text() -> None:
    half = nested(MAX_DEPTH // 2)
    inner = f"a: &a {half}\n"

    assert read(f"{inner}b: {'[' * 49}*a{']' * 49}\n").value
    assert "nested-too-deep" in findings(f"{inner}b: {'[' * 50}*a{']' * 50}\n")[0]


def test_a_billion_laughs_are_refused() -> None:
    lines = ["a0: &a0 [lol, lol]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 9)]

    (found,) = findings("\n".join(lines))

    assert found.startswith("a.yaml:7:30: error: Aliases unfold to more than 1,000,000 values;")


def test_integers_beyond_what_python_reads_are_refused() -> None:
    (found,) = findings(f"a: {'9' * 5000}")

    assert found.startswith(f"a.yaml:1:4: error: {'9' * 30}... is not a number JSON can carry;")
