"""The shortest strings that lie in some languages and outside others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

from specloom.values.regular.alphabet import CharSet, is_surrogate, nicest
from specloom.values.regular.automaton import Automaton
from specloom.values.regular.language import Language, Term

__all__ = ["TooLargeError", "words"]

_MOST_STATES: Final = 5000
_LONGEST: Final = 100_000

_State: TypeAlias = tuple[int, ...]
"""One state of each automaton."""


class TooLargeError(Exception):
    """The search was given up."""


@dataclass(frozen=True, slots=True)
class _Step:
    """One way on from a layer: the state reached, from which state of the layer, by what."""

    state: _State
    source: int
    char: str


_Layer: TypeAlias = tuple[_State, ...]


def words(
    inside: tuple[Language, ...],
    outside: tuple[Language, ...],
    least: int = 0,
    most: int | None = None,
) -> Iterator[str]:
    """Give strings of every language `inside` and none `outside`, of a length in a range.

    Shortest first, and of those with the nicest characters first; one for each way to be such a
    string, so that there is one at all exactly if there is any such string.

    Raises:
        TooLargeError: while they are looked for, if that takes too long.
    """
    search = _Search(inside, outside, least, most)
    return search.words()


class _Search:
    """Breadth first, one layer of states per length.

    What a state accepts changes with the length at the `turns`. Up to the last of them a layer
    holds all states of its length; where layers repeat, the search jumps to the next turn. From
    there on a layer holds new states only, so that there is an end.
    """

    def __init__(
        self,
        inside: tuple[Language, ...],
        outside: tuple[Language, ...],
        least: int,
        most: int | None,
    ) -> None:
        self.terms: list[Term] = [term for language in (*inside, *outside) for term in language]
        self.inside = _numbered(inside, 0)
        self.outside = _numbered(outside, sum(map(len, inside)))
        self.least, self.most = least, most
        lasts = [last for last in (most, *(term.most for term in self.terms)) if last is not None]
        turns = {least, *(term.least for term in self.terms), *(last + 1 for last in lasts)}
        self.turns = sorted(turns)
        self.classes = _classes([term.automaton for term in self.terms])
        self.after: list[dict[int, int]] = [{} for _ in self.terms]
        self.layers: dict[_Layer, tuple[_Step, ...]] = {}
        self.states = 0

    def words(self) -> Iterator[str]:
        layer: _Layer = (tuple(1 for _ in self.terms),)
        history: list[tuple[_Step, ...]] = []
        seen: set[_State] = set()
        while layer and (self.most is None or len(history) <= self.most):
            for index, state in enumerate(layer):
                if len(history) >= self.least and self.accepts(state, len(history)):
                    yield _spelled(history, index)
            steps = [s for s in self.steps(layer) if self.alive(s.state, len(history) + 1)]
            if len(history) >= self.turns[-1]:
                steps = [step for step in steps if step.state not in seen]
                seen.update(step.state for step in steps)
            before, layer = layer, tuple(step.state for step in steps)
            history += [tuple(steps)] * (self.jump(len(history)) if layer == before else 1)

    def jump(self, length: int) -> int:
        """Count the steps from a length to the last before the next turn: at least one."""
        turn = next((turn for turn in self.turns if turn > length), length)
        if turn > _LONGEST:
            raise TooLargeError
        return max(turn - length - 1, 1)

    def accepts(self, state: _State, length: int) -> bool:
        return all(self.holds(numbers, state, length) for numbers in self.inside) and not any(
            self.holds(numbers, state, length) for numbers in self.outside
        )

    def holds(self, numbers: range, state: _State, length: int) -> bool:
        return any(
            state[number] & self.terms[number].automaton.final
            and self.terms[number].least <= length
            and (self.terms[number].most is None or length <= (self.terms[number].most or 0))
            for number in numbers
        )

    def alive(self, state: _State, length: int) -> bool:
        """Tell whether a string that leads to a state can go on to one that is looked for."""
        for numbers in self.inside:
            if not any(state[n] and length <= _most(self.terms[n], length) for n in numbers):
                return False
        return not any(
            state[number] == self.terms[number].automaton.rest
            and self.terms[number].most is None
            and self.terms[number].least <= length
            for numbers in self.outside
            for number in numbers
            if state[number]
        )

    def steps(self, layer: _Layer) -> tuple[_Step, ...]:
        """Give the states that follow a layer, each once, by the nicest way."""
        if layer not in self.layers:
            found: dict[_State, _Step] = {}
            for source, state in enumerate(layer):
                follow = tuple(map(self.follow, range(len(state)), state))
                for char, masks in self.classes:
                    reached = tuple(map(self.reached, range(len(state)), follow, masks))
                    if reached not in found:
                        found[reached] = _Step(reached, source, char)
            self.layers[layer] = tuple(found.values())
            self.states += len(found)
            if self.states > _MOST_STATES:
                raise TooLargeError
        return self.layers[layer]

    def follow(self, number: int, state: int) -> int:
        known = self.after[number]
        if state not in known:
            known[state] = self.terms[number].automaton.after(state)
        return known[state]

    def reached(self, number: int, follow: int, mask: int) -> int:
        """Give the state after a character; one that accepts all from here on has one spelling."""
        state = follow & mask
        automaton = self.terms[number].automaton
        if (
            automaton.rest
            and state & automaton.final
            and self.follow(number, state) & automaton.rest
        ):
            return automaton.rest
        return state


def _numbered(languages: tuple[Language, ...], start: int) -> list[range]:
    """Give the numbers of the terms of each language."""
    numbers = []
    for language in languages:
        numbers.append(range(start, start + len(language)))
        start += len(language)
    return numbers


def _most(term: Term, length: int) -> int:
    return length if term.most is None else term.most


def _spelled(history: list[tuple[_Step, ...]], index: int) -> str:
    """Read the way to a state of the last layer backwards."""
    chars: list[str] = []
    for steps in reversed(history):
        chars.append(steps[index].char)
        index = steps[index].source
    return "".join(reversed(chars))


def _classes(automata: list[Automaton]) -> list[tuple[str, tuple[int, ...]]]:
    """Part all characters by the places that take them: the nicest of each part, and the places."""
    masks: dict[CharSet, list[int]] = {}
    for number, automaton in enumerate(automata):
        for place, chars in enumerate(automaton.chars):
            masks.setdefault(chars, [0] * len(automata))[number] |= 1 << place
    edges: dict[int, int] = {0: 0, 0xD800: 0, 0xE000: 0, 0x110000: 0}
    for bit, chars in enumerate(masks):
        for low, high in chars:
            edges[low] = edges.get(low, 0) ^ 1 << bit
            edges[high + 1] = edges.get(high + 1, 0) ^ 1 << bit
    best: dict[int, tuple[int, int]] = {}
    signature = 0
    points = sorted(edges)
    for low, above in pairwise(points):
        signature ^= edges[low]
        if not is_surrogate(low):
            best[signature] = min(nicest(low, above - 1), best.get(signature, (99, 0)))
    columns = list(masks.values())
    return [
        (chr(code), tuple(_union(columns, signature, n) for n in range(len(automata))))
        for (_, code), signature in sorted((nice, signature) for signature, nice in best.items())
    ]


def _union(columns: list[list[int]], signature: int, number: int) -> int:
    found = 0
    for bit, column in enumerate(columns):
        if signature >> bit & 1:
            found |= column[number]
    return found
