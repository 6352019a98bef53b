"""The integer formats of OpenAPI are ranges, wherever a number stands."""

from __future__ import annotations

import pytest

from specloom.mock import Service
from specloom.mock.messages import Request
from tests.mock.describing import service_of

API = """
    paths:
      /x/{id}:
        post:
          parameters:
            - {name: id, in: path, required: true, schema: {type: integer, format: int64}}
            - {name: n, in: query, schema: {type: integer, format: int32}}
          requestBody:
            content:
              application/json:
                schema: {type: object, properties: {n: {$ref: "#/components/schemas/N"}}}
          responses: {"204": {description: Done.}}
    components:
      schemas: {N: {type: integer, format: int32}}
"""


@pytest.fixture(scope="module")
def mock(tmp_path_factory: pytest.TempPathFactory) -> Service:
    return service_of(API, tmp_path_factory.mktemp("api"))


@pytest.mark.parametrize(
    ("path", "query", "body", "status"),
    [
        ("/x/9223372036854775807", "n=2147483647", '{"n": -2147483648}', 204),
        ("/x/9223372036854775808", "", "{}", 400),
        (f"/x/{10**300}", "", "{}", 400),
        ("/x/1", "n=2147483648", "{}", 400),
        ("/x/1", "n=-2147483649", "{}", 400),
        ("/x/1", "", '{"n": 2147483648}', 400),
        ("/x/1", "", '{"n": 1e300}', 400),
        ("/x/1", "", f'{{"n": {10**300}}}', 400),
        ("/x/1.0", "n=1e3", '{"n": 2.0}', 204),
    ],
)
def test_what_is_out_of_range_is_refused(
    mock: Service, path: str, query: str, body: str, status: int
) -> None:
    headers = {"content-type": "application/json"}

    assert mock.answer(Request("POST", path, query, headers, body.encode())).status == status
