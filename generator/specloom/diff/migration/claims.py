"""The vendor's changelog beside what was found: which claims changes show, and which they do not.

A claim may speak of a version in the middle of a jump; its pointers are led to both ends by the
renames and moves of the other claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from specloom.diff.hints import Hint, Hints
from specloom.diff.migration.model import Claim
from specloom.diff.model import Change

__all__ = ["Ledger", "ledger"]

_SHOWN: Final = frozenset("renamed moved replaced_by meaning_changed enum_map lossy".split())
"""Kinds of claims that two descriptions can show; others tell what no description says."""
_ENDS: Final = frozenset("renamed moved replaced_by lossy".split())
"""Kinds that tell what became of the thing at `base`; that at `revision` may have been there."""
_SCHEMES: Final = "#/components/securitySchemes/"
_OPERATION: Final = 4  # parts of `#/paths/~1vehicles/get`
_SAME: Final = frozenset(("renamed", "moved"))


@dataclass(frozen=True, slots=True)
class Ledger:
    """Claims with what confirms them, the claims of each change by place in the sequence."""

    claims: tuple[Claim, ...]
    by_change: tuple[tuple[Claim, ...], ...]
    undocumented: tuple[str, ...]


def ledger(changes: Sequence[Change], hints: Hints) -> Ledger:
    """Hold every claim against every change.

    `undocumented` holds the fingerprints of errors and warnings that no claim mentions.
    """
    rows = _at_the_ends(hints.rows)
    links = [[_speaks_of(row, change) for change in changes] for row in rows]
    claims = tuple(
        Claim(
            kind=row.kind,
            text=row.text,
            cite=row.cite,
            base=row.base,
            revision=row.revision,
            confirmed_by=tuple(
                change.fingerprint
                for change, linked in zip(changes, told, strict=True)
                if linked and (row.kind in _SHOWN or _stands_at(row, change))
            ),
            shows=row.kind in _SHOWN,
        )
        for row, told in zip(rows, links, strict=True)
    )
    by_change = tuple(
        tuple(claim for claim, told in zip(claims, links, strict=True) if told[at])
        for at in range(len(changes))
    )
    undocumented = tuple(
        change.fingerprint
        for change, told in zip(changes, by_change, strict=True)
        if change.level != "info" and not told
    )
    return Ledger(claims, by_change, undocumented)


def _speaks_of(row: Hint, change: Change) -> bool:
    if _names(row, change) or _of_its_call(row, change):
        return True
    base = _touches(row.base, change.base.pointer if change.base else "", change)
    revision = _touches(row.revision, change.revision.pointer if change.revision else "", change)
    if row.base and row.revision and row.kind in _ENDS:
        return base or (revision and change.base is None)
    return base or revision


def _touches(told: str, changed: str, change: Change) -> bool:
    """Tell whether a claim's place holds what changed, or is gone or new together with it."""
    if not told or not changed or _by_the_way(told, changed, change):
        return False
    if changed == told or changed.startswith(f"{told}/"):
        return True
    whole = change.base is None or change.revision is None or change.rename is not None
    return whole and told.startswith(f"{changed}/")


def _names(row: Hint, change: Change) -> bool:
    """Tell a claim about what a change names: a scheme, a variant, a variable of a path."""
    if row.base.startswith(_SCHEMES):
        name = row.base.removeprefix(_SCHEMES)
        return "security" in change.id and change.subject.strip("`") == name
    if "-of-removed" in change.id and change.base is not None and change.revision is not None:
        return row.kind in _ENDS and f"`{row.base.rpartition('/')[2]}`" in change.message
    variables = _variables(row.base), _variables(row.revision)
    if row.kind != "renamed" or change.rename is None or not all(variables):
        return False
    old, new = change.rename.base.lower(), change.rename.revision.lower()
    return variables[0] in old and variables[1] in new


def _variables(pointer: str) -> str:
    """Give the variable of a path that a parameter is, by the name of the component."""
    above, _, name = pointer.rpartition("/")
    return f"{{{name.lower()}}}" if above == "#/components/parameters" else ""


def _of_its_call(row: Hint, change: Change) -> bool:
    """Tell a shared parameter that changed for the operation alone that a claim is about."""
    place = change.base or change.revision
    if (
        row.kind not in _SAME
        or place is None
        or not place.pointer.startswith("#/components/parameters/")
    ):
        return False
    calls = {_call(row.base), _call(row.revision)}
    reached = {(one.path, one.method.lower()) for one in change.operations}
    return bool(reached) and reached <= calls


def _call(pointer: str) -> tuple[str, str]:
    parts = pointer.split("/")
    if len(parts) != _OPERATION or parts[1] != "paths":
        return "", ""
    return parts[2].replace("~1", "/").replace("~0", "~"), parts[3]


def _by_the_way(told: str, changed: str, change: Change) -> bool:
    """Tell what happened to an operation that a claim about it does not mean: logins, errors."""
    aside = "security" in change.id or "-non-success-status-" in change.id
    return aside and changed != told


def _stands_at(row: Hint, change: Change) -> bool:
    """Tell whether a change is of the very thing that a claim is about."""
    places = {one.pointer for one in (change.base, change.revision) if one is not None}
    return bool(places & {row.base, row.revision})


# ---------------------------------------------------------------------------- several hops


def _at_the_ends(rows: Sequence[Hint]) -> list[Hint]:
    """Lead the pointers of each row to the first and the last version of the jump."""
    hops: dict[tuple[str, str], list[Hint]] = {}
    for row in rows:
        hops.setdefault((row.from_, row.to), []).append(row)
    order = list(hops)
    forward = [_steps(hops[hop], backward=False) for hop in order]
    backward = [_steps(hops[hop], backward=True) for hop in order]
    return [
        replace(
            row,
            base=_lead(row.base, backward[:at][::-1]),
            revision=_lead(row.revision, forward[at + 1 :]),
        )
        for at, hop in enumerate(order)
        for row in hops[hop]
    ]


def _steps(rows: Iterable[Hint], *, backward: bool) -> Mapping[str, str]:
    pairs = [(one.base, one.revision) for one in rows if one.kind in _SAME]
    return {new: old for old, new in pairs} if backward else dict(pairs)


def _lead(pointer: str, hops: Iterable[Mapping[str, str]]) -> str:
    for steps in hops:
        above = [old for old in steps if pointer == old or pointer.startswith(f"{old}/")]
        if above:
            nearest = max(above, key=len)
            pointer = steps[nearest] + pointer.removeprefix(nearest)
    return pointer
