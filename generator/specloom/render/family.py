"""Which version of a family owns a definition, and which merely re-export it.

A definition is the same in two versions when it and everything it reaches read the same. The
oldest version that has it owns it, so a new version adds only what changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from specloom.render.drafts import key_of
from specloom.render.models import Definition

__all__ = ["fingerprints", "owners"]


def fingerprints(definitions: Sequence[Definition]) -> dict[str, str]:
    """Give a hash of each definition together with all it reaches, by name."""
    own = {one.name: key_of(one) for one in definitions}
    refs = {one.name: one.refs for one in definitions}
    return {name: key_of([(ref, own[ref]) for ref in sorted(_reach(name, refs))]) for name in own}


def _reach(name: str, refs: Mapping[str, frozenset[str]]) -> set[str]:
    seen = {name}
    todo = [name]
    while todo:
        for ref in refs.get(todo.pop(), ()):
            if ref not in seen and ref in refs:
                seen.add(ref)
                todo.append(ref)
    return seen


def owners(versions: Sequence[Mapping[str, str]]) -> list[dict[str, int]]:
    """Say, for each version and name, which version (by place) owns the definition.

    `versions` holds the fingerprints by name, oldest version first.
    """
    first: dict[tuple[str, str], int] = {}
    return [
        {name: first.setdefault((name, print_), at) for name, print_ in version.items()}
        for at, version in enumerate(versions)
    ]
