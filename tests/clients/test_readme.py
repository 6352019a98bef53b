"""The examples of every README run as they stand, but for the address of the service."""

from __future__ import annotations

import ast
import hashlib
import hmac
import inspect
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anyio
import pytest

from tests.clients.descriptions import Version, example, webhook_examples
from tests.server import Answer, Server

ROOT = Path(__file__).parents[2]
ENODE, RENAULT = Version("enode", "2023-08-01"), Version("renault-zoe", "2018-12")
LATEST = Version("enode", "latest")
ELLIPSIS = "%E2%80%A6"


def blocks(path: str) -> list[str]:
    text = (ROOT / path).read_text(encoding="utf-8")
    return re.findall(r"```python\n(.*?)```", text, re.DOTALL)


def run(code: str, server: Server, backend: str = "asyncio", **names: Any) -> None:
    """Run an example whose clients talk to the server: its address is all that is put in."""
    addresses = f"base_url={server.url!r}, "
    code = re.sub(r"(RenaultZoe\()", rf"\1{addresses}", code)
    tokens = f"token_url={server.url + '/oauth2/token'!r}, "
    code = re.sub(r"(Enode\()", rf"\1{addresses}{tokens}", code)
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    compiled = compile(code, "README.md", "exec", flags=flags, dont_inherit=True)
    if compiled.co_flags & inspect.CO_COROUTINE:
        main: Callable[[], Any] = lambda: eval(compiled, names)  # noqa: E731 - a coroutine function
        anyio.run(main, backend=backend)
    else:
        exec(compiled, names)


@pytest.fixture
def services(server: Server) -> Server:
    """Let the server answer as both services do."""
    token = {"access_token": "token-1", "expires_in": 3600, "token_type": "bearer"}
    page = {**example(LATEST, "getVehicles"), "pagination": {"after": None, "before": None}}
    page["data"][0]["chargeState"]["isCharging"] = False
    action = example(ENODE, "postVehiclesVehicleidCharging")
    server.answer("POST /oauth2/token", Answer(json=token))
    server.answer("GET /vehicles", Answer(json=page))
    for vehicle in page["data"]:
        server.answer(f"POST /vehicles/{vehicle['id']}/charging", Answer(json=action))
    cookies = ("refreshToken=c1; Path=/; HttpOnly",)
    server.answer("POST /user/login", Answer(json=example(RENAULT, "login"), cookies=cookies))
    for vin in ("VF1AGVYB0EXAMPLE1", ELLIPSIS):
        battery = example(RENAULT, "getBattery", "charging")
        history = example(RENAULT, "getChargeHistory")
        server.answer(f"GET /vehicle/{vin}/battery", Answer(json=battery))
        server.answer(f"GET /vehicle/{vin}/charge/history", Answer(json=history))
        server.answer(f"POST /vehicle/{vin}/air-conditioning/scheduler", Answer(202))
    return server


def test_the_examples_of_the_project(services: Server, capsys: pytest.CaptureFixture[str]) -> None:
    enode, renault = blocks("README.md")

    run(enode, services)
    assert capsys.readouterr().out == "Road runner PENDING\n"
    assert [one.method for one in services.requests] == ["POST", "GET", "POST"]
    assert services.requests[-1].json == {"action": "START"}
    run(renault, services)
    first, *rest = capsys.readouterr().out.splitlines()
    assert first == "34 %, full in 2:55:00"
    assert [line.split(" ", 2)[2] for line in rest] == [
        "START_NOTIFICATION None", "END_NOTIFICATION None", "START_NOTIFICATION 2:55:00"
    ]  # fmt: skip
    assert services.requests[-1].json == {"start": "0745"}
    assert services.seen("GET /vehicle/VF1AGVYB0EXAMPLE1/charge/history")[0].query == (
        "begin=1218&end=1218"
    )


def test_the_examples_of_the_project_are_short() -> None:
    lines = [[line for line in block.splitlines() if line] for block in blocks("README.md")]

    assert max(map(len, lines)) <= 10


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
@pytest.mark.parametrize("number", range(len(blocks("generated/enode/README.md"))))
def test_the_examples_of_the_dated_api(number: int, backend: str, services: Server) -> None:
    _, events = webhook_examples(LATEST)[0]
    body = json.dumps(events).encode()
    signature = hmac.digest("…".encode(), body, hashlib.sha1).hex()
    names = {"raw_body": body, "signature_header": f"sha1={signature}"}
    with LATEST.module.Enode(base_url=services.url, access_token="token-1") as client:
        code = blocks("generated/enode/README.md")[number]
        run(code, services, backend, client=client, **names)


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
@pytest.mark.parametrize("number", range(len(blocks("generated/renault-zoe/README.md"))))
def test_the_examples_of_the_other_api(number: int, backend: str, services: Server) -> None:
    with RENAULT.module.RenaultZoe(base_url=services.url, access_token="token-1") as client:
        code = blocks("generated/renault-zoe/README.md")[number]
        run(code, services, backend, client=client)
