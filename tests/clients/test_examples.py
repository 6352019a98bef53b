"""Every example of every description, through the generated client and back, byte for byte.

A call is made with typed Python values, as a user would; what the server saw must be the example
of the request. What it answers is the example of the answer; what the client read of it must
write the same JSON again.
"""

from __future__ import annotations

import json
import ssl
import typing
from collections.abc import Iterator
from contextlib import contextmanager
from types import UnionType
from typing import Any, Union

import httpx
import pytest
from enode_client._runtime import coding as enode_coding
from enode_client._runtime.units import Number
from renault_zoe_client._runtime import coding as renault_coding

from tests.clients.descriptions import VERSIONS, Case, Version, cases, webhook_examples
from tests.server import Answer, Server

CASES = [case for version in VERSIONS for case in cases(version)]
CODING: dict[str, Any] = {"enode": enode_coding, "renault-zoe": renault_coding}


@pytest.fixture(scope="module")
def clients() -> Iterator[dict[Version, Any]]:
    """Give one client a version, kept over the tests."""
    opened: dict[Version, Any] = {}
    yield opened
    for client in opened.values():
        client.close()


def client_of(
    clients: dict[Version, Any], version: Version, server: Server, trust: ssl.SSLContext
) -> Any:
    if version not in clients:
        name = next(one for one in version.module.__all__ if one.startswith("Async"))
        cls = getattr(version.module, name.removeprefix("Async"))
        wire = httpx.HTTPTransport(verify=trust)
        clients[version] = cls(
            base_url=server.url, access_token="t0k3n", strict=True, transport=wire
        )
    return clients[version]


def arguments(case: Case, build: Any) -> tuple[list[Any], dict[str, Any]]:
    """Give the arguments of a method, decoded from the examples to the types it declares."""
    coding = CODING[case.version.api]
    hints = typing.get_type_hints(build, include_extras=True)
    places: dict[str, Any] = {
        f"{case.pointer}/~arguments/{location}/{name}": value
        for location, name, value in case.parameters
    }
    for body in case.body:
        if f"{case.pointer}/~arguments/whole body/body" in case.version.symbols:
            places[f"{case.pointer}/~arguments/whole body/body"] = body
        else:
            for name, value in body.items():
                places[f"{case.pointer}/~arguments/body/{name}"] = value
    positional, keywords = [], {}
    for place, value in places.items():
        name = case.version.symbols[place].partition("(")[2].removesuffix(")")
        typed = coding.decode(_without_omitted(hints[name]), json.dumps(value), strict=True)
        if "/path/" in place:
            positional.append(typed)
        else:
            keywords[name] = typed
    return positional, keywords


def _without_omitted(hint: Any) -> Any:
    """Give what an argument takes when it is there; `20` is a good float to Python."""
    if hint is float:
        return Number
    if typing.get_origin(hint) not in {Union, UnionType}:
        return hint
    kept = [one for one in typing.get_args(hint) if getattr(one, "__name__", "") != "Omitted"]
    return Union[tuple(map(_without_omitted, kept))]  # noqa: UP007 - made from a list


def same(ours: object, theirs: object) -> bool:
    """Tell whether two JSON values are written alike: `5` is not `5.0`, `1` is not `true`."""
    return json.dumps(ours, sort_keys=True) == json.dumps(theirs, sort_keys=True)


def dumped(value: Any) -> Any:
    """Give a value back as JSON data, through the public face of models."""
    match value:
        case list():
            return [dumped(one) for one in value]
        case dict():
            return {key: dumped(one) for key, one in value.items()}
        case _ if hasattr(value, "to_dict"):
            return value.to_dict()
        case _:
            return value


@pytest.mark.parametrize("case", CASES, ids=str)
def test_examples_travel_unchanged(
    case: Case, server: Server, clients: dict[Version, Any], trust: ssl.SSLContext
) -> None:
    client = client_of(clients, case.version, server, trust)
    resource, method = case.version.symbols[case.pointer].split(".")
    build = getattr(getattr(client, resource).requests, method)
    positional, keywords = arguments(case, build)
    content = {"json": case.answer[0]} if case.answer else {}
    server.answer(case.route, Answer(case.got[0], **content))

    request = build(*positional, **keywords)
    response = client.send(request)

    assert request.operation_id == case.operation_id
    (seen,) = server.requests
    if case.body:
        assert same(seen.json, case.body[0])
    else:
        assert seen.body == b""
    expected = case.answer[0] if case.answer else [] if request.empty == "list" else None
    assert same(dumped(response.data), expected)
    with warned_where_deprecated(case):
        got = getattr(getattr(client, resource), method)(*positional, **keywords)
    assert first_page(got) == getattr(response.data, "data", response.data)


@contextmanager
def warned_where_deprecated(case: Case) -> Iterator[None]:
    """Expect a warning from calls of deprecated operations, and from no others."""
    operation = case.version.root["paths"][case.path][case.method]
    if operation.get("deprecated"):
        with pytest.warns(DeprecationWarning, match="deprecated this operation"):
            yield
    else:
        yield


def first_page(got: Any) -> Any:
    return next(got.pages()).items if hasattr(got, "pages") else got


@pytest.mark.parametrize("version", VERSIONS, ids=str)
def test_every_example_was_tried(version: Version) -> None:
    """Count again, by another way: no operation and no example fell through the net above."""
    tried = [case for case in CASES if case.version == version]
    paths = version.root["paths"]
    methods = {"delete", "get", "patch", "post", "put"}

    assert {(one.path, one.method) for one in tried} == {
        (path, method) for path, item in paths.items() for method in methods & item.keys()
    }
    assert set(_example_names(paths)) <= {
        *((str(one.got[0]), one.operation_id, one.got[1]) for one in tried),
        *(("body", one.operation_id, one.sent[0]) for one in tried),
    }


def _example_names(paths: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for item in paths.values():
        for operation in item.values():
            if "operationId" not in operation:
                continue
            holders = {"body": operation.get("requestBody", {}), **operation["responses"]}
            wanted = {key: one for key, one in holders.items() if key[0] in "b2"}
            for place, holder in wanted.items():
                media = holder.get("content", {}).get("application/json", {})
                for name in media.get("examples", {}):
                    yield place, operation["operationId"], name


@pytest.mark.parametrize(
    ("version", "name", "delivery"),
    [
        pytest.param(version, name, delivery, id=f"{version} {name}")
        for version in VERSIONS
        for name, delivery in webhook_examples(version)
    ],
)
def test_webhook_examples_travel_unchanged(version: Version, name: str, delivery: Any) -> None:
    del name
    body = json.dumps(delivery).encode()

    events = version.module.webhooks.parse_events(body, strict=True)

    assert same(dumped(events), delivery)
