"""Faults with a memory: of what was deleted, changed, listed or told before."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlencode

from specloom.mock.messages import Answer, Request, Responder
from tests.contract.mutants.faults import is_of, plain, query, sent
from tests.contract.mutants.subject import Fault

__all__ = [
    "change_forgets_others",
    "created_is_lost",
    "delete_does_nothing",
    "deleted_is_listed",
    "endless",
    "fails_on_what_was_seen",
    "fails_the_second_time",
    "lost_update",
    "offset_is_off",
    "pages",
    "replies_what_was_sent",
    "size_is_ignored",
]

ITEM = "/pets/{petId}"


def delete_does_nothing() -> Fault:
    """Say that it is gone, and keep it."""

    def fault(request: Request, ask: Responder) -> Answer:
        if not is_of(request, f"DELETE {ITEM}"):
            return ask(request)
        answer = ask(replace(request, method="GET"))
        return Answer(204, answer.headers[-1:]) if answer.status == 200 else answer

    return fault


def deleted_is_listed() -> Fault:
    """Delete it, and go on to list it."""
    gone: list[Any] = []

    def fault(request: Request, ask: Responder) -> Answer:
        if is_of(request, f"DELETE {ITEM}"):
            seen = ask(replace(request, method="GET"))
            answer = ask(request)
            if answer.status == 204 and seen.status == 200:
                gone.append(json.loads(seen.body))
            return answer
        answer = ask(request)
        if is_of(request, "GET /pets") and answer.status == 200 and gone and not request.query:
            page = json.loads(answer.body)
            page["data"] = [*gone[-1:], *page["data"]][: len(page["data"]) or 1]
            return replace(answer, body=json.dumps(page).encode())
        return answer

    return fault


def created_is_lost() -> Fault:
    """Say that it is made, and forget it."""
    lost: set[str] = set()

    def fault(request: Request, ask: Responder) -> Answer:
        if request.path.rpartition("/")[2] in lost:
            return plain(404, {"title": "Not Found", "detail": "there is none"})
        answer = ask(request)
        if is_of(request, "POST /pets") and answer.status == 201:
            lost.add(json.loads(answer.body)["id"])
        return answer

    return fault


def lost_update(method: str) -> Fault:
    """Answer as if it were changed, and show it as it was."""
    kept: dict[str, bytes] = {}

    def fault(request: Request, ask: Responder) -> Answer:
        if is_of(request, f"{method} {ITEM}"):
            before = ask(replace(request, method="GET", body=b""))
            answer = ask(request)
            if before.status == answer.status == 200:
                kept.setdefault(request.path, before.body)
            return answer
        answer = ask(request)
        if is_of(request, f"GET {ITEM}") and answer.status == 200 and request.path in kept:
            return replace(answer, body=kept[request.path])
        return answer

    return fault


def change_forgets_others() -> Fault:
    """Take a change for the whole: what it does not name is reset."""

    def fault(request: Request, ask: Responder) -> Answer:
        change = sent(request)
        if is_of(request, f"PATCH {ITEM}") and isinstance(change, dict) and "tags" not in change:
            request = replace(request, body=json.dumps({**change, "tags": []}).encode())
        return ask(request)

    return fault


def replies_what_was_sent() -> Fault:
    """Show in the answer of a change what is stored in other words."""

    def fault(request: Request, ask: Responder) -> Answer:
        change = sent(request)
        if is_of(request, f"PUT {ITEM}") and isinstance(change, dict) and "name" in change:
            answer = ask(request)
            value = json.loads(answer.body)
            if answer.status == 200:
                stored = {**change, "name": "Someone else"}
                ask(replace(request, body=json.dumps(stored).encode()))
                return replace(answer, body=json.dumps(value).encode())
            return answer
        return ask(request)

    return fault


# ------------------------------------------------------------------------------------- paging


def pages(edit: Callable[[list[Any], list[Any]], list[Any]]) -> Fault:
    """Change what a page holds that is not the first; `edit` takes it and the one before."""
    before: list[list[Any]] = [[]]

    def fault(request: Request, ask: Responder) -> Answer:
        answer = ask(request)
        if not is_of(request, "GET /pets") or answer.status != 200:
            return answer
        page = json.loads(answer.body)
        if query(request, "after") is None:
            before[0] = page["data"]
            return answer
        page["data"], before[0] = edit(page["data"], before[0]), page["data"]
        return replace(answer, body=json.dumps(page).encode())

    return fault


def endless() -> Fault:
    """Give a cursor on every page, the last one's leads to itself."""

    def fault(request: Request, ask: Responder) -> Answer:
        answer = ask(request)
        cursor = query(request, "after")
        if is_of(request, "GET /pets") and answer.status == 200 and cursor:
            page = json.loads(answer.body)
            page["pagination"]["after"] = page["pagination"]["after"] or cursor
            return replace(answer, body=json.dumps(page).encode())
        return answer

    return fault


def size_is_ignored(operation: str, name: str, fixed: int) -> Fault:
    """Give pages of one size, whatever is asked for."""

    def fault(request: Request, ask: Responder) -> Answer:
        asked = parse_qs(request.query)
        if is_of(request, operation) and ask(request).status == 200:
            asked[name] = [str(fixed)]
            return ask(replace(request, query=urlencode(asked, doseq=True)))
        return ask(request)

    return fault


def offset_is_off() -> Fault:
    """Begin a page with the last of the one before."""

    def fault(request: Request, ask: Responder) -> Answer:
        asked = parse_qs(request.query)
        offset = asked.get("offset", ["0"])[0]
        if is_of(request, "GET /owners") and offset.isdecimal() and int(offset) > 0:
            asked["offset"] = [str(int(offset) - 1)]
            return ask(replace(request, query=urlencode(asked, doseq=True)))
        return ask(request)

    return fault


# ------------------------------------------------------------------------------------ failing


def fails_the_second_time(operation: str) -> Fault:
    """Fail where the same is asked for once more."""
    seen: set[tuple[str, str, bytes]] = set()

    def fault(request: Request, ask: Responder) -> Answer:
        key = (request.path, request.query, request.body)
        if is_of(request, operation):
            if key in seen:
                return plain(500)
            seen.add(key)
        return ask(request)

    return fault


def fails_on_what_was_seen(listed: str, operation: str, member: str) -> Fault:
    """Fail where a body holds an id that another operation told."""
    known: set[str] = set()

    def fault(request: Request, ask: Responder) -> Answer:
        value = sent(request)
        told = value.get(member) if isinstance(value, dict) else None
        if is_of(request, operation) and isinstance(told, str) and told in known:
            return plain(500)
        answer = ask(request)
        if is_of(request, listed) and answer.status == 200:
            shown = json.loads(answer.body)
            known.update(each["id"] for each in (shown if isinstance(shown, list) else [shown]))
        return answer

    return fault
