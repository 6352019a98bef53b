"""What an answer of the engine is held to: values, and a validator that knows no engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from specloom.ir import Schema
from specloom.ir.model import JsonValue
from specloom.values.answers import Answer, No, Unknown, Yes
from specloom.values.evidence import accepts
from specloom.values.inclusion import Inclusion
from specloom.values.inventory import Direction
from specloom.values.neighbours import neighbours

__all__ = ["Tally", "answers", "faults"]


def answers(
    base: Schema, revision: Schema, direction: Direction | None = None
) -> tuple[Answer, Answer]:
    """Give whether the base lies in the revision, and the other way round."""
    engine = Inclusion(direction)
    return engine.includes(base, revision), engine.includes(revision, base)


def faults(
    sub: Schema,
    sup: Schema,
    answer: Answer,
    values: Iterable[JsonValue],
    direction: Direction | None = None,
) -> Iterator[str]:
    """Give what is wrong with an answer, as sentences."""
    match answer:
        case No(sample):
            if accepts(sub, sample, direction) is False:
                yield f"the sample {sample!r} is not accepted by the one side"
            if accepts(sup, sample, direction):
                yield f"the sample {sample!r} is not refused by the other side"
        case Yes():
            for value in values:
                if accepts(sub, value, direction) and accepts(sup, value, direction) is False:
                    yield f"{value!r} is accepted by the one side and refused by the other"
        case Unknown():
            pass


@dataclass
class Tally:
    """Counts of answers, reasons of doubts, and all that was wrong."""

    answers: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def add(
        self,
        sides: tuple[Schema, Schema],
        drawn: Sequence[JsonValue],
        direction: Direction | None = None,
    ) -> None:
        """Ask about a pair both ways and hold the answers to drawn and to near values."""
        values = [*drawn, *(v for side in sides for v in neighbours(side, direction))]
        there, back = answers(*sides, direction)
        for sub, sup, answer in ((*sides, there), (*sides[::-1], back)):
            self.answers[type(answer).__name__] += 1
            if isinstance(answer, Unknown):
                self.reasons[answer.reason] += 1
            self.wrong += faults(sub, sup, answer, values, direction)
