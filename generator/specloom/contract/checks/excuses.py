"""Reasons for which a request may be refused although its description allows it.

A description says what a value looks like, neither which ids there are nor how dates lie to each
other. Where a request holds such values a refusal proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from specloom.contract.model import Absent, Case
from specloom.ir.model import JsonValue

__all__ = ["excused"]

_NAME: Final = re.compile(
    r"(?:^|_|-|\b)ids?$|[a-z]I[Dd]s?$|token|cursor|(?:^|_)(?:after|before)$|code$|secret|Reference$"
)
_TIME: Final = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?:[Tt ].*)?$|\d\d:\d\d")


def excused(case: Case) -> bool:
    """Tell whether a refusal of a request that is allowed may be right all the same."""
    values = case.values
    if values is None:
        return True
    pages = case.operation.pagination
    cursor = "" if pages is None else pages.parameter
    body = None if isinstance(values.body, Absent) else values.body
    leaves = [*_leaves("", body), *values.query.items(), *values.headers.items()]
    return any(
        name == cursor != "" or _NAME.search(name) or (isinstance(v, str) and _TIME.match(v))
        for name, v in leaves
    )


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
