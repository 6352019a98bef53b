"""The symbol map: what each place of one description is called in Python."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from specloom.ir.model import Api, MediaType, Operation, Parameter
from specloom.names.classify import kind_of
from specloom.names.kinds import ClassKind, nullable
from specloom.names.types import NamedType
from specloom.names.words import identifier

__all__ = [
    "Argument",
    "ArgumentPlace",
    "Method",
    "Symbols",
    "body_media",
    "flat_body",
    "path_template",
    "plan_arguments",
]

ArgumentPlace: TypeAlias = Literal["path", "query", "header", "cookie", "body", "whole body"]

_IGNORED_HEADERS: Final = frozenset(("accept", "content-type", "authorization"))
"""OpenAPI says that these header parameters shall be ignored (Parameter Object, `name`)."""

_ARGUMENT_NAMES: Final = frozenset("bool builtins bytes dict float int models object str".split())
"""What the body of a method needs: no argument may hide it."""

_HOLE: Final = r"\{([^{}]*)\}"

_BODY_TYPES: Final = (
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
)


@dataclass(frozen=True, slots=True)
class Method:
    """Where an operation is found on a client: `client.resource.name(…)`."""

    resource: str
    name: str


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a method: a parameter, a member of the body, or the whole body."""

    name: str
    place: ArgumentPlace
    wire: str
    pointer: str
    required: bool
    parameter: Parameter | None = None


@dataclass(frozen=True, slots=True)
class Symbols:
    """Names of one version, by pointer.

    `members` of a type go from the property or enum value on the wire to the Python name.
    """

    named: Mapping[str, NamedType]
    types: Mapping[str, str]
    members: Mapping[str, Mapping[str, str]]
    methods: Mapping[str, Method]
    arguments: Mapping[str, tuple[Argument, ...]]

    def items(self) -> Iterator[tuple[str, str]]:
        """Give the whole map, pointer to dotted symbol, in a stable order."""
        for pointer, name in self.types.items():
            yield pointer, f"models.{name}"
            kind = self.named[pointer].kind
            for wire, member in self.members[pointer].items():
                if isinstance(kind, ClassKind):
                    if wire in kind.properties:
                        yield _below(pointer, "properties", wire), f"models.{name}.{member}"
                else:
                    yield _below(pointer, "enum", wire), f"models.{name}.{member}"
        for pointer, method in self.methods.items():
            yield pointer, f"{method.resource}.{method.name}"
            for argument in self.arguments[pointer]:
                yield (
                    f"{pointer}/~arguments/{argument.place}/{_escape(argument.wire)}",
                    f"{method.resource}.{method.name}({argument.name})",
                )


def _escape(token: str) -> str:
    return token.replace("~", "~0").replace("/", "~1")


def _below(pointer: str, keyword: str, token: str) -> str:
    return f"{pointer}/{keyword}/{_escape(token)}"


def body_media(operation: Operation) -> MediaType | None:
    """Choose the media type a client sends: JSON, else a form, else the first."""
    content = operation.request_body.content if operation.request_body else ()
    for wanted in _BODY_TYPES:
        for media in content:
            name = media.name.split(";")[0].strip().lower()
            if name == wanted or (wanted == "application/json" and name.endswith("+json")):
                return media
    return content[0] if content else None


def flat_body(operation: Operation) -> ClassKind | None:
    """Give the body's properties where they become keyword arguments.

    They do where the body is one object of known properties, in JSON or a form; a union, a list,
    an open object or any other media type is passed whole.
    """
    media = body_media(operation)
    if media is None or media.schema is None or nullable(media.schema):
        return None
    name = media.name.split(";")[0].strip().lower()
    if name not in {*_BODY_TYPES, "*/*", "application/*"} and not name.endswith("+json"):
        return None
    kind = kind_of(media.schema)
    return kind if isinstance(kind, ClassKind) and kind.extra is None else None


def path_template(operation: Operation) -> tuple[str, tuple[str, ...]]:
    """Give an operation's path with `{}` for every hole, and the names in its holes, in order."""
    path = operation.path.replace("{{", "{").replace("}}", "}")
    return re.sub(_HOLE, "{}", path), tuple(re.findall(_HOLE, path))


def plan_arguments(operation: Operation, api: Api) -> tuple[Argument, ...]:
    """Name an operation's arguments: path first, then the rest, required before optional."""
    taken: set[str] = set()
    planned: list[Argument] = []
    for place, wire, pointer, required, parameter in _inputs(operation, api):
        name = identifier(wire, _ARGUMENT_NAMES)
        name = name if name not in taken else f"{name}_{place.split()[-1]}"
        while name in taken:
            name += "_"
        taken.add(name)
        planned.append(Argument(name, place, wire, pointer, required, parameter))
    return tuple(sorted(planned, key=lambda one: (one.place != "path", not one.required)))


_Input: TypeAlias = tuple[ArgumentPlace, str, str, bool, Parameter | None]


def _inputs(operation: Operation, api: Api) -> Iterator[_Input]:
    hidden = _constant_headers(api)
    in_path = {p.name: p for p in operation.parameters if p.location == "path"}
    _, holes = path_template(operation)
    for name in dict.fromkeys(holes):
        declared = in_path.get(name)
        yield "path", name, declared.pointer if declared else operation.pointer, True, declared
    for parameter in operation.parameters:
        match parameter.location:
            case "query" | "querystring" | "cookie":
                place: ArgumentPlace = "cookie" if parameter.location == "cookie" else "query"
                yield place, parameter.name, parameter.pointer, parameter.required, parameter
            case "header" if parameter.name.lower() not in hidden:
                name = _scope_argument(api, parameter.name) or parameter.name
                yield "header", name, parameter.pointer, parameter.required, parameter
            case _:
                pass
    yield from _body_inputs(operation)


def _body_inputs(operation: Operation) -> Iterator[_Input]:
    body = operation.request_body
    if body is None:
        return
    flat = flat_body(operation)
    if flat is None:
        yield "whole body", "body", body.pointer, body.required, None
        return
    for wire, prop in flat.properties.items():
        if not _read_only(prop.schema):
            yield "body", wire, prop.schema.pointer, body.required and prop.required, None


def _read_only(schema: object) -> bool:
    annotations = getattr(schema, "annotations", None)
    return bool(annotations and annotations.read_only)


def _constant_headers(api: Api) -> frozenset[str]:
    version = api.extensions.get("x-version-header")
    name = version.get("name") if isinstance(version, dict) else None
    return _IGNORED_HEADERS | ({name.lower()} if isinstance(name, str) else set())


def _scope_argument(api: Api, header: str) -> str:
    scope = api.extensions.get("x-user-scope")
    if isinstance(scope, dict) and str(scope.get("header", "")).lower() == header.lower():
        return str(scope.get("argument", ""))
    return ""
