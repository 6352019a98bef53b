"""What arguments of a client hold credentials, and which ways in operations have."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest

from specloom.ir import Api, Parameter, build
from specloom.ir.model import Location
from specloom.names.credentials import (
    client_arguments,
    credentials,
    is_sent_by_client,
    operation_arguments,
    shown_arguments,
    usual_ways_in,
    ways_in,
)
from specloom.spec import load

TOKENS: Final = {"flows": {"clientCredentials": {"tokenUrl": "https://a.example/t", "scopes": {}}}}
SCHEMES: Final[dict[str, dict[str, Any]]] = {
    "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "alias": {"type": "apiKey", "in": "header", "name": "x-key"},
    "Query Key": {"type": "apiKey", "in": "query", "name": "key"},
    "strict": {"type": "apiKey", "in": "cookie", "name": "strict"},
    "header": {"type": "apiKey", "in": "header", "name": "Authorization"},
    "user": {"type": "http", "scheme": "bearer"},
    "admin": {"type": "http", "scheme": "Bearer"},
    "oidc": {"type": "openIdConnect", "openIdConnectUrl": "https://a.example/o"},
    "basic": {"type": "http", "scheme": "basic"},
    "staff": {"type": "http", "scheme": "basic"},
    "oauth": {"type": "oauth2", **TOKENS},
    "other": {"type": "oauth2", **TOKENS},
    "digest": {"type": "http", "scheme": "Digest"},
    "hawk": {"type": "http", "scheme": "hawk"},
    "tls": {"type": "mutualTLS"},
}

Ways = list[list[str]]


def described(folder: Path, *asked: Ways) -> Api:
    """Describe an operation for each list of alternatives."""
    paths = {
        f"/{at}": {
            "get": {
                "security": [{name: [] for name in way} for way in ways],
                "responses": {"204": {"description": ""}},
            }
        }
        for at, ways in enumerate(asked)
    }
    raw = {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": paths}
    source = folder / "api.json"
    source.write_text(json.dumps({**raw, "components": {"securitySchemes": SCHEMES}}), "utf-8")
    return build(load(str(source)))


@pytest.mark.parametrize(
    ("asked", "arguments"),
    [
        ([[["key"]]], "api_key"),
        ([[["key"], ["user"]], [["basic"]]], "api_key access_token username password"),
        ([[["oauth"]]], "client_id client_secret access_token"),
        ([[["key", "Query Key"]]], "key query_key"),
        ([[["key"], ["Query Key"]]], "key query_key"),
        ([[["key"], ["alias"]]], "api_key"),
        ([[["key"]], [["alias"]]], "key alias"),
        ([[["key"], ["strict"]]], "key strict_"),
        ([[["user"]], [["admin"]]], "user admin"),
        ([[["user"], ["oidc"]], [["user"]]], "access_token"),
        ([[["user", "key"], ["oidc", "key"]]], "api_key access_token"),
        ([[["oauth"], ["user"]], [["oauth"]]], "access_token client_id client_secret"),
        (
            [[["oauth"]], [["user"]]],
            "user client_id client_secret oauth_access_token",
        ),
        (
            [[["basic"]], [["staff"]]],
            "basic_username basic_password staff_username staff_password",
        ),
        (
            [[["oauth"]], [["other"]]],
            """oauth_client_id oauth_client_secret oauth_access_token
            other_client_id other_client_secret other_access_token""",
        ),
        ([[["hawk"], ["tls"], ["nowhere"]], [[]]], ""),
        ([[["digest"]]], "username password"),
    ],
)
def test_arguments(asked: list[Ways], arguments: str, tmp_path: Path) -> None:
    assert client_arguments(described(tmp_path, *asked)) == tuple(arguments.split())


def test_token_endpoints(tmp_path: Path) -> None:
    one = credentials(described(tmp_path, [["oauth"]]))
    two = credentials(described(tmp_path, [["oauth"]], [["other"]]))

    assert [each.token_url for each in one] == ["token_url", ""]
    assert [each.token_url for each in two] == ["oauth_token_url", "", "other_token_url", ""]


@pytest.mark.parametrize(
    ("asked", "ways", "arguments"),
    [
        ([], [], ""),
        ([[]], [], ""),
        ([[], ["key"]], [["key"]], "api_key"),
        ([["key", "Query Key"], ["user"]], [["key", "Query Key"], ["user"]], "key query_key"),
        ([["hawk"], ["user"]], [["user"]], "access_token"),
        ([["hawk", "key"], ["user"]], [["user"], ["key"]], "access_token"),
        ([["tls", "key"]], [["key"]], "api_key"),
        ([["oauth"]], [["oauth"]], "access_token"),
        ([["user", "basic", "key"]], [["user", "key"]], "access_token api_key"),
        ([["header", "user"]], [["header"]], "api_key"),
        ([["nowhere"]], [], ""),
    ],
)
def test_ways_in(asked: Ways, ways: Ways, arguments: str, tmp_path: Path) -> None:
    api = described(tmp_path, asked)
    (operation,) = api.operations

    assert ways_in(operation, api) == tuple(map(tuple, ways))
    assert operation_arguments(operation, api) == tuple(arguments.split())


@pytest.mark.parametrize(
    ("location", "sent"),
    [
        ("header", ["x-KEY", "X-Key"]),
        ("query", ["key"]),
        ("cookie", ["strict"]),
        ("path", []),
    ],
)
def test_parameters_that_a_client_sends(
    location: Location, sent: list[str], tmp_path: Path
) -> None:
    api = described(tmp_path, [["key", "Query Key"], ["strict"], ["nowhere"]], [["user"]])
    ways, others = (ways_in(each, api) for each in api.operations)
    names = ("x-KEY", "X-Key", "key", "KEY", "strict", "Strict")
    stated = [Parameter("", name, location, required=True, schema=None) for name in names]

    assert [one.name for one in stated if is_sent_by_client(one, ways, api)] == sent
    assert not any(is_sent_by_client(one, others, api) for one in stated)


@pytest.mark.parametrize(
    ("asked", "usual"),
    [
        ([[["key"]], [["key"]], []], None),
        ([[["key"], ["user"]], [["user"], ["key"]]], None),
        ([[["oauth"], ["user"]], [["oauth"]]], None),
        ([[["user"], ["oidc"]], [["oidc"]]], None),
        ([], None),
        ([[["key", "user"]]], (("key", "user"),)),
        ([[["key"]], [["user"]], [["user"]]], (("user",),)),
    ],
)
def test_usual_ways_in(asked: list[Ways], usual: object, tmp_path: Path) -> None:
    assert usual_ways_in(described(tmp_path, *asked)) == usual


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ([[["key"], ["user"]]], "api_key"),
        ([[["oauth"]]], "client_id client_secret"),
        ([[["user", "key"]], [["key"]], [["user", "key"]]], "access_token api_key"),
        ([[]], ""),
    ],
)
def test_shown_arguments(asked: list[Ways], shown: str, tmp_path: Path) -> None:
    assert shown_arguments(described(tmp_path, *asked)) == tuple(shown.split())
