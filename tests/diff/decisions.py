"""How often the engine does not know, over the pairs of schemas that a diff compares."""

from __future__ import annotations

import json
import lzma
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final
from unittest.mock import patch

import pytest

from specloom.config import DiffSettings, Policy
from specloom.diff import Subject, compare
from specloom.diff.graph import Graph
from specloom.values.answers import Unknown
from specloom.values.inclusion import Inclusion
from tests.diff.subjects import ADYEN, CORPUS, OPENAI, from_bytes, subject

STRIPE: Final = ("stripe-v127.json.xz", "stripe-v400.yaml.xz", "stripe-v526.yaml.xz")
GITHUB: Final = ("github-17.0.0.json.xz", "github-23.0.2.json.xz")
SMALL: Final = ((ADYEN[0], ADYEN[-1]), OPENAI)
LARGE: Final = (STRIPE[1:], (STRIPE[0], STRIPE[2]), GITHUB)
MOST: Final = 0.02
"""The share of pairs that may stay undecided."""


@dataclass
class Decisions:
    """How many pairs there are, how many are undecided one way or the other, and why."""

    pairs: int = 0
    undecided: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    @property
    def share(self) -> float:
        return self.undecided / max(self.pairs, 1)


def decisions(base: str, revision: str, policy: Policy) -> Decisions:
    """Compare two descriptions of the corpus; ask of every pair whether one includes the other."""
    with _graphs() as graphs:
        compare(_subject(base), _subject(revision), DiffSettings(policy))
    found = Decisions()
    for graph in graphs:
        for engine in _engines(graph._engine, policy):
            _count(graph, engine, found)
    return found


def _engines(engine: Inclusion, policy: Policy) -> Iterator[Inclusion]:
    yield engine
    if policy == "lenient":
        yield Inclusion(tolerant=True, ignores_others=True, forms=engine.forms)


def _count(graph: Graph, engine: Inclusion, found: Decisions) -> None:
    for node in graph.nodes:
        sides = (node.base, node.revision)
        answers = [engine.includes(*pair) for pair in (sides, sides[::-1])]
        reasons = [answer.reason for answer in answers if isinstance(answer, Unknown)]
        found.pairs += 1
        found.undecided += bool(reasons)
        found.reasons.update(reasons)


@contextmanager
def _graphs() -> Iterator[list[Graph]]:
    """Keep the graphs that a comparison makes."""
    made: list[Graph] = []

    class Kept(Graph):
        def settle(self) -> None:
            super().settle()
            if self not in made:
                made.append(self)

    with patch("specloom.diff.compare.Graph", Kept):
        yield made


def _subject(name: str) -> Subject:
    if name != GITHUB[0]:
        return subject(name)
    source = CORPUS / name
    if not source.exists():
        pytest.skip(f"../shared/corpus/{name} is not here")
    # it holds duplicate keys, which the loader refuses
    return from_bytes(json.dumps(json.loads(lzma.decompress(source.read_bytes()))).encode())
