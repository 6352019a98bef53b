"""The examples of events, compared: operations in one description, the others one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Final

from specloom.config import DiffSettings, Policy
from specloom.diff.compare import Subject, compare
from specloom.diff.model import Change, Side
from specloom.diff.rules.events import EVENTS
from specloom.diff.rules.model import Event
from specloom.ir import build
from specloom.spec import Document, File
from specloom.spec.parse import parse

__all__ = ["TODAY", "occasion", "occasions"]

TODAY: Final = date(2030, 1, 1)
"""The day that examples are judged on."""
_VERSIONS: Final[Mapping[Side, str]] = {"base": "1", "revision": "2"}
_FINE: Final = "responses: {'200': {description: Fine.}}"


def occasion(event: Event, policy: Policy, *, asked_by_service: bool) -> Sequence[Change]:
    """Give what the diff says of the example of an event; of a webhook if the service asks."""
    if event.whole:
        return _compared(event.base, event.revision, policy)
    key = EVENTS.index(event)
    return _together((key,), policy, asked_by_service=asked_by_service)[_path(key)]


def occasions(policy: Policy, *, asked_by_service: bool) -> Mapping[Event, Sequence[Change]]:
    """Give the same for all events, or for all that can happen where the service asks."""
    fitting = [event for event in EVENTS if event.asked_by_service or not asked_by_service]
    parts = tuple(EVENTS.index(event) for event in fitting if not event.whole)
    found = _together(parts, policy, asked_by_service=asked_by_service)
    return {
        event: found[_path(EVENTS.index(event))]
        if not event.whole
        else _compared(event.base, event.revision, policy)
        for event in fitting
    }


def _path(key: int) -> str:
    return f"/{key}"


@cache
def _together(
    keys: Sequence[int], policy: Policy, *, asked_by_service: bool
) -> Mapping[str, Sequence[Change]]:
    """Compare the examples that are operations, each at a path of its own."""
    base, revision = (
        _operations(keys, side, asked_by_service=asked_by_service) for side in _VERSIONS
    )
    found: dict[str, list[Change]] = {_path(key): [] for key in keys}
    for change in _compared(base, revision, policy):
        for path in dict.fromkeys(operation.path for operation in change.operations):
            if path in found:
                found[path].append(change)
    return found


def _operations(keys: Sequence[int], side: Side, *, asked_by_service: bool) -> str:
    lines = [f"  {_path(key)}: {{post: {_operation(EVENTS[key], side)}}}\n" for key in keys]
    return f"{'webhooks' if asked_by_service else 'paths'}:\n{''.join(lines)}"


def _operation(event: Event, side: Side) -> str:
    stated = (event.base if side == "base" else event.revision)[1:-1]
    answers = "" if "responses:" in stated else _FINE
    return f"{{{', '.join(filter(None, (stated, answers)))}}}"


def _compared(base: str, revision: str, policy: Policy) -> Sequence[Change]:
    sides = _subject(base, "base"), _subject(revision, "revision")
    return compare(*sides, DiffSettings(policy), today=TODAY).changes


def _subject(text: str, side: Side) -> Subject:
    head = f"openapi: 3.1.0\ninfo: {{title: Example, version: '{_VERSIONS[side]}'}}\n"
    file = File(side, "", parse(f"{head}{text}".encode(), side))
    document = Document(side, (file,), {})
    return Subject(side, document, build(document))
