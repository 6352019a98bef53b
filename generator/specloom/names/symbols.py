"""The symbol map: what each place of one description is called in Python."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

from specloom.ir.model import Api, MediaType, Operation, Parameter, RequestBody, Schema
from specloom.names.credentials import is_sent_by_client, ways_in
from specloom.names.kinds import ClassKind, is_read_only
from specloom.names.media import body_ways, flat_media
from specloom.names.types import NamedType
from specloom.names.words import identifier

__all__ = [
    "Argument",
    "ArgumentPlace",
    "Method",
    "Symbols",
    "path_template",
    "plan_arguments",
]

ArgumentPlace: TypeAlias = Literal["path", "query", "header", "cookie", "body", "whole body"]
_PLACES: Final[tuple[ArgumentPlace, ...]] = get_args(ArgumentPlace)

_IGNORED_HEADERS: Final = frozenset(("accept", "content-type", "authorization"))
"""OpenAPI says that these header parameters shall be ignored (Parameter Object, `name`)."""

_ARGUMENT_NAMES: Final = frozenset("bool builtins bytes dict float int models object str".split())
"""What the body of a method needs: no argument may hide it."""

_HOLE: Final = r"\{([^{}]*)\}"


@dataclass(frozen=True, slots=True)
class Method:
    """Where an operation is found on a client: `client.resource.name(…)`."""

    resource: str
    name: str


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a method: a parameter, a member of the body, or the whole body.

    `schema` is that of its values, where one is stated. One of a body in several media types is
    required where each of them needs it, and has the schema of the first that knows it. One that is
    `held` is a credential: the client sends its own where it is left out, so it is never required.
    """

    name: str
    place: ArgumentPlace
    wire: str
    pointer: str
    required: bool
    parameter: Parameter | None = None
    schema: Schema | None = None
    held: bool = False


@dataclass(frozen=True, slots=True)
class Symbols:
    """Names of one version, by pointer.

    `members` of a type go from the property or enum value on the wire to the Python name; `further`
    are methods that an operation may have beside its own, by its pointer and what they are for.
    `spare` have no name: classes that nothing needs, as their members are arguments.
    `inputs` go from the name of a type to that of the type that is made to be sent in its place.
    """

    named: Mapping[str, NamedType]
    types: Mapping[str, str]
    members: Mapping[str, Mapping[str, str]]
    methods: Mapping[str, Method]
    arguments: Mapping[str, tuple[Argument, ...]]
    further: Mapping[tuple[str, str], str]
    spare: frozenset[str]
    inputs: Mapping[str, str]

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


def path_template(operation: Operation) -> tuple[str, tuple[str, ...]]:
    """Give an operation's path with `{}` for every hole, and the names in its holes, in order.

    It starts with a slash, as paths do.
    """
    path = f"/{operation.path.removeprefix('/')}".replace("{{", "{").replace("}}", "}")
    return re.sub(_HOLE, "{}", path), tuple(re.findall(_HOLE, path))


def plan_arguments(operation: Operation, api: Api) -> tuple[Argument, ...]:
    """Name an operation's arguments: path first, then the rest, required before optional."""
    inputs, ways = tuple(_inputs(operation, api)), ways_in(operation, api)
    planned: list[Argument] = []
    for name, (place, wire, pointer, required, stated) in zip(_names(inputs), inputs, strict=True):
        parameter = stated if isinstance(stated, Parameter) else None
        schema = _schema_of(stated) if isinstance(stated, Parameter) else stated
        held = parameter is not None and is_sent_by_client(parameter, ways, api)
        due = required and not held
        planned.append(Argument(name, place, wire, pointer, due, parameter, schema, held))
    return tuple(sorted(planned, key=lambda one: (one.place != "path", not one.required)))


def _names(inputs: Sequence[_Input]) -> list[str]:
    """Name inputs: of several that want one name, the path's has it, else whose spelling it is."""
    names = [identifier(wire, _ARGUMENT_NAMES) for _, wire, *_ in inputs]
    if len({*names}) == len(names):
        return names
    taken: set[str] = set()
    for at in sorted(range(len(names)), key=lambda at: _precedence(inputs[at], names[at])):
        name = names[at]
        name = name if name not in taken else f"{name}_{inputs[at][0].split()[-1]}"
        while name in taken:
            name += "_"
        names[at] = name
        taken.add(name)
    return names


def _precedence(stated: _Input, name: str) -> tuple[bool, bool, int, str]:
    place, wire, *_ = stated
    return place != "path", name != wire, _PLACES.index(place), wire


def _schema_of(parameter: Parameter) -> Schema | None:
    return parameter.schema or (parameter.content.schema if parameter.content else None)


_Input: TypeAlias = tuple[ArgumentPlace, str, str, bool, Parameter | Schema | None]


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
    """Give what the media types of the body take, each input once."""
    body = operation.request_body
    ways = [tuple(_way_inputs(body, media)) for media in body_ways(operation)] if body else []
    everywhere = [{one[:2] for one in way if one[3]} for way in ways]
    given: set[tuple[str, str]] = set()
    for place, wire, pointer, _, schema in (one for way in ways for one in way):
        if (place, wire) not in given:
            given.add((place, wire))
            required = all((place, wire) in needed for needed in everywhere)
            yield place, wire, pointer, required, schema


def _way_inputs(body: RequestBody, media: MediaType) -> Iterator[_Input]:
    flat = flat_media(media)
    if flat is None:
        yield "whole body", "body", body.pointer, body.required, media.schema
        return
    for wire, prop in flat.properties.items():
        if not is_read_only(prop.schema):
            required = body.required and prop.required
            yield "body", wire, prop.schema.pointer, required, prop.schema


def _constant_headers(api: Api) -> frozenset[str]:
    version = api.extensions.get("x-version-header")
    name = version.get("name") if isinstance(version, dict) else None
    return _IGNORED_HEADERS | ({name.lower()} if isinstance(name, str) else set())


def _scope_argument(api: Api, header: str) -> str:
    scope = api.extensions.get("x-user-scope")
    if isinstance(scope, dict) and str(scope.get("header", "")).lower() == header.lower():
        return str(scope.get("argument", ""))
    return ""
