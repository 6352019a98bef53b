"""The sentences of edits: what was done, where, and in what travels which way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final, Literal, assert_never

from specloom.diff.edits import Edit
from specloom.diff.edits.edit import shown
from specloom.diff.edits.members import NAMELESS, what_it_is
from specloom.diff.operations import Root
from specloom.diff.reach import Way
from specloom.diff.spelling import Place
from specloom.spec.pointers import split
from specloom.values.samples import Item, Member

__all__ = ["message"]

_COMPONENTS: Final = ("components", "schemas")
_DEFINITIONS: Final = ("$defs", "definitions")
_MEMBERS: Final = ("allOf", "anyOf", "oneOf")
_SCHEMAS: Final = ("schema", "itemSchema")
_BODY: Final = "the body"


def message(edit: Edit, way: Way, place: Place, doubt: str = "") -> str:
    """Give the sentence of an edit that stands alone; `doubt` is what kept it from a verdict."""
    root, spot = way.root, _spot(edit)
    whole = place in ("parameter", "header")
    named = root.name if whole else _named(spot, root.name, _after(edit, way))
    name = f"{named}{_variant(edit, way)}"
    undecided = f"; whether that breaks could not be decided: {doubt}" if doubt else ""
    if place == "parameter":
        text = f"{name} of {root.owner} {edit.told}{undecided}."
    else:
        where = _where(root, own=whole or not spot.component)
        text = f"{where}{name} {edit.told}{undecided}."
    return text[0].upper() + text[1:]


def _where(root: Root, *, own: bool) -> str:
    """Say in what it is; `own` is what only the root holds, and no component that others do."""
    if not root.operations:
        return ""
    if own or root.kind != "operation":
        return f"in {root.holder}, "
    return "in requests, " if root.direction == "request" else "in answers, "


def _variant(edit: Edit, way: Way) -> str:
    """Say which variant of a union it is that was edited, where that has no name of its own."""
    for step in way.edges[-1].steps if way.edges and not edit.subject else ():
        if isinstance(step, Member) and step.schema.pointer in (edit.base, edit.revision):
            what = what_it_is(step.schema)
            return ", in one of its variants," if what in NAMELESS else f", where it is {what},"
    return ""


# ----------------------------------------------------------------------------------------- places


@dataclass(frozen=True, slots=True)
class _Part:
    """One step into a schema; `name` is a property's, a pattern, a number."""

    kind: Literal["property", "item", "first item", "other", "pattern"]
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where something is: the component it is of, if it is of one, and the steps from there."""

    component: str
    parts: tuple[_Part, ...]


_ITEM: Final = _Part("item")


def _spot(edit: Edit) -> _Spot:
    """Tell where an edit is; one of items that a side has no word for is not of their array.

    What became of a component in one place, as a union there with others, is no edit of it.
    """
    spots = [_spot_at(each) for each in (edit.base, edit.revision) if each is not None]
    first, last = spots[0], spots[-1]
    if first.component and not first.parts and (last.parts or not last.component):
        return last
    if last.parts == (*first.parts, _ITEM):
        return _Spot(first.component, last.parts)
    return first


def _spot_at(pointer: str) -> _Spot:
    file, _, _ = pointer.partition("#")
    tokens = split(pointer[len(file) :])
    component = ""
    if tuple(tokens[:2]) == _COMPONENTS:
        component, tokens = tokens[2], tokens[3:]
    elif inline := [tokens.index(each) for each in _SCHEMAS if each in tokens]:
        tokens = tokens[min(inline) + 1 :]
    elif file:
        component = PurePosixPath(file).stem
    for at, token in enumerate(tokens[:-1]):
        if token in _DEFINITIONS and tokens[at - 1 : at] != ["properties"]:
            component, tokens = tokens[at + 1], tokens[at + 2 :]
            break
    return _Spot(component, tuple(_parts(tokens)))


def _parts(tokens: Sequence[str]) -> Iterator[_Part]:
    """Read the steps that a pointer takes through values; a member of a union is no step."""
    rest = iter(tokens)
    for token in rest:
        match token:
            case "properties":
                yield _Part("property", next(rest, ""))
            case "prefixItems":
                yield _Part("first item", next(rest, ""))
            case "patternProperties":
                yield _Part("pattern", next(rest, ""))
            case "items":
                yield _ITEM
            case "additionalProperties":
                yield _Part("other")
            case _ if token in _MEMBERS:
                next(rest, "")
            case _:
                pass


def _named(spot: _Spot, whole: str, after: int = 0) -> str:
    """Name a place, within `whole` where it is of no component.

    `after` counts the items described one by one that stand before the one it is about.
    """
    if not spot.parts:
        return f"`{spot.component}`" if spot.component else whole
    *around, last = spot.parts
    if last.kind == "property":
        return _dotted(spot, whole)
    holder = _named(_Spot(spot.component, tuple(around)), whole)
    match last.kind:
        case "item" if after:
            return f"any item of {holder} after the first{f' {after}' * (after > 1)}"
        case "item":
            return f"an item of {holder}"
        case "first item":
            return f"item {_ordinal(last)} of {holder}"
        case "other":
            return f"a further property of {holder}"
        case "pattern":
            return f"a property of {holder} whose name matches {shown(last.name)}"
        case _:
            assert_never(last.kind)


def _dotted(spot: _Spot, whole: str) -> str:
    """Name a property by its path: from the component, else from the first property on it."""
    first = next(at for at, part in enumerate(spot.parts) if part.kind == "property")
    if spot.component:
        return f"`{spot.component}{''.join(map(_short, spot.parts))}`"
    name = "".join(map(_short, spot.parts[first:])).removeprefix(".")
    holder = _named(_Spot("", spot.parts[:first]), whole)
    return f"`{name}`" if holder == _BODY else f"`{name}` of {holder}"


def _short(part: _Part) -> str:
    match part.kind:
        case "property":
            return f".{part.name}"
        case "item":
            return "[]"
        case "first item":
            return f"[{part.name}]"
        case "other" | "pattern":
            return ".*"
        case _:
            assert_never(part.kind)


def _ordinal(part: _Part) -> str:
    """Count items as people do, from 1."""
    return str(int(part.name) + 1) if part.name.isdecimal() else part.name


def _after(edit: Edit, way: Way) -> int:
    """Count the items described one by one before the one that an edit is of."""
    steps = [step for edge in way.edges for step in edge.steps if step is not None]
    last = steps[-1] if steps and not edit.subject else None
    return last.index if isinstance(last, Item) else 0
