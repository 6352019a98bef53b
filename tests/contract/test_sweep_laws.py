"""Laws of the sweep over generated schemas, beside the mock, which reads and judges on its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from specloom.contract.checks import Checks
from specloom.contract.sweep import cases
from specloom.ir.model import (
    Api,
    MediaType,
    Operation,
    Parameter,
    RequestBody,
    Response,
    Schema,
)
from specloom.mock import service
from tests.contract.answering import answered
from tests.values.generated_schemas import COMPONENTS, api_with

pytestmark = pytest.mark.exhaustive

PLACES: list[dict[str, Any]] = [
    {"location": "path", "style": "simple", "explode": False},
    {"location": "path", "style": "label", "explode": True},
    {"location": "path", "style": "matrix", "explode": True},
    {"location": "query", "style": "form", "explode": True},
    {"location": "query", "style": "form", "explode": False},
    {"location": "query", "style": "pipeDelimited", "explode": False},
    {"location": "query", "style": "deepObject", "explode": True},
    {"location": "header", "style": "simple", "explode": False},
    {"location": "cookie", "style": "form", "explode": True},
    {"location": "query", "content": True},
]
MEDIA_TYPES = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"]
LAW = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
RESPONSES = (Response("#/r", "204"),)


def with_parameter(api: Api, schema: Schema, made: dict[str, Any], *, required: bool) -> Api:
    content = MediaType("#/m", "application/json", schema) if made.get("content") else None
    place = {**made, "content": content}
    parameter = Parameter(
        "#/p", "p", required=required, schema=None if content else schema, **place
    )
    path = "/x/{p}" if made["location"] == "path" else "/x"
    operation = Operation("#/o", "GET", path, parameters=(parameter,), responses=RESPONSES)
    return replace(api, operations=(operation,))


def with_body(api: Api, schema: Schema, media_type: str, *, required: bool) -> Api:
    content = (MediaType("#/m", media_type, schema),)
    body = RequestBody("#/b", content, required)
    operation = Operation("#/o", "POST", "/x", request_body=body, responses=RESPONSES)
    return replace(api, operations=(operation,))


def alarms(api: Api) -> list[Any]:
    mock, checks = service(api), Checks(api)
    exchanges = [answered(mock, case) for case in cases(api, 0)]
    return [
        (each.case.why, each.case.call, found) for each in exchanges for found in checks.of(each)
    ]


@LAW
@given(COMPONENTS, st.sampled_from(PLACES), st.booleans())
def test_mock_and_sweep_agree_on_parameters(raw: Any, place: dict[str, Any], required: Any) -> None:
    api = api_with(raw)
    needed = required or place["location"] == "path"

    assert alarms(with_parameter(api, api.schemas["A"], place, required=needed)) == []


@LAW
@given(COMPONENTS, st.sampled_from(MEDIA_TYPES), st.booleans())
def test_mock_and_sweep_agree_on_bodies(raw: Any, media_type: str, required: Any) -> None:
    api = api_with(raw)

    assert alarms(with_body(api, api.schemas["A"], media_type, required=required)) == []
