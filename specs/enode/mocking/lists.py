"""Lists: whole ones as they were, pages as they are, newest first."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from typing import Final

from specloom.ir.model import JsonValue
from specloom.mock.calls import Call
from specloom.mock.entities import Entity, text
from specloom.mock.messages import Refusal, Reply, Violation
from specloom.mock.store import Record
from specs.enode.mocking.access import user_of

_SIZE: Final = 50

Show = Callable[[Entity], JsonValue]


def seen(call: Call, kind: str) -> list[Record]:
    """Give what a call may see of a kind, newest first."""
    user, records = user_of(call), call.context.store.records(kind)
    return [each for each in reversed(records) if not user or text(each.entity, "userId") == user]


def page(call: Call, kind: str, show: Show = dict) -> Reply | Refusal:
    """Give one page of what a call may see."""
    cursors = {name: call.query[name] for name in ("after", "before") if name in call.query}
    if len(cursors) > 1:
        reason = "this cannot be sent together with after"
        return Refusal(400, violations=(Violation("query", "before", reason),))
    records = seen(call, kind)
    size = call.query.get("pageSize", _SIZE)
    size = size if isinstance(size, int) else _SIZE
    start = 0
    for name, cursor in cursors.items():
        place = _place(cursor)
        if place is None:
            reason = "this is no cursor of a page"
            return Refusal(400, violations=(Violation("query", name, reason),))
        newer = sum(each.place > place for each in records)
        is_there = any(each.place == place for each in records)
        start = newer + is_there if name == "after" else max(newer - size, 0)
        size = min(size, newer) if name == "before" else size
    shown = records[start : start + size]
    follows = start + len(shown) < len(records)
    pagination: Entity = {
        "after": _cursor(shown[-1]) if shown and follows else None,
        "before": _cursor(shown[0]) if shown and start else None,
    }
    data: list[JsonValue] = [show(each.entity) for each in shown]
    return Reply(body={"data": data, "pagination": pagination})


def _cursor(record: Record) -> str:
    return base64.urlsafe_b64encode(f"at:{record.place}".encode()).decode().rstrip("=")


def _place(cursor: JsonValue) -> int | None:
    try:
        padded = f"{cursor}{'=' * (-len(str(cursor)) % 4)}"
        decoded = base64.urlsafe_b64decode(padded).decode()
    except (binascii.Error, ValueError):
        return None
    digits = decoded.removeprefix("at:")
    return int(digits) if digits != decoded and digits.isdecimal() else None
