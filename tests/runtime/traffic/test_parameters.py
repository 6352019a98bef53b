"""Every style against the table of OpenAPI 3.1.1, section "Style Examples"."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, TypeAlias
from uuid import UUID

import pytest
from runtime.enums import OpenStrEnum
from runtime.errors import InvalidRequest
from runtime.models import Model, wire
from runtime.omitted import OMITTED
from runtime.parameters import Style, Styled, cookies, form, headers, path, query, wire_value
from runtime.units import Month

EMPTY, TEXT, ARRAY = "", "blue", ["blue", "black", "brown"]
OBJECT = {"R": 100, "G": 200, "B": 150}

Row: TypeAlias = tuple[Style, bool, list[str | None]]

PATHS: list[Row] = [
    ("matrix", False,
     [";color", ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"]),
    ("matrix", True,
     [";color", ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"]),
    ("label", False, [None, ".blue", ".blue,black,brown", ".R,100,G,200,B,150"]),
    ("label", True, [None, ".blue", ".blue.black.brown", ".R=100.G=200.B=150"]),
    ("simple", False, [None, "blue", "blue,black,brown", "R,100,G,200,B,150"]),
    ("simple", True, [None, "blue", "blue,black,brown", "R=100,G=200,B=150"]),
]  # fmt: skip
QUERIES: list[Row] = [
    ("form", False, ["color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"]),
    ("form", True,
     ["color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"]),
    ("spaceDelimited", False,
     [None, None, "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150"]),
    ("pipeDelimited", False,
     [None, None, "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150"]),
    ("deepObject", True, [None, None, None, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"]),
]  # fmt: skip


def cells(table: list[Row]) -> list[Any]:
    return [
        pytest.param(Styled("color", value, style, explode), text, id=f"{style}-{explode}-{value}")
        for style, explode, row in table
        for value, text in zip((EMPTY, TEXT, ARRAY, OBJECT), row, strict=True)
        if text is not None
    ]


@pytest.mark.parametrize(("one", "text"), cells(PATHS))
def test_the_table_of_path_styles(one: Styled, text: str) -> None:
    assert path("/x/{}/y", one) == f"/x/{text}/y"


@pytest.mark.parametrize(("one", "text"), cells(QUERIES))
def test_the_table_of_query_styles(one: Styled, text: str) -> None:
    assert query(one) == text


@pytest.mark.parametrize(
    ("explode", "text"), [(False, "R,100,G,200,B,150"), (True, "R=100,G=200,B=150")]
)
def test_headers_are_simple_and_not_encoded(explode: bool, text: str) -> None:  # noqa: FBT001
    assert headers(Styled("X", OBJECT, "simple", explode)) == {"X": text}
    assert headers(("X", "a b/c,d")) == {"X": "a b/c,d"}
    assert headers(("X", [1, True])) == {"X": "1,true"}
    assert headers(("X", "")) == {"X": ""}


def test_cookies() -> None:
    assert cookies(("a", 1), ("b", "x y"), ("c", OMITTED)) == "a=1; b=x%20y"
    assert cookies(("a", [1, 2])) == "a=1; a=2"
    assert cookies(Styled("a", [1, 2], explode=False)) == "a=1,2"
    assert cookies(Styled("a", "x/y%", "cookie")) == "a=x/y%"
    assert cookies(("a", None)) is OMITTED
    with pytest.raises(InvalidRequest, match="cookie"):
        cookies(Styled("a", "x; b=y", "cookie"))


@pytest.mark.parametrize("value", [OMITTED, None, [], {}, [None], {"a": None}])
def test_nothing_is_left_out(value: object) -> None:
    assert query(("a", value), ("b", 1)) == "b=1"
    assert query(Styled("a", value, "deepObject")) == ""
    assert query(Styled("a", value, "pipeDelimited", explode=False)) == ""


def test_no_headers() -> None:
    assert headers(("a", OMITTED), ("b", None)) == {}


class Colour(Enum):
    RED = "red"


class Mode(OpenStrEnum):
    FAST = "FAST"


class Filter(Model, frozen=True):
    from_: Annotated[str | None, wire("from")] = None
    upto: Annotated[int | None, wire("upTo")] = None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        (0, "0"),
        (1.5, "1.5"),
        (Decimal("1E+2"), "100"),
        (Colour.RED, "red"),
        (Mode("SLOW"), "SLOW"),
        (date(2023, 8, 1), "2023-08-01"),
        (time(22, 30), "22:30:00"),
        (datetime(2023, 8, 1, 12, tzinfo=UTC), "2023-08-01T12:00:00Z"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        ("ü&=?/#+ %", "%C3%BC%26%3D%3F%2F%23%2B%20%25"),
    ],
)
def test_single_values(value: object, text: str) -> None:
    assert query(("a", value)) == "a=" + text.replace(":", "%3A")
    assert path("/{}", value) == "/" + text.replace(":", "%3A")


def test_names_are_encoded() -> None:
    assert query(("field[]", ["a", "b"])) == "field%5B%5D=a&field%5B%5D=b"
    assert query(("a&b", {"c=d": 1})) == "c%3Dd=1"


def test_reserved_characters_may_stay() -> None:
    assert query(Styled("u", "http://x/?a=b&c#d [%41%]", allow_reserved=True)) == (
        "u=http://x/?a=b%26c%23d%20%5B%41%25%5D"
    )


def test_reserved_characters_keep_a_path() -> None:
    kept = Styled("u", "a/b?c#d:e%2F", "simple", explode=False, allow_reserved=True)

    assert path("/x/{}", kept) == "/x/a%2Fb%3Fc%23d:e%2F"


def test_deep_objects_nest() -> None:
    value = {"a": {"b": 1, "c": None}, "d": [1, 2], "e": Filter(from_="x")}

    assert query(Styled("f", value, "deepObject")) == (
        "f%5Ba%5D%5Bb%5D=1&f%5Bd%5D%5B0%5D=1&f%5Bd%5D%5B1%5D=2&f%5Be%5D%5Bfrom%5D=x"
    )


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"a": "x y~*", "b": None, "c": OMITTED, "d": True}, "a=x+y%7E*&d=true"),
        ({"a": [1, [2, 3], {"b": "c d"}, None]}, "a=1&a=%5B2%2C3%5D&a=%7B%22b%22%3A%22c+d%22%7D"),
        ({"a": Filter(from_="x"), "b": []}, "a=%7B%22from%22%3A%22x%22%7D"),
        ({"a": Styled("a", "x y", explode=False), "b": Styled("b", OMITTED, "json")}, "a=x%20y"),
        ({"a": Styled("a", "x", "json")}, "a=%22x%22"),
        (Filter(upto=3), "upTo=3"),
        (OMITTED, ""),
    ],
)
def test_forms(values: Any, text: str) -> None:
    assert form(values) == text


def test_a_form_is_an_object() -> None:
    with pytest.raises(InvalidRequest, match="object of named values"):
        form([1])


def test_models_are_objects() -> None:
    assert query(("f", Filter(from_="x", upto=3))) == "from=x&upTo=3"


def test_json_parameters() -> None:
    value = Styled("f", {"a": [1, "ü"]}, "json")

    assert query(value) == "f=%7B%22a%22%3A%5B1%2C%22%5Cu00fc%22%5D%7D"
    assert headers(value) == {"f": '{"a":[1,"\\u00fc"]}'}
    assert path("/{}", Styled("", [1], "json")) == "/%5B1%5D"
    with pytest.raises(InvalidRequest, match="JSON"):
        query(Styled("f", object(), "json"))


@pytest.mark.parametrize(
    "value",
    [timedelta(1), b"x", object(), [[object()]], float("nan"), Decimal("inf"), "\ud800"],
)  # fmt: skip
def test_what_no_style_can_write(value: object) -> None:
    with pytest.raises(InvalidRequest) as raised:
        query(("a", value))

    assert raised.value.operation_id is None


def test_parts_of_parts_are_json() -> None:
    assert query(("a", [[1], {"b": "c"}])) == "a=%5B1%5D&a=%7B%22b%22%3A%22c%22%7D"
    assert headers(("a", {"b": {"c": [True]}})) == {"a": 'b,{"c":[true]}'}


def test_an_empty_list_is_no_header() -> None:
    assert headers(("a", []), ("b", {}), Styled("c", [], "json")) == {"c": "[]"}


@pytest.mark.parametrize("value", ["", ".", "..", OMITTED, None, [], {}])
def test_a_path_keeps_its_route(value: object) -> None:
    with pytest.raises(InvalidRequest):
        path("/vehicles/{}/charging", value)


def test_a_path_argument_stays_one_segment() -> None:
    assert path("/a/{}.json", "../b?c#d") == "/a/..%2Fb%3Fc%23d.json"
    assert path("/a/{}", "...") == "/a/..."
    with pytest.raises(InvalidRequest):
        path("/a/{}/b", Styled("", "", "label"))
    with pytest.raises(InvalidRequest):
        path("/a/{}{}/b", ".", ".")


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a\nb", "ü", "a\x00", "a "])
def test_a_header_stays_one_line(value: str) -> None:
    with pytest.raises(InvalidRequest, match="X takes one line") as raised:
        headers(("X", value))

    assert value not in str(raised.value)


def test_wire_values() -> None:
    assert wire_value(Month, Month(2016, 10)) == "1016"
    assert wire_value(Month, OMITTED) is OMITTED
    with pytest.raises(InvalidRequest, match="does not fit"):
        wire_value(Month, "secret")


@pytest.mark.parametrize("value", ["abc", b"abc", bytearray(b"abc"), {"a": "b"}])
@pytest.mark.parametrize("type_", [list[str], list[OpenStrEnum], list[int] | None])
def test_text_is_no_list(type_: object, value: object) -> None:
    with pytest.raises(InvalidRequest, match=r"does not fit: .*valid list") as raised:
        wire_value(type_, value)

    assert "abc" not in str(raised.value)


def test_what_is_a_list() -> None:
    for value in (["a", "b"], ("a", "b"), iter("ab"), dict.fromkeys("ab").keys()):
        assert wire_value(list[str], value) == ["a", "b"]


@pytest.mark.parametrize(
    ("template", "values", "place"),
    [
        ("/vehicles/{}", [""], "The argument of the path /vehicles/{}"),
        ("/users/{}/vehicles/{}", ["", "a"], "Argument 1 of the path /users/{}/vehicles/{}"),
        ("/users/{}/vehicles/{}", ["a", OMITTED], "Argument 2 of the path /users/{}/vehicles/{}"),
    ],
)
def test_an_empty_path_argument_is_placed(template: str, values: list[Any], place: str) -> None:
    with pytest.raises(InvalidRequest) as raised:
        path(template, *values)

    assert str(raised.value) == f"{place} is empty"
