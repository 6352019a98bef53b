"""Automata whose states are sets of places in a tree, written as the bits of one integer.

After Glushkov: each character of the tree is a place; what may follow a place is a set of places.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from specloom.values.regular.alphabet import EVERY, CharSet
from specloom.values.regular.anchors import nullable
from specloom.values.regular.syntax import Chars, Choice, Node, NotRegularError, Repeat, Sequence

__all__ = ["MOST_PLACES", "Automaton", "automaton", "places"]

MOST_PLACES: Final = 1500


@dataclass(frozen=True, slots=True, eq=False)
class Automaton:
    """Place 0 is the beginning; a state is a set of places, and accepts if it meets `final`.

    Args:
        chars: the characters of each place; those of place 0 are never asked for.
        follow: the places that may follow each place.
        final: the places a match may end in.
        rest: a place from which on everything is accepted, as a set; or no place.
    """

    chars: tuple[CharSet, ...]
    follow: tuple[int, ...]
    final: int
    rest: int

    def after(self, state: int) -> int:
        """Give the places that may follow a state, whatever the next character is."""
        found = 0
        while state:
            lowest = state & -state
            found |= self.follow[lowest.bit_length() - 1]
            state ^= lowest
        return found


def places(node: Node) -> int:
    """Count the places that the automaton of a tree would have."""
    match node:
        case Chars():
            return 1
        case Sequence(items=nodes) | Choice(options=nodes):
            return sum(map(places, nodes))
        case Repeat(item=item, least=least, most=most):
            return places(item) * (max(least, 1) if most is None else most)
        case _:
            return 0


def automaton(node: Node) -> Automaton:
    """Build the automaton of a tree without anchors.

    Raises:
        NotRegularError: it would have too many places.
    """
    if places(node) > MOST_PLACES:
        raise NotRegularError("a repetition too long to unroll")
    builder = _Builder()
    part = builder.build(node)
    builder.follow[0] = part.first
    final = part.last | (1 if part.empty else 0)
    rest = 0
    for place, chars in enumerate(builder.chars):
        bit = 1 << place
        if place and chars == EVERY and final & bit and builder.follow[place] & bit:
            rest = bit
    return Automaton(tuple(builder.chars), tuple(builder.follow), final, rest)


@dataclass(frozen=True, slots=True)
class _Part:
    """Where a part of the tree may begin and end, and whether it may be passed by."""

    first: int
    last: int
    empty: bool


class _Builder:
    def __init__(self) -> None:
        self.chars: list[CharSet] = [()]
        self.follow: list[int] = [0]

    def build(self, node: Node) -> _Part:
        match node:
            case Chars(chars=chars):
                self.chars.append(chars)
                self.follow.append(0)
                bit = 1 << len(self.chars) - 1
                return _Part(bit, bit, empty=False)
            case Choice(options=options):
                first = last = 0
                empty = False
                for part in map(self.build, options):
                    first, last, empty = first | part.first, last | part.last, empty or part.empty
                return _Part(first, last, empty)
            case Sequence(items=items):
                whole = _Part(0, 0, empty=True)
                for item in items:
                    whole = self.join(whole, self.build(item))
                return whole
            case Repeat():
                return self.repeat(node)
            case _:
                raise NotRegularError("an anchor in an odd place")

    def join(self, one: _Part, other: _Part) -> _Part:
        self.link(one.last, other.first)
        return _Part(
            one.first | (other.first if one.empty else 0),
            other.last | (one.last if other.empty else 0),
            empty=one.empty and other.empty,
        )

    def repeat(self, node: Repeat) -> _Part:
        """Unroll a repetition: what must be there, then what may follow it.

        An item that may be empty need not be there at all, so it counts as one that may follow.
        """
        least = 0 if nullable(node.item) else node.least
        whole = _Part(0, 0, empty=True)
        for _ in range(least if node.most is not None else max(least - 1, 0)):
            whole = self.join(whole, self.build(node.item))
        if node.most is None:
            loop = self.build(node.item)
            self.link(loop.last, loop.first)
            return self.join(whole, _Part(loop.first, loop.last, empty=least == 0))
        first, last, before = whole.first, whole.last, whole.last
        for count in range(least, node.most):
            copy = self.build(node.item)
            self.link(before, copy.first)
            first, last, before = first if count else copy.first, last | copy.last, copy.last
        return _Part(first, last, empty=least == 0)

    def link(self, lasts: int, firsts: int) -> None:
        while lasts:
            lowest = lasts & -lasts
            self.follow[lowest.bit_length() - 1] |= firsts
            lasts ^= lowest
