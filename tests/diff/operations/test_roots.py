"""The pairs of schemas that two operations lead to."""

from __future__ import annotations

from pathlib import Path

import pytest

from specloom.diff.operations import Root, schema_roots
from tests.diff.operations.tables import Case, compared

TEXT = {"type": "string"}
JSON = {"application/json": {"schema": TEXT}}


def fine(**parts: object) -> Case:
    return {"description": "Fine", **parts}


def hook(**parts: object) -> Case:
    return {
        "document": {"paths": {}, "webhooks": {"carAdded": {"post": {"responses": {}, **parts}}}}
    }


def query(name: str, **parts: object) -> Case:
    return {"name": name, "in": "query", "schema": TEXT, **parts}


# (what, base, revision, roots as `direction place "label"`, then `failure` or a media type)
ROOTS: list[tuple[str, Case, Case, list[str]]] = [
    (
        "parameters, renamed ones too",
        {"parameters": [query("a"), query("pageSize"), query("gone")]},
        {"parameters": [query("page_size"), query("a")]},
        ["request parameter query a", "request parameter query pageSize"],
    ),
    (
        "documents in parameters, but not where the other side has plain values",
        {"parameters": [query("a", schema=None, content=JSON), query("b")]},
        {
            "parameters": [
                query("a", schema=None, content=JSON),
                query("b", schema=None, content=JSON),
            ]
        },
        ["request parameter query a (application/json)"],
    ),
    (
        "a request body, in ranges too",
        {"requestBody": {"content": {**JSON, "text/plain": {"schema": TEXT}}}},
        {"requestBody": {"content": {"text/*": {"schema": TEXT}, **JSON}}},
        [
            "request body request body (application/json)",
            "request body request body (text/plain)",
        ],
    ),
    (
        "responses, their headers, and failures",
        {
            "responses": {
                "200": fine(content=JSON, headers={"X-Rate": {"schema": TEXT}}),
                "404": fine(content=JSON),
            }
        },
        {
            "responses": {
                "2XX": fine(content=JSON, headers={"x-rate": {"schema": TEXT}}),
                "default": fine(content=JSON),
            }
        },
        [
            "response header response 200 header X-Rate",
            "response body response 200 body (application/json)",
            "response body response 404 body (application/json) failure",
        ],
    ),
    (
        "a webhook, the other way round",
        hook(requestBody={"content": JSON}, responses={"200": fine(content=JSON)}),
        hook(requestBody={"content": JSON}, responses={"200": fine(content=JSON)}),
        [
            "response body webhook carAdded body (application/json)",
            "request body webhook carAdded response 200 body (application/json)",
        ],
    ),
    (
        "a callback, the other way round",
        {
            "requestBody": {"content": JSON},
            "callbacks": {"done": {"{$url}": {"post": {"requestBody": {"content": JSON}}}}},
        },
        {
            "requestBody": {"content": JSON},
            "callbacks": {"done": {"{$url}": {"post": {"requestBody": {"content": JSON}}}}},
        },
        [
            "request body request body (application/json)",
            "response body callback {$url} body (application/json)",
        ],
    ),
    (
        "only what both sides say something of",
        {"requestBody": {"content": {"application/json": {}, "text/plain": {"schema": True}}}},
        {"requestBody": {"content": {"application/json": {"schema": TEXT}, "text/plain": {}}}},
        [],
    ),
    (
        "items of a stream",
        {"responses": {"200": fine(content={"text/event-stream": {"itemSchema": TEXT}})}},
        {"responses": {"200": fine(content={"text/event-stream": {"itemSchema": TEXT}})}},
        ["response body response 200 body item (text/event-stream)"],
    ),
]


def written(root: Root) -> str:
    media_type = f" ({root.media_type})" if root.media_type else ""
    return (
        f"{root.direction} {root.place} {root.label}{media_type}{' failure' * (not root.success)}"
    )


@pytest.mark.parametrize(("base", "revision", "roots"), [row[1:] for row in ROOTS])
def test_roots(base: Case, revision: Case, roots: list[str], tmp_path: Path) -> None:
    pairs = compared({"base": base, "revision": revision}, tmp_path)

    assert [written(root) for pair in pairs for root in schema_roots(pair)] == roots


def test_a_root_names_both_operations_where_they_differ(tmp_path: Path) -> None:
    path = {"name": "id", "in": "path", "required": True, "schema": TEXT}
    base = {"path": "/a/{id}", "operationId": "getA", "parameters": [path]}
    revision = {"path": "/a/{name}", "parameters": [{**path, "name": "name"}]}
    (pair,) = compared({"base": base, "revision": revision}, tmp_path)
    (root,) = schema_roots(pair)

    assert [(ref.path, ref.id) for ref in root.operations] == [
        ("/a/{id}", "getA"),
        ("/a/{name}", ""),
    ]
    assert root.label == "path id"


def test_an_operation_with_another_id_is_named_once(tmp_path: Path) -> None:
    (pair,) = compared({"base": {"operationId": "a"}, "revision": {"operationId": "b"}}, tmp_path)

    assert [ref.id for ref in pair.operations] == ["a"]
