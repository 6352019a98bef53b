"""Ways in and addresses of generated clients: what of them is on the wire, in both colours."""

from __future__ import annotations

import importlib
import inspect
import sys
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import anyio
import httpx
import pytest

from specloom.config import client_fault
from tests.render.packages import written
from tests.server import Answer, Server

ACCESS: Final = Path(__file__).with_name("access.yaml")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("access")
    written(ACCESS, "access", folder)
    return folder


@pytest.fixture
def access(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Import the package, for one test."""
    monkeypatch.syspath_prepend(str(folder))
    yield importlib.import_module("access")
    for name in [one for one in sys.modules if one.partition(".")[0] == "access"]:
        del sys.modules[name]


def test_no_client_hides_what_its_package_has(access: ModuleType) -> None:
    assert {name for name in access.__all__ if not client_fault(name)} == {"Access", "AsyncAccess"}


# ------------------------------------------------------------------------------------ credentials

EVERYTHING: Final = {
    "app_id": "id",
    "app_key": "k&y",
    "user_token": "user",
    "admin": "admin",
    "mail_username": "ada",
    "mail_password": "pass",
    "owner_username": "eve",
    "owner_password": "word",
    "client_id": "machine",
    "client_secret": "secret",
}
BASIC: Final = f"Basic {b64encode(b'ada:pass').decode()}"


def proofs(server: Server) -> list[tuple[str, str, str]]:
    """Give what credentials the requests held: the key's header, the query, the token."""
    return [
        (one.headers.get("x-app-id", ""), one.query, one.headers.get("authorization", ""))
        for one in server.requests
        if one.method == "GET"
    ]


def sent(access: ModuleType, server: Server, name: str, **given: Any) -> tuple[str, str, str]:
    """Call an operation in both colours; give the credentials that both sent."""
    path = name.replace("_", "-")
    server.answer(f"GET /{path}", Answer(204))
    server.answer("POST /token", Answer(json={"access_token": "fetched", "expires_in": 3600}))

    server.answer("POST /login", Answer(json={"jwt": "made"}))

    async def later() -> None:
        async with access.AsyncAccess(base_url=server.url, **given) as client:
            await getattr(client.a, name)()

    with access.Access(base_url=server.url, **given) as client:
        getattr(client.a, name)()
    anyio.run(later)
    first, second = proofs(server)
    assert first == second
    return first


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("pair", ("id", "key=k%26y", "")),
        ("key_and_token", ("", "key=k%26y", "Bearer user")),
        ("either", ("", "", "Bearer admin")),
        ("signed", ("", "", BASIC)),
        ("machine", ("id", "", "Bearer fetched")),
        ("twice", ("", "", BASIC)),
        ("owned", ("", "", "Bearer made")),
        ("open", ("", "", "")),
        ("certified", ("", "", "")),
    ],
)
def test_what_an_operation_asks_for(
    name: str, wanted: tuple[str, str, str], access: ModuleType, server: Server
) -> None:
    assert sent(access, server, name, **EVERYTHING) == wanted


@pytest.mark.parametrize(
    ("name", "given", "wanted"),
    [
        ("either", {"app_id": "id", "user_token": "t"}, ("id", "", "")),
        ("either", {"user_token": "t"}, ("", "", "")),
        ("either", {}, ("", "", "")),
        ("key_and_token", {"user_token": lambda: "made"}, ("", "", "Bearer made")),
        ("machine", {"machine_access_token": "t", "app_id": "id"}, ("id", "", "Bearer t")),
        ("signed", {"app_id": "id"}, ("id", "", "")),
        ("pair", {"admin": "a"}, ("", "", "")),
    ],
)
def test_what_there_is_goes_along(
    name: str,
    given: dict[str, Any],
    wanted: tuple[str, str, str],
    access: ModuleType,
    server: Server,
) -> None:
    assert sent(access, server, name, **given) == wanted


@pytest.mark.parametrize(
    ("brought", "wanted"),
    [
        ({}, ("id", "key=k%26y", "")),
        ({"x_app_id": "other"}, ("other", "key=k%26y", "")),
        ({"x_app_id": "other", "key": "mine"}, ("other", "key=mine", "")),
    ],
)
def test_what_a_call_brings_goes_first(
    brought: dict[str, str], wanted: tuple[str, str, str], access: ModuleType, server: Server
) -> None:
    server.answer("GET /brought", Answer(204))
    with access.Access(base_url=server.url, **EVERYTHING) as client:
        client.a.brought(**brought)
        told = inspect.getdoc(client.a.brought) or ""

    assert proofs(server) == [wanted]
    assert "x_app_id: The id of the app. The client's own is sent if it is left out.\n" in told
    assert told.endswith("\n    key: The client's own is sent if it is left out.")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"mail_username": "a"}, "^mail_username and mail_password go together$"),
        ({"client_id": "c", "client_secret": "s", "machine_access_token": "t"}, "give one"),
        ({"region": "evil.example.org/"}, "^region must be one of eu, us$"),
        ({"servers": {"https://other.example": "http://h"}}, "which no operation has; there are"),
        ({"servers": {"https://upload.example.com": "/up"}}, "must begin with http:// or https://"),
    ],
)
def test_what_is_refused(given: dict[str, Any], told: str, access: ModuleType) -> None:
    for client in (access.Access, access.AsyncAccess):
        with pytest.raises(ValueError, match=told):
            client(**given)


def test_nothing_secret_is_shown(access: ModuleType) -> None:
    with access.Access(**dict.fromkeys(EVERYTHING, "s3cr3t")) as client:
        shown = repr([client, *vars(client).values(), *client._auth._given.values()])

    assert "Keyring(user-token, admin, machine, owner, mail, appId, appKey)" in shown
    assert "s3cr3t" not in shown


def test_what_the_constructor_says(access: ModuleType) -> None:
    assert inspect.getdoc(access.Access.__init__) == inspect.getdoc(access.AsyncAccess.__init__)
    said = (inspect.getdoc(access.Access.__init__) or "").splitlines()

    for line in (
        "    app_id: The key for appId, sent as the header X-App-Id.",
        "    app_key: The key for appKey, sent in the query as key.",
        "    admin: The bearer token for admin, or a function that gives it.",
        "    mail_password: The account's password.",
        "    owner_password: The account's password, sent to log in alone.",
        "    client_secret: The client's secret, sent to `token_url` alone.",
        "    region: Where the data is kept.",
        "    tenant: A part of /{tenant}/below.",
    ):
        assert line in said


# -------------------------------------------------------------------------------------- addresses

EU: Final = "https://eu.example.com/v1"


def visited(access: ModuleType, *names: str, **given: Any) -> list[str]:
    """Give the URLs that calls go to."""
    urls: list[str] = []

    def visit(request: httpx.Request) -> httpx.Response:
        urls.append(str(request.url))
        return httpx.Response(204)

    with access.Access(transport=httpx.MockTransport(visit), **given) as client:
        for name in names:
            getattr(client.a, name)()
    return urls


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (
            {},
            [
                f"{EU}/open",
                "https://eu.files.example.com/f/files",
                "https://upload.example.com/upload",
                "https://eu.example.com/acme/below/below",
            ],
        ),
        (
            {"region": "us", "port": "8443", "base": "api/v2", "plus_odd": "", "tenant": "b%20c"},
            [
                "https://us.example.com:8443/api/v2/open",
                "https://us.files.example.com/files",
                "https://upload.example.com/upload",
                "https://us.example.com:8443/b%20c/below/below",
            ],
        ),
        (
            {
                "base_url": "http://mock:8000/x",
                "servers": {"https://upload.example.com": "http://mock:8000/x/"},
            },
            [
                "http://mock:8000/x/open",
                "https://eu.files.example.com/f/files",
                "http://mock:8000/x/upload",
                "http://mock:8000/acme/below/below",
            ],
        ),
    ],
)
def test_where_requests_go(given: dict[str, Any], wanted: list[str], access: ModuleType) -> None:
    assert visited(access, "open", "files", "upload", "below", **given) == wanted
