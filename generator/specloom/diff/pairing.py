"""Which operation of one side is which of the other: the same request, one moved, or none.

Two operations are the same if they answer the same requests: path variables have no names on the
wire, and a prefix may stand in the server's address or in the path. What is left over on both
sides is matched by hints, then by likeness (`moves`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Final, Literal, TypeAlias
from urllib.parse import urlsplit

from specloom.diff.hints import NO_HINTS, Hints
from specloom.diff.model import Rename
from specloom.diff.moves import Move, match_moved
from specloom.diff.similarity import name_similarity
from specloom.diff.structures import Structures
from specloom.ir.model import Api, Operation, Server

__all__ = [
    "OperationPair",
    "PairKind",
    "Pairing",
    "PairingSettings",
    "pair_callbacks",
    "pair_operations",
    "pair_webhooks",
]

PairKind: TypeAlias = Literal["same", "moved"]
_Key: TypeAlias = tuple[str, str]
_KeyOf: TypeAlias = Callable[[Operation], _Key]

_VARIABLE: Final = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class PairingSettings:
    """What the user says about paths: prefixes that mean nothing, such as `/v1`."""

    strip_prefixes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class OperationPair:
    """One operation on both sides.

    `same`: it answers the same requests. `moved`: it has another path or method, told by `rename`
    (`GET /me`, `GET /users/{userId}`); `hinted` where somebody said so. `variables` leads from each
    path variable of the base to the one that stands in its place in the revision.
    """

    base: Operation
    revision: Operation
    kind: PairKind
    variables: Mapping[str, str] = field(default_factory=dict)
    rename: Rename | None = None
    hinted: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Pairing:
    """All operations of two sides, in the order of their documents.

    `asks` holds guesses too unsure to act on; their operations are in `removed` and `added`.
    """

    pairs: tuple[OperationPair, ...] = ()
    removed: tuple[Operation, ...] = ()
    added: tuple[Operation, ...] = ()
    asks: tuple[OperationPair, ...] = ()


def pair_operations(
    base: Api,
    revision: Api,
    settings: PairingSettings,
    hints: Hints = NO_HINTS,
    structures: Structures | None = None,
) -> Pairing:
    """Pair the operations under `paths`."""
    passes = (
        (_addressed(base, settings), _addressed(revision, settings)),
        (_stripped(settings), _stripped(settings)),
    )
    return _pair(base.operations, revision.operations, passes, hints, structures or Structures())


def pair_webhooks(
    base: Api, revision: Api, hints: Hints = NO_HINTS, structures: Structures | None = None
) -> Pairing:
    """Pair webhooks by their names."""
    passes = ((_named, _named),)
    return _pair(base.webhooks, revision.webhooks, passes, hints, structures or Structures())


def pair_callbacks(
    base: Operation,
    revision: Operation,
    hints: Hints = NO_HINTS,
    structures: Structures | None = None,
) -> Pairing:
    """Pair the callbacks of two operations that are a pair, by their expressions."""
    passes = ((_named, _named),)
    return _pair(base.callbacks, revision.callbacks, passes, hints, structures or Structures())


def _pair(
    base: Sequence[Operation],
    revision: Sequence[Operation],
    passes: Iterable[tuple[_KeyOf, _KeyOf]],
    hints: Hints,
    structures: Structures,
) -> Pairing:
    """Pair by each pass what the passes before left, then by hints and likeness."""
    found: list[OperationPair] = []
    removed, added = tuple(base), tuple(revision)
    for ours, theirs in passes:
        found += _same(removed, added, ours, theirs)
        removed = _without(removed, (pair.base for pair in found))
        added = _without(added, (pair.revision for pair in found))
    moved = [_moved(left) for left in match_moved(removed, added, structures, hints)]
    sure = [pair for pair in moved if pair.rename and pair.rename.confidence != "ask"]
    found += sure
    place = {operation: index for index, operation in enumerate(base)}
    return Pairing(
        tuple(sorted(found, key=lambda pair: place[pair.base])),
        _without(removed, (pair.base for pair in sure)),
        _without(added, (pair.revision for pair in sure)),
        tuple(pair for pair in moved if pair.rename and pair.rename.confidence == "ask"),
    )


def _without(operations: Iterable[Operation], taken: Iterable[Operation]) -> tuple[Operation, ...]:
    gone = set(taken)
    return tuple(operation for operation in operations if operation not in gone)


# ------------------------------------------------------------------------------------- same


def _same(
    base: Iterable[Operation], revision: Iterable[Operation], ours: _KeyOf, theirs: _KeyOf
) -> list[OperationPair]:
    """Pair the operations with the same key; several of one key by their variables' names."""
    there = _grouped(revision, theirs)
    return [
        OperationPair(mine, other, "same", _in_place(mine.path, other.path))
        for key, here in _grouped(base, ours).items()
        for mine, other in _nearest(here, there.get(key, []))
    ]


def _grouped(operations: Iterable[Operation], key_of: _KeyOf) -> dict[_Key, list[Operation]]:
    groups: dict[_Key, list[Operation]] = {}
    for operation in operations:
        groups.setdefault(key_of(operation), []).append(operation)
    return groups


def _nearest(
    base: Sequence[Operation], revision: Sequence[Operation]
) -> list[tuple[Operation, Operation]]:
    """Pair templates that answer the same requests: `/a/{id}` and `/a/{name}`."""
    if len(base) == 1 == len(revision):
        return [(base[0], revision[0])]
    ranked = sorted(
        product(range(len(base)), range(len(revision))),
        key=lambda at: _unlike(base[at[0]].path, revision[at[1]].path),
    )
    pairs: dict[int, int] = {}
    for row, column in ranked:
        if row not in pairs and column not in pairs.values():
            pairs[row] = column
    return [(base[row], revision[column]) for row, column in sorted(pairs.items())]


def _unlike(base: str, revision: str) -> tuple[float, list[str]]:
    """Give what sorts the best pair of paths first, whichever side is which."""
    pairs = zip(_variables(base), _variables(revision), strict=False)
    alike = min((name_similarity(mine, other) for mine, other in pairs), default=1.0)
    return (-2.0 if base == revision else -alike), sorted((base, revision))


def _variables(path: str) -> list[str]:
    return _VARIABLE.findall(path)


def _in_place(base: str, revision: str) -> dict[str, str]:
    return dict(zip(_variables(base), _variables(revision), strict=False))


# ------------------------------------------------------------------------------------- keys


def _named(operation: Operation) -> _Key:
    return operation.method, operation.path


def _stripped(settings: PairingSettings) -> _KeyOf:
    """Give keys by path alone: where the server changed, its prefix tells nothing."""
    return lambda operation: (operation.method, _blank(operation.path, settings))


def _addressed(api: Api, settings: PairingSettings) -> _KeyOf:
    """Give keys by server and path: `https://x/v1` with `/cars` is `https://x` with `/v1/cars`."""

    def key(operation: Operation) -> _Key:
        prefix = _prefix(operation.servers or api.servers)
        return operation.method, _blank(prefix + operation.path, settings)

    return key


def _prefix(servers: Sequence[Server]) -> str:
    """Give the path of the first server's address, its variables at their defaults."""
    if not servers:
        return ""
    server = servers[0]
    defaults = {name: variable.default for name, variable in server.variables.items()}
    url = _VARIABLE.sub(lambda found: defaults.get(found[1], found[0]), server.url)
    try:
        return urlsplit(url).path.rstrip("/")
    except ValueError:  # an address nobody could call, such as `https://[`
        return ""


def _blank(path: str, settings: PairingSettings) -> str:
    """Take the prefixes off a path that mean nothing, and the names of its variables."""
    for prefix in sorted(settings.strip_prefixes, key=len, reverse=True):
        inner = path.removeprefix(prefix.rstrip("/"))
        if inner != path and inner.startswith("/"):
            path = inner
            break
    return _VARIABLE.sub("{}", path)


# ------------------------------------------------------------------------------------ moved


def _moved(found: Move) -> OperationPair:
    base, revision = found.base, found.revision
    rename = Rename(_spell(base), _spell(revision), found.confidence)
    variables = _carried(_variables(base.path), _variables(revision.path))
    return OperationPair(base, revision, "moved", variables, rename, found.hinted)


def _spell(operation: Operation) -> str:
    return f"{operation.method} {operation.path}"


def _carried(base: Sequence[str], revision: Sequence[str]) -> dict[str, str]:
    """Lead variables to those of the same name; the rest by their order if as many are left."""
    carried = {name: name for name in base if name in revision}
    ours = [name for name in base if name not in carried]
    theirs = [name for name in revision if name not in carried]
    return carried | (dict(zip(ours, theirs, strict=True)) if len(ours) == len(theirs) else {})
