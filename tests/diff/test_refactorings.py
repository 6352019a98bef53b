"""The same description written otherwise is the same: nothing is told, whatever the spelling."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from pathlib import Path
from typing import Final

import hypothesis.strategies as st
import pytest
import yaml
from hypothesis import assume, given, settings

from specloom.cli.entry import run
from specloom.diff import compare
from specloom.diff.model import Diff
from tests.diff.generated_apis import APIS, service
from tests.diff.refactorings import (
    REFACTORINGS,
    Refactoring,
    as_3_0,
    components_renamed,
    fits_3_0,
    null_as_one_of,
)
from tests.diff.subjects import (
    ADYEN,
    ENODE,
    RENAULT,
    Raw,
    compared_raw,
    from_bytes,
    from_raw,
    raw_of,
    told,
)

pytestmark = pytest.mark.exhaustive

SPELLINGS: Final[list[Raw]] = yaml.safe_load(
    (Path(__file__).with_name("spellings.yaml")).read_text("utf-8")
)
DOCUMENTS: Final = (ENODE[-2], RENAULT[-1])
TAGGED: Final[Raw] = {
    "oneOf": [{"$ref": "#/components/schemas/Left"}, {"$ref": "#/components/schemas/Right"}],
    "discriminator": {"propertyName": "l"},
}
INTEGERS: Final[Raw] = {"type": "integer", "exclusiveMinimum": 0, "exclusiveMaximum": 9}
EXTRA: Final[Raw] = {"type": "object", "properties": {"a": {"type": "string"}}}
LEFT: Final[Raw] = {"type": "object", "properties": {"l": {"type": "string"}}, "required": ["l"]}
RIGHT: Final[Raw] = {"type": "object", "properties": {"r": {"type": "string"}}, "required": ["r"]}
"""Components that spellings refer to."""


def silent(diff: Diff, *, renamed: bool = False) -> None:
    """Check that nothing is told but, where that was done, that components are called otherwise."""
    names = [each for each in diff.changes if each.id == "api-schema-renamed"]
    others = [line for line in told(diff) if " api-schema-renamed: " not in line]
    assert others == []
    assert renamed or not names
    assert {(each.level, each.effect, "wire" in each.labels) for each in names} <= {
        ("info", "none", False)
    }


def refactored(raw: Raw, refactoring: Refactoring) -> Raw:
    other = copy.deepcopy(raw)
    refactoring(other)
    return other


def both_ways(one: Raw, other: Raw, *, renamed: bool = False) -> None:
    """Check that nothing is told one way or the other, by the policy that forgives least."""
    silent(compared_raw(one, other, "strict"), renamed=renamed)
    silent(compared_raw(other, one, "strict"), renamed=renamed)


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("refactoring", REFACTORINGS, ids=lambda each: each.__name__)
def test_a_real_description_written_otherwise(refactoring: Refactoring, name: str) -> None:
    raw = raw_of(name)

    both_ways(raw, refactored(raw, refactoring), renamed=refactoring is components_renamed)


def test_a_large_description_written_otherwise_in_every_way() -> None:
    """One after the other, as years would do it; but for what leaves nothing to the next."""
    raw = raw_of(ADYEN[3])
    other = copy.deepcopy(raw)
    for refactoring in REFACTORINGS:
        refactoring(other)

    both_ways(raw, other, renamed=True)


@pytest.mark.parametrize("refactoring", REFACTORINGS, ids=lambda each: each.__name__)
def test_each_way_to_write_otherwise_does_something(refactoring: Refactoring) -> None:
    raws = [raw_of(name) for name in DOCUMENTS]
    raws.append(service({"A": TAGGED, "B": INTEGERS, "C": True, "Left": LEFT, "Right": RIGHT}))

    assert any(json.dumps(raw) != json.dumps(refactored(raw, refactoring)) for raw in raws)


@pytest.mark.parametrize("name", [*DOCUMENTS, ADYEN[3]])
def test_a_real_description_in_the_words_of_3_0(name: str) -> None:
    raw = raw_of(name)
    raw.pop("webhooks", None)
    assert fits_3_0(raw)

    both_ways(raw, refactored(raw, as_3_0))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(APIS, st.sampled_from((*REFACTORINGS, as_3_0)))
def test_a_generated_description_written_otherwise(raw: Raw, refactoring: Refactoring) -> None:
    assume(refactoring is not as_3_0 or fits_3_0(raw))
    other = refactored(raw, refactoring)
    assume(raw != other or json.dumps(raw) != json.dumps(other))
    for sides in ((raw, other), (other, raw)):
        diff = compared_raw(*sides, "strict")
        known = [each for each in diff.changes if each.effect != "unknown"]  # what is undecided
        silent(replace(diff, changes=tuple(known)), renamed=refactoring is components_renamed)


@pytest.mark.parametrize("row", SPELLINGS, ids=lambda row: row["name"])
def test_two_spellings_of_the_same_values(row: Raw) -> None:
    both_ways(_spelled(row["one"]), _spelled(row["other"]))


def _spelled(side: Raw) -> Raw:
    """Give a description that sends, receives and nests a schema."""
    nested = {"type": "object", "properties": {"it": side["schema"]}, "required": ["it"]}
    extra = {"Extra": EXTRA, "More": EXTRA}
    renamed = {"Left": LEFT, "Links": LEFT, "Right": RIGHT, "Rechts": RIGHT}
    schemas = {"A": side["schema"], "B": nested, "C": side["schema"]}
    return service(schemas | extra | renamed) | {"openapi": side.get("version", "3.1.0")}


def test_yaml_and_json() -> None:
    raw = raw_of(ENODE[-1])
    one = from_raw(raw)
    other = from_bytes(yaml.safe_dump(raw, sort_keys=False).encode(), "api.yaml")

    silent(compare(one, other))
    silent(compare(other, one))


def test_a_description_written_otherwise_exits_with_0(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sides = raw_of(ENODE[-1]), refactored(raw_of(ENODE[-1]), null_as_one_of)
    files = [tmp_path / "one.json", tmp_path / "other.json"]
    for file, side in zip(files, sides, strict=True):
        file.write_text(json.dumps(side), encoding="utf-8")

    assert run(["diff", *map(str, files)]) == 0
    assert "No changes." in capsys.readouterr().out
