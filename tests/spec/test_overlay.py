"""Overlays do what the specification says, leave their input alone, and name their lines."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from specloom.errors import BadInput
from specloom.spec import File, apply, dump
from specloom.spec.parse import parse

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "overlays.yaml").read_text("utf-8"))
REFUSED: list[dict[str, Any]] = yaml.safe_load((HERE / "refused_overlays.yaml").read_text("utf-8"))
OBJECTS = st.dictionaries(
    st.sampled_from("abc"),
    st.recursive(
        st.integers() | st.booleans(),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3)
        ),
        max_leaves=6,
    ),
)


def overlay(*actions: object) -> File:
    return read(dump({"overlay": "1.1.0", "info": {}, "actions": list(actions)}))


def read(text: str) -> File:
    return File("overlay.yaml", "", parse(text.encode(), "overlay.yaml"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_actions_edit_a_value(case: dict[str, Any]) -> None:
    before = copy.deepcopy(case["value"])

    after = apply(case["value"], overlay(*case["actions"]))

    assert after == case["expect"]
    assert dump(after) == dump(case["expect"]), "members keep their order"
    assert case["value"] == before


@pytest.mark.parametrize("case", REFUSED, ids=[case["name"] for case in REFUSED])
def test_what_cannot_be_applied_is_located(case: dict[str, Any]) -> None:
    value = {"info": {"title": "t"}, "list": [1], "paths": {"/a": {}, "/b": []}}

    with pytest.raises(BadInput) as caught:
        apply(value, read(case["text"]), base="base.yaml")

    assert [str(finding).removeprefix("overlay.yaml:") for finding in caught.value.findings] == (
        case["expect"]
    )


@given(OBJECTS)
def test_an_empty_update_changes_nothing(value: dict[str, object]) -> None:
    assert apply(value, overlay({"target": "$", "update": {}})) == value


@given(OBJECTS)
def test_updating_nothing_gives_the_update(update: dict[str, object]) -> None:
    assert apply({}, overlay({"target": "$", "update": update})) == update


@given(OBJECTS)
def test_the_result_shares_nothing_with_its_input(value: dict[str, object]) -> None:
    before = copy.deepcopy(value)

    after: Any = apply(value, overlay({"target": "$", "update": {"new": value}}))
    _spoil(after)

    assert value == before


def _spoil(value: Any) -> None:
    for inner in list(value.values() if isinstance(value, dict) else value):
        if isinstance(inner, dict | list):
            _spoil(inner)
    value.clear()


@given(OBJECTS, st.sampled_from("abc"))
def test_removing_what_was_added_gives_the_value_back(value: dict[str, object], key: str) -> None:
    value.pop(key, None)
    add = {"target": "$", "update": {key: 1}}
    remove = {"target": f"$.{key}", "remove": True}

    assert apply(value, overlay(add, remove)) == value


def test_what_aliases_share_is_updated_in_one_place_only() -> None:
    shared = parse(b"a: &x {n: 1}\nb: *x\n", "a.yaml").value

    after = apply(shared, overlay({"target": "$.b", "update": {"n": 2}}))

    assert after == {"a": {"n": 1}, "b": {"n": 2}}
