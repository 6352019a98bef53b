"""Trees that know where in another tree each of their parts came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

__all__ = ["Made", "Node", "Part", "Path", "Settled", "made", "settle"]

Path: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the tree that is read, and its path; as a `Part` it is taken as it is."""

    value: object
    path: Path

    def __bool__(self) -> bool:
        """Tell whether anything stands there."""
        return self.value is not None

    def __getitem__(self, key: str) -> Node:
        """Give the member of that name; an empty node where there is none."""
        inner = self.value.get(key) if isinstance(self.value, dict) else None
        return Node(inner, (*self.path, key))

    def members(self) -> Iterator[tuple[str, Node]]:
        """Give the members of an object by name; of anything else nothing."""
        if isinstance(self.value, dict):
            for key, inner in self.value.items():
                yield key, Node(inner, (*self.path, key))

    def items(self) -> Iterator[Node]:
        """Give the items of a list; of anything else nothing."""
        if isinstance(self.value, list):
            for at, inner in enumerate(self.value):
                yield Node(inner, (*self.path, str(at)))

    def texts(self) -> list[str]:
        """Give the strings of a list."""
        return [one.value for one in self.items() if isinstance(one.value, str)]

    def text(self) -> str:
        """Give a string, the empty one where there is none."""
        return self.value if isinstance(self.value, str) else ""


@dataclass(frozen=True, slots=True)
class Made:
    """A new value, made in place of what stood at `path`."""

    value: Mapping[str, Part] | Sequence[Part] | str | bool | None
    path: Path


Part: TypeAlias = Node | Made


def made(members: Iterable[tuple[str, Part | None]], source: Node) -> Made:
    """Make an object of parts in place of what stood at a node; None stands for no member."""
    return Made({key: one for key, one in members if one is not None}, source.path)


@dataclass(slots=True)
class Settled:
    """A tree of plain values, made of parts.

    Attributes:
        value: the plain value.
        origins: where a part came from, by its own path; what is not named came with its parent.
        holders: the objects made that have a member `$ref` or `mapping`.
    """

    value: object = None
    origins: dict[Path, Path] = field(default_factory=dict)
    holders: list[dict[str, object]] = field(default_factory=list)

    def origin(self, path: Sequence[str]) -> list[str]:
        """Give where a path led in the tree that was read."""
        whole = tuple(path)
        for length in range(len(whole), -1, -1):
            if whole[:length] in self.origins:
                return [*self.origins[whole[:length]], *whole[length:]]
        return list(whole)

    def moved(self) -> dict[Path, Path]:
        """Give where parts went, by where they stood; the first place counts."""
        went: dict[Path, Path] = {}
        for new, old in self.origins.items():
            went.setdefault(old, new)
        return went


def settle(part: Part) -> Settled:
    """Make plain values of parts."""
    settled = Settled()
    settled.value = _plain(part, (), settled)
    return settled


def _plain(part: Part, path: Path, settled: Settled) -> object:
    settled.origins[path] = part.path
    if isinstance(part, Node):
        return part.value
    match part.value:
        case str() | bool() | None:
            return part.value
        case Mapping():
            plain = {key: _plain(one, (*path, key), settled) for key, one in part.value.items()}
            if "$ref" in plain or "mapping" in plain:
                settled.holders.append(plain)
            return plain
        case _:
            return [_plain(one, (*path, str(at)), settled) for at, one in enumerate(part.value)]
