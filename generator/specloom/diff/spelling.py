"""How ids and sentences name things: rule ids from their parts, places from their pointers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from specloom.diff.edits import Edit
from specloom.diff.edits.properties import has_default
from specloom.diff.model import Direction, Effect
from specloom.spec.pointers import split

__all__ = ["Place", "is_on_wire", "is_semantic", "place_name", "rule_id", "spell"]

Place: TypeAlias = Literal["body", "parameter", "header", "property"]

_COMPONENTS: Final = "#/components/schemas/"


def rule_id(
    edit: Edit, direction: Direction, place: Place, effect: Effect, *, required: bool
) -> str:
    """Give the id of the rule that an edit falls under; `required` is what its place is."""
    has = edit.member is not None and edit.required and has_default(edit.member)
    required = required or edit.required
    return spell(edit.kind, direction, place, effect, required=required, with_default=has)


def spell(  # noqa: PLR0913 - all that ids differ by
    kind: str,
    direction: Direction,
    place: Place,
    effect: Effect = "none",
    *,
    required: bool = False,
    with_default: bool = False,
) -> str:
    """Compose the id of a rule: direction, place and edit, in the established words."""
    need = "required" if required else "optional"
    default = "-with-default" * with_default
    match kind:
        case "property-added" if direction == "request":
            return f"new-{need}-request-property{default}"
        case "property-removed" | "property-added" if direction == "response":
            return f"response-{need}-{kind}"
        case "property-removed" | "property-renamed":
            return f"{direction}-{kind}"
        case "became-required" if direction == "request":
            return f"request-property-became-required{default}"
        case kind if kind in _NEED and place == "property":
            return f"{direction}-{need}-property-{kind}"
        case "pattern-changed" if effect in _PATTERN:
            return f"{direction}-{place}-pattern-{_PATTERN[effect]}"
        case kind:
            return f"{direction}-{place}-{kind}"


_NEED: Final = frozenset(
    ("became-read-only", "became-not-read-only", "became-write-only", "became-not-write-only")
)
"""Kinds whose ids tell whether the property is required."""
_PATTERN: Final[dict[Effect, str]] = {"widens": "generalized", "narrows": "specialized"}


def is_on_wire(kind: str, direction: Direction) -> bool:
    """Tell whether an edit that leaves the values as they are is felt in what travels all the same.

    It is where a tag tells variants apart, where bytes are written as text in another way, and
    where a property leaves requests or answers, or comes to them.
    """
    return kind.startswith(_WRITTEN) or kind in _LEAVES.get(direction, ())


_WRITTEN: Final = ("discriminator-", "content-encoding-", "content-media-type-")
_LEAVES: Final[Mapping[Direction, tuple[str, str]]] = {
    "request": ("became-read-only", "became-not-read-only"),
    "response": ("became-write-only", "became-not-write-only"),
}


def is_semantic(kind: str) -> bool:
    """Tell whether an edit is of what values mean, or of how long they will be there."""
    return kind.startswith(_MEANT)


_MEANT: Final = ("default-value-", "deprecated", "reactivated", "stability-", "sunset-", "unit-")


def place_name(pointer: str) -> str:
    """Name what stands at a pointer: `Vehicle.chargeState`, `items[]`, empty for a whole body."""
    prefix, _, _ = pointer.partition("#")
    local = pointer[len(prefix) :]
    if local.startswith(_COMPONENTS):
        first, *tokens = split(local.removeprefix(_COMPONENTS.rstrip("/")))
        return f"{first}{_inner(tokens)}"
    tokens = split(local)
    if "schema" in tokens:
        return _inner(tokens[tokens.index("schema") + 1 :]).lstrip(".")
    return ""


_SUFFIXES: Final = {"items": "[]", "additionalProperties": "{}"}
_NUMBERED: Final = frozenset(("allOf", "anyOf", "oneOf", "prefixItems"))


def _inner(tokens: list[str]) -> str:
    text = ""
    rest = iter(tokens)
    for token in rest:
        if token == "properties":  # noqa: S105 - a keyword
            text += f".{next(rest, '')}"
        elif token in _NUMBERED:
            number = next(rest, "")
            text += f"[{number}]" if token == "prefixItems" else ""  # noqa: S105 - a keyword
        else:
            text += _SUFFIXES.get(token, "")
    return text
