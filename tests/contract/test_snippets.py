"""Programs that reproduce a case fit the generated clients, and send the very request."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

from specloom.contract.model import ABSENT, Case, Values
from specloom.contract.requests import write
from specloom.contract.snippets import Snippets
from specloom.ir import Api, Operation, build
from specloom.ir.model import JsonValue, Schema
from specloom.names import body_media, parse_lock, plan
from specloom.names.programs import Client
from specloom.spec import load
from specloom.values.samples import NO_SAMPLE, sample
from tests.server import Answer, Server

pytestmark = pytest.mark.exhaustive

ROOT = Path(__file__).parents[2]
SERVICES = {
    "enode": ("Enode", "enode_client.{}", ("2023-02-01", "2023-08-01", "latest")),
    "renault-zoe": ("RenaultZoe", "renault_zoe_client.{}", ("2016", "2018-12")),
}
SENT = {"enode": "latest", "renault-zoe": "2018-12"}


@cache
def made(service: str) -> dict[str, Snippets]:
    name, package, versions = SERVICES[service]
    apis = [build(load(str(ROOT / f"specs/{service}/{version}.yaml"))) for version in versions]
    lock = (ROOT / f"generated/{service}/names.lock.json").read_text("utf-8")
    symbols, _ = plan(apis, parse_lock(lock, "lock"))
    modules = [
        version if version.isalpha() else f"v{version.replace('-', '_')}" for version in versions
    ]
    return {
        version: Snippets(api, named, Client(package.format(module), name), "http://127.0.0.1:8000")
        for version, api, named, module in zip(versions, apis, symbols, modules, strict=True)
    }


def value(schema: Schema | None) -> JsonValue:
    found = sample(schema, "request", minimal=False) if schema is not None else "x"
    assert found is not NO_SAMPLE
    return found


def case_of(api: Api, operation: Operation, *, whole: bool = True) -> Case:
    """Make a valid request with every parameter, or with those that must be there."""
    places: dict[str, dict[str, JsonValue]] = {
        "path": {},
        "query": {},
        "header": {},
        "cookie": {},
    }
    for one in operation.parameters:
        if one.required or whole:
            told = [each.value for each in one.examples]
            places[one.location][one.name] = told[0] if told else value(one.schema)
    media = body_media(operation)
    values = Values(
        places["path"],
        places["query"],
        places["header"],
        places["cookie"],
        value(media.schema) if media else ABSENT,
        media.name if media else "",
    )
    return Case(operation, write(api, operation, values), "valid", "", "", values=values)


def cases(api: Api) -> Iterator[Case]:
    for operation in api.operations:
        yield case_of(api, operation)
        yield case_of(api, operation, whole=False)


def test_snippets_fit_their_clients(tmp_path: Path) -> None:
    number, empty = 0, []
    for service in SERVICES:
        for version, snippets in made(service).items():
            for one in cases(snippets.api):
                code = snippets.of(one)
                if not code:
                    empty.append(f"{service} {version} {one.operation.method} {one.operation.path}")
                (tmp_path / f"snippet_{number}.py").write_text(code, "utf-8")
                number += 1
    command = [sys.executable, "-m", "mypy", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    assert empty == []


@pytest.mark.filterwarnings("ignore:The service has deprecated:DeprecationWarning")
@pytest.mark.parametrize("service", SERVICES)
def test_snippets_send_the_request(
    server: Server, service: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ACCESS_TOKEN", "USERNAME", "PASSWORD"):
        monkeypatch.setenv(name, "secret")
    snippets = replace(made(service)[SENT[service]], address=server.url)
    for one in cases(snippets.api):
        path, _, query = one.call.target.partition("?")
        server.forget()
        server.answer(f"{one.call.method} {path}", Answer(418))
        with pytest.raises(Exception, match="418"):
            exec(snippets.of(one), {})
        (sent,) = server.requests
        wanted = one.call.body

        assert (sent.method, sent.path) == (one.call.method, path)
        assert sorted(parse_qsl(sent.query)) == sorted(parse_qsl(query))
        assert json.loads(sent.body or b"null") == json.loads(wanted or b"null")
        assert sent.headers.get("authorization") == (
            "Bearer secret" if one.operation.security else None
        )


def first(method: str, path: str) -> tuple[Snippets, Case]:
    snippets = made("enode")["latest"]
    wanted = (one for one in snippets.api.operations if (one.method, one.path) == (method, path))
    return snippets, case_of(snippets.api, next(wanted))


def test_all_that_goes_together_is_passed() -> None:
    api = build(load(str(ROOT / "tests/render/access.yaml")))
    (symbols,), _ = plan([api])
    snippets = Snippets(api, symbols, Client("access", "Access"), "http://h")
    told = {one.id: snippets.of(case_of(api, one)) for one in api.operations}

    assert 'app_id=environ["APP_ID"],\n    app_key=environ["APP_KEY"],\n' in told["pair"]
    assert 'with Access(base_url="http://h") as client:' in told["open"]
    assert 'servers={"https://upload.example.com": "http://h"}' in told["upload"]
    assert "servers={" in told["files"]
    assert "machine_access_token=" in told["machine"]


def test_what_clients_send_is_not_passed() -> None:
    api = build(load(str(ROOT / "tests/render/access.yaml")))
    (symbols,), _ = plan([api])
    snippets = Snippets(api, symbols, Client("access", "Access"), "http://h")
    one = next(case_of(api, each) for each in api.operations if each.id == "brought")

    assert "client.a.brought()" in snippets.of(one)
    assert "key=" in snippets.of(replace(one, credentials="none")).partition("client.a.")[2]


def test_other_credentials_are_passed() -> None:
    snippets, one = first("GET", "/vehicles/{vehicleId}")

    assert "access_token" not in snippets.of(replace(one, credentials="none"))
    assert 'access_token="wrong"' in snippets.of(replace(one, credentials="wrong"))
    assert "environ" not in snippets.of(replace(one, credentials="wrong"))


VEHICLES, CHARGE, LINK, RATES = (
    ("GET", "/vehicles"),
    ("POST", "/vehicles/{vehicleId}/charging"),
    ("POST", "/users/{userId}/link"),
    ("PUT", "/tariffs/{tariffId}"),
)


@pytest.mark.parametrize(
    ("operation", "changed"),
    [
        (VEHICLES, {"query": {"pageSize": "many"}}),
        (VEHICLES, {"query": {"pageSize": True}}),
        (VEHICLES, {"query": {"pageSize": None}}),
        (VEHICLES, {"query": {"unknown": "x"}}),
        (VEHICLES, {"headers": {"enode-version": "1999-01-01"}}),
        (VEHICLES, {"headers": {"x-more": "x"}}),
        (VEHICLES, {"body": {"a": 1}, "media_type": "application/json"}),
        (CHARGE, {"path": {"vehicleId": ""}}),
        (CHARGE, {"path": {}}),
        (CHARGE, {"body": {"action": "EXPLODE"}}),
        (CHARGE, {"body": {"action": "START", "more": 1}}),
        (CHARGE, {"body": {}}),
        (CHARGE, {"body": ["START"]}),
        (CHARGE, {"raw": b"{"}),
        (CHARGE, {"media_type": "text/plain"}),
        (LINK, {"body": {"vendor": "TESLA", "scopes": "all"}}),
        (RATES, {"body": {"a": 1}}),
        (RATES, {"body": [{"name": "a"}]}),
        (RATES, {"body": [1]}),
    ],
)
def test_what_a_client_cannot_send_has_no_program(
    operation: tuple[str, str], changed: dict[str, Any]
) -> None:
    snippets, one = first(*operation)
    assert one.values is not None

    assert snippets.of(one)
    assert snippets.of(replace(one, values=replace(one.values, **changed))) == ""


def test_a_method_that_is_not_described_has_no_program() -> None:
    snippets, one = first(*VEHICLES)

    assert snippets.of(replace(one, call=replace(one.call, method="TRACE"))) == ""
    assert snippets.of(replace(one, values=None)) == ""
