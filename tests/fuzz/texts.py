"""Thousands of texts that mean harm, each in a place of a description: none becomes code."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.render.hostile_description import PLACES, hostile_texts
from tests.render.twins import Twins

__all__ = ["random_texts"]


def random_texts(count: int, start: int) -> bool:
    """Fuzz that many texts; tell whether all of them stayed text."""
    faults: list[str] = []
    rounds = range(start, start + -(-count // PLACES))
    with TemporaryDirectory() as folder:
        twins = Twins(Path(folder), PLACES)
        for seed in rounds:
            found = twins.faults([*islice(hostile_texts(seed), PLACES)])
            faults += (f"WRONG, seed {seed}: {fault}" for fault in found)
    told = f"{len(rounds) * PLACES} texts, {len(faults)} faults"
    sys.stdout.write("\n  ".join([f"random texts from seed {start}: {told}", *faults]) + "\n")
    return not faults
