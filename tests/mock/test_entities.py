"""Entities read and changed; what is not there reads as empty."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from specloom.ir.model import JsonValue
from specloom.mock import entities
from specloom.mock.calls import Context
from specloom.mock.clock import Clock
from specloom.mock.entities import Entity
from specloom.mock.store import Store

ENTITY: Entity = {
    "name": "Zoe",
    "level": 63.5,
    "on": True,
    "state": {"a": 1},
    "rules": [{"b": 2}, 3],
    "tags": ["x", 4],
}


def test_what_is_there() -> None:
    assert entities.text(ENTITY, "name") == "Zoe"
    assert entities.number(ENTITY, "level") == 63.5
    assert entities.flag(ENTITY, "on")
    assert entities.part(ENTITY, "state") == {"a": 1}
    assert entities.parts(ENTITY, "rules") == [{"b": 2}]
    assert entities.texts(ENTITY, "tags") == ["x"]


@pytest.mark.parametrize("name", ["absent", "on"])
def test_what_is_not(name: str) -> None:
    assert entities.text(ENTITY, name) == ""
    assert entities.number(ENTITY, name) == 0
    assert not entities.flag(ENTITY, "name")
    assert entities.part(ENTITY, name) == {}
    assert entities.parts(ENTITY, name) == []
    assert entities.texts(ENTITY, name) == []


def test_changes_leave_the_entity_as_it_was() -> None:
    changes: Entity = {"state.a": 2, "state.b.c": 3, "name": None}
    state: Entity = {"a": 2, "b": {"c": 3}}
    assert entities.changed(ENTITY, changes) == {**ENTITY, "name": None, "state": state}
    assert ENTITY["state"] == {"a": 1}


def test_times_are_written_in_utc() -> None:
    local = datetime(2023, 2, 14, 7, 30, 0, 999, timezone(timedelta(hours=1)))
    assert entities.stamp(local) == "2023-02-14T06:30:00Z"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2023-02-14T06:30:00Z", datetime(2023, 2, 14, 6, 30, tzinfo=UTC)),
        ("2023-02-14T06:30:00", datetime(2023, 2, 14, 6, 30, tzinfo=UTC)),
        ("soon", None),
        (None, None),
        (7, None),
    ],
)
def test_times_are_read(written: JsonValue, read: datetime | None) -> None:
    assert entities.moment(written) == read


def test_ids_follow_from_seed_and_state() -> None:
    store = Store()
    context = Context("1", 0, Clock(), store)
    first = entities.unique(context, "a")
    assert entities.unique(context, "a") == first
    assert entities.unique(context, "b") != first
    assert entities.unique(Context("1", 1, Clock(), store), "a") != first
    store.put("Car", "1", {})
    assert entities.unique(context, "a") != first
