"""Steps of an API whose bodies may be left out: exact titles, calls that are of use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from textwrap import dedent

import pytest

from specloom.diff import compare
from specloom.diff.migration.exact import exact
from specloom.diff.migration.model import Client, Step
from specloom.diff.migration.sides import MigrationSide
from specloom.diff.migration.steps import migrate
from specloom.diff.model import Change
from specloom.names import plan
from tests.diff.migration.sides import change
from tests.diff.subjects import Raw, from_raw

TEXT: Raw = {"type": "string"}
IN = "In requests, `Gift.note` "


@pytest.mark.parametrize(
    ("message", "template"),
    [
        (f"{IN}has a maximum length of 10 now.", "{it} has a maximum length of 10 now"),
        (
            "In answers, the query parameter `q` of `GET /a` may be 'b' now.",
            "{it} may be 'b' now",
        ),
        (f"{IN}may also be `Dog` now.", "{it} may also be `Dog` now"),
        (f"{IN}has the pattern '^a{{2}}$' now.", "{it} has the pattern '^a{{2}}$' now"),
        (f"{IN}changed.", ""),
        ("The tag was added.", ""),
    ],
)
def test_what_exactly_is_the_end_of_the_message(message: str, template: str) -> None:
    one = _told("request-property-pattern-added", message)

    assert exact([one, one]) == template


def test_of_several_only_what_they_share() -> None:
    shorter = _told("request-property-max-length-decreased", f"{IN}has a maximum length of 5.")
    short = _told("request-property-max-length-set", f"{IN}has a maximum length of 9 now.")
    other = _told("request-property-min-set", f"{IN}has a minimum of 5 now.")

    assert exact([shorter, short]) == "{it} takes fewer characters than before"
    assert exact([shorter, other]) == ""


def _told(id_: str, message: str) -> Change:
    return replace(change(id_), message=message)


def _shop(version: str, gift: Raw, answer: Raw) -> Raw:
    """Give a description with one operation, whose body is not required but some members are."""
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Gift"}}}
    result = {"application/json": {"schema": {"$ref": "#/components/schemas/Receipt"}}}
    operation = {
        "operationId": "give",
        "tags": ["Gifts"],
        "requestBody": {"content": content},
        "responses": {"200": {"description": "Fine.", "content": result}},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": version},
        "paths": {"/gifts": {"post": operation}},
        "components": {
            "schemas": {
                "Gift": {"type": "object", "required": ["amount"], "properties": gift},
                "Receipt": {"type": "object", "required": ["id", "to"], "properties": answer},
            }
        },
    }


@cache
def _steps() -> Mapping[str, Step]:
    """Give the steps from the first version to the second, by their titles."""
    amount: Raw = {"type": "integer"}
    limited: Raw = {"type": "string", "maxLength": 80}
    base = _shop(
        "1",
        {"amount": amount, "note": TEXT, "card": TEXT},
        {"id": TEXT, "to": {"type": "string", "enum": ["a"]}},
    )
    revision = _shop(
        "2",
        {"amount": amount, "note": limited},
        {"id": {**TEXT, "deprecated": True}, "to": {"type": "string", "enum": ["a", "b"]}},
    )
    ours, theirs = from_raw(base), from_raw(revision)
    first, second = (
        MigrationSide(api.version, api, plan([api])[0][0], Client(f"shop.v{api.version}", "Shop"))
        for api in (ours.api, theirs.api)
    )
    steps = migrate("shop", first, second, compare(ours, theirs).changes).steps
    return {step.title: step for step in steps}


def test_titles_say_what_changed() -> None:
    assert sorted(_steps()) == [
        "`Receipt.id` is deprecated",
        "`Receipt.to` may have the new value 'b'",
        "`gifts.give(card)` is gone",
        "`gifts.give(note)` has a maximum length of 80 now",
    ]


def test_what_is_deprecated_should_be_left() -> None:
    step = _steps()["`Receipt.id` is deprecated"]

    assert (step.urgency, step.snippet) == ("should", None)


def test_a_call_passes_what_a_body_must_hold() -> None:
    snippet = _steps()["`gifts.give(card)` is gone"].snippet

    assert snippet is not None
    assert dedent(snippet.before.partition(" -> None:\n")[2]) == (
        'receipt = client.gifts.give(amount=1, card="card")\nprint(receipt)\n'
    )
    assert dedent(snippet.after.partition(" -> None:\n")[2]) == (
        "receipt = client.gifts.give(amount=1)\nprint(receipt)\n"
    )
