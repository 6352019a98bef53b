"""What is sent is kept: made, shown, changed, listed, removed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.mock.state.shop import Client, shop

NOBODY = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def client(tmp_path: Path) -> Client:
    return shop(tmp_path)


def test_what_is_posted_is_there(client: Client) -> None:
    sent = {"name": "Rex", "kind": "dog", "tags": ["old"], "note": None, "secret": "abc"}
    made = client.ask("POST", "/pets", sent)

    told = {name: value for name, value in sent.items() if name != "secret"}
    assert made.items() >= told.items()
    assert made["createdAt"] == made["updatedAt"] == "2026-01-31T12:00:00Z"
    assert made["weight"] == 3, "what is left out is what the description says it is then"
    assert "home" not in made, "what may be left out is"
    assert client.ask("GET", f"/pets/{made['id']}") == made
    assert made in client.ask("GET", "/pets?limit=100")["data"]


def test_ids_are_of_the_form_that_the_schema_wants(client: Client) -> None:
    ids = {client.ask("POST", "/pets", {"name": "Rex"})["id"] for _ in range(20)}
    notes = {client.ask("POST", "/owners/1/notes", {"text": "a"})["note"] for _ in range(20)}

    assert len(ids) == len(notes) == 20
    assert all(len(each) == len(NOBODY) for each in ids)


def test_changes_change(client: Client) -> None:
    pet = client.ask("POST", "/pets", {"name": "Rex", "kind": "dog", "home": {"city": "Ulm"}})
    client.mock.context.clock.advance(60)

    put = client.ask("PUT", f"/pets/{pet['id']}", {"name": "Max"})
    assert "kind" not in put
    assert (put["name"], put["id"], put["createdAt"]) == ("Max", pet["id"], pet["createdAt"])
    assert put["updatedAt"] == "2026-01-31T12:01:00Z"

    change = {"home": {"zip": "1"}, "kind": "cat", "note": None, "id": NOBODY}
    patched = client.ask("PATCH", f"/pets/{pet['id']}", change)["data"]
    assert patched == {**put, "home": {"zip": "1"}, "kind": "cat", "note": None}

    less = {"home": {"city": "Bern"}, "kind": None, "note": None}
    path = f"/pets/{pet['id']}"
    merged = client.ask("PATCH", path, less, "application/merge-patch+json")["data"]
    expected = {**patched, "home": {"zip": "1", "city": "Bern"}}
    del expected["kind"], expected["note"]
    assert merged == expected == client.ask("GET", path)


def test_what_a_schema_refuses_is_left_as_it_was(client: Client) -> None:
    pet = client.ask("POST", "/pets", {"name": "Rex"})

    changed = client.ask("PATCH", f"/pets/{pet['id']}", {"name": 5, "kind": "cat", "no": 1})["data"]

    assert (changed["name"], changed["kind"]) == ("Rex", "cat")


def test_what_is_deleted_is_gone(client: Client) -> None:
    pet = client.ask("POST", "/pets", {"name": "Rex"})
    path = f"/pets/{pet['id']}"

    assert client.ask("DELETE", path) == {"id": pet["id"], "deleted": True}
    assert client.status("GET", path) == client.status("DELETE", path) == 404
    assert client.status("PUT", path, {"name": "Max"}) == 404
    assert client.status("PUT", f"{path}/photo") == 404
    assert pet not in client.ask("GET", "/pets?limit=100")["data"]
    assert client.status("PUT", f"/pets/{NOBODY}/photo") == 204


def test_who_is_unknown_is_made_up_but_not_kept(client: Client, tmp_path: Path) -> None:
    made = client.ask("GET", f"/pets/{NOBODY}")

    assert made["id"] == NOBODY
    assert client.ask("GET", f"/pets/{NOBODY}") == made
    assert made not in client.ask("GET", "/pets?limit=100")["data"]
    changed = client.ask("PATCH", f"/pets/{NOBODY}", {"name": "Tom"})["data"]
    assert changed in client.ask("GET", "/pets?limit=100")["data"]
    assert client.ask("DELETE", f"/pets/{NOBODY}")["deleted"] is True
    assert client.status("GET", f"/pets/{NOBODY}") == 404

    strict = shop(tmp_path, strict=True)
    assert strict.status("GET", f"/pets/{NOBODY}") == 404
    assert strict.status("PUT", f"/pets/{NOBODY}/photo") == 404


def test_an_entity_is_one_wherever_it_is_seen(client: Client) -> None:
    pet = client.ask("POST", "/pets", {"name": "Rex", "ownerId": 3})

    assert pet in client.ask("GET", "/owners/3/pets?limit=100")["items"]
    assert pet not in client.ask("GET", "/owners/4/pets?limit=100")["items"]
    assert pet in client.ask("GET", "/pets/found")
    shared = [client.ask("GET", f"/owners/{owner}/pets?limit=100")["total"] for owner in range(9)]
    assert sum(shared) == client.ask("GET", "/pets")["totalCount"] == 26


def test_what_lies_below_another_is_that_one_s(client: Client) -> None:
    note = client.ask("POST", "/owners/7/notes", {"text": "Buy milk"})

    assert (note["text"], note["created"]) == ("Buy milk", 1769860800)
    assert client.ask("GET", "/owners/7/notes")["results"] == [note]
    assert client.ask("GET", f"/owners/7/notes/{note['note']}") == note
    assert client.status("GET", f"/owners/8/notes/{note['note']}") == 404
    assert client.ask("GET", "/owners/99/notes")["results"] == []
    client.ask("DELETE", "/owners/7")
    assert client.status("GET", "/owners/7/notes") == 404
    assert client.status("GET", f"/owners/7/notes/{note['note']}") == 404


def test_what_may_be_anybody_s_is_whose_it_is_asked_for(client: Client) -> None:
    cars = client.ask("GET", "/accounts/mine/cars")

    assert len(cars) == 25
    assert {car["accountId"] for car in cars} == {"mine"}
    path = f"/accounts/yours/cars/{cars[0]['vin']}"
    assert client.ask("GET", path) == {**cars[0], "accountId": "yours"}


def test_lists_hold_what_the_query_wants(client: Client) -> None:
    pets = client.ask("GET", "/pets?limit=100")["data"]
    client.ask("POST", "/pets", {"name": "Rex", "kind": "cat", "tags": ["rare"]})

    cats = client.ask("GET", "/pets?limit=100&kind=cat")["data"]
    both = client.ask("GET", "/pets?limit=100&kind=cat,dog")["data"]
    assert {pet["kind"] for pet in cats} == {"cat"}
    assert len(both) == len(pets) + 1
    assert client.ask("GET", "/pets/found?kind=cat") == cats
    back = client.ask("GET", "/pets?limit=100&order=desc")["data"]
    assert back == both[::-1]


def test_time_is_the_clock_s(client: Client) -> None:
    clock = client.mock.context.clock
    clock.advance(timedelta(days=1).total_seconds())

    assert client.ask("POST", "/pets", {"name": "Rex"})["createdAt"] == "2026-02-01T12:00:00Z"
