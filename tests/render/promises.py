"""What the models of a client promise of a value, and where that is not what its schema says.

Each `Difference` is one thing that models leave unchecked, or read in their own way, with the
reason and a case. It rewrites a schema into one that says what models say, so that a validator
and a model can be held to the same answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

__all__ = ["DIFFERENCES", "Difference", "Named", "promised"]

Raw: TypeAlias = Any
Named: TypeAlias = Mapping[str, Raw]
"""The components of a description."""

_PREFIX: Final = "#/components/schemas/"


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


def _target(raw: Raw, named: Named) -> Raw:
    while isinstance(raw, dict) and "$ref" in raw:
        raw = named[raw["$ref"].removeprefix(_PREFIX)]
    return raw


def _types(raw: Raw) -> list[str]:
    """Give the types that a schema states."""
    said = raw.get("type", []) if isinstance(raw, dict) else []
    return said if isinstance(said, list) else [said]


def _without(*words: str) -> Callable[[Raw, Named], Raw]:
    def rewrite(raw: Raw, _: Named) -> Raw:
        if not isinstance(raw, dict):
            return raw
        return {word: said for word, said in raw.items() if word not in words}

    return rewrite


def _nothing(raw: Raw, _: Named) -> Raw:
    for word in ("oneOf", "anyOf"):
        if isinstance(raw, dict) and raw.get(word):
            raw = {**raw, word: [one for one in raw[word] if one is not False] or [True]}
    return raw is False or raw


def _implied(raw: Raw, _: Named) -> Raw:
    known = {"type", "enum", "const", "allOf", "anyOf", "oneOf", "$ref"}
    if not isinstance(raw, dict) or known & raw.keys():
        return raw
    if {"properties", "patternProperties", "additionalProperties"} & raw.keys():
        return {**raw, "type": "object"}
    return {**raw, "type": "array"} if {"items", "prefixItems"} & raw.keys() else raw


def _formats(raw: Raw, _: Named) -> Raw:
    if not isinstance(raw, dict) or "format" not in raw:
        return raw
    rest = {word: said for word, said in raw.items() if word != "format"}
    if "string" not in _types(raw) or raw["format"] not in ("date", "date-time"):
        return rest
    forms = [{"format": raw["format"], "pattern": "^(?!0000)"}]
    if raw["format"] == "date-time":
        forms.append({"pattern": r"^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d"})
    return {**rest, "anyOf": forms}


def _null_alone(raw: Raw, _: Named) -> Raw:
    if not isinstance(raw, dict):
        return raw
    some = raw.get("oneOf") or raw.get("anyOf") or ()
    if _is_null(raw) or (some and all(map(_is_null, some))):
        types = {} if _types(raw) in ([], ["null"]) else {"type": _types(raw)}
        return types | {word: raw[word] for word in ("readOnly", "writeOnly") if word in raw}
    return raw


def _optional(raw: Raw, _: Named) -> Raw:
    if not isinstance(raw, dict) or "properties" not in raw:
        return raw
    needed = raw.get("required", ())
    stated = {
        name: one if name in needed else {"anyOf": [one, {"type": "null"}]}
        for name, one in raw["properties"].items()
    }
    return {**raw, "properties": stated}


def _listed(raw: Raw) -> list[Raw] | None:
    if not isinstance(raw, dict):
        return None
    listed: list[Raw] | None = [raw["const"]] if "const" in raw else raw.get("enum")
    return listed


def _unlisted(raw: Raw, _: Named) -> Raw:
    listed = _listed(raw)
    if listed is None or not any(isinstance(one, float | list | dict) for one in listed):
        return raw
    return {word: said for word, said in raw.items() if word not in ("enum", "const")}


def _any_of(schemas: list[Raw]) -> Raw:
    return {"anyOf": schemas} if len(schemas) > 1 else schemas[0]


def _prefix_items(raw: Raw, _: Named) -> Raw:
    if not isinstance(raw, dict) or not {"items", "prefixItems"} & raw.keys():
        return raw
    prefix, items = raw.get("prefixItems", []), raw.get("items", True)
    rest = {word: said for word, said in raw.items() if word not in ("items", "prefixItems")}
    if isinstance(items, bool):
        return rest if items or not prefix else {**rest, "items": _any_of(prefix)}
    return {**rest, "items": _any_of([*prefix, items])}


def _patterns(raw: Raw, _: Named) -> Raw:
    if not isinstance(raw, dict) or not {"patternProperties", "additionalProperties"} & raw.keys():
        return raw
    patterns = [*raw.get("patternProperties", {}).values()]
    extra = raw.get("additionalProperties", True)
    words = ("patternProperties", "additionalProperties")
    rest = {word: said for word, said in raw.items() if word not in words}
    if isinstance(extra, bool):
        if extra or not patterns:
            return rest
        return {**rest, "additionalProperties": _any_of(patterns)}
    return {**rest, "additionalProperties": _any_of([*patterns, extra])}


def _write_only(raw: Raw, named: Named) -> Raw:
    if not isinstance(raw, dict) or "required" not in raw:
        return raw
    stated = raw.get("properties", {})
    due = [name for name in raw["required"] if not _is_write_only(stated.get(name), named)]
    return {**raw, "required": due}


def _is_write_only(raw: Raw, named: Named) -> bool:
    said = (raw, _target(raw, named))
    return any(isinstance(one, dict) and one.get("writeOnly", False) for one in said)


def _undescribed(raw: Raw, _: Named) -> Raw:
    if not isinstance(raw, dict) or "required" not in raw:
        return raw
    stated = raw.get("properties", {})
    return {**raw, "required": [name for name in raw["required"] if name in stated]}


def _parts(raw: Raw, named: Named) -> Raw:
    """Add up the objects of `allOf`, the last word on each property being the one that counts."""
    if not isinstance(raw, dict) or len(raw.get("allOf", ())) < 2:
        return raw
    parts = [_target(one, named) for one in raw["allOf"]]
    stated = [part for part in parts if _types(part) or _listed(part) is not None]
    if not stated or not all("object" in _types(part) for part in stated):
        return raw if len(stated) < 2 else {}
    nulls = all("null" in _types(part) for part in stated)
    types = ["object", "null"] if nulls else "object"
    whole: Raw = {"type": types, "properties": {}, "required": []}
    for part in (_parts(one, named) for one in parts if one is not True):
        whole["properties"] = {**whole["properties"], **part.get("properties", {})}
        whole["required"] = sorted({*whole["required"], *part.get("required", [])})
        if "additionalProperties" in part:
            whole["additionalProperties"] = part["additionalProperties"]
    rest = {word: said for word, said in raw.items() if word != "allOf"}
    return {**rest, **whole}


def _variants(raw: Raw, named: Named) -> Raw:
    """Add what variants beside properties state, each property as any of them says it."""
    words = [word for word in ("oneOf", "anyOf") if word in raw] if isinstance(raw, dict) else []
    if not words or "properties" not in raw:
        return raw
    added: dict[str, list[Raw]] = {}
    whole = {word: said for word, said in raw.items() if word not in words}
    for one in (_target(member, named) for member in raw[words[0]]):
        for name, schema in one.get("properties", {}).items():
            added.setdefault(name, []).append(schema)
        if "additionalProperties" in one:
            whole.setdefault("additionalProperties", one["additionalProperties"])
    stated = {name: _any_of(schemas) for name, schemas in added.items()}
    return {**whole, "properties": {**stated, **raw["properties"]}}


def _tags(raw: Raw, named: Named) -> Raw:
    """Let the tag choose the variant."""
    words = [word for word in ("oneOf", "anyOf") if word in raw] if isinstance(raw, dict) else []
    members = [one for word in words for one in raw[word] if not _is_null(one)]
    if not words or len(members) < 2:
        return raw
    told = raw.get("discriminator") or _inferred(members, named)
    if not told:
        return raw
    by_name = {one["$ref"].removeprefix(_PREFIX): one["$ref"] for one in members if "$ref" in one}
    name, mapping, variants = told["propertyName"], told.get("mapping", by_name), []
    for member in members:
        tags = [tag for tag, one in mapping.items() if one == member.get("$ref", member)]
        known = {"anyOf": [{"const": tag} for tag in tags]}
        chosen = {"required": [name], "properties": {name: known}}
        variants.append({"allOf": [chosen, member]})
    rest = {word: said for word, said in raw.items() if word not in (*words, "discriminator")}
    nulls = [{"type": "null"}] if any(_is_null(one) for one in raw[words[0]]) else []
    return {**rest, "anyOf": [*variants, *nulls], "x-tags": (name, [*mapping])}


def _is_null(raw: Raw) -> bool:
    return _types(raw) == ["null"] or _listed(raw) == [None]


def _inferred(members: list[Raw], named: Named) -> Raw:
    """Find the required property whose texts tell the members of a union apart."""
    objects = [_target(member, named) for member in members]
    if not all("object" in _types(one) and one.get("properties") for one in objects):
        return None
    for name in objects[0]["properties"]:
        mapping: dict[str, Raw] = {}
        for member, one in zip(members, objects, strict=True):
            texts = _listed(_target(one["properties"].get(name, True), named)) or []
            fixed = name in one.get("required", ()) and all(isinstance(t, str) for t in texts)
            if not fixed or not texts or any(text in mapping for text in texts):
                break
            mapping |= dict.fromkeys(texts, member.get("$ref", member))
        else:
            return {"propertyName": name, "mapping": mapping}
    return None


def _one_of(raw: Raw, _: Named) -> Raw:
    if not isinstance(raw, dict) or "oneOf" not in raw:
        return raw
    rest = {word: said for word, said in raw.items() if word != "oneOf"}
    return {**rest, "anyOf": raw["oneOf"]}


def _new_values(raw: Raw, _: Named) -> Raw:
    listed = _listed(raw)
    known = {(type(one), one) for one in listed or () if one is not None}
    kinds = {kind for kind, _ in known}
    if len(known) < 2 or len(kinds) != 1 or bool in kinds:
        return raw
    kind = "string" if str in kinds else "integer"
    rest = {word: said for word, said in raw.items() if word not in ("enum", "const")}
    return {**rest, "type": [kind, "null"] if listed and None in listed else kind}


def _new_variants(raw: Raw, _: Named) -> Raw:
    if not isinstance(raw, dict) or "x-tags" not in raw:
        return raw
    name, tags = raw["x-tags"]
    new = {"type": "string", "not": {"enum": tags}}
    unknown = {"type": "object", "required": [name], "properties": {name: new}}
    return {**raw, "anyOf": [*raw["anyOf"], unknown]}


def _object(**members: Raw) -> Raw:
    return {"type": "object", "properties": members}


_TEXT: Final = {"type": "string"}
_KIND: Final = {"required": ["kind"]}

DIFFERENCES: Final = (
    Difference(
        "bounds",
        "a service may widen a bound, and its clients go on",
        _without(
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
        _without("if", "then", "else", "not", "dependentRequired", "dependentSchemas"),
        {**_object(a=_TEXT), "dependentRequired": {"a": ["b"]}},
        {"a": ""},
    ),
    Difference(
        "implied types",
        "who states properties or items means an object or an array",
        _implied,
        {"properties": {"a": _TEXT}},
        "a",
    ),
    Difference(
        "items by place",
        "a list is typed by what any item may be: what is appended later is no error",
        _prefix_items,
        {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "items": False},
        [1],
    ),
    Difference(
        "properties by pattern",
        "unknown properties are kept, typed only where something is said of each",
        _patterns,
        {**_object(a=_TEXT), "patternProperties": {"^x-": _TEXT}},
        {"x-b": 1},
    ),
    Difference(
        "nothing",
        "`false` says that something will not come; what comes is kept",
        _nothing,
        _object(a=False),
        {"a": 1},
        spares=lambda raw: raw is False,
    ),
    Difference(
        "null alone",
        "of a property that has always been null nothing is known yet",
        _null_alone,
        {"type": "null"},
        1,
        spares=_is_null,
    ),
    Difference(
        "formats",
        "only days and instants become Python values; a missing offset is a common slip",
        _formats,
        {"type": "string", "format": "date-time"},
        "2026-01-31T12:00:00",
    ),
    Difference(
        "values without names",
        "neither `Literal` nor `Enum` lists fractions, lists or objects",
        _unlisted,
        {"type": "number", "enum": [1.5, 2]},
        3,
    ),
    Difference(
        "parts",
        "`allOf` of objects is one class, where the last word counts; of others it is anything",
        _parts,
        {"allOf": [_object(a=_TEXT), _object(a={"type": "integer"})]},
        {"a": 1},
    ),
    Difference(
        "variants beside properties",
        "they become one class too, where a name means the same in all variants",
        _variants,
        {**_object(a=_TEXT), "anyOf": [{**_object(b=_TEXT), "required": ["b"]}]},
        {"a": ""},
    ),
    Difference(
        "write-only",
        "what is only written never comes back, required or not",
        _write_only,
        {**_object(a={"type": "string", "writeOnly": True}), "required": ["a"]},
        {},
    ),
    Difference(
        "required without a word",
        "a property of which nothing else is said has no field to be missed",
        _undescribed,
        {**_object(a=_TEXT), "required": ["b"]},
        {},
    ),
    Difference(
        "tags",
        "a discriminator, or a constant that tells variants apart, chooses alone",
        _tags,
        {"oneOf": [{"$ref": f"{_PREFIX}Cat"}, {"$ref": f"{_PREFIX}Dog"}]}
        | {"discriminator": {"propertyName": "kind", "mapping": {"x": f"{_PREFIX}Cat"}}},
        {"kind": "cat", "a": ""},
    ),
    Difference(
        "oneOf",
        "of several variants that fit the one is taken that says most",
        _one_of,
        {"oneOf": [{"type": "integer"}, {"type": "number"}]},
        1,
    ),
    Difference(
        "null for nothing",
        "services write null for what is not there",
        _optional,
        _object(a=_TEXT),
        {"a": None},
    ),
    Difference(
        "new values",
        "an enum value that a service adds later is kept as it is",
        _new_values,
        {"type": "string", "enum": ["red", "green"]},
        "blue",
        kept=True,
    ),
    Difference(
        "new variants",
        "an object with a tag that is added later is kept whole",
        _new_variants,
        {"$ref": f"{_PREFIX}Pet"},
        {"kind": "boat", "a": True},
        kept=True,
    ),
)
"""All of them, in the order in which they apply."""
