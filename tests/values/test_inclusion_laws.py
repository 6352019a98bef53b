"""Laws of inclusion on random schemas: sound, reflexive, blind to spelling, and deterministic."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any, TypeAlias

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from specloom.ir import Schema
from specloom.ir.model import JsonValue
from specloom.values.answers import YES, No, Unknown, Yes
from specloom.values.forms import Forms
from specloom.values.inclusion import Inclusion
from specloom.values.inventory import Direction
from tests.values.generated_schemas import (
    COMPONENTS,
    JSON,
    RawSchemas,
    api_with,
    raw_pairs,
    schema_pairs,
    schemas,
)
from tests.values.inclusion_laws import Tally, answers, faults

pytestmark = pytest.mark.exhaustive

Raw: TypeAlias = Any
Spelling: TypeAlias = Callable[[Raw], Raw]

sample = settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@settings(sample, max_examples=200)
@given(
    schema_pairs(),
    st.lists(JSON, min_size=12, max_size=12),
    st.sampled_from([None, "request", "response"]),
)
def test_no_value_speaks_against_an_answer(
    pair: tuple[Schema, Schema], values: list[JsonValue], direction: Direction | None
) -> None:
    tally = Tally()
    tally.add(pair, values, direction)

    assert tally.wrong == []


@sample
@given(schemas())
def test_a_schema_includes_itself(schema: Schema) -> None:
    assert isinstance(Inclusion().includes(schema, schema), Yes)


@sample
@given(COMPONENTS)
def test_a_schema_includes_its_copy(raw: RawSchemas) -> None:
    one, other = (api_with(raw).schemas["A"] for _ in range(2))

    assert answers(one, other) == (YES, YES)


@sample
@given(schema_pairs(), schema_pairs())
def test_inclusion_is_transitive(
    first: tuple[Schema, Schema], second: tuple[Schema, Schema]
) -> None:
    engine = Inclusion()
    for a, b, c in ((*first, second[0]), (first[0], *second)):
        steps = (engine.includes(a, b), engine.includes(b, c))
        if all(isinstance(step, Yes) for step in steps):
            assert not isinstance(engine.includes(a, c), No)


@sample
@given(schema_pairs())
def test_an_answer_does_not_depend_on_what_was_asked_before(pair: tuple[Schema, Schema]) -> None:
    one, other = pair
    engine = Inclusion()
    for asked in ((other, other), (other, one)):
        engine.includes(*asked)

    assert type(engine.includes(one, other)) is type(Inclusion().includes(one, other))


@sample
@given(schema_pairs())
def test_who_reads_tolerantly_takes_what_is_taken_strictly(pair: tuple[Schema, Schema]) -> None:
    if isinstance(Inclusion().includes(*pair), Yes):
        for ignores in (False, True):
            engine = Inclusion(tolerant=True, ignores_others=ignores)
            assert not isinstance(engine.includes(*pair), No)


# ----------------------------------------------------------------- another spelling of the same


def in_all_of(raw: Raw) -> Raw:
    return {"allOf": [raw]}


def in_any_of(raw: Raw) -> Raw:
    return {"anyOf": [raw, raw]}


def in_one_of(raw: Raw) -> Raw:
    return {"oneOf": [raw, False]}


def beside_anything(raw: Raw) -> Raw:
    return {"allOf": [True, raw, {}]}


def doubly_negated(raw: Raw) -> Raw:
    return {"if": True, "then": raw}


def split(raw: Raw) -> Raw:
    """Say each keyword in a layer of its own, where none has to do with another."""
    together = ("properties", "patternProperties", "additionalProperties", "unevaluatedProperties")
    arrays = ("items", "prefixItems", "contains", "minContains", "maxContains")
    numbers = ("format", "type", "exclusiveMinimum", "minimum")
    if not isinstance(raw, dict) or "$ref" in raw or "if" in raw:
        return raw
    groups = [(*together, "required"), arrays, numbers, *((k,) for k in raw)]
    layers: list[Raw] = []
    left = dict(raw)
    for group in groups:
        layer = {key: left.pop(key) for key in group if key in left}
        layers += [layer] if layer else []
    return {"allOf": layers}


def const_as_enum(raw: Raw) -> Raw:
    return _deeply(raw, lambda it: {"enum": [it.pop("const")], **it} if "const" in it else it)


def enum_as_consts(raw: Raw) -> Raw:
    def spelled(it: Raw) -> Raw:
        if "enum" not in it or "anyOf" in it:
            return it
        values = it.pop("enum")
        return {**it, "anyOf": [{"const": value} for value in values]}

    return _deeply(raw, spelled)


def null_as_member(raw: Raw) -> Raw:
    def spelled(it: Raw) -> Raw:
        types = it.get("type")
        if not isinstance(types, list) or "null" not in types or "oneOf" in it or len(it) > 1:
            return it
        others = [name for name in types if name != "null"]
        return {"oneOf": [{"type": others}, {"type": "null"}]}

    return _deeply(raw, spelled)


def reversed_members(raw: Raw) -> Raw:
    def spelled(it: Raw) -> Raw:
        for key in ("allOf", "anyOf", "oneOf", "enum", "required", "type"):
            if isinstance(it.get(key), list):
                it[key] = it[key][::-1]
        if "properties" in it:
            it["properties"] = dict(reversed(it["properties"].items()))
        return dict(reversed(it.items()))

    return _deeply(raw, spelled)


def _deeply(raw: Raw, spell: Spelling) -> Raw:
    """Spell a schema and all inside it otherwise; `enum` and `const` hold no schemas."""
    match raw:
        case dict():
            inner = {
                key: value if key in ("enum", "const") else _deeply(value, spell)
                for key, value in raw.items()
            }
            names = {"properties", "patternProperties", "dependentSchemas", "dependentRequired"}
            kept = {k: raw[k] for k in ("dependentRequired",) if k in raw}
            maps = {
                k: {n: _deeply(s, spell) for n, s in raw[k].items()} for k in names & raw.keys()
            }
            return spell({**inner, **maps, **kept})
        case list():
            return [_deeply(each, spell) for each in raw]
        case _:
            return raw


SPELLINGS = (
    in_all_of, in_any_of, in_one_of, beside_anything, doubly_negated, split, const_as_enum,
    enum_as_consts, null_as_member, reversed_members,
)  # fmt: skip


@pytest.mark.parametrize("spelling", SPELLINGS, ids=lambda each: each.__name__)
@settings(sample, max_examples=40)
@given(raw=COMPONENTS)
def test_another_spelling_is_equal(spelling: Spelling, raw: RawSchemas) -> None:
    spelled = {**raw, "A": spelling(copy.deepcopy(raw["A"]))}
    one, other = (api_with(components).schemas for components in (raw, spelled))
    there, back = answers(one["A"], other["A"])

    assert not isinstance(there, No), there
    assert not isinstance(back, No), back
    plain = not any(Forms().of(schema).obscure for schema in one.values())
    if plain and not any(f'"{word}"' in json.dumps(raw) for word in ("not", "if")):
        assert (there, back) == (YES, YES)


@sample
@given(COMPONENTS)
def test_a_component_in_its_place_is_equal(raw: RawSchemas) -> None:
    spelled = {**raw, "Moved": raw["A"], "A": {"$ref": "#/components/schemas/Moved"}}
    one, other = (api_with(components).schemas["A"] for components in (raw, spelled))

    assert answers(one, other) == (YES, YES)


# -------------------------------------------------------------------------------- determinism

SCRIPT = """
import json, sys
from specloom.values.forms import Forms
from specloom.values.inclusion import Inclusion
from tests.values.generated_schemas import api_with
engine = Inclusion()
for pair in json.load(sys.stdin):
    base, revision = (api_with(raw).schemas["A"] for raw in pair)
    print(engine.includes(base, revision), engine.includes(revision, base))
"""


def test_answers_are_the_same_for_every_hash_seed() -> None:
    drawn: list[Any] = []

    @settings(sample, max_examples=60, database=None)
    @given(raw_pairs())
    def draw(pair: tuple[RawSchemas, RawSchemas]) -> None:
        drawn.append(pair)

    draw()
    told = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            input=json.dumps(drawn),
            env={**os.environ, "PYTHONHASHSEED": str(number)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for number in range(3)
    }

    assert len(told) == 1


# ------------------------------------------------------------------------------ the law itself


def test_a_wrong_answer_is_noticed() -> None:
    api = api_with({"A": {"type": "integer"}, "B": {"type": "number"}})
    one, other = api.schemas["A"], api.schemas["B"]

    assert list(faults(other, one, Yes(), [1, 1.5])) != []
    assert list(faults(one, other, No(1), [])) != []
    assert list(faults(other, one, No("x"), [])) != []
    assert list(faults(one, other, Unknown("why"), [1])) == []
