"""What holds for every description, sound or not."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import hypothesis.strategies as st
from hypothesis import given, settings

from specloom.errors import BadInput
from specloom.ir import Api, BooleanSchema, Reference, SchemaObject

Build = Callable[..., Api]

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=4,
)
TYPES = st.sampled_from(
    ["null", "boolean", "integer", "number", "string", "array", "object", "file", ""]
)
SCHEMAS = (
    "items contains not if then else additionalProperties propertyNames unevaluatedItems "
    "unevaluatedProperties"
).split()
LISTS = "allOf anyOf oneOf prefixItems".split()
MAPS = "properties patternProperties dependentSchemas".split()
PLAIN = (
    "minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern "
    "minItems maxItems uniqueItems required minProperties enum const nullable format title "
    "description default example examples deprecated readOnly x-unit dependentRequired "
    "discriminator contentEncoding unknown"
).split()
REFERENCES = st.sampled_from(["A", "B", "A/properties/a", "B/items", "B/anyOf/0", "Nowhere"]).map(
    lambda name: f"#/components/schemas/{name}"
)
DISCRIMINATORS = st.fixed_dictionaries(
    {"propertyName": st.text(max_size=3)},
    optional={
        "mapping": st.dictionaries(st.text(max_size=3), REFERENCES | st.sampled_from("AB")),
        "defaultMapping": st.sampled_from("ABC"),
    },
)


def keyword(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[str, Any]]:
    """One member of a schema: mostly what belongs there, sometimes anything."""
    named = st.dictionaries(st.text(max_size=3) | st.just("a"), inner, max_size=3)
    return st.one_of(
        st.tuples(st.just("type"), TYPES | st.lists(TYPES, max_size=3)),
        st.tuples(st.just("$ref"), REFERENCES),
        st.tuples(st.just("discriminator"), DISCRIMINATORS),
        st.tuples(st.just("nullable"), st.booleans()),
        st.tuples(st.sampled_from(SCHEMAS), inner),
        st.tuples(st.sampled_from(LISTS), st.lists(inner, max_size=3)),
        st.tuples(st.sampled_from(MAPS), named),
        st.tuples(st.sampled_from([*PLAIN, *SCHEMAS, *LISTS, *MAPS]), JSON),
    )


ANY_SCHEMA = st.recursive(
    st.booleans() | st.builds(dict) | REFERENCES.map(lambda ref: {"$ref": ref}) | JSON,
    lambda inner: st.lists(keyword(inner), max_size=5).map(dict),
    max_leaves=12,
)
VERSIONS = st.sampled_from(["3.0.3", "3.1.0", "3.2.0"])


def nodes(node: object) -> Iterator[object]:
    """Walk every node below one, references not followed."""
    if dataclasses.is_dataclass(node) and not isinstance(node, type):
        yield node
        for field in dataclasses.fields(node):
            if field.name not in {"index", "unions", *DATA}:
                yield from nodes(getattr(node, field.name))
    elif isinstance(node, Mapping):
        for value in node.values():
            yield from nodes(value)
    elif isinstance(node, tuple):
        for value in node:
            yield from nodes(value)


DATA = frozenset(("annotations", "enum", "extensions", "value", "scopes"))


def find(root: object, pointer: str) -> object:
    """Follow a pointer, token by token; a `LookupError` or `TypeError` where it leads nowhere."""
    value: Any = root
    for token in pointer.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        value = value[int(key)] if isinstance(value, list) else value[key]
    return value


def outcome(build: Build, version: str, parts: dict[str, Any]) -> Api | BadInput:
    try:
        return build(version, **parts)
    except BadInput as error:
        return error


def check(result: Api | BadInput, root: object) -> None:
    """A refusal names places; an `Api` has a place for every node and one node for every place."""
    if isinstance(result, BadInput):
        assert result.findings
        assert all(finding.location.line for finding in result.findings)
        return
    everything = [*nodes(result), *nodes(tuple(result.index.values()))]
    at: dict[str, object] = {}
    for node in everything:
        pointer = getattr(node, "pointer", None)
        if pointer is not None:
            find(root, pointer)
        if isinstance(node, BooleanSchema | Reference | SchemaObject):
            at.setdefault(node.pointer, node)
    for node in everything:
        if isinstance(node, Reference):
            assert node.index is result.index
            assert node.target is at[node.target_pointer]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(version=VERSIONS, a=ANY_SCHEMA, b=ANY_SCHEMA)
def test_a_schema_is_built_or_refused_with_a_place(
    version: str, a: object, b: object, build_schemas: Build
) -> None:
    schemas = {"A": a, "B": b}
    check(outcome(build_schemas, version, schemas), {"components": {"schemas": schemas}})


@st.composite
def mangled(draw: st.DrawFn) -> dict[str, Any]:
    """A sound description with one value replaced by another one."""
    schema = {"$ref": "#/components/schemas/A"}
    response = {
        "headers": {"Link": {"schema": {"type": "string"}, "example": "a"}},
        "content": {"application/json": {"schema": schema, "examples": {"a": {"value": 1}}}},
        "links": {"a": {"operationId": "a", "parameters": {"a": 1}}},
    }
    encoding = {"a": {"contentType": "a/b", "headers": {"A": {"schema": {}}}, "explode": True}}
    operation = {
        "operationId": "a",
        "tags": ["a"],
        "parameters": [{"name": "a", "in": "query", "schema": schema, "style": "form"}],
        "requestBody": {"content": {"multipart/form-data": {"encoding": encoding}}},
        "responses": {"200": response, "default": {"$ref": "#/components/responses/R"}},
        "callbacks": {"a": {"b": {"post": {}}}},
        "security": [{"a": ["b"]}],
        "x-pagination": {"kind": "link", "items": "/a"},
    }
    raw: Any = {
        "tags": [{"name": "a", "description": "b"}],
        "servers": [{"url": "/{a}", "variables": {"a": {"default": "b", "enum": ["b"]}}}],
        "security": [{"a": []}],
        "paths": {"/a": {"parameters": [], "servers": [], "get": operation}},
        "webhooks": {"a": {"post": operation}},
        "components": {
            "schemas": {"A": {"type": "array", "items": {}}},
            "responses": {"R": response},
            "securitySchemes": {
                "a": {"type": "oauth2", "flows": {"implicit": {"scopes": {"a": "b"}}}},
                "b": {"type": "apiKey", "in": "header", "name": "c"},
            },
        },
    }
    holder, key = raw, draw(st.sampled_from(sorted(raw)))
    for _ in range(draw(st.integers(0, 12))):
        inner = holder[key]
        if not inner or not isinstance(inner, dict | list):
            break
        holder = inner
        key = draw(
            st.sampled_from(list(range(len(inner))) if isinstance(inner, list) else sorted(inner))
        )
    holder[key] = draw(JSON)
    return dict(raw)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(version=VERSIONS, parts=mangled())
def test_a_description_is_built_or_refused_with_a_place(
    version: str, parts: dict[str, Any], build_raw: Build
) -> None:
    check(outcome(build_raw, version, parts), parts)
