"""A migration by hand that holds a change of every kind, and one of each extreme."""

from __future__ import annotations

from dataclasses import replace

from specloom.diff.migration.matrix import matrix
from specloom.diff.migration.model import Claim, Client, Migration, Snippet, Step
from specloom.diff.model import Change, OperationRef, Rename, Witness
from specloom.errors import Location
from specloom.report.migration import Index, indexed

__all__ = ["EMPTY", "HOSTILE", "HOSTILE_INDEX", "HUGE", "INDEX", "VEHICLES"]

OLD = "specs/ev/2023-05-01.yaml"
NEW = "specs/ev/2023-08-01.yaml"
LIST = OperationRef("/vehicles", "GET", "getVehicles")
GET = OperationRef("/vehicles/{vehicleId}", "GET", "getVehicle")
LIST_OF_USER = OperationRef("/users/{userId}/vehicles", "GET", "listUserVehicles")
ME = OperationRef("/me", "GET", "getMe")
USER = OperationRef("/users/{userId}", "GET", "getUser")
POLICY = OperationRef("/vehicles/{vehicleId}/smart-charging-policy", "PUT", "updatePolicy")
SCHEDULES = OperationRef("/schedules", "POST", "createSchedule")
UPDATED = OperationRef("vehicle:updated", "POST", "")
EVERYWHERE = tuple(
    OperationRef(f"/{kind}{rest}", method)
    for kind in ("chargers", "hvacs", "inverters", "vehicles")
    for rest, method in (("", "GET"), (f"/{{{kind[:-1]}Id}}", "GET"), ("/actions/{id}", "GET"))
)


def old(line: int, pointer: str) -> Location:
    return Location(OLD, line, 7, pointer)


def new(line: int, pointer: str) -> Location:
    return Location(NEW, line, 7, pointer)


def with_client(version: str, *lines: str) -> str:
    body = "".join(f"    {line}\n" for line in lines)
    head = (
        f"from ev_client.v{version} import Ev\n\nwith Ev(client_id=..., client_secret=...) as ev:"
    )
    return f"{head}\n{body}"


def snippet(before: tuple[str, ...], after: tuple[str, ...]) -> Snippet:
    return Snippet(
        with_client("2023_05_01", *before) if before else "",
        with_client("2023_08_01", *after) if after else "",
    )


MEANING = Claim(
    "meaning_changed",
    "Lists the vehicles of all users, no longer of one user.",
    "2023-08-01 row 1",
    "#/paths/~1vehicles/get",
    "#/paths/~1vehicles/get",
    ("a10000000001",),
)
PAGES = Claim(
    "replaced_by",
    "Lists come in pages: the items are under data, cursors under pagination.",
    "2023-08-01 row 2",
    confirmed_by=("a10000000004", "a10000000005"),
)
LOST = Claim(
    "note",
    "The temperature schedule no longer carries a location.",
    "2023-08-01 row 9",
    "#/components/schemas/TemperatureSchedule/properties/locationId",
)
BEHAVIOUR = Claim(
    "behaviour",
    "A vehicle that cannot charge smartly answers 400 where it answered 200 with an empty policy.",
    "2023-08-01 row 14",
    shows=False,
)
HEADER = Claim(
    "note",
    "Requests that carry the user header fail.",
    "2023-08-01 row 6",
    confirmed_by=("a10000000016",),
)

SILENT = (
    Step(
        Change(
            "operation-meaning-changed",
            "error",
            "response",
            "alters",
            ("semantic",),
            old(112, "#/paths/~1vehicles/get"),
            new(96, "#/paths/~1vehicles/get"),
            (LIST,),
            "GET /vehicles keeps its path and lists the vehicles of every user.",
            unproven="its meaning changed and its shape tells nothing of it",
            fingerprint="a10000000001",
        ),
        "silent",
        "operations",
        "`ev.vehicles.list()` now lists every user's vehicles",
        "The call goes on answering 200. Code that shows the answer to one user shows them the "
        "vehicles of all the others.",
        snippet(
            ("for vehicle in ev.vehicles.list():", "    print(vehicle.id)"),
            ("for vehicle in ev.vehicles.list_for_user(user_id):", "    print(vehicle.id)"),
        ),
        (MEANING,),
        ("Vehicles",),
    ),
    Step(
        Change(
            "response-property-enum-value-added",
            "warning",
            "response",
            "widens",
            ("wire", "source"),
            old(2210, "#/components/schemas/PlanState/enum"),
            new(1988, "#/components/schemas/PlanState/enum"),
            (GET, LIST, LIST_OF_USER),
            "The answer may hold the new value CONSIDERING of state.",
            witness=Witness(
                "response 200 body at /smartCharging/state", "CONSIDERING", "revision", "base"
            ),
            fingerprint="a10000000002",
            subject="state",
        ),
        "silent",
        "operations",
        "`PlanState` may be `CONSIDERING`",
        "Nothing raises: a chain of comparisons without an `else` does nothing for the new value.",
        snippet(
            ('if plan.state == "PLANNED":', "    show(plan)"),
            (
                'if plan.state in ("PLANNED", "CONSIDERING"):',
                "    show(plan)  # a plan that is still being weighed",
            ),
        ),
        (),
        ("Vehicles",),
    ),
    Step(
        Change(
            "webhook-payload-property-became-nullable",
            "warning",
            "response",
            "widens",
            ("wire", "source"),
            old(3301, "#/webhooks/vehicle:updated/post"),
            new(3110, "#/webhooks/vehicle:updated/post"),
            (UPDATED,),
            "chargeState.range of the event vehicle:updated may be null.",
            witness=Witness(
                "request body at /0/vehicle/chargeState",
                {"batteryLevel": 62, "isPluggedIn": True, "range": None},
                "revision",
                "base",
            ),
            fingerprint="a10000000003",
            subject="range",
        ),
        "silent",
        "webhooks",
        "`ChargeState.range` of an event may be `None`",
        "A guard that reads a missing range as zero goes on, and reports empty batteries.",
        None,
        (),
        ("Webhooks",),
    ),
)

MUST = (
    Step(
        Change(
            "response-body-type-changed",
            "error",
            "response",
            "alters",
            ("wire", "source"),
            old(131, "#/paths/~1vehicles/get/responses/200"),
            new(118, "#/paths/~1vehicles/get/responses/200"),
            (LIST,),
            "The answer of GET /vehicles is an object where it was an array.",
            witness=Witness(
                "response 200 body",
                {
                    "data": [{"id": "62f0c5c4", "userId": "u-17", "vendor": "TESLA"}],
                    "pagination": {"after": "MjAyMy0wNy0xOFQxMDowODowMi4zNzNa", "before": None},
                },
                "revision",
                "base",
            ),
            fingerprint="a10000000004",
        ),
        "must",
        "operations",
        "`ev.vehicles.list()` returns pages, not a list",
        "What was a bare array is an object with `data` and `pagination`. Indexing it, or taking "
        "its length, raises.",
        snippet(
            ("vehicles = ev.vehicles.list()", "print(len(vehicles), vehicles[0].id)"),
            ("vehicles = list(ev.vehicles.list())", "print(len(vehicles), vehicles[0].id)"),
        ),
        (PAGES,),
        ("Vehicles",),
    ),
    Step(
        Change(
            "operation-moved",
            "error",
            "none",
            "alters",
            ("wire", "source"),
            old(2001, "#/paths/~1me/get"),
            new(1702, "#/paths/~1users~1{userId}/get"),
            (ME, USER),
            "GET /me moved to GET /users/{userId}.",
            rename=Rename("GET /me", "GET /users/{userId}", "sure"),
            unproven="an operation that is gone answers nothing",
            fingerprint="a10000000005",
        ),
        "must",
        "operations",
        "`ev.me.get()` is `ev.user_management.get(user_id)`",
        "The old path answers 404. The user is named in the path where the header named them.",
        snippet(
            ("print(ev.me.get().id)",),
            ("print(ev.user_management.get(user_id).id)",),
        ),
        (PAGES,),
        ("User Management",),
    ),
    Step(
        Change(
            "request-property-renamed",
            "error",
            "request",
            "alters",
            ("wire", "source"),
            old(2788, "#/components/schemas/Schedule/properties/chargingLocationId"),
            new(2590, "#/components/schemas/Schedule/properties/locationId"),
            (SCHEDULES, OperationRef("/users/{userId}/schedules", "POST", "createUserSchedule")),
            "chargingLocationId of the request is called locationId.",
            rename=Rename("chargingLocationId", "locationId", "likely"),
            witness=Witness(
                "request body",
                {
                    "chargingLocationId": "e1f6a0b2-51c2-4b8f-9d4c-2c1f0b7a9d11",
                    "defaultShouldCharge": True,
                    "isEnabled": True,
                    "rules": [{"hour": {"from": "00:00", "to": "06:30"}, "shouldCharge": True}],
                    "targetType": "vehicle",
                },
                "base",
                "revision",
            ),
            fingerprint="a10000000006",
            subject="chargingLocationId",
        ),
        "must",
        "operations",
        "`charging_location_id` is `location_id` when a schedule is created",
        "The old name is refused with 400, since a schedule accepts no property it does not know.",
        snippet(
            (
                "ev.schedules.create(",
                "    is_enabled=True,",
                "    charging_location_id=place,",
                '    target_type="vehicle",',
                ")",
            ),
            (
                "ev.schedules.create_for_user(",
                "    user_id,",
                "    is_enabled=True,",
                "    location_id=place,",
                '    target_type="vehicle",',
                ")",
            ),
        ),
        (),
        ("Schedules",),
    ),
    Step(
        Change(
            "response-property-removed",
            "error",
            "response",
            "alters",
            ("wire", "source"),
            old(2633, "#/components/schemas/Asset/properties/chargingLocationId"),
            None,
            EVERYWHERE,
            "chargingLocationId is gone from every asset.",
            rename=Rename("chargingLocationId", "locationId", "ask"),
            unproven="the description never promised that nothing else would stand there",
            fingerprint="a10000000007",
            subject="chargingLocationId",
        ),
        "must",
        "operations",
        "`Charger`, `Vehicle`, `Inverter` and `Hvac` have no `charging_location_id`",
        "Reading it raises `AttributeError`. It may be what `location_id` is now: please confirm.",
        snippet(("print(vehicle.charging_location_id)",), ("print(vehicle.location_id)",)),
        (),
        ("Chargers", "HVAC", "Inverters", "Vehicles"),
    ),
    Step(
        Change(
            "operation-removed",
            "error",
            "none",
            "alters",
            ("wire", "source"),
            old(940, "#/paths/~1vehicles~1{vehicleId}~1external-start/post"),
            None,
            (OperationRef("/vehicles/{vehicleId}/external-start", "POST", "startExternally"),),
            "POST /vehicles/{vehicleId}/external-start is gone.",
            unproven="an operation that is gone answers nothing",
            fingerprint="a10000000008",
        ),
        "must",
        "operations",
        "`ev.vehicles.create_external_start()` is gone",
        "Calls answer 404. There is nothing in its place.",
        snippet(("ev.vehicles.create_external_start(vehicle_id)",), ()),
        (),
        ("Vehicles",),
    ),
    Step(
        Change(
            "request-query-parameter-became-required",
            "error",
            "request",
            "narrows",
            ("wire", "source"),
            old(1822, "#/paths/~1statistics~1charging/get/parameters/3"),
            new(1544, "#/paths/~1users~1{userId}~1statistics~1charging/get/parameters/4"),
            (OperationRef("/users/{userId}/statistics/charging", "GET", "getStatistics"),),
            "The query parameter type must be sent.",
            witness=Witness("query", {"startDate": "2023-07-01T00:00:00Z"}, "base", "revision"),
            fingerprint="a10000000009",
            subject="type",
        ),
        "must",
        "operations",
        "`type` must be given to `ev.statistics.charging()`",
        "Calls without it answer 400.",
        snippet(
            ("ev.statistics.charging(start_date=start)",),
            ('ev.statistics.charging(user_id, start_date=start, type="vehicle")',),
        ),
        (),
        ("Statistics",),
    ),
)

SHOULD = (
    Step(
        Change(
            "response-property-became-nullable",
            "warning",
            "response",
            "widens",
            ("wire", "source"),
            old(2415, "#/components/schemas/ChargeState/properties/isCharging"),
            new(2201, "#/components/schemas/ChargeState/properties/isCharging"),
            (GET, LIST, LIST_OF_USER),
            "isCharging of the answer may be null.",
            witness=Witness(
                "response 200 body at /chargeState",
                {"batteryLevel": 62, "isCharging": None, "isPluggedIn": True},
                "revision",
                "base",
            ),
            fingerprint="a1000000000a",
            subject="isCharging",
        ),
        "should",
        "operations",
        "`ChargeState.is_charging` may be `None`",
        "Comparing it with `False` no longer means `not charging`: a vehicle that does not tell "
        "sends null.",
        snippet(
            ("if not state.is_charging:", "    start(vehicle)"),
            ("if state.is_charging is False:", "    start(vehicle)"),
        ),
        (),
        ("Vehicles",),
    ),
    Step(
        Change(
            "operation-deprecated",
            "warning",
            "none",
            "none",
            ("semantic",),
            old(702, "#/paths/~1webhooks~1firehose/put"),
            new(690, "#/paths/~1webhooks~1firehose/put"),
            (OperationRef("/webhooks/firehose", "PUT", "updateFirehose"),),
            "PUT /webhooks/firehose is deprecated.",
            unproven="it still answers as it did",
            fingerprint="a1000000000b",
        ),
        "should",
        "webhooks",
        "`ev.webhooks.update_firehose()` is deprecated",
        "Use `ev.webhooks.create()` and `ev.webhooks.update()`; a client may have several.",
        snippet(
            ("ev.webhooks.update_firehose(url=url, secret=secret)",),
            ("ev.webhooks.create(url=url, secret=secret)",),
        ),
        (),
        ("Webhooks",),
    ),
    Step(
        Change(
            "undecided-inclusion",
            "warning",
            "request",
            "unknown",
            ("wire",),
            old(2950, "#/components/schemas/HHColonMM"),
            new(2744, "#/components/schemas/HHColonMM"),
            (POLICY, SCHEDULES),
            "Whether every value of the old pattern fits the new one could not be decided: the "
            "automaton has more than 10,000 states.",
            fingerprint="a1000000000c",
        ),
        "should",
        "operations",
        "`HHColonMM` has another pattern",
        "Times that you send may be refused. Compare the two patterns by eye.",
        None,
        (),
        ("Schedules", "Vehicles"),
    ),
)

NEW_STEPS = tuple(
    Step(
        Change(
            "operation-added",
            "info",
            "none",
            "widens",
            ("source",),
            None,
            new(1000 + 31 * number, f"#/paths/~1{kind}~1{{id}}~1refresh-hint/post"),
            (OperationRef(f"/{kind}/{{id}}/refresh-hint", "POST", f"refresh{kind.title()}"),),
            f"POST /{kind}/{{id}}/refresh-hint is new.",
            fingerprint=f"b1000000000{number}",
        ),
        "new",
        "operations",
        f"`ev.{kind}.refresh()` asks for fresh data soon",
        "An event tells when they came.",
        snippet((), (f"ev.{kind}.refresh({kind[:-1]}_id)",)),
        (),
        (kind.title(),),
    )
    for number, kind in enumerate(("vehicles", "chargers", "hvacs", "inverters"))
)

FYI = (
    Step(
        Change(
            "component-renamed",
            "info",
            "none",
            "none",
            ("source",),
            old(2600, "#/components/schemas/ChargingLocation"),
            new(2400, "#/components/schemas/Location"),
            (),
            "The component ChargingLocation is called Location.",
            rename=Rename("ChargingLocation", "Location", "sure"),
            fingerprint="c10000000001",
        ),
        "fyi",
        "operations",
        "`models.ChargingLocation` is `models.Location`",
        "Only code that names the class notices.",
        Snippet(
            "from ev_client.v2023_05_01.models import ChargingLocation\n",
            "from ev_client.v2023_08_01.models import Location\n",
        ),
        (),
        (),
    ),
    Step(
        Change(
            "response-property-added",
            "info",
            "response",
            "widens",
            ("wire",),
            None,
            new(2310, "#/components/schemas/Vehicle/properties/userId"),
            (GET, LIST, LIST_OF_USER),
            "The answer holds the new property userId.",
            fingerprint="c10000000002",
            subject="userId",
        ),
        "fyi",
        "operations",
        "`Vehicle.user_id` is new",
        "It says whose vehicle it is.",
        None,
        (),
        ("Vehicles",),
    ),
)

CHAPTERS = (
    Step(
        Change(
            "webhook-event-renamed",
            "error",
            "response",
            "alters",
            ("wire", "source"),
            old(3402, "#/webhooks/charge-action:updated"),
            new(3201, "#/webhooks/vendor-action:updated"),
            (
                OperationRef("charge-action:updated", "POST"),
                OperationRef("vendor-action:updated", "POST"),
            ),
            "The event charge-action:updated is called vendor-action:updated.",
            rename=Rename("charge-action:updated", "vendor-action:updated", "sure"),
            unproven="an event that is not sent has no payload",
            fingerprint="a1000000000d",
        ),
        "must",
        "webhooks",
        "`ChargeActionUpdated` arrives as `VendorActionUpdated`",
        "A handler of the old event is never called again.",
        Snippet(
            "from ev_client.v2023_05_01.webhooks import ChargeActionUpdated, unwrap_events\n\n"
            'for event in unwrap_events(body, signature=signature, secret="..."):\n'
            "    if isinstance(event, ChargeActionUpdated):\n"
            "        print(event.charge_action.state)\n",
            "from ev_client.v2023_08_01.webhooks import VendorActionUpdated, unwrap_events\n\n"
            'for event in unwrap_events(body, signature=signature, secret="..."):\n'
            "    if isinstance(event, VendorActionUpdated):\n"
            "        print(event.vendor_action.state)\n",
        ),
        (),
        ("Webhooks",),
    ),
    Step(
        Change(
            "request-header-parameter-removed",
            "error",
            "request",
            "narrows",
            ("wire", "source"),
            old(58, "#/components/parameters/UserId"),
            None,
            (LIST, GET, ME, POLICY),
            "The header User-Id is gone, and requests that carry it fail.",
            witness=Witness("header User-Id", "u-17", "base", "revision"),
            fingerprint="a10000000016",
            subject="User-Id",
        ),
        "must",
        "authentication",
        "The client takes no `user_id`",
        "The user is named in the path of each call. A request that still carries the header is "
        "refused with 400.",
        Snippet(
            "from ev_client.v2023_05_01 import Ev\n\n"
            'ev = Ev(client_id="...", client_secret="...", user_id="u-17")\n',
            "from ev_client.v2023_08_01 import Ev\n\n"
            'ev = Ev(client_id="...", client_secret="...")\n',
        ),
        (HEADER,),
        ("Vehicles", "User Management"),
    ),
)

VEHICLES = Migration(
    api="Ev",
    base="2023-05-01",
    revision="2023-08-01",
    hops=("2023-05-01", "2023-08-01"),
    base_client=Client("ev_client.v2023_05_01", "Ev"),
    revision_client=Client("ev_client.v2023_08_01", "Ev"),
    steps=(
        *SILENT,
        *MUST,
        *CHAPTERS,
        *SHOULD,
        *NEW_STEPS,
        *FYI,
    ),
    claims=(MEANING, PAGES, HEADER, LOST, BEHAVIOUR),
    undocumented=("a10000000002", "a10000000008", "a1000000000c"),
)
"""A change of every kind."""

EMPTY = replace(VEHICLES, revision="2023-05-02", steps=(), claims=(), undocumented=())

ATTACK = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'`{{ 7*7 }}\u202e\u2028]]>"
)
HOSTILE = Migration(
    api=f"Evil {ATTACK}",
    base="<1>",
    revision='"2"',
    hops=("<1>", "<i>", '"2"'),
    base_client=Client("evil.v1", "Evil"),
    revision_client=Client("evil.v2", "Evil"),
    steps=tuple(
        replace(
            step,
            title=f"{step.title} {ATTACK}",
            why=f"{ATTACK} `{ATTACK}`",
            tags=(ATTACK, "a b"),
            snippet=Snippet(f"x = '''{ATTACK}'''\n", f'"""\n{ATTACK}\n"""\n# ```\n'),
            claims=(replace(BEHAVIOUR, text=ATTACK, cite=ATTACK),),
            change=replace(
                step.change,
                message=f"{ATTACK} {number}",
                operations=(OperationRef(f"/{ATTACK}", "GET", ATTACK),),
                base=Location(f"{ATTACK}.yaml", 1, 1, f"#/{ATTACK}"),
                rename=Rename(ATTACK, ATTACK, "ask"),
                witness=Witness(ATTACK, {ATTACK: [ATTACK, None, 1.5e300]}, "base", "revision"),
                subject=ATTACK,
            ),
        )
        for number, step in enumerate(VEHICLES.steps)
    ),
    claims=(replace(BEHAVIOUR, text=ATTACK), replace(LOST, text=ATTACK, cite=ATTACK)),
    undocumented=("a10000000002",),
)
"""Every text of a description is an attack."""

HUGE = replace(
    VEHICLES,
    base="2023-02-01",
    hops=("2023-02-01", "2023-03-01", "2023-04-01", "2023-04-15", "2023-05-01", "2023-08-01"),
    steps=tuple(
        replace(step, change=replace(step.change, fingerprint=f"{number:04x}{index:08x}"))
        for index, step in enumerate(VEHICLES.steps)
        for number in range(15)
    ),
)
"""Three hundred changes, over five hops."""


VERSIONS = HUGE.hops
BROKEN = tuple(step.change for step in VEHICLES.steps)


def pair_changes(older: int, newer: int) -> tuple[Change, ...]:
    """Give each hop some changes; a longer jump has those of its hops."""
    return BROKEN[older * 4 : newer * 4]


INDEX = Index(
    matrix(
        "Ev",
        VERSIONS,
        {
            (base, revision): pair_changes(older, newer)
            for older, base in enumerate(VERSIONS)
            for newer, revision in enumerate(VERSIONS)
            if older < newer
        },
    ),
    (indexed(VEHICLES), indexed(HUGE)),
)
HOSTILE_INDEX = Index(
    matrix(
        HOSTILE.api,
        (HOSTILE.base, ATTACK, HOSTILE.revision),
        {(HOSTILE.base, HOSTILE.revision): [step.change for step in HOSTILE.steps]},
    ),
    (indexed(HOSTILE),),
)
