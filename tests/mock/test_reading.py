"""What the generated client writes is read back; what nobody should send is refused by name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from enode_client._runtime import parameters as written
from enode_client._runtime.parameters import Styled
from hypothesis import given
from hypothesis import strategies as st

from specloom.ir import Api
from specloom.ir.model import BooleanSchema, Parameter, Schema
from specloom.mock.checks import Checks
from specloom.mock.messages import NOTHING, Refusal, Request, Violation
from specloom.mock.reading import BodyReader, ParametersReader
from tests.mock.describing import operation_with

TEXT = {"type": "string"}
WHOLE = {"type": "integer"}
WHOLES = {"type": "array", "items": WHOLE}
TEXTS = {"type": "array", "items": TEXT}
THING = {"type": "object", "properties": {"a": WHOLE, "b": TEXT, "c": {"type": "boolean"}}}
DEEP = {"type": "object", "properties": {"a": THING, "list": WHOLES, "b": TEXT}}


def parameter(api: Api) -> Parameter:
    return api.operations[0].parameters[0]


def readers(folder: Path, *raw: dict[str, Any], path: str = "/x") -> ParametersReader:
    api = operation_with(folder, {"parameters": list(raw)}, path=path)
    return ParametersReader(api.operations[0].parameters, Checks(api))


ROUND_TRIPS: list[tuple[str, str, bool, dict[str, Any], Any]] = [
    (place, style, explode, schema, value)
    for place, styles in {
        "path": ("simple", "label", "matrix"),
        "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
        "header": ("simple",),
        "cookie": ("form",),
    }.items()
    for style in styles
    for explode in (True, False)
    for schema, value in (
        (TEXT, "blue"),
        (TEXT, "007"),
        (WHOLE, -5),
        ({"type": "number"}, 1.5),
        ({"type": "boolean"}, True),
        (TEXTS, ["blue", "black"]),
        (WHOLES, [1, 2, 3]),
        (WHOLES, [1]),
        (THING, {"a": 100, "b": "200", "c": False}),
        ({"anyOf": [WHOLE, TEXT]}, "x"),
        ({"anyOf": [WHOLE, TEXT]}, 7),
        ({"oneOf": [TEXTS, {"type": "boolean"}]}, ["a", "b"]),
        ({"oneOf": [TEXTS, {"type": "boolean"}]}, True),
        ({"enum": [1, "one"]}, 1),
        ({"enum": [1, "one"]}, "one"),
        ({"allOf": [{"maximum": 9}, WHOLE]}, 3),
        ({"type": ["integer", "null"]}, 4),
    )
    if (style == "deepObject") == (schema is THING)
    or style in ("form", "simple", "label", "matrix")
    if not (style in ("spaceDelimited", "pipeDelimited") and explode and schema is THING)
]


@pytest.mark.parametrize(("place", "style", "explode", "schema", "value"), ROUND_TRIPS)
def test_what_a_client_writes_is_read(  # noqa: PLR0913, PLR0917
    tmp_path: Path,
    place: str,
    style: str,
    explode: bool,  # noqa: FBT001
    schema: Any,
    value: Any,
) -> None:
    raw = {"name": "color", "in": place, "required": True, "style": style, "explode": explode}
    path = "/x/{color}" if place == "path" else "/x"
    reader = readers(tmp_path, {**raw, "schema": schema}, path=path)
    styled = Styled("color", value, style, explode)  # type: ignore[arg-type]

    request, values = Request("POST", "/x"), {}
    match place:
        case "path":
            values = {"color": written.path("{}", styled)}
        case "query":
            request = Request("POST", "/x", written.query(styled))
        case "header":
            request = Request("POST", "/x", "", written.headers(styled))
        case "cookie":
            request = Request("POST", "/x", "", {"cookie": str(written.cookies(styled))})
    arguments, wrong = reader.read(request, values)

    found = {"header": arguments.headers, "cookie": arguments.cookies, "path": arguments.path}
    assert wrong == ()
    assert found.get(place, arguments.query) == {"color": value}


@pytest.mark.parametrize("schema", [TEXT, WHOLES, THING])
def test_a_matrix_without_its_name_is_missing(schema: Any, tmp_path: Path) -> None:
    raw = {"name": "color", "in": "path", "required": True, "style": "matrix", "schema": schema}
    reader = readers(tmp_path, raw, path="/x/{color}")

    arguments, wrong = reader.read(Request("POST", "/x"), {"color": ";size=1"})
    assert arguments.path == {}
    assert [str(one.reason) for one in wrong] == ["this is required and missing"]


@pytest.mark.parametrize(
    ("raw", "query", "expected"),
    [
        ({"style": "deepObject", "schema": DEEP}, "p[a][a]=1&p[b]=x", {"a": {"a": 1}, "b": "x"}),
        ({"style": "deepObject", "schema": DEEP}, "p[list]=1&p[list]=2", {"list": [1, 2]}),
        ({"style": "deepObject", "schema": DEEP}, "p[list][]=1", {"list": [1]}),
        ({"style": "deepObject", "schema": DEEP}, "p[list][0]=1&p[list][1]=2", {"list": [1, 2]}),
        ({"style": "deepObject", "schema": DEEP}, "p%5Bb%5D=%5B", {"b": "["}),
        ({"schema": TEXT}, "p=a+b%2Bc", "a b+c"),
        ({"schema": TEXT}, "p", ""),
        ({"schema": TEXT}, "p=%F0%9F%9A%97", "🚗"),
        ({"schema": TEXTS, "explode": False}, "p=a,b%2Cc", ["a", "b,c"]),
        ({"schema": WHOLES, "explode": False}, "p=1%2C2", [1, 2]),
        ({"schema": WHOLES, "style": "pipeDelimited", "explode": False}, "p=1|2", [1, 2]),
        ({"schema": WHOLES, "style": "spaceDelimited", "explode": False}, "p=1+2%203", [1, 2, 3]),
        ({"schema": WHOLE, "allowEmptyValue": True}, "p=", ""),
        ({"content": {"application/json": {"schema": THING}}}, "p=%7B%22a%22%3A1%7D", {"a": 1}),
        ({"schema": {}}, "p=1", 1),
        ({"schema": {"type": "number"}}, "p=1e3", 1000.0),
        ({"schema": {"type": ["string", "null"], "maxLength": 0}}, "p=", None),
    ],
)
def test_queries_are_read_as_they_are_written(
    tmp_path: Path, raw: dict[str, Any], query: str, expected: object
) -> None:
    reader = readers(tmp_path, {"name": "p", "in": "query", **raw})

    arguments, wrong = reader.read(Request("POST", "/x", query), {})

    assert wrong == ()
    assert arguments.query == {"p": expected}


def test_an_open_object_takes_the_pairs_that_are_nobody_elses(tmp_path: Path) -> None:
    things = {"type": "object", "additionalProperties": WHOLE}
    reader = readers(
        tmp_path,
        {"name": "q", "in": "query", "schema": TEXT},
        {"name": "rest", "in": "query", "schema": things},
    )

    arguments, wrong = reader.read(Request("POST", "/x", "q=a&n=1&m=2"), {})

    assert wrong == ()
    assert arguments.query == {"q": "a", "rest": {"n": 1, "m": 2}}


@pytest.mark.parametrize(
    ("raw", "query", "reason"),
    [
        ({"required": True, "schema": TEXT}, "", "this is required and missing"),
        ({"schema": WHOLE}, "p=x", '"x" is not of type "integer"'),
        ({"schema": WHOLE}, "p=01", '"01" is not of type "integer"'),
        ({"schema": WHOLE}, "p=1.5", '1.5 is not of type "integer"'),
        ({"schema": WHOLE}, "p=" + "9" * 400, None),
        ({"schema": {"type": "number"}}, "p=1e999", '"1e999" is not of type "number"'),
        ({"schema": {"type": "number"}}, "p=NaN", '"NaN" is not of type "number"'),
        ({"schema": WHOLE}, "p=1&p=2", '[1,2] is not of type "integer"'),
        ({"schema": {"enum": ["a"]}}, "p=b", '"b" is not one of "a"'),
        ({"schema": TEXT}, "p=%FF", "this is not UTF-8"),
        ({"schema": {"type": "string", "format": "date"}}, "p=x", '"x" is not a "date"'),
        ({"content": {"application/json": {}}}, "p={", "this is not JSON"),
        ({"schema": WHOLES, "explode": False}, "p=1,x", '"x" is not of type "integer"'),
        ({"style": "deepObject", "schema": THING}, "p[a]=x", '"x" is not of type "integer"'),
    ],
)
def test_what_is_wrong_is_told_by_name(
    tmp_path: Path, raw: dict[str, Any], query: str, reason: str | None
) -> None:
    reader = readers(tmp_path, {"name": "p", "in": "query", **raw})

    arguments, wrong = reader.read(Request("POST", "/x", query), {})

    assert arguments.query == {}
    assert [each.name.partition("/")[0] for each in wrong] == ["p"]
    assert reason is None or wrong[0].reason == reason


def test_all_that_is_wrong_is_told(tmp_path: Path) -> None:
    reader = readers(
        tmp_path,
        {"name": "id", "in": "path", "required": True, "schema": WHOLE},
        {"name": "X-Trace", "in": "header", "required": True, "schema": TEXT},
        {"name": "Authorization", "in": "header", "required": True, "schema": TEXT},
        {"name": "c", "in": "cookie", "schema": WHOLE},
        path="/x/{id}",
    )

    _, wrong = reader.read(Request("POST", "/x/a", "", {"cookie": "b=1; c=no"}), {"id": "a"})

    assert wrong == (
        Violation("path", "id", '"a" is not of type "integer"'),
        Violation("header", "X-Trace", "this is required and missing"),
        Violation("cookie", "c", '"no" is not of type "integer"'),
    )


def test_a_query_that_is_no_text_is_refused(tmp_path: Path) -> None:
    reader = readers(tmp_path, {"name": "p", "in": "query", "schema": TEXT})

    _, wrong = reader.read(Request("POST", "/x", "%FF=1"), {})

    assert [str(each) for each in wrong] == ["the query is not UTF-8"]


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_survives_the_query(name: str, value: str) -> None:
    schema: Schema = BooleanSchema("#", accepts=True)
    one = Parameter("#", name, "query", required=False, schema=schema)
    api = Api("", "3.1.0", "", "")

    query = written.query((name, value))
    arguments, wrong = ParametersReader([one], Checks(api)).read(Request("GET", "/", query), {})

    assert wrong == ()
    assert str(arguments.query[name]) == value or arguments.query[name] not in ("", value)


# --------------------------------------------------------------------------------------- bodies

FORM = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": TEXT,
        "age": WHOLE,
        "tags": TEXTS,
        "where": THING,
        "short": WHOLES,
        "file": {"type": "string", "format": "binary"},
    },
}
ENCODING = {"short": {"style": "form", "explode": False}}
PARTS = (
    '--b\r\nContent-Disposition: form-data; name="name"\r\n\r\nRex\r\n'
    '--b\r\nContent-Disposition: form-data; name="age"\r\n\r\n3\r\n'
    '--b\r\nContent-Disposition: form-data; name="tags"\r\n\r\na\r\n'
    '--b\r\nContent-Disposition: form-data; name="tags"\r\n\r\nb\r\n'
    '--b\r\nContent-Disposition: form-data; name="where"\r\nContent-Type: application/json\r\n\r\n'
    '{"a":1}\r\n'
    '--b\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\n\x00\xff\r\n'
    "--b--\r\n"
)
MULTIPART = "multipart/form-data; boundary=b"
FORM_TYPE = "application/x-www-form-urlencoded"


def body_reader(folder: Path, content: dict[str, Any], *, required: bool = True) -> BodyReader:
    api = operation_with(folder, {"requestBody": {"required": required, "content": content}})
    return BodyReader(api.operations[0].request_body, Checks(api))


def sent(media_type: str, body: bytes) -> Request:
    return Request("POST", "/x", "", {"content-type": media_type} if media_type else {}, body)


CONTENT = {
    "application/json": {"schema": THING},
    FORM_TYPE: {"schema": FORM, "encoding": ENCODING},
    "multipart/form-data": {"schema": FORM},
    "text/plain": {"schema": WHOLE},
    "image/*": {},
    "application/xml": {"schema": THING},
    "application/vnd.pets+json": {"schema": TEXT},
}


@pytest.mark.parametrize(
    ("media_type", "body", "expected"),
    [
        ("application/json", b'{"a":1}', {"a": 1}),
        ("Application/JSON; charset=utf-8", b'{"a":1}', {"a": 1}),
        ("application/vnd.pets+json", b'"x"', "x"),
        (FORM_TYPE, b"name=R+x&age=3", {"name": "R x", "age": 3}),
        (FORM_TYPE, b"name=a&tags=x&tags=y", {"name": "a", "tags": ["x", "y"]}),
        (FORM_TYPE, b"name=a&tags=x", {"name": "a", "tags": ["x"]}),
        (FORM_TYPE, b"name=a&tags[]=x", {"name": "a", "tags": ["x"]}),
        (FORM_TYPE, b"name=a&where[a]=1", {"name": "a", "where": {"a": 1}}),
        (FORM_TYPE, b'name=a&where={"a":1}', {"name": "a", "where": {"a": 1}}),
        (FORM_TYPE, b"name=a&short=1,2", {"name": "a", "short": [1, 2]}),
        ("text/plain", b"5", 5),
        ("image/png", b"\x89PNG", b"\x89PNG"),
        ("application/xml", b"<a/>", b"<a/>"),
        (
            MULTIPART,
            PARTS.encode("latin-1"),
            {"name": "Rex", "age": 3, "tags": ["a", "b"], "where": {"a": 1}, "file": "\x00\xff"},
        ),
    ],
)
def test_bodies_are_read_by_their_media_type(
    tmp_path: Path, media_type: str, body: bytes, expected: object
) -> None:
    reader = body_reader(tmp_path, CONTENT)

    for _ in range(2):  # what was found out about the header is remembered
        assert reader.read(sent(media_type, body)) == (expected, ())


@pytest.mark.parametrize(
    ("media_type", "body", "expected"),
    [
        ("application/json", b'{"a":"x"}', 'body /a: "x" is not of type "integer"'),
        ("application/json", b'{"a":1', "the body cannot be read: "),
        ("application/json", b'"\\ud800"', "the body cannot be read: "),
        ("application/json", b"[" * 100_000, "the body cannot be read: "),
        ("application/json", b'{"a":' * 900 + b"1" + b"}" * 900, "this is nested too deeply"),
        ("application/json", b"\xff", "the body cannot be read: "),
        (FORM_TYPE, b"age=3", "body /name: this is required and missing"),
        (FORM_TYPE, b"age=x&name=a", 'body /age: "x" is not of type "integer"'),
        (FORM_TYPE, b"\xff", "the body is not UTF-8"),
        (FORM_TYPE, b"name=%FF", "the body is not UTF-8"),
        (FORM_TYPE, b"name" + b"[a]" * 5000 + b"=1", "body /name: "),
        ("text/plain", b"x", '"x" is not of type "integer"'),
        ("text/plain", b"\xff", "the body is not UTF-8"),
        (MULTIPART, b"name=x", "the body cannot be read: the last boundary is missing"),
        ("multipart/form-data", PARTS.encode("latin-1"), "the body cannot be read: the last "),
        (MULTIPART, b"--b\r\nx\r\n--b--", "the body cannot be read: a part has no blank line"),
        (MULTIPART, b"--b\r\nx: y\r\n\r\n\r\n--b--", "the body cannot be read: a part has no name"),
        (MULTIPART, b"--b\r\n" * 1500 + b"--b--", "the body cannot be read: there are too many"),
        ("application/json", b"", "the body is required and missing"),
    ],
)
def test_bodies_that_are_wrong_are_told_of(
    tmp_path: Path, media_type: str, body: bytes, expected: str
) -> None:
    found = body_reader(tmp_path, CONTENT).read(sent(media_type, body))

    assert not isinstance(found, Refusal)
    assert found[0] is NOTHING
    assert str(found[1][0]).startswith(expected)


@pytest.mark.parametrize("media_type", ["", "text/html", "nonsense", "application/" + "x" * 500])
def test_other_media_types_are_refused(tmp_path: Path, media_type: str) -> None:
    found = body_reader(tmp_path, CONTENT).read(sent(media_type, b"x"))

    assert isinstance(found, Refusal)
    assert found.status == 415
    assert found.headers["accept"].startswith("application/json, ")


@pytest.mark.parametrize(
    ("media_type", "body", "value"),
    [
        ("application/json", b'{"a": 1}', {"a": 1}),
        ("application/octet-stream", b"\xff", b"\xff"),
        ("application/x-www-form-urlencoded", b"a=1", {"a": 1}),
    ],
)
def test_what_is_in_a_range_is_what_it_says_to_be(
    tmp_path: Path, media_type: str, body: bytes, value: object
) -> None:
    schema = {"type": "object", "properties": {"a": {"type": "integer"}}}
    reader = body_reader(tmp_path, {"application/*": {"schema": schema}})

    assert reader.read(sent(media_type, body)) == (value, ())


def test_a_body_may_be_left_out_where_none_is_required(tmp_path: Path) -> None:
    assert body_reader(tmp_path, CONTENT, required=False).read(sent("", b"")) == (NOTHING, ())
    assert BodyReader(None, Checks(Api("", "3.1.0", "", ""))).read(sent("", b"x")) == (NOTHING, ())
