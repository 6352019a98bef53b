"""Pages: their size, and what walks from page to page show of a list."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias
from urllib.parse import parse_qsl

from specloom.contract.checks.answers import parsed
from specloom.contract.model import Exchange, Violation
from specloom.contract.pages import down, is_over
from specloom.contract.styles import plain
from specloom.ir.model import JsonValue, Pagination

__all__ = ["Walks", "listed", "too_long"]

_FOUND: Final = 200
_List: TypeAlias = tuple[str, tuple[tuple[str, str], ...]]
"""A list: its path, and the query without cursor and size."""


def too_long(exchange: Exchange) -> Iterator[Violation]:
    """Give a violation where a page holds more items than were asked for."""
    pages, values = exchange.case.operation.pagination, exchange.case.values
    if pages is None or values is None or exchange.case.mode != "valid":
        return
    asked = values.query.get(pages.size) if pages.size else None
    items = _items(exchange, pages)
    if isinstance(asked, int) and items is not None and len(items) > asked >= 1:
        message = f"The page has {_count(len(items))}, where {pages.size} asks for {asked} at most."
        pointer = exchange.case.operation.pointer
        at = "".join(f"/{name}" for name in pages.items)
        yield Violation("page-is-longer-than-asked", message, pointer, at)


@dataclass(slots=True)
class _Walk:
    """Some pages in a row: the items so far, by key, and the cursors that led on."""

    size: str
    seen: list[str] = field(default_factory=list)
    cursors: set[str] = field(default_factory=set)
    is_told: bool = False


class Walks:
    """Follows walks from page to page; a write in between ends them all."""

    def __init__(self) -> None:
        self._going: dict[_List, _Walk] = {}
        self._longest: dict[_List, list[str]] = {}

    def add(self, exchange: Exchange) -> Iterator[Violation]:
        """Take one exchange in; give what it shows to be wrong."""
        case, pages = exchange.case, exchange.case.operation.pagination
        if case.call.method not in ("GET", "HEAD", "OPTIONS"):
            self._going.clear()
            self._longest.clear()
            return
        items = None if pages is None else _items(exchange, pages)
        if pages is None or items is None or not pages.parameter:
            return
        path, _, query = case.call.target.partition("?")
        pairs = parse_qsl(query, keep_blank_values=True)
        around = (pages.parameter, pages.size)
        which = (path, tuple(pair for pair in pairs if pair[0] not in around))
        told = dict(pairs)
        walk = self._going.get(which)
        if pages.parameter not in told or walk is None or walk.size != told.get(pages.size, ""):
            is_first = pages.parameter not in told
            walk = self._going[which] = _Walk(told.get(pages.size, ""))
            if not is_first:  # in the middle of a list, which tells nothing of the whole
                del self._going[which]
                return
        yield from self._step(exchange, pages, (which, walk), items)

    def _step(
        self, exchange: Exchange, pages: Pagination, at: tuple[_List, _Walk], items: list[JsonValue]
    ) -> Iterator[Violation]:
        which, walk = at
        keys = [*map(_key, items)]
        again = [key for key in keys if key in walk.seen]
        if again and _can_be_told_apart(keys, walk.seen, self._longest.get(which, [])):
            walk.is_told = True
            yield _of(
                exchange,
                "page-repeats-items",
                f"The page repeats {_count(len(again))} of an earlier page",
            )
        walk.seen += keys
        following = _next(exchange, pages)
        if following is not None and following in walk.cursors:
            message = f"The cursor {following} leads back to a page that was read already"
            yield _of(exchange, "cursor-never-ends", message)
        if following is not None:
            walk.cursors.add(following)
        if is_over(_body(exchange), pages) or (following is None and pages.next):
            del self._going[which]
        yield from self._compared(exchange, which, walk)

    def _compared(self, exchange: Exchange, which: _List, walk: _Walk) -> Iterator[Violation]:
        """Compare a walk with the longest one so far, as far as both go."""
        longest = self._longest.get(which, [])
        ended = which not in self._going
        both = max(len(longest), len(walk.seen)) if ended else min(len(longest), len(walk.seen))
        missing = [key for key in longest[:both] if key not in walk.seen]
        missing = missing or _skipped(walk.seen, longest)
        if missing and not walk.is_told and _can_be_told_apart(longest, walk.seen):
            walk.is_told = True
            told = f"Pages of this size leave out {_count(len(missing))} of the list"
            yield _of(exchange, "page-loses-items", told)
        if len(walk.seen) > len(longest):
            self._longest[which] = walk.seen


def _can_be_told_apart(*lists: list[str]) -> bool:
    """Tell whether no list holds a key twice: of what has no id there may be several alike."""
    return all(len(set(keys)) == len(keys) for keys in lists)


def _skipped(fuller: list[str], known: list[str]) -> list[str]:
    """Give what stands among items that are known, and is not."""
    common = [place for place, key in enumerate(fuller) if key in known]
    return [key for key in fuller[: common[-1]] if key not in known] if common else []


def listed(exchange: Exchange, path: tuple[str, ...]) -> list[JsonValue]:
    """Give the items that an answer lists at a path of properties; none where it lists nothing."""
    found = _at(exchange, path)
    return found if isinstance(found, list) else []


def _items(exchange: Exchange, pages: Pagination) -> list[JsonValue] | None:
    if exchange.answer.status != _FOUND:
        return None
    found = _at(exchange, pages.items)
    return found if isinstance(found, list) else None


def _next(exchange: Exchange, pages: Pagination) -> str | None:
    following = _at(exchange, pages.next) if pages.next else None
    return None if following in (None, "", False) else plain(following)


def _at(exchange: Exchange, path: tuple[str, ...]) -> JsonValue:
    return down(_body(exchange), path)


def _body(exchange: Exchange) -> JsonValue:
    try:
        return parsed(exchange.answer.body)
    except ValueError:
        return None


def _key(item: JsonValue) -> str:
    """Give what tells an item from others: its id, else all of it."""
    told = item.get("id", item) if isinstance(item, dict) else item
    return json.dumps(told, sort_keys=True)


def _count(number: int) -> str:
    return "1 item" if number == 1 else f"{number:,} items"


def _of(exchange: Exchange, check: str, message: str) -> Violation:
    pointer = exchange.case.operation.pointer
    return Violation(check, f"{message}: {exchange.case.call.target}.", pointer)
