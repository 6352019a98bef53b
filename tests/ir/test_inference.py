from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from specloom.ir import Api

HERE = Path(__file__).parent
RESOURCES = yaml.safe_load((HERE / "resources.yaml").read_text(encoding="utf-8"))
PAGES = yaml.safe_load((HERE / "pagination.yaml").read_text(encoding="utf-8"))
Build = Callable[..., Api]


@pytest.mark.parametrize("case", RESOURCES, ids=lambda case: case.get("name", "plain"))
def test_resource_pairs(case: dict[str, Any], build_raw: Build) -> None:
    api = build_raw(paths={path: {"get": {}} for path in case["paths"]})

    assert [[p.collection, p.item, p.parameter] for p in api.resources] == case["pairs"]


def listing(case: dict[str, Any]) -> dict[str, Any]:
    return {
        "parameters": [
            {
                "name": name,
                "in": "query",
                "schema": schema,
                "required": name in case.get("required", ()),
            }
            for name, schema in case["query"].items()
        ],
        "responses": {
            "default": {},
            "200": {
                "headers": {name: {"schema": {}} for name in case.get("headers", ())},
                "content": {
                    "text/csv": {},
                    "application/json": {"schema": {"$ref": "#/components/schemas/Body"}},
                },
            },
        },
        **({"x-pagination": case["stated"]} if "stated" in case else {}),
    }


@pytest.mark.parametrize("case", PAGES, ids=[case["name"] for case in PAGES])
def test_pagination(case: dict[str, Any], build_raw: Build) -> None:
    api = build_raw(
        paths={"/a": {"get": listing(case)}}, components={"schemas": {"Body": case["body"]}}
    )
    found, wanted = api.operations[0].pagination, case["pages"]

    assert (found is None) == (wanted is None)
    if found:
        paths = {
            "items": tuple(wanted["items"]),
            **{key: tuple(wanted.get(key, ())) for key in ("next", "more", "last", "pages")},
        }
        assert dataclasses.asdict(found) == {
            "parameter": "",
            "size": "",
            "inferred": True,
            **wanted,
            **paths,
        }


@pytest.mark.parametrize("method", ["post", "delete"])
def test_only_a_get_is_guessed_to_be_a_list(method: str, build_raw: Build) -> None:
    case = next(case for case in PAGES if case["name"] == "a cursor named in the answer")
    components = {"schemas": {"Body": case["body"]}}

    (guessed,) = build_raw(paths={"/a": {method: listing(case)}}, components=components).operations
    (stated,) = build_raw(
        paths={"/a": {method: listing({**case, "stated": {"kind": "link", "items": ""}})}},
        components=components,
    ).operations

    assert guessed.pagination is None
    assert stated.pagination
    assert stated.pagination.kind == "link"


def test_a_recursive_answer_ends(build_raw: Build) -> None:
    body = {"allOf": [{"$ref": "#/components/schemas/Body"}], "properties": {"data": {}}}
    case = {"query": {"page": {}}, "body": body}
    api = build_raw(paths={"/a": {"get": listing(case)}}, components={"schemas": {"Body": body}})

    assert api.operations[0].pagination is None
