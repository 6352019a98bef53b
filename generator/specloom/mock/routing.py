"""From a path to what the description says of it: a trie of segments, concrete ones first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar
from urllib.parse import unquote

__all__ = ["Match", "Router"]

T = TypeVar("T")
_HOLE: Final = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A path of the description that fits, what it `holds`, and the text in each of its holes."""

    holds: T
    values: dict[str, str]


@dataclass(slots=True)
class _Node(Generic[T]):
    """What may follow so far; `mixed` are segments such as `{id}.json`, in document order."""

    concrete: dict[str, _Node[T]] = field(default_factory=dict)
    mixed: list[tuple[re.Pattern[str], _Node[T]]] = field(default_factory=list)
    hole: _Node[T] | None = None
    leaf: tuple[T, tuple[str, ...]] | None = None


class Router(Generic[T]):
    """Finds the templated paths that a path fits.

    Args:
        paths: each templated path with what it holds. Of two that differ in nothing but the
            names of their holes, the first one counts.
    """

    def __init__(self, paths: Iterable[tuple[str, T]]) -> None:
        self._root: _Node[T] = _Node()
        self._held: list[T] = []
        for path, holds in paths:
            self._add(path, holds)

    def _add(self, path: str, holds: T) -> None:
        node = self._root
        for segment in path.split("/"):
            if not _HOLE.search(segment):
                node = node.concrete.setdefault(segment, _Node())
            elif _HOLE.fullmatch(segment):
                node.hole = node = node.hole or _Node()
            else:
                node = _mixed(node, segment)
        if node.leaf is None:
            node.leaf = (holds, tuple(_HOLE.findall(path)))
            self._held.append(holds)

    def leaves(self) -> Iterator[T]:
        """Give what each path holds, in the order in which paths were given."""
        return iter(self._held)

    def match(self, path: str) -> Iterator[Match[T]]:
        """Give what fits a path as it was sent, the most concrete first.

        Segments are compared as they are, not decoded: an encoded slash divides nothing.
        """
        for (holds, names), values in _walk(self._root, path.split("/"), 0, ()):
            yield Match(holds, dict(zip(names, values, strict=True)))


def _mixed(node: _Node[T], segment: str) -> _Node[T]:
    pieces = _HOLE.split(segment)
    written = "".join(
        "([^/]+?)" if place % 2 else re.escape(piece) for place, piece in enumerate(pieces)
    )
    for pattern, known in node.mixed:
        if pattern.pattern == written:
            return known
    following: _Node[T] = _Node()
    node.mixed.append((re.compile(written), following))
    return following


def _walk(
    node: _Node[T], segments: list[str], at: int, values: tuple[str, ...]
) -> Iterator[tuple[tuple[T, tuple[str, ...]], tuple[str, ...]]]:
    if at == len(segments):
        if node.leaf is not None:
            yield node.leaf, values
        return
    segment = segments[at]
    following = node.concrete.get(segment)
    if following is None and "%" in segment:
        following = node.concrete.get(unquote(segment))
    if following is not None:
        yield from _walk(following, segments, at + 1, values)
    for pattern, behind in node.mixed:
        if (found := pattern.fullmatch(segment)) is not None:
            yield from _walk(behind, segments, at + 1, (*values, *found.groups()))
    if node.hole is not None and segment:
        yield from _walk(node.hole, segments, at + 1, (*values, segment))
