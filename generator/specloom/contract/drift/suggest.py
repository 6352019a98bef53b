"""From deviations to the overlay that makes a description say what was seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Final, TypeAlias, assert_never

from specloom.contract.drift.inference import NOTHING, Shape, joined, schema_of
from specloom.contract.drift.model import Deviation, Drift
from specloom.ir.model import JsonValue
from specloom.spec import Document
from specloom.spec.pointers import MISSING, descend, split
from specloom.values.equality import distinct

__all__ = ["Suggestion", "suggest"]

_Object: TypeAlias = dict[str, JsonValue]

_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_HOLE: Final = re.compile(r"\{([^{}]*)\}")
_SEEN: Final = "Seen in recorded traffic."


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An overlay, and what none can say.

    Attributes:
        overlay: the overlay; None where there is nothing to be said in one.
        left: the deviations that remain when it is applied.
    """

    overlay: _Object | None
    left: tuple[Deviation, ...]


def suggest(drift: Drift, document: Document) -> Suggestion:
    """Suggest the overlay that makes a description true of what was seen.

    It says the least that is wanted: what is required no longer is, values and types are added,
    what refuses values is removed. That a service ought to change instead is for people to say.
    """
    writer = _Writer(document)
    left = tuple(each for each in drift.deviations if not writer.take(each))
    actions = list(writer.actions())
    if not actions:
        return Suggestion(None, left)
    info: _Object = {"title": f"{drift.title} as it was recorded", "version": drift.version}
    return Suggestion({"overlay": "1.1.0", "info": info, "actions": actions}, left)


@dataclass(slots=True)
class _Change:
    """All that is to be done to one schema."""

    fields: dict[str, Shape] = field(default_factory=dict)
    optional: dict[str, None] = field(default_factory=dict)
    types: dict[str, None] = field(default_factory=dict)
    values: list[JsonValue] = field(default_factory=list)
    lifted: dict[str, None] = field(default_factory=dict)


class _Writer:
    """Gathers what is to be done, place by place, and writes it as actions."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._is_3_0 = document.openapi.startswith("3.0")
        self._changes: dict[str, _Change] = {}
        self._updates: list[tuple[str, JsonValue]] = []

    def take(self, deviation: Deviation) -> bool:
        """Take note of what makes a deviation none; tell whether anything does."""
        pointers = deviation.schemas or (deviation.pointer,)
        if any(not pointer.startswith("#") for pointer in pointers):
            return False  # in another file, which no overlay of this one reaches
        match deviation.kind:
            case "field" | "missing field" | "type" | "enum value" | "constraint":
                return self._take_schema(deviation)
            case "operation":
                path = deviation.operation.partition(" ")[2]
                self._updates.append(("#/paths", {path: self._item(deviation)}))
            case "status":
                self._updates.append((deviation.pointer, self._responses(deviation)))
            case "media type":
                self._updates.append((deviation.pointer, self._content(deviation)))
            case "header":
                header: _Object = {"schema": self._schema(deviation.shapes.get("", NOTHING))}
                update: JsonValue = {"headers": {deviation.subject: header}}
                self._updates.append((deviation.pointer, update))
            case "parameter":
                self._updates.append((deviation.pointer, {"parameters": [self._query(deviation)]}))
            case "missing header" | "missing parameter":
                for pointer in deviation.schemas:
                    self._updates.append((pointer, {"required": False}))
            case "body":
                return False
            case _:
                assert_never(deviation.kind)
        return True

    def _take_schema(self, deviation: Deviation) -> bool:
        subject = deviation.subject
        for pointer in deviation.schemas:
            raw = self._raw(pointer)
            change = self._changes.setdefault(pointer, _Change())
            match deviation.kind:
                case "field":
                    seen = change.fields.get(subject, NOTHING)
                    change.fields[subject] = joined(seen, deviation.shapes[""])
                case "missing field":
                    change.optional[subject] = None
                case "constraint":
                    change.lifted[subject] = None
                case "type" if "type" in raw:
                    change.types.update(dict.fromkeys(sorted(deviation.shapes[""].types)))
                    change.values += deviation.values
                case "enum value" if "enum" in raw or "const" in raw:
                    change.values += deviation.values
                case _:
                    return False
        return bool(deviation.schemas)

    # ------------------------------------------------------------------------------ actions

    def actions(self) -> Iterator[JsonValue]:
        """Give the actions, each update once, those of one place together."""
        merged: dict[str, JsonValue] = {}
        for pointer, update in self._updates:
            merged[pointer] = _merged(merged[pointer], update) if pointer in merged else update
        for pointer, update in merged.items():
            yield self._action(pointer, update=update)
        for pointer, change in self._changes.items():
            yield from self._of_schema(pointer, change)

    def _of_schema(self, pointer: str, change: _Change) -> Iterator[JsonValue]:
        raw = self._raw(pointer)
        if change.fields:
            fields: _Object = {name: self._schema(s) for name, s in change.fields.items()}
            yield self._action(pointer, update={"properties": fields})
        if change.optional:
            yield from self._optional(pointer, raw, change.optional)
        if change.types:
            yield from self._types(pointer, raw, [*change.types])
        if change.values:
            yield from self._values(pointer, raw, change.values)
        for keyword in change.lifted:
            if keyword == "oneOf":  # several arms accept what exactly one should
                yield self._action(pointer, update={"anyOf": raw["oneOf"]})
            if keyword in raw:
                yield self._action(f"{pointer}/{keyword}", remove=True)

    def _optional(
        self, pointer: str, raw: Mapping[str, JsonValue], names: Mapping[str, None]
    ) -> Iterator[JsonValue]:
        listed = raw.get("required")
        if isinstance(listed, list) and all(name in names for name in listed):
            yield self._action(f"{pointer}/required", remove=True)
            return
        for name in names:
            yield self._action(f"{pointer}/required", remove=True, where=f"[?@ == {_quoted(name)}]")

    def _types(
        self, pointer: str, raw: Mapping[str, JsonValue], seen: Sequence[str]
    ) -> Iterator[JsonValue]:
        if self._is_3_0 and [*seen] == ["null"]:
            yield self._action(pointer, update={"nullable": True})
            return
        yield self._action(f"{pointer}/type", remove=True)
        if self._is_3_0:  # it has no list of types: what has several may be anything
            return
        stated = raw["type"]
        types = [*(stated if isinstance(stated, list) else [stated]), *seen]
        types = [each for each in distinct(types) if each != "integer" or "number" not in types]
        yield self._action(pointer, update={"type": types[0] if len(types) == 1 else types})

    def _values(
        self, pointer: str, raw: Mapping[str, JsonValue], values: Sequence[JsonValue]
    ) -> Iterator[JsonValue]:
        added = list(distinct(values))
        if "enum" in raw:
            yield self._action(f"{pointer}/enum", update=added)
        elif "const" in raw:
            yield self._action(f"{pointer}/const", remove=True)
            yield self._action(pointer, update={"enum": [raw["const"], *added]})

    def _action(
        self, pointer: str, *, update: JsonValue = None, remove: bool = False, where: str = ""
    ) -> JsonValue:
        target = self._path(pointer) + where
        return (
            {"target": target, "remove": True} if remove else {"target": target, "update": update}
        )

    # ------------------------------------------------------------------------------- values

    def _raw(self, pointer: str) -> Mapping[str, JsonValue]:
        tokens = split(pointer)
        path, value = descend(self._document.root, tokens)
        known = value if len(path) == len(tokens) else MISSING
        return known if isinstance(known, dict) else {}

    def _path(self, pointer: str) -> str:
        """Write a pointer as a JSONPath."""
        path, value = "$", self._document.root
        tokens = split(pointer)
        for at, token in enumerate(tokens):
            _, holder = descend(value, tokens[:at])
            if isinstance(holder, list):
                path += f"[{token}]"
            else:
                path += f".{token}" if _NAME.fullmatch(token) else f"[{_quoted(token)}]"
        return path

    def _schema(self, shape: Shape) -> _Object:
        return schema_of(shape, nullable=self._is_3_0)

    def _query(self, deviation: Deviation) -> _Object:
        schema = self._schema(deviation.shapes.get("", NOTHING))
        return {"name": deviation.subject, "in": "query", "schema": schema}

    def _content(self, deviation: Deviation) -> _Object:
        media: _Object = {"schema": self._schema(deviation.shapes.get("", NOTHING))}
        content: _Object = {"content": dict[str, JsonValue]({deviation.subject: media})}
        is_new = deviation.place == "request body" and "responses" in self._raw(deviation.pointer)
        return {"requestBody": content} if is_new else content

    def _item(self, deviation: Deviation) -> _Object:
        method, _, path = deviation.operation.partition(" ")
        seen = [(*name.partition(" ")[::2], shape) for name, shape in deviation.shapes.items()]
        operation: _Object = {"description": _SEEN}
        parameters: list[JsonValue] = [
            {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
            for name in _HOLE.findall(path)
        ]
        parameters += [
            {"name": name, "in": "query", "schema": self._schema(shape)}
            for where, name, shape in seen
            if where == "query"
        ]
        if parameters:
            operation["parameters"] = parameters
        content: _Object = {}
        for where, name, shape in seen:
            if where == "request":
                content[name] = {"schema": self._schema(shape)}
        if content:
            operation["requestBody"] = {"content": content}
        operation["responses"] = self._responses(deviation)
        return {method.lower(): operation}

    def _responses(self, deviation: Deviation) -> _Object:
        found: dict[str, _Object] = {}
        for name, shape in deviation.shapes.items():
            status, _, rest = name.partition(" ")
            if not status.isdecimal():  # of the request
                continue
            response = found.setdefault(status, {"description": _SEEN})
            group, key = ("headers", rest[7:]) if rest.startswith("header ") else ("content", rest)
            if key:
                held = response.setdefault(group, {})
                if isinstance(held, dict):
                    held[key] = {"schema": self._schema(shape)}
        return dict[str, JsonValue](found)


def _merged(one: JsonValue, other: JsonValue) -> JsonValue:
    match one, other:
        case dict(), dict():
            return reduce(_with, other.items(), one)
        case list(), list():
            return list(distinct([*one, *other]))
        case _:
            return other


def _with(held: _Object, member: tuple[str, JsonValue]) -> _Object:
    name, value = member
    return {**held, name: _merged(held[name], value) if name in held else value}


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
