"""Witnesses: what the engine found at a pair, as the whole body that travels, and checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specloom.diff.edits import Edit
from specloom.diff.graph import Node
from specloom.diff.model import Side, Witness
from specloom.diff.reach import Way
from specloom.diff.wire import is_textual, readings
from specloom.ir.model import BooleanSchema, JsonValue, Schema, dereference
from specloom.values.evidence import accepts
from specloom.values.inventory import Direction
from specloom.values.samples import NoSample, Path, sample, sample_with

__all__ = ["is_too_long", "witness"]

_LARGEST = 4000
"""Characters of a witness that a person still looks at."""


@dataclass(frozen=True, slots=True)
class _Case:
    """What is to be shown: `sender` accepts a value that `receiver` refuses."""

    node: Node
    way: Way
    sender: Side

    @property
    def receiver(self) -> Side:
        return "revision" if self.sender == "base" else "base"

    @property
    def path(self) -> Path:
        """The way to the pair on the sender's side."""
        return self.way.path(self.sender)

    def whole(self, side: Side) -> Schema:
        return self.way.root.base if side == "base" else self.way.root.revision

    def part(self, side: Side) -> Schema:
        return self.node.base if side == "base" else self.node.revision


def witness(node: Node, edit: Edit, samples: tuple[JsonValue, ...], way: Way) -> Witness | None:
    """Give a checked payload that shows an edit: whole if that can be built, else the part."""
    sender: Side = "base" if way.root.direction == "request" else "revision"
    case = _Case(node, way, sender)
    parts = list(_parts(case, edit, samples))
    for part in parts:
        value = sample_with(case.whole(sender), case.path, part, way.root.direction)
        if not isinstance(value, NoSample) and _shows(case, value, whole=True):
            return Witness(way.root.label, value, sender, case.receiver)
    if way.whole is not None:
        return None  # what one variant refuses another may take
    at = way.pointer(sender)
    for part in parts:
        if _shows(case, part, whole=False):
            label = f"{way.root.label} at {at}" if at else way.root.label
            return Witness(label, part, sender, case.receiver)
    return None


def is_too_long(node: Node, samples: tuple[JsonValue, ...], way: Way) -> bool:
    """Tell whether what shows an edit of a pair is only too long to be looked at."""
    sender: Side = "base" if way.root.direction == "request" else "revision"
    case = _Case(node, way, sender)
    long = (found for found in samples if len(str(found)) >= _LARGEST)
    return any(_refused(case, found, whole=False) for found in long)


def _parts(case: _Case, edit: Edit, samples: tuple[JsonValue, ...]) -> Iterator[JsonValue]:
    """Give values of the pair that may show the edit: as people write it, as found, with tags."""
    tags = _tags(case.part(case.sender), _subject(edit, case.sender))
    usual = sample(case.part(case.sender), case.way.root.direction)
    alone = sum(each.edited is not None for each in case.node.edits) == 1
    scalars = () if isinstance(usual, NoSample | dict | list) else (usual,)
    if alone:  # so that nothing but this edit can keep a usual value from being taken
        yield from (each for each in scalars if _refused(case, each, whole=False))
    if isinstance(usual, list) and is_textual(case.way.root):
        yield _two(case.part(case.sender), case.way.root.direction)
    for found in samples:
        if isinstance(found, dict):
            name = _subject(edit, case.sender)
            if isinstance(usual, dict) and name:
                told = {key: value for key, value in usual.items() if key != name}
                yield {**told, name: found[name]} if name in found else told
        yield found
        if isinstance(found, dict) and not tags.keys() <= found.keys():
            yield {**tags, **found}


def _two(schema: Schema, direction: Direction) -> JsonValue:
    """Give a list of two: one item is written like the item itself."""
    said = dereference(schema)
    shape = None if isinstance(said, BooleanSchema) else said.array
    one = None if shape is None or shape.items is None else sample(shape.items, direction)
    return [] if isinstance(one, NoSample) else [one, one]


def _tags(schema: Schema, subject: str) -> dict[str, JsonValue]:
    """Give the properties that have one value only: they keep other variants from taking it."""
    target = dereference(schema)
    shape = None if isinstance(target, BooleanSchema) else target.object
    tags: dict[str, JsonValue] = {}
    for name, inner in shape.properties.items() if shape is not None else ():
        said = dereference(inner)
        listed = None if isinstance(said, BooleanSchema) else said.enum
        if listed is not None and len(listed) == 1 and name != subject:
            tags[name] = listed[0]
    return tags


def _subject(edit: Edit, sender: Side) -> str:
    if edit.rename is not None:
        return edit.rename.base if sender == "base" else edit.rename.revision
    return edit.subject


def _shows(case: _Case, value: JsonValue, *, whole: bool) -> bool:
    return len(str(value)) < _LARGEST and _refused(case, value, whole=whole)


def _refused(case: _Case, value: JsonValue, *, whole: bool) -> bool:
    """Whether the sender's schema accepts a value that the receiver's refuses, however read."""
    direction = case.way.root.direction
    of = case.whole if whole else case.part
    read = list(readings(value)) if is_textual(case.way.root) else [value]
    return (
        len(read) > 0
        and accepts(of(case.sender), value, direction) is True
        and all(accepts(of(case.receiver), each, direction) is False for each in read)
    )
