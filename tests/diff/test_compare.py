"""One finding for each cause, told the same whatever the order and the wording."""

from __future__ import annotations

import copy
import re
from collections import Counter
from dataclasses import replace
from typing import Final

import pytest

from specloom.config import DiffSettings
from specloom.diff import Subject, compare
from specloom.diff.model import LEVELS, Change, Diff
from tests.diff.generated_apis import service
from tests.diff.refactorings import operations_reordered, schemas_reordered, words_changed
from tests.diff.subjects import (
    ADYEN,
    ENODE,
    PAIRS,
    Raw,
    compared,
    compared_raw,
    from_raw,
    raw_of,
    subject,
)

HISTORIES: Final = ((ENODE[4], ENODE[5]), (ADYEN[0], ADYEN[-1]))

# -------------------------------------------------------------------------------- one per cause


@pytest.mark.parametrize("pair", PAIRS)
def test_no_two_changes_have_one_cause(pair: tuple[str, str]) -> None:
    changes = compared(*pair).changes
    causes = Counter(each.fingerprint for each in changes)

    assert [each.message for each in changes if causes[each.fingerprint] > 1] == []
    assert all(re.fullmatch("[0-9a-f]{12}", each.fingerprint) for each in changes)


@pytest.mark.parametrize("pair", PAIRS)
def test_no_sentence_is_said_twice(pair: tuple[str, str]) -> None:
    """Of one place, that is: two places may well have the same name."""
    said = Counter((each.message, _pointers(each)) for each in compared(*pair).changes)

    assert [message for message, count in said.items() if count > 1] == []


def _pointers(change: Change) -> tuple[str, str]:
    base, revision = (side.pointer if side else "" for side in (change.base, change.revision))
    return base, revision


USED: Final = "#/components/schemas/Used"
WIDELY: Final[Raw] = {
    "type": "object",
    "properties": {name: {"$ref": USED} for name in "abcdef"},
}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"type": "string"}, {"type": "string", "maxLength": 4}),
        ({"type": "string"}, {"type": ["string", "null"]}),
        ({"type": "string"}, {"oneOf": [{"$ref": f"{USED}Inside"}, {"type": "null"}]}),
        ({"$ref": f"{USED}Inside"}, {"allOf": [{"$ref": f"{USED}Inside"}], "deprecated": True}),
        ({"type": "object"}, {"type": "object", "properties": {"new": {"type": "string"}}}),
    ],
)
def test_a_component_that_many_use_is_told_once_each_way(before: Raw, after: Raw) -> None:
    diff = compared_raw(_widely_used(before), _widely_used(after))
    ways = Counter(each.direction for each in diff.changes)

    assert ways == {"request": 1, "response": 1}
    assert {operation.id for each in diff.changes for operation in each.operations} == {
        "make",
        "show",
    }


def _widely_used(schema: Raw) -> Raw:
    inside = {"type": "string"}
    return service({"A": WIDELY, "B": WIDELY, "C": True, "Used": schema, "UsedInside": inside})


# --------------------------------------------------------------------------------- fingerprints


@pytest.mark.parametrize("pair", HISTORIES)
def test_fingerprints_do_not_depend_on_order(pair: tuple[str, str]) -> None:
    base, revision = (raw_of(name) for name in pair)
    for raw in (base, revision):
        schemas_reordered(raw)
        operations_reordered(raw)
    known = {each.fingerprint for each in compared(*pair).changes}

    assert {each.fingerprint for each in compared_raw(base, revision).changes} == known


def test_fingerprints_do_not_depend_on_words() -> None:
    base, revision = raw_of(ENODE[4]), raw_of(ENODE[5])
    words_changed(base)
    words_changed(revision)
    known = [each.fingerprint for each in compared(ENODE[4], ENODE[5]).changes]

    assert sorted(each.fingerprint for each in compared_raw(base, revision).changes) == sorted(
        known
    )


def test_fingerprints_do_not_depend_on_the_policy() -> None:
    """Whatever both policies tell, that is: they have one accept file."""
    lenient, strict = (
        {(each.id, _pointers(each), each.message): each.fingerprint for each in diff.changes}
        for diff in (compared(*HISTORIES[1]), compared(*HISTORIES[1], "strict"))
    )
    shared = lenient.keys() & strict.keys()

    assert shared
    assert [key for key in shared if lenient[key] != strict[key]] == []


# ----------------------------------------------------------------------------- what a diff holds


@pytest.mark.parametrize("pair", PAIRS)
def test_the_gravest_comes_first(pair: tuple[str, str]) -> None:
    ranks = [LEVELS.index(each.level) for each in compared(*pair).changes]

    assert ranks == sorted(ranks)


@pytest.mark.parametrize("pair", PAIRS)
def test_changes_stand_where_they_say(pair: tuple[str, str]) -> None:
    sides = [subject(name).document for name in pair]
    for change in compared(*pair).changes:
        for location, document in zip((change.base, change.revision), sides, strict=True):
            if location is not None:
                held = document.locate(location.pointer.partition("/properties/")[0])
                assert document.locate(location.pointer).pointer == location.pointer
                assert (location.file, location.line >= held.line) == (held.file, True)
        assert change.base or change.revision, change.message


def test_what_the_sides_are_called() -> None:
    diff = compared(ENODE[0], ENODE[-1])

    assert (diff.base_source, diff.revision_source) == (ENODE[0], ENODE[-1])
    assert diff.base_version == "2023-02-01"
    assert not diff.unrelated


def _single(path: str, identity: str) -> Raw:
    operation = {"operationId": identity, "responses": {"204": {"description": "Done."}}}
    info = {"title": "Single", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "paths": {path: {"get": operation}}}


def test_descriptions_with_nothing_in_common() -> None:
    diff = compared_raw(_single("/pets", "listPets"), _other())

    assert diff.unrelated
    assert {each.level for each in diff.changes} >= {"error"}


def _other() -> Raw:
    raw = _single("/forecasts", "orderForecast")
    raw["paths"]["/forecasts"] = {"post": raw["paths"]["/forecasts"]["get"]}
    return raw


# -------------------------------------------------------------------------------------- settings


def _leveled(*levels: tuple[str, str]) -> Diff:
    base = _widely_used({"type": "string"})
    revision = _widely_used({"type": "string", "maxLength": 4})
    return compare(from_raw(base), from_raw(revision), DiffSettings(levels=levels))  # type: ignore[arg-type]


def test_levels_of_the_users_own() -> None:
    plain = {each.id: each.level for each in _leveled().changes}
    rule = next(name for name, level in plain.items() if level == "error")
    changed = {each.id: each.level for each in _leveled((rule, "info")).changes}

    assert changed == plain | {rule: "info"}
    assert rule not in {each.id for each in _leveled((rule, "ignore")).changes}
    assert _leveled(("*", "ignore")).changes == ()


def test_an_error_of_the_users_own_making_is_shown_too_or_says_why_not() -> None:
    base, revision = (subject(each) for each in HISTORIES[0])
    changes = compare(base, revision, DiffSettings(levels=(("*", "error"),))).changes

    assert changes
    assert all((each.witness is None) == bool(each.unproven) for each in changes)


def test_what_a_policy_tolerates_is_shown_where_the_user_does_not() -> None:
    before = _widely_used({"type": "string", "enum": ["a"]})
    after = _widely_used({"type": "string", "enum": ["a", "b"]})
    rule = "response-property-enum-value-added"
    sides, raised = (from_raw(before), from_raw(after)), DiffSettings(levels=((rule, "error"),))
    tolerated, shown = (
        next(each for each in compare(*sides, settings).changes if each.id == rule)
        for settings in (DiffSettings(), raised)
    )

    assert (tolerated.level, tolerated.witness) == ("warning", None)
    assert shown.witness is not None
    assert "b" in str(shown.witness.value)


def test_symbols_tell_what_breaks_in_code() -> None:
    """Without planned names they are planned for the comparison: the labels are the same."""
    base, revision = subject(ENODE[4]), subject(ENODE[5])
    changes = compared(ENODE[4], ENODE[5]).changes

    assert any("source" in each.labels for each in changes)
    assert compare(_bare(base), _bare(revision)).changes == changes


def _bare(side: Subject) -> Subject:
    return replace(side, symbols=None)


def test_descriptions_stay_as_they_were() -> None:
    raw = raw_of(ENODE[4])
    before = copy.deepcopy(raw)
    compared_raw(raw, raw_of(ENODE[5]))

    assert raw == before
