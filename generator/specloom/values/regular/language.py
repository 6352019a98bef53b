"""What a pattern accepts: automata, each with the lengths its strings may have.

A long repetition is not unrolled where counting does as well: if all that stands beside it has a
fixed length, then how often it repeats follows from the length of the string.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from specloom.values.regular.anchors import choice, sequence, whole
from specloom.values.regular.automaton import MOST_PLACES, Automaton, automaton, places
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
_FEW: Final = 4
_LOOK: Final = "a lookahead that is not at the start"


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
    """The strings in every language of `inside` and in none of `outside`.

    If there is an `obstacle`, there are more of them than the pattern matches; it says what the
    pattern has that is not decided, as part of a sentence.
    """

    inside: tuple[Language, ...]
    outside: tuple[Language, ...] = ()
    obstacle: str = ""


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> Pattern:
    """Give what a pattern matches, or the nearest to it that is regular and not less."""
    try:
        node, obstacle = parse(pattern)
        looks, rest = _leading_looks(node)
        doubts = [obstacle] if obstacle else []
        inside = [_language(rest, doubts)]
        outside: list[Language] = []
        for look in looks:
            unsure = [] if look.exact and not _looks(look.item) else [_LOOK]
            language = _language(Sequence((Start(), look.item)), unsure)
            doubts += unsure
            if look.wanted:
                inside.append(language)
            elif not unsure:
                outside.append(language)
        if _looks(rest):
            doubts.append(_LOOK)
    except NotRegularError as error:
        return Pattern((), obstacle=str(error))
    return Pattern(tuple(inside), tuple(outside), next(iter(doubts), ""))


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


def _looks(node: Node) -> bool:
    """Tell whether there is a lookahead in a tree."""
    match node:
        case Look():
            return True
        case Sequence(items=nodes) | Choice(options=nodes):
            return any(map(_looks, nodes))
        case Repeat(item=item):
            return _looks(item)
        case _:
            return False


def _language(node: Node, doubts: list[str]) -> Language:
    """Give the strings in which a tree is found; `doubts` takes why they are more than that."""
    terms: list[Term] = []
    plain: list[Node] = []
    for option in whole(node):
        counted = _counted(option)
        if counted is None or len(terms) == _MOST_TERMS:
            plain.append(option)
        else:
            tree, least, most = counted
            terms.append(Term(_automaton(tree, doubts), least, most))
    if plain:
        terms.append(Term(_automaton(choice(*plain), doubts)))
    return tuple(terms)


def _automaton(node: Node, doubts: list[str]) -> Automaton:
    if places(node) <= MOST_PLACES:
        return automaton(node)
    doubts.append("a repetition too long to unroll")
    return automaton(_loosened(node))


def _loosened(node: Node) -> Node:
    """Let what repeats often repeat any number of times."""
    match node:
        case Sequence(items=items):
            return Sequence(tuple(map(_loosened, items)))
        case Choice(options=options):
            return Choice(tuple(map(_loosened, options)))
        case Repeat(item=item, least=least, most=most):
            often = most is None or most > _FEW
            return Repeat(_loosened(item), min(least, _FEW), None if often else most)
        case _:
            return node


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
