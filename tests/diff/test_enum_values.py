"""Listed values under another name: believed, guessed, told by people, and never made up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import pytest

from specloom.config import DiffSettings, Policy
from specloom.diff import compare
from specloom.diff.enum_values import match_enum_values
from specloom.diff.hints import Hint
from specloom.diff.model import Change, Rename
from tests.diff.generated_apis import service
from tests.diff.subjects import Raw, compared_raw, from_raw

STATE: Final = "#/components/schemas/State"


@pytest.mark.parametrize(
    ("removed", "added", "expected"),
    [
        (["IN_PROGRESS"], ["in-progress"], [("IN_PROGRESS", "in-progress", "sure")]),
        (["car:started"], ["CarStarted"], [("car:started", "CarStarted", "sure")]),
        (["cancelled"], ["canceled"], [("cancelled", "canceled", "likely")]),
        (["STATE_IDLE"], ["IDLE"], [("STATE_IDLE", "IDLE", "likely")]),
        (
            ["idle", "busy"],
            ["x_idle", "x_busy"],
            [("busy", "x_busy", "likely"), ("idle", "x_idle", "likely")],
        ),
        (["car"], ["electric_car"], [("car", "electric_car", "ask")]),
        (["active"], ["inactive"], [("active", "inactive", "ask")]),
        (["expired"], ["expiring"], [("expired", "expiring", "ask")]),
        (["date"], ["-date"], []),
        (["model-4-0314"], ["model-4-0613"], []),
        ([1, None, "A"], [2, True, "B"], []),
    ],
)
def test_enum_values(
    removed: list[Any], added: list[Any], expected: list[tuple[str, str, str]]
) -> None:
    found = match_enum_values(removed, added, place=["state"])

    assert [(each.base, each.revision, each.confidence) for each in found] == expected


def test_what_people_say_goes_before_guesses() -> None:
    told = {"CONSIDERING": "FULL"}
    [found] = match_enum_values(["CONSIDERING"], ["CONSIDERED", "FULL"], told)

    assert (found.revision, found.confidence, found.pinned) == ("FULL", "sure", True)
    assert not match_enum_values(["CONSIDERING"], ["CONSIDERED"], told)


# ------------------------------------------------------------------------------- as it is told


def _service(values: Sequence[str], **said: Raw) -> Raw:
    """Give a description that takes and answers a state."""
    thing = {"type": "object", "properties": {"state": {"$ref": STATE}}}
    schemas = {"A": thing, "B": thing, "C": True, "State": {"type": "string", "enum": [*values]}}
    return service(schemas) | said


BASE: Final = _service(["IDLE", "IN_USE"])
REVISION: Final = _service(["IDLE", "inUse"])


@pytest.mark.parametrize(("policy", "response"), [("lenient", "warning"), ("strict", "error")])
def test_a_rename_breaks_requests_and_is_tolerated_like_a_new_value(
    policy: Policy, response: str
) -> None:
    request, answer = sorted(compared_raw(BASE, REVISION, policy).changes, key=lambda one: one.id)

    assert [(each.id, each.level) for each in (request, answer)] == [
        ("request-property-enum-value-renamed", "error"),
        ("response-property-enum-value-renamed", response),
    ]
    assert request.rename == answer.rename == Rename("IN_USE", "inUse", "sure")
    assert request.witness is not None
    assert request.witness.value == {"state": "IN_USE"}
    assert request.base is not None
    assert request.base.pointer == f"{STATE}/enum/1"


def test_where_in_its_list_a_value_stands_does_not_matter() -> None:
    first, *others = (
        {each.fingerprint for each in compared_raw(_service(before), _service(after)).changes}
        for before, after in (
            (["IDLE", "IN_USE"], ["IDLE", "inUse"]),
            (["IN_USE", "IDLE"], ["IDLE", "inUse"]),
        )
    )

    assert others == [first]


def _told(changes: Sequence[Change]) -> dict[str, Rename | None]:
    """Give the rules of what is requested, with what they say is renamed."""
    prefix = "request-property-"
    return {one.id.removeprefix(prefix): one.rename for one in changes if one.id.startswith(prefix)}


def test_a_mapping_pins_and_forbids() -> None:
    base, revision = from_raw(_service(["IDLE", "ON"])), from_raw(_service(["IDLE", "running"]))
    pin = Hint("enum_map", STATE, STATE, map=(("ON", "running"),))
    apart = Hint("distinct", STATE, STATE)
    spelled = from_raw(BASE), from_raw(REVISION)
    two = {"enum-value-removed": None, "enum-value-added": None}

    assert _told(compare(base, revision).changes) == two
    assert _told(compare(base, revision, mapping=[pin]).changes) == {
        "enum-value-renamed": Rename("ON", "running", "sure")
    }
    assert _told(compare(*spelled, DiffSettings(), [apart]).changes) == two


def test_a_row_of_the_description_pins() -> None:
    row = {"kind": "enum_map", "base": STATE, "revision": STATE, "map": {"ON": "running"}}
    rows = [row | {"from": "1", "to": "2", "text": "It is on."}]
    revision = _service(["IDLE", "running"], info={"title": "Things", "version": "2"})

    assert _told(
        compared_raw(_service(["IDLE", "ON"]), revision | {"x-migration": rows}).changes
    ) == {"enum-value-renamed": Rename("ON", "running", "sure")}
