"""What other people's APIs keep: made, seen, changed and deleted, told by their paths alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import pytest

from specloom.mock import Service, service
from specloom.mock.messages import Request
from tests.mock.test_conformance import corpus

HEADERS = {
    "authorization": "Bearer x",
    "api_key": "x",
    "x-api-key": "x",
    "accept": "application/json",
    "content-type": "application/json",
}


@dataclass(frozen=True, slots=True)
class Life:
    """Where something is made and kept, how it is changed, and whether it can be deleted."""

    made: str
    body: dict[str, Any]
    kept: str
    id: str
    change: tuple[str, str, dict[str, Any]]
    mortal: bool = True


PET = {"name": "Rex", "photoUrls": ["https://example.com/rex"], "status": "sold"}
AMOUNT = {"currency": "EUR", "value": 100}
USER = {"username": "ann", "email": "ann@example.com"}
LIVES = {
    "petstore.yaml": [
        Life("/pet", PET, "/pet/{id}", "id", ("PUT", "/pet", {**PET, "name": "Max"})),
        Life("/user", USER, "/user/{id}", "username", ("PUT", "/user/{id}", {"email": "a@b.c"})),
        Life("/store/order", {"petId": 1, "quantity": 2}, "/store/order/{id}", "id", ("", "", {})),
    ],
    "openai-2025-01-31.yaml.xz": [
        Life(
            "/assistants",
            {"model": "gpt-4o", "name": "Ann"},
            "/assistants/{id}",
            "id",
            ("POST", "/assistants/{id}", {"name": "Bob"}),
        ),
        Life("/threads", {}, "/threads/{id}", "id", ("POST", "/threads/{id}", {"metadata": None})),
    ],
    "adyen-checkout-v71.json.xz": [
        Life(
            "/paymentLinks",
            {"amount": AMOUNT, "merchantAccount": "shop", "reference": "1"},
            "/paymentLinks/{id}",
            "id",
            ("PATCH", "/paymentLinks/{id}", {"status": "expired"}),
            mortal=False,
        ),
    ],
}


def ask(mock: Service, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    data = b"" if body is None else orjson.dumps(body)
    answer = mock.answer(Request(method, path, "", HEADERS, data))
    assert not mock.misfits
    return answer.status, orjson.loads(answer.body) if answer.body else None


def live(mock: Service, life: Life) -> None:
    status, made = ask(mock, "POST", life.made, life.body)
    assert status in (200, 201)
    assert made.items() >= life.body.items()
    path = life.kept.format(id=made[life.id])
    assert ask(mock, "GET", path) == (200, made)
    method, target, change = life.change
    if method:
        sent = {life.id: made[life.id], **change} if method == "PUT" else change
        assert ask(mock, method, target.format(id=made[life.id]), sent)[0] == 200
        assert ask(mock, "GET", path)[1].items() >= sent.items()
    if life.mortal:
        assert ask(mock, "DELETE", path)[0] == 200
        assert ask(mock, "GET", path)[0] == 404


@pytest.mark.parametrize("name", LIVES)
def test_what_is_made_lives(name: str, tmp_path: Path) -> None:
    mock = service(corpus(name, tmp_path))
    for life in LIVES[name]:
        live(mock, life)
