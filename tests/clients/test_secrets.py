"""What is secret shows nowhere, though services say it again and programs print what they hold."""

from __future__ import annotations

from typing import Any

import pytest
from enode_client import latest, v2023_02_01, v2023_08_01
from enode_client.errors import BadRequest
from pydantic import BaseModel
from renault_zoe_client import v2016, v2018_12
from renault_zoe_client.errors import Unauthorized

from tests.clients.colours import Colour
from tests.server import Answer, Server

SECRET = "mysecret1"


@pytest.mark.parametrize(
    ("model", "members", "hidden"),
    [
        (latest.models.WebhookAuthentication, {"header_name": "x"}, {"header_value"}),
        (v2016.models.RefreshedToken, {}, {"token"}),
    ],
)
def test_no_repr_of_a_model(model: type[Any], members: dict[str, str], hidden: set[str]) -> None:
    made = model(**members, **dict.fromkeys(hidden, SECRET))
    shown = ", ".join(f"{name}={value!r}" for name, value in members.items())

    assert repr(made) == f"{model.__name__}({shown})"
    assert SECRET not in f"{made} {[made]}"
    assert {name for name in hidden if getattr(made, name) == SECRET} == hidden


@pytest.mark.parametrize("module", [v2016, v2018_12])
def test_no_repr_of_a_session(module: Any) -> None:
    told = {"token": SECRET, "refresh_token": SECRET, "xsrf_token": SECRET, "user": None}
    fields = module.models.Session.model_fields
    session = module.models.Session.model_construct(**{name: told[name] for name in fields})

    assert repr(session) == "Session(user=None)"


def test_little_else_is_hidden() -> None:
    hidden = {
        name
        for module in (v2023_02_01, v2023_08_01, latest, v2016, v2018_12)
        for one in vars(module.models).values()
        if isinstance(one, type) and issubclass(one, BaseModel)
        for name, field in one.model_fields.items()
        if not field.repr
    }

    assert hidden == {"header_value", "refresh_token", "token", "xsrf_token"}


def test_a_message_repeats_no_secret(server: Server, colour: Colour) -> None:
    server.answer("PUT /webhooks/firehose", Answer(400, json={"title": f"secret {SECRET} is bad"}))
    client = colour.open(v2023_08_01, access_token="t0k3n")

    with pytest.raises(BadRequest, match=r": secret \*{3} is bad$"):
        colour.wait(client.webhooks.update_firehose(secret=SECRET, url="https://example.com"))


def test_a_message_repeats_no_password(server: Server, colour: Colour) -> None:
    server.answer("POST /user/login", Answer(401, json={"message": f"wrong: {SECRET}"}))

    with pytest.raises(Unauthorized, match=r": wrong: \*{3}$"):
        colour.wait(colour.open(v2016).account.login(username="ada", password=SECRET))
