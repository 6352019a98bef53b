"""A part of a description: the operations that patterns select, and the schemas they need."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from specloom.config import Selection
from specloom.errors import Finding
from specloom.ir import Api, build
from specloom.spec import load
from specloom.values import about, idle, select


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def gives(name: str) -> dict[str, object]:
    content = {"application/json": {"schema": ref(name)}}
    return {"responses": {"200": {"description": "d", "content": content}}}


DESCRIPTION = {
    "openapi": "3.1.0",
    "info": {"title": "t", "version": "1"},
    "paths": {
        "/pets": {
            "get": {"operationId": "listPets", "tags": ["pets"], **gives("Pets")},
            "post": {"operationId": "createPet", "tags": ["pets", "admin"], **gives("Alias")},
        },
        "/pets/{id}": {"get": {"operationId": "getPet", "tags": ["pets"], **gives("Pet")}},
        "/orders": {"get": {"operationId": "listOrders", "tags": ["orders"], **gives("Order")}},
    },
    "webhooks": {"petBorn": {"post": {"tags": ["pets"], **gives("Birth")}}},
    "components": {
        "schemas": {
            "Pets": {"type": "array", "items": ref("Pet")},
            "Alias": ref("Pet"),
            "Pet": {"type": "object", "discriminator": {"propertyName": "kind"}},
            "Cat": {"allOf": [ref("Pet"), {"properties": {"toy": ref("Toy")}}]},
            "Toy": {"type": "object", "properties": {"owner": ref("Cat")}},
            "Order": {"type": "object"},
            "Birth": {"type": "object"},
            "Unused": {"type": "object"},
        }
    },
}
FAMILY = ["Pet", "Cat", "Toy"]


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Api:
    source = tmp_path_factory.mktemp("selection") / "api.json"
    source.write_text(json.dumps(DESCRIPTION), "utf-8")
    return build(load(str(source)))


@pytest.mark.parametrize(
    ("include", "exclude", "operations", "schemas"),
    [
        (["tag:orders"], [], ["listOrders"], ["Order"]),
        (["tag:*ers", "path:/pets/*"], [], ["getPet", "listOrders"], [*FAMILY, "Order"]),
        (["path:/pets"], ["tag:admin"], ["listPets"], ["Pets", *FAMILY]),
        (["operationId:create*"], [], ["createPet"], ["Alias", *FAMILY]),
        ([], ["tag:pets"], ["listOrders"], ["Order"]),
        ([], ["path:/*"], [], ["Birth"]),
        (["path:petBorn"], [], [], ["Birth"]),
        (["operationId:listPets"], ["operationId:list*"], [], []),
    ],
)
def test_patterns_select_operations_and_what_they_need(
    include: list[str], exclude: list[str], operations: list[str], schemas: list[str], api: Api
) -> None:
    part = select(api, Selection(tuple(include), tuple(exclude)))

    assert [one.id for one in part.operations] == operations
    assert list(part.schemas) == schemas
    assert all(pointer in api.index for pointer in part.index)


def test_all_is_selected_where_nothing_is_said(api: Api) -> None:
    assert select(api, Selection()) is api


def test_pairs_of_what_is_left_out_are_left_out(api: Api) -> None:
    assert api.resources
    assert not select(api, Selection(exclude=("path:/pets/*",))).resources


def test_patterns_that_fit_nothing_are_known(api: Api) -> None:
    selection = Selection(("tag:pets", "tag:Pets"), ("path:/pet", "operationId:listPets"))

    assert idle([api], selection) == ("tag:Pets", "path:/pet")
    assert idle([api, api], Selection(("path:petBorn",))) == ()


def test_findings_about_what_is_left_out_are_dropped(tmp_path: Path) -> None:
    source = tmp_path / "api.json"
    source.write_text(json.dumps(DESCRIPTION), "utf-8")
    document = load(str(source))
    api = build(document)
    told = [
        Finding("x", "", document.locate(pointer))
        for pointer in (
            "#/info",
            "#/paths/~1pets/get/tags",
            "#/paths/~1orders/get/responses/200",
            "#/webhooks/petBorn/post",
            "#/components/schemas/Order/type",
            "#/components/schemas/Toy/type",
        )
    ]
    part = select(api, Selection(("operationId:getPet", "operationId:listPets")))

    assert list(about(api, api, document, told)) == told
    assert list(about(part, api, document, told)) == [told[0], told[1], told[5]]
