"""What a model accepts is what a validator accepts, and what it read is what it writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.draws import drawn
from tests.render.described_schemas import SCHEMAS
from tests.render.promises import DIFFERENCES, Difference
from tests.render.round_trips import Models, drawn_values

NAMES = [one.name for one in DIFFERENCES]


def test_models_agree_with_a_validator_and_give_back_what_came(tmp_path: Path) -> None:
    schemas = drawn(SCHEMAS, 40, 0)
    models = Models.of(schemas, "drawn_models", tmp_path)
    faults = [
        f"{fault}: {value} for {schemas[at]}"
        for at, value in drawn_values(schemas, 300, 0)
        if (fault := models.fault(at, value))
    ]

    assert faults == []


@pytest.fixture(scope="module")
def differing(tmp_path_factory: pytest.TempPathFactory) -> Models:
    folder = tmp_path_factory.mktemp("differences")
    return Models.of([one.schema for one in DIFFERENCES], "differing_models", folder)


@pytest.mark.parametrize("one", DIFFERENCES, ids=NAMES)
def test_each_difference_is_one(one: Difference, differing: Models) -> None:
    at = DIFFERENCES.index(one)
    read = differing.read(at, one.value, strict=not one.kept) is not None

    assert read != differing.accepted(at, one.value)
    assert read == differing.expected(at, one.value, strict=not one.kept)
    assert read != differing.expected(at, one.value, strict=not one.kept, without=one.name)
    assert not one.kept or differing.read(at, one.value, strict=True) is None
