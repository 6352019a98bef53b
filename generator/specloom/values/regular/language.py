"""What a pattern accepts: automata, each with the lengths its strings may have.

A long repetition is not unrolled where counting does as well: if all that stands beside it has a
fixed length, then how often it repeats follows from the length of the string.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from specloom.values.regular.anchors import choice, sequence, whole
from specloom.values.regular.automaton import Automaton, automaton, places
from specloom.values.regular.syntax import (
    Chars,
    Choice,
    Look,
    Node,
    NotRegularError,
    Repeat,
    Sequence,
    Start,
    parse,
)

__all__ = ["Language", "Pattern", "Term", "compiled"]

_MOST_TERMS: Final = 6


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """The strings that an automaton accepts and whose length lies in a range."""

    automaton: Automaton
    least: int = 0
    most: int | None = None


Language = tuple[Term, ...]
"""The strings of all terms together."""


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """The strings in every language of `inside` and in none of `outside`."""

    inside: tuple[Language, ...]
    outside: tuple[Language, ...] = ()


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> Pattern | str:
    """Give what a pattern accepts, or what in it is not decided, as part of a sentence."""
    try:
        node = parse(pattern)
        looks, rest = _leading_looks(node)
        languages = [(_language(Sequence((Start(), look.item))), look.wanted) for look in looks]
        inside = [language for language, wanted in languages if wanted]
        outside = [language for language, wanted in languages if not wanted]
        return Pattern((*inside, _language(rest)), tuple(outside))
    except NotRegularError as error:
        return str(error)


def _leading_looks(node: Node) -> tuple[list[Look], Node]:
    """Take the lookaheads right after a leading `^` out: each is a pattern of its own."""
    if not (isinstance(node, Sequence) and node.items and isinstance(node.items[0], Start)):
        return [], node
    looks: list[Look] = []
    for item in node.items[1:]:
        if not isinstance(item, Look):
            break
        looks.append(item)
    return looks, Sequence((node.items[0], *node.items[1 + len(looks) :]))


def _language(node: Node) -> Language:
    terms: list[Term] = []
    plain: list[Node] = []
    for option in whole(node):
        counted = _counted(option)
        if counted is None or len(terms) == _MOST_TERMS:
            plain.append(option)
        else:
            tree, least, most = counted
            terms.append(Term(automaton(tree), least, most))
    if plain:
        terms.append(Term(automaton(choice(*plain))))
    return tuple(terms)


def _counted(node: Node) -> tuple[Node, int, int | None] | None:
    """Write a tree as one without its longest repetition, and a range of lengths."""
    items = node.items if isinstance(node, Sequence) else (node,)
    lengths = [_length(item) for item in items]
    varying = [index for index, length in enumerate(lengths) if length is None]
    repeats = varying or [i for i, item in enumerate(items) if isinstance(item, Repeat)]
    if len(varying) > 1 or not repeats:
        return None
    index = max(repeats, key=lambda at: places(items[at]))
    repeated = items[index]
    if not isinstance(repeated, Repeat) or (repeated.most is None and repeated.least <= 1):
        return None
    unit = _length(repeated.item)
    if not unit:
        return None
    beside = sum(length or 0 for at, length in enumerate(lengths) if at != index)
    free = Repeat(repeated.item, 0, None)
    most = None if repeated.most is None else beside + unit * repeated.most
    return (
        sequence(*items[:index], free, *items[index + 1 :]),
        beside + unit * repeated.least,
        most,
    )


def _length(node: Node) -> int | None:
    """Give the length that all strings of a tree have, if it is one."""
    match node:
        case Chars():
            return 1
        case Sequence(items=items):
            return _total([_length(item) for item in items])
        case Choice(options=options):
            lengths = {_length(option) for option in options}
            return lengths.pop() if len(lengths) == 1 else None
        case Repeat(item=item, least=least, most=most) if least == most:
            length = _length(item)
            return None if length is None else length * least
        case _:
            return None


def _total(lengths: list[int | None]) -> int | None:
    known = [length for length in lengths if length is not None]
    return sum(known) if len(known) == len(lengths) else None
