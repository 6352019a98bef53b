"""How models read what schemas say, each way as a rewrite of a raw schema.

Each takes a schema and the components of its description, and gives the schema of what models
promise; all below it has been rewritten already.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

__all__ = [
    "PREFIX",
    "Named",
    "Raw",
    "add_up_parts",
    "add_variants",
    "allow_nothing",
    "allow_null",
    "allow_null_alone",
    "choose_by_tag",
    "drop",
    "imply_types",
    "is_null",
    "join_items",
    "join_patterns",
    "keep_days",
    "open_enums",
    "open_unions",
    "spare_undescribed",
    "spare_write_only",
    "take_any",
    "tell_heirs",
    "unlist",
]

Raw: TypeAlias = Any
Named: TypeAlias = Mapping[str, Raw]
"""The components of a description."""

PREFIX: Final = "#/components/schemas/"


def _target(raw: Raw, named: Named) -> Raw:
    while isinstance(raw, dict) and "$ref" in raw:
        raw = named[raw["$ref"].removeprefix(PREFIX)]
    return raw


def _types(raw: Raw) -> list[str]:
    """Give the types that a schema states."""
    said = raw.get("type", []) if isinstance(raw, dict) else []
    return said if isinstance(said, list) else [said]


def drop(*words: str) -> Callable[[Raw, Named], Raw]:
    """Leave out keywords."""

    def rewrite(raw: Raw, _: Named) -> Raw:
        if not isinstance(raw, dict):
            return raw
        return {word: said for word, said in raw.items() if word not in words}

    return rewrite


def allow_nothing(raw: Raw, _: Named) -> Raw:
    """Take `false` as anything, and leave it out of unions that have other members."""
    for word in ("oneOf", "anyOf"):
        if isinstance(raw, dict) and raw.get(word):
            raw = {**raw, word: [one for one in raw[word] if one is not False] or [True]}
    return raw is False or raw


def imply_types(raw: Raw, _: Named) -> Raw:
    """Read the type off the keywords where none is stated."""
    known = {"type", "enum", "const", "allOf", "anyOf", "oneOf", "$ref"}
    if not isinstance(raw, dict) or known & raw.keys():
        return raw
    if {"properties", "patternProperties", "additionalProperties"} & raw.keys():
        return {**raw, "type": "object"}
    return {**raw, "type": "array"} if {"items", "prefixItems"} & raw.keys() else raw


def keep_days(raw: Raw, _: Named) -> Raw:
    """Leave days and instants of all formats, in the forms that models read."""
    if not isinstance(raw, dict) or "format" not in raw:
        return raw
    rest = {word: said for word, said in raw.items() if word != "format"}
    if "string" not in _types(raw) or raw["format"] not in ("date", "date-time"):
        return rest
    forms = [{"format": raw["format"], "pattern": "^(?!0000)"}]
    if raw["format"] == "date-time":
        forms.append({"pattern": r"^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d"})
    return {**rest, "anyOf": forms}


def allow_null_alone(raw: Raw, _: Named) -> Raw:
    """Take what is always null as anything."""
    if not isinstance(raw, dict):
        return raw
    some = raw.get("oneOf") or raw.get("anyOf") or ()
    if is_null(raw) or (some and all(map(is_null, some))):
        types = {} if _types(raw) in ([], ["null"]) else {"type": _types(raw)}
        return types | {word: raw[word] for word in ("readOnly", "writeOnly") if word in raw}
    return raw


def allow_null(raw: Raw, _: Named) -> Raw:
    """Let in null for properties that are not required."""
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


def unlist(raw: Raw, _: Named) -> Raw:
    """Drop enums with values that no Python type lists."""
    listed = _listed(raw)
    if listed is None or not any(isinstance(one, float | list | dict) for one in listed):
        return raw
    return {word: said for word, said in raw.items() if word not in ("enum", "const")}


def _any_of(schemas: list[Raw]) -> Raw:
    return {"anyOf": schemas} if len(schemas) > 1 else schemas[0]


def join_items(raw: Raw, _: Named) -> Raw:
    """Let any item be what items are by their places."""
    if not isinstance(raw, dict) or not {"items", "prefixItems"} & raw.keys():
        return raw
    prefix, items = raw.get("prefixItems", []), raw.get("items", True)
    rest = {word: said for word, said in raw.items() if word not in ("items", "prefixItems")}
    if isinstance(items, bool):
        return rest if items or not prefix else {**rest, "items": _any_of(prefix)}
    return {**rest, "items": _any_of([*prefix, items])}


def join_patterns(raw: Raw, _: Named) -> Raw:
    """Let any unknown property be what some are by their patterns."""
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


def spare_write_only(raw: Raw, named: Named) -> Raw:
    """Require no property that is only written."""
    if not isinstance(raw, dict) or "required" not in raw:
        return raw
    stated = raw.get("properties", {})
    due = [name for name in raw["required"] if not _is_write_only(stated.get(name), named)]
    return {**raw, "required": due}


def _is_write_only(raw: Raw, named: Named) -> bool:
    said = (raw, _target(raw, named))
    return any(isinstance(one, dict) and one.get("writeOnly", False) for one in said)


def spare_undescribed(raw: Raw, _: Named) -> Raw:
    """Require no property of which nothing else is said."""
    if not isinstance(raw, dict) or "required" not in raw:
        return raw
    stated = raw.get("properties", {})
    return {**raw, "required": [name for name in raw["required"] if name in stated]}


def add_up_parts(raw: Raw, named: Named) -> Raw:
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
    for part in (add_up_parts(one, named) for one in parts if one is not True):
        whole["properties"] = {**whole["properties"], **part.get("properties", {})}
        whole["required"] = sorted({*whole["required"], *part.get("required", [])})
        if "additionalProperties" in part:
            whole["additionalProperties"] = part["additionalProperties"]
    rest = {word: said for word, said in raw.items() if word != "allOf"}
    return {**rest, **whole}


def add_variants(raw: Raw, named: Named) -> Raw:
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


def tell_heirs(raw: Raw, named: Named) -> Raw:
    """Let the tag tell heirs of what is referred to, save where it is extended."""
    if not isinstance(raw, dict):
        return raw
    made = dict(raw)
    for word in [word for word in ("properties", "patternProperties") if word in raw]:
        made[word] = {name: _or_heirs(one, named) for name, one in raw[word].items()}
    for word in [word for word in ("oneOf", "anyOf", "prefixItems", "allOf") if word in raw]:
        if word != "allOf" or len(raw[word]) == 1:
            made[word] = [_or_heirs(one, named) for one in raw[word]]
    for word in [word for word in ("items", "additionalProperties") if word in raw]:
        made[word] = _or_heirs(raw[word], named)
    return made


def _or_heirs(raw: Raw, named: Named) -> Raw:
    name = raw.get("$ref", "").removeprefix(PREFIX) if isinstance(raw, dict) else ""
    line = _line(name, named) if name else []
    told: Raw = next((named[one]["discriminator"] for one in line if _is_base(named[one])), {})
    heirs = {
        tag: heir
        for tag, target in told.get("mapping", {}).items()
        if name in _line(heir := target.removeprefix(PREFIX), named) and heir != name
    }
    if not heirs:
        return raw
    kind, tags = told["propertyName"], [{"const": tag} for tag in heirs]
    known = [
        {**raw, "$ref": f"{PREFIX}{heir}", "required": [kind], "properties": {kind: {"const": tag}}}
        for tag, heir in heirs.items()
    ]
    return {"anyOf": [*known, {**raw, "properties": {kind: {"not": {"anyOf": tags}}}}]}


def _line(name: str, named: Named) -> list[str]:
    """Give a component, and what it extends."""
    raw = named[name]
    parts = raw.get("allOf", ()) if isinstance(raw, dict) else ()
    names = [one["$ref"].removeprefix(PREFIX) for one in parts if "$ref" in one]
    return [name, *(each for one in names for each in _line(one, named))]


def _is_base(raw: Raw) -> bool:
    return isinstance(raw, dict) and "discriminator" in raw and "oneOf" not in raw


def choose_by_tag(raw: Raw, named: Named) -> Raw:
    """Let the tag choose the variant."""
    words = [word for word in ("oneOf", "anyOf") if word in raw] if isinstance(raw, dict) else []
    members = [one for word in words for one in raw[word] if not is_null(one)]
    if not words or len(members) < 2:
        return raw
    told = raw.get("discriminator") or _inferred(members, named)
    if not told:
        return raw
    by_name = {one["$ref"].removeprefix(PREFIX): one["$ref"] for one in members if "$ref" in one}
    name, mapping, variants = told["propertyName"], told.get("mapping", by_name), []
    for member in members:
        tags = [tag for tag, one in mapping.items() if one == member.get("$ref", member)]
        known = {"anyOf": [{"const": tag} for tag in tags]}
        chosen = {"required": [name], "properties": {name: known}}
        variants.append({"allOf": [chosen, member]})
    rest = {word: said for word, said in raw.items() if word not in (*words, "discriminator")}
    nulls = [{"type": "null"}] if any(is_null(one) for one in raw[words[0]]) else []
    return {**rest, "anyOf": [*variants, *nulls], "x-tags": (name, [*mapping])}


def is_null(raw: Raw) -> bool:
    """Tell a schema that accepts null and nothing else."""
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


def take_any(raw: Raw, _: Named) -> Raw:
    """Let several variants fit."""
    if not isinstance(raw, dict) or "oneOf" not in raw:
        return raw
    rest = {word: said for word, said in raw.items() if word != "oneOf"}
    return {**rest, "anyOf": raw["oneOf"]}


def open_enums(raw: Raw, _: Named) -> Raw:
    """Let in texts and integers that are not listed."""
    listed = _listed(raw)
    known = {(type(one), one) for one in listed or () if one is not None}
    kinds = {kind for kind, _ in known}
    if len(known) < 2 or len(kinds) != 1 or bool in kinds:
        return raw
    kind = "string" if str in kinds else "integer"
    rest = {word: said for word, said in raw.items() if word not in ("enum", "const")}
    return {**rest, "type": [kind, "null"] if listed and None in listed else kind}


def open_unions(raw: Raw, _: Named) -> Raw:
    """Let in objects with unknown tags."""
    if not isinstance(raw, dict) or "x-tags" not in raw:
        return raw
    name, tags = raw["x-tags"]
    new = {"type": "string", "not": {"enum": tags}}
    unknown = {"type": "object", "required": [name], "properties": {name: new}}
    return {**raw, "anyOf": [*raw["anyOf"], unknown]}
