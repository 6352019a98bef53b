"""Values of an enum under another name: a step for each, in terms of the client."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from specloom.diff import compare
from specloom.diff.migration.model import Client, Step
from specloom.diff.migration.sides import MigrationSide
from specloom.diff.migration.steps import migrate
from specloom.names import plan
from tests.diff.subjects import Raw, from_raw

STATE = "#/components/schemas/State"


def _garage(version: str, values: Sequence[str]) -> Raw:
    """Give a description that answers a state, and asks for one by itself."""
    listed = {"type": "string", "enum": [*values]}
    cars = {"type": "array", "items": {"$ref": "#/components/schemas/Car"}}
    answer = {"description": "Fine.", "content": {"application/json": {"schema": cars}}}
    operation = {
        "operationId": "listCars",
        "tags": ["Cars"],
        "parameters": [{"name": "in", "in": "query", "schema": listed}],
        "responses": {"200": answer},
    }
    car = {"type": "object", "required": ["state"], "properties": {"state": {"$ref": STATE}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Garage", "version": version},
        "paths": {"/cars": {"get": operation}},
        "components": {"schemas": {"Car": car, "State": listed}},
    }


def _steps(before: Sequence[str], after: Sequence[str]) -> Mapping[str, Step]:
    """Give the steps from one list of values to another, by their titles."""
    ours, theirs = from_raw(_garage("1", before)), from_raw(_garage("2", after))
    base, revision = (
        MigrationSide(
            api.version, api, plan([api])[0][0], Client(f"garage.v{api.version}", "Garage")
        )
        for api in (ours.api, theirs.api)
    )
    changes = compare(ours, theirs).changes
    return {step.title: step for step in migrate("garage", base, revision, changes).steps}


def test_each_value_is_a_step_of_its_own() -> None:
    steps = _steps(["IDLE", "STATE_CHARGING", "STATE_FULL"], ["IDLE", "CHARGING", "FULL"])

    for was, is_ in (("STATE_CHARGING", "CHARGING"), ("STATE_FULL", "FULL")):
        step = steps[f"`State.{was}` is now called `{is_}`"]
        assert step.urgency == "silent"
        assert step.why.startswith("Code that waits for the old value")
        assert step.snippet is not None
        assert f"if car.state is models.State.{was}:" in step.snippet.before
        assert f"if car.state is models.State.{is_}:" in step.snippet.after


def test_an_argument_is_passed_the_new_value() -> None:
    steps = _steps(["IDLE", "IN_USE"], ["IDLE", "in-use"])
    [asked] = [one for one in steps.values() if one.change.direction == "request"]

    assert asked.urgency == "must"
    assert asked.why == "The service refuses requests that hold the old value."
    assert asked.snippet is not None
    assert '="IN_USE"' in asked.snippet.before
    assert '="in-use"' in asked.snippet.after


def test_a_member_that_keeps_its_name_is_not_called_otherwise() -> None:
    steps = _steps(["IDLE", "IN_USE"], ["IDLE", "in-use"])
    [told] = [one for one in steps.values() if one.change.direction == "response"]

    assert told.title.endswith("has the value 'in-use' instead of 'IN_USE' now")
    assert told.snippet is None
