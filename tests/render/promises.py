"""What the models of a client promise of a value, and where that is not what its schema says.

Each `Difference` is one thing that models leave unchecked, or read in their own way, with the
reason and a case. It rewrites a schema into one that says what models say, so that a validator
and a model can be held to the same answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tests.render.readings import (
    PREFIX,
    Named,
    Raw,
    add_up_parts,
    add_variants,
    allow_nothing,
    allow_null,
    allow_null_alone,
    choose_by_tag,
    drop,
    imply_types,
    is_null,
    join_items,
    join_patterns,
    keep_days,
    open_enums,
    open_unions,
    spare_undescribed,
    spare_write_only,
    take_any,
    tell_heirs,
    unlist,
)

__all__ = ["DIFFERENCES", "Difference", "promised"]


@dataclass(frozen=True, slots=True)
class Difference:
    """Something a model does not say as its schema does.

    `rewrite` makes of one schema, all below it being rewritten already, what models promise;
    it is not asked about members of unions that it `spares`. `schema` and `value` are a case: the
    two disagree on it. What is `kept` is refused by strict reading.
    """

    name: str
    reason: str
    rewrite: Callable[[Raw, Named], Raw]
    schema: Raw
    value: Raw
    spares: Callable[[Raw], bool] = lambda _: False
    kept: bool = False


def promised(named: Named, *, strict: bool, without: str = "") -> Named:
    """Rewrite components by all differences, or all but one."""
    for one in DIFFERENCES:
        if one.name != without and not (strict and one.kept):
            named = {name: _rewritten(raw, one, named) for name, raw in named.items()}
    return named


_MAPS: Final = ("properties", "patternProperties", "dependentSchemas")
_LISTS: Final = ("oneOf", "anyOf", "allOf", "prefixItems")
_SINGLE: Final = ("items", "additionalProperties", "contains", "not", "if", "then", "else")


def _rewritten(raw: Raw, by: Difference, named: Named, *, member: bool = False) -> Raw:
    made = raw
    if isinstance(raw, dict):
        made = dict(raw)
        for word in [word for word in _MAPS if word in raw]:
            made[word] = {name: _rewritten(one, by, named) for name, one in raw[word].items()}
        for word in [word for word in _LISTS if word in raw]:
            union = word in ("oneOf", "anyOf")
            made[word] = [_rewritten(one, by, named, member=union) for one in raw[word]]
        for word in [word for word in _SINGLE if word in raw]:
            made[word] = _rewritten(raw[word], by, named)
    return made if member and by.spares(raw) else by.rewrite(made, named)


def _object(**members: Raw) -> Raw:
    return {"type": "object", "properties": members}


_TEXT: Final = {"type": "string"}

DIFFERENCES: Final = (
    Difference(
        "bounds",
        "a service may widen a bound, and its clients go on",
        drop(
            *("minLength", "maxLength", "pattern", "minimum", "maximum", "multipleOf"),
            *("exclusiveMinimum", "exclusiveMaximum", "minItems", "maxItems", "uniqueItems"),
            *("contains", "minProperties", "maxProperties", "propertyNames"),
        ),
        {"type": "string", "maxLength": 1},
        "abc",
    ),
    Difference(
        "conditions",
        "no Python type says `if`, `not` or what depends on what",
        drop("if", "then", "else", "not", "dependentRequired", "dependentSchemas"),
        {**_object(a=_TEXT), "dependentRequired": {"a": ["b"]}},
        {"a": ""},
    ),
    Difference(
        "heirs",
        "what extends a schema with a discriminator is told by its tag, and has to fit",
        tell_heirs,
        {"$ref": f"{PREFIX}Root"},
        {"kind": "red"},
    ),
    Difference(
        "implied types",
        "who states properties or items means an object or an array",
        imply_types,
        {"properties": {"a": _TEXT}},
        "a",
    ),
    Difference(
        "items by place",
        "a list is typed by what any item may be: what is appended later is no error",
        join_items,
        {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "items": False},
        [1],
    ),
    Difference(
        "properties by pattern",
        "unknown properties are kept, typed only where something is said of each",
        join_patterns,
        {**_object(a=_TEXT), "patternProperties": {"^x-": _TEXT}},
        {"x-b": 1},
    ),
    Difference(
        "nothing",
        "`false` says that something will not come; what comes is kept",
        allow_nothing,
        _object(a=False),
        {"a": 1},
        spares=lambda raw: raw is False,
    ),
    Difference(
        "null alone",
        "of a property that has always been null nothing is known yet",
        allow_null_alone,
        {"type": "null"},
        1,
        spares=is_null,
    ),
    Difference(
        "formats",
        "only days and instants become Python values; a missing offset is a common slip",
        keep_days,
        {"type": "string", "format": "date-time"},
        "2026-01-31T12:00:00",
    ),
    Difference(
        "values without names",
        "neither `Literal` nor `Enum` lists fractions, lists or objects",
        unlist,
        {"type": "number", "enum": [1.5, 2]},
        3,
    ),
    Difference(
        "parts",
        "`allOf` of objects is one class, where the last word counts; of others it is anything",
        add_up_parts,
        {"allOf": [_object(a=_TEXT), _object(a={"type": "integer"})]},
        {"a": 1},
    ),
    Difference(
        "variants beside properties",
        "they become one class too, where a name means the same in all variants",
        add_variants,
        {**_object(a=_TEXT), "anyOf": [{**_object(b=_TEXT), "required": ["b"]}]},
        {"a": ""},
    ),
    Difference(
        "write-only",
        "what is only written never comes back, required or not",
        spare_write_only,
        {**_object(a={"type": "string", "writeOnly": True}), "required": ["a"]},
        {},
    ),
    Difference(
        "required without a word",
        "a property of which nothing else is said has no field to be missed",
        spare_undescribed,
        {**_object(a=_TEXT), "required": ["b"]},
        {},
    ),
    Difference(
        "tags",
        "a discriminator, or a constant that tells variants apart, chooses alone",
        choose_by_tag,
        {"oneOf": [{"$ref": f"{PREFIX}Cat"}, {"$ref": f"{PREFIX}Dog"}]}
        | {"discriminator": {"propertyName": "kind", "mapping": {"x": f"{PREFIX}Cat"}}},
        {"kind": "cat", "a": ""},
    ),
    Difference(
        "oneOf",
        "of several variants that fit the one is taken that says most",
        take_any,
        {"oneOf": [{"type": "integer"}, {"type": "number"}]},
        1,
    ),
    Difference(
        "null for nothing",
        "services write null for what is not there",
        allow_null,
        _object(a=_TEXT),
        {"a": None},
    ),
    Difference(
        "new values",
        "an enum value that a service adds later is kept as it is",
        open_enums,
        {"type": "string", "enum": ["red", "green"]},
        "blue",
        kept=True,
    ),
    Difference(
        "new variants",
        "an object with a tag that is added later is kept whole",
        open_unions,
        {"$ref": f"{PREFIX}Pet"},
        {"kind": "boat", "a": True},
        kept=True,
    ),
)
"""All of them, in the order in which they apply."""
