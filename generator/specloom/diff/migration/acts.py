"""Changes that are one act for whoever edits code, brought together.

What is renamed and changed in the same place is edited once; so is a field that leaves five
classes, and so are five fields that leave one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from specloom.diff.migration.edits import Edit, edit_of
from specloom.diff.migration.model import URGENCIES, Chapter, Urgency
from specloom.diff.migration.places import ArgumentAt, FieldAt, MethodAt, Place, TypeAt
from specloom.diff.migration.urgency import gravity_of
from specloom.diff.migration.wording import Named, Seen
from specloom.diff.model import LEVELS, Change

__all__ = ["Act", "Part", "acts"]

_TO_DO: Final = frozenset(("silent", "must", "should"))
_APART: Final[frozenset[Edit]] = frozenset(("meaning", "deprecated"))
"""What is never settled by the way, whatever else happens in the same place."""
_ALONE: Final[frozenset[Edit]] = frozenset(("meaning", "moved", "type", "status", "respelled"))
"""What is never the same act as what happens elsewhere."""
_BY_METHOD: Final[frozenset[Edit]] = frozenset(("new", "gone", "deprecated"))
_EITHER_WAY: Final[frozenset[Edit]] = frozenset(("gone", "renamed", "variants"))
"""Edits that ask for the same whether a caller reads or makes what they are about."""
_Key: TypeAlias = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A change with what it is about, and how it is sorted."""

    change: Change
    seen: Seen
    named: Named | None
    urgency: Urgency
    chapter: Chapter

    @property
    def edit(self) -> Edit:
        """Give what kind of edit it is."""
        return edit_of(self.change)


@dataclass(frozen=True, slots=True)
class Act:
    """Parts that are one act, the leading one first; `urgency` is the act's."""

    parts: tuple[Part, ...]
    urgency: Urgency

    @property
    def lead(self) -> Part:
        """Give the part that the others are settled with."""
        return self.parts[0]


def acts(parts: Iterable[Part]) -> tuple[Act, ...]:
    """Bring together what is one act; every part is in one, in the order of their leads."""
    here = list(_inside_variants(_same_place(parts)))
    named: dict[_Key, list[Act]] = {}
    for number, act in enumerate(here):
        named.setdefault(_name_key(act) or (number,), []).append(act)
    owned: dict[_Key, list[Act]] = {}
    for key, alike in named.items():
        owned.setdefault(_owner_key(alike, key), []).extend(alike)
    return tuple(_joined(alike) for alike in owned.values())


# ------------------------------------------------------------------------------- in one place


def _same_place(parts: Iterable[Part]) -> Iterator[Act]:
    """Join what happens to one thing: a rename with all else that changed there."""
    places: dict[_Key, list[Part]] = {}
    for number, part in enumerate(parts):
        places.setdefault(_place_key(part) or (number,), []).append(part)
    for joined in places.values():
        lead = min(joined, key=_rank)
        rest = [part for part in joined if part is not lead]
        urgent = min(joined, key=lambda part: URGENCIES.index(part.urgency))
        yield Act((lead, *rest), urgent.urgency)


def _place_key(part: Part) -> _Key | None:
    base, revision = part.change.base, part.change.revision
    if part.edit in _APART:
        return None
    if part.edit == "status":
        return _status_key(part)
    if base is None or revision is None:
        return None
    silent = part.urgency == "silent"
    return (base.pointer, revision.pointer, part.chapter, part.edit if silent else "")


def _status_key(part: Part) -> _Key:
    """Tell answers apart by the operation; errors are nobody's business but in general."""
    change = part.change
    if "-non-success-" in change.id:
        return (change.id, part.chapter)
    return ("status", change.operations, part.chapter)


_FIRST: Final[Mapping[Edit, int]] = {"variants": 0, "moved": 1, "renamed": 2, "type": 3}


def _rank(part: Part) -> tuple[int, int, int]:
    """Let what explains the rest lead, else the most urgent, the gravest."""
    wraps = part.edit == "variants" and "-wrapped-" not in part.change.id
    return (
        _FIRST.get(part.edit, 4) + wraps,
        URGENCIES.index(part.urgency),
        LEVELS.index(part.change.level),
    )


def _inside_variants(found: Iterable[Act]) -> Iterator[Act]:
    """Join what left a class with the class's becoming a union, which is why."""
    here = list(found)
    unions = {
        act.lead.change.base.pointer: act
        for act in here
        if "-wrapped-in-" in act.lead.change.id and act.lead.change.base is not None
    }
    inside: dict[str, list[Part]] = {pointer: [] for pointer in unions}
    kept: list[Act] = []
    for act in here:
        owner = _owner(act.lead)
        if act.lead.edit == "gone" and owner in unions:
            inside[owner] += act.parts
        else:
            kept.append(act)
    for act in kept:
        base = act.lead.change.base
        more = inside.get(base.pointer, []) if base and unions.get(base.pointer) is act else []
        yield Act((*act.parts, *more), act.urgency)


def _owner(part: Part) -> str:
    base = part.change.base
    return base.pointer.partition("/properties/")[0] if base else ""


# -------------------------------------------------------------------------------- many places


def _name_key(act: Act) -> _Key | None:
    """Say which acts are the same but for whose they are; None where none is like it."""
    part = act.lead
    names = part.named
    if names is None or part.edit in _ALONE:
        return None
    place = part.seen.places[0]
    own: Sequence[object]
    match place:
        case MethodAt() if part.edit in _BY_METHOD:
            own = (names.name, *names.owners)
        case FieldAt() | ArgumentAt():
            own = (names.name, names.new)
        case TypeAt() if part.edit in {"grown", "shrunk"} and part.seen.before and part.seen.after:
            own = (part.change.fingerprint,)
        case _:
            return None
    return (*_kind(act), *own)


def _kind(act: Act) -> _Key:
    part = act.lead
    direction = "" if part.edit in _EITHER_WAY else part.change.direction
    return (part.edit, direction, part.chapter, act.urgency in _TO_DO, _sort(part.seen.places[0]))


def _sort(place: Place) -> str:
    """Let arguments of a call pass for the fields of the body that they make up."""
    return "member" if isinstance(place, FieldAt | ArgumentAt) else type(place).__name__


def _owner_key(alike: Sequence[Act], key: _Key) -> _Key:
    """Say whose the acts are, all of them."""
    found = [act.lead.named for act in alike]
    if len(key) == 1 or not all(found):
        return ("alone", *key)
    owners = sorted({owner for one in found if one is not None for owner in one.owners})
    return (*_kind(alike[0]), *owners)


def _joined(alike: Sequence[Act]) -> Act:
    if len(alike) == 1:
        return alike[0]
    urgent = min(alike, key=lambda act: URGENCIES.index(act.urgency))
    order = sorted(alike, key=lambda act: _reading(act.lead))
    return Act(tuple(part for act in order for part in act.parts), urgent.urgency)


def _reading(part: Part) -> tuple[int, int, int]:
    return (
        URGENCIES.index(part.urgency),
        gravity_of(part.change) if part.urgency == "silent" else 0,
        LEVELS.index(part.change.level),
    )
