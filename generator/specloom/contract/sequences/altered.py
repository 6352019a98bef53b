"""Other values than those that were sent before: who writes the same again changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from specloom.contract.model import Values
from specloom.contract.validity import Validity
from specloom.ir.model import JsonValue, Operation
from specloom.names.words import words

__all__ = ["altered", "one_altered"]

_POINTING: Final = frozenset(("id", "ids", "token", "cursor", "code", "url", "uri", "secret"))
"""Last words of names whose values lead to something else, and cannot be anything."""
_MARK: Final = "b"


def altered(validity: Validity, operation: Operation, values: Values) -> Values | None:
    """Give values whose body differs in as many members as the description lets it."""
    changed = dict(_changes(validity, operation, values))
    if not changed or not isinstance(values.body, dict):
        return None
    found = replace(values, body={**values.body, **changed})
    return None if validity.faults(operation, found) else found


def one_altered(validity: Validity, operation: Operation, values: Values) -> Values | None:
    """Give values whose body has one member, another one than before, and nothing besides."""
    for name, value in _changes(validity, operation, values):
        found = replace(values, body={name: value})
        if not validity.faults(operation, found):
            return found
    return None


def _changes(
    validity: Validity, operation: Operation, values: Values
) -> Iterator[tuple[str, JsonValue]]:
    """Give members of the body with another value each."""
    body: dict[str, JsonValue] = values.body if isinstance(values.body, dict) else {}
    for name, value in body.items():
        if name in values.path:  # what it goes by may be for ever
            continue
        last = [*words(name), ""][-2:][0].lower()
        if last in _POINTING:
            continue
        for other in _others(value):
            if not validity.faults(operation, replace(values, body={**body, name: other})):
                yield name, other
                break


def _others(value: JsonValue) -> Iterator[JsonValue]:
    match value:
        case bool():
            yield not value
        case str():
            yield f"{value}{_MARK}"
            yield value[:-1]
        case int() | float():
            yield value + 1
            yield value - 1
        case list():
            yield [*value, _MARK]
            yield value[:-1]
        case _:
            return
