"""Laws of comparing: nothing changes into itself, what is swapped mirrors, and jumps add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final, TypeAlias

import pytest
from hypothesis import assume, given, settings

from specloom.config import DiffSettings, Policy
from specloom.diff import Subject, compare
from specloom.diff.model import Change, Diff, Direction, Effect
from specloom.ir import BooleanSchema, build
from specloom.values.answers import No
from specloom.values.inclusion import Inclusion
from tests.diff.generated_apis import APIS, chains
from tests.diff.subjects import (
    ADYEN,
    ASANA,
    ENODE,
    HOPS,
    OPENAI,
    PAIRS,
    RENAULT,
    Raw,
    compared,
    compared_raw,
    from_raw,
    subject,
    told,
)

pytestmark = pytest.mark.exhaustive

POLICIES: Final[tuple[Policy, ...]] = ("lenient", "strict")
WAYS: Final[tuple[Direction, ...]] = ("request", "response")
MIRRORED: Final[dict[Effect, Effect]] = {"narrows": "widens", "widens": "narrows"}
HARMLESS: Final[dict[Direction, Effect]] = {"request": "widens", "response": "narrows"}

law = settings(max_examples=40, deadline=None, derandomize=True)

# ------------------------------------------------------------------------------------ reflexive


@pytest.mark.parametrize("name", [*ENODE, *RENAULT, *ADYEN, ASANA, *OPENAI])
def test_a_real_description_and_itself(name: str) -> None:
    one = subject(name)
    again = Subject(name, one.document, build(one.document))

    assert told(compare(one, again)) == []


@law
@given(APIS)
def test_a_generated_description_and_itself(raw: Raw) -> None:
    for policy in POLICIES:
        known = compare(from_raw(raw), from_raw(raw), DiffSettings(policy)).changes
        assert [each.message for each in known if each.effect != "unknown"] == []


def test_one_and_the_same_api() -> None:
    one = subject(ENODE[0])

    assert told(compare(one, one)) == []


# --------------------------------------------------------------------------------------- mirror

Place: TypeAlias = tuple[str | None, str | None, Direction]
"""Where something changed on either side, and which way that travels."""


def places(changes: Iterable[Change], *, swapped: bool = False) -> dict[Place, list[Change]]:
    """Give the changes of schemas that operations hold, by their place, as if not swapped."""
    found: dict[Place, list[Change]] = {}
    for change in changes:
        if change.direction != "none" and change.operations:
            sides = [side.pointer if side else None for side in (change.base, change.revision)]
            base, revision = sides[::-1] if swapped else sides
            found.setdefault((base, revision, change.direction), []).append(change)
    return found


def of_a_union(change: Change) -> bool:
    """Whether a change is about a union: how members pair may depend on the side they are on."""
    return any(word in change.id for word in ("one-of", "any-of", "union"))


@pytest.mark.parametrize(
    ("policy", "pair"),
    [*(("strict", pair) for pair in PAIRS), *(("lenient", pair) for pair in HOPS)],
)
def test_swapped_sides_change_at_the_same_places(pair: tuple[str, str], policy: Policy) -> None:
    """But for what is called otherwise, which is found by likeness, and for unions."""
    forth = places(compared(*pair, policy).changes)
    back = places(compared(*pair[::-1], policy).changes, swapped=True)
    renamed = _renamed(forth) | _renamed(back)

    lonely = [place for place in {**forth, **back} if (place in forth) != (place in back)]
    assert [
        place
        for place in lonely
        if not renamed & {*place[:2]}
        and not any(map(of_a_union, (forth.get(place) or back[place])))
    ] == []


def _renamed(found: dict[Place, list[Change]]) -> set[str | None]:
    """Give the pointers on either side of whatever is called otherwise."""
    named = [place[:2] for place, changes in found.items() if any(c.rename for c in changes)]
    return {pointer for sides in named for pointer in sides} - {None}


@pytest.mark.parametrize("pair", PAIRS)
def test_swapped_sides_mirror_what_narrows_and_widens(pair: tuple[str, str]) -> None:
    """Where one thing was done to a place, and its object was not opened or closed besides."""
    forth = places(compared(*pair, "strict").changes)
    back = places(compared(*pair[::-1], "strict").changes, swapped=True)
    assert [each.message for each, other in _alone(forth, back) if not mirrors(each, other)] == []


def _alone(
    forth: dict[Place, list[Change]], back: dict[Place, list[Change]]
) -> Iterator[tuple[Change, Change]]:
    changes = [each for found in (*forth.values(), *back.values()) for each in found]
    closed = {
        side.pointer
        for each in changes
        for side in (each.base, each.revision)
        if side is not None and "additional-properties" in each.id
    }
    for place in forth.keys() & back.keys():
        here, there = forth[place], back[place]
        owner = (place[0] or place[1] or "").rpartition("/properties/")[0]
        if len(here) == len(there) == 1 and owner not in closed and not of_a_union(here[0]):
            yield here[0], there[0]


def mirrors(change: Change, other: Change) -> bool:
    """Whether a change does the opposite of another, as far as that was decided."""
    if "unknown" in (change.effect, other.effect):
        return True
    return MIRRORED.get(change.effect, change.effect) == other.effect


def accepts_nothing(raw: Raw) -> bool:
    """Whether a component accepts no value at all, by which all else is wider, whatever it was."""
    nothing = BooleanSchema("", accepts=False)
    schemas = from_raw(raw).api.schemas.values()
    return any(not isinstance(Inclusion().includes(each, nothing), No) for each in schemas)


@law
@given(chains(2))
def test_swapped_sides_mirror_in_generated_descriptions(versions: tuple[Raw, ...]) -> None:
    base, revision = versions
    assume(not (any(map(accepts_nothing, versions))))
    forth = places(compared_raw(base, revision, "strict").changes)
    back = places(compared_raw(revision, base, "strict").changes, swapped=True)
    if len(forth) == len(back) == 1:  # one thing was done, and travels one way
        assert [told for told, other in _alone(forth, back) if not mirrors(told, other)] == []


@pytest.mark.parametrize("pair", PAIRS)
def test_what_was_added_is_removed_the_other_way(pair: tuple[str, str]) -> None:
    """Operations, parameters, answers and properties alike."""
    forth, back = compared(*pair, "strict"), compared(*pair[::-1], "strict")
    renamed = _ends(forth, only_renamed=True) | _ends(back, only_renamed=True)

    assert _new(forth) - renamed == _gone(back) - renamed
    assert _gone(forth) - renamed == _new(back) - renamed


def _new(diff: Diff) -> set[str]:
    return {c.revision.pointer for c in diff.changes if c.base is None and c.revision is not None}


def _gone(diff: Diff) -> set[str]:
    return {c.base.pointer for c in diff.changes if c.revision is None and c.base is not None}


def _ends(diff: Diff, *, only_renamed: bool) -> set[str]:
    """Give where changes stand, on both sides."""
    changes = [each for each in diff.changes if each.rename or not only_renamed]
    sides = [side for each in changes for side in (each.base, each.revision)]
    return {side.pointer for side in sides if side is not None}


# ---------------------------------------------------------------------------------------- jumps


def jumps(family: Sequence[str]) -> list[tuple[str, str, str]]:
    return list(combinations(family, 3))


REAL: Final = [*jumps(ENODE), *jumps(ADYEN)]


@pytest.mark.parametrize("versions", REAL)
def test_each_change_of_a_jump_has_a_cause_in_a_hop(versions: tuple[str, str, str]) -> None:
    """A cause is a change of a hop where the change of the jump stands, or around that.

    That is, one of its one or two pointers (into the first and the last description) is one of
    those of some change of the first hop or the second, or begins with one.
    """
    first, middle, last = versions
    causes = _ends(compared(first, middle), only_renamed=False)
    causes |= _ends(compared(middle, last), only_renamed=False)

    assert _uncaused(compared(first, last), causes) == []


def _uncaused(jump: Diff, causes: set[str]) -> list[str]:
    return [each.message for each in jump.changes if not _around(each) & causes]


def _around(change: Change) -> set[str]:
    """Give the places of a change and all that they are inside of, but for whole documents."""
    found: set[str] = set()
    for side in (change.base, change.revision):
        pointer = side.pointer if side is not None else ""
        while "/" in pointer:
            found.add(pointer)
            pointer = pointer.rpartition("/")[0]
    return found


@pytest.mark.parametrize("versions", REAL)
def test_a_jump_does_what_both_hops_do(versions: tuple[str, str, str]) -> None:
    """Where both hops only widen, or change no values, so does the jump; so for narrowing."""
    first, middle, last = versions
    hops = compared(first, middle), compared(middle, last)
    for way in WAYS:
        for effect in MIRRORED:
            allowed = {"none", effect}
            if all(_effects(hop, way) <= allowed for hop in hops):
                assert _effects(compared(first, last), way) <= allowed


def _effects(diff: Diff, way: Direction) -> set[Effect]:
    return {each.effect for each in diff.changes if each.direction == way and each.operations}


@law
@given(chains(3))
def test_generated_jumps_add_up(versions: tuple[Raw, ...]) -> None:
    """What no hop breaks no jump breaks; and its changes have their causes."""
    first, middle, last = versions
    hops = compared_raw(first, middle, "strict"), compared_raw(middle, last, "strict")
    jump = compared_raw(first, last, "strict")
    for way in WAYS:
        if all(_is_harmless(hop, way) for hop in hops):
            assert "error" not in {each.level for each in jump.changes if each.direction == way}

    causes = {pointer for hop in hops for pointer in _ends(hop, only_renamed=False)}
    assert _uncaused(jump, causes) == []


def _is_harmless(hop: Diff, way: Direction) -> bool:
    """Tell whether a hop breaks nothing, and the same properties travel as before."""
    turned = any(each.id.endswith(("read-only", "write-only")) for each in hop.changes)
    return not turned and _effects(hop, way) <= {"none", HARMLESS[way]}
