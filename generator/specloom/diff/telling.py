"""The sentences of edits: what was done, where, and in what travels which way."""

from __future__ import annotations

from typing import Final

from specloom.diff.edits import Edit
from specloom.diff.operations import Root
from specloom.diff.reach import Way
from specloom.diff.spelling import Place, place_name

__all__ = ["message"]

_PHRASES: Final = {"request": "in requests", "response": "in answers"}


def message(edit: Edit, way: Way, place: Place, doubt: str = "") -> str:
    """Give the sentence of an edit that stands alone; `doubt` is what could not be decided."""
    name = _name(edit, way.root, place)
    where = "" if place == "parameter" else f"{_PHRASES[way.root.direction]}, "
    undecided = f"; it could not be decided {doubt}" if doubt else ""
    text = f"{where}{name} {edit.told}{undecided}."
    return text[0].upper() + text[1:]


def _name(edit: Edit, root: Root, place: Place) -> str:
    pointer = edit.base or edit.revision or ""
    name = place_name(pointer)
    if place in ("parameter", "header") or not name:
        return _root_name(root)
    return f"`{name}`"


def _root_name(root: Root) -> str:
    kind, _, name = root.label.rpartition(" ")
    if root.place == "parameter":
        return f"the {kind} parameter `{name}`"
    if root.place == "header":
        return f"the header `{name}`"
    if not root.operations:
        return f"the component `{name}`"
    first = root.operations[0]
    return f"the body of `{first.method} {first.path}`"
