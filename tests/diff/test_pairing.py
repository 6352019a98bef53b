from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

from specloom.diff.hints import Hint, Hints
from specloom.diff.model import Rename
from specloom.diff.pairing import (
    Pairing,
    PairingSettings,
    pair_callbacks,
    pair_operations,
    pair_webhooks,
)
from specloom.ir.model import Api, Operation, Server, ServerVariable
from specloom.spec.pointers import join

PLAIN = PairingSettings()


def operation(request: str, **parts: Any) -> Operation:
    """Make an operation of `GET /path`."""
    method, _, path = request.partition(" ")
    return Operation(join(("paths", path, method.lower())), method, path, **parts)


def api(*requests: str, server: str = "", **parts: Any) -> Api:
    servers = (Server("#/servers/0", server),) if server else ()
    operations = tuple(map(operation, requests))
    return Api("api", "3.1.0", "Api", "1", servers=servers, operations=operations, **parts)


def told(pairing: Pairing) -> list[tuple[str, str, str]]:
    return [
        (pair.kind, f"{pair.base.method} {pair.base.path}", pair.revision.path)
        for pair in pairing.pairs
    ]


@pytest.mark.parametrize(
    ("base", "revision", "settings"),
    [
        (api("GET /cars"), api("GET /cars"), PLAIN),
        (api("GET /cars/{id}"), api("GET /cars/{carId}"), PLAIN),
        (api("GET /cars/{id}.json"), api("GET /cars/{carId}.json"), PLAIN),
        (api("GET /cars", server="https://x/v1"), api("GET /v1/cars", server="https://x"), PLAIN),
        (api("GET /v1/cars", server="https://x"), api("GET /cars", server="/v1/"), PLAIN),
        (api("GET /cars", server="https://x/v1"), api("GET /cars", server="https://x/v2"), PLAIN),
        (api("GET /cars", server="https://["), api("GET /cars"), PLAIN),
        (api("GET /v1/cars"), api("GET /v2/cars"), PairingSettings(("/v1", "/v2/"))),
        (api("GET /v1/cars"), api("GET /cars"), PairingSettings(("/v", "/v1"))),
    ],
)
def test_the_same_requests_are_the_same(
    base: Api, revision: Api, settings: PairingSettings
) -> None:
    for ours, theirs in ((base, revision), (revision, base)):
        pairing = pair_operations(ours, theirs, settings)

        assert [(pair.kind, pair.rename, pair.hinted) for pair in pairing.pairs] == [
            ("same", None, False)
        ]
        assert (pairing.removed, pairing.added, pairing.asks) == ((), (), ())


def test_variables_of_a_server_have_their_defaults() -> None:
    variables = {"region": ServerVariable("eu"), "version": ServerVariable("v1")}
    server = Server("#/servers/0", "https://{region}.x/{version}", variables=variables)
    base = Api("a", "3.1.0", "A", "1", servers=(server,), operations=(operation("GET /cars"),))

    assert told(pair_operations(base, api("GET /v1/cars"), PLAIN)) == [
        ("same", "GET /cars", "/v1/cars")
    ]


def test_servers_of_an_operation_go_before_those_of_the_document() -> None:
    mine = operation("GET /cars", servers=(Server("#/s", "https://y/v9"),))
    base = Api("a", "3.1.0", "A", "1", servers=(Server("#/t", "/v1"),), operations=(mine,))

    assert told(pair_operations(base, api("GET /v1/cars", "GET /v9/cars"), PLAIN)) == [
        ("same", "GET /cars", "/v9/cars")
    ]


def test_a_prefix_ends_with_a_segment() -> None:
    pairing = pair_operations(api("GET /v10/cars"), api("GET /0/cars"), PairingSettings(("/v1",)))

    assert told(pairing) == []


def test_variables_are_led_to_those_in_their_place() -> None:
    pairing = pair_operations(
        api("GET /a/{x}/b/{y}", "GET /a/{same}"), api("GET /a/{same}", "GET /a/{y}/b/{z}"), PLAIN
    )

    assert [pair.variables for pair in pairing.pairs] == [{"x": "y", "y": "z"}, {"same": "same"}]


@pytest.mark.parametrize(
    ("base", "revision", "expected"),
    [
        (["/a/{id}", "/a/{name}"], ["/a/{name}", "/a/{id}"], {"id": "id", "name": "name"}),
        (["/a/{carId}", "/a/{user}"], ["/a/{userName}", "/a/{car}"], {"carId": "car"}),
        (["/a/{x}", "/a/{y}"], ["/a/{y}"], {"y": "y"}),
    ],
)
def test_templates_alike_are_told_apart_by_their_variables(
    base: Sequence[str], revision: Sequence[str], expected: dict[str, str]
) -> None:
    ours, theirs = (api(*(f"GET {path}" for path in side)) for side in (base, revision))
    pairing = pair_operations(ours, theirs, PLAIN)
    variables = {old: new for pair in pairing.pairs for old, new in pair.variables.items()}

    assert expected.items() <= variables.items()
    assert len(pairing.removed) == len(base) - len(pairing.pairs)


@pytest.mark.parametrize(
    ("base", "revision"),
    [("GET /cars/", "GET /cars"), ("GET /Cars/{id}", "GET /cars/{carId}")],
)
def test_a_request_that_is_spelled_otherwise_has_moved(base: str, revision: str) -> None:
    [pair] = pair_operations(api(base), api(revision), PLAIN).pairs

    assert pair.kind == "moved"
    assert pair.rename == Rename(base, revision, "sure")


def test_variables_move_with_their_operation() -> None:
    base = api("DELETE /me/vendors/{vendor}", "GET /spots/{spotId}/{part}")
    revision = api("DELETE /users/{userId}/vendors/{vendor}", "GET /places/{placeId}/{part}")
    hints = Hints(
        (
            Hint("moved", base.operations[0].pointer, revision.operations[0].pointer),
            Hint("moved", base.operations[1].pointer, revision.operations[1].pointer),
        )
    )
    first, second = pair_operations(base, revision, PLAIN, hints).pairs

    assert first.rename == Rename(
        "DELETE /me/vendors/{vendor}", "DELETE /users/{userId}/vendors/{vendor}", "sure"
    )
    assert first.hinted
    assert first.variables == {"vendor": "vendor"}
    assert second.variables == {"spotId": "placeId", "part": "part"}


def test_pairs_stand_in_the_order_of_the_base_and_what_is_left_in_its_own() -> None:
    pairing = pair_operations(
        api("GET /gone", "GET /b/", "GET /a"), api("GET /a", "GET /new", "GET /b"), PLAIN
    )

    assert told(pairing) == [("moved", "GET /b/", "/b"), ("same", "GET /a", "/a")]
    assert [each.path for each in pairing.removed] == ["/gone"]
    assert [each.path for each in pairing.added] == ["/new"]


def test_a_guess_to_ask_about_is_no_pair() -> None:
    base = api("GET /spots/receivers/accounts")
    revision = api("GET /spots/senders/accounts")
    pairing = pair_operations(base, revision, PLAIN)

    assert pairing.pairs == ()
    assert [pair.rename for pair in pairing.asks if pair.rename] == [
        Rename("GET /spots/receivers/accounts", "GET /spots/senders/accounts", "ask")
    ]
    assert (pairing.removed, pairing.added) == (base.operations, revision.operations)


def test_webhooks_are_paired_by_name() -> None:
    def of(*names: str) -> Api:
        hooks = tuple(Operation(join(("webhooks", name, "post")), "POST", name) for name in names)
        return Api("a", "3.1.0", "A", "1", webhooks=hooks)

    pairing = pair_webhooks(of("car:updated", "gone"), of("new", "car:updated"))

    assert told(pairing) == [("same", "POST car:updated", "car:updated")]
    assert [each.path for each in (*pairing.removed, *pairing.added)] == ["gone", "new"]


def test_callbacks_are_paired_by_expression() -> None:
    def of(*expressions: str) -> Operation:
        callbacks = tuple(map(operation, expressions))
        return operation("POST /jobs", callbacks=callbacks)

    pairing = pair_callbacks(
        of("POST {$request.body#/url}", "POST {$request.body#/other}"),
        of("POST {$request.body#/url}"),
    )

    assert told(pairing) == [("same", "POST {$request.body#/url}", "{$request.body#/url}")]
    assert [each.path for each in pairing.removed] == ["{$request.body#/other}"]


PATHS = st.lists(st.sampled_from(["a", "b", "{x}", "{y}", "v1", ""]), max_size=3).map("/".join)
APIS = st.builds(
    lambda requests, server: api(*requests, server=server),
    st.lists(
        st.tuples(st.sampled_from(["GET", "PUT", "PATCH"]), PATHS).map(
            lambda request: f"{request[0]} /{request[1]}"
        ),
        max_size=6,
        unique=True,
    ),
    st.sampled_from(["", "https://x", "https://x/v1", "/a/"]),
)


@given(APIS)
def test_an_api_is_paired_with_itself(api: Api) -> None:
    pairing = pair_operations(api, api, PLAIN)

    assert [(pair.base, pair.revision, pair.kind) for pair in pairing.pairs] == [
        (each, each, "same") for each in api.operations
    ]
    assert (pairing.removed, pairing.added, pairing.asks) == ((), (), ())


@given(APIS, APIS)
def test_a_pairing_is_one_to_one_and_whole(base: Api, revision: Api) -> None:
    pairing = pair_operations(base, revision, PLAIN)

    assert sorted(each.pointer for each in base.operations) == sorted(
        [each.pointer for each in pairing.removed] + [pair.base.pointer for pair in pairing.pairs]
    )
    assert sorted(each.pointer for each in revision.operations) == sorted(
        [each.pointer for each in pairing.added] + [pair.revision.pointer for pair in pairing.pairs]
    )


@given(APIS, APIS)
def test_what_is_the_same_is_so_both_ways(base: Api, revision: Api) -> None:
    there = pair_operations(base, revision, PLAIN).pairs
    back = pair_operations(revision, base, PLAIN).pairs

    assert {(each.base, each.revision) for each in there if each.kind == "same"} == {
        (each.revision, each.base) for each in back if each.kind == "same"
    }
