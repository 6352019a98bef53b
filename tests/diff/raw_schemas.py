"""Where schemas stand in a raw description, and how to rewrite all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

Raw: TypeAlias = Any
Rewrite: TypeAlias = Callable[[dict[str, Raw]], Raw]

COMPONENTS: Final = "#/components/schemas/"
ANNOTATIONS: Final = frozenset(
    """
    title description default example examples deprecated readOnly writeOnly externalDocs
    """.split()
)
"""Keywords that say something about a place rather than its values; so do those of `x-`."""

_DATA: Final = frozenset("example examples default enum const mapping".split())
_NAMED: Final = ("properties", "patternProperties", "dependentSchemas", "$defs")
_LISTED: Final = ("allOf", "anyOf", "oneOf", "prefixItems")
_SINGLE: Final = """
    items additionalProperties not if then else contains propertyNames unevaluatedProperties
    unevaluatedItems
""".split()


def is_annotation(keyword: str) -> bool:
    """Tell whether a keyword says something about a place only."""
    return keyword in ANNOTATIONS or keyword.startswith("x-")


def split_annotations(schema: dict[str, Raw]) -> tuple[dict[str, Raw], dict[str, Raw]]:
    """Give what a schema says about its place, and what about values."""
    said = {key: value for key, value in schema.items() if is_annotation(key)}
    return said, {key: value for key, value in schema.items() if key not in said}


def roots(raw: Raw) -> Iterator[tuple[Raw, str]]:
    """Give each place where a schema stands that is in no other, as its holder and its key."""
    components = raw.get("components", {}).get("schemas", {})
    yield from ((components, name) for name in list(components))
    waiting: list[Raw] = [raw]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            for key, inner in list(value.items()):
                if key == "schema":
                    yield value, key
                elif key not in _DATA and not key.startswith("x-") and inner is not components:
                    waiting.append(inner)


def inner_places(schema: Raw) -> Iterator[tuple[Raw, Any]]:
    """Give the places of the schemas directly inside one."""
    if not isinstance(schema, dict):
        return
    for keyword in _NAMED:
        named = schema.get(keyword, {})
        yield from ((named, name) for name in list(named))
    for keyword in _LISTED:
        listed = schema.get(keyword, [])
        yield from ((listed, index) for index in range(len(listed)))
    yield from ((schema, keyword) for keyword in _SINGLE if keyword in schema)


def every_schema(raw: Raw) -> Iterator[dict[str, Raw]]:
    """Give every schema that is an object, the outer before the inner."""
    waiting = [holder[key] for holder, key in roots(raw)]
    while waiting:
        schema = waiting.pop()
        if isinstance(schema, dict):
            yield schema
        waiting += [holder[key] for holder, key in inner_places(schema)]


def rewrite(raw: Raw, change: Rewrite) -> None:
    """Put what `change` gives in the place of every schema, the inner ones first."""
    for holder, key in list(roots(raw)):
        _rewrite(holder, key, change)


def _rewrite(holder: Raw, key: Any, change: Rewrite) -> None:
    for inner in list(inner_places(holder[key])):
        _rewrite(*inner, change)
    if isinstance(holder[key], dict):
        holder[key] = change(holder[key])
