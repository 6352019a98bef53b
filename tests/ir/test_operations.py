from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from specloom.ir import Api, BooleanSchema, Operation, Parameter

Build = Callable[..., Api]


def only(api: Api) -> Operation:
    (operation,) = api.operations
    return operation


def parameters(build_raw: Build, *stated: dict[str, Any]) -> tuple[Parameter, ...]:
    return only(build_raw(paths={"/a": {"get": {"parameters": list(stated)}}})).parameters


@pytest.mark.parametrize(
    ("stated", "style", "explode"),
    [
        ({"in": "path"}, "simple", False),
        ({"in": "query"}, "form", True),
        ({"in": "header"}, "simple", False),
        ({"in": "cookie"}, "form", True),
        ({"in": "cookie", "style": "cookie"}, "cookie", True),
        ({"in": "query", "style": "pipeDelimited"}, "pipeDelimited", False),
        ({"in": "query", "style": "deepObject", "explode": True}, "deepObject", True),
        ({"in": "query", "explode": False}, "form", False),
        ({"in": "path", "style": "matrix"}, "matrix", False),
    ],
)
def test_style_and_explode_are_explicit(
    stated: dict[str, Any], style: str, *, explode: bool, build_raw: Build
) -> None:
    (parameter,) = parameters(build_raw, {"name": "p", "schema": {}, **stated})

    assert (parameter.style, parameter.explode) == (style, explode)
    assert parameter.required is (stated["in"] == "path")


def test_a_parameter_takes_a_schema_or_a_content(build_raw: Build) -> None:
    by_schema, by_content, by_neither = parameters(
        build_raw,
        {"name": "a", "in": "query", "schema": {"type": "string"}, "example": "x"},
        {"name": "b", "in": "query", "content": {"application/json": {"schema": {}}}},
        {"name": "c", "in": "query", "x-evidence": "derived"},
    )

    assert by_schema.schema
    assert by_schema.content is None
    assert [example.value for example in by_schema.examples] == ["x"]
    assert by_content.schema is None
    assert by_content.content
    assert by_content.content.name == "application/json"
    assert isinstance(by_neither.schema, BooleanSchema)
    assert by_neither.schema.accepts
    assert by_neither.extensions == {"x-evidence": "derived"}


def test_headers_that_other_objects_describe_are_no_parameters(build_raw: Build) -> None:
    names = ("Accept", "content-type", "Authorization", "X-Real")
    found = parameters(build_raw, *({"name": n, "in": "header", "schema": {}} for n in names))

    assert [parameter.name for parameter in found] == ["X-Real"]


def test_parameters_of_the_path_are_merged_and_overridden(build_raw: Build) -> None:
    def parameter(name: str, where: str, description: str) -> dict[str, Any]:
        return {"name": name, "in": where, "description": description, "schema": {}}

    operation = only(
        build_raw(
            paths={
                "/a/{id}": {
                    "parameters": [
                        parameter("id", "path", "path"),
                        parameter("X-User", "header", "path"),
                        {"$ref": "#/components/parameters/Page"},
                    ],
                    "get": {
                        "parameters": [
                            parameter("x-user", "header", "own"),
                            parameter("id", "query", "own"),
                        ]
                    },
                }
            },
            components={"parameters": {"Page": parameter("page", "query", "shared")}},
        )
    )

    assert [(p.name, p.location, p.description) for p in operation.parameters] == [
        ("id", "path", "path"),
        ("x-user", "header", "own"),
        ("page", "query", "shared"),
        ("id", "query", "own"),
    ]
    assert operation.parameters[2].pointer == "#/components/parameters/Page"


def test_what_is_defined_once_is_one_node(build_raw: Build) -> None:
    operation = {
        "parameters": [{"$ref": "#/components/parameters/P"}],
        "requestBody": {"$ref": "#/components/requestBodies/B"},
        "responses": {"200": {"$ref": "#/components/responses/R"}},
    }
    content = {"application/json": {"schema": {"type": "object"}}}
    api = build_raw(
        paths={"/a": {"post": operation}, "/b": {"put": operation}},
        components={
            "parameters": {"P": {"name": "p", "in": "query", "schema": {}}},
            "requestBodies": {"B": {"content": content, "required": True}},
            "responses": {"R": {"description": "Fine.", "content": content}},
        },
    )
    first, second = api.operations

    assert first.parameters[0] is second.parameters[0]
    assert first.request_body is second.request_body
    assert first.responses[0] is second.responses[0]
    assert first.responses[0].pointer == "#/components/responses/R"
    assert first.responses[0].content[0].schema is second.responses[0].content[0].schema


def test_responses_hold_headers_content_links_and_examples(build_raw: Build) -> None:
    response = {
        "description": "Fine.",
        "x-empty": "list",
        "headers": {
            "X-Rate": {"$ref": "#/components/headers/Rate"},
            "Content-Type": {"schema": {}},
            "X-Json": {"content": {"application/json": {"schema": {"type": "object"}}}},
            "X-Any": {},
        },
        "content": {
            "application/json": {
                "schema": {"type": "string"},
                "example": "bare",
                "examples": {
                    "one": {"$ref": "#/components/examples/One"},
                    "far": {"externalValue": "https://example.com"},
                },
            },
            "text/event-stream": {"itemSchema": {"type": "object"}},
        },
        "links": {
            "next": {"operationId": "b", "parameters": {"id": "$response.body#/id"}},
            "other": {"operationRef": "#/paths/~1a/get", "requestBody": 1},
        },
    }
    operation = only(
        build_raw(
            "3.2.0",
            paths={"/a": {"get": {"responses": {"2xx": response, "default": {}, "x-a": 1}}}},
            components={
                "headers": {"Rate": {"required": True, "schema": {"type": "integer"}}},
                "examples": {"One": {"value": None, "summary": "S"}},
            },
        )
    )
    ok, default = operation.responses
    json, stream = ok.content

    assert (ok.status, default.status) == ("2XX", "default")
    assert ok.extensions == {"x-empty": "list"}
    assert [(h.name, h.required) for h in ok.headers] == [
        ("X-Rate", True),
        ("X-Json", False),
        ("X-Any", False),
    ]
    assert isinstance(ok.headers[2].schema, BooleanSchema)
    assert [(e.name, e.value, e.summary) for e in json.examples] == [
        ("", "bare", ""),
        ("one", None, "S"),
    ]
    assert stream.schema is None
    assert stream.item_schema
    assert [(link.name, link.operation_id, link.operation_ref) for link in ok.links] == [
        ("next", "b", None),
        ("other", None, "#/paths/~1a/get"),
    ]
    assert ok.links[0].parameters == {"id": "$response.body#/id"}
    assert ok.links[1].request_body == 1


def test_request_bodies_hold_encodings(build_raw: Build) -> None:
    encoding = {
        "photo": {"contentType": "image/png", "headers": {"X-A": {"schema": {}}}},
        "ids": {"style": "pipeDelimited", "explode": False, "allowReserved": True},
    }
    media_type = {"schema": {"type": "object"}, "encoding": encoding}
    body = {"content": {"multipart/form-data": media_type}, "description": "D"}
    operation = only(build_raw(paths={"/a": {"post": {"requestBody": body}}}))
    assert operation.request_body
    photo, ids = operation.request_body.content[0].encoding.values()

    assert (operation.request_body.required, operation.request_body.description) == (False, "D")
    assert photo.content_type == "image/png"
    assert [header.name for header in photo.headers] == ["X-A"]
    assert (ids.style, ids.explode, ids.allow_reserved) == ("pipeDelimited", False, True)


def test_a_body_without_content_is_none(build_raw: Build) -> None:
    operation = only(build_raw(paths={"/a": {"post": {"requestBody": {"content": {}}}}}))

    assert operation.request_body is None


def test_security_of_the_document_holds_where_an_operation_has_none(build_raw: Build) -> None:
    api = build_raw(
        security=[{"oauth": ["read"]}],
        paths={
            "/a": {
                "get": {},
                "put": {"security": []},
                "post": {"security": [{}, {"key": [], "oauth": ["a", "b"]}]},
            }
        },
    )

    assert [[dict(r.schemes) for r in operation.security] for operation in api.operations] == [
        [{"oauth": ("read",)}],
        [],
        [{}, {"key": (), "oauth": ("a", "b")}],
    ]


def test_security_schemes(build_raw: Build) -> None:
    api = build_raw(
        components={
            "securitySchemes": {
                "key": {"type": "apiKey", "name": "X-Key", "in": "header"},
                "jwt": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT", "x-login": {}},
                "oauth": {
                    "type": "oauth2",
                    "flows": {
                        "clientCredentials": {"tokenUrl": "/token", "scopes": {"a": "A"}},
                        "deviceAuthorization": {"deviceAuthorizationUrl": "/device", "scopes": {}},
                    },
                },
                "oidc": {"type": "openIdConnect", "openIdConnectUrl": "/oidc", "deprecated": True},
                "tls": {"$ref": "#/components/securitySchemes/mutual"},
                "mutual": {"type": "mutualTLS"},
            }
        }
    )
    schemes = api.security_schemes

    assert list(schemes) == ["key", "jwt", "oauth", "oidc", "tls", "mutual"]
    assert (schemes["key"].api_key_name, schemes["key"].api_key_location) == ("X-Key", "header")
    assert (schemes["jwt"].http_scheme, schemes["jwt"].bearer_format) == ("bearer", "JWT")
    assert schemes["jwt"].extensions == {"x-login": {}}
    credentials, device = schemes["oauth"].flows
    assert (credentials.kind, credentials.token_url) == ("clientCredentials", "/token")
    assert credentials.scopes == {"a": "A"}
    assert device.authorization_url == "/device"
    assert (schemes["oidc"].openid_connect_url, schemes["oidc"].deprecated) == ("/oidc", True)
    assert schemes["tls"].name == "tls"
    assert schemes["tls"].pointer == "#/components/securitySchemes/mutual"


def test_servers_of_operation_path_and_document(build_raw: Build) -> None:
    variables = {"region": {"default": "eu", "enum": ["eu", "us"], "description": "Where."}}
    api = build_raw(
        servers=[{"url": "https://{region}.example.com", "variables": variables, "x-a": 1}],
        paths={
            "/a": {"get": {}},
            "/b": {
                "servers": [{"url": "/b"}],
                "get": {},
                "put": {"servers": [{"url": "/c", "description": "C"}]},
            },
        },
    )
    (server,) = api.servers
    (region,) = server.variables.values()

    assert (server.url, server.pointer) == ("https://{region}.example.com", "#/servers/0")
    assert (region.default, region.enum, region.description) == ("eu", ("eu", "us"), "Where.")
    assert server.extensions == {"x-a": 1}
    assert [[s.url for s in operation.servers] for operation in api.operations] == [
        [],
        ["/b"],
        ["/c"],
    ]


def test_operations_come_in_document_order_with_what_they_say(build_raw: Build) -> None:
    api = build_raw(
        tags=[{"name": "t", "description": "T"}],
        paths={
            "/b": {
                "post": {
                    "operationId": "id",
                    "tags": ["t"],
                    "summary": "S",
                    "description": "D",
                    "deprecated": True,
                    "x-evidence": "derived",
                },
                "get": {},
            },
            "/a": {"$ref": "#/components/pathItems/A"},
            "x-note": 1,
        },
        components={"pathItems": {"A": {"trace": {}}}},
    )
    first, _, last = api.operations

    assert [(o.method, o.path) for o in api.operations] == [
        ("POST", "/b"),
        ("GET", "/b"),
        ("TRACE", "/a"),
    ]
    assert (first.id, first.tags, first.summary, first.description) == ("id", ("t",), "S", "D")
    assert first.deprecated
    assert first.extensions == {"x-evidence": "derived"}
    assert first.pointer == "#/paths/~1b/post"
    assert last.pointer == "#/components/pathItems/A/trace"
    assert [(tag.name, tag.description) for tag in api.tags] == [("t", "T")]


def test_version_3_2_has_query_and_methods_of_its_own(build_raw: Build) -> None:
    paths: dict[str, Any] = {"/a": {"query": {}, "additionalOperations": {"COPY": {}}}}

    assert [(o.method, o.pointer) for o in build_raw("3.2.0", paths=paths).operations] == [
        ("QUERY", "#/paths/~1a/query"),
        ("COPY", "#/paths/~1a/additionalOperations/COPY"),
    ]
    assert build_raw("3.1.0", paths=paths).operations == ()


def test_webhooks_and_callbacks_are_operations(build_raw: Build) -> None:
    body = {"content": {"application/json": {"schema": {"type": "object"}}}}
    api = build_raw(
        webhooks={"events": {"post": {"requestBody": body}}},
        paths={
            "/a": {
                "post": {
                    "callbacks": {
                        "done": {"{$request.body#/url}": {"post": {"requestBody": body}}},
                        "shared": {"$ref": "#/components/callbacks/Shared"},
                        "x-a": 1,
                    }
                }
            }
        },
        components={"callbacks": {"Shared": {"{$url}": {"put": {}}, "x-b": 2}}},
    )
    (event,) = api.webhooks
    done, shared = only(api).callbacks

    assert (event.method, event.path, event.pointer) == ("POST", "events", "#/webhooks/events/post")
    assert (done.path, shared.path, shared.method) == ("{$request.body#/url}", "{$url}", "PUT")
    assert shared.pointer == "#/components/callbacks/Shared/{$url}/put"


def test_the_document_itself(build_raw: Build) -> None:
    api = build_raw(
        "3.0.4",
        info={"title": "T", "version": "2", "description": "D"},
        **{"x-version-header": {"name": "V"}},
    )

    assert (api.openapi, api.title, api.version, api.description) == ("3.0.4", "T", "2", "D")
    assert api.extensions == {"x-version-header": {"name": "V"}}
    assert api.source.endswith("root.json")
