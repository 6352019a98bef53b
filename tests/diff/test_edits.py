"""Every kind of edit, there and back, as it is told: rows of `edits.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from hypothesis import given, settings

from specloom.diff.edits.alike import alike
from specloom.diff.graph import Graph
from specloom.diff.judge import Judge
from specloom.diff.matching import match_properties
from specloom.diff.structures import Structures
from specloom.ir import Schema
from tests.values.generated_schemas import COMPONENTS, RawSchemas, api_with

CASES: Final = Path(__file__).with_name("edits.yaml")
ROOT: Final = "#/components/schemas/Example"
MIRRORED: Final = {"narrows": "widens", "widens": "narrows"}

Raw = dict[str, Any]
Case = dict[str, Any]


def cases() -> list[Any]:
    """Give the rows, each named by its group and its number."""
    groups = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    return [
        pytest.param(row, id=f"{group} {number}")
        for group, rows in groups.items()
        for number, row in enumerate(rows, 1)
    ]


def told(before: Raw, after: Raw) -> list[str]:
    """Write all edits between two schemas."""
    judge, structures = Judge("strict"), Structures()
    graph = Graph(judge.request, lambda gone, new: match_properties(gone, new, structures))
    graph.pair(schema(before), schema(after))
    graph.settle()
    return list(_written(graph, judge))


def _written(graph: Graph, judge: Judge) -> Iterator[str]:
    for node in graph.nodes:
        for edit in node.edits:
            pointer = edit.base or edit.revision or ""
            inside = pointer.removeprefix(ROOT).replace(r"#/components/schemas/", "")
            name = f" {edit.subject}" if edit.subject else ""
            effect = judge.verdict(edit, node.form, "request").effect
            place = f"{inside} " if inside else ""
            yield f"{place}{edit.kind}{name}, {effect}: {edit.told}"


def schema(raw: Raw) -> Schema:
    """Build a schema beside two others that it may refer to."""
    pets = {
        name: {"type": "object", "required": ["kind"], "properties": {"kind": {"const": tag}}}
        for name, tag in (("Cat", "cat"), ("Dog", "dog"))
    }
    return api_with({**pets, "Example": raw}).schemas["Example"]


@pytest.mark.parametrize("case", cases())
def test_an_edit_and_its_mirror(case: Case) -> None:
    assert told(case["before"], case["after"]) == case["told"]
    assert told(case["after"], case["before"]) == case["back"]


@pytest.mark.parametrize("case", cases())
def test_the_other_way_round_every_effect_is_mirrored(case: Case) -> None:
    there, back = _effects(case["told"]), _effects(case["back"])

    if "unknown" not in (*there, *back):
        assert sorted(MIRRORED.get(effect, effect) for effect in there) == sorted(back)


def _effects(lines: list[str]) -> list[str]:
    """Give what lines say of the values, where they say anything."""
    found = (line.partition(":")[0].rpartition(", ")[2] for line in lines)
    return [effect for effect in found if effect != "none"]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(COMPONENTS)
def test_the_same_text_built_twice_is_alike_and_has_no_edits(raw: RawSchemas) -> None:
    base, revision = (api_with(raw).schemas["A"] for _ in range(2))
    judge = Judge("strict")
    graph = Graph(judge.request, lambda *_: ())
    graph.pair(base, revision)
    graph.settle()

    assert alike(base, revision)
    assert [edit.kind for node in graph.nodes for edit in node.edits] == []
