"""Constructors say at once which argument cannot be right."""

from __future__ import annotations

import tomllib
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any

import pytest
from enode_client import v2023_08_01
from renault_zoe_client import v2016, v2018_12

from tests.clients.colours import Colour
from tests.clients.descriptions import Version, example
from tests.server import Answer, Server

ROOT = Path(__file__).parents[2]
PAIR = {"client_id": "me", "client_secret": "s3cret"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"environment": "prod"}, "^environment must be one of production, sandbox$"),
        ({"access_token": "s3cret", **PAIR}, "client_id and access_token .* give one of them$"),
        ({"access_token": lambda: "s3cret", **PAIR}, "give one of them$"),
        ({"access_token": "s3cret", "client_secret": "s3cret"}, "go together$"),
        ({"access_token": "s3cret", "client_id": "me"}, "go together$"),
        ({"max_retries": -1}, "^max_retries must be 0 or more$"),
        ({"timeout": 0}, "^timeout must be"),
        ({"timeout": -1}, "^timeout must be"),
        ({"base_url": "api.example.com"}, "^base_url must begin with http"),
        ({"token_url": "api.example.com/token", **PAIR}, "^token_url must begin with http"),
        ({"token_url": "https://me:s3cret@example.com", **PAIR}, "^token_url must not hold"),
    ],
)
def test_wrong_arguments(arguments: dict[str, Any], told: str, colour: Colour) -> None:
    with pytest.raises(ValueError, match=told) as raised:
        colour.open(v2023_08_01, **arguments)

    assert "s3cret" not in str(raised.value)


@pytest.mark.parametrize("module", [v2016, v2018_12])
def test_a_token_and_a_password(module: Any, colour: Colour) -> None:
    with pytest.raises(ValueError, match="username and access_token are different ways"):
        colour.open(module, access_token="t", username="ada", password="s3cret")
    with pytest.raises(ValueError, match="username and password go together"):
        colour.open(module, access_token="t", password="s3cret")


def test_the_client_says_what_it_is(server: Server, colour: Colour) -> None:
    charger = example(Version("enode", "2023-08-01"), "getCharger")
    server.answer("GET /chargers/c1", Answer(json=charger))
    client = colour.open(v2023_08_01, access_token="t0k3n")

    colour.wait(client.chargers.get("c1"))
    colour.wait(client.with_options(headers={"User-Agent": "mine/2"}).chargers.get("c1"))

    text = (ROOT / "generated/enode/pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    ours = f"{project['name']}/{project['version']} python-httpx/{version_of('httpx')}"
    assert [one.headers["user-agent"] for one in server.requests] == [ours, "mine/2"]
