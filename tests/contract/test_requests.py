"""What is written into requests, and that the mock's reader gets the same values back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specloom.contract.model import Values
from specloom.contract.requests import write
from specloom.contract.styles import carries
from specloom.ir.model import (
    Api,
    ArrayShape,
    JsonValue,
    MediaType,
    ObjectShape,
    Operation,
    Parameter,
    SchemaObject,
    Style,
)
from specloom.mock import Checks
from specloom.mock.messages import Request
from specloom.mock.reading import BodyReader, ParametersReader
from tests.mock.describing import operation_with

TEXT = SchemaObject("#/text", frozenset(("string",)))
WHOLE = SchemaObject("#/whole", frozenset(("integer",)))
TEXTS = SchemaObject("#/texts", frozenset(("array",)), array=ArrayShape(items=TEXT))
PAIR = SchemaObject(
    "#/pair", frozenset(("object",)), object=ObjectShape({"a": TEXT, "b": WHOLE}, ("a", "b"))
)
SCHEMAS = {"text": TEXT, "whole": WHOLE, "texts": TEXTS, "pair": PAIR}
LETTERS = st.text(st.characters(codec="utf-8"), max_size=8)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "text": LETTERS,
    "whole": st.integers(-(10**12), 10**12),
    "texts": st.lists(LETTERS, max_size=3),
    "pair": st.fixed_dictionaries({"a": LETTERS, "b": st.integers(-99, 99)}),
}
PLACES: list[tuple[Any, Style, bool]] = [
    ("path", "simple", False),
    ("path", "simple", True),
    ("path", "label", False),
    ("path", "label", True),
    ("path", "matrix", False),
    ("path", "matrix", True),
    ("query", "form", False),
    ("query", "form", True),
    ("query", "spaceDelimited", False),
    ("query", "pipeDelimited", False),
    ("query", "deepObject", True),
    ("header", "simple", False),
    ("header", "simple", True),
    ("cookie", "form", False),
    ("cookie", "form", True),
    ("cookie", "cookie", True),
]


def operation(*parameters: Parameter) -> Operation:
    return Operation("#/x", "GET", "/x/{p}", parameters=parameters)


def placed(location: str, value: JsonValue) -> Values:
    match location:
        case "path":
            return Values(path={"p": value})
        case "query":
            return Values(query={"p": value})
        case "header":
            return Values(headers={"p": value})
        case _:
            return Values(cookies={"p": value})


@pytest.mark.parametrize("kind", SCHEMAS)
@pytest.mark.parametrize(("location", "style", "explode"), PLACES)
def test_a_value_that_a_place_can_carry_is_read_back(
    location: Any, style: Style, *, explode: bool, kind: str
) -> None:
    parameter = Parameter(
        "#/p", "p", location, location == "path", SCHEMAS[kind], style=style, explode=explode
    )
    api = Api("x", "3.1.0", "x", "1")
    reader = ParametersReader((parameter,), Checks(api))

    @settings(max_examples=25, deadline=None, derandomize=True)
    @given(VALUES[kind])
    def law(value: Any) -> None:
        if not carries(parameter, value):
            return
        call = write(api, operation(parameter), placed(location, value))
        path, _, query = call.target.partition("?")
        request = Request("GET", path, query, dict(call.headers))
        read, wrong = reader.read(request, {"p": path.removeprefix("/x/")})

        assert wrong == ()
        assert {**read.path, **read.query, **read.headers, **read.cookies} == {"p": value}

    law()


# -------------------------------------------------------------------------------------- targets


def api_with(**extensions: JsonValue) -> Api:
    return Api("x", "3.1.0", "x", "1", extensions=extensions)


WRITTEN: list[tuple[dict[str, Any], JsonValue, str]] = [
    ({"style": "form"}, ["a", "b"], "p=a&p=b"),
    ({"style": "form", "explode": False}, {"a": 1, "b": True}, "p=a,1,b,true"),
    ({"style": "form"}, {"a": 1, "b": None}, "a=1&b=null"),
    ({"style": "form"}, [], ""),
    ({"style": "form"}, {"a": {"b": 1}}, "a=%7B%22b%22%3A1%7D"),
    ({"style": "form"}, "é &=", "p=%C3%A9%20%26%3D"),
    ({"style": "form", "allow_reserved": True}, "a/b?%20&", "p=a/b?%20%26"),
    ({"style": "spaceDelimited", "explode": False}, [1, 2], "p=1%202"),
    ({"style": "pipeDelimited", "explode": False}, [1, 2], "p=1%7C2"),
    (
        {"style": "deepObject"},
        {"a": {"b": [1, 2]}},
        "p%5Ba%5D%5Bb%5D%5B0%5D=1&p%5Ba%5D%5Bb%5D%5B1%5D=2",
    ),
    ({"content": MediaType("#/m", "application/json")}, {"a": [1]}, "p=%7B%22a%22%3A%5B1%5D%7D"),
    ({"content": MediaType("#/m", "text/plain")}, "a b", "p=a%20b"),
    ({}, 2**70, f"p={2**70}"),
]


@pytest.mark.parametrize(("made", "value", "query"), WRITTEN)
def test_queries_are_written_by_style(made: dict[str, Any], value: JsonValue, query: str) -> None:
    parameter = Parameter("#/p", "p", "query", required=False, schema=TEXT, **made)
    call = write(api_with(), operation(parameter), Values(path={"p": 1}, query={"p": value}))

    assert call.target == (f"/x/1?{query}" if query else "/x/1")


@pytest.mark.parametrize(
    ("media_type", "value", "query"),
    [
        ("application/x-www-form-urlencoded", {"a": [1, 2], "b": "x y"}, "a=1&a=2&b=x+y"),
        ("application/json", {"a": 1}, "%7B%22a%22%3A1%7D"),
    ],
)
def test_a_whole_query_is_written_by_its_media_type(
    media_type: str, value: JsonValue, query: str
) -> None:
    content = MediaType("#/m", media_type)
    parameter = Parameter("#/p", "q", "querystring", required=False, schema=None, content=content)
    call = write(api_with(), operation(parameter), Values(path={"p": 1}, query={"q": value}))

    assert call.target == f"/x/1?{query}"


def test_what_is_not_described_is_written_in_the_usual_style() -> None:
    values = Values(
        path={"p": "a/b"}, query={"q": [1, 2]}, headers={"X-A": [1, 2]}, cookies={"c": "d", "e": 1}
    )
    call = write(api_with(), operation(), values)

    assert call.target == "/x/a%2Fb?q=1&q=2"
    assert call.headers == (("x-a", "1,2"), ("cookie", "c=d; e=1"))


def test_the_version_is_pinned_where_the_values_do_not_say_it() -> None:
    told: JsonValue = {"name": "X-Version", "value": "2"}
    api = api_with(**{"x-version-header": told})

    assert write(api, operation(), Values()).headers == (("x-version", "2"),)
    pinned = write(api, operation(), Values(headers={"X-Version": "1"}))
    assert pinned.headers == (("x-version", "1"),)


CARRIED: list[tuple[dict[str, Any], JsonValue, bool]] = [
    ({"location": "path", "style": "simple"}, "", False),
    ({"location": "path", "style": "simple"}, "..", False),
    ({"location": "path", "style": "simple"}, ["a", "b.c"], False),
    ({"location": "path", "style": "simple"}, [["a"]], False),
    ({"location": "query"}, ["a,b"], True),
    ({"location": "query"}, [""], False),
    ({"location": "query"}, {}, False),
    ({"location": "query", "style": "deepObject"}, {"a": {"b": []}}, False),
    ({"location": "query", "style": "deepObject"}, {"a]": 1}, False),
    ({"location": "query", "style": "deepObject"}, "a", False),
    ({"location": "header", "style": "simple"}, " a", False),
    ({"location": "header", "style": "simple"}, "é", False),
    ({"location": "header", "content": MediaType("#/m", "application/json")}, "é", False),
    ({"location": "cookie", "content": MediaType("#/m", "application/json")}, "é", True),
    ({"location": "cookie", "style": "cookie"}, "a;b", False),
]


@pytest.mark.parametrize(("made", "value", "expected"), CARRIED)
def test_it_is_known_what_a_place_can_carry(
    made: dict[str, Any], value: JsonValue, *, expected: bool
) -> None:
    assert carries(Parameter("#/p", "p", required=True, schema=None, **made), value) is expected


# --------------------------------------------------------------------------------------- bodies

FORM = {
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "tags": {"type": "array", "items": {"type": "string"}},
        "flat": {"type": "array", "items": {"type": "integer"}},
        "deep": {"type": "object", "properties": {"a": {"type": "integer"}}},
        "part": {"type": "object", "properties": {"b": {"type": "boolean"}}},
        "file": {"type": "string", "format": "binary"},
        "files": {"type": "array", "items": {"type": "string", "contentMediaType": "image/png"}},
        "typed": {"type": "string"},
    },
}
ENCODING = {
    "deep": {"style": "deepObject", "explode": True},
    "flat": {"style": "form", "explode": False},
    "typed": {"contentType": "application/json, text/plain"},
}
SENT: dict[str, JsonValue] = {
    "name": "a b&c",
    "flat": [1, 2],
    "deep": {"a": 1},
    "part": {"b": True},
    "tags": ["x", "y"],
}
BODIES: list[tuple[str, JsonValue]] = [
    ("application/json", SENT),
    ("application/x-www-form-urlencoded", SENT),
    ("multipart/form-data", {**SENT, "file": "\x00é", "files": ["a", "b"], "typed": "text"}),
]


@pytest.mark.parametrize(("media_type", "value"), BODIES)
def test_a_body_is_read_back(tmp_path: Path, media_type: str, value: JsonValue) -> None:
    is_json = media_type == "application/json"
    content = {"schema": FORM, **({} if is_json else {"encoding": ENCODING})}
    api = operation_with(tmp_path, {"requestBody": {"content": {media_type: content}}})
    call = write(api, api.operations[0], Values(body=value, media_type=media_type))
    reader = BodyReader(api.operations[0].request_body, Checks(api))
    request = Request("POST", "/x", headers=dict(call.headers), body=call.body or b"")

    assert reader.read(request) == (value, ())


@pytest.mark.parametrize(
    ("values", "body", "content_type"),
    [
        (Values(body=None, media_type="application/json"), b"null", "application/json"),
        (Values(body={"a": 2**70}, media_type="*/*"), b'{"a":%d}' % 2**70, "application/json"),
        (Values(raw=b'{"', media_type="application/json"), b'{"', "application/json"),
        (Values(body="text", media_type="text/csv"), b"text", "text/csv"),
        (Values(body=5, media_type="image/*"), b"5", "image/png"),
        (Values(body=[1, {}], media_type="application/jsonl"), b"1\n{}\n", "application/jsonl"),
        (Values(body=1, media_type="application/x-ndjson"), b"1\n", "application/x-ndjson"),
        (Values(body="a b", media_type="application/x-www-form-urlencoded"), b"a%20b", ""),
        (
            Values(body={"a": [{}]}, media_type="application/x-www-form-urlencoded"),
            b"a=%7B%7D",
            "",
        ),
        (Values(raw=b"x"), b"x", None),
        (Values(), None, None),
    ],
)
def test_bodies_are_written_by_media_type(
    values: Values, body: bytes | None, content_type: str | None
) -> None:
    call = write(api_with(), operation(), values)

    assert call.body == body
    expected = values.media_type if content_type == "" else content_type
    assert dict(call.headers).get("content-type") == expected
