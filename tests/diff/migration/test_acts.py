"""What is one act for whoever edits code stands in one step."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from specloom.diff.migration.model import Step
from specloom.diff.migration.steps import migrate
from specloom.diff.model import Change, OperationRef
from tests.diff.migration.sides import change, side

MOVED = ("#/paths/~1me/get", "#/paths/~1users~1{userId}/get")
CARS = OperationRef("/vehicles", "GET", "getVehicles")
BOXES = OperationRef("/chargers", "GET", "getChargers")


def steps(
    changes: Sequence[Change], base: str = "2023-05-01", revision: str = "2023-08-01"
) -> tuple[Step, ...]:
    return migrate("Enode", side(base), side(revision), changes).steps


def renamed(owner: str, direction: str = "response") -> Change:
    return change(
        f"{direction}-property-renamed",
        f"{owner}/properties/chargingLocationId",
        f"{owner}/properties/locationId",
        rename=("chargingLocationId", "locationId"),
    )


def gone(pointer: str) -> Change:
    return change("response-required-property-removed", pointer)


def new(pointer: str) -> Change:
    return change("endpoint-added", None, pointer, level="info", direction="none")


@pytest.mark.parametrize(
    ("changes", "titles"),
    [
        pytest.param(
            [
                change("api-tag-added", *MOVED, level="info", direction="none"),
                change(
                    "operation-moved",
                    *MOVED,
                    direction="none",
                    rename=("GET /me", "GET /users/{userId}"),
                ),
                change(
                    "api-operation-id-changed",
                    *MOVED,
                    level="info",
                    direction="none",
                    rename=("getMe", "getUser"),
                ),
            ],
            ["`me.get()` is now `user_management.get()`"],
            id="a move and the names that follow from it",
        ),
        pytest.param(
            [
                renamed("Charger"),
                change(
                    "response-property-format-added",
                    "Charger/properties/chargingLocationId",
                    "Charger/properties/locationId",
                    level="info",
                ),
            ],
            ["`Charger.charging_location_id` is now called `location_id`"],
            id="a rename and what else changed there",
        ),
        pytest.param(
            [renamed("Charger"), renamed("Vehicle"), renamed("HVAC")],
            [
                (
                    "`charging_location_id` of `Charger`, `Vehicle` and `HVAC` is now called "
                    "`location_id`"
                )
            ],
            id="one name in many classes",
        ),
        pytest.param(
            [
                gone("ChargingSession/properties/smartSession"),
                gone("ChargingSession/properties/targetId"),
            ],
            ["`smart_session` and `target_id` of `ChargingSession` are gone"],
            id="many names in one class",
        ),
        pytest.param(
            [
                change(
                    "response-non-success-status-added",
                    None,
                    f"#/paths/~1{path}/get/responses/400",
                    level="info",
                    operations=[operation],
                )
                for path, operation in (("vehicles", CARS), ("chargers", BOXES))
            ],
            ["`vehicles.list()` and 1 other method may fail with 400"],
            id="one more error",
        ),
        pytest.param(
            [
                change(
                    "response-success-status-changed",
                    "#/paths/~1schedules/post/responses/201",
                    "#/paths/~1users~1{userId}~1schedules/post/responses/200",
                )
            ],
            ["`schedules.create()` answers 200 instead of 201"],
            id="another success",
        ),
        pytest.param(
            [
                new("#/paths/~1vehicles~1{vehicleId}~1refresh-hint/post"),
                new("#/paths/~1users~1{userId}~1vehicles/get"),
                new("#/paths/~1chargers~1{chargerId}~1refresh-hint/post"),
            ],
            [
                "`refresh_hint()` and `list_for_user()` of `vehicles` are new",
                "`chargers.refresh_hint()` is new",
            ],
            id="new methods by resource",
        ),
        pytest.param(
            [
                change(
                    "response-property-wrapped-in-one-of",
                    "Vehicle",
                    "Vehicle",
                    level="warning",
                ),
                gone("Vehicle/properties/chargingLocationId"),
            ],
            ["`Vehicle` is one of several classes now"],
            id="a class that became a union, and the fields that left it",
        ),
        pytest.param(
            [
                change(
                    "operation-meaning-changed",
                    f"#/paths/~1{path}/get",
                    f"#/paths/~1{path}/get",
                    labels=("semantic",),
                )
                for path in ("vehicles", "chargers")
            ],
            ["`vehicles.list()` means something else", "`chargers.list()` means something else"],
            id="each new meaning alone",
        ),
        pytest.param(
            [
                change(
                    "request-parameter-moved",
                    "#/components/parameters/EnodeUserId",
                    "#/components/parameters/UserId",
                    direction="request",
                    rename=("header Enode-User-Id", "path userId"),
                    operations=[OperationRef("/schedules", "GET")],
                )
            ],
            ["`schedules.list(user_id)` is part of the path now"],
            id="a parameter that travels elsewhere",
        ),
    ],
)
def test_what_is_one_act(changes: Sequence[Change], titles: Sequence[str]) -> None:
    made = steps(changes)

    assert [step.title for step in made] == titles
    told = sorted(one.fingerprint for step in made for one in step.changes)
    assert told == sorted(one.fingerprint for one in changes)


def test_variants_of_a_union_come_together() -> None:
    changes = [
        change("response-property-one-of-added", "WebhookEvent", f"WebhookEvent/oneOf/{number}")
        for number in (18, 19)
    ]

    (step,) = steps(changes, "2023-08-01", "latest")
    assert step.title == "`WebhookEvent` may be `BatteryDiscoveredEvent` or `BatteryUpdatedEvent`"


def test_silent_risks_stand_by_how_silent_they_are() -> None:
    field = "ChargingStatistics/properties/estimatedSavings"
    changes = [
        change("response-property-became-nullable", field, field),
        change("response-property-enum-value-added", "VendorType", "VendorType", level="warning"),
        change("response-optional-property-removed", "VehicleSmartChargingPlan/properties/id"),
        change(
            "operation-meaning-changed",
            "#/paths/~1vehicles/get",
            "#/paths/~1vehicles/get",
            level="warning",
        ),
    ]

    made = steps(changes)

    assert {step.urgency for step in made} == {"silent"}
    assert [step.change.id for step in made] == [one.id for one in reversed(changes)]


def test_a_snippet_shows_what_is_settled_together() -> None:
    step, *_ = steps(
        [
            gone("ChargingSession/properties/smartSession"),
            gone("ChargingSession/properties/targetId"),
        ]
    )

    assert step.snippet is not None
    assert ".smart_session" in step.snippet.before
    assert ".target_id" in step.snippet.before
