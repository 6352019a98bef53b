"""Reasons for which a request may be refused although its description allows it.

A description says what a value looks like. It cannot say which ids there are, nor how dates, or
the numbers of one object, lie to each other. Where a request holds such values a refusal proves
nothing, unless the operation has just taken a body that holds the very same ones.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, TypeAlias

from specloom.contract.model import Absent, Case, Values
from specloom.ir.model import JsonValue, Operation

__all__ = ["Excuses"]

_NAME: Final = re.compile(
    r"(?:^|[_-])ids?$|[a-z]I[Dd]s?$|(?:^|_)(?:after|before)$|cursor|token|secret|code$|reference$"
)
_TIME: Final = re.compile(r"\d{4}-\d\d(?:-\d\d(?:[Tt ].*)?)?$|\d\d:\d\d")
_RELATED: Final = 2
_SURE: Final = 2
"""Bodies that must have been taken with a value: the first may have used it up."""
_Reason: TypeAlias = tuple[str, str]
"""A name and the value, as JSON; of an object, no name, and the numbers that it holds."""

_NONE: Final = Counter[_Reason]()


class Excuses:
    """What may excuse a refusal, and what no longer does, since it was taken before."""

    def __init__(self) -> None:
        self._taken: dict[Operation, Counter[_Reason]] = {}

    def taken(self, case: Case) -> None:
        """Remember that a request was taken.

        The cases of one operation follow each other in the sweep; in other tiers others come in
        between, and what was taken may be gone.
        """
        if case.tier == "sweep" and case.values is not None:
            known = self._taken.setdefault(case.operation, Counter())
            known.update(set(_in_body(case.values)))

    def excuse(self, case: Case) -> bool:
        """Tell whether a refusal of a request that is allowed may be right all the same."""
        values = case.values
        if values is None or _asks(case.operation, values):
            return True
        known = self._taken.get(case.operation, _NONE) if case.tier == "sweep" else _NONE
        return any(known[each] < _SURE for each in _in_body(values))


def _asks(operation: Operation, values: Values) -> bool:
    """Tell whether what is asked for may not be there, or be too much with all else that is."""
    pages = operation.pagination
    if pages is not None and pages.parameter in values.query:
        return True
    asked = _leaves("", {**values.query})
    return any(map(_NAME.search, values.headers)) or any(_refers(*each) for each in asked)


def _in_body(values: Values) -> Iterator[_Reason]:
    """Give what of a body may be wrong for reasons that no description tells."""
    body = None if isinstance(values.body, Absent) else values.body
    for name, value in _leaves("", body):
        if _refers(name, value):
            yield name, json.dumps(value)
    yield from _related(body)


def _refers(name: str, value: JsonValue) -> bool:
    """Tell whether a value is an id, or a time."""
    is_time = isinstance(value, str) and _TIME.match(value) is not None
    return is_time or (isinstance(value, str | int) and _NAME.search(name) is not None)


def _related(value: JsonValue) -> Iterator[_Reason]:
    """Give the objects whose numbers may have to agree."""
    match value:
        case dict():
            numbers = {name: n for name, n in value.items() if type(n) in (int, float)}
            if len(numbers) >= _RELATED:
                yield "", json.dumps(numbers)
            for inner in value.values():
                yield from _related(inner)
        case list():
            for inner in value:
                yield from _related(inner)
        case _:
            return


def _leaves(name: str, value: JsonValue) -> Iterator[tuple[str, JsonValue]]:
    match value:
        case dict():
            for key, inner in value.items():
                yield from _leaves(key, inner)
        case list():
            for inner in value:
                yield from _leaves(name, inner)
        case _:
            yield name, value
