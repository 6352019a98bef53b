"""Views of the generated models: classes, enums, unions and aliases, ready for their template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Final, TypeAlias

from specloom.ir.model import ANNOTATIONS, Annotations, Reference, Schema, SchemaObject
from specloom.names import (
    ClassKind,
    EnumKind,
    LiteralKind,
    NamedType,
    Property,
    Symbols,
    UnionKind,
    is_model,
    kind_of,
    of_heirs,
    own,
)
from specloom.render.engine import Engine, Field
from specloom.render.markup import plain
from specloom.render.shapes import (
    Shape,
    annotation,
    exact,
    references,
    shape_of,
    units,
    unnamed,
    with_inputs,
)
from specloom.render.text import Prose, said_default, sentence

__all__ = [
    "AliasView",
    "ClassView",
    "Definition",
    "EnumView",
    "FieldView",
    "UnionView",
    "annotations_of",
    "define",
    "described",
]


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field: `wire` is its name in JSON, `annotation` its type as source."""

    name: str
    wire: Prose
    annotation: str
    required: bool
    doc: Prose
    deprecated: bool
    secret: bool


@dataclass(frozen=True, slots=True)
class ClassView:
    """A pydantic model. `extra` annotates properties the description does not name."""

    name: str
    doc: Prose
    fields: tuple[FieldView, ...]
    extra: str
    deprecated: bool
    refs: frozenset[str]
    units: frozenset[str]
    kind: str = "class"


@dataclass(frozen=True, slots=True)
class EnumView:
    """An open enum of strings or integers; members are (name, value, doc)."""

    name: str
    doc: Prose
    base: str
    members: tuple[tuple[str, Prose | int, Prose], ...]
    refs: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    kind: str = "enum"


@dataclass(frozen=True, slots=True)
class UnionView:
    """A union of classes; `tags` goes from the value of `tag` to the member's name.

    `rest` is the member for every other value; without one, it is an unknown variant. A union
    `of_heirs` may be a member of other unions.
    """

    name: str
    doc: Prose
    members: tuple[str, ...]
    tag: Prose
    tags: tuple[tuple[Prose, str], ...]
    rest: str
    refs: frozenset[str]
    of_heirs: bool = False
    units: frozenset[str] = frozenset()
    kind: str = "union"


@dataclass(frozen=True, slots=True)
class AliasView:
    """A name for a type that is no class: only where it contains itself."""

    name: str
    doc: Prose
    annotation: str
    refs: frozenset[str]
    units: frozenset[str]
    kind: str = "alias"


Definition: TypeAlias = ClassView | EnumView | UnionView | AliasView


def define(symbols: Symbols, secrets: frozenset[str], engine: Engine) -> tuple[Definition, ...]:
    """Give the definitions of one version in the order of its description.

    `secrets` are names of properties that show nowhere, beside those that every API has.
    """
    classes = dict(_classes(symbols, secrets, engine))
    views: list[Definition] = []
    for pointer, named in symbols.named.items():
        name = symbols.types[pointer]
        match named.kind:
            case ClassKind():
                views.append(classes[name])
            case EnumKind():
                views.append(_enum(named, name, symbols))
            case UnionKind(members) if all(map(is_model, members)):
                views.append(_union(named, named.kind, name, symbols))
            case _:
                views.append(_alias(named, name, symbols))
    return tuple(views)


def _classes(
    symbols: Symbols, secrets: frozenset[str], engine: Engine
) -> Iterator[tuple[str, ClassView]]:
    drafts = [
        (symbols.types[pointer], named, named.kind)
        for pointer, named in symbols.named.items()
        if isinstance(named.kind, ClassKind)
    ]
    shapes = {name: _field_shapes(named, kind, symbols) for name, named, kind in drafts}
    annotations = iter(engine.annotate([field for fields in shapes.values() for field in fields]))
    tags = dict(_tags(symbols))
    for name, named, kind in drafts:
        extra = _held(kind.extra, named, symbols) if kind.extra is not None else None
        mentioned = [shape for shape, _ in shapes[name]] + ([extra] if extra else [])
        texts = tuple(islice(annotations, len(shapes[name])))
        fields = _fields(named, kind, symbols.members[named.pointer], texts, secrets)
        told = tags.get((named.input_of or named).pointer)
        yield (
            name,
            ClassView(
                name=name,
                doc=_doc(named, name, symbols),
                fields=tuple(_tagged(one, told, kind, name) if told else one for one in fields),
                extra=annotation(extra) if extra else "",
                deprecated=named.schema.annotations.deprecated,
                refs=frozenset(ref for shape in mentioned for ref in references(shape)),
                units=frozenset(unit for shape in mentioned for unit in units(shape)),
            ),
        )


def _tags(symbols: Symbols) -> Iterator[tuple[str, tuple[str, tuple[str, ...]]]]:
    """Give, by the pointers of heirs, the property that tells them and what it says."""
    for named in symbols.named.values():
        if isinstance(named.kind, UnionKind) and named.kind.tag and of_heirs(named.schema):
            tag, members = named.kind.tag, map(own, named.kind.members)
            for at, member in enumerate(members):
                said = tuple(value for value, place in tag.members.items() if place == at)
                if said:
                    yield member.pointer, (tag.property_name, said)


def _tagged(
    field: FieldView, told: tuple[str, tuple[str, ...]], kind: ClassKind, name: str
) -> FieldView:
    """Say what whoever makes an heir writes as its tag, where the type does not say it."""
    wire, tags = told
    if field.wire != wire or isinstance(kind_of(kind.properties[wire].schema), LiteralKind):
        return field
    values = " or ".join(f"`{tag}`" for tag in tags)
    return replace(field, doc=Prose(f"{field.doc}\n\n{values} for a `{name}`.".strip()))


def _field_shapes(named: NamedType, kind: ClassKind, symbols: Symbols) -> tuple[Field, ...]:
    return tuple(
        (_held(prop.schema, named, symbols), _is_due(prop, annotations_of(prop.schema), named))
        for prop in kind.properties.values()
    )


def _held(schema: Schema, by: NamedType, symbols: Symbols) -> Shape:
    """Give the type of what a model holds; one that is made to be sent holds others like it."""
    shape = shape_of(schema, symbols)
    return exact(with_inputs(shape, symbols) if by.input_of else shape)


def _is_due(prop: Property, notes: Annotations, named: NamedType) -> bool:
    """A write-only property never comes back, whatever `required` says (JSON Schema 9.4)."""
    return prop.required and not (notes.write_only and named.input_of is None)


def _doc(named: NamedType, name: str, symbols: Symbols) -> Prose:
    if named.input_of is None:
        return described(named.schema.annotations, name)
    read = symbols.types[named.input_of.pointer]
    return Prose(f"`{read}` as it is made to be sent, without what the service alone sets.")


def _fields(
    named: NamedType,
    kind: ClassKind,
    names: Mapping[str, str],
    annotations: tuple[str, ...],
    secrets: frozenset[str],
) -> Iterator[FieldView]:
    for (wire, prop), text in zip(kind.properties.items(), annotations, strict=True):
        notes = annotations_of(prop.schema)
        yield FieldView(
            name=names[wire],
            wire=Prose(wire),
            annotation=text,
            required=_is_due(prop, notes, named),
            doc=described(notes, ""),
            deprecated=notes.deprecated,
            secret=wire in secrets or _is_secret(wire, prop.schema, notes),
        )


_SECRETS: Final = frozenset(
    "accesstoken apikey clientsecret password refreshtoken secret token".split()
)
"""What properties are called that hold a secret, whatever their letter case and hyphens."""


def _is_secret(wire: str, schema: Schema, notes: Annotations) -> bool:
    """Tell what no `repr` may show: nobody wants it back, or its name or format tells."""
    return (
        notes.write_only
        or getattr(own(schema), "format", None) == "password"
        or _sounds_secret(wire)
    )


@lru_cache(maxsize=8192)  # an API says `id` and `name` in every other place
def _sounds_secret(wire: str) -> bool:
    return wire.replace("_", "").replace("-", "").lower() in _SECRETS


def annotations_of(schema: Schema) -> Annotations:
    """Give what is said here, and what the referred-to schema says where nothing is."""
    if isinstance(schema, SchemaObject) and schema.composition is None:
        return schema.annotations  # as nearly every schema is
    if isinstance(schema, Reference):
        inner = annotations_of(schema.target)
        here = schema.annotations
        if here is ANNOTATIONS:
            return inner
        return replace(
            inner,
            description=here.description or inner.description,
            deprecated=here.deprecated or inner.deprecated,
            read_only=here.read_only or inner.read_only,
            write_only=here.write_only or inner.write_only,
            extensions={**inner.extensions, **here.extensions},
        )
    found = getattr(schema, "annotations", Annotations())
    target = own(schema)
    if not found.description and target is not schema:
        return annotations_of(target)
    return found if isinstance(found, Annotations) else Annotations()


def described(notes: Annotations, fallback: str) -> Prose:
    """Give the docstring of a thing: its description, unit and default."""
    text = plain(notes.description).strip() or notes.title.strip() or fallback
    unit = notes.unit
    if unit and f"Unit: {unit}" not in text:
        text = f"{text.rstrip('.')}. Unit: {unit}." if text else f"Unit: {unit}."
    default = said_default(notes.default, text) if text else ""
    return Prose(f"{sentence(text)} {default}" if default else text)


def _enum(named: NamedType, name: str, symbols: Symbols) -> EnumView:
    kind = named.kind
    values = kind.values if isinstance(kind, EnumKind) else ()
    meanings = named.schema.annotations.extensions.get("x-enum-descriptions")
    meaning = meanings if isinstance(meanings, dict) else {}
    names = symbols.members[named.pointer]
    return EnumView(
        name=name,
        doc=described(named.schema.annotations, name),
        base=kind.base if isinstance(kind, EnumKind) else "str",
        members=tuple(
            (
                names[str(value)],
                Prose(value) if isinstance(value, str) else value,
                Prose(meaning.get(str(value), "") or ""),
            )
            for value in values
        ),
    )


def _union(named: NamedType, kind: UnionKind, name: str, symbols: Symbols) -> UnionView:
    names = [symbols.types[own(member).pointer] for member in kind.members]
    heirs = of_heirs(named.schema) and named.input_of is None
    doc = Prose(f"`{names[-1]}`, or what extends it.") if heirs else _doc(named, name, symbols)
    if named.input_of is not None:
        names = [symbols.inputs.get(one, one) for one in names]
    tag = kind.tag
    rest = names[tag.rest] if tag and tag.rest is not None else ""
    return UnionView(
        name=name,
        doc=doc,
        members=tuple(names),
        tag=Prose(tag.property_name if tag else ""),
        tags=tuple((Prose(value), names[at]) for value, at in tag.members.items()) if tag else (),
        rest=rest,
        refs=frozenset(names),
        of_heirs=of_heirs(named.schema),
    )


def _alias(named: NamedType, name: str, symbols: Symbols) -> AliasView:
    shape = unnamed(named.schema, symbols)
    shape = exact(with_inputs(shape, symbols) if named.input_of else shape)
    return AliasView(
        name=name,
        doc=_doc(named, name, symbols),
        annotation=annotation(shape),
        refs=frozenset(references(shape)),
        units=frozenset(units(shape)),
    )
