"""How the models of a large API are divided into modules, so that a program loads what it uses.

Names with a first word of their own share a module, then a second word, and so on: where a model
lies follows from its name and from how many share its beginning, not from the order of things.
Unions lie apart, because they need their members when they are defined (those of a class and its
heirs apart from the rest, whose members they may be), and so do bodies and arguments of single
operations, which no other model mentions.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Final

from specloom.names import snake
from specloom.render.models import Definition, UnionView

__all__ = ["divided", "grouped"]

_UNDIVIDED: Final = 400
"""As many definitions are one module, as people like to read them."""

_GROUP: Final = 80
"""A group of more is divided by the next word."""

_SMALL: Final = 12
"""As few do not become a group of their own."""


def divided(definitions: Sequence[Definition]) -> bool:
    """Tell whether a version has so many definitions that its models become a package."""
    return len(definitions) > _UNDIVIDED


def grouped(
    definitions: Iterable[Definition], named: Container[str]
) -> dict[str, tuple[Definition, ...]]:
    """Give the definitions of each module, by its name, in the order of the description.

    `named` are those that the description itself names; what others are for, only the operation
    needs that they are hoisted from.
    """
    kinds: dict[str, list[Definition]] = {"": [], "__calls": [], "__unions": [], "__heirs": []}
    for one in definitions:
        if isinstance(one, UnionView):
            kinds["__heirs" if one.of_heirs else "__unions"].append(one)
        else:
            kinds["" if one.name in named else "__calls"].append(one)
    groups: dict[str, list[Definition]] = {}
    for suffix, kind in kinds.items():
        places = _modules([one.name for one in kind])
        for one in kind:
            groups.setdefault(f"_{places[one.name]}{suffix}", []).append(one)
    return {module: tuple(groups[module]) for module in sorted(groups)}


def _modules(names: Sequence[str]) -> dict[str, str]:
    """Give the module of each name; the first to tell them apart is their first letter."""
    keyed = {name: tuple(snake(name).split("_")) for name in names}
    return _places({name: (words[0][:1], *words) for name, words in keyed.items()}, 1)


def _places(paths: Mapping[str, Sequence[str]], depth: int) -> dict[str, str]:
    """Divide names that share the first `depth` words of their paths."""
    children: dict[Sequence[str], dict[str, Sequence[str]]] = {}
    for name, path in paths.items():
        children.setdefault(path[:depth], {})[name] = path
    places: dict[str, str] = {}
    for path, child in children.items():
        if depth > 1 and (len(child) < _SMALL or len(path) < depth):
            places |= dict.fromkeys(child, _module(path[: depth - 1]))
        elif len(child) <= _GROUP:
            places |= dict.fromkeys(child, _module(path))
        else:
            places |= _places(child, depth + 1)
    return places


def _module(path: Sequence[str]) -> str:
    """Name a module: by a letter, or by the words behind it."""
    return "_".join(path[1:]) or path[0]
