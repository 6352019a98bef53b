"""The catalogue tests itself: every rule has an example, a mirror, a place in the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Final

import pytest
import yaml
from hypothesis import assume, given, settings

from specloom.diff import Subject, compare
from specloom.diff.graph import Graph
from specloom.diff.judge import ALWAYS_TOLD, Judge
from specloom.diff.matching import match_properties
from specloom.diff.model import Effect
from specloom.diff.rules import rule, rule_ids, rules
from specloom.diff.rules.catalogue import examples_of
from specloom.diff.rules.events import EVENTS
from specloom.diff.rules.kinds import KINDS
from specloom.diff.rules.model import Kind
from specloom.diff.structures import Structures
from specloom.ir import Schema, build
from specloom.ir.model import (
    Annotations,
    ArrayShape,
    Composition,
    Conditional,
    Discriminator,
    NumberBounds,
    ObjectShape,
    SchemaObject,
    StringBounds,
)
from specloom.spec import load
from specloom.values.answers import Answer, No
from tests.diff.rules_page import PAGE, page
from tests.values.generated_schemas import RawSchemas, api_with, raw_pairs

ROOT: Final = Path(__file__).parents[2]
VOCABULARY: Final = yaml.safe_load(Path(__file__).with_name("vocabulary.yaml").read_text("utf-8"))

KEYWORDS: Final[dict[type, dict[str, str]]] = {
    SchemaObject: {
        "pointer": "- where it stands says nothing",
        "types": "type-changed",
        "format": "format-changed",
        "enum": "enum-value-added",
        "number": "- has fields of its own",
        "string": "- has fields of its own",
        "array": "- has fields of its own",
        "object": "- has fields of its own",
        "composition": "- has fields of its own",
        "discriminator": "discriminator-added",
        "annotations": "- has fields of its own",
    },
    NumberBounds: {
        "minimum": "min-increased",
        "maximum": "max-increased",
        "exclusive_minimum": "exclusive-min-increased",
        "exclusive_maximum": "exclusive-max-increased",
        "multiple_of": "multiple-of-changed",
    },
    StringBounds: {
        "min_length": "min-length-increased",
        "max_length": "max-length-increased",
        "pattern": "pattern-changed",
        "content_encoding": "content-encoding-changed",
        "content_media_type": "content-media-type-changed",
        "content_schema": "- an annotation, to which no value is held",
    },
    ArrayShape: {
        "items": "- a pair of schemas of its own",
        "prefix_items": "prefix-items-added",
        "contains": "contains-changed",
        "min_contains": "min-contains-increased",
        "max_contains": "max-contains-increased",
        "min_items": "min-items-increased",
        "max_items": "max-items-increased",
        "unique_items": "unique-items-added",
        "unevaluated_items": "unevaluated-items-changed",
    },
    ObjectShape: {
        "properties": "property-added",
        "required": "became-required",
        "additional": "additional-properties-forbidden",
        "pattern_properties": "pattern-property-added",
        "property_names": "property-names-changed",
        "min_properties": "min-properties-increased",
        "max_properties": "max-properties-increased",
        "dependent_required": "dependent-required-changed",
        "dependent_schemas": "dependent-schema-changed",
        "unevaluated_properties": "unevaluated-properties-changed",
    },
    Composition: {
        "all_of": "- merged: what its members say is told of the whole",
        "any_of": "any-of-added",
        "one_of": "one-of-added",
        "not_": "not-changed",
        "conditional": "if-changed",
    },
    Conditional: {"if_": "if-changed", "then": "if-changed", "else_": "if-changed"},
    Discriminator: {
        "property_name": "discriminator-property-name-changed",
        "mapping": "discriminator-mapping-changed",
        "default": "- what is no variant is refused by the union as before",
        "unions": "- made of the schemas it tells apart",
    },
    Annotations: {
        "title": "- text for people",
        "description": "- text for people",
        "default": "default-value-changed",
        "examples": "- examples promise nothing",
        "deprecated": "deprecated",
        "read_only": "became-read-only",
        "write_only": "became-write-only",
        "extensions": "unit-changed",
    },
}
"""The kind of edit of each field of what schemas are made of, or (after a hyphen) why none."""


OF_KINDS: Final = tuple(rule for rule in rules() if rule.edit != rule.id)
"""The rules of edits of schemas."""


# -------------------------------------------------------------------------------- the table


@pytest.mark.parametrize("values", KEYWORDS, ids=lambda each: each.__name__)
def test_every_keyword_has_a_kind_of_edit_or_a_reason(values: type) -> None:
    told = KEYWORDS[values]
    known = {kind.name for kind in KINDS}

    assert list(told) == [field.name for field in fields(values)]
    assert [word for word in told.values() if not word.startswith("- ") and word not in known] == []


def test_every_kind_of_edit_has_a_mirror_or_a_reason() -> None:
    known = {kind.name for kind in KINDS}

    assert [kind.name for kind in KINDS if kind.mirror and kind.mirror not in known] == []
    assert [kind.name for kind in KINDS if bool(kind.mirror) == bool(kind.unmirrored)] == []


def test_every_event_has_a_mirror() -> None:
    known = set(rule_ids())

    assert [event.id for event in EVENTS if event.mirror not in known] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda each: f"{each.name} {KINDS.index(each)}")
def test_an_example_read_backwards_is_one_of_the_mirror(kind: Kind) -> None:
    base, revision = _schema(kind.base), _schema(kind.revision)

    assert _kinds(base, revision) == {kind.name}
    assert _kinds(revision, base) == {kind.mirror}


def _schema(text: str) -> Schema:
    tagged = "{{type: object, required: [kind], properties: {{kind: {{const: {}}}}}}}"
    raw = {name: yaml.safe_load(tagged.format(name.lower())) for name in ("Cat", "Dog")}
    return api_with({**raw, "Example": yaml.safe_load(text)}).schemas["Example"]


def _kinds(base: Schema, revision: Schema) -> set[str]:
    structures = Structures()
    judge = Judge("strict")
    graph = Graph(judge.request, lambda gone, new: match_properties(gone, new, structures))
    graph.pair(base, revision)
    graph.settle()
    return {edit.kind for node in graph.nodes for edit in node.edits}


# ----------------------------------------------------------------------------- the examples


def test_an_example_shows_its_rule_and_nothing_else() -> None:
    assert [
        (id_, found)
        for id_, judged in examples_of().items()
        if (found := {each.id for said in judged for each in said}) != {id_}
    ] == []


def test_a_rule_alone_is_as_among_all() -> None:
    some = rules()[::37]

    assert [rule(each.id) for each in some] == list(some)


WRITTEN_ALIKE = {
    f"{direction}-{what}"
    for direction, kinds in {
        "request": """list-of-types-narrowed became-not-nullable min-items-set min-properties-set
            one-of-removed any-of-removed union-added""",
        "response": """type-changed list-of-types-widened became-nullable min-items-unset
            min-properties-unset one-of-added any-of-added union-removed""",
    }.items()
    for what in kinds.split()
}
"""What breaks a body and no parameter or header: their values are text, and none may be null."""


def test_a_level_does_not_depend_on_the_place() -> None:
    levels: dict[str, dict[bool, set[tuple[str, str]]]] = {}
    for each in OF_KINDS:
        same = each.id.replace(f"-{each.place}-", "-", 1)
        as_text = each.place in {"parameter", "header"} and same in WRITTEN_ALIKE
        found = levels.setdefault(same, {})
        found.setdefault(as_text, set()).add((each.level_lenient, each.level_strict))

    assert [
        key for key, found in levels.items() if any(len(each) > 1 for each in found.values())
    ] == []
    assert {key for key, found in levels.items() if len(found) > 1} == WRITTEN_ALIKE
    assert [key for key in WRITTEN_ALIKE if levels[key][False] == levels[key][True]] == []


def test_every_error_of_a_schema_has_a_witness_but_two() -> None:
    """A payload with another name, or in another unit, is accepted as ever."""
    errors = (rule for rule in OF_KINDS if rule.level_lenient == "error")

    assert {rule.edit for rule in errors if rule.witness is None} == {
        "property-renamed",
        "unit-changed",
    }


# ------------------------------------------------------------------------------ the vocabulary


def test_ids_are_sentences_in_kebab_case() -> None:
    assert [
        id_ for id_ in rule_ids() if not re.fullmatch(r"[a-z]+(-[a-z]+)+|deprecated", id_)
    ] == []
    assert len(set(rule_ids())) == len(rule_ids()) == len(rules())


def test_every_word_of_the_vocabulary_is_ours_or_has_a_reason() -> None:
    ours, theirs = set(rule_ids()), VOCABULARY["ids"]
    elsewhere = [id_ for group in VOCABULARY["elsewhere"] for id_ in group["theirs"]]

    assert [id_ for id_ in theirs if id_ not in ours and id_ not in elsewhere] == []
    assert [id_ for id_ in elsewhere if id_ in ours or id_ not in theirs] == []
    assert [id_ for g in VOCABULARY["elsewhere"] for id_ in g["ours"] if id_ not in ours] == []


# -------------------------------------------------------------------------------- real diffs


@pytest.mark.parametrize("hop", range(5))
def test_what_is_found_between_real_versions_is_in_the_catalogue(hop: int) -> None:
    files = sorted((ROOT / "specs" / "enode").glob("*.yaml"))[hop : hop + 2]
    if len(files) < 2:
        pytest.skip("there is no such hop")
    base, revision = (Subject(d.source, d, build(d)) for d in map(load, map(str, files)))
    diff = compare(base, revision)

    assert [change.id for change in diff.changes if change.id not in rule_ids()] == []


@settings(max_examples=150, deadline=None, derandomize=True)
@given(raw_pairs())
def test_what_differs_has_a_name(pair: tuple[RawSchemas, RawSchemas]) -> None:
    kept, known, told = _compared(pair)
    if isinstance(kept, No) or isinstance(known, No):
        assert [kind for kind, effect in told if effect != "none" or kind in ALWAYS_TOLD] != []


@settings(max_examples=150, deadline=None, derandomize=True)
@given(raw_pairs())
def test_what_differs_one_way_is_told_that_way(pair: tuple[RawSchemas, RawSchemas]) -> None:
    """Where more of a part is not less of the whole, that is."""
    assume(not {"oneOf", "not", "if"} & set(_words(pair)))
    kept, known, told = _compared(pair)
    effects = {effect for _, effect in told}
    if isinstance(kept, No):
        assert effects & {"narrows", "alters", "unknown"}
    if isinstance(known, No):
        assert effects & {"widens", "alters", "unknown"}


def _compared(
    pair: tuple[RawSchemas, RawSchemas],
) -> tuple[Answer, Answer, Sequence[tuple[str, Effect]]]:
    """Give both inclusions, and all edits wherever they are, each with its effect."""
    base, revision = (api_with(raw).schemas["A"] for raw in pair)
    judge = Judge("strict")
    graph = Graph(judge.request, lambda *_: ())
    graph.pair(base, revision)
    graph.settle()
    told: list[tuple[str, Effect]] = [
        (edit.kind, judge.verdict(edit, node.form, "request").effect)
        for node in graph.nodes
        for edit in node.edits
    ]
    includes = judge.request.includes
    return includes(base, revision), includes(revision, base), told


def _words(raw: object) -> Iterator[str]:
    """Give the keywords of raw schemas, and the names in them."""
    match raw:
        case dict():
            for key, value in raw.items():
                yield str(key)
                yield from _words(value)
        case list() | tuple():
            for value in raw:
                yield from _words(value)
        case _:
            pass


# ------------------------------------------------------------------------------------ the page


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
