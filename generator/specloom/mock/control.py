"""What a test tells a mock, below `/__mock__/`: to forget, to remember, to tell what it was asked.

It is in nobody's way: where the description has such a path, that is what is answered.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final, TypeAlias
from urllib.parse import unquote, urlsplit

import orjson

from specloom.ir.model import JsonValue
from specloom.mock.calls import Context
from specloom.mock.faults import Described, FaultError, Faults, fault_of
from specloom.mock.messages import Answer, Request
from specloom.mock.places import copied
from specloom.mock.store import Entity, SnapshotError
from specloom.mock.writing.encoding import encoded

__all__ = ["PREFIX", "Control", "ControlError"]

PREFIX: Final = "/__mock__"
_LOGGED: Final = 500
_LONG: Final = 4_000
_SECRET: Final = frozenset(("authorization", "cookie", "proxy-authorization"))
_FORMAT: Final = 1
_MOST_SEED: Final = 2**63

_Act: TypeAlias = Callable[[JsonValue], JsonValue]


class ControlError(ValueError):
    """What was told cannot be done; the message says why."""


class Control:
    """Answers what tests tell the mock, and has all else answered.

    Args:
        described: what answers.
        context: the store and the clock that are controlled.
        changed: called after the time, or all that is stored, became another.
    """

    def __init__(
        self, described: Described, context: Context, changed: Callable[[], None] | None = None
    ) -> None:
        self._described = described
        self._context = context
        self._changed = changed
        self.faults = Faults(described, context.seed)
        self._log: deque[tuple[datetime, Request, int]] = deque(maxlen=_LOGGED)
        self._acts: Mapping[str, Mapping[str, _Act]] = {
            "": {"GET": self._index},
            "state": {"GET": self._state},
            "requests": {"GET": self._requests, "DELETE": self._forget},
            "clock": {"GET": self._clock, "POST": self._set_clock},
            "reset": {"POST": self._reset},
            "seed": {"POST": self._seed},
            "snapshot": {"GET": self._snapshot, "POST": self._snapshot},
            "restore": {"POST": self._restore},
            "faults": {"GET": self._faults, "POST": self._add_fault, "DELETE": self._no_faults},
        }

    def answer(self, request: Request) -> Answer:
        """Answer a request."""
        path = request.path
        is_ours = path.startswith(PREFIX) and path[len(PREFIX) :][:1] in ("", "/")
        if is_ours and not self._described.owns(path):
            with self._context.store.lock:
                return self._told(request, path[len(PREFIX) :].strip("/"))
        answer = self.faults.answer(request)
        self._note(request, answer)
        return answer

    # ---------------------------------------------------------------------------- answering

    def _told(self, request: Request, name: str) -> Answer:
        if not _is_near(request.headers.get("origin")):
            return _answer(403, {"error": "pages of other origins may not control a mock"})
        if name.startswith("state/"):
            return self._state_of(unquote(name.removeprefix("state/")))
        acts = self._acts.get(name)
        if acts is None:
            known = ", ".join(f"{PREFIX}/{each}" for each in self._acts if each)
            return _answer(404, {"error": f"there is no {PREFIX}/{name[:100]}, but {known}"})
        act = acts.get("GET" if request.method == "HEAD" else request.method)
        if act is None:
            allow = ", ".join(acts)
            return _answer(405, {"error": f"{PREFIX}/{name} takes {allow}"}, ("allow", allow))
        try:
            body = orjson.loads(request.body) if request.body else None
            return _answer(200, act(body))
        except orjson.JSONDecodeError:
            return _answer(400, {"error": "this is not JSON"})
        except (ControlError, FaultError, SnapshotError) as error:
            return _answer(400, {"error": str(error)})

    def _note(self, request: Request, answer: Answer) -> None:
        if len(request.body) > _LONG:
            request = replace(request, body=request.body[: _LONG + 1])
        self._log.append((self._context.clock.now(), request, answer.status))

    def _requests(self, _: JsonValue) -> JsonValue:
        return [self._noted(*noted) for noted in self._log]

    def _noted(self, time: datetime, request: Request, status: int) -> JsonValue:
        """Tell a request; what is secret, or long, is not told in full."""
        body = request.body[:_LONG].decode("utf-8", "replace")
        return {
            "time": _iso(time),
            "operation": self._described.key(request),
            "method": request.method,
            "path": request.path,
            "query": request.query,
            "headers": {
                name: "..." if name in _SECRET else value for name, value in request.headers.items()
            },
            "body": body if len(request.body) <= _LONG else f"{body}...",
            "status": status,
        }

    # --------------------------------------------------------------------------------- acts

    def _index(self, _: JsonValue) -> JsonValue:
        return {f"{PREFIX}/{name}": [*acts] for name, acts in self._acts.items() if name}

    def _state(self, _: JsonValue) -> JsonValue:
        store = self._context.store
        return {
            "seed": self._context.seed,
            "storeSeed": store.seed,
            "revision": store.revision,
            "time": _iso(self._context.clock.now()),
            "kinds": {kind: self._kind(kind) for kind in store.kinds()},
        }

    def _kind(self, kind: str) -> JsonValue:
        return {record.id: record.entity for record in self._context.store.records(kind)}

    def _state_of(self, kind: str) -> Answer:
        known = self._context.store.kinds()
        if kind not in known:
            told = ", ".join(known) or "nothing"
            return _answer(404, {"error": f"nothing is kept as {kind[:100]}, but {told}"})
        return _answer(200, self._kind(kind))

    def _forget(self, _: JsonValue) -> JsonValue:
        self._log.clear()
        return []

    def _clock(self, _: JsonValue) -> JsonValue:
        clock = self._context.clock
        return {"now": _iso(clock.now()), "running": clock.is_running}

    def _set_clock(self, told: JsonValue) -> JsonValue:
        clock = self._context.clock
        match told:
            case {"advance": int() | float() as seconds, **rest} if not rest and seconds >= 0:
                try:
                    clock.advance(seconds)
                except (OverflowError, ValueError):
                    raise ControlError("there is no time that late") from None
            case {"set": str(text), **rest} if not rest:
                clock.set(_moment(text))
            case _:
                message = 'tell {"advance": seconds} or {"set": "2026-01-31T12:00:00Z"}'
                raise ControlError(message)
        self._has_changed()
        return self._clock(None)

    def _reset(self, _: JsonValue) -> JsonValue:
        self._context.store.clear()
        self._context.store.seed = 0
        self._context.clock.reset()
        self._log.clear()
        self.faults.clear()
        self._has_changed()
        return {}

    def _seed(self, told: JsonValue) -> JsonValue:
        store = self._context.store
        match told:
            case {"seed": int(seed), **rest} if not rest and abs(seed) < _MOST_SEED:
                store.clear()
                store.seed = seed
            case {"kinds": dict(kinds), **rest} if not rest:
                for kind, key, entity in [*_entities(kinds)]:
                    store.put(kind, key, entity)
            case _:
                raise ControlError('tell {"seed": number} or {"kinds": {kind: {id: entity}}}')
        self._has_changed()
        return {"seed": store.seed, "revision": store.revision}

    def _snapshot(self, _: JsonValue) -> JsonValue:
        return {
            "format": _FORMAT,
            "time": _iso(self._context.clock.now()),
            "store": self._context.store.snapshot(),
        }

    def _restore(self, told: JsonValue) -> JsonValue:
        match told:
            case {"format": 1, "time": str(time), "store": dict(stored)}:
                moment = _moment(time)
                self._context.store.restore(copied(stored))
                self._context.clock.set(moment)
            case _:
                message = f"this is no snapshot; send back what {PREFIX}/snapshot answered"
                raise ControlError(message)
        self._has_changed()
        return {"revision": self._context.store.revision}

    def _faults(self, _: JsonValue) -> JsonValue:
        return [fault.told() for fault in self.faults.faults()]

    def _add_fault(self, told: JsonValue) -> JsonValue:
        faults = [fault_of(each) for each in (told if isinstance(told, list) else [told])]
        for fault in faults:
            self.faults.add(fault)
        return self._faults(None)

    def _no_faults(self, _: JsonValue) -> JsonValue:
        self.faults.clear()
        return []

    def _has_changed(self) -> None:
        if self._changed is not None:
            self._changed()


def _entities(kinds: Mapping[str, JsonValue]) -> Iterator[tuple[str, str, Entity]]:
    for kind, entities in kinds.items():
        for key, entity in entities.items() if isinstance(entities, dict) else ():
            if not isinstance(entity, dict):
                raise ControlError(f"{key[:50]} of {kind[:50]} is no object")
            yield kind, key, entity


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        message = f"{text[:50]} is no time; write it as in 2026-01-31T12:00:00Z"
        raise ControlError(message) from None


def _iso(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")


def _is_near(origin: str | None) -> bool:
    """Tell whether a request comes from no page of the web, or from one of this machine."""
    if origin is None:
        return True
    try:
        host = urlsplit(origin).hostname
    except ValueError:
        return False
    return host in ("localhost", "127.0.0.1", "::1")


def _answer(status: int, body: JsonValue, *headers: tuple[str, str]) -> Answer:
    data = encoded("json", body) or b""
    return Answer(status, (("content-type", "application/json"), *headers), data)
