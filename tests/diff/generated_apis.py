"""Random descriptions of a whole service, raw, and chains of versions of it."""

from __future__ import annotations

import json

import hypothesis.strategies as st

from tests.diff.subjects import Raw
from tests.values.generated_schemas import COMPONENTS, NAMES, RAW_SCHEMAS, RawSchemas, raw_chains

__all__ = ["APIS", "chains", "service"]


def _reference(name: str) -> Raw:
    return {"$ref": f"#/components/schemas/{name}"}


def _content(name: str) -> Raw:
    return {"application/json": {"schema": _reference(name)}}


def service(schemas: RawSchemas) -> Raw:
    """Give a description in which each of three components is sent, received and refers."""
    answers = {"200": {"description": "Done.", "content": _content("B")}}
    failed = {"default": {"description": "Failed.", "content": _content("C")}}
    thing = {"name": "thing", "in": "path", "required": True, "schema": {"type": "string"}}
    sent = {"required": True, "content": _content("A")}
    raw = {
        "openapi": "3.1.0",
        "info": {"title": "Generated", "version": "1"},
        "servers": [{"url": "https://service.example/v1"}],
        "paths": {
            "/things": {
                "post": {"operationId": "make", "requestBody": sent, "responses": answers | failed},
            },
            "/things/{thing}": {
                "parameters": [thing],
                "get": {
                    "operationId": "show",
                    "parameters": [
                        {"name": "part", "in": "query", "schema": _reference("C")},
                        {"name": "x-trace", "in": "header", "schema": {"type": "string"}},
                    ],
                    "responses": answers | failed,
                },
            },
        },
        "components": {"schemas": schemas},
    }
    return json.loads(json.dumps(raw))  # so that no two places share a value


_KEYS = st.sampled_from(["a", "b", "name", "state"])
_VALUES = st.sampled_from(["on", "off", None, 1, 2, True])
_MEMBERS = st.one_of(
    RAW_SCHEMAS,
    st.sampled_from(NAMES).map(_reference),
    st.builds(lambda low: {"type": "integer", "minimum": low}, st.integers(-2, 2)),
    st.builds(lambda kind: {"type": [kind, "null"]}, st.sampled_from(["string", "integer"])),
    st.lists(_VALUES, min_size=1, max_size=3, unique_by=repr).map(lambda listed: {"enum": listed}),
    st.lists(st.sampled_from("xyz"), min_size=1, unique=True).map(
        lambda listed: {"type": "string", "enum": listed}
    ),
)
_RECORDS = st.builds(
    lambda members, required: {"type": "object", "properties": members, "required": required},
    st.dictionaries(_KEYS, _MEMBERS, min_size=1),
    st.lists(_KEYS, max_size=2, unique=True),
)
_COMPONENTS = st.fixed_dictionaries(dict.fromkeys(NAMES, _RECORDS))

APIS = st.one_of(COMPONENTS.map(service), _COMPONENTS.map(lambda made: service({**made})))
"""Descriptions of a service: of schemas of any kind, or of such as people write."""


def chains(length: int) -> st.SearchStrategy[tuple[Raw, ...]]:
    """Draw as many versions of a service, each an edit or two away from the one before."""
    return raw_chains(length).map(lambda versions: tuple(map(service, versions)))
