"""Random descriptions of the kind people write, and values that nearly fit their schemas.

Both are raw JSON, so that a failing case can be read and pasted into a test.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import hypothesis.strategies as st

__all__ = ["COMPONENTS", "SCHEMAS", "Raw", "description", "values"]

Raw: TypeAlias = Any

_PREFIX = "#/components/schemas/"
_KEYS = st.sampled_from(["a", "b", "class", "model_dump", "x-c", "userId", "é", "List"])
_DAYS = ["2026-01-31", "2026-01-31T12:00:00Z", "2026-01-31 12:00:00", "0000-01-01"]
_TEXTS = st.sampled_from(["", "a", "abc", "red", "🙂", *_DAYS])
_WHOLE = st.sampled_from([0, 1, 2, -3, 2**31, 2**70, 5.0, 1.0])
_NUMBERS = _WHOLE | st.sampled_from([1.5, -0.25, 1e300])
_SCALARS = st.one_of(st.none(), st.booleans(), _TEXTS, _NUMBERS)
_JSON = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(_KEYS, inner, max_size=2),
    max_leaves=4,
)


def _stated(**keywords: st.SearchStrategy[Any]) -> st.SearchStrategy[Raw]:
    return st.fixed_dictionaries({}, optional=keywords)


def _typed(name: str, said: st.SearchStrategy[Raw]) -> st.SearchStrategy[Raw]:
    types = st.sampled_from([name, name, name, [name, "null"]])
    return st.builds(lambda kind, more: {"type": kind, **more}, types, said)


def _untyped(raw: Raw) -> Raw:
    return {word: said for word, said in raw.items() if word != "type"}


def _listed(*values: Raw) -> st.SearchStrategy[Raw]:
    some = st.lists(st.sampled_from(values), min_size=1, max_size=4, unique_by=repr)
    return some.map(lambda listed: {"enum": listed})


_SMALL = st.integers(0, 3)
_FORMATS = st.sampled_from(["date", "date-time", "uuid", "email", "byte", "password", "own"])
_LEAVES = st.one_of(
    _typed("string", _stated(minLength=_SMALL, maxLength=_SMALL, pattern=st.just("^[a-z]*$"))),
    _typed("string", st.builds(lambda name: {"format": name}, _FORMATS)),
    _typed("integer", _stated(minimum=_SMALL, maximum=_SMALL, format=st.just("int64"))),
    _typed("number", _stated(exclusiveMinimum=_SMALL, multipleOf=st.just(0.5))),
    _typed("boolean", st.just({})),
    st.lists(
        st.sampled_from(["string", "integer", "number", "boolean", "null"]),
        min_size=1,
        max_size=3,
        unique=True,
    ).map(lambda kinds: {"type": kinds}),
    st.builds(lambda value: {"const": value}, st.sampled_from(["a", 0, 1, 2, True, False, None])),
    _listed("red", "green", "", "class", "a"),
    _listed("red", "green", "a").map(lambda raw: {"type": "string", **raw}),
    _listed(0, 1, 2, -3).map(lambda raw: {"type": "integer", **raw}),
    _listed("red", "a", None).map(lambda raw: {"type": ["string", "null"], **raw}),
    _listed(*["red", 1, True, False, 0, None]),
    _listed(1.5, 2, [], {}, "a"),
    st.sampled_from([{}, True, False, {"type": "null"}, {"type": "object"}, {"type": "array"}]),
)


def _array(inner: st.SearchStrategy[Raw]) -> st.SearchStrategy[Raw]:
    return _typed(
        "array",
        _stated(
            items=inner,
            prefixItems=st.lists(inner, min_size=1, max_size=2),
            minItems=_SMALL,
            uniqueItems=st.booleans(),
            contains=inner,
        ),
    )


def _flagged(inner: st.SearchStrategy[Raw]) -> st.SearchStrategy[Raw]:
    flags = st.sampled_from([{"readOnly": True}, {"writeOnly": True}, {"deprecated": True}])
    objects = inner.filter(lambda raw: isinstance(raw, dict))
    return st.builds(lambda raw, flag: {**raw, **flag}, objects, flags)


@st.composite
def _object(draw: st.DrawFn, inner: st.SearchStrategy[Raw]) -> Raw:
    members = draw(st.dictionaries(_KEYS, inner | _flagged(inner), min_size=1, max_size=3))
    stated = draw(
        _stated(
            required=st.lists(st.sampled_from([*members]), unique=True),
            additionalProperties=st.booleans() | inner,
            patternProperties=st.builds(lambda raw: {"^x-": raw}, inner),
            minProperties=_SMALL,
            dependentRequired=st.builds(lambda key: {key: ["a"]}, _KEYS),
        )
    )
    return {
        "type": draw(st.sampled_from(["object", ["object", "null"]])),
        "properties": members,
    } | (draw(st.sampled_from([{}, stated, stated])))


def _map(inner: st.SearchStrategy[Raw]) -> st.SearchStrategy[Raw]:
    patterns = st.builds(lambda raw: {"^[a-z]$": raw}, inner)
    return _typed(
        "object",
        _stated(
            additionalProperties=st.booleans() | inner,
            patternProperties=patterns,
            propertyNames=st.just({"maxLength": 3}),
            maxProperties=_SMALL,
        ),
    )


def _choice(inner: st.SearchStrategy[Raw]) -> st.SearchStrategy[Raw]:
    some = st.lists(inner, min_size=1, max_size=3)
    words = st.sampled_from(["oneOf", "anyOf"])
    plain = st.builds(lambda word, members: {word: members}, words, some)
    or_null = st.builds(lambda word, one: {word: [one, {"type": "null"}]}, words, inner)
    return plain | or_null


def _tagged(inner: st.SearchStrategy[Raw]) -> st.SearchStrategy[Raw]:
    """Choose between objects by a constant, told by a discriminator or not."""

    def variant(tag: str, raw: Raw) -> Raw:
        member = {"kind": {"const": tag}}
        return {**raw, "properties": {**raw["properties"], **member}, "required": ["kind"]}

    objects = _object(inner).map(lambda raw: {**raw, "type": "object"})
    return st.builds(
        lambda one, two, tags: {"oneOf": [variant(tags[0], one), variant(tags[1], two)]},
        objects,
        objects,
        st.sampled_from([("cat", "dog"), ("a", "b")]),
    )


def _extended(inner: st.SearchStrategy[Raw]) -> st.SearchStrategy[Raw]:
    objects = _object(inner).map(lambda raw: {**raw, "type": "object"})
    conditional = st.builds(
        lambda whole, key, then: {**whole, "if": {"required": [key]}, "then": then},
        objects,
        _KEYS,
        objects,
    )
    parts = _object(inner) | st.sampled_from([{"required": ["a"]}, {"description": ""}, True])
    both = st.builds(lambda one, two: {"allOf": [one, two]}, _object(inner), parts)
    odd = st.lists(_LEAVES.filter(lambda raw: "enum" not in str(raw)), min_size=2, max_size=2)
    beside = st.builds(
        lambda word, whole, members: {**whole, word: members},
        st.sampled_from(["oneOf", "anyOf"]),
        objects,
        st.lists(objects, min_size=1, max_size=2),
    )
    return conditional | both | odd.map(lambda parts: {"allOf": parts}) | beside


def _nested(inner: st.SearchStrategy[Raw]) -> st.SearchStrategy[Raw]:
    return st.one_of(
        _array(inner),
        _object(inner),
        _object(inner),
        st.one_of(_array(inner), _object(inner), _map(inner)).map(_untyped),
        _map(inner),
        _choice(inner),
        _tagged(inner),
        _extended(inner),
        st.builds(lambda raw, no: {"allOf": [raw], "not": no}, inner, _LEAVES),
    )


def _reference(name: str) -> Raw:
    return {"$ref": f"{_PREFIX}{name}"}


_NAMED = ("Leaf", "Tree", "Pet", "Kept", "Cat", "Dog", "Child", "Colour", "Loop")
_HEIRS = ("Root", "Heir", "Last")
_LEAVES_OR_NAMED = _LEAVES | st.one_of(
    st.sampled_from(_NAMED).map(_reference), st.sampled_from(_HEIRS).map(_reference)
)

SCHEMAS = st.recursive(_LEAVES_OR_NAMED, _nested, max_leaves=6)
"""Raw schemas; they may refer to `COMPONENTS`."""

_TAGS = {"cat": f"{_PREFIX}Cat", "puss": f"{_PREFIX}Cat", "dog": f"{_PREFIX}Dog"}
COMPONENTS: dict[str, Raw] = {
    "Leaf": {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]},
    "Tree": {
        "type": "object",
        "properties": {
            "a": {"type": "integer"},
            "b": {"type": "array", "items": {"$ref": f"{_PREFIX}Tree"}},
            "class": {"anyOf": [{"$ref": f"{_PREFIX}Tree"}, {"type": "null"}]},
        },
    },
    "Pet": {
        "oneOf": [_reference("Cat"), _reference("Dog")],
        "discriminator": {"propertyName": "kind", "mapping": _TAGS},
    },
    "Kept": {
        "oneOf": [_reference("Cat"), _reference("Dog"), {"type": "null"}],
        "discriminator": {"propertyName": "kind"},
    },
    "Cat": {
        "type": "object",
        "properties": {"kind": {"type": "string"}, "a": {"type": "integer"}},
        "required": ["kind", "a"],
    },
    "Dog": {
        "type": "object",
        "properties": {"kind": {"type": "string"}, "a": {"type": "string"}},
        "required": ["kind"],
    },
    "Child": {
        "allOf": [
            _reference("Leaf"),
            {"type": "object", "properties": {"a": {"type": "string", "enum": ["red", "a"]}}},
        ]
    },
    "Colour": {"type": "string", "enum": ["red", "green"]},
    "Root": {
        "type": "object",
        "properties": {
            "kind": {"type": "string"},
            "a": {"type": "array", "items": _reference("Root")},
        },
        "required": ["kind"],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {"red": "Heir", "a": f"{_PREFIX}Heir", "abc": "Last"},
        },
    },
    "Heir": {
        "allOf": [
            _reference("Root"),
            {"type": "object", "properties": {"b": {"type": "integer"}}, "required": ["b"]},
        ]
    },
    "Last": {
        "allOf": [
            _reference("Heir"),
            {"type": "object", "properties": {"userId": _reference("Heir")}},
        ]
    },
    "Loop": {
        "anyOf": [
            {"type": "string"},
            {"type": "array", "items": {"$ref": f"{_PREFIX}Loop"}},
        ]
    },
}
"""Components that generated schemas refer to: recursive, tagged, extended, both, an enum."""


def description(schemas: Sequence[Raw]) -> Raw:
    """Give a description with a component `Case0`, `Case1`, … that holds each schema as `it`."""
    cases = {
        f"Case{at}": {"type": "object", "properties": {"it": raw}, "required": ["it"]}
        for at, raw in enumerate(schemas)
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Generated", "version": "1"},
        "paths": {},
        "components": {"schemas": {**COMPONENTS, **cases}},
    }


_SCALARS_OF = {
    "string": _TEXTS,
    "integer": _WHOLE,
    "number": _NUMBERS,
    "boolean": st.booleans(),
    "null": st.none(),
}


def values(raw: Raw) -> st.SearchStrategy[Raw]:
    """Draw values that fit a schema more often than not."""
    return _value(raw, 4)


@st.composite
def _value(draw: st.DrawFn, raw: Raw, depth: int) -> Raw:
    if isinstance(raw, bool) or not raw or depth < 0 or draw(st.integers(0, 11)) == 0:
        return draw(_JSON)
    if "$ref" in raw:
        return draw(_value(COMPONENTS[raw["$ref"].removeprefix(_PREFIX)], depth))
    for word in ("oneOf", "anyOf", "allOf"):
        if word in raw:
            return _joined(draw, raw, word, depth)
    if "const" in raw:
        return raw["const"]
    if "enum" in raw:
        return draw(st.sampled_from(raw["enum"]))
    kinds = raw.get("type", "")
    kind = draw(st.sampled_from(kinds)) if isinstance(kinds, list) else kinds
    if kind == "object":
        return _members(draw, raw, depth)
    if kind == "array":
        items = [*raw.get("prefixItems", []), *[raw.get("items", True)] * 2]
        return [draw(_value(one, depth - 1)) for one in items[: draw(st.integers(0, 3))]]
    return draw(_SCALARS_OF.get(kind, _JSON))


def _joined(draw: st.DrawFn, raw: Raw, word: str, depth: int) -> Raw:
    """Fit all of `allOf`, or one of a union, and what stands beside, where these are objects."""
    members = raw[word] if word == "allOf" else [draw(st.sampled_from(raw[word]))]
    beside = [{"type": "object", "properties": raw["properties"]}] if "properties" in raw else []
    made = [draw(_value(one, depth - 1)) for one in (*beside, *members)]
    tags = raw.get("discriminator", {}).get("mapping", ["Cat", "Dog"] * ("discriminator" in raw))
    if all(isinstance(one, dict) for one in made):
        joined = {key: one for part in made for key, one in part.items()}
        return {**joined, "kind": draw(st.sampled_from([*tags, "boat"]))} if tags else joined
    return made[-1]


def _members(draw: st.DrawFn, raw: Raw, depth: int) -> Raw:
    stated = raw.get("properties", {})
    needed = raw.get("required", [])
    names = [one for one in stated if one in needed or draw(st.booleans())]
    made = {name: draw(_value(stated[name], depth - 1)) for name in names}
    extra = raw.get("additionalProperties", True)
    if draw(st.integers(0, 2)) == 0:
        made.setdefault(draw(_KEYS), draw(_value(extra, depth - 1)))
    return made
