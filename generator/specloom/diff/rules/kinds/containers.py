"""Arrays, and objects as wholes."""

from __future__ import annotations

from typing import Final

from specloom.diff.rules.kinds.rows import bound, itself, mirrored
from specloom.diff.rules.model import Kind

__all__ = ["CONTAINERS"]

_STRINGS: Final = "type: array, items: {type: string}"
_HAS_A: Final = "contains: {const: a}"
_WORDS: Final = "type: object, additionalProperties: {type: string}"
_CARD: Final = "type: object, properties: {card: {type: string}, address: {type: string}}"
_EITHER: Final = "type: object, anyOf: [{properties: {a: {type: string}}}, {required: [b]}]"
_FIRST: Final = "type: array, anyOf: [{prefixItems: [{type: string}]}, {minItems: 2}]"

CONTAINERS: Final[tuple[Kind, ...]] = (
    *bound("min-items", "minimum of items", _STRINGS, "minItems", 1, 2),
    *bound("max-items", "maximum of items", _STRINGS, "maxItems", 10, 20),
    *mirrored(
        "unique-items-added",
        "must have unique items",
        "unique-items-removed",
        "may hold an item twice",
        f"{{{_STRINGS}}}",
        f"{{{_STRINGS}, uniqueItems: true}}",
    ),
    *mirrored(
        "prefix-items-added",
        "says more of its first items",
        "prefix-items-removed",
        "says less of its first items",
        "{type: array, prefixItems: [{type: string}]}",
        "{type: array, prefixItems: [{type: string}, {type: integer}]}",
    ),
    *mirrored(
        "contains-added",
        "must contain a certain item",
        "contains-removed",
        "need no longer contain a certain item",
        f"{{{_STRINGS}}}",
        f"{{{_STRINGS}, {_HAS_A}}}",
    ),
    *itself(
        "contains-changed",
        "must contain another item",
        f"{{{_STRINGS}, {_HAS_A}}}",
        f"{{{_STRINGS}, contains: {{const: b}}}}",
    ),
    *bound(
        "min-contains", "minimum of certain items", f"{_STRINGS}, {_HAS_A}", "minContains", 2, 3
    ),
    *bound(
        "max-contains", "maximum of certain items", f"{_STRINGS}, {_HAS_A}", "maxContains", 2, 3
    ),
    *mirrored(
        "additional-properties-forbidden",
        "no longer allows properties that it does not name",
        "additional-properties-allowed",
        "allows properties that it does not name",
        "{type: object, properties: {id: {type: string}}}",
        "{type: object, properties: {id: {type: string}}, additionalProperties: false}",
        {"request": "Who sends no property that was never described is not concerned."},
        {"response": "A tolerant client reads over properties that it does not know."},
    ),
    *mirrored(
        "additional-properties-restricted",
        "says what the values of other properties are",
        "additional-properties-freed",
        "no longer says what the values of other properties are",
        "{type: object}",
        "{type: object, additionalProperties: {type: string}}",
    ),
    *mirrored(
        "pattern-property-added",
        "says what properties are whose names match a pattern",
        "pattern-property-removed",
        "no longer says what properties are whose names match a pattern",
        "{type: object}",
        "{type: object, patternProperties: {'^x-': {type: string}}}",
    ),
    *mirrored(
        "property-names-added",
        "has a rule for the names of properties",
        "property-names-removed",
        "no longer has a rule for the names of properties",
        f"{{{_WORDS}}}",
        f"{{{_WORDS}, propertyNames: {{maxLength: 8}}}}",
    ),
    *itself(
        "property-names-changed",
        "has another rule for the names of properties",
        f"{{{_WORDS}, propertyNames: {{maxLength: 8}}}}",
        f"{{{_WORDS}, propertyNames: {{pattern: '^[a-z]+$'}}}}",
    ),
    *bound(
        "min-properties",
        "minimum of properties",
        _WORDS,
        "minProperties",
        1,
        2,
    ),
    *bound(
        "max-properties",
        "maximum of properties",
        _WORDS,
        "maxProperties",
        10,
        20,
    ),
    *mirrored(
        "dependent-required-added",
        "asks for more where a property is there",
        "dependent-required-removed",
        "no longer asks for more where a property is there",
        f"{{{_CARD}}}",
        f"{{{_CARD}, dependentRequired: {{card: [address]}}}}",
    ),
    *itself(
        "dependent-required-changed",
        "asks for something else where a property is there",
        f"{{{_CARD}, dependentRequired: {{card: [address]}}}}",
        f"{{{_CARD}, dependentRequired: {{card: [name]}}}}",
    ),
    *mirrored(
        "dependent-schema-added",
        "has a further schema where a property is there",
        "dependent-schema-removed",
        "no longer has a further schema where a property is there",
        f"{{{_CARD}}}",
        f"{{{_CARD}, dependentSchemas: {{card: {{required: [address]}}}}}}",
    ),
    *itself(
        "dependent-schema-changed",
        "has another schema where a property is there",
        f"{{{_CARD}, dependentSchemas: {{card: {{required: [address]}}}}}}",
        f"{{{_CARD}, dependentSchemas: {{card: {{required: [name]}}}}}}",
    ),
    *mirrored(
        "unevaluated-properties-added",
        "has a rule for properties that nothing else describes",
        "unevaluated-properties-removed",
        "no longer has a rule for properties that nothing else describes",
        f"{{{_EITHER}}}",
        f"{{{_EITHER}, unevaluatedProperties: false}}",
    ),
    *itself(
        "unevaluated-properties-changed",
        "has another rule for properties that nothing else describes",
        f"{{{_EITHER}, unevaluatedProperties: {{type: string}}}}",
        f"{{{_EITHER}, unevaluatedProperties: {{type: integer}}}}",
    ),
    *mirrored(
        "unevaluated-items-added",
        "has a rule for items that nothing else describes",
        "unevaluated-items-removed",
        "no longer has a rule for items that nothing else describes",
        f"{{{_FIRST}}}",
        f"{{{_FIRST}, unevaluatedItems: false}}",
    ),
    *itself(
        "unevaluated-items-changed",
        "has another rule for items that nothing else describes",
        f"{{{_FIRST}, unevaluatedItems: {{type: string}}}}",
        f"{{{_FIRST}, unevaluatedItems: {{type: integer}}}}",
    ),
)
