"""Whatever a description says, what is written is Python, and the same every time."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from specloom.errors import BadInput
from specloom.render import Package
from tests.render.packages import rendered

PLANTED = "SystemExit"
PIECES = [
    *['"""', "'''", '"', "'", "\\", "\n", "\r", "\t", "#", "{{", "}}", "{%", "{", "\u2028", "\x00"],
    *["\u202e", "é", "名", "🙂", " ", ".", "/", "~", "$", "import os", "class", "x", ""],
    *["raise SystemExit(99)", "\nraise SystemExit(99)\n", "; raise SystemExit(99); "],
]
WORDS = """list List LIST dict str type id self cls class None models model Model wire Field Any
    builtins property requests send options close deprecated Optional Literal Tagged Month 1st
    timeout base_url body query path header Request Client v1 _ __init__ httpx Exchange"""
TEXT = st.sampled_from(
    [
        *WORDS.split(),
        *PIECES,
        *(one + other for one in PIECES for other in PIECES),
        *(f"{one}\nraise SystemExit(99)\n{one}" for one in PIECES),
    ]
)
TEXTS = st.lists(TEXT, min_size=1, max_size=3, unique=True)
SCALAR = st.sampled_from(["string", "integer", "number", "boolean", "null", "object", "array"])


def _joined(*parts: dict[str, Any]) -> dict[str, Any]:
    return {key: value for part in parts for key, value in part.items()}


def leaves(names: list[str]) -> st.SearchStrategy[Any]:
    pointers = [f"#/components/schemas/{n.replace('~', '~0').replace('/', '~1')}" for n in names]
    return st.one_of(
        st.booleans(),
        st.just({}),
        st.builds(lambda pointer: {"$ref": pointer}, st.sampled_from(pointers)),
        st.builds(lambda kind, text: {"type": kind, "description": text}, SCALAR, TEXT),
        st.builds(lambda kinds: {"type": kinds}, st.lists(SCALAR, min_size=1, unique=True)),
        st.builds(lambda unit: {"type": "integer", "x-unit": unit}, st.sampled_from(["minutes"])),
        st.builds(
            lambda values: {"enum": values},
            st.lists(st.one_of(TEXT, st.integers(), st.booleans(), st.none()), max_size=5),
        ),
    )


def schemas(names: list[str]) -> st.SearchStrategy[Any]:
    def larger(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        return st.one_of(
            st.builds(
                lambda properties, required, text: {
                    "type": "object",
                    "title": text,
                    "properties": properties,
                    "required": required,
                },
                st.dictionaries(TEXT, inner, max_size=4),
                st.lists(TEXT, max_size=2),
                TEXT,
            ),
            st.builds(lambda items: {"type": "array", "items": items}, inner),
            st.builds(lambda extra: {"type": "object", "additionalProperties": extra}, inner),
            st.builds(
                lambda word, members, tag: _joined(
                    {word: members}, {"discriminator": {"propertyName": tag}} if tag else {}
                ),
                st.sampled_from(["oneOf", "anyOf", "allOf"]),
                st.lists(inner, min_size=1, max_size=3),
                st.one_of(st.none(), TEXT),
            ),
        )

    return st.recursive(leaves(names), larger, max_leaves=6)


@st.composite
def operations(draw: st.DrawFn, names: list[str]) -> dict[str, Any]:
    inner = schemas(names)
    media = st.sampled_from(
        """application/json text/plain multipart/form-data application/octet-stream
        application/x-www-form-urlencoded application/vnd.x+json""".split()
    )
    content = st.builds(lambda name, schema: {name: {"schema": schema}}, media, inner)
    parameters = st.lists(
        st.builds(
            lambda name, place, schema, text: {
                "name": name,
                "in": place,
                "schema": schema,
                "description": text,
                "required": place == "path",
            },
            TEXT,
            st.sampled_from(["path", "query", "header", "cookie"]),
            inner,
            TEXT,
        ),
        max_size=4,
    )
    responses = st.dictionaries(
        st.sampled_from(["200", "201", "204", "2XX", "404", "default"]),
        st.builds(lambda text, body: {"description": text, "content": body}, TEXT, content),
        max_size=3,
    )
    said: dict[str, Any] = {
        "operationId": draw(TEXT),
        "summary": draw(TEXT),
        "description": draw(TEXT),
        "tags": draw(st.lists(TEXT, max_size=1)),
        "deprecated": draw(st.booleans()),
        "parameters": draw(parameters),
        "responses": draw(responses),
    }
    if draw(st.booleans()):
        said["requestBody"] = {"description": draw(TEXT), "content": draw(content)}
    return said


@st.composite
def descriptions(draw: st.DrawFn) -> dict[str, Any]:
    names = draw(TEXTS)
    paths = draw(st.lists(st.builds(lambda a, b: f"/{a}/{{{b}}}", TEXT, TEXT), max_size=2))
    methods = st.sampled_from(["get", "post", "put", "delete"])
    text = draw(TEXT)
    return {
        "openapi": "3.1.0",
        "info": {"title": text, "version": "1", "description": draw(TEXT)},
        "servers": [{"url": f"https://{draw(TEXT)}", "x-environment": {"name": draw(TEXT)}}],
        "tags": [{"name": draw(TEXT), "description": draw(TEXT)}],
        "x-version-header": {"name": draw(TEXT), "value": draw(TEXT)},
        "x-user-scope": {"header": draw(TEXT), "argument": draw(TEXT)},
        "security": [{name: [] for name in names}],
        "webhooks": {draw(TEXT): {"post": draw(operations(names))}},
        "paths": {path: {draw(methods): draw(operations(names))} for path in paths},
        "components": {
            "schemas": {name: draw(schemas(names)) for name in names},
            "securitySchemes": {
                name: {"type": "apiKey", "in": "header", "name": draw(TEXT)} for name in names
            },
        },
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("laws")


@settings(
    max_examples=15,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(descriptions())
def test_every_description_becomes_python(folder: Path, description: dict[str, Any]) -> None:
    source = folder / "openapi.json"
    source.write_text(json.dumps(description), "utf-8")
    try:
        files = rendered({"1": source}, Package("made", "Made", flat=True)).files
    except BadInput as refused:
        if any(finding.id != "cyclic-ref" for finding in refused.findings):
            raise
        return

    for file in files:
        if file.path.endswith(".py"):
            tree = ast.parse(file.text)
            compile(tree, file.path, "exec", dont_inherit=True)
            assert not any(isinstance(n, ast.Name) and n.id == PLANTED for n in ast.walk(tree))
