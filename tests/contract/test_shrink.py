"""A failing case becomes the smallest that still fails, within a budget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.contract.model import ABSENT, Absent, Call, Case, Values
from specloom.contract.shrink import shrink
from specloom.ir.model import JsonValue, Operation

OPERATION = Operation("#/post", "POST", "/pets/{id}")

JSON: st.SearchStrategy[JsonValue] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


def case_of(values: Values) -> Case:
    return Case(OPERATION, Call("POST", repr(values)), "valid", "", "#/post", values=values)


def rewritten(case: Case, values: Values) -> Case | None:
    return replace(case, call=Call("POST", repr(values)), values=values)


def smallest(values: Values, fails: Callable[[Values], bool], budget: int = 500) -> Values:
    found = shrink(
        case_of(values), lambda case: fails(case.values or Values()), rewritten, budget=budget
    )
    return found.values or Values()


FULL = Values(
    {"id": "a long name"},
    {"size": 1000, "sort": ["name", "age", "id"]},
    {"x-note": "hello"},
    {"session": "abc"},
    {"name": "Tom", "tags": [{"a": 1, "b": [1, 2, 3]}, {"c": None}], "age": 90, "is": True},
    "application/json",
)
CASES: list[tuple[str, Callable[[Values], bool], Values]] = [
    ("anything", lambda _: True, Values(path={"id": "a"})),
    ("query", lambda v: "size" in v.query, Values({"id": "a"}, {"size": 0})),
    (
        "a bound",
        lambda v: isinstance(v.query.get("size"), int) and int(str(v.query["size"])) > 100,
        Values({"id": "a"}, {"size": 125}),
    ),
    (
        "deep inside",
        lambda v: "'b': [" in repr(v.body),
        Values({"id": "a"}, body={"tags": [{"b": []}]}, media_type="application/json"),
    ),
    ("path", lambda v: "long" in str(v.path["id"]), Values({"id": "a long"})),
    ("header", lambda v: bool(v.headers), Values({"id": "a"}, headers={"x-note": ""})),
    ("cookie", lambda v: bool(v.cookies), Values({"id": "a"}, cookies={"session": ""})),
]


@pytest.mark.parametrize(("name", "fails", "expected"), CASES, ids=[name for name, *_ in CASES])
def test_what_is_left(name: str, fails: Callable[[Values], bool], expected: Values) -> None:
    found = smallest(FULL, fails)

    if name == "path":
        assert len(str(found.path["id"])) <= len("a long name")
        found = replace(found, path=expected.path)
    assert found == expected


def test_the_budget_is_kept() -> None:
    tried: list[Values] = []

    def fails(values: Values) -> bool:
        tried.append(values)
        return False

    assert smallest(FULL, fails, 7) == FULL
    assert len(tried) == 7


def test_what_is_about_something_else_is_not_sent() -> None:
    case = case_of(FULL)

    assert shrink(case, lambda _: True, lambda _case, _values: None) is case


def test_a_case_without_values_stays() -> None:
    case = replace(case_of(FULL), values=None)

    assert shrink(case, lambda _: True, rewritten) is case


def size(value: JsonValue | Absent) -> int:
    return 0 if isinstance(value, Absent) else len(repr(value))


@given(JSON)
def test_it_ends_and_never_grows(body: JsonValue) -> None:
    values = Values(body=body, media_type="application/json")
    found = smallest(values, lambda each: not isinstance(each.body, Absent))

    assert found.body is not ABSENT
    assert size(found.body) <= size(body) + 1
