"""What a change means where its values travel: as JSON, as text, in a variant, in a map."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from specloom.config import DiffSettings
from specloom.diff import compare
from specloom.diff.hints import Hint
from tests.diff.subjects import compared_raw, from_raw

Row = dict[str, Any]

ROWS: Final[list[Row]] = yaml.safe_load(
    Path(__file__).with_name("felt.yaml").read_text(encoding="utf-8")
)
FORM: Final = "application/x-www-form-urlencoded"


def _described(row: Row, side: str) -> Row:
    schema = row[side]
    needs = ["it"] if row.get("required") else []
    body = {"type": "object", "properties": {"it": schema}, "required": needs}
    answer: Row = {"description": "Done."}
    operation: Row = {"operationId": "go", "responses": {"200": answer}}
    match row["at"]:
        case "query":
            operation["parameters"] = [{"name": "it", "in": "query", "schema": schema}]
        case "header":
            answer["headers"] = {"it": {"schema": schema}}
        case "response":
            answer["content"] = {"application/json": {"schema": body}}
        case at:
            media_type = FORM if at == "form" else "application/json"
            operation["requestBody"] = {"content": {media_type: {"schema": body}}}
    info = {"title": "It", "version": side}
    return {"openapi": "3.1.0", "info": info, "paths": {"/it": {"post": operation}}}


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['at']} {row['base']}" for row in ROWS])
def test_it_is_felt_where_it_travels(row: Row) -> None:
    diff = compared_raw(_described(row, "base"), _described(row, "revision"))
    shown = [each.witness.value for each in diff.changes if each.witness is not None]

    assert sorted(f"{each.level} {each.id}" for each in diff.changes) == row["says"]
    assert len(shown) == sum(said.startswith("error") for said in row["says"])
    assert shown == row.get("shows", shown)


def _both_ways(schema: Row, media_types: tuple[str, ...] = ("application/json",)) -> Row:
    content = {name: {"schema": schema} for name in media_types}
    operation: Row = {
        "requestBody": {"content": content},
        "responses": {"204": {"description": ""}},
    }
    info = {"title": "It", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "paths": {"/it": {"post": operation}}}


def test_a_limit_of_millions_is_an_error_without_a_payload() -> None:
    sides = [_both_ways({"type": "string", "maxLength": most}) for most in (10**6, 10**5)]
    [change] = compared_raw(sides[0], sides[1]).changes

    assert (change.level, change.witness) == ("error", None)
    assert change.unproven == "the payload that shows it is too long to be printed"


def test_what_an_operation_uses_is_not_told_as_unused() -> None:
    sides = []
    for kind in ("string", "integer"):
        described = _both_ways({"$ref": "#/components/schemas/It"})
        described["components"] = {"schemas": {"It": {"type": kind}}}
        sides.append(described)

    assert [each.level for each in compared_raw(sides[0], sides[1]).changes] == ["error"]


def test_a_user_says_what_is_one_thing_whatever_became_of_it() -> None:
    sides = [
        _both_ways({"properties": {"amount": {"type": "integer"}}}),
        _both_ways({"properties": {"amountCents": {"type": "string"}}}),
    ]
    at = "#/paths/~1it/post/requestBody/content/application~1json/schema/properties"
    pin = Hint("renamed", f"{at}/amount", f"{at}/amountCents")
    base, revision = map(from_raw, sides)
    found = compare(base, revision, DiffSettings(), (pin,)).changes

    assert {each.id for each in found} == {
        "request-property-renamed",
        "request-property-type-changed",
    }
    assert len(compare(base, revision, DiffSettings()).changes) == 2


def test_a_number_longer_than_any_is_a_text() -> None:
    long = {"at": "query", "base": {"enum": ["1" * 5000, "b"]}, "revision": {"type": "integer"}}
    [change] = compared_raw(_described(long, "base"), _described(long, "revision")).changes

    assert (change.level, change.id) == ("error", "request-parameter-type-changed")
