"""JSON is read exactly, with what other readers hide, and located when somebody asks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.errors import BadInput
from specloom.spec.json_text import parse
from specloom.spec.text import MAX_DEPTH, Parsed

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=15,
)


def read(text: str) -> Parsed:
    return parse(text.encode(), "a.json")


def findings(text: str) -> list[str]:
    with pytest.raises(BadInput) as caught:
        read(text)
    return [str(finding).removeprefix("a.json:") for finding in caught.value.findings]


def paths(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield path, value
    inside = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, inner in inside:
        yield from paths(inner, (*path, str(key)))


@given(value=JSON, ascii_=st.booleans(), indent=st.sampled_from([None, 0, 2, "\t"]))
def test_what_json_writes_is_read_back(
    *, value: object, ascii_: bool, indent: int | str | None
) -> None:
    assert read(json.dumps(value, ensure_ascii=ascii_, indent=indent)).value == value


@given(JSON, st.sampled_from([None, 1]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_every_member_and_item_begins_where_it_is_found(
    value: object, indent: int | None, encoding: str
) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    lines = text.split("\n")
    find = parse(text.encode(encoding), "a.json").find

    for path, inner in paths(value):
        line, column = find(path)
        start = lines[line - 1][column - 1 :]
        is_member = path and isinstance(_at(value, path[:-1]), dict)
        shown = json.dumps(path[-1] if is_member else inner, ensure_ascii=False, indent=indent)
        assert start.startswith(shown.split("\n")[0])


def _at(value: Any, path: tuple[str, ...]) -> Any:
    for token in path:
        value = value[token if isinstance(value, dict) else int(token)]
    return value


def test_integers_are_exact() -> None:
    number = 2**70 + 1

    assert read(f"[{number}]").value == [number]


def test_duplicate_keys_are_all_found_with_both_positions() -> None:
    text = '{"a": 1,\n "b": [{"c": "}", "\\u0063": 2, "d": 1}],\n "a": {"e": 1, "e": 2, "e": 3}}'

    assert findings(text) == [
        "2:19: error: The key 'c' already stands at line 2, column 9; remove one. [duplicate-key]",
        "3:2: error: The key 'a' already stands at line 1, column 2; remove one. [duplicate-key]",
        "3:16: error: The key 'e' already stands at line 3, column 8; remove one. [duplicate-key]",
        "3:24: error: The key 'e' already stands at line 3, column 8; remove one. [duplicate-key]",
    ]


@given(st.dictionaries(TEXT, JSON, min_size=1, max_size=4), st.data())
def test_no_duplicate_key_is_missed(members: dict[str, object], data: st.DataObject) -> None:
    pairs = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in members.items()]
    twice = data.draw(st.sampled_from(pairs))

    assert len(findings(f"[{{{', '.join([*pairs, twice])}}}]")) == 1


def nested(depth: int) -> str:
    return '{"a":' * depth + "1" + "}" * depth


def test_nesting_has_a_limit() -> None:
    message = "error: Nested more than 100 levels deep; flatten the file. [nested-too-deep]"

    assert read(nested(MAX_DEPTH)).value
    assert findings(nested(MAX_DEPTH + 1)) == [f"1:{MAX_DEPTH * 5 + 1}: {message}"]
    assert findings(nested(100_000)) == [f"1:{MAX_DEPTH * 5 + 1}: {message}"]


def test_integers_beyond_what_python_reads_are_refused() -> None:
    digits = "9" * 5000

    (found,) = findings(f'["{digits}",\n {digits}]')

    assert found.startswith(f"2:2: error: {'9' * 30}... is not a number JSON can carry;")


def test_escaped_pairs_are_one_character() -> None:
    assert read('["\\ud83d\\ude00"]').value == ["\U0001f600"]
