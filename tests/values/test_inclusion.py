"""Which of two schemas accepts what: a table of pairs with their relations, each checked twice."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias

import pytest
import yaml

from specloom.ir import Schema
from specloom.values.answers import Answer, No, Unknown, Yes
from specloom.values.evidence import accepts
from specloom.values.inclusion import Inclusion
from specloom.values.neighbours import neighbours
from tests.values.generated_schemas import api_with

Row: TypeAlias = Mapping[str, Any]

TABLE: Final[dict[str, list[Row]]] = yaml.safe_load(
    Path(__file__).with_name("inclusion-cases.yaml").read_text("utf-8")
)
ROWS: Final = [
    pytest.param(row, id=f"{chapter} {number}")
    for chapter, rows in TABLE.items()
    for number, row in enumerate(rows, start=1)
]
STRICT: Final = [
    row for row in ROWS if isinstance(row.values[0], dict) and "reading" not in row.values[0]
]
READINGS: Final = {"strict": (False, False), "sends": (True, False), "receives": (True, True)}


def sides(row: Row) -> tuple[Schema, Schema]:
    versions = row.get("versions", ("3.1.0", "3.1.0"))
    components = row.get("with", {})
    built = (
        api_with({**components, "It": row[side]}, version)
        for side, version in zip("ab", versions, strict=True)
    )
    a, b = (api.schemas["It"] for api in built)
    return a, b


def relation(there: Answer, back: Answer) -> str:
    """Name what the second of two schemas is to the first."""
    match there, back:
        case Yes(), Yes():
            return "equal"
        case Yes(), No():
            return "widens"
        case No(), Yes():
            return "narrows"
        case No(), No():
            return "alters"
        case _:
            return "unknown"


@pytest.mark.parametrize("row", ROWS)
def test_a_pair(row: Row) -> None:
    a, b = sides(row)
    tolerant, ignores = READINGS[row.get("reading", "strict")]
    engine = Inclusion(row.get("direction"), tolerant=tolerant, ignores_others=ignores)
    there, back = engine.includes(a, b), engine.includes(b, a)

    assert relation(there, back) == row["is"], (there, back)
    assert engine.equal(a, b) == (row["is"] == "equal")


@pytest.mark.parametrize("row", STRICT)
def test_a_pair_by_values(row: Row) -> None:
    """What is said of a pair is what a validator, which reads strictly, says of values near it."""
    a, b = sides(row)
    direction = row.get("direction")
    engine = Inclusion(direction)
    for sub, sup in ((a, b), (b, a)):
        answer = engine.includes(sub, sup)
        if isinstance(answer, Unknown) and answer.reason == "a schema that is made of itself":
            continue
        values = [*neighbours(a, direction), *neighbours(b, direction)]
        told = [(accepts(sub, each, direction), accepts(sup, each, direction)) for each in values]
        if isinstance(answer, No):
            assert accepts(sub, answer.sample, direction)
            assert accepts(sup, answer.sample, direction) is False
        assert not isinstance(answer, Yes) or (True, False) not in told


def test_the_table_is_large() -> None:
    assert len(ROWS) >= 120
    assert {row["is"] for rows in TABLE.values() for row in rows} == {
        "equal", "widens", "narrows", "alters", "unknown",
    }  # fmt: skip


# ------------------------------------------------------------------------------- large schemas


def chain(length: int, last: Any) -> dict[str, Any]:
    """Give components of which each holds the next."""
    components = {
        f"C{at}": {
            "type": "object",
            "properties": {"next": {"anyOf": [{"$ref": f"#/components/schemas/C{at + 1}"}, NULL]}},
        }
        for at in range(length)
    }
    return {**components, f"C{length}": last}


NULL: Final = {"type": "null"}


def test_a_long_chain_of_schemas() -> None:
    a, b = (api_with(chain(800, {"type": kind})).schemas for kind in ("integer", "number"))
    engine = Inclusion()

    assert isinstance(engine.includes(a["C0"], b["C0"]), Yes)
    assert isinstance(engine.includes(b["C790"], a["C790"]), No)
    assert isinstance(engine.includes(b["C0"], a["C0"]), Unknown)


def test_schemas_nested_about_one_value() -> None:
    def nested(kind: str) -> Schema:
        levels = {
            f"C{at}": {
                "anyOf": [
                    {"type": "null"},
                    {"allOf": [{"$ref": f"#/components/schemas/C{at + 1}"}]},
                ]
            }
            for at in range(400)
        }
        return api_with({**levels, "C400": {"type": kind}}).schemas["C0"]

    assert not isinstance(Inclusion().includes(nested("string"), nested("integer")), Yes)


def test_a_web_of_schemas_is_walked_once() -> None:
    """Every schema refers to every other: pairs are few, ways without number."""
    names = [f"C{at}" for at in range(25)]
    web = {
        name: {
            "type": "object",
            "properties": {to: {"$ref": f"#/components/schemas/{to}"} for to in names},
        }
        for name in names
    }
    changed = {**web, "C24": {"type": "object", "required": ["C0"]}}
    a, b = (api_with(each).schemas["C0"] for each in (web, changed))
    engine = Inclusion()

    assert engine.equal(a, api_with(web).schemas["C0"])
    assert relation(engine.includes(a, b), engine.includes(b, a)) == "alters"
