"""Runs by hand, and runs of any kind for laws."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from specloom.contract.model import Failure, Goal, Prediction, Run, Step, Stop
from specloom.errors import Location

HOSTILE = "<script>alert(1)</script> &\"'`$(id)`\x1b[31m\u202e\ud800 ]]> %0A::error::x\n## y"

_JSON = (("content-type", "application/json"),)

STEP = Step(
    method="GET",
    target="/pets?pageSize=51",
    headers=(("accept", "application/json"), ("authorization", "…")),
    body="",
    status=200,
    answer_headers=_JSON,
    answer='{"items": [{"id": 7, "name": "Tom"}], "next": null}',
    curl=(
        "curl --include 'http://127.0.0.1:8000/pets?pageSize=51' \\\n"
        '  --header "Authorization: Bearer $ACCESS_TOKEN"'
    ),
    snippet=(
        "from os import environ\n\nfrom pets_client import Pets\n\n"
        "with Pets(\n"
        '    access_token=environ["ACCESS_TOKEN"],\n'
        '    base_url="http://127.0.0.1:8000",\n'
        ") as client:\n    client.pets.list(page_size=51)\n"
    ),
)
CREATE = Step(
    method="POST",
    target="/pets",
    headers=_JSON,
    body='{"name": "Tom", "age": 4}',
    status=201,
    answer_headers=_JSON,
    answer='{"id": "pet-1", "name": "Tom"}',
    curl=(
        "curl --include --request POST http://127.0.0.1:8000/pets \\\n"
        "  --header 'content-type: application/json' \\\n"
        '  --data-raw \'{"name": "Tom", "age": 4}\''
    ),
)
DELETE = Step("DELETE", "/pets/pet-1", (), "", 204, (), "", "curl --include --request DELETE …")
GONE = Step(
    "GET",
    "/pets/pet-1",
    (),
    "",
    200,
    _JSON,
    '{"id": "pet-1"}',
    "curl --include http://…/pets/pet-1",
)

ACCEPTED_TOO_MUCH = Failure(
    check="invalid-request-is-accepted",
    operation="GET /pets",
    operation_id="listPets",
    message="GET /pets answered 200 to a request that the description does not allow.",
    why="`pageSize` is 51, above its maximum of 50",
    pointer="#/paths/~1pets/get/parameters/0/schema/maximum",
    location=Location("specs/pets.yaml", 12, 13, "#/paths/~1pets/get/parameters/0/schema/maximum"),
    steps=(STEP,),
    fingerprint="a1" * 6,
    tier="sweep",
    count=3,
)
WRONG_TYPE = Failure(
    check="body-breaks-its-schema",
    operation="GET /pets",
    operation_id="listPets",
    message="`/items/0/id` is 7, where a string is described.",
    why="a valid request with every parameter",
    pointer="#/components/schemas/Pet/properties/id/type",
    location=Location("specs/pets.yaml", 31, 21, "#/components/schemas/Pet/properties/id/type"),
    steps=(STEP,),
    fingerprint="b2" * 6,
    tier="fuzz",
)
USED_AFTER_DELETE = Failure(
    check="deleted-thing-is-still-there",
    operation="GET /pets/{petId}",
    operation_id="",
    message="GET /pets/pet-1 answered 200 after DELETE /pets/pet-1 had answered 204.",
    why="a pet is made, deleted and asked for",
    pointer="#/paths/~1pets~1{petId}/get",
    location=Location("https://pets.example.com/openapi.json", 1, 400),
    steps=(CREATE, DELETE, GONE),
    fingerprint="c3" * 6,
    tier="sequences",
    flaky=True,
)
KNOWN = Failure(
    check="status-is-not-documented",
    operation="POST /pets",
    operation_id="createPet",
    message="POST /pets answered 418, which is not described.",
    why="`name` is the empty string",
    pointer="#/paths/~1pets/post/responses",
    location=Location("specs/pets.yaml", 20, 7, "#/paths/~1pets/post/responses"),
    steps=(CREATE,),
    fingerprint="d4" * 6,
    tier="sweep",
    accepted="The teapot stays.",
)

GOALS = {
    Goal("GET /pets", "status", "200"): "covered",
    Goal("GET /pets", "status", "404"): "no request was answered so",
    Goal("GET /pets", "parameter", "query pageSize"): "covered",
    Goal("GET /pets", "response", "200 application/json"): "covered",
    Goal("GET /pets", "branch", "#/components/schemas/Pet/oneOf/0"): "covered",
    Goal("GET /pets", "branch", "#/components/schemas/Pet/oneOf/1"): "never seen in an answer",
    Goal("POST /pets", "status", "201"): "not sent: writes need --allow-writes",
    Goal("POST /pets", "request", "application/json"): "not sent: writes need --allow-writes",
    Goal("GET /pets/{petId}", "status", "200"): "covered",
    Goal("GET /pets/{petId}", "parameter", "path petId"): "covered",
}

RUN = Run(
    source="specs/pets.yaml",
    title="Pets",
    version="2026-01-01",
    target="http://127.0.0.1:8000",
    seed=7,
    tiers={"sweep": 1200, "fuzz": 300, "sequences": 41},
    failures=(ACCEPTED_TOO_MUCH, WRONG_TYPE, USED_AFTER_DELETE, KNOWN),
    goals=GOALS,
    stream="5" * 64,
    notes=("GET /old is not sent: no value fits its parameter `x`",),
    seconds=12.5,
)
CLEAN = Run(
    source="pets@latest",
    title="Pets",
    version="2026-01-01",
    target="mock",
    tiers={"sweep": 20},
    goals=dict.fromkeys(GOALS, "covered"),
    stream="6" * 64,
    seconds=0.25,
)
EMPTY = Run("-", "", "", "mock")
PARTIAL = Run(
    source="pets@latest",
    title="Pets",
    version="2026-01-01",
    target="https://pets.example.com",
    shard="2/4",
    tiers={"sweep": 3},
    failures=(WRONG_TYPE,),
    goals=dict.fromkeys(GOALS, "the run ended before"),
    seconds=3.0,
    stop=Stop("died", "https://pets.example.com dropped the connection; is it still up?"),
)
COMPAT = Run(
    source="pets@2",
    title="Pets",
    version="2",
    target="mock",
    mode="compat",
    other="pets@1",
    tiers={"sweep": 3},
    failures=(replace(ACCEPTED_TOO_MUCH, changes=("f" * 12,)),),
    predictions=(
        Prediction(
            "f" * 12,
            "request-parameter-max-lowered",
            "`pageSize` of GET /pets allows 50 at most, before 100.",
            ("GET /pets",),
            "confirmed",
        ),
        Prediction("e" * 12, "operation-removed", "GET /old is gone.", (), "not observed", "Why."),
        Prediction("b2" * 6, "body-breaks-its-schema", "Nobody said so.", (), "unpredicted"),
    ),
)
STRANGE = Run(
    source=HOSTILE,
    title=HOSTILE,
    version=HOSTILE,
    target=HOSTILE,
    other=HOSTILE,
    failures=(
        Failure(
            HOSTILE,
            HOSTILE,
            HOSTILE,
            HOSTILE,
            HOSTILE,
            HOSTILE,
            Location(HOSTILE, 3, 4, HOSTILE),
            (
                Step(
                    HOSTILE,
                    HOSTILE,
                    ((HOSTILE, HOSTILE),),
                    HOSTILE,
                    500,
                    ((HOSTILE, HOSTILE),),
                    HOSTILE,
                    HOSTILE,
                    HOSTILE,
                ),
            ),
            HOSTILE,
            "fuzz",
        ),
    ),
    predictions=(Prediction(HOSTILE, HOSTILE, HOSTILE, (HOSTILE,), "confirmed", HOSTILE),),
    goals={Goal(HOSTILE, "branch", HOSTILE): HOSTILE},
    notes=(HOSTILE,),
    stop=Stop("died", HOSTILE),
)
RUNS = {
    "pets": RUN,
    "clean": CLEAN,
    "empty": EMPTY,
    "partial": PARTIAL,
    "compat": COMPAT,
    "strange": STRANGE,
}

# ------------------------------------------------------------------------------------- any run

TEXT = st.one_of(st.sampled_from(["", HOSTILE]), st.text(st.characters(codec=None), max_size=8))
HEADERS = st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple)
NUMBER = st.integers(0, 9)
LOCATIONS = st.builds(Location, TEXT, NUMBER, NUMBER, TEXT)
STEPS = st.builds(Step, TEXT, TEXT, HEADERS, TEXT, NUMBER, HEADERS, TEXT, TEXT, TEXT)
FAILURES = st.builds(
    Failure,
    check=TEXT,
    operation=TEXT,
    operation_id=TEXT,
    message=TEXT,
    why=TEXT,
    pointer=TEXT,
    location=LOCATIONS,
    steps=st.lists(STEPS, max_size=2).map(tuple),
    fingerprint=st.sampled_from(["a" * 12, "b" * 12, "c" * 12]),
    tier=st.sampled_from(["sweep", "fuzz", "sequences"]),
    count=NUMBER,
    flaky=st.booleans(),
    accepted=TEXT,
    changes=st.lists(TEXT, max_size=2).map(tuple),
)
PREDICTIONS = st.builds(
    Prediction,
    TEXT,
    TEXT,
    TEXT,
    st.lists(TEXT, max_size=2).map(tuple),
    st.sampled_from(["confirmed", "not observed", "unpredicted"]),
    TEXT,
)
STOPS = st.builds(Stop, st.sampled_from(["died", "slow", "time", "interrupted"]), TEXT)
ANY_RUN = st.builds(
    Run,
    source=TEXT,
    title=TEXT,
    version=TEXT,
    target=TEXT,
    mode=st.sampled_from(["test", "compat", "against"]),
    other=TEXT,
    seed=st.integers(),
    shard=TEXT,
    tiers=st.dictionaries(st.sampled_from(["sweep", "fuzz", "sequences"]), NUMBER),
    failures=st.lists(FAILURES, max_size=2).map(tuple),
    predictions=st.lists(PREDICTIONS, max_size=2).map(tuple),
    goals=st.dictionaries(
        st.builds(Goal, TEXT, st.sampled_from(["status", "branch"]), TEXT),
        st.sampled_from(["covered", "not reached"]),
        max_size=3,
    ),
    stream=TEXT,
    notes=st.lists(TEXT, max_size=2).map(tuple),
    seconds=st.floats(0, 1e6),
    stop=st.none() | STOPS,
)
