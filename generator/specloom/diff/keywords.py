"""Where in a description a change is to be seen: at the keyword that changed, not above it.

The pointer of a change stays that of the schema or the parameter that was changed; only the line
and the column lead on to what a reader looks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from specloom.errors import Location
from specloom.spec import Document, escape

__all__ = ["place"]

_PROPERTY: Final = re.compile(r"(?P<holder>.*)/properties/(?P<name>[^/]+)")
_NEEDED: Final = ("-became-required", "-became-optional")
_NAMES: Final = """
additionalProperties allowEmptyValue allowReserved anyOf bearerFormat const contains content
contentEncoding contentMediaType contentType default dependentRequired deprecated discriminator
enum exclusiveMaximum exclusiveMinimum explode format if maxContains maxItems maxLength
maxProperties minContains minItems minLength minProperties multipleOf not oneOf openIdConnectUrl
operationId pattern patternProperties prefixItems propertyNames readOnly style type
unevaluatedItems unevaluatedProperties uniqueItems writeOnly
"""
_ALSO: Final = {
    "became-optional": ("required",),
    "became-required": ("required",),
    "became-nullable": ("nullable", "type", "anyOf", "oneOf", "enum"),
    "became-not-nullable": ("nullable", "type", "anyOf", "oneOf", "enum"),
    "const": ("const", "enum"),
    "dependent-required": ("dependentRequired", "dependencies"),
    "dependent-schema": ("dependentSchemas", "dependencies"),
    "discriminator-mapping": ("discriminator/mapping", "discriminator"),
    "discriminator-property-name": ("discriminator/propertyName", "discriminator"),
    "exclusive-max": ("exclusiveMaximum", "maximum"),
    "exclusive-min": ("exclusiveMinimum", "minimum"),
    "global-security": ("security",),
    "list-of-types": ("type", "anyOf", "oneOf"),
    "max": ("maximum", "exclusiveMaximum"),
    "min": ("minimum", "exclusiveMinimum"),
    "pattern-property": ("patternProperties",),
    "prefix-items": ("prefixItems", "items"),
    "reactivated": ("deprecated",),
    "security": ("security",),
    "stability": ("x-stability-level",),
    "sunset": ("x-sunset",),
    "union": ("oneOf", "anyOf"),
    "unit": ("x-unit",),
    "server": ("servers",),
    "tag": ("tags",),
}
"""The keywords that tell of what an id names, where that is not their own name."""


def _kebab(name: str) -> str:
    return re.sub("(?=[A-Z])", "-", name).lower()


_OWN: Final = {_kebab(name): (name,) for name in _NAMES.split()}
_KEYWORDS: Final = sorted({**_OWN, **_ALSO}.items(), key=lambda item: -len(item[0]))
"""The keywords by what ids call them, what says the most first."""


def place(
    rule: str, document: Document, pointer: str | None, other: Document, beside: str | None
) -> Location | None:
    """Locate one side of a change: its pointer, and the line of the keyword that the rule names.

    Args:
        rule: The id of the change.
        document: The description of this side.
        pointer: Where the change stands on this side; None where there is nothing.
        other: The description of the other side.
        beside: Where the change stands there.
    """
    if pointer is None:
        return None
    found = document.locate(pointer)
    theirs = "" if beside is None else beside
    way = next(_ways(rule.partition("-with-default")[0], document, pointer, other, theirs), pointer)
    return replace(document.locate(way), pointer=found.pointer)


def _ways(
    rule: str, document: Document, pointer: str, other: Document, theirs: str
) -> Iterator[str]:
    """Give pointers of what a rule names, the best first."""
    inside = _PROPERTY.fullmatch(pointer)
    if inside and rule.endswith(_NEEDED):
        needed = document.at(f"{inside['holder']}/required")
        if isinstance(needed, list) and inside["name"] in needed:
            yield f"{inside['holder']}/required/{needed.index(inside['name'])}"
        return
    for key in _keywords(rule):
        said = document.at(f"{pointer}/{key}")
        if said is not None:
            there = other.at(f"{theirs}/{key}") if theirs else None
            yield f"{pointer}/{key}{_only_here(said, there)}"


def _keywords(rule: str) -> tuple[str, ...]:
    """Give the keywords that a rule is about; none for one that is about the whole."""
    named = (keys for words, keys in _KEYWORDS if f"-{words}-" in f"{rule}-")
    return next(named, ())


def _only_here(listed: object, there: object) -> str:
    """Lead on to the first of what is listed that the other side does not list, if there is any."""
    match listed, there:
        case list(), list():
            new = (str(at) for at, value in enumerate(listed) if value not in there)
        case dict(), dict():
            new = (str(name) for name, value in listed.items() if there.get(name) != value)
        case _:
            return ""
    found = next(new, None)
    return "" if found is None else f"/{escape(found)}"
