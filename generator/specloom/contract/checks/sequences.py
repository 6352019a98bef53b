"""What the answers of a sequence say together: what was stored, changed and removed.

Only requests that the description allows, with the credentials of the run, tell anything; and an
answer of 202 promises nothing yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from specloom.contract.checks.answers import parsed
from specloom.contract.checks.paging import Walks
from specloom.contract.model import Absent, Exchange, Violation
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
class _Ledger:
    """What a service ought to remember, by path.

    Attributes:
        pairs: collections with their items, by path of the collection.
        removed: paths of items that were removed.
        created: paths of what was created.
        shown: what was last shown at a path.
        changed: what was last written to a path, and not shown since.
    """

    pairs: Mapping[str, ResourcePair]
    removed: set[str] = field(default_factory=set)
    created: set[str] = field(default_factory=set)
    shown: dict[str, dict[str, JsonValue]] = field(default_factory=dict)
    changed: dict[str, dict[str, JsonValue]] = field(default_factory=dict)

    def add(self, exchange: Exchange) -> Iterator[Violation]:
        """Take one exchange in; give what it shows to be wrong."""
        method, status = exchange.case.call.method, exchange.answer.status
        path = exchange.case.call.target.partition("?")[0]
        if method in ("GET", "HEAD", "PATCH") and status in _DONE and path in self.removed:
            yield _of(exchange, "use-after-delete", f"{path} was deleted, and is there: {status}")
        if method == "GET" and status in _MISSING and path in self.created:
            message = f"{path} was created, and is not there: {status}"
            yield _of(exchange, "created-is-not-found", message)
        if method == "GET":
            yield from self._read(exchange, path)
        elif status // 100 == _FOUND // 100:
            self._write(exchange, path)

    def _read(self, exchange: Exchange, path: str) -> Iterator[Violation]:
        body = _object(exchange)
        if exchange.answer.status != _FOUND or body is None:
            return
        old = self.shown.get(path, {})
        for name, value in self.changed.pop(path, {}).items():
            if name in body and body[name] != value and name in old and body[name] == old[name]:
                told = f"{name} was set to {plain(value)}, and is {plain(body[name])} as before"
                message = f"an update of {path} is lost: {told}"
                yield _of(exchange, "lost-update", message, f"/{name}", name)
        self.shown[path] = body

    def _write(self, exchange: Exchange, path: str) -> None:
        """Note what a write that went well has done."""
        method, status = exchange.case.call.method, exchange.answer.status
        for known in [each for each in self.changed if path.startswith(f"{each}/")]:
            del self.changed[known]  # what is done below it may change it
        if method == "DELETE":
            is_item = exchange.case.operation.path in {pair.item for pair in self.pairs.values()}
            self._forget(path, removed=is_item and status in _DONE)
        elif method in ("PUT", "PATCH"):
            self.removed.discard(path)
            self.changed[path] = _sent(exchange) if status in _DONE else {}
        elif method == "POST":
            self.removed.discard(path)
            self.changed.pop(path, None)
            item = self._item(exchange, path)
            if item is not None and status in _DONE:
                self.removed.discard(item)
                self.created.add(item)
                self.shown[item] = _object(exchange) or {}

    def _forget(self, path: str, *, removed: bool) -> None:
        """Forget a path, and what lies below."""
        self.created = {
            each for each in self.created if each != path and not each.startswith(f"{path}/")
        }
        self.shown.pop(path, None)
        self.changed.pop(path, None)
        if removed:
            self.removed.add(path)

    def _item(self, exchange: Exchange, path: str) -> str | None:
        """Give the path of what was created; None where the answer does not tell its id."""
        pair = self.pairs.get(exchange.case.operation.path)
        body = _object(exchange)
        if pair is None or body is None or not pair.item.startswith(f"{pair.collection}/"):
            return None
        told = body.get(pair.parameter, body.get("id"))
        if not isinstance(told, str | int) or isinstance(told, bool):
            return None
        rest = pair.item[len(pair.collection) :]
        return path + rest.replace(f"{{{pair.parameter}}}", encoded(plain(told)))


def _object(exchange: Exchange) -> dict[str, JsonValue] | None:
    try:
        value = parsed(exchange.answer.body) if exchange.answer.body else None
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def _sent(exchange: Exchange) -> dict[str, JsonValue]:
    """Give the members of a body that are no objects or arrays, which may be merged in any way."""
    values = exchange.case.values
    if values is None or isinstance(values.body, Absent) or not isinstance(values.body, dict):
        return {}
    members = values.body.items()
    return {name: value for name, value in members if not isinstance(value, dict | list)}


def _of(exchange: Exchange, check: str, message: str, at: str = "", kind: str = "") -> Violation:
    return Violation(check, message, exchange.case.operation.pointer, at, kind)
