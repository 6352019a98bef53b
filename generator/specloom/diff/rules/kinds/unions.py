"""Unions, negations, conditions and discriminators."""

from __future__ import annotations

from typing import Final

from specloom.diff.rules.kinds.rows import itself, mirrored
from specloom.diff.rules.model import Kind

__all__ = ["UNIONS"]

_NUMBER: Final = "{type: integer}"
_TEXT: Final = "{type: string}"
_FLAG: Final = "{type: boolean}"
_CAT: Final = "{$ref: '#/components/schemas/Cat'}"
_DOG: Final = "{$ref: '#/components/schemas/Dog'}"
_PETS: Final = f"oneOf: [{_CAT}, {_DOG}]"
_CARD: Final = "type: object, properties: {kind: {type: string}, limit: {type: integer}}"
_IF: Final = "if: {properties: {kind: {const: card}}, required: [kind]}"
_TAGGED: Final = "Which variant is meant is told otherwise than before."


def _pets(tags: str, name: str = "kind") -> str:
    return f"{{{_PETS}, discriminator: {{propertyName: {name}, mapping: {{{tags}}}}}}}"


_BY_NAME: Final = "cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'"

UNIONS: Final[tuple[Kind, ...]] = (
    *mirrored(
        "one-of-added",
        "may be a variant that is new",
        "one-of-removed",
        "can no longer be one of its variants",
        f"{{oneOf: [{_NUMBER}, {_TEXT}]}}",
        f"{{oneOf: [{_NUMBER}, {_TEXT}, {_FLAG}]}}",
    ),
    *mirrored(
        "any-of-added",
        "may be a variant that is new",
        "any-of-removed",
        "can no longer be one of its variants",
        f"{{anyOf: [{_NUMBER}, {_TEXT}]}}",
        f"{{anyOf: [{_NUMBER}, {_TEXT}, {_FLAG}]}}",
    ),
    *mirrored(
        "wrapped-in-one-of",
        "is a union of several variants now",
        "unwrapped-from-one-of",
        "is no longer a union but one of its variants",
        _CAT,
        f"{{{_PETS}}}",
    ),
    *mirrored(
        "wrapped-in-any-of",
        "is a union of several variants now",
        "unwrapped-from-any-of",
        "is no longer a union but one of its variants",
        _CAT,
        f"{{anyOf: [{_CAT}, {_DOG}]}}",
    ),
    *mirrored(
        "union-added",
        "must be one of several variants besides",
        "union-removed",
        "need no longer be one of several variants besides",
        f"{{{_CARD}}}",
        f"{{{_CARD}, anyOf: [{{required: [kind]}}, {{required: [limit]}}]}}",
    ),
    *mirrored(
        "not-added",
        "excludes some values",
        "not-removed",
        "no longer excludes some values",
        _TEXT,
        "{type: string, not: {pattern: '^x-'}}",
    ),
    *itself(
        "not-changed",
        "excludes values by another rule",
        "{type: string, not: {pattern: '^x-'}}",
        "{type: string, not: {pattern: '^y-'}}",
    ),
    *mirrored(
        "if-added",
        "has a rule of `if` and `then`",
        "if-removed",
        "no longer has a rule of `if` and `then`",
        f"{{{_CARD}}}",
        f"{{{_CARD}, {_IF}, then: {{required: [limit]}}}}",
    ),
    *itself(
        "if-changed",
        "has another rule of `if` and `then`",
        f"{{{_CARD}, {_IF}, then: {{required: [limit]}}}}",
        f"{{{_CARD}, {_IF}, then: {{properties: {{limit: {{minimum: 5}}}}}}}}",
    ),
    *mirrored(
        "discriminator-added",
        "has variants that are told apart by a property",
        "discriminator-removed",
        "has variants that are no longer told apart by a property",
        f"{{{_PETS}}}",
        f"{{{_PETS}, discriminator: {{propertyName: kind}}}}",
    ),
    *itself(
        "discriminator-property-name-changed",
        "has variants that are told apart by another property",
        _pets(_BY_NAME),
        _pets(_BY_NAME, "name"),
        {"request": _TAGGED, "response": _TAGGED},
    ),
    *mirrored(
        "discriminator-mapping-added",
        "has one more tag for its variants",
        "discriminator-mapping-deleted",
        "has one tag less for its variants",
        _pets(_BY_NAME),
        _pets(f"{_BY_NAME}, kitten: '#/components/schemas/Cat'"),
        {"response": "A client may not know which variant a new tag means."},
        {"request": "The service may not know any more which variant the old tag means."},
    ),
    *itself(
        "discriminator-mapping-changed",
        "has a tag that means another variant",
        _pets(f"{_BY_NAME}, kitten: '#/components/schemas/Cat'"),
        _pets(f"{_BY_NAME}, kitten: '#/components/schemas/Dog'"),
        {"request": _TAGGED, "response": _TAGGED},
    ),
    Kind(
        "union-kind-changed",
        "must be exactly one of its variants, or may be several at once",
        "{anyOf: [{type: number, minimum: 1}, {type: number, maximum: 5}]}",
        "{oneOf: [{type: number, minimum: 1}, {type: number, maximum: 5}]}",
        mirror="union-kind-changed",
    ),
)
