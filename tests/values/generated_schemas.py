"""Random schemas inside a small description, and pairs of which one is an edit of the other.

They are drawn as raw JSON, so that a failing case can be read and pasted into a test.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any, TypeAlias

import hypothesis.strategies as st

from specloom.ir import Api, Schema, build
from specloom.spec import Document, File
from specloom.spec.parse import parse

Raw: TypeAlias = Any
RawSchemas: TypeAlias = dict[str, Raw]

NAMES = ("A", "B", "C")
"""The components of a generated description; A is what it is about."""

_KEYS = st.sampled_from("abc")
_SMALL = st.integers(0, 3)
_BOUNDS = st.integers(-3, 3) | st.sampled_from([0.5, -1.5])
_TYPES = st.sampled_from(["null", "boolean", "integer", "number", "string", "array", "object"])
_REFERENCES = st.sampled_from(NAMES).map(lambda name: {"$ref": f"#/components/schemas/{name}"})
_FORMATS = st.sampled_from(["date", "date-time", "uuid", "email", "ipv4", "int32", "int64", "own"])
_PATTERNS = st.sampled_from(["^a", "b$", "^[a-c]{1,3}$", "^(a|bc)+$", r"\d", "^.$", "x|^$"])
_SCALARS = st.sampled_from([None, True, False, 0, 1, 1.5, -1, "", "a", "abc", "2026-01-31", 2**31])

JSON = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=6,
)
"""Values of the kind that generated schemas speak of."""


def _stated(**keywords: st.SearchStrategy[Any]) -> st.SearchStrategy[Raw]:
    return st.fixed_dictionaries({}, optional=keywords)


def _typed(name: str, said: st.SearchStrategy[Raw]) -> st.SearchStrategy[Raw]:
    """Say something of one type: of it alone, of it or null, or without naming it."""
    types = st.sampled_from([{"type": name}, {"type": name}, {"type": [name, "null"]}, {}])
    return st.builds(lambda one, two: {**one, **two}, types, said)


_LEAVES = st.one_of(
    st.builds(lambda name: {"type": name}, _TYPES),
    st.builds(lambda value: {"const": value}, _SCALARS),
    st.builds(lambda values: {"enum": values}, st.lists(_SCALARS, min_size=1, max_size=3)),
    _typed("string", _stated(minLength=_SMALL, maxLength=_SMALL, pattern=_PATTERNS)),
    _typed("string", _stated(format=_FORMATS)),
    _typed(
        "number",
        _stated(
            minimum=_BOUNDS,
            maximum=_BOUNDS,
            exclusiveMinimum=_BOUNDS,
            multipleOf=st.sampled_from([0.5, 1, 2, 3]),
        ),
    ),
    _typed("integer", _stated(minimum=_BOUNDS, exclusiveMaximum=_BOUNDS, format=_FORMATS)),
    st.sampled_from([{}, True, False, {"type": "object"}, {"type": "array"}]),
    _REFERENCES,
)


def _nested(inner: st.SearchStrategy[Raw]) -> st.SearchStrategy[Raw]:
    some = st.lists(inner, min_size=1, max_size=3)
    members = st.dictionaries(_KEYS, inner | _flagged(inner), max_size=3)
    names = st.lists(_KEYS, max_size=2, unique=True)
    shapes = _typed(
        "object",
        _stated(
            properties=members,
            required=names,
            additionalProperties=st.booleans() | inner,
            minProperties=_SMALL,
            maxProperties=_SMALL,
        ),
    )
    rarer = _typed(
        "object",
        _stated(
            properties=members,
            required=names,
            patternProperties=st.dictionaries(_PATTERNS, inner, max_size=1),
            propertyNames=st.builds(lambda pattern: {"pattern": pattern}, _PATTERNS),
            dependentRequired=st.dictionaries(_KEYS, names, max_size=1),
            dependentSchemas=st.dictionaries(_KEYS, inner, max_size=1),
            unevaluatedProperties=st.booleans(),
        ),
    )
    arrays = _typed(
        "array",
        _stated(
            items=inner,
            prefixItems=some,
            contains=inner,
            minItems=_SMALL,
            maxItems=_SMALL,
            uniqueItems=st.booleans(),
        ),
    )
    joined = st.one_of(
        *(st.builds(lambda k, v: {k: v}, st.just(k), some) for k in ("allOf", "anyOf", "oneOf")),
        st.builds(lambda it: {"not": it}, inner),
        st.builds(lambda a, b, c: {"if": a, "then": b, "else": c}, inner, inner, inner),
    )
    both = st.builds(lambda one, two: {**one, **two}, shapes | _LEAVES.filter(_is_object), joined)
    return st.one_of(shapes, shapes, rarer, arrays, joined, both)


def _flagged(inner: st.SearchStrategy[Raw]) -> st.SearchStrategy[Raw]:
    """Let a property be for one direction only."""
    flags = st.sampled_from([{"readOnly": True}, {"writeOnly": True}])
    return st.builds(lambda raw, flag: {**raw, **flag}, inner.filter(_is_object), flags)


def _is_object(raw: Raw) -> bool:
    return isinstance(raw, dict)


RAW_SCHEMAS = st.recursive(_LEAVES, _nested, max_leaves=8)
"""Raw schemas; they may refer to the components of their description."""


def _component(raw: Raw) -> Raw:
    """Keep references from leading round in a circle without saying anything."""
    return {"allOf": [raw]} if isinstance(raw, dict) and "$ref" in raw else raw


COMPONENTS = st.fixed_dictionaries({name: RAW_SCHEMAS.map(_component) for name in NAMES})
"""The components of a description."""


def document_with(schemas: RawSchemas, version: str = "3.1.0") -> Document:
    """Give a description that has nothing but these components, as if loaded from a file."""
    info = {"title": "Generated", "version": "1"}
    raw = {"openapi": version, "info": info, "paths": {}, "components": {"schemas": schemas}}
    name = "generated.json"
    return Document(name, (File(name, "", parse(json.dumps(raw).encode(), name)),), {})


def api_with(schemas: RawSchemas, version: str = "3.1.0") -> Api:
    """Build a description that has nothing but these components."""
    return build(document_with(schemas, version))


def schemas() -> st.SearchStrategy[Schema]:
    """Draw a schema, built."""
    return COMPONENTS.map(_main)


@st.composite
def raw_chains(draw: st.DrawFn, length: int) -> tuple[RawSchemas, ...]:
    """Draw the components of a description, and versions of it, each an edit or two later."""
    versions = [draw(COMPONENTS)]
    while len(versions) < length:
        revision = copy.deepcopy(versions[-1])
        for _ in range(draw(st.integers(1, 2))):
            _edit(draw, revision)
        versions.append({name: _component(raw) for name, raw in revision.items()})
    return tuple(versions)


def raw_pairs() -> st.SearchStrategy[tuple[RawSchemas, RawSchemas]]:
    """Draw the components of a description, and the same with an edit or two."""
    return raw_chains(2).map(lambda versions: (versions[0], versions[1]))


def schema_pairs() -> st.SearchStrategy[tuple[Schema, Schema]]:
    """Draw a schema and one that came of it by an edit or two, both built."""
    return raw_pairs().map(lambda pair: (_main(pair[0]), _main(pair[1])))


def _main(raw: RawSchemas) -> Schema:
    return api_with(raw).schemas["A"]


def _edit(draw: st.DrawFn, schemas: RawSchemas) -> None:
    """Replace, wrap or change one schema, anywhere."""
    places = list(_places(schemas))
    holder, key = places[draw(st.integers(0, len(places) - 1))]
    holder[key] = _edited(draw, holder[key])


def _edited(draw: st.DrawFn, raw: Raw) -> Raw:
    edits = ["replace", "or", "and", "or null"]
    if isinstance(raw, dict) and "$ref" not in raw:
        edits += ["add", "drop", "tweak", "tweak", "enum", "required", "property"]
    match draw(st.sampled_from(edits)):
        case "or":
            return {"anyOf": [raw, draw(_LEAVES)]}
        case "and":
            return {"allOf": [raw, draw(_LEAVES)]}
        case "or null":
            return {"oneOf": [raw, {"type": "null"}]}
        case "add":
            added = draw(_LEAVES.filter(_is_object))
            return added if "$ref" in added else {**raw, **added}
        case "drop":
            gone = draw(st.sampled_from([*raw, None]))
            return {keyword: value for keyword, value in raw.items() if keyword != gone}
        case "tweak":
            return {**raw, **draw(st.sampled_from(list(_tweaks(raw))))}
        case "enum":
            return {**raw, "enum": [*raw.get("enum", []), draw(_SCALARS)]}
        case "required":
            wanted, name = raw.get("required", []), draw(_KEYS)
            others = [other for other in wanted if other != name]
            return {**raw, "required": others if name in wanted else [*wanted, name]}
        case "property":
            return {**raw, "properties": {**raw.get("properties", {}), draw(_KEYS): draw(_LEAVES)}}
        case _:
            return draw(RAW_SCHEMAS)


def _tweaks(raw: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give keywords with another value than they have, a near one."""
    yield {}
    for keyword, value in raw.items():
        if isinstance(value, bool):
            yield {keyword: not value}
        elif isinstance(value, int | float) and keyword not in ("const", "multipleOf"):
            yield {keyword: value + 1}
            yield {keyword: max(value - 1, 0)}
        elif isinstance(value, list) and len(value) > 1:
            yield {keyword: value[1:]}


def _places(schemas: RawSchemas) -> Iterator[tuple[Any, Any]]:
    """Give each place where a schema stands, as its holder and its key there."""
    waiting: list[tuple[Any, Any]] = [(schemas, name) for name in schemas]
    while waiting:
        holder, key = waiting.pop(0)
        yield holder, key
        raw = holder[key]
        for keyword, value in raw.items() if isinstance(raw, dict) else ():
            if keyword in ("properties", "patternProperties", "dependentSchemas"):
                waiting += [(value, name) for name in value]
            elif keyword in ("allOf", "anyOf", "oneOf", "prefixItems"):
                waiting += [(value, index) for index in range(len(value))]
            elif keyword in ("items", "contains", "additionalProperties", "not", "if", "then"):
                waiting.append((raw, keyword))
