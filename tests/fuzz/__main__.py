"""Thousands of random pairs of schemas, and the real ones, against values and a validator.

    python -m tests.fuzz [PAIRS] [SEED]

With them, in proportion, go the models of random schemas, and texts that mean harm. Prints counts
and reasons; fails on any wrong answer, and where too much is undecided.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from typing import Final

from hypothesis import strategies as st

from specloom.config import Policy
from specloom.ir.model import JsonValue
from specloom.values.inventory import Direction
from tests.diff.decisions import LARGE, MOST, SMALL, decisions
from tests.diff.subjects import CORPUS
from tests.draws import for_each
from tests.fuzz.models import random_models
from tests.fuzz.texts import random_texts
from tests.values.generated_schemas import JSON, RawSchemas, api_with, raw_pairs
from tests.values.inclusion_laws import Tally

POLICIES: Final[tuple[Policy, ...]] = ("lenient", "strict")
DIRECTIONS: st.SearchStrategy[Direction | None] = st.sampled_from([None, "request", "response"])
PAIRS: Final = st.tuples(raw_pairs(), st.lists(JSON, min_size=20, max_size=20), DIRECTIONS)


def random_pairs(count: int, start: int) -> bool:
    """Fuzz random pairs; tell whether all answers were right."""
    tally = Tally()

    def ask(
        drawn: tuple[tuple[RawSchemas, RawSchemas], list[JsonValue], Direction | None],
    ) -> None:
        raw, values, direction = drawn
        before = len(tally.wrong)
        base, revision = (api_with(components).schemas["A"] for components in raw)
        tally.add((base, revision), values, direction)
        for fault in tally.wrong[before : before + 1]:
            _print(f"WRONG: {fault}", *(json.dumps(components) for components in raw))

    for_each(PAIRS, count, start, ask)
    counts = ", ".join(f"{count} {name}" for name, count in sorted(tally.answers.items()))
    wrong = f"{len(tally.wrong)} wrong"
    _print(f"random pairs from seed {start}: {counts}; {wrong}", *_listed(tally.reasons))
    return not tally.wrong


def real_pairs() -> bool:
    """Ask about the pairs of real descriptions; tell whether nearly all are decided."""
    if not CORPUS.exists():
        _print("real pairs: left out, ../shared/corpus is not here")
        return True
    decided = True
    for base, revision in (*SMALL, *LARGE):
        for policy in POLICIES:
            found = decisions(base, revision, policy)
            share = f"{found.undecided} of {found.pairs} pairs undecided ({found.share:.2%})"
            _print(f"{base} to {revision}, {policy}: {share}", *_listed(found.reasons))
            decided = decided and found.share <= MOST
    return decided


def _listed(reasons: Counter[str]) -> list[str]:
    ordered = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
    return [f"{count:5} {reason}" for reason, count in ordered]


def _print(line: str, *below: str) -> None:
    sys.stdout.write("\n  ".join((line, *below)) + "\n")


def main(arguments: Sequence[str]) -> int:
    """Run all; give the exit status."""
    count, start = (*map(int, arguments), *(5_000, 0)[len(arguments) :])[:2]
    right = (
        random_texts(2 * count, start),
        random_models(count * 3 // 5, start),
        random_pairs(count, start),
        real_pairs(),
    )
    return 0 if all(right) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
