"""Texts that mean harm, and a description with a text in every place that may hold one."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, TypeAlias
from urllib.parse import quote

__all__ = ["CANARY", "PLACES", "described", "harmless", "hostile_texts"]

Text: TypeAlias = Callable[[str], str]
"""Gives the text of a place of some kind."""

CANARY: Final = "SPECLOOM_CANARY"

_QUOTES: Final = ('"', "'", '"""', "'''", "\\", '\\"', "\\'", "\\\\", '\\"""', "`", "```")
_CLOSING: Final = (")", "]", "})", '")', "')", '""")', "#", "\\N{BULLET}", "\\x22", "\\u0022")
_ENDS: Final = (*_QUOTES, *_CLOSING)
_BREAKS: Final = ("\n", "\r", "\r\n", "\t", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029")
_MARKS: Final = ("\0", "\x7f", "\x1b[2J", "\u202e", "\u2066", "\ufeff", "\ufffe", "\U0010ffff")
_TEMPLATES: Final = "{{7*7}} {%raw%} {#\t#} {0} { }} {!r} %s $x {x=} <script>".split(" ")
_CODE: Final = tuple(
    code.replace("CANARY", CANARY)
    for code in (
        *("CANARY()", "import CANARY", "__import__('os').system('CANARY')", "@CANARY"),
        *("lambda: CANARY()", "raise CANARY", "{CANARY()}", "# type: CANARY", "= CANARY()"),
        *("-> CANARY:", "*CANARY", "CANARY: int = CANARY()", "{{ CANARY() }}"),
    )
)
_WORDS: Final = """
    class def None True lambda await match type self cls id list dict str int object print exec eval
    __class__ __init__ __import__ __builtins__ __all__ __getattr__ model_config model_fields Model
    wire models _runtime builtins httpx Any Literal Annotated TYPE_CHECKING Field OMITTED Request
    client resources é 名前 ключ 🙂 1st - _ . / ~ ~1 %2F
""".split()
_ALIKE: Final = (  # what Python reads as class, eval, exec, fi, self, as, if, Enum and IV
    *("\uff43\uff4c\uff41\uff53\uff53", "\uff45\uff56\uff41\uff4c", "\U0001d41exec"),
    *("\ufb01", "\u017felf", "\xaas", "\u2071f", "\u2130num", "\u2163"),
)
_OTHERS: Final = ("", " ", "x" * 5000, "word " * 400, "* * *", "Args:", "---", "- [ ] x")
_ATOMS: Final = (
    *(*_ENDS, *_BREAKS, *_MARKS, *_TEMPLATES),
    *(*_CODE, *_WORDS, *_ALIKE, *_OTHERS),
)


def hostile_texts(start: int) -> Iterator[str]:
    """Give hostile texts without end, each once, the same for the same `start`."""
    chance = random.Random(start)
    seen: set[str] = set()
    while True:
        text = _hostile(chance)
        if text not in seen:
            seen.add(text)
            yield text


def _hostile(chance: random.Random) -> str:
    atoms = chance.choices(_ATOMS, k=chance.choice((1, 1, 2, 3, 5)))
    if chance.random() < 0.6:
        end, line = chance.choice(_ENDS), chance.choice(("", *_BREAKS))
        atoms += [end, line, chance.choice(_CODE), line, end]
    return "".join(atoms)


def _pointer(name: str) -> str:
    return "#/components/schemas/" + quote(name.replace("~", "~0").replace("/", "~1"), safe="~")


def _models(text: Text) -> dict[str, Any]:
    """Give schemas whose every text may be hostile."""
    names = [text("schema") for _ in range(8)]
    thing, choice, loop, cat, dog, colour, level, child = names
    tag, one, two = text("tag property"), text("tag"), text("tag")
    prose = {"title": text("title"), "description": text("description")}
    literal = {"type": "string", "const": text("constant"), "description": text("description")}
    properties = {
        text("property"): {"type": "string", **prose, "default": text("default")},
        text("property"): {
            "type": ["string", "null"],
            "pattern": text("pattern"),
            "deprecated": True,
        },
        text("property"): literal,
        text("property"): {"enum": [text("value"), text("value"), 1, True, None]},
        text("property"): {"type": "string", "enum": [text("value"), text("value")]},
        text("property"): {"type": "array", "items": {"type": "string", "const": text("constant")}},
        text("property"): {"type": "object", "additionalProperties": {"const": text("constant")}},
        text("property"): {"type": "integer", "format": text("format"), "x-unit": text("unit")},
        text("property"): {"type": "object", "properties": {text("property"): {"type": "number"}}},
        text("property"): {"$ref": _pointer(loop)},
        text("property"): {"$ref": _pointer(choice), "description": text("description")},
    }
    required = [*properties][:3]
    either = {"oneOf": [{"$ref": _pointer(cat)}, {"$ref": _pointer(dog)}], "title": text("title")}
    meaning, other = text("value"), text("value")
    return {
        thing: {"type": "object", "properties": properties, "required": required, **prose}
        | {"x-note": text("extension"), "example": {text("example"): text("example")}},
        choice: either
        | {
            "discriminator": {
                "propertyName": tag,
                "mapping": {one: _pointer(cat), two: _pointer(dog)},
            }
        },
        cat: {"type": "object", "properties": {tag: {"type": "string"}}, "required": [tag]},
        dog: {"allOf": [{"$ref": _pointer(cat)}, {"properties": {text("property"): {}}}]},
        loop: {
            "anyOf": [
                {"const": text("constant")},
                {"type": "array", "items": {"$ref": _pointer(loop)}},
            ],
            "description": text("description"),
        },
        colour: {
            "type": "string",
            "enum": [meaning, other],
            "x-enum-descriptions": {meaning: text("description")},
        },
        level: {"type": "integer", "enum": [1, 2], "description": text("description")},
        child: {
            "type": "object",
            "properties": {text("property"): {"$ref": _pointer(colour)}},
            "additionalProperties": {"$ref": _pointer(level)},
            "patternProperties": {text("pattern"): {"type": "string"}},
        },
        "Anchor": {"type": "object", "properties": {"thing": {"$ref": _pointer(thing)}}},
    }


def _operation(text: Text, schema: Any, place: int) -> dict[str, Any]:
    parameters = [
        {
            "name": text(f"{where} parameter"),
            "in": where,
            "description": text("description"),
            "schema": {"type": "string", "default": text("default")},
        }
        for where in ("query", "header", "cookie")
    ]
    choices = {"type": "string", "enum": [text("value"), text("value")]}
    form = {"type": "object", "properties": {text("part"): {"type": "string"} for _ in range(2)}}
    media = ("application/json", "multipart/form-data", "application/x-www-form-urlencoded")[place]
    return {
        "operationId": text("operationId"),
        "summary": text("summary"),
        "description": text("description"),
        "tags": [text("tag name")],
        "deprecated": place == 1,
        "externalDocs": {"url": text("url"), "description": text("description")},
        "x-note": text("extension"),
        "parameters": [
            {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}},
            *parameters,
            {"name": text("query parameter"), "in": "query", "schema": choices},
        ],
        "requestBody": {"description": text("description"), "content": {media: {"schema": form}}},
        "responses": {
            "200": {
                "description": text("description"),
                "content": {"application/json": {"schema": schema}},
                "headers": {text("header"): {"schema": {"type": "string"}}},
            },
            "404": {
                "description": text("description"),
                "content": {f"application/x-{text('media type')}": {"schema": {"type": "string"}}},
            },
        },
    }


def _listing(text: Text) -> dict[str, Any]:
    """Give an operation whose pages are walked, beside parameters of rarer kinds."""
    after, following = text("query parameter"), text("property")
    token = following.replace("~", "~0").replace("/", "~1")
    page = {
        "type": "object",
        "properties": {
            "items": {"type": "array", "items": {"$ref": "#/components/schemas/Anchor"}},
            following: {"type": ["string", "null"]},
        },
        "required": ["items"],
    }
    deep = {"type": "object", "properties": {text("property"): {"type": "string"}}}
    events = {"text/event-stream": {"itemSchema": {"const": text("constant")}}}
    return {
        "operationId": text("operationId"),
        "tags": [text("tag name")],
        "x-pagination": {
            "kind": "cursor",
            "items": "/items",
            "next": f"/{token}",
            "parameter": after,
        },
        "parameters": [
            {"name": after, "in": "query", "schema": {"type": "string"}},
            {
                "name": text("query parameter"),
                "in": "query",
                "style": "deepObject",
                "schema": deep,
                "description": text("description"),
            },
            {
                "name": text("query parameter"),
                "in": "query",
                "content": {"application/json": {"schema": deep}},
            },
        ],
        "responses": {
            "200": {"description": "", "content": {"application/json": {"schema": page}}},
            "4XX": {"description": text("description"), "content": events},
        },
    }


def _schemes(text: Text, first: str) -> dict[str, Any]:
    address = f"https://id.example.com/{text('url')}"
    flow = {"tokenUrl": address, "scopes": {text("scope"): text("description")}}
    return {
        first: {
            "type": "apiKey",
            "in": "header",
            "name": text("header"),
            "description": text("description"),
        },
        text("security scheme"): {"type": "http", "scheme": text("scheme")},
        text("security scheme"): {"type": "oauth2", "flows": {"clientCredentials": flow}},
    }


def _info(text: Text) -> dict[str, Any]:
    return {
        "title": text("title"),
        "version": text("version"),
        "description": text("description"),
        "summary": text("summary"),
        "contact": {"name": text("contact"), "url": text("url")},
        "license": {"name": text("license")},
        "x-note": text("extension"),
    }


def _servers(text: Text) -> list[dict[str, Any]]:
    variable = {"default": text("variable"), "description": text("description")}
    return [
        {"url": f"https://example.com/{text('url')}", "description": text("description")},
        {"url": f"https://example.org/{text('url')}", "x-environment": {"name": text("name")}},
        {"url": "https://example.net"},  # an address, whatever the texts leave of the others
        {"url": "https://{host}.example.com", "variables": {"host": variable}},
    ]


def _description(text: Text) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Anchor"}
    scheme = text("security scheme")
    hook = _operation(text, schema, 0)
    paths = {f"/{text('path')}/{{id}}/{at}": _operation(text, schema, at) for at in range(3)}
    return {
        "openapi": "3.1.0",
        "info": _info(text),
        "servers": _servers(text),
        "tags": [{"name": text("tag name"), "description": text("description")}],
        "x-version-header": {"name": text("header"), "value": text("version")},
        "x-user-scope": {"header": text("header"), "argument": text("argument")},
        "x-webhook-signature": {
            "header": text("header"),
            "prefix": text("prefix"),
            "algorithm": "hmac-sha256",
            "encoding": "hex",
        },
        "security": [{scheme: []}],
        "webhooks": {text("webhook"): {"post": {**hook, "parameters": []}}},
        "paths": {
            **{path: {"post": operation} for path, operation in paths.items()},
            f"/{text('path')}": {"get": _listing(text)},
        },
        "components": {"schemas": _models(text), "securitySchemes": _schemes(text, scheme)},
    }


def described(texts: Sequence[str]) -> tuple[dict[str, Any], list[str]]:
    """Give the description with these texts, one a place, and the kinds of the places."""
    kinds: list[str] = []

    def text(kind: str) -> str:
        kinds.append(kind)
        return _fitted(kind, len(kinds), texts[len(kinds) - 1])

    return _description(text), kinds


def _fitted(kind: str, at: int, text: str) -> str:
    """Give a place what it can hold: a path has parameters in braces, a tag a word of its own."""
    if kind in ("path", "url"):
        return re.sub(r"[{}]", "", text)
    if kind == "tag name":
        return f"{text} tag {at}" if at % 2 else f"tag {at} {text}"
    return text


def harmless(count: int) -> list[str]:
    """Give texts that mean no harm."""
    return [f"harmless-{at} text" for at in range(count)]


PLACES: Final = len(described(harmless(1_000))[1])
"""How many texts the description holds."""
