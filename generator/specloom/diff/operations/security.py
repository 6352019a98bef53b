"""What a call needs to be let in: the security requirements of two operations.

A requirement is a set of schemes and scopes; who satisfies it satisfies every subset of it. So an
operation got stricter where a requirement of the base has no subset in the revision.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from specloom.diff.model import Effect
from specloom.diff.operations.comparison import Comparison, Security
from specloom.diff.operations.finding import Found
from specloom.diff.operations.scheme_names import is_stranger
from specloom.diff.operations.schemes import NO_PAYLOAD
from specloom.ir.model import Operation

__all__ = ["SECURITY", "security"]

_Rule: TypeAlias = Callable[[Comparison], Iterator[Found]]
_Need: TypeAlias = frozenset[tuple[str, str]]
"""Schemes, each with the empty scope and with those it needs."""

_ANYBODY: Final[_Need] = frozenset()


@dataclass(frozen=True, slots=True)
class _Edit:
    word: str
    effect: Effect
    told: str
    subject: str = ""


def security(comparison: Comparison) -> Iterator[Found]:
    """Find requirements that were added, removed or changed."""
    if comparison.inverted:
        return  # what the service sends to its clients is not theirs to authorise
    rename = comparison.context.schemes.of_revision
    base = _needs(comparison.base.security, str)
    revision = _needs(comparison.revision.security, rename)
    if base.keys() == revision.keys():
        return
    for edit in _edits(base, revision):
        yield _found(comparison, edit, (base, revision))


def _needs(stated: Security, named: Callable[[str], str]) -> dict[_Need, str]:
    """Give the requirements, each as it is told; none at all lets anybody in."""
    needs = {
        frozenset(
            (named(scheme), scope)
            for scheme, scopes in requirement.schemes.items()
            for scope in ("", *scopes)
        ): _told(requirement.schemes, named)
        for requirement in stated
    }
    return needs or {_ANYBODY: ""}


def _told(schemes: Iterable[str], named: Callable[[str], str]) -> str:
    """Name schemes; one whose name another scheme had is told apart."""
    spelled = (f"{'the new ' * is_stranger(named(each))}`{each}`" for each in schemes)
    return " with ".join(spelled)


# ----------------------------------------------------------------------------------- edits


def _edits(base: dict[_Need, str], revision: dict[_Need, str]) -> Iterator[_Edit]:
    listed = " or ".join
    if base.keys() == {_ANYBODY}:
        open_still = _ANYBODY in revision
        needed = listed(told for need, told in revision.items() if need)
        if open_still:
            yield _Edit("added", "none", f"may bring {needed}", needed)
        else:
            yield _Edit("added", "narrows", f"need {needed}; formerly they needed none", needed)
    elif revision.keys() == {_ANYBODY}:
        needed = listed(told for need, told in base.items() if need)
        effect: Effect = "none" if _ANYBODY in base else "widens"
        yield _Edit("removed", effect, f"need no credentials; formerly {needed}", needed)
    else:
        yield from _alternatives(base, revision)


def _alternatives(base: dict[_Need, str], revision: dict[_Need, str]) -> Iterator[_Edit]:
    """Find what changed where both sides know credentials."""
    gone = {need: told for need, told in base.items() if need not in revision}
    new = {need: told for need, told in revision.items() if need not in base}
    if gone.pop(_ANYBODY, None) is not None:
        yield _Edit("became-required", "narrows", "can no longer go without credentials")
    if new.pop(_ANYBODY, None) is not None:
        yield _Edit("became-optional", "widens", "may go without credentials")
    for need, other in _akin(gone, new):
        yield from _changed(need, other, base, revision)
        del gone[need], new[other]
    for need, told in gone.items():
        lost = not any(other <= need for other in revision)
        effect: Effect = "narrows" if lost else "none"
        yield _Edit("alternative-removed", effect, f"can no longer use {told}", told)
    for need, told in new.items():
        wider = not any(other <= need for other in base)
        effect = "widens" if wider else "none"
        yield _Edit("alternative-added", effect, f"can use {told}", told)


def _akin(gone: Iterable[_Need], new: Iterable[_Need]) -> list[tuple[_Need, _Need]]:
    """Pair requirements one of which holds the other, or that differ by scopes alone."""
    pairs: list[tuple[_Need, _Need]] = []
    left = list(new)
    for need in gone:
        for other in left:
            if need < other or other < need or _schemes(need) == _schemes(other):
                pairs.append((need, other))
                left.remove(other)
                break
    return pairs


def _schemes(need: _Need) -> set[str]:
    return {scheme for scheme, _ in need}


def _changed(
    need: _Need, other: _Need, base: Iterable[_Need], revision: Iterable[_Need]
) -> Iterator[_Edit]:
    """Say what a requirement asks for besides, and what not any more."""
    narrows: Effect = "none" if any(each <= need for each in revision) else "narrows"
    widens: Effect = "none" if any(each <= other for each in base) else "widens"
    for scheme, scope in sorted(other - need):
        if scope and (scheme, "") not in need:
            continue  # the scheme itself is told
        if scope:
            told = f"need the scope `{scope}` of `{scheme}`"
            yield _Edit("scope-added", narrows, told, scope)
        else:
            yield _Edit("scheme-added", narrows, f"need `{scheme}` besides", scheme)
    for scheme, scope in sorted(need - other):
        if scope and (scheme, "") not in other:
            continue
        if scope:
            told = f"no longer need the scope `{scope}` of `{scheme}`"
            yield _Edit("scope-removed", widens, told, scope)
        else:
            yield _Edit("scheme-removed", widens, f"no longer need `{scheme}`", scheme)


# -------------------------------------------------------------------------------- findings


def _found(
    comparison: Comparison, edit: _Edit, needs: tuple[dict[_Need, str], dict[_Need, str]]
) -> Found:
    """Tell of an edit; operations that share it, word by word, share its cause."""
    ours, theirs = comparison.context.inherited
    base = _at(comparison.base, ours)
    revision = _at(comparison.revision, theirs)
    shared = {base, revision} <= {"#/security", None}
    cause = " ".join(str(sorted(map(sorted, side))) for side in needs)
    return comparison.found(
        f"api-{'global-' * shared}security-{edit.word}",
        edit.effect,
        f"Calls of {comparison.place} {edit.told}.",
        base=base,
        revision=revision,
        direction="request",
        subject=edit.subject,
        unproven=NO_PAYLOAD,
        cause=cause,
    )


def _at(operation: Operation, inherited: Security) -> str | None:
    """Give where an operation's security stands; None where there is none."""
    if not operation.security:
        return None
    if operation.security is inherited:
        return "#/security"
    return f"{operation.pointer}/security"


SECURITY: Final[tuple[_Rule, ...]] = (security,)
