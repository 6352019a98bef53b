"""Entities as another version shows them: compiled from two descriptions and what tells of both.

Lowering leads from the newest form to a version's, lifting back. Both walk the version's own
schema: at each property the renames are applied, what the version does not have is left out, what
was replaced by another property of the same object shows its value; then the behaviour is asked.
Where nothing differs, nothing is walked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from specloom.ir.model import (
    Api,
    BooleanSchema,
    JsonValue,
    ObjectShape,
    Reference,
    Schema,
    SchemaObject,
    dereference,
)
from specloom.mock.behaviour import Behaviour, Lower
from specloom.mock.checks import Check, Checks
from specloom.mock.versions.trail import Trail, component
from specloom.spec.pointers import escape, split
from specloom.values import Direction

__all__ = ["Change", "Common", "Translator"]

Change: TypeAlias = Callable[[JsonValue], JsonValue]
_Way: TypeAlias = Literal["lower", "lift"]


@dataclass(frozen=True, slots=True, eq=False)
class Common:
    """What the translators of all versions share.

    Attributes:
        newest: the newest description.
        trail: what became of names.
        behaviour: what else there is to do.
        versions: all versions, oldest first.
    """

    newest: Api
    trail: Trail
    behaviour: Behaviour
    versions: Sequence[str]


class Translator:
    """Leads between the newest form and that of one version.

    Args:
        version: its name.
        api: its description.
        checks: those of its description.
        common: what all versions share.
    """

    def __init__(self, version: str, api: Api, checks: Checks, common: Common) -> None:
        self._version = version
        self._api = api
        self._checks = checks
        self._common = common
        self._newest = common.newest
        self._trail = common.trail
        self._made: dict[tuple[str, _Way], Change | None] = {}
        self._open: set[tuple[str, _Way]] = set()

    def lowering(self, schema: Schema) -> Change | None:
        """Give what makes of a value in its newest form what the version shows; None: nothing."""
        return self._change(schema, "lower")

    def lifting(self, schema: Schema) -> Change | None:
        """Give what makes of a value that was sent what the newest version calls it."""
        return self._change(schema, "lift")

    def component(self, name: str) -> Change | None:
        """Give the lowering of a component of the version; None: nothing, or no such component."""
        return self._named(name, "lower")

    def lifted_component(self, name: str) -> Change | None:
        """Give the lifting of a component of the version; None: nothing, or no such component."""
        return self._named(name, "lift")

    def _named(self, name: str, way: _Way) -> Change | None:
        schema = self._api.schemas.get(name)
        return None if schema is None else self._referred(_place(name), schema, way)

    def kind(self, usual: str, collection: str) -> str:
        """Give the newest name of a kind: a component's, or the path of a collection."""
        if usual != collection:
            return component(self._trail.newest(self._version, _place(usual))) or usual
        for method in ("post", "get"):
            place = f"#/paths/{escape(collection)}/{method}"
            newest = self._trail.newest(self._version, place)
            if newest != place:
                return split(newest)[1]
        return usual

    def parameters(self) -> Mapping[str, str]:
        """Give what query parameters are called now, by their pointers, where that differs."""
        now = {each.pointer: each.name for op in self._newest.operations for each in op.parameters}
        found: dict[str, str] = {}
        for operation in self._api.operations:
            for each in operation.parameters:
                name = now.get(self._trail.newest(self._version, each.pointer))
                if name is not None and name != each.name:
                    found[each.pointer] = name
        return found

    # ------------------------------------------------------------------------------ compiling

    def _change(self, schema: Schema, way: _Way) -> Change | None:
        match schema:
            case BooleanSchema():
                return None
            case Reference():
                return self._referred(schema.target_pointer, schema.target, way)
            case SchemaObject():
                return self._stated(schema, way)

    def _referred(self, pointer: str, target: Schema, way: _Way) -> Change | None:
        key = (pointer, way)
        if key in self._open:  # a schema that holds itself: what it becomes is known later
            return lambda value: value if (late := self._made.get(key)) is None else late(value)
        if key not in self._made:
            self._open.add(key)
            own = self._change(target, way)
            self._made[key] = _then(own, self._hooks(component(pointer), way))
            self._open.discard(key)
        return self._made[key]

    def _hooks(self, name: str, way: _Way) -> tuple[Lower, ...]:
        if not name:
            return ()
        newest = component(self._trail.newest(self._version, _place(name)))
        names = dict.fromkeys((newest, name))
        behaviour, versions = self._common.behaviour, self._common.versions
        ask = behaviour.lowerings if way == "lower" else behaviour.liftings
        return tuple(hook for each in names for hook in ask(each, self._version, versions))

    def _stated(self, schema: SchemaObject, way: _Way) -> Change | None:
        changes: list[Change | None] = []
        composition = schema.composition
        if schema.object is not None:
            changes.append(self._object(schema, schema.object, way, closed=composition is None))
        if schema.array is not None and schema.array.items is not None:
            changes.append(_each(self._change(schema.array.items, way)))
        if composition is not None:
            changes += (self._change(each, way) for each in composition.all_of)
            changes.append(self._union((*composition.one_of, *composition.any_of), way))
        return _all(changes)

    def _union(self, branches: Sequence[Schema], way: _Way) -> Change | None:
        changes = [self._change(each, way) for each in branches]
        if not any(changes):
            return None
        direction: Direction = "response" if way == "lower" else "request"
        checks = [self._checks.of(each, direction) for each in branches]
        is_lowering = way == "lower"

        def change(value: JsonValue) -> JsonValue:
            for branch, check in zip(changes, checks, strict=True):
                if not is_lowering and not check.accepts(value):
                    continue
                changed = branch(value) if branch is not None else value
                if not is_lowering or check.accepts(changed):
                    return changed
            return value

        return change

    def _object(
        self, schema: SchemaObject, shape: ObjectShape, way: _Way, *, closed: bool
    ) -> Change | None:
        """Compile what becomes of an object's own properties."""
        members = _Members(way)
        place = self._trail.newest(self._version, schema.pointer)
        theirs = self._properties(place)
        for name, each in shape.properties.items():
            pointer = f"{schema.pointer}/properties/{escape(name)}"
            now = _last(self._trail.newest(self._version, pointer), place) or name
            inner = self._change(each, way)
            if inner is not None:
                members.changes[name if way == "lower" else now] = inner
            if now != name:
                members.names[now if way == "lower" else name] = now if way == "lift" else name
            if theirs and now not in theirs:
                successor = _last(self._trail.successor(self._version, pointer), place)
                if successor is not None and successor in theirs:
                    check = self._checks.of(each, "response")
                    members.copies.append((name, successor, check))
        if way == "lower" and closed and theirs:
            kept = {members.names.get(name, name) for name in theirs} & shape.properties.keys()
            members.left_out = frozenset(
                name for name in theirs if members.names.get(name, name) not in kept
            )
        return members.change if members.does_anything else None

    def _properties(self, place: str) -> Iterable[str]:
        """Give the properties of the newest schema at a place; none if there is no such schema."""
        found = self._newest.index.get(place)
        schema = None if found is None else dereference(found)
        if not isinstance(schema, SchemaObject) or schema.object is None:
            return ()
        return schema.object.properties


@dataclass(slots=True)
class _Members:
    """What becomes of the properties of one object.

    Attributes:
        way: whether a value is lowered or lifted.
        names: the name to be, by the present one, where they differ.
        changes: what becomes of values, by the name to be.
        copies: properties that were replaced, each with its successor and what it must be.
        left_out: what is not shown.
    """

    way: _Way
    names: dict[str, str] = field(default_factory=dict)
    changes: dict[str, Change] = field(default_factory=dict)
    copies: list[tuple[str, str, Check]] = field(default_factory=list)
    left_out: frozenset[str] = frozenset()

    @property
    def does_anything(self) -> bool:
        return bool(self.names or self.changes or self.copies or self.left_out)

    def change(self, value: JsonValue) -> JsonValue:
        if not isinstance(value, dict):
            return value
        result: dict[str, JsonValue] = {}
        for key, item in value.items():
            if key in self.left_out:
                continue
            name = self.names.get(key, key)
            change = self.changes.get(name)
            result[name] = item if change is None else change(item)
        for old, new, check in self.copies:
            if self.way == "lower":
                if old not in value and new in value and check.accepts(value[new]):
                    result[old] = value[new]
            elif old in value:
                result.setdefault(new, result.pop(old))
        return result


def _place(name: str) -> str:
    return f"#/components/schemas/{escape(name)}"


def _last(pointer: str, place: str) -> str | None:
    """Give the property of the schema at `place` that a pointer leads to, None if to another."""
    parent, _, name = pointer.rpartition("/properties/")
    known = parent == place and "/" not in name
    return name.replace("~1", "/").replace("~0", "~") if known else None


def _each(change: Change | None) -> Change | None:
    if change is None:
        return None
    return lambda value: [change(each) for each in value] if isinstance(value, list) else value


def _all(changes: Iterable[Change | None]) -> Change | None:
    steps = [each for each in changes if each is not None]
    if len(steps) <= 1:
        return steps[0] if steps else None

    def change(value: JsonValue) -> JsonValue:
        for step in steps:
            value = step(value)
        return value

    return change


def _then(own: Change | None, hooks: Sequence[Lower]) -> Change | None:
    """Have the behaviour's changes made after those that follow from the descriptions."""
    if not hooks:
        return own

    def change(value: JsonValue) -> JsonValue:
        changed = own(value) if own is not None else value
        if not isinstance(value, dict):
            return changed
        for hook in hooks:
            if isinstance(changed, dict):
                changed = hook(dict(changed), value)
        return changed

    return change
