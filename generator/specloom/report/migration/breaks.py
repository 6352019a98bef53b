"""Breaking changes in lines: what happens to several members of one thing is one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from specloom.diff.model import Change
from specloom.report.migration.outline import joined

__all__ = ["Break", "breaks"]

_MEMBER: Final = re.compile(
    r"(?P<lead>.*?)`(?P<owner>[^`]+)\.(?P<name>[^`.]+)` (?P<verb>is|has|became|may|can|need)"
    r"(?P<rest> [^`]+)"
)
_PLURAL: Final = {"is": "are", "has": "have"}
_MOST: Final = 5
"""So many names a line shows."""


@dataclass(frozen=True, slots=True)
class Break:
    """A line: what is said, and the fingerprint of the first change that it tells of."""

    said: str
    fingerprint: str


def breaks(changes: Iterable[Change]) -> tuple[Break, ...]:
    """Give the lines for changes, in the order of the first of each."""
    lines: dict[tuple[str, ...], list[Change]] = {}
    for change in changes:
        found = _MEMBER.fullmatch(change.message)
        key = (change.id, *found.group("lead", "owner", "verb", "rest")) if found else ()
        lines.setdefault(key or (change.fingerprint,), []).append(change)
    return tuple(Break(_said(alike), alike[0].fingerprint) for alike in lines.values())


def _said(alike: Sequence[Change]) -> str:
    found = [one for change in alike if (one := _MEMBER.fullmatch(change.message))]
    names = [f"`{one['name']}`" for one in found]
    if len(names) < 2:  # noqa: PLR2004 - one alone
        return alike[0].message
    if len(names) > _MOST + 1:
        names = [*names[:_MOST], f"{len(names) - _MOST:,} more"]
    first = found[0]
    verb = _PLURAL.get(first["verb"], first["verb"])
    return f"{first['lead']}{joined(names)} of `{first['owner']}` {verb}{first['rest']}"
