"""Ways to write the same description otherwise: functions that change a raw one in place.

Each says in its first line what it does. None changes what is on the wire, so none may be told.
They leave alone what they cannot rewrite without changing its meaning.
"""

from __future__ import annotations

import copy
import itertools
import re
from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

from tests.diff.raw_schemas import (
    COMPONENTS,
    Raw,
    every_schema,
    rewrite,
    split_annotations,
)

__all__ = ["REFACTORINGS", "Refactoring", "as_3_0", "fits_3_0"]

Refactoring: TypeAlias = Callable[[Raw], None]

_METHODS: Final = frozenset("get put post delete options head patch trace".split())
_ORDERLESS: Final = frozenset(("properties", "required", "enum"))
_OBJECT_WORDS: Final = frozenset(("type", "properties", "required"))


# ---------------------------------------------------------------------------------------- null


def null_as_one_of(raw: Raw) -> None:
    """Write `type: [T, null]` as `oneOf` of T and null."""
    rewrite(raw, lambda schema: _null_apart(schema, "oneOf", {"type": "null"}))


def null_as_any_of(raw: Raw) -> None:
    """Write `type: [T, null]` as `anyOf` of null and T."""
    rewrite(raw, lambda schema: _null_apart(schema, "anyOf", {"type": "null"}, first=True))


def null_as_enum(raw: Raw) -> None:
    """Write `type: [T, null]` as `anyOf` of T and a list that has only null."""
    rewrite(raw, lambda schema: _null_apart(schema, "anyOf", {"enum": [None]}))


def _null_apart(schema: Raw, keyword: str, null: Raw, *, first: bool = False) -> Raw:
    types = schema.get("type")
    allowed = schema.get("enum", [None]), [schema.get("const", None)]
    if not isinstance(types, list) or "null" not in types or len(types) < 2:
        return schema
    if not all(None in values for values in allowed):
        return schema  # null is not accepted, whatever the types say
    if {"oneOf", "anyOf", "allOf", "not", "if", "$ref"} & schema.keys():
        return schema  # these may refuse null
    said, rest = split_annotations(schema)
    others = [each for each in types if each != "null"]
    rest["type"] = others[0] if len(others) == 1 else others
    if "enum" in rest:
        rest["enum"] = [value for value in rest["enum"] if value is not None]
    if rest.get("enum") == []:
        return schema
    return {**said, keyword: [null, rest] if first else [rest, null]}


def types_from_enum(raw: Raw) -> None:
    """Leave out a `type` that the listed values have anyhow."""

    def change(schema: Raw) -> Raw:
        types = schema.get("type", [])
        types = types if isinstance(types, list) else [types]
        listed = schema.get("enum") if not schema.get("nullable") else None  # it needs a `type`
        if listed and all(_type_of(value) in types for value in listed):
            return {key: value for key, value in schema.items() if key != "type"}
        return schema

    rewrite(raw, change)


def _type_of(value: object) -> str:
    names = {type(None): "null", bool: "boolean", str: "string", list: "array", dict: "object"}
    return names.get(type(value), "number") if not isinstance(value, int) else "integer"


# ------------------------------------------------------------------------- values and bounds


def const_as_enum(raw: Raw) -> None:
    """Write `const: x` as `enum: [x]`."""
    rewrite(raw, _const_as_enum)


def _const_as_enum(schema: Raw) -> Raw:
    if "const" not in schema or "enum" in schema:
        return schema
    return {("enum" if k == "const" else k): [v] if k == "const" else v for k, v in schema.items()}


def enum_as_const(raw: Raw) -> None:
    """Write `enum: [x]` as `const: x`."""

    def change(schema: Raw) -> Raw:
        if len(schema.get("enum", [])) != 1 or "const" in schema:
            return schema
        only = schema["enum"][0]
        return {
            ("const" if k == "enum" else k): only if k == "enum" else v for k, v in schema.items()
        }

    rewrite(raw, change)


def bounds_exclusive(raw: Raw) -> None:
    """Write `minimum: 1` as `exclusiveMinimum: 0` on integers, and `maximum` likewise."""
    rewrite(raw, lambda schema: _moved_bounds(schema, "m", 1))


def bounds_inclusive(raw: Raw) -> None:
    """Write `exclusiveMinimum: 0` as `minimum: 1` on integers, and `exclusiveMaximum` likewise."""
    rewrite(raw, lambda schema: _moved_bounds(schema, "exclusiveM", -1))


def _moved_bounds(schema: Raw, start: str, step: int) -> Raw:
    types = schema.get("type", [])
    if not {"integer", "null"}.issuperset(types if isinstance(types, list) else [types]):
        return schema
    other = "exclusiveM" if start == "m" else "m"
    moved = dict(schema)
    for end, direction in (("inimum", -step), ("aximum", step)):
        bound = schema.get(start + end)
        if isinstance(bound, int) and other + end not in schema:
            moved[other + end] = moved.pop(start + end) + direction
    return moved


def additional_stated(raw: Raw) -> None:
    """Write out that objects may have other properties, which goes without saying."""
    if any({"unevaluatedProperties", "not"} & schema.keys() for schema in every_schema(raw)):
        return  # it would count as having evaluated them, and `not` is only read where it is plain

    def change(schema: Raw) -> Raw:
        if schema.get("type") == "object" and "additionalProperties" not in schema:
            return {**schema, "additionalProperties": True}
        return schema

    rewrite(raw, change)


# -------------------------------------------------------------------------------- references


def references_inlined(raw: Raw) -> None:
    """Put components that refer to nothing where they are referred to."""
    leaves = {
        name: schema
        for name, schema in raw.get("components", {}).get("schemas", {}).items()
        if isinstance(schema, dict) and "$ref" not in repr(schema)
    }

    def change(schema: Raw) -> Raw:
        target = leaves.get(schema.get("$ref", "").removeprefix(COMPONENTS))
        said, rest = split_annotations(schema)
        if target is None or len(rest) > 1:
            return schema
        return {**copy.deepcopy(target), **said}

    keep_tags(raw)
    rewrite(raw, change)


def properties_extracted(raw: Raw) -> None:
    """Make a component of every property that is not one yet."""
    names = (f"Extracted{number}" for number in itertools.count(1))
    made: dict[str, Raw] = {}

    def change(schema: Raw) -> Raw:
        for name, inner in schema.get("properties", {}).items():
            if isinstance(inner, dict) and "$ref" not in inner:
                new = next(names)
                made[new] = inner
                schema["properties"][name] = {"$ref": f"{COMPONENTS}{new}"}
        return schema

    rewrite(raw, change)
    raw.setdefault("components", {}).setdefault("schemas", {}).update(made)


def components_renamed(raw: Raw) -> None:
    """Call every component otherwise."""
    keep_tags(raw)
    schemas = raw.get("components", {}).get("schemas", {})
    raw.get("components", {})["schemas"] = {f"{name}Renamed": schemas[name] for name in schemas}
    for holder, key in _references(raw):
        if holder[key].startswith(COMPONENTS):
            name, slash, rest = holder[key].removeprefix(COMPONENTS).partition("/")
            holder[key] = f"{COMPONENTS}{name}Renamed{slash}{rest}"


def _references(raw: Raw) -> Iterator[tuple[Raw, str]]:
    waiting = [raw]
    while waiting:
        value = waiting.pop()
        waiting += value if isinstance(value, list) else []
        if isinstance(value, dict):
            waiting += value.values()
            if isinstance(value.get("$ref"), str):
                yield value, "$ref"
            mapping = value.get("mapping")
            if isinstance(mapping, dict) and "propertyName" in value:
                yield from ((mapping, tag) for tag in list(mapping))


def keep_tags(raw: Raw) -> None:
    """Write out the tags that components have by their names."""
    for schema in every_schema(raw):
        rule = schema.get("discriminator")
        if not isinstance(rule, dict):
            continue
        mapping = rule.setdefault("mapping", {})
        known = {each if "/" in each else f"{COMPONENTS}{each}" for each in mapping.values()}
        for tag, target in list(mapping.items()):
            mapping[tag] = target if "/" in target else f"{COMPONENTS}{target}"
        for member in (*schema.get("oneOf", []), *schema.get("anyOf", [])):
            reference = member.get("$ref", "")
            if reference.startswith(COMPONENTS) and reference not in known:
                mapping[reference.removeprefix(COMPONENTS)] = reference


def references_wrapped(raw: Raw) -> None:
    """Write every `$ref` of a property as `allOf` of one."""

    def change(schema: Raw) -> Raw:
        for name, inner in schema.get("properties", {}).items():
            if isinstance(inner, dict) and "$ref" in inner:
                said, rest = split_annotations(inner)
                schema["properties"][name] = {**said, "allOf": [rest]}
        return schema

    rewrite(raw, change)


def properties_in_layers(raw: Raw) -> None:
    """Split the properties of objects in two layers of an `allOf`."""
    rewrite(raw, lambda schema: _layered(schema, lambda layer: layer))


def bases_extracted(raw: Raw) -> None:
    """Make a component, used by `allOf`, of the first properties of every object."""
    names = (f"Base{number}" for number in itertools.count(1))
    made: dict[str, Raw] = {}

    def extract(layer: Raw) -> Raw:
        name = next(names)
        made[name] = layer
        return {"$ref": f"{COMPONENTS}{name}"}

    rewrite(raw, lambda schema: _layered(schema, extract))
    raw.setdefault("components", {}).setdefault("schemas", {}).update(made)


def _layered(schema: Raw, first: Callable[[Raw], Raw]) -> Raw:
    said, rest = split_annotations(schema)
    names = list(rest.get("properties", {}))
    if not _OBJECT_WORDS.issuperset(rest) or rest.get("type") != "object" or len(names) < 2:
        return schema
    half = len(names) // 2
    layers = [_layer(rest, names[:half], names), _layer(rest, names[half:], names)]
    return {**said, "allOf": [first(layers[0]), layers[1]]}


def _layer(schema: Raw, names: list[str], known: list[str]) -> Raw:
    required = schema.get("required", [])
    wanted = [each for each in required if each in names or each not in known]
    properties = {name: schema["properties"][name] for name in names}
    layer = {"type": "object", "properties": properties}
    return {**layer, "required": wanted} if wanted else layer


# -------------------------------------------------------------------------------- parameters


def _operations(item: Raw) -> list[Raw]:
    return [operation for method, operation in item.items() if method in _METHODS]


def parameters_on_paths(raw: Raw) -> None:
    """Write parameters of operations that are alone at their path at the path."""
    for item in raw["paths"].values():
        if len(_operations(item)) == 1:
            own = _operations(item)[0].pop("parameters", [])
            taken = {_known_by(raw, each) for each in own}
            kept = [e for e in item.pop("parameters", []) if _known_by(raw, e) not in taken]
            if own or kept:
                item["parameters"] = [*kept, *own]


def parameters_on_operations(raw: Raw) -> None:
    """Write parameters of paths at each of their operations."""
    for item in raw["paths"].values():
        shared = item.pop("parameters", [])
        for operation in _operations(item):
            own = operation.get("parameters", [])
            taken = {_known_by(raw, each) for each in own}
            more = [each for each in shared if _known_by(raw, each) not in taken]
            if more or own:
                operation["parameters"] = [*more, *own]


def _known_by(raw: Raw, parameter: Raw) -> tuple[str, str]:
    stated = _resolved(raw, parameter)
    return stated["in"], stated["name"]


def _resolved(raw: Raw, value: Raw) -> Raw:
    while "$ref" in value:
        _, kind, name = value["$ref"].removeprefix("#/").split("/")
        value = raw["components"][kind][name]
    return value


def parameters_as_components(raw: Raw) -> None:
    """Make a component of every parameter."""
    _as_components(raw, "parameters", list(_parameter_lists(raw)))


def _parameter_lists(raw: Raw) -> Iterator[tuple[list[Raw], int]]:
    for item in (*raw["paths"].values(), *raw.get("webhooks", {}).values()):
        for holder in (item, *_operations(item)):
            listed = holder.get("parameters", [])
            yield from ((listed, index) for index in range(len(listed)))


def responses_as_components(raw: Raw) -> None:
    """Make a component of every response."""
    places = []
    for item in raw["paths"].values():
        for operation in _operations(item):
            places += [(operation["responses"], status) for status in operation["responses"]]
    _as_components(raw, "responses", places)


def bodies_as_components(raw: Raw) -> None:
    """Make a component of every request body."""
    items = raw["paths"].values()
    operations = [each for item in items for each in _operations(item) if "requestBody" in each]
    _as_components(raw, "requestBodies", [(each, "requestBody") for each in operations])


def _as_components(raw: Raw, kind: str, places: list[tuple[Any, Any]]) -> None:
    made = raw.setdefault("components", {}).setdefault(kind, {})
    for number, (holder, key) in enumerate(places):
        if "$ref" not in holder[key]:
            made[f"made-{number}"] = holder[key]
            holder[key] = {"$ref": f"#/components/{kind}/made-{number}"}


# ------------------------------------------------------------------------------------- paths


def prefix_in_paths(raw: Raw) -> None:
    """Move what the address of every server ends with into the paths."""
    matches = [re.fullmatch(r"(https?://[^/]+)(/.+)", s["url"]) for s in raw.get("servers", [])]
    found = [match for match in matches if match]
    if not found or len({match[2] for match in found}) > 1 or len(found) < len(matches):
        return
    for server, match in zip(raw["servers"], found, strict=True):
        server["url"] = match[1]
    prefix = found[0][2].rstrip("/")
    raw["paths"] = {f"{prefix}{path}": item for path, item in raw["paths"].items()}


def variables_renamed(raw: Raw) -> None:
    """Call every path variable otherwise."""
    raw["paths"] = {re.sub(r"\{(\w+)\}", r"{\1Z}", p): item for p, item in raw["paths"].items()}
    for parameter in _stated_parameters(raw):
        if parameter["in"] == "path":
            parameter["name"] += "Z"


def header_case(raw: Raw) -> None:
    """Write the names of headers in capitals."""
    for parameter in _stated_parameters(raw):
        if parameter["in"] == "header":
            parameter["name"] = parameter["name"].upper()
    for response in _responses(raw):
        headers = response.get("headers", {})
        response["headers"] = {name.upper(): header for name, header in headers.items()}


def _responses(raw: Raw) -> Iterator[Raw]:
    shared = raw.get("components", {}).get("responses", {}).values()
    items = (*raw["paths"].values(), *raw.get("webhooks", {}).values())
    own = (r for item in items for each in _operations(item) for r in each["responses"].values())
    yield from (each for each in (*shared, *own) if "$ref" not in each)


def _stated_parameters(raw: Raw) -> Iterator[Raw]:
    yield from raw.get("components", {}).get("parameters", {}).values()
    for listed, index in _parameter_lists(raw):
        if "$ref" not in listed[index]:
            yield listed[index]


# ------------------------------------------------------------------------------------- order


def schemas_reordered(raw: Raw) -> None:
    """Turn the order of properties, required names, listed values and components round."""

    def change(schema: Raw) -> Raw:
        return {k: _turned(v) if k in _ORDERLESS else v for k, v in schema.items()}

    rewrite(raw, change)
    for kind, made in raw.get("components", {}).items():
        raw["components"][kind] = _turned(made)


def members_reordered(raw: Raw) -> None:
    """Turn the order of the members of unions round."""

    def change(schema: Raw) -> Raw:
        return {k: _turned(v) if k in ("oneOf", "anyOf") else v for k, v in schema.items()}

    rewrite(raw, change)


def operations_reordered(raw: Raw) -> None:
    """Turn the order of paths, methods, parameters, responses and media types round."""
    for item in (*raw["paths"].values(), *raw.get("webhooks", {}).values()):
        for operation in _operations(item):
            operation["responses"] = _turned(operation["responses"])
            body = operation.get("requestBody", {})
            if "content" in body:
                body["content"] = _turned(body["content"])
            if "parameters" in operation:
                operation["parameters"] = _turned(operation["parameters"])
    raw["paths"] = _turned({path: _turned(item) for path, item in raw["paths"].items()})


def _turned(held: Raw) -> Raw:
    return held[::-1] if isinstance(held, list) else dict(reversed(held.items()))


# ----------------------------------------------------------------------------------- wording


def words_changed(raw: Raw) -> None:
    """Say everything that is said to people in other words, and leave examples out."""
    for schema in every_schema(raw):
        _reword(schema)
    for item in (*raw["paths"].values(), *raw.get("webhooks", {}).values()):
        for operation in _operations(item):
            _reword(operation)
            for response in operation["responses"].values():
                _reword(response)
    for parameter in _stated_parameters(raw):
        _reword(parameter)
    raw["info"]["title"] += ", again"
    _reword(raw["info"])


def _reword(holder: Raw) -> None:
    for key in ("description", "summary"):
        if isinstance(holder.get(key), str):
            holder[key] = f"Other words. {holder[key]}"
    for key in ("example", "examples"):
        holder.pop(key, None)


REFACTORINGS: Final[tuple[Refactoring, ...]] = (
    null_as_one_of,
    null_as_any_of,
    null_as_enum,
    types_from_enum,
    const_as_enum,
    enum_as_const,
    bounds_exclusive,
    bounds_inclusive,
    additional_stated,
    references_inlined,
    properties_extracted,
    components_renamed,
    keep_tags,
    references_wrapped,
    properties_in_layers,
    bases_extracted,
    parameters_on_paths,
    parameters_on_operations,
    parameters_as_components,
    responses_as_components,
    bodies_as_components,
    prefix_in_paths,
    variables_renamed,
    header_case,
    schemas_reordered,
    members_reordered,
    operations_reordered,
    words_changed,
)


# ------------------------------------------------------------------------------ OpenAPI 3.0


def fits_3_0(raw: Raw) -> bool:
    """Tell whether OpenAPI 3.0 can say what a description of 3.1 says."""
    if raw.get("webhooks"):
        return False
    newer = {"if", "contains", "prefixItems", "patternProperties", "propertyNames", "$defs"}
    newer |= {"dependentRequired", "dependentSchemas", "unevaluatedProperties", "unevaluatedItems"}
    return not any(newer & schema.keys() or _is_newer(schema) for schema in every_schema(raw))


def _is_newer(schema: Raw) -> bool:
    types = schema.get("type", "any")
    several = isinstance(types, list) and len({*types} - {"null"}) > 1
    bounds = [{f"m{end}", f"exclusiveM{end}"} for end in ("inimum", "aximum")]
    false = any(schema.get(keyword) is False for keyword in ("items", "not"))
    return several or false or any(both <= schema.keys() for both in bounds)


def as_3_0(raw: Raw) -> None:
    """Write a description of OpenAPI 3.1 in the words of 3.0."""
    raw["openapi"] = "3.0.3"
    rewrite(raw, lambda schema: _older(_const_as_enum(schema)))


def _older(schema: Raw) -> Raw:
    old = {key: each for key, each in schema.items() if key != "nullable" or "type" in schema}
    if "$ref" in old and len(old) > 1:
        old["allOf"] = [{"$ref": old.pop("$ref")}, *old.get("allOf", [])]
    if isinstance(old.get("examples"), list):
        old["example"] = old.pop("examples")[0]
    for end in ("inimum", "aximum"):
        bound = old.pop(f"exclusiveM{end}", None)
        if bound is not None:
            old |= {f"m{end}": bound, f"exclusiveM{end}": True}
    types = old.get("type")
    if types in ("null", ["null"]):
        del old["type"]
        return {**old, "enum": [None]}
    if isinstance(types, list):
        old["type"] = next(each for each in types if each != "null")
        if "null" in types and None in old.get("enum", [None]):
            old["nullable"] = True
    return old
