"""What the answers of a sequence say together: what was stored, changed and removed.

Only requests that the description allows, with the credentials of the run, tell anything; and an
answer of 202 promises nothing yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from specloom.contract.checks.answers import parsed
from specloom.contract.checks.paging import Walks, listed
from specloom.contract.model import Absent, Exchange, Violation
from specloom.contract.phrases import shown
from specloom.contract.styles import encoded, plain
from specloom.ir.model import Api, JsonValue, ResourcePair

__all__ = ["across"]

_DONE: Final = frozenset((200, 201, 204))
_FOUND: Final = 200
_MISSING: Final = frozenset((404, 410))


def across(api: Api, exchanges: Sequence[Exchange]) -> Iterator[Violation]:
    """Give what a sequence shows that no answer of it shows alone.

    Args:
        api: the description, which tells collections from their items.
        exchanges: what was sent and answered, in order.
    """
    ledger = _Ledger({pair.collection: pair for pair in api.resources})
    walks = Walks()
    for exchange in exchanges:
        case = exchange.case
        if case.mode == "valid" and case.credentials == "own" and not _is_wished(exchange):
            yield from ledger.add(exchange)
            yield from walks.add(exchange)


def _is_wished(exchange: Exchange) -> bool:
    return any(name == "prefer" for name, _ in exchange.case.call.headers)


@dataclass(slots=True)
class _Write:
    """What was last written to a path, and not shown since.

    Attributes:
        sent: the members of the body.
        echoed: those that the answer showed as they were sent.
        method: by which method.
        pointer: the operation, in the description.
    """

    sent: Mapping[str, JsonValue] = field(default_factory=dict)
    echoed: frozenset[str] = frozenset()
    method: str = ""
    pointer: str = ""


@dataclass(slots=True)
class _Ledger:
    """What a service ought to remember, by path.

    Attributes:
        pairs: collections with their items, by path of the collection.
        removed: paths of items that were removed.
        created: paths of what was created.
        shown: what was last shown at a path.
        own: of that, what we had sent.
        written: what was last written to a path.
    """

    pairs: Mapping[str, ResourcePair]
    removed: set[str] = field(default_factory=set)
    created: set[str] = field(default_factory=set)
    shown: dict[str, dict[str, JsonValue]] = field(default_factory=dict)
    own: dict[str, dict[str, JsonValue]] = field(default_factory=dict)
    written: dict[str, _Write] = field(default_factory=dict)

    def add(self, exchange: Exchange) -> Iterator[Violation]:
        """Take one exchange in; give what it shows to be wrong."""
        method, status = exchange.case.call.method, exchange.answer.status
        path = exchange.case.call.target.partition("?")[0]
        if method in ("GET", "HEAD", "PATCH") and status in _DONE and path in self.removed:
            yield _of(
                exchange, "use-after-delete", f"{path} was deleted, and is still there: {status}."
            )
        if method == "GET" and status in _MISSING and path in self.created:
            message = f"{path} was created, and is not there: {status}."
            yield _of(exchange, "created-is-not-found", message)
        if method == "GET" and status == _FOUND:
            yield from self._listed(exchange, path)
            yield from self._read(exchange, path)
        elif method != "GET" and status // 100 == _FOUND // 100:
            self._write(exchange, path)

    def _listed(self, exchange: Exchange, path: str) -> Iterator[Violation]:
        """Look whether a list holds what was removed from it."""
        pair, pages = self.pairs.get(exchange.case.operation.path), exchange.case.operation
        if pair is None or not self.removed:
            return
        for item in listed(exchange, () if pages.pagination is None else pages.pagination.items):
            gone = _item(pair, path, item) if isinstance(item, dict) else None
            if gone in self.removed:
                yield _of(exchange, "use-after-delete", f"{gone} was deleted, and is still listed.")

    def _read(self, exchange: Exchange, path: str) -> Iterator[Violation]:
        body = _object(exchange)
        if body is None:
            return
        old, own = self.shown.get(path, {}), self.own.get(path, {})
        write = self.written.pop(path, _NOTHING)
        for name, value in write.sent.items():
            is_old = name in old and body.get(name) == old[name] and _is_plain(value)
            if name in body and body[name] != value and (is_old or name in write.echoed):
                told = f"`{name}` was set to {shown(value)}, and is {shown(body[name])}"
                message = f"{path} does not hold what {write.method} wrote: {told}."
                yield _lost(write, exchange, message, name)
        kept = own if write.method == "PATCH" else {}
        for name, value in kept.items():
            if name not in write.sent and body.get(name, _ODD) != value:
                now = shown(body[name]) if name in body else "gone"
                told = f"`{name}` was {shown(value)}, and is {now}"
                message = f"{write.method} {path} changes more than it says: {told}."
                yield _lost(write, exchange, message, name)
        self.shown[path] = body
        held = {**own, **write.sent}.items()
        self.own[path] = {name: value for name, value in held if body.get(name, _ODD) == value}

    def _write(self, exchange: Exchange, path: str) -> None:
        """Note what a write that went well has done."""
        method, status = exchange.case.call.method, exchange.answer.status
        for known in [each for each in self.written if path.startswith(f"{each}/")]:
            del self.written[known]  # what is done below it may change it
        for known in [each for each in self.own if path.startswith(f"{each}/")]:
            del self.own[known]
        if method == "DELETE":
            is_item = exchange.case.operation.path in {pair.item for pair in self.pairs.values()}
            self._forget(path, removed=is_item and status in _DONE)
        elif method in ("PUT", "PATCH"):
            self.removed.discard(path)
            self.written[path] = _written(exchange) if status in _DONE else _NOTHING
        elif method == "POST":
            self.removed.discard(path)
            self.written.pop(path, None)
            self.own.pop(path, None)
            pair, body = self.pairs.get(exchange.case.operation.path), _object(exchange)
            item = None if pair is None or body is None else _item(pair, path, body)
            if item is not None and status in _DONE:
                self.removed.discard(item)
                self.created.add(item)
                self.shown[item] = body or {}
                self.written[item] = _written(exchange)

    def _forget(self, path: str, *, removed: bool) -> None:
        """Forget a path, and what lies below."""
        self.created = {
            each for each in self.created if each != path and not each.startswith(f"{path}/")
        }
        for memory in (self.shown, self.own, self.written):
            memory.pop(path, None)
        if removed:
            self.removed.add(path)


_NOTHING: Final = _Write()
_ODD: Final[JsonValue] = "specloom: no such member"


def _is_plain(value: JsonValue) -> bool:
    """Tell whether a value is replaced as a whole; objects and arrays may be merged."""
    return not isinstance(value, dict | list)


def _item(pair: ResourcePair, path: str, body: Mapping[str, JsonValue]) -> str | None:
    """Give the path of an item of a collection; None where it does not tell its id."""
    told = body.get(pair.parameter, body.get("id"))
    if not pair.item.startswith(f"{pair.collection}/"):
        return None
    if not isinstance(told, str | int) or isinstance(told, bool):
        return None
    rest = pair.item[len(pair.collection) :]
    return path + rest.replace(f"{{{pair.parameter}}}", encoded(plain(told)))


def _written(exchange: Exchange) -> _Write:
    values, shown = exchange.case.values, _object(exchange) or {}
    if values is None or isinstance(values.body, Absent) or not isinstance(values.body, dict):
        return _NOTHING
    # What a resource goes by may be for ever, whatever a body says.
    told = {name: value for name, value in values.body.items() if name not in values.path}
    echoed = {name for name, value in told.items() if shown.get(name, _ODD) == value}
    method = exchange.case.call.method
    return _Write(told, frozenset(echoed), method, exchange.case.operation.pointer)


def _object(exchange: Exchange) -> dict[str, JsonValue] | None:
    try:
        value = parsed(exchange.answer.body) if exchange.answer.body else None
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def _lost(write: _Write, exchange: Exchange, message: str, name: str) -> Violation:
    """Blame a write for what a later answer shows."""
    pointer = write.pointer or exchange.case.operation.pointer
    return Violation("lost-update", message, pointer, f"/{name}", write.method)


def _of(exchange: Exchange, check: str, message: str, at: str = "", kind: str = "") -> Violation:
    return Violation(check, message, exchange.case.operation.pointer, at, kind)
