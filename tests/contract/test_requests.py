"""What is written into requests, and that the mock's reader gets the same values back."""

from __future__ import annotations

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
    ObjectShape,
    Operation,
    Parameter,
    SchemaObject,
    Style,
)
from specloom.mock import Checks
from specloom.mock.messages import Request
from specloom.mock.reading import ParametersReader

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

    @settings(max_examples=40, deadline=None)
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
