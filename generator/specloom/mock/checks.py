"""Validators as the mock uses them: compiled when first asked, and never raising."""

from __future__ import annotations

from itertools import islice
from typing import Final

import jsonschema_rs

from specloom.ir.model import Api, JsonValue, Schema
from specloom.spec.pointers import join
from specloom.values import Direction, Validators

__all__ = ["Check", "Checks"]

_MOST: Final = 20
_LONG: Final = 200


class Check:
    """Whether one schema accepts a value, and why not."""

    __slots__ = ("_direction", "_schema", "_validator", "_validators")

    def __init__(self, validators: Validators, schema: Schema, direction: Direction) -> None:
        self._validators = validators
        self._schema = schema
        self._direction: Direction = direction
        self._validator: jsonschema_rs.Draft202012Validator | None = None

    def accepts(self, value: JsonValue) -> bool:
        """Tell whether the schema accepts a value."""
        validator = self._validator or self._compiled()
        try:
            return validator.is_valid(value)
        except ValueError:  # deeper than a validator goes
            return False

    def why_not(self, value: JsonValue) -> list[tuple[str, str]]:
        """Give what is wrong with a value, each with the JSON Pointer of its place in it.

        At most the first twenty; none if the schema accepts the value.
        """
        if self.accepts(value):
            return []
        validator = self._validator or self._compiled()
        try:
            return [*islice(map(_told, validator.iter_errors(value)), _MOST)]
        except ValueError:
            return [("", "this is nested too deeply")]

    def _compiled(self) -> jsonschema_rs.Draft202012Validator:
        try:
            self._validator = self._validators.of(self._schema, self._direction)
        except (ValueError, jsonschema_rs.ReferencingError):  # `findings` tells of it
            self._validator = jsonschema_rs.Draft202012Validator({})
        return self._validator


class Checks:
    """The checks of one `Api`, each made once."""

    def __init__(self, api: Api) -> None:
        self._validators = Validators(api, ranges=True)
        self._made: dict[tuple[int, Direction], Check] = {}

    def of(self, schema: Schema, direction: Direction) -> Check:
        """Give the check of a schema for what travels in one direction."""
        key = (id(schema), direction)  # schemas live as long as their Api
        if key not in self._made:
            self._made[key] = Check(self._validators, schema, direction)
        return self._made[key]


def _told(error: jsonschema_rs.ValidationError) -> tuple[str, str]:
    if isinstance(error.kind, jsonschema_rs.ValidationErrorKind.Required):
        missing = [*error.instance_path, error.kind.property]
        return join(missing).removeprefix("#"), "this is required and missing"
    text = " ".join(error.message.split())
    if len(text) > _LONG:
        text = f"{text[: _LONG // 2]} … {text[-_LONG // 2 :]}"
    return join(error.instance_path).removeprefix("#"), text
