"""Generated models beside a validator: both accept the same, and what was read comes back."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema_rs
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.draws import drawn
from tests.render.described_schemas import Raw, description, values
from tests.render.packages import written
from tests.render.promises import promised
from tests.render.readings import Named

__all__ = ["Models", "drawn_values"]


def drawn_values(schemas: Sequence[Raw], count: int, start: int) -> list[tuple[int, Raw]]:
    """Draw that many values, each with the place of a schema it nearly fits."""
    places = st.integers(0, len(schemas) - 1)
    return drawn(
        places.flatmap(lambda at: values(schemas[at]).map(lambda value: (at, value))), count, start
    )


_PLACE = "urn:specloom:description"


@dataclass(frozen=True, slots=True)
class _Judge:
    """The validators of one set of components, each made once."""

    document: jsonschema_rs.Registry
    validators: dict[int, jsonschema_rs.Draft202012Validator] = field(default_factory=dict)

    @classmethod
    def of(cls, named: Named) -> _Judge:
        whole = {"components": {"schemas": dict(named)}}
        return cls(jsonschema_rs.Registry([(_PLACE, whole)], draft=jsonschema_rs.Draft202012))

    def accepts(self, at: int, value: Raw) -> bool:
        if at not in self.validators:
            schema = {"$ref": f"{_PLACE}#/components/schemas/Case{at}"}
            self.validators[at] = jsonschema_rs.Draft202012Validator(
                schema, registry=self.document, validate_formats=True
            )
        return self.validators[at].is_valid({"it": value})


@dataclass(slots=True)
class Models:
    """The models of some schemas, generated, and validators of what they promise."""

    package: ModuleType
    named: Named
    _judges: dict[tuple[bool, str] | None, _Judge] = field(default_factory=dict)

    @classmethod
    def of(cls, schemas: Sequence[Raw], name: str, folder: Path) -> Models:
        """Generate the package `name` in a folder and import it."""
        made = description(schemas)
        source = folder / f"{name}.json"
        source.write_text(json.dumps(made), "utf-8")
        written(source, name, folder / name)
        sys.path.insert(0, str(folder / name))
        try:
            package = importlib.import_module(f"{name}.models")
            importlib.import_module(f"{name}._runtime.coding")
        finally:
            sys.path.pop(0)
        return cls(package, made["components"]["schemas"])

    def read(self, at: int, value: Raw, *, strict: bool = False) -> Any:
        """Read a value of a schema as its model does; `None` where it is refused."""
        model = getattr(self.package, f"Case{at}")
        try:
            return self._coding.decode(model, json.dumps({"it": value}), strict=strict)
        except ValidationError:
            return None

    @property
    def _coding(self) -> ModuleType:
        root = self.package.__name__.partition(".")[0]
        return sys.modules[f"{root}._runtime.coding"]

    def expected(self, at: int, value: Raw, *, strict: bool = False, without: str = "") -> bool:
        """Tell whether a validator accepts a value by what models promise of its schema."""
        key = (strict, without)
        if key not in self._judges:
            said = promised(self.named, strict=strict, without=without)
            self._judges[key] = _Judge.of(said)
        return self._judges[key].accepts(at, value)

    def accepted(self, at: int, value: Raw) -> bool:
        """Tell whether a validator accepts a value by its schema as it is written."""
        if None not in self._judges:
            self._judges[None] = _Judge.of(self.named)
        return self._judges[None].accepts(at, value)

    def fault(self, at: int, value: Raw) -> str:
        """Say what is wrong with how a value is read and written; empty where nothing is."""
        for strict in (False, True):
            read = self.read(at, value, strict=strict) is not None
            if read != self.expected(at, value, strict=strict):
                return f"{'accepted' if read else 'refused'}, {strict = }"
        model = self.read(at, value)
        if model is None:
            return ""
        written = json.loads(model.to_json())
        if not _same(written, {"it": value}):
            return f"written as {written}"
        if (sent := self._coding.encode(type(model), model)) != written:
            return f"sent as {sent}"
        return "" if self.read(at, written["it"]) == model else "not equal once read again"


def _same(one: Raw, other: Raw) -> bool:
    """Compare JSON: the order of members does not count, nor whether 5 is written 5.0."""
    match one, other:
        case dict(), dict():
            return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
        case list(), list():
            return len(one) == len(other) and all(map(_same, one, other))
        case _:
            return isinstance(one, bool) == isinstance(other, bool) and one == other
