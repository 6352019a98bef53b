"""Of a large payload only what leads to the change is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from specloom.diff.model import Witness
from specloom.errors import Location
from specloom.ir.model import JsonValue
from specloom.report.payloads import payload
from tests.report.cases import CHANGES

PLAN = "#/components/schemas/Plan"
FILL: dict[str, JsonValue] = {f"field{number}": "x" * 60 for number in range(12)}
NESTED: dict[str, JsonValue] = {
    **FILL,
    "plan": {**FILL, "state": "ON", "more": {"of~it": [1]}},
    "items": [{"id": "1"}, {"state": "OFF"}, {"id": "2"}],
}
HELD: JsonValue = {"plan": NESTED["plan"], "…": "13 more"}


def shown(value: JsonValue, pointer: str, accepted: str = "base", room: int = 600) -> JsonValue:
    place, elsewhere = Location("a.yaml", pointer=pointer), Location("a.yaml", pointer="#/info")
    sides = (place, elsewhere) if accepted == "base" else (elsewhere, place)
    change = replace(CHANGES[0], base=sides[0], revision=sides[1])
    witness = Witness("request body", value, "base", "revision")
    if accepted == "revision":
        witness = replace(witness, accepted_by="revision", refused_by="base")
    return payload(change, witness, room)


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        (
            f"{PLAN}/properties/state",
            {
                "plan": {"state": "ON", "…": "13 more"},
                "items": [{"state": "OFF"}, "… (2 more)"],
                "…": "12 more",
            },
        ),
        (
            f"{PLAN}/properties/plan/allOf/0/properties/state/enum/0",
            {"plan": {"state": "ON", "…": "13 more"}, "…": "13 more"},
        ),
        (
            "#/paths/~1a/get/requestBody/content/a~1b/schema/properties/more/properties/of~0it",
            {"plan": {"more": {"of~it": [1]}, "…": "13 more"}, "…": "13 more"},
        ),
        (
            f"{PLAN}/properties/more/properties/gone",
            {"plan": {"more": {"of~it": [1]}, "…": "13 more"}, "…": "13 more"},
        ),
        (f"{PLAN}/properties/gone", HELD),
        ("#/components/schemas/CarPlan/oneOf/1", HELD),
    ],
)
def test_the_way_to_what_changed(pointer: str, expected: JsonValue) -> None:
    assert shown(NESTED, pointer) == expected
    assert shown(NESTED, pointer, "revision") == expected


@pytest.mark.parametrize("pointer", ["#/components/schemas/Other/oneOf/1", "#/info"])
def test_what_is_nested_deep_is_left_out(pointer: str) -> None:
    deep: JsonValue = {"id": "1", "none": {}, "fill": FILL, "all": [{"fill": [*FILL]}]}

    assert shown(deep, pointer) == {
        "id": "1",
        "none": {},
        "fill": {"…": "12 more"},
        "all": ["… (1 more)"],
    }
    assert shown(deep, pointer, room=5) == deep


def test_a_small_payload_stays_whole() -> None:
    assert shown(NESTED, f"{PLAN}/properties/state", room=10_000) == NESTED


def test_a_change_of_one_side_alone() -> None:
    change = replace(CHANGES[0], base=None, revision=Location("a", pointer=f"{PLAN}/properties/id"))
    told = payload(change, Witness("request body", NESTED, "base", "revision"))

    assert told == {"items": [{"id": "1"}, {"id": "2"}, "… (1 more)"], "…": "13 more"}
