"""Which schemas become named Python types, where they stand, and what they would like to be called.

A type is known by its *key*: its place in words that do not change from version to version
(`Vehicle/information`, `listVehicles/response`). Everything later (names, lock, families) hangs on
keys; two versions that hold a schema at the same place give it the same name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import PurePosixPath
from typing import Final, TypeAlias

from specloom.ir.model import (
    Api,
    BooleanSchema,
    MediaType,
    Operation,
    Reference,
    Schema,
    SchemaObject,
)
from specloom.names.classify import kind_of
from specloom.names.kinds import (
    AnyKind,
    ClassKind,
    EnumKind,
    Kind,
    ListKind,
    LiteralKind,
    MapKind,
    ScalarKind,
    UnionKind,
    of_heirs,
    own,
)
from specloom.names.media import is_opaque, stream_kind
from specloom.names.variants import SORTS, variant_words
from specloom.names.words import MAX_LENGTH, pascal, shorten, singular

__all__ = [
    "NamedType",
    "Prefix",
    "children",
    "is_model",
    "is_plain",
    "named_types",
    "operation_keys",
]

_COMPONENTS: Final = "#/components/schemas/"
_HEIRS: Final = "/discriminator"
_SAID: Final = {"values": "value", "default": "Error"}


@dataclass(frozen=True, slots=True)
class NamedType:
    """A schema that gets a Python name; `steps` are the words it is made of, as they come.

    `input_of` is the type that this one is sent in place of: its members are called the same.
    """

    key: str
    pointer: str
    schema: SchemaObject
    kind: Kind
    steps: tuple[str, ...]
    input_of: NamedType | None = None

    @property
    def candidates(self) -> tuple[str, ...]:
        """Give the names it would like, best first."""
        return _candidates(*self.steps)


def operation_keys(api: Api) -> dict[str, str]:
    """Give, by pointer, what each operation is called in keys: its id, else `GET /path`.

    An id that several operations claim, against the standard, names none of them.
    """
    every = list(_every_operation(api))
    claims = Counter(operation.id for operation in every)
    return {
        one.pointer: one.id if claims[one.id] == 1 and one.id else f"{one.method} {one.path}"
        for one in every
    }


def _every_operation(api: Api) -> Iterator[Operation]:
    for operation in (*api.operations, *api.webhooks):
        yield operation
        yield from operation.callbacks


Prefix: TypeAlias = Callable[[Operation], str]
"""Gives the name that an operation lends to its inline types (`VehicleControlCharging`)."""


def named_types(api: Api, prefix: Prefix) -> Iterator[NamedType]:
    """Walk components, then operations, and give each type that needs a name, once."""
    walk = _Walk(prefix, operation_keys(api))
    for name, schema in api.schemas.items():
        walk.root(schema, name)
    for operation in _every_operation(api):
        walk.operation(operation)
    # The unions of heirs choose last: a first heir renames nothing.
    yield from sorted(walk.found.values(), key=lambda one: of_heirs(one.schema))


def children(key: str, kind: Kind) -> Iterator[tuple[str, Schema]]:
    """Give the schemas directly below a kind with their keys."""
    match kind:
        case ClassKind(properties, extra):
            for name, prop in properties.items():
                yield f"{key}/{name}", prop.schema
            if extra is not None:
                yield f"{key}/values", extra
        case ListKind(items) if items is not None:
            yield f"{key}/items", items
        case MapKind(values) if values is not None:
            yield f"{key}/values", values
        case UnionKind(members, tag):
            steps = variant_words(members, tag) if key else ("",) * len(members)
            for step, member in zip(steps, members, strict=True):
                yield f"{key}/{step}", member
        case _:
            return


@dataclass(slots=True)
class _Walk:
    prefix: Prefix
    operation_keys: Mapping[str, str]
    found: dict[str, NamedType] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    done: set[str] = field(default_factory=set)
    open: list[str] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)
    variants: dict[str, str] = field(default_factory=dict)
    needless: set[str] = field(default_factory=set)

    def root(self, schema: Schema, key: str) -> None:
        """Start at a component: its key is its name."""
        if isinstance(schema, Reference) or own(schema).pointer != schema.pointer:
            return  # a second name for another component, which is visited by itself
        self.visit(schema, key)

    def operation(self, operation: Operation) -> None:
        """Start at everything inline in an operation."""
        key = self.operation_keys[operation.pointer]
        self.words[key] = self.prefix(operation)
        for parameter in operation.parameters:
            owner = _shared_place(parameter.pointer) or key
            schema = parameter.schema or (parameter.content.schema if parameter.content else None)
            if schema is not None:
                self.visit(schema, f"{owner}/{parameter.name}")
        if operation.request_body:
            self._content(operation.request_body.content, f"{key}/body")
        main = next((r for r in operation.responses if r.status[:1] == "2" and r.content), None)
        for response in operation.responses:
            place = f"{key}/{'response' if response is main else response.status}"
            self._content(response.content, _shared_place(response.pointer) or place)

    def _content(self, content: tuple[MediaType, ...], key: str) -> None:
        for media in content:
            if is_opaque(media) and not stream_kind(media.name):
                continue  # it goes as text or bytes, whatever its schema says
            for schema in (media.schema, media.item_schema):
                if schema is not None:
                    self.visit(schema, key)

    def visit(self, schema: Schema, key: str) -> None:
        """Name a schema if it needs it, and everything inline below it."""
        target = own(schema)
        if isinstance(target, BooleanSchema) or is_plain(target):
            return
        if target.pointer in self.done:
            if target.pointer not in self.found and self._is_nameless_loop(target.pointer):
                self._name(target, self._own_key(target.pointer), key, kind_of(target))
            return
        kind = kind_of(target)
        own_key = self._own_key(target.pointer)
        self.done.add(target.pointer)
        if _needs_name(kind):
            self._name(target, own_key, key, kind)
        key = own_key or key
        self.open.append(target.pointer)
        found = tuple(children(key, kind))
        if isinstance(kind, UnionKind):
            self._variants(target.pointer, key, found)
        for below, child in found:
            self.visit(child, below)
        self.open.pop()

    def _variants(self, union: str, key: str, members: Sequence[tuple[str, Schema]]) -> None:
        """Note the words for members of a union, and which of them a name may go without."""
        inline = [below for below, one in members if own(one).pointer.startswith(f"{union}/")]
        inline = [below for below, one in members if below in inline and not _is_scalar(one)]
        for below, member in members:
            step = below.removeprefix(f"{key}/")
            self._call(union, member.pointer, step)
            if step in SORTS or inline == [below]:
                self.needless.add(below)

    def _call(self, union: str, member: str, step: str) -> None:
        """Note the words for a member that stands in its union, or in one within that."""
        if member.startswith(f"{union}/"):
            *outer, last = re.findall(r"/(?:one|any)Of/\d+", member[len(union) :]) or [""]
            at = union
            for part in outer:
                at = member[: member.index(part, len(at)) + len(part)]
                self.variants.setdefault(at, "")
            self.variants[member[: member.index(last, len(at)) + len(last)]] = step

    def _own_key(self, pointer: str) -> str:
        """Derive the key of whatever stands in (or below) a component from its pointer."""
        if not pointer.startswith(_COMPONENTS):
            return "" if pointer.startswith("#/") else _foreign_key(pointer, self.variants)
        name, *rest = pointer[len(_COMPONENTS) :].split("/")
        steps = _steps(rest, f"{_COMPONENTS}{name}", self.variants)
        return "/".join((_unescape(name), *steps))

    def _is_nameless_loop(self, pointer: str) -> bool:
        """Tell what holds itself without a type between that has a name."""
        inside = self.open[self.open.index(pointer) :] if pointer in self.open else ()
        return bool(inside) and self.found.keys().isdisjoint(inside)

    def _name(self, schema: SchemaObject, own_key: str, key: str, kind: Kind) -> None:
        any_heir = own_key.removesuffix(_HEIRS) if of_heirs(schema) else ""
        wanted = f"any {any_heir}" if any_heir else own_key or key
        key = self._free(wanted)
        self.keys.add(key)
        steps = self._marked(wanted, _split(any_heir or key, {} if own_key else self.words))
        if any_heir:
            steps = (f"Any{steps[0]}", *steps[1:])
        self.found[schema.pointer] = NamedType(key, schema.pointer, schema, kind, steps)

    def _marked(self, key: str, steps: tuple[str, ...]) -> tuple[str, ...]:
        """Mark the steps that a name may go without."""
        tokens = key.split("/")
        above = len(tokens) - len(steps) + 1
        return tuple(
            f"{_NEEDLESS}{step}" if at and "/".join(tokens[: above + at]) in self.needless else step
            for at, step in enumerate(steps)
        )

    def _free(self, key: str) -> str:
        """Number a key where two places of a description have the same words."""
        if key not in self.keys:
            return key
        return next(one for number in count(2) if (one := f"{key} {number}") not in self.keys)


_NEEDLESS: Final = "~"
"""Before a step that a name may go without."""


def _is_scalar(schema: Schema) -> bool:
    return isinstance(kind_of(schema), ScalarKind | LiteralKind | AnyKind)


_HOLDING: Final = frozenset(("array", "object"))


def is_plain(schema: BooleanSchema | SchemaObject) -> bool:
    """Tell most schemas, which nothing below could need a name for: they hold scalars alone."""
    if isinstance(schema, BooleanSchema):
        return True
    return schema.enum is None and schema.composition is None and _HOLDING.isdisjoint(schema.types)


def _needs_name(kind: Kind) -> bool:
    match kind:
        case ClassKind() | EnumKind():
            return True
        case UnionKind(members):
            return all(map(is_model, members))
        case _:
            return False


def is_model(schema: Schema) -> bool:
    """Tell a member of a union that is a class, or one of a class and its heirs."""
    return isinstance(kind_of(schema), ClassKind) or of_heirs(own(schema))


def _unescape(token: str) -> str:
    return token.replace("~1", "/").replace("~0", "~")


def _shared_place(pointer: str) -> str:
    """Name the place of a parameter or response that operations share, else the empty string."""
    tokens = pointer.split("/")
    if len(tokens) >= 4 and tokens[1] == "components":  # noqa: PLR2004 - #/components/kind/name
        return _unescape(tokens[3])
    return ""


_SHELVES: Final = frozenset(("$defs", "components", "definitions", "schemas"))
"""Where files keep their schemas, each under its name."""
_KEYWORDS: Final = frozenset(
    """additionalProperties allOf anyOf items not oneOf patternProperties prefixItems properties
    type""".split()
)


def _foreign_key(pointer: str, variants: Mapping[str, str]) -> str:
    """Name a schema of another file: by its name there, else by the file's.

    Gives the empty string for what stands in an operation, which lends its own name.
    """
    file, _, inside = pointer.partition("#")
    tokens = inside.split("/")[1:]
    at = next((place for place, token in enumerate(tokens) if token not in _SHELVES), len(tokens))
    shelved, rest = at > 0, tokens[at:]
    if "schema" in rest[1:]:
        return ""
    named = bool(rest) and (shelved or rest[0] not in _KEYWORDS)
    name = _unescape(rest.pop(0)) if named else PurePosixPath(file).stem
    above = pointer.removesuffix("/".join(("", *rest))) if rest else pointer
    return "/".join((name, *_steps(rest, above, variants)))


def _steps(tokens: list[str], above: str, variants: Mapping[str, str]) -> Iterator[str]:
    """Give the steps that tokens below a pointer stand for; members of unions have their words."""
    at = 0
    while at < len(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else ""
        match tokens[at]:
            case "properties" | "patternProperties":
                yield _unescape(following)
            case "type":
                yield following
            case "oneOf" | "anyOf":
                here = "/".join((above, *tokens[: at + 2]))
                yield from filter(None, [variants.get(here, f"option {int(following or 0) + 1}")])
            case "allOf" | "prefixItems":
                pass
            case "additionalProperties":
                yield "values"
                at -= 1
            case other:
                yield _unescape(other)
                at -= 1
        at += 2


def _candidates(first: str, *rest: str) -> tuple[str, ...]:
    """Give names a type would like: first without the steps that it may go without."""
    kept = [step for step in rest if not step.startswith(_NEEDLESS)]
    if kept == [*rest]:
        return tuple(_names(first, *rest))
    steps = (step.removeprefix(_NEEDLESS) for step in rest)
    said = _names(first, *(SORTS.get(step, step) for step in steps))
    short = _names(first, *kept)
    return tuple(dict.fromkeys((next(short), *said, *short)))


def _names(first: str, *rest: str) -> Iterator[str]:
    """Give names of all the words of a key or, where too long, of some."""
    parts = [first]
    for step in rest:
        if step == "items":
            one = singular(parts[-1])
            parts[-1] = one if one != parts[-1] or len(parts) > 1 else f"{one}Item"
        elif step != "body" or len(rest) == 1:
            parts.append(pascal(_SAID.get(step, f"Error{step}" if step.isdigit() else step)))
    full = "".join(parts)
    tails = [parts[0] + "".join(parts[-length:]) for length in range(1, len(parts) - 1)]
    if len(full) <= MAX_LENGTH:
        wishes = [full, *tails[:1], f"{full}Schema"]
    else:
        wishes = [name for name in (*tails, "".join((*parts[:2], parts[-1]))) if _fits(name)]
    yield from dict.fromkeys(shorten(wish) for wish in (*wishes, full))


def _fits(name: str) -> bool:
    return len(name) <= MAX_LENGTH


def _split(key: str, words: Mapping[str, str]) -> tuple[str, ...]:
    """Name the operation or component of a key; after it come the steps below it."""
    tokens = key.split("/")
    if not words:
        return pascal(tokens[0]), *tokens[1:]
    for length in range(len(tokens), 0, -1):
        word = words.get("/".join(tokens[:length]))
        if word is not None:
            return word, *tokens[length:]
    return pascal(tokens[0]), *tokens[1:]
