from __future__ import annotations

import pytest

from specloom.diff.migration.model import Urgency
from specloom.diff.migration.steps import migrate
from specloom.diff.model import Change, OperationRef
from tests.diff.migration.sides import change, side, step

MOVED = (
    "`SmartSessionStatistics.estimated_savings` is now called `ChargingSession.estimated_savings`"
)
CARS = OperationRef("/vehicles", "GET", "getVehicles")
EVENTS = OperationRef("events", "POST", "receiveEvents")


@pytest.mark.parametrize(
    ("one", "urgency", "title"),
    [
        (
            change(
                "response-property-renamed",
                "Vehicle/properties/chargingLocationId",
                "Vehicle/properties/locationId",
                rename=("chargingLocationId", "locationId"),
            ),
            "must",
            "`Vehicle.charging_location_id` is now called `location_id`",
        ),
        (
            change(
                "response-property-renamed",
                "SmartSessionStatistics/properties/estimatedSavings",
                "ChargingSession/properties/estimatedSavings",
                rename=("id", "id"),
            ),
            "silent",
            MOVED,
        ),
        (
            change(
                "response-property-became-nullable",
                "ChargingStatistics/properties/estimatedSavings",
                "ChargingStatistics/properties/estimatedSavings",
            ),
            "silent",
            "`ChargingStatistics.estimated_savings` may be `None`",
        ),
        (
            change("response-optional-property-removed", "VehicleSmartChargingPlan/properties/id"),
            "silent",
            "`VehicleSmartChargingPlan.id` is gone",
        ),
        (
            change(
                "api-operation-moved",
                "#/paths/~1me/get",
                "#/paths/~1users~1{userId}/get",
                direction="request",
                rename=("GET /me", "GET /users/{userId}"),
            ),
            "must",
            "`me.get()` is now `user_management.get()`",
        ),
        (
            change(
                "api-operation-moved",
                "#/paths/~1schedules/get",
                "#/paths/~1users~1{userId}~1schedules/get",
                direction="request",
                rename=("GET /schedules", "GET /users/{userId}/schedules"),
            ),
            "must",
            "`schedules.list()` has moved",
        ),
        (
            change(
                "operation-meaning-changed",
                "#/paths/~1vehicles/get",
                "#/paths/~1vehicles/get",
                level="warning",
                labels=("semantic",),
                direction="none",
            ),
            "silent",
            "`vehicles.list()` means something else",
        ),
        (
            change(
                "request-parameter-removed",
                "#/components/parameters/VehicleField",
                level="warning",
                labels=("wire", "source"),
                direction="request",
            ),
            "must",
            "`field` of `vehicles.list()` and another method is gone",
        ),
        (
            change(
                "new-optional-request-parameter",
                None,
                "#/components/parameters/PageSize",
                level="info",
                direction="request",
                operations=[CARS],
            ),
            "new",
            "`vehicles.list(page_size)` is new",
        ),
        (
            change(
                "new-required-request-parameter",
                None,
                "#/components/parameters/PageSize",
                direction="request",
            ),
            "must",
            "`page_size` of `vehicles.list()` and 11 other methods must be passed",
        ),
        (
            change(
                "request-parameter-default-value-changed",
                "#/components/parameters/Resolution",
                "#/components/parameters/Resolution",
                level="warning",
                direction="request",
                operations=[OperationRef("/statistics/charging", "GET")],
            ),
            "silent",
            "`statistics.get_charging(resolution)` means something else when left out",
        ),
        (
            change(
                "response-property-enum-value-added",
                "ActionState",
                "ActionState",
                level="warning",
                effect="widens",
            ),
            "silent",
            "`ActionState` may be other values",
        ),
        (
            change("api-schema-renamed", "Me", "UserResponse", rename=("Me", "UserResponse")),
            "must",
            "`Me` is now called `UserResponse`",
        ),
        (
            change(
                "endpoint-deprecated",
                "#/paths/~1vehicles/get",
                "#/paths/~1vehicles/get",
                level="info",
                direction="request",
            ),
            "should",
            "`vehicles.list()` is deprecated",
        ),
        (
            change(
                "request-property-max-decreased",
                "LocationPayload/properties/latitude",
                "LocationPayload/properties/latitude",
                effect="narrows",
                direction="request",
            ),
            "must",
            "`latitude` of `locations.update()` and another method takes less than before",
        ),
        (
            change(
                "response-property-type-changed",
                "Charger/properties/lastSeen",
                "Charger/properties/lastSeen",
            ),
            "must",
            "`Charger.last_seen` is now `datetime`, was `datetime | None`",
        ),
        (
            change(
                "response-body-type-changed",
                "#/paths/~1vehicles/get/responses/200/content/application~1json/schema",
                "#/paths/~1vehicles/get/responses/200/content/application~1json/schema",
            ),
            "must",
            "`vehicles.list()` gives back something else",
        ),
        (
            change(
                "api-operation-id-changed",
                "#/paths/~1me/get",
                "#/paths/~1users~1{userId}/get",
                labels=("source",),
                level="info",
                direction="none",
                rename=("getMe", "getUser"),
            ),
            "must",
            "`me.get()` is now called `user_management.get()`",
        ),
        (
            change(
                "api-tag-added",
                "#/paths/~1vehicles/get",
                "#/paths/~1vehicles/get",
                level="info",
                direction="none",
            ),
            "fyi",
            "Something happened: api-tag-added",
        ),
        (
            change(
                "response-header-added",
                None,
                "#/paths/~1vehicles/get/responses/200/headers/Link",
                level="info",
            ),
            "fyi",
            "Something happened: response-header-added",
        ),
        (
            change("info-changed", "#/info", "#/info", level="info", direction="none"),
            "fyi",
            "Something happened: info-changed",
        ),
    ],
)
def test_what_a_change_asks_and_how_it_is_told(one: Change, urgency: Urgency, title: str) -> None:
    made = step(one)

    assert (made.urgency, made.title) == (urgency, title)
    assert made.why.endswith((".", "changed"))


def test_new_values_of_an_enum_are_named() -> None:
    one = change("response-property-enum-value-added", "VendorType", "VendorType", level="warning")

    assert step(one, "2023-08-01", "latest").title == "`VendorType` may be `BATTERY` or `METER`"


@pytest.mark.parametrize(
    ("one", "chapter"),
    [
        (change("any", "#/paths/~1vehicles/get", operations=[CARS]), "operations"),
        (change("any", "#/webhooks/events/post", operations=[EVENTS]), "webhooks"),
        (change("any", "VehicleUpdatedEvent", operations=[EVENTS]), "webhooks"),
        (change("any", "Vehicle", operations=[CARS, EVENTS]), "operations"),
        (change("any", "#/components/securitySchemes/UserAccessToken"), "authentication"),
        (change("api-security-removed", "#/paths/~1vehicles/get/security"), "authentication"),
    ],
)
def test_the_chapters(one: Change, chapter: str) -> None:
    assert step(one).chapter == chapter


def test_steps_stand_in_reading_order() -> None:
    changes = [
        change("endpoint-added", None, "#/paths/~1users/get", level="info", direction="request"),
        change("any", "#/components/securitySchemes/UserAccessToken"),
        change("any", "#/paths/~1hvacs/get", operations=[CARS], level="warning"),
        change("any", "#/paths/~1vehicles/get", operations=[CARS]),
        change("meaning-changed", "#/paths/~1hvacs/get", "#/paths/~1hvacs/get", level="warning"),
    ]

    made = migrate("enode", side("2023-05-01"), side("2023-08-01"), changes)

    assert [(one.urgency, one.chapter) for one in made.steps] == [
        ("silent", "operations"),
        ("must", "operations"),
        ("must", "authentication"),
        ("should", "operations"),
        ("new", "operations"),
    ]
    assert made.hops == ("2023-05-01", "2023-08-01")
    assert made.base_client.module == "enode_client.v2023_05_01"


def test_tags_are_those_of_the_operations_reached() -> None:
    one = change("any", "Vehicle", operations=[CARS, OperationRef("/me", "GET")])

    assert step(one).tags == ("Vehicles", "Me")
