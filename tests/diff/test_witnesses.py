"""Every error of real histories is proven, by a validator that knows nothing of the engine."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

import jsonschema_rs
import pytest

from specloom.diff.model import Change, Side
from specloom.ir.model import JsonValue, MediaType, Operation, Parameter, Schema, dereference
from specloom.values import Direction, compile_validator
from tests.diff.subjects import PAIRS, compared, subject

pytestmark = pytest.mark.exhaustive

LARGEST: Final = 4000
"""Characters of a payload that a person still looks at."""
BODY: Final = re.compile(r"(?:request|response (?P<status>\S+)) body(?P<part> at /.*)?")
SIDES: Final[tuple[Side, Side]] = ("base", "revision")


def errors(base: str, revision: str) -> list[Change]:
    return [each for each in compared(base, revision).changes if each.level == "error"]


@pytest.mark.parametrize("pair", PAIRS)
def test_each_error_is_shown_or_says_why_it_cannot_be(pair: tuple[str, str]) -> None:
    without = [c.message for c in errors(*pair) if (c.witness is None) == (c.unproven == "")]

    assert without == []


@pytest.mark.parametrize("pair", PAIRS)
def test_only_errors_are_shown(pair: tuple[str, str]) -> None:
    others = [each for each in compared(*pair).changes if each.level != "error"]

    assert [each.message for each in others if each.witness is not None] == []


@pytest.mark.parametrize("pair", PAIRS)
def test_witnesses_are_small(pair: tuple[str, str]) -> None:
    shown = [json.dumps(c.witness.value) for c in errors(*pair) if c.witness is not None]

    assert [text[:200] for text in shown if len(text) >= LARGEST] == []


@pytest.mark.parametrize("pair", PAIRS)
def test_a_request_is_shown_by_what_the_base_sends_and_an_answer_by_what_the_revision_does(
    pair: tuple[str, str],
) -> None:
    accepted = {"request": "base", "response": "revision"}
    for change in errors(*pair):
        if (proof := change.witness) is not None:
            assert proof.accepted_by == accepted[change.direction], change.message
            assert proof.refused_by != proof.accepted_by


@pytest.mark.parametrize("pair", PAIRS)
def test_a_full_validator_agrees(pair: tuple[str, str]) -> None:
    checked = [change for change in errors(*pair) if _whole(change)]

    assert [change.message for change in checked if not any(_shown(change, pair))] == []


def test_most_errors_are_checked_by_the_full_validator() -> None:
    """The others are shown by a part of a body, or by a request as a whole."""
    everything = [each for pair in PAIRS for each in errors(*pair) if each.witness is not None]
    checked = [each for each in everything if _whole(each)]

    assert len(checked) > 0.9 * len(everything) > 90


def _whole(change: Change) -> bool:
    """Tell whether a witness is a whole body or parameter."""
    if change.witness is None:
        return False
    kind, _, name = change.witness.location.partition(" ")
    if kind in ("query", "path", "header", "cookie"):
        return " at " not in name
    match = BODY.fullmatch(change.witness.location)
    return match is not None and match["part"] is None


def _shown(change: Change, pair: tuple[str, str]) -> Iterator[bool]:
    """Try a witness on each operation that the change reaches.

    It is enough that one of them shows it: a witness names no operation.
    """
    proof = change.witness
    assert proof is not None
    direction: Direction = "request" if change.direction == "request" else "response"
    by_side = [_operations(pair[at], change) for at in (0, 1)]
    accepting, refusing = by_side if proof.accepted_by == "base" else by_side[::-1]
    for one in _schemas(accepting, proof.location):
        if _validator(one, direction).is_valid(proof.value):
            for other in _schemas(refusing, proof.location):
                yield not _validator(other, direction).is_valid(proof.value)


def _operations(name: str, change: Change) -> list[Operation]:
    api = subject(name).api
    everything = (*api.operations, *api.webhooks)
    callbacks = [callback for each in everything for callback in each.callbacks]
    reached = {(each.path, each.method) for each in change.operations}
    return [each for each in (*everything, *callbacks) if (each.path, each.method) in reached]


def _schemas(operations: Sequence[Operation], location: str) -> Iterator[Schema]:
    match = BODY.fullmatch(location)
    for operation in operations:
        if match is None:
            yield from _parameters(operation.parameters, location)
        else:
            for content in _contents(operation, match["status"]):
                if content.schema is not None:
                    yield content.schema


def _parameters(parameters: Sequence[Parameter], location: str) -> Iterator[Schema]:
    for each in parameters:
        if f"{each.location} {each.name}" == location and each.schema is not None:
            yield each.schema


def _contents(operation: Operation, status: str | None) -> Sequence[MediaType]:
    if status is None:
        return operation.request_body.content if operation.request_body is not None else ()
    answers = {each.status: each for each in operation.responses}
    for known in (status, f"{status[0]}XX", "default"):
        if known in answers:
            return answers[known].content
    return ()


@lru_cache(maxsize=256)  # of schemas, which are equal to nothing but themselves
def _compiled(schema: Schema, direction: Direction) -> jsonschema_rs.Draft202012Validator:
    return compile_validator(schema, direction)


def _validator(schema: Schema, direction: Direction) -> jsonschema_rs.Draft202012Validator:
    return _compiled(dereference(schema), direction)


def test_a_witness_is_json() -> None:
    values: list[JsonValue] = [
        c.witness.value for pair in PAIRS for c in errors(*pair) if c.witness is not None
    ]

    assert values
    assert json.loads(json.dumps(values, allow_nan=False)) == values
