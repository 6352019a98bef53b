"""The greatest solution: which inclusions hold, where each may rest on others and on itself.

Every pair of forms is taken to hold until something refutes it. Pairs are looked at breadth first,
so that a refusal is found near the top and shown by a small sample; what rests on a pair that
falls is looked at again. What stands in the end holds coinductively.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from specloom.values.answers import YES, Answer, No, Unknown, Yes
from specloom.values.forms import Form

__all__ = ["Pair", "Solver"]

_STEPS: Final = 20_000
_MANY: Final = "schemas that are too large to be compared"

_Key: TypeAlias = tuple[int, int, bool]


@dataclass(slots=True, eq=False)
class Pair:
    """Whether one form lies in another; `exact` where neither side is read tolerantly.

    `answer` is final once `settled`; before, a doubt may still become a refusal.
    """

    sub: Form
    sup: Form
    exact: bool
    answer: Answer = YES
    settled: bool = False
    stale: bool = True
    searched: bool = False
    reads: dict[Pair, None] = field(default_factory=dict)
    readers: dict[Pair, None] = field(default_factory=dict)


class Solver:
    """Answers for pairs, each found once; `evaluate` answers for one from what `ask` says."""

    def __init__(self, evaluate: Callable[[Pair], Answer]) -> None:
        self._evaluate = evaluate
        self._pairs: dict[_Key, Pair] = {}  # holds the forms, so that no identity is used twice
        self._current: Pair | None = None

    def ask(self, sub: Form, sup: Form, *, exact: bool = False) -> Answer:
        """Give the answer for a pair; during an evaluation, the best that is still possible."""
        key = (id(sub), id(sup), exact)
        pair = self._pairs.get(key)
        if pair is None:
            pair = self._pairs[key] = Pair(sub, sup, exact)
        if pair.settled:
            return pair.answer
        if self._current is None:
            return self._solve(pair)
        self._current.reads[pair] = None
        pair.readers[self._current] = None
        return YES

    def _solve(self, root: Pair) -> Answer:
        met: dict[Pair, None] = {root: None}
        queue = deque(met)
        steps = _STEPS
        while not root.settled:
            while queue and not root.settled:
                pair = queue.popleft()
                if pair.settled:
                    continue
                if pair.stale:
                    steps -= 1
                    if steps < 0:
                        return Unknown(_MANY)
                    queue.extendleft(each for each in self._look(pair) if each in met)
                new = [each for each in pair.reads if each not in met]
                met.update(dict.fromkeys(new))
                queue.extend(new)
            if not root.settled:
                queue.extend(each for each in _conclude(met) if each in met)
        return root.answer

    def _look(self, pair: Pair) -> Iterable[Pair]:
        """Evaluate a pair; give what must be looked at again because it was refuted."""
        for read in pair.reads:
            read.readers.pop(pair, None)
        pair.reads.clear()
        self._current = pair
        try:
            pair.answer = self._evaluate(pair)
        finally:
            self._current = None
        pair.stale = False
        return _settle(pair) if isinstance(pair.answer, No) else ()


def _conclude(met: Iterable[Pair]) -> Iterable[Pair]:
    """Settle the doubts of a part that nothing refutes any more; where there are none, all of it.

    Gives what must be looked at again.
    """
    standing = [pair for pair in met if not pair.settled]
    doubts = [pair for pair in standing if not isinstance(pair.answer, Yes)]
    return [again for pair in doubts or standing for again in _settle(pair)]


def _settle(pair: Pair) -> Iterable[Pair]:
    """Make an answer final; give the pairs that took it for another one."""
    pair.settled = True
    readers = [] if isinstance(pair.answer, Yes) else list(pair.readers)
    for reader in readers:
        reader.stale = True
    pair.reads, pair.readers = {}, {}
    return readers
