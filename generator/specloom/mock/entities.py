"""Stored entities, read and changed: what behaviours do all the time.

Reading never fails: what is absent or of another type reads as empty. Nothing is changed in
place; what the store gave stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TypeAlias

from specloom.ir.model import JsonValue
from specloom.mock.calls import Context
from specloom.mock.randomness import uuid_of

__all__ = [
    "Entity",
    "changed",
    "flag",
    "moment",
    "number",
    "part",
    "parts",
    "stamp",
    "text",
    "texts",
    "unique",
]

Entity: TypeAlias = dict[str, JsonValue]


def text(entity: Mapping[str, JsonValue], name: str) -> str:
    """Give a text; the empty one where there is none."""
    value = entity.get(name)
    return value if isinstance(value, str) else ""


def number(entity: Mapping[str, JsonValue], name: str) -> float:
    """Give a number; 0 where there is none."""
    value = entity.get(name)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else 0


def flag(entity: Mapping[str, JsonValue], name: str) -> bool:
    """Tell whether a property is true."""
    return entity.get(name) is True


def part(entity: Mapping[str, JsonValue], name: str) -> Entity:
    """Give an object; an empty one where there is none."""
    value = entity.get(name)
    return value if isinstance(value, dict) else {}


def parts(entity: Mapping[str, JsonValue], name: str) -> list[Entity]:
    """Give the objects in a list."""
    value = entity.get(name)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def texts(entity: Mapping[str, JsonValue], name: str) -> list[str]:
    """Give the texts in a list."""
    value = entity.get(name)
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def changed(entity: Mapping[str, JsonValue], changes: Mapping[str, JsonValue]) -> Entity:
    """Give an entity with other values, each named by its path: `chargeState.isCharging`."""
    result = dict(entity)
    for path, value in changes.items():
        name, dot, rest = path.partition(".")
        result[name] = changed(part(result, name), {rest: value}) if dot else value
    return result


def stamp(when: datetime) -> str:
    """Write a time as APIs do: `2023-02-14T06:30:00Z`, in UTC, to the second."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(value: JsonValue) -> datetime | None:
    """Read such a time, or any other of RFC 3339; None where there is none."""
    if not isinstance(value, str):
        return None
    try:
        read = datetime.fromisoformat(value)
    except ValueError:
        return None
    return read if read.tzinfo is not None else read.replace(tzinfo=UTC)


def unique(context: Context, *parts: str | int) -> str:
    """Give a UUID that follows from the seed, the state and what it is for."""
    return str(uuid_of(context.seed, context.store.revision, *parts))
