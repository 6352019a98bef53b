"""What people have said about names and places: rows of `x-migration` and of a mapping file.

`read_hints` takes the two descriptions and the rows of a mapping file; the rows of `x-migration`
that lie between the two versions are composed, so that `a` became `b` and `b` became `c` is told
as `a` became `c`. A row may also forbid a pair.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias, cast, get_args
from urllib.parse import unquote

from specloom.errors import BadInput, Finding, Location
from specloom.ir.model import Api
from specloom.spec.pointers import escape

__all__ = ["NO_HINTS", "Hint", "HintKind", "Hints", "parse_mapping", "read_hints"]

HintKind: TypeAlias = Literal[
    "renamed",
    "moved",
    "replaced_by",
    "meaning_changed",
    "enum_map",
    "lossy",
    "behaviour",
    "note",
    "distinct",
]
"""The kinds of `x-migration`, and `distinct` of a mapping file: the two are not the same thing."""
Locate: TypeAlias = Callable[[str], Location]

_PINS: Final[frozenset[HintKind]] = frozenset(("renamed", "moved", "replaced_by"))
_ENDS: Final[frozenset[HintKind]] = frozenset((*_PINS, "lossy"))
"""Kinds that say what became of a thing: nothing else is guessed about it."""
_MAPPING: Final[tuple[HintKind, ...]] = ("renamed", "moved", "replaced_by", "enum_map", "distinct")


@dataclass(frozen=True, slots=True)
class Hint:
    """One row. `base` and `revision` are pointers (`#/paths/~1me/get`) or empty.

    `from_` and `to` are the versions it leads from and to; both are empty in a row of a mapping
    file that holds whatever the versions are. `map` leads from enum values of the base to those
    of the revision.
    """

    kind: HintKind
    base: str = ""
    revision: str = ""
    from_: str = ""
    to: str = ""
    text: str = ""
    cite: str = ""
    map: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Hints:
    """Rows that hold between two descriptions, in the order of their versions.

    `rows` are those of `x-migration`, `pins` those of the user, which are asked first.
    """

    rows: tuple[Hint, ...] = ()
    pins: tuple[Hint, ...] = ()

    def renamed(self, base: str) -> str | None:
        """Give where the thing at a pointer stands in the revision, None where no row says so.

        A row about something above it counts: what is below moves with it.
        """
        told = _apply(self.pins, base)
        if told is not None:
            return told
        place = base
        for hop in _hops(self.rows):
            place = _apply(hop, place) or place
        return place if place != base else None

    def pinned(self, base: str, revision: str) -> bool:
        """Tell whether the user says that two pointers are one thing, whatever became of it."""
        pairs = ((r.base, r.revision) for r in self.pins if r.kind in {"renamed", "moved"})
        return (base, revision) in pairs

    def vetoed(self, base: str, revision: str) -> bool:
        """Tell whether two pointers must not be taken for one thing: forbidden, or told apart."""
        if any(
            row.kind == "distinct" and (row.base, row.revision) == (base, revision)
            for row in self.pins
        ):
            return True
        told = any(row.kind in _ENDS and row.base == base for row in (*self.pins, *self.rows))
        return told and self.renamed(base) != revision

    def values(self, base: str) -> Mapping[str, str]:
        """Give what enum values of the schema at a pointer became, those of a user's row last."""
        mapped: dict[str, str] = {}
        place = base
        for hop in _hops(self.rows):
            step = _mapped(hop, place)
            mapped = {old: step.get(new, new) for old, new in mapped.items()} | {
                old: new for old, new in step.items() if old not in mapped
            }
            place = _apply(hop, place) or place
        return mapped | _mapped(self.pins, base)

    def meanings(self) -> tuple[Hint, ...]:
        """Give the rows that tell of a new meaning."""
        return tuple(row for row in self.rows if row.kind == "meaning_changed")


NO_HINTS: Final = Hints()


def read_hints(base: Api, revision: Api, mapping: Iterable[Hint] = ()) -> Hints:
    """Give the rows that hold between two descriptions, and those of a mapping file.

    Versions are ordered as the rows name them; a description of a version that no row names is
    taken to know the steps up to itself. Where the base is the later one, renames and moves of its
    own rows are read backwards. Rows that are not as the vocabulary says are passed over.
    """
    ours, theirs = tuple(_rows(base)), tuple(_rows(revision))
    pins = tuple(mapping)
    dated = tuple(row for row in pins if row.from_)
    order = _order((*theirs, *ours, *dated))
    forward = _between(theirs, ours, order, base.version, revision.version)
    backward = _between(ours, theirs, order, revision.version, base.version)
    mirrored = () if forward else tuple(map(_mirror, reversed(backward)))
    known = _between(dated, (), order, base.version, revision.version)
    return Hints(
        (*forward, *(row for row in mirrored if row is not None)),
        tuple(row for row in pins if not row.from_ or row in known),
    )


# ----------------------------------------------------------------------------- composition


def _apply(rows: Iterable[Hint], place: str) -> str | None:
    """Give where a place goes by the row about it, or by the nearest about something above it."""
    pins = [row for row in rows if row.kind in _PINS and row.base and row.revision]
    above = [row for row in pins if place == row.base or place.startswith(f"{row.base}/")]
    if not above:
        return None
    row = max(above, key=lambda pin: len(pin.base))
    return row.revision + place.removeprefix(row.base)


def _mapped(rows: Iterable[Hint], place: str) -> dict[str, str]:
    return {
        old: new
        for row in rows
        if row.kind == "enum_map" and row.base == place
        for old, new in row.map
    }


def _hops(rows: Iterable[Hint]) -> list[list[Hint]]:
    hops: dict[tuple[str, str], list[Hint]] = {}
    for row in rows:
        hops.setdefault((row.from_, row.to), []).append(row)
    return list(hops.values())


def _mirror(row: Hint) -> Hint | None:
    """Read a row backwards, None where it says nothing that way."""
    if not (row.base and row.revision):
        return None
    swapped = tuple((new, old) for old, new in row.map)
    return replace(
        row, base=row.revision, revision=row.base, from_=row.to, to=row.from_, map=swapped
    )


# -------------------------------------------------------------------------------- versions


def _rows(api: Api) -> Iterator[Hint]:
    """Read the rows of a description's `x-migration`, without those that are none."""
    stated = api.extensions.get("x-migration")
    for row in stated if isinstance(stated, list) else ():
        if isinstance(row, dict):
            hint = _hint(row)
            if hint.kind in get_args(HintKind) and hint.from_ and hint.to:
                yield hint


def _hint(row: Mapping[str, object]) -> Hint:
    texts = {key: value for key, value in row.items() if isinstance(value, str)}
    stated = row.get("map")
    mapped = stated.items() if isinstance(stated, dict) else ()
    return Hint(
        kind=cast("HintKind", texts.get("kind", "")),
        base=_pointer(texts.get("base", "")),
        revision=_pointer(texts.get("revision", "")),
        from_=texts.get("from", ""),
        to=texts.get("to", ""),
        text=texts.get("text", ""),
        cite=texts.get("cite", ""),
        map=tuple((str(old), new) for old, new in mapped if isinstance(new, str)),
    )


def _pointer(stated: str) -> str:
    """Spell a pointer as nodes do: percent-encoding taken off, no `/` at the end."""
    return unquote(stated).rstrip("/")


def _order(rows: Iterable[Hint]) -> dict[str, int]:
    """Number the versions that rows name so that every row leads upwards, else as first named."""
    before: dict[str, set[str]] = {}
    for row in rows:
        before.setdefault(row.from_, set())
        before.setdefault(row.to, set()).add(row.from_)
    order: dict[str, int] = {}
    while len(order) < len(before):
        waiting = [version for version in before if version not in order]
        ready = (version for version in waiting if before[version] <= order.keys())
        order[next(ready, waiting[0])] = len(order)
    return order


def _between(
    rows: Iterable[Hint],
    earlier: Iterable[Hint],
    order: Mapping[str, int],
    base: str,
    revision: str,
) -> tuple[Hint, ...]:
    """Give the rows of the steps from one version to another; `earlier` are those base knows."""
    low, high = order.get(base), order.get(revision)
    passed = {(row.from_, row.to) for row in earlier}
    found = (
        row
        for row in rows
        if ((row.from_, row.to) not in passed if low is None else order.get(row.from_, -1) >= low)
        and (high is None or order.get(row.to, high + 1) <= high)
        and order.get(row.from_, -1) < order.get(row.to, 0)
    )
    return tuple(sorted(found, key=lambda row: (order.get(row.from_, 0), order.get(row.to, 0))))


# ---------------------------------------------------------------------------- mapping file


def parse_mapping(value: object, locate: Locate) -> tuple[Hint, ...]:
    """Read the value of a mapping file: a list of rows; `locate` gives the place of a pointer.

    A row has `kind` (`renamed`, `moved`, `replaced_by`, `enum_map` or `distinct`), `base` and
    `revision`, an `enum_map` also `map`; `from` and `to` restrict it to a step between versions.

    Raises:
        BadInput: a row has another form, or two rows lead from one place to different ones.
    """
    if not isinstance(value, list):
        message = "a mapping file holds a list of rows, each with `kind`, `base` and `revision`"
        raise BadInput(Finding("mapping-row", message, locate("#")))
    faults = [
        Finding("mapping-row", message, locate(f"#/{index}{inner}"))
        for index, row in enumerate(value)
        for inner, message in _faults(row)
    ]
    if faults:
        raise BadInput(*faults)
    rows = tuple(map(_hint, value))
    faults = [
        Finding("mapping-row", message, locate(f"#/{index}/revision"))
        for index, message in _contradictions(rows)
    ]
    if faults:
        raise BadInput(*faults)
    return rows


def _faults(row: object) -> Iterator[tuple[str, str]]:
    """Say what is wrong with a row, each with the pointer inside it."""
    if not isinstance(row, dict):
        yield "", "a row is an object with `kind`, `base` and `revision`"
        return
    known = ("kind", "base", "revision", "map", "from", "to", "text", "cite")
    for key in row:
        if key not in known:
            yield f"/{escape(key)}", f"`{key}` means nothing here; a row has {', '.join(known)}"
    if row.get("kind") not in _MAPPING:
        yield _at(row, "kind"), f"`kind` must be one of {', '.join(_MAPPING)}"
    for key in ("base", "revision"):
        if not str(row.get(key, "")).startswith("#/"):
            yield _at(row, key), f'`{key}` must be a pointer such as "#/paths/~1cars/get"'
    for key in ("from", "to", "text", "cite"):
        if key in row and not (isinstance(row[key], str) and row[key]):
            yield f"/{key}", f"`{key}` must be a text; put it in quotes or leave it out"
    if ("from" in row) != ("to" in row):
        yield "", "`from` and `to` stand together; give both or neither"
    yield from _map_faults(row)


def _map_faults(row: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    mapped = row.get("map")
    if row.get("kind") != "enum_map":
        if "map" in row:
            yield "/map", "only an `enum_map` has a `map`; remove it or change `kind`"
    elif not isinstance(mapped, dict) or not all(
        isinstance(each, str) for pair in mapped.items() for each in pair
    ):
        yield _at(row, "map"), "`map` must lead from values of the base to those of the revision"


def _at(row: Mapping[str, object], key: str) -> str:
    return f"/{key}" if key in row else ""


def _contradictions(rows: tuple[Hint, ...]) -> Iterator[tuple[int, str]]:
    told: dict[tuple[str, str, str], str] = {}
    for index, row in enumerate(rows):
        if row.kind in _PINS:
            first = told.setdefault((row.base, row.from_, row.to), row.revision)
            if first != row.revision:
                message = f"another row says that {row.base} became {first}; keep one of the two"
                yield index, message
