from __future__ import annotations

from textwrap import dedent

import pytest

from specloom.diff.migration.model import Snippet
from specloom.diff.model import Change, OperationRef
from tests.diff.migration.sides import change, step

STATISTICS = OperationRef("/statistics/charging", "GET")


def code(text: str) -> str:
    return dedent(text).lstrip()


def body(snippet: Snippet | None) -> tuple[str, str]:
    """Give what stands below the heads of the functions."""
    assert snippet is not None
    before, after = (
        dedent(one.partition(" -> None:\n")[2]).strip() or one.rpartition("\n\n")[2].strip()
        for one in (snippet.before, snippet.after)
    )
    return before, after


def test_a_snippet_is_a_program() -> None:
    one = change(
        "response-property-became-nullable",
        "ChargingStatistics/properties/estimatedSavings",
        "ChargingStatistics/properties/estimatedSavings",
    )

    assert step(one).snippet == Snippet(
        code(
            """
            from datetime import UTC, datetime

            from enode_client.v2023_05_01 import Enode


            def example(client: Enode) -> None:
                for statistics in client.statistics.get_charging(
                    start_date=datetime(2023, 1, 1, tzinfo=UTC),
                ):
                    estimated_savings: float = statistics.estimated_savings
            """
        ),
        code(
            """
            from datetime import UTC, datetime

            from enode_client.v2023_08_01 import Enode


            def example(client: Enode) -> None:
                for statistics in client.statistics.get_charging(
                    "user-4711",
                    start_date=datetime(2023, 1, 1, tzinfo=UTC),
                    type="vehicle",
                ):
                    if statistics.estimated_savings is not None:
                        print(statistics.estimated_savings)
            """
        ),
    )


NOTHING = "# Nothing takes its place."


@pytest.mark.parametrize(
    ("one", "before", "after"),
    [
        pytest.param(
            change(
                "response-property-renamed",
                "Vehicle/properties/chargingLocationId",
                "Vehicle/properties/locationId",
                rename=("chargingLocationId", "locationId"),
            ),
            "for vehicle in client.vehicles.list():\n    print(vehicle.charging_location_id)",
            "for vehicle in client.vehicles.list():\n    print(vehicle.location_id)",
            id="a field with another name",
        ),
        pytest.param(
            change("response-required-property-removed", "ChargingSession/properties/targetId"),
            "for session in client.statistics.get_charging_sessions(\n"
            "    start_date=datetime(2023, 1, 1, tzinfo=UTC),\n"
            "):\n"
            "    print(session.target_id)",
            NOTHING,
            id="a field that is gone",
        ),
        pytest.param(
            change(
                "api-operation-moved",
                "#/paths/~1me/get",
                "#/paths/~1users~1{userId}/get",
                direction="request",
                rename=("GET /me", "GET /users/{userId}"),
            ),
            'me = client.me.get(user_id="user-4711")\nprint(me)',
            'user = client.user_management.get("user-4711")\nprint(user)',
            id="a moved operation",
        ),
        pytest.param(
            change(
                "endpoint-added",
                None,
                "#/paths/~1vehicles~1{vehicleId}~1refresh-hint/post",
                level="info",
                direction="request",
            ),
            "",
            'client.vehicles.refresh_hint("vehicle-id")',
            id="a new operation",
        ),
        pytest.param(
            change(
                "request-parameter-removed",
                "#/components/parameters/EnodeUserId",
                direction="request",
                operations=[OperationRef("/vehicles", "GET")],
            ),
            'for vehicle in client.vehicles.list(user_id="user-4711"):\n    print(vehicle)',
            "for vehicle in client.vehicles.list():\n    print(vehicle)",
            id="an argument that is gone",
        ),
        pytest.param(
            change(
                "new-optional-request-parameter",
                None,
                "#/components/parameters/PageSize",
                direction="request",
                level="info",
                operations=[OperationRef("/vehicles", "GET")],
            ),
            "for vehicle in client.vehicles.list():\n    print(vehicle)",
            "for vehicle in client.vehicles.list(page_size=50):\n    print(vehicle)",
            id="a new argument",
        ),
        pytest.param(
            change(
                "request-property-renamed",
                "UpdateHvacPayload/properties/chargingLocationId",
                "UpdateHvacPayload/properties/locationId",
                direction="request",
                rename=("chargingLocationId", "locationId"),
            ),
            "hvac = client.hvac.update(\n"
            '    "hvac-id",\n'
            '    charging_location_id="charging-location-id",\n'
            ")\n"
            "print(hvac)",
            'hvac = client.hvac.update("hvac-id", location_id="location-id")\nprint(hvac)',
            id="a member of a body with another name",
        ),
        pytest.param(
            change(
                "request-property-renamed",
                "PartialChargeSchedule/properties/chargingLocationId",
                "PartialChargeSchedule/properties/locationId",
                direction="request",
                rename=("chargingLocationId", "locationId"),
            ),
            "schedule = client.schedules.update(\n"
            '    "schedule-id",\n'
            "    body=models.PartialChargeSchedule(\n"
            '        charging_location_id="charging-location-id",\n'
            "    ),\n"
            ")\n"
            "print(schedule)",
            "schedule = client.schedules.update(\n"
            '    "schedule-id",\n'
            '    body=models.PartialChargeSchedule(location_id="location-id"),\n'
            ")\n"
            "print(schedule)",
            id="a member of a model",
        ),
        pytest.param(
            change(
                "new-required-request-property",
                None,
                "TariffInterval/properties/from",
                direction="request",
            ),
            "client.charging_locations.associate_with_tariff(\n"
            '    "charging-location-id",\n'
            '    tariff_id="tariff-id",\n'
            "    tariff_intervals=[\n"
            "        models.TariffInterval(\n"
            '            name="name",\n'
            "            from_hour_minute=time(6, 30),\n"
            "            to_hour_minute=time(6, 30),\n"
            "        ),\n"
            "    ],\n"
            ")",
            "client.tariffs.associate_user_location(\n"
            '    "location-id",\n'
            '    tariff_id="tariff-id",\n'
            "    tariff_intervals=[\n"
            "        models.TariffInterval(\n"
            '            name="name",\n'
            "            from_=time(6, 30),\n"
            "            to=time(6, 30),\n"
            "        ),\n"
            "    ],\n"
            ")",
            id="a new member of a model",
        ),
        pytest.param(
            change("api-schema-renamed", "Me", "UserResponse", rename=("Me", "UserResponse")),
            "print(value)",
            "print(value)",
            id="a class with another name",
        ),
        pytest.param(
            change(
                "response-body-type-changed",
                "#/paths/~1chargers/get/responses/200/content/application~1json/schema",
                "#/paths/~1chargers/get/responses/200/content/application~1json/schema",
            ),
            'for item in client.chargers.list(user_id="user-4711"):\n    print(item)',
            "for charger in client.chargers.list():\n    print(charger)",
            id="another answer",
        ),
        pytest.param(
            change(
                "operation-meaning-changed",
                "#/paths/~1vehicles/get",
                "#/paths/~1vehicles/get",
                level="warning",
                direction="none",
                labels=("semantic",),
            ),
            'for vehicle in client.vehicles.list(user_id="user-4711"):\n    print(vehicle)',
            'for vehicle in client.vehicles.list_for_user("user-4711"):\n    print(vehicle)',
            id="another meaning",
        ),
        pytest.param(
            change("api-security-removed", "#/components/securitySchemes/UserAccessToken"),
            'client = Enode(client_id="…", client_secret="…", user_id="…")',
            'client = Enode(client_id="…", client_secret="…")',
            id="another way to log in",
        ),
    ],
)
def test_code_before_and_after(one: Change, before: str, after: str) -> None:
    assert body(step(one).snippet) == (before, after)


@pytest.mark.parametrize(
    ("one", "before", "after"),
    [
        pytest.param(
            change("response-property-enum-value-added", "VendorType", "VendorType"),
            "",
            "for intervention in client.interventions.list():\n"
            "    if intervention.vendor_type is models.VendorType.BATTERY:\n",
            id="a new value of an answer",
        ),
        pytest.param(
            change("api-schema-added", None, "Battery"),
            "",
            "for battery in client.batteries.list():\n    print(battery)",
            id="a new class",
        ),
        pytest.param(
            change(
                "api-removed-without-deprecation",
                "#/paths/~1webhooks~1firehose/delete",
                direction="request",
            ),
            'client.webhooks.delete_firehose(url="https://example.com")',
            'client.webhooks.delete("webhook-id")',
            id="an operation that is gone, with its successor",
        ),
    ],
)
def test_code_of_the_last_hop(one: Change, before: str, after: str) -> None:
    made = body(step(one, "2023-08-01", "latest").snippet)

    assert made[0].startswith(before)
    assert made[1].startswith(after)


def test_events_are_handled() -> None:
    one = change(
        "response-required-property-removed", "ChargeActionUpdatedEvent/properties/chargeAction"
    )

    made = step(one, "2023-02-01", "2023-03-01").snippet

    assert made is not None
    assert made.before == code(
        """
        from enode_client.v2023_02_01 import models
        from enode_client.v2023_02_01.webhooks import parse_events


        def handle(body: bytes) -> None:
            for event in parse_events(body):
                if isinstance(event, models.ChargeActionUpdatedEvent):
                    print(event.charge_action)
        """
    )


@pytest.mark.parametrize(
    "one",
    [
        change("any", "#/info", "#/info"),
        change("any", "#/servers/0", "#/servers/0"),
        change("any", "Vehicle", "Vehicle"),
        change(
            "response-property-became-required", "Vehicle/properties/id", "Vehicle/properties/id"
        ),
        change("any-removed", "Nobody/properties/knows"),
    ],
)
def test_where_code_shows_nothing_there_is_none(one: Change) -> None:
    assert step(one).snippet is None
