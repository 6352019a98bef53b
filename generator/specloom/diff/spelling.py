"""How ids and sentences name things: rule ids from their parts, places from their pointers."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from specloom.diff.edits import Edit
from specloom.diff.edits.properties import has_default
from specloom.diff.model import Direction, Effect
from specloom.spec.pointers import split

__all__ = ["Place", "place_name", "rule_id"]

Place: TypeAlias = Literal["body", "parameter", "header", "property"]

_COMPONENTS: Final = "#/components/schemas/"


def rule_id(
    edit: Edit, direction: Direction, place: Place, effect: Effect, *, required: bool
) -> str:
    """Compose the id of a rule: direction, place and edit, in the established words."""
    request = direction == "request"
    need = "required" if (edit.required or required) else "optional"
    match edit.kind:
        case "property-removed" if request:
            return "request-property-removed"
        case "property-removed" | "property-added" if not request:
            write_only = "-write-only" if edit.write_only else ""
            verb = edit.kind.removeprefix("property-")
            return f"response-{need}{write_only}-property-{verb}"
        case "property-added":
            return f"new-{need}-request-property{_with_default(edit)}"
        case "became-required" if request:
            return f"request-property-became-required{_with_default(edit)}"
        case "became-required" | "became-optional":
            write_only = "-write-only" if edit.write_only else ""
            return f"{direction}{write_only}-property-{edit.kind}"
        case "property-renamed":
            return f"{direction}-property-renamed"
        case (
            "became-read-only"
            | "became-not-read-only"
            | "became-write-only"
            | "became-not-write-only"
        ):
            return f"{direction}-{need}-property-{edit.kind}"
        case "pattern-changed" if effect == "widens":
            return f"{direction}-{place}-pattern-generalized"
        case kind:
            return f"{direction}-{place}-{kind}"


def _with_default(edit: Edit) -> str:
    has = edit.member is not None and edit.required and has_default(edit.member)
    return "-with-default" if has else ""


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
