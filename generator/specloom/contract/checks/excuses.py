"""Reasons for which a request may be refused although its description allows it.

A description says what a value looks like. It cannot say which ids there are, nor how dates, or
the numbers of one object, lie to each other. Where a request holds such values a refusal proves
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from specloom.contract.model import Absent, Case
from specloom.ir.model import JsonValue

__all__ = ["excused"]

_NAME: Final = re.compile(
    r"(?:^|[_-])ids?$|[a-z]I[Dd]s?$|(?:^|_)(?:after|before)$|cursor|token|secret|code$|reference$"
)
_TIME: Final = re.compile(r"\d{4}-\d\d(?:-\d\d(?:[Tt ].*)?)?$|\d\d:\d\d")
_RELATED: Final = 2


def excused(case: Case) -> bool:
    """Tell whether a refusal of a request that is allowed may be right all the same."""
    values = case.values
    if values is None:
        return True
    pages = case.operation.pagination
    if pages is not None and pages.parameter in values.query:
        return True
    body = None if isinstance(values.body, Absent) else values.body
    inside = (*_leaves("", body), *_leaves("", {**values.query}))
    return (
        any(map(_NAME.search, values.headers))
        or any(_refers(name, value) for name, value in inside)
        or _relates(body)
    )


def _refers(name: str, value: JsonValue) -> bool:
    """Tell whether a value is an id, or a time."""
    is_time = isinstance(value, str) and _TIME.match(value) is not None
    return is_time or (isinstance(value, str | int) and _NAME.search(name) is not None)


def _relates(value: JsonValue) -> bool:
    """Tell whether some object has numbers that may have to agree."""
    match value:
        case dict():
            numbers = [each for each in value.values() if type(each) in (int, float)]
            return len(numbers) >= _RELATED or any(map(_relates, value.values()))
        case list():
            return any(map(_relates, value))
        case _:
            return False


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
