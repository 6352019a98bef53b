"""What OpenAPI 3.0, 3.1 and 3.2 spell differently: one table of functions per version.

Only what *means* something else from version to version stands here. A keyword that a later
version added (`const`, `webhooks`, `patternProperties`) is understood in every version, since an
earlier one gives it no other meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from specloom.ir.reading import Raw

__all__ = ["DIALECTS", "Dialect"]

_METHODS: Final = frozenset(
    ("get", "put", "post", "delete", "options", "head", "patch", "trace"),
)
_METHODS_3_2: Final = _METHODS | {"query"}


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one version of OpenAPI is read.

    Attributes:
        nullable: whether a schema says by `nullable` that null is accepted.
        constrains: whether a `$ref` with these siblings is more than a reference.
        requests: the operations of a path item: method as sent, place below the item, raw value.
    """

    nullable: Callable[[Raw], bool]
    constrains: Callable[[Raw], bool]
    requests: Callable[[Raw], Iterator[tuple[str, tuple[str, ...], object]]]


def _says_nullable(raw: Raw) -> bool:
    return raw.get("nullable") is True


def _keeps_nullable(raw: Raw) -> bool:
    """Read a `nullable` of 3.0 that was left beside a `type`: whoever left it means it."""
    return raw.get("nullable") is True and "type" in raw


_BESIDE_REFERENCE: Final = frozenset(
    (
        "$ref",
        "$anchor",
        "$comment",
        "$defs",
        "$id",
        "$schema",
        "default",
        "deprecated",
        "description",
        "example",
        "examples",
        "externalDocs",
        "nullable",
        "readOnly",
        "title",
        "writeOnly",
        "xml",
    ),
)


def _siblings_constrain(raw: Raw) -> bool:
    return any(key not in _BESIDE_REFERENCE and not key.startswith("x-") for key in raw)


def _siblings_are_ignored(_raw: Raw) -> bool:
    return False


def _requests(item: Raw) -> Iterator[tuple[str, tuple[str, ...], object]]:
    for key, value in item.items():
        if key in _METHODS:
            yield key.upper(), (key,), value


def _requests_3_2(item: Raw) -> Iterator[tuple[str, tuple[str, ...], object]]:
    for key, value in item.items():
        if key in _METHODS_3_2:
            yield key.upper(), (key,), value
        elif key == "additionalOperations":
            if isinstance(value, dict):
                for method, operation in value.items():
                    yield method, (key, method), operation
            else:
                yield key, (key,), value  # not an operation either: reported as one


_3_0: Final = Dialect(_says_nullable, _siblings_are_ignored, _requests)
_3_1: Final = Dialect(_keeps_nullable, _siblings_constrain, _requests)
_3_2: Final = Dialect(_keeps_nullable, _siblings_constrain, _requests_3_2)

DIALECTS: Final = {"3.0": _3_0, "3.1": _3_1, "3.2": _3_2}
"""The dialect of a document, by the first two numbers of its `openapi`."""
