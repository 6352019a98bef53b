"""How parameters and parts of forms are written, told apart only where the writing differs.

A style and `explode` matter for some values only: a number looks the same in most of them.
"""

from __future__ import annotations

from typing import Final

from specloom.diff.structures import Structures
from specloom.ir.model import Schema, Style, Type

__all__ = ["SAME_VALUES", "written_alike"]

SAME_VALUES: Final = "the values are the same, only the way to write them is another"

_SPREAD: Final = frozenset(("label", "matrix"))
"""Styles that show in every value, and whose lists differ by `explode`."""
_BY_NAME: Final = frozenset(("form", "spaceDelimited", "pipeDelimited"))


def written_alike(
    base: tuple[Style, bool],
    revision: tuple[Style, bool],
    schemas: tuple[Schema, Schema],
    structures: Structures,
) -> bool:
    """Tell whether two pairs of style and `explode` write alike what both schemas may be."""
    if base == revision:
        return True
    kinds = frozenset[Type].intersection(*map(structures.kinds, schemas))
    return all(_form(*base, kind) == _form(*revision, kind) for kind in sorted(kinds))


def _form(style: Style, explode: bool, kind: Type) -> tuple[str, bool]:  # noqa: FBT001 - its value
    """Give what is the same wherever a value of a kind is written the same (OpenAPI, 4.8.12.4)."""
    match kind:
        case "array" if style in _BY_NAME and explode:
            return "repeated", True
        case "array":
            return style, explode and (style in _SPREAD or style == "cookie")
        case "object":
            return style, explode and style != "deepObject"
        case _ if style in _SPREAD or style == "cookie":
            return style, False
        case _:
            return "plain", False
