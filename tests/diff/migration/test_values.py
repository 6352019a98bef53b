"""Values, calls and logins of descriptions that the real versions have nothing of."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from specloom.diff.migration.ends import End, annotation
from specloom.diff.migration.model import Client
from specloom.diff.migration.places import Places
from specloom.diff.migration.shown import View, show
from specloom.diff.migration.surface import Surface
from specloom.diff.migration.types import Fixed, Holder, PythonType, fits, text
from specloom.ir import Api
from specloom.names import plan
from specloom.names.credentials import client_arguments, environments, scope_argument
from specloom.names.programs import Program, literal
from tests.diff.migration.sides import SCHEMAS, api_of

PETS = Client("pets", "Pets")


def end_of(api: Api) -> End:
    return End(Surface(api, plan([api])[0][0]), PETS)


def body_of(value: str) -> str:
    """Give the value of the only argument that a program passes."""
    return value.partition("value=")[2].partition(")\n")[0].rstrip(")").rstrip(",\n ")


def sent(folder: Path, schema: object, **parts: object) -> str:
    """Give a program that sends a member `value` of a body."""
    schemas = {
        "Thing": {"type": "object", "required": ["value"], "properties": {"value": schema}},
        "Kind": {"type": "string", "enum": ["CAT", "DOG"]},
        "Pet": {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"$ref": f"{SCHEMAS}Kind"}, "name": {"type": "string"}},
        },
        "Tag": {
            "type": "object",
            "required": ["id", "name"],
            "properties": {"id": {"readOnly": True}, "name": {"type": "string"}},
        },
    }
    operation = {
        "operationId": "sendThing",
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": f"{SCHEMAS}Thing"}}},
        },
        "responses": {"204": {"description": ""}},
    }
    api = api_of(folder, "1", {"/things": {"post": operation}}, schemas, **parts)
    end = end_of(api)
    return show(end, Places(api, end.surface.symbols).at("#/paths/~1things/post")[0], "use")


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": "string"}, '"value"'),
        ({"type": "string", "examples": ["Tom's"]}, '"Tom\'s"'),
        ({"type": "string", "examples": ["x" * 40]}, '"value"'),
        ({"type": "string", "default": "grey"}, '"grey"'),
        ({"type": "string", "format": "uri"}, '"https://example.com"'),
        ({"type": "string", "format": "date"}, "date(2023, 8, 1"),
        ({"type": "string", "format": "date", "examples": ["2024-02-29"]}, "date(2024, 2, 29"),
        ({"type": "string", "format": "date-time"}, "datetime(2023, 8, 1, tzinfo=UTC"),
        ({"type": "integer"}, "1"),
        ({"type": "integer", "examples": [7]}, "7"),
        ({"type": "number", "examples": [0.5]}, "0.5"),
        ({"type": "number", "examples": ["no number"]}, "1"),
        ({"type": "boolean"}, "True"),
        ({"type": "boolean", "examples": [False]}, "False"),
        ({"type": "integer", "x-unit": "minutes"}, "timedelta(minutes=30"),
        ({"type": "integer", "x-unit": "minutes", "examples": [5]}, "timedelta(minutes=5"),
        ({"type": "string", "x-unit": "HHMM-duration"}, "timedelta(minutes=75"),
        ({"type": "string", "x-unit": "HH:MM", "examples": ["22:15"]}, "time(22, 15"),
        ({"type": "string", "x-unit": "HHMM"}, "time(6, 30"),
        ({"type": "string", "x-unit": "MMYY"}, "Month(2018, 12"),
        ({"type": "string", "enum": ["ONE"]}, '"ONE"'),
        ({"type": "string", "enum": ["ONE", "TWO"]}, '"ONE"'),
        ({"$ref": f"{SCHEMAS}Kind", "examples": ["DOG"]}, '"DOG"'),
        ({"type": "array", "items": {"type": "integer"}}, "[1]"),
        ({"type": "array"}, "[]"),
        ({"type": "object", "additionalProperties": {"type": "string"}}, "{}"),
        ({"$ref": f"{SCHEMAS}Pet"}, "models.Pet(kind=models.Kind.CAT"),
        ({"$ref": f"{SCHEMAS}Tag"}, 'models.TagInput(name="name"'),
        (
            {"type": "array", "items": {"$ref": f"{SCHEMAS}Pet"}},
            "[models.Pet(kind=models.Kind.CAT)]",
        ),
        (
            {"anyOf": [{"$ref": f"{SCHEMAS}Pet"}, {"type": "string"}]},
            "models.Pet(kind=models.Kind.CAT",
        ),
        ({}, '"…"'),
    ],
)
def test_values_are_realistic(tmp_path: Path, schema: object, value: str) -> None:
    assert body_of(sent(tmp_path, schema)) == value


@pytest.mark.parametrize(
    ("value", "source"),
    [
        ("plain", '"plain"'),
        ('say "hi"', "'say \"hi\"'"),
        ("it's", '"it\'s"'),
        ("line\nbreak", '"line\\nbreak"'),
        ("back\\slash", '"back\\\\slash"'),
        (1.5, "1.5"),
        (None, "None"),
    ],
)
def test_literals(value: object, source: str) -> None:
    assert literal(value) == source
    assert eval(source) == value


def describing(schemes: Mapping[str, object], **parts: object) -> dict[str, object]:
    operation = {"security": [dict.fromkeys(schemes, ())], "responses": {}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Test", "version": "1"},
        "paths": {"/pets": {"get": operation}},
        "components": {"securitySchemes": dict(schemes)},
        **parts,
    }


FLOW = {"tokenUrl": "https://example.com/token", "scopes": {}}
LOGIN = {"login": {"path": "/login", "username": "name", "password": "password"}, "token": "token"}


@pytest.mark.parametrize(
    ("scheme", "arguments"),
    [
        ({"type": "http", "scheme": "basic"}, ("username", "password")),
        ({"type": "http", "scheme": "bearer"}, ("access_token",)),
        (
            {"type": "http", "scheme": "bearer", "x-login": LOGIN},
            ("username", "password", "access_token"),
        ),
        ({"type": "apiKey", "in": "header", "name": "X-Key"}, ("api_key",)),
        ({"type": "openIdConnect", "openIdConnectUrl": "https://example.com"}, ("access_token",)),
        (
            {"type": "oauth2", "flows": {"clientCredentials": FLOW}},
            ("client_id", "client_secret", "access_token"),
        ),
        (
            {
                "type": "oauth2",
                "flows": {"implicit": {**FLOW, "authorizationUrl": "https://a.example"}},
            },
            ("access_token",),
        ),
        ({"type": "mutualTLS"}, ()),
        ({"type": "http", "scheme": "digest"}, ("username", "password")),
        ({"type": "http", "scheme": "hoba"}, ()),
    ],
)
def test_what_a_client_is_made_with(
    tmp_path: Path, scheme: object, arguments: tuple[str, ...]
) -> None:
    value = describing({"Told": scheme})
    api = api_of(tmp_path, "1", value["paths"], {}, components=value["components"])

    assert client_arguments(api) == arguments


def test_environments_and_the_user_to_ask_for(tmp_path: Path) -> None:
    servers = [
        {"url": "https://a.example", "x-environment": {"name": "production"}},
        {"url": "https://b.example"},
    ]
    scope = {"header": "User", "argument": "user_id"}
    api = api_of(tmp_path, "1", {}, {}, servers=servers, **{"x-user-scope": scope})

    assert environments(api) == ("production",)
    assert scope_argument(api) == "user_id"
    assert client_arguments(api) == ("user_id",)


CAT: PythonType = ("models.Cat",)


@pytest.mark.parametrize(
    ("given", "wanted", "fit"),
    [
        (CAT, CAT, True),
        (CAT, ("models.Cat", "None"), True),
        (("models.Cat", "None"), CAT, False),
        (("int",), ("float",), True),
        (("float",), ("int",), False),
        ((Fixed("a"),), ("str",), True),
        ((Fixed("a"),), ("int",), False),
        (("str",), (Fixed("a"),), False),
        (("Any",), CAT, True),
        (CAT, ("Any",), True),
        ((Holder("list", CAT),), (Holder("list", ("models.Cat", "None")),), True),
        ((Holder("list", CAT),), (Holder("dict", CAT),), False),
        ((Holder("list", CAT),), CAT, False),
    ],
)
def test_what_fits_where(given: PythonType, wanted: PythonType, *, fit: bool) -> None:
    assert fits(given, wanted) is fit


def test_types_are_written_as_annotations() -> None:
    members: PythonType = (
        Fixed("a"),
        Fixed(1),
        "models.Cat",
        Holder("dict", (Holder("list", ("datetime",)),)),
        "Month",
        "None",
    )
    program = Program(PETS)

    assert text(members) == 'Literal["a", 1] | Cat | dict[str, list[datetime]] | Month | None'
    assert annotation(program, members).startswith('Literal["a", 1] | models.Cat | ')
    assert program.needs == {
        "typing": {"Literal"},
        "pets": {"models", "Month"},
        "datetime": {"datetime"},
    }


ANSWERS = {
    "Home": {
        "type": "object",
        "required": ["by_name", "tags"],
        "properties": {
            "by_name": {"type": "object", "additionalProperties": {"$ref": f"{SCHEMAS}Pet"}},
            "tags": {"type": "array", "items": {"$ref": f"{SCHEMAS}Tag"}},
            "best": {"$ref": f"{SCHEMAS}Toy"},
        },
    },
    "Pet": {"type": "object", "required": ["size"], "properties": {"size": {"type": "integer"}}},
    "Tag": {"type": "string", "enum": ["GOOD", "BAD"]},
    "Toy": {"type": "object", "properties": {"price": {"type": "number"}}},
    "Colour": {"type": "string", "enum": ["RED", "BLUE"]},
    "Sorting": {"type": "string", "enum": ["UP", "DOWN"]},
}


def home(folder: Path) -> End:
    def query(name: str, schema: object) -> object:
        return {"name": name, "in": "query", "schema": schema}

    colours = {"type": "array", "items": {"$ref": f"{SCHEMAS}Colour"}}
    operation = {
        "operationId": "getHome",
        "tags": ["home"],
        "parameters": [
            query("sorting", {"$ref": f"{SCHEMAS}Sorting"}),
            query("colours", colours),
            query("size", {"type": "integer"}),
        ],
        "responses": {
            "200": {
                "description": "",
                "content": {"application/json": {"schema": {"$ref": f"{SCHEMAS}Home"}}},
            }
        },
    }
    return end_of(api_of(folder, "1", {"/home": {"get": operation}}, ANSWERS))


@pytest.mark.parametrize(
    ("pointer", "view", "subject", "lines"),
    [
        (
            "Pet/properties/size",
            "use",
            "",
            ["for pet in home.by_name.values():", "print(pet.size)"],
        ),
        ("Toy/properties/price", "use", "", ["if home.best:", "print(home.best.price)"]),
        (
            "Toy/properties/price",
            "typed",
            "",
            ["if home.best:", "price: float | None = home.best.price"],
        ),
        ("Toy", "use", "", ["print(home.best)"]),
        (
            "Tag/enum/1",
            "use",
            "",
            ["for tag in home.tags:", "if tag is models.Tag.BAD:", "print(tag)"],
        ),
        ("Tag", "typed", "", ["print(value)"]),
        ("Tag", "use", "", []),
        ("Sorting/enum/1", "use", "", ['home = client.home.get(sorting="DOWN")', "print(home)"]),
        ("Colour/enum/1", "use", "", ['home = client.home.get(colours=["BLUE"])', "print(home)"]),
        ("#/paths/~1home/get/parameters/2", "value", "1", []),
        (
            "#/paths/~1home/get/parameters/1",
            "use",
            "",
            ['home = client.home.get(colours=["RED"])', "print(home)"],
        ),
        ("#/servers", "use", "", []),
    ],
)
def test_ways_into_answers(
    tmp_path: Path, pointer: str, view: View, subject: str, lines: list[str]
) -> None:
    end = home(tmp_path)
    at = pointer if pointer[0] == "#" else f"{SCHEMAS}{pointer}"

    shown = show(end, end.surface.places.at(at)[0], view, subject)

    body = [line.strip() for line in shown.partition(" -> None:\n")[2].splitlines()]
    assert [line for line in body if line != "home = client.home.get()"] == lines
