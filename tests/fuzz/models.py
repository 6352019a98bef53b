"""Thousands of random schemas: their models beside a validator, on values that nearly fit."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.draws import drawn
from tests.render.described_schemas import SCHEMAS
from tests.render.round_trips import Models, drawn_values

__all__ = ["random_models"]

_BATCH: Final = 200
_VALUES: Final = 6
_SHOWN: Final = 20


def random_models(count: int, start: int) -> bool:
    """Fuzz the models of that many schemas; tell whether each value was read and written right."""
    tally: Counter[str] = Counter()
    with TemporaryDirectory() as folder:
        for batch in range(start, start + -(-count // _BATCH)):
            _judge(batch, min(_BATCH, count), Path(folder), tally)
    told = ", ".join(f"{number} {name}" for name, number in sorted(tally.items()))
    sys.stdout.write(f"random models from seed {start}: {told}\n")
    return not tally["faults"]


def _judge(start: int, count: int, folder: Path, tally: Counter[str]) -> None:
    schemas = drawn(SCHEMAS, count, start)
    models = Models.of(schemas, f"models_{start}", folder)
    tally["schemas"] += len(schemas)
    for at, value in drawn_values(schemas, len(schemas) * _VALUES, start):
        tally["values accepted" if models.accepted(at, value) else "values refused"] += 1
        if fault := models.fault(at, value):
            tally["faults"] += 1
            if tally["faults"] <= _SHOWN:
                sys.stdout.write(f"WRONG: {fault}\n  {value!r}\n  {schemas[at]!r}\n")
