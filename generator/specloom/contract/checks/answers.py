"""Answers beside the responses of their operation: media type, headers and body."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Final

import jsonschema_rs
import orjson

from specloom.contract.checks.breaches import breaches
from specloom.contract.checks.secrets import revealed, reveals
from specloom.contract.model import Answer, Violation
from specloom.contract.readings import readings
from specloom.ir.media_types import BODILESS, fits, kind_of
from specloom.ir.model import Header, JsonValue, MediaType, Operation, Response, Schema
from specloom.values import Validators

__all__ = ["Responses", "parsed"]

_FINE: Final = range(200, 300)


class Responses:
    """The responses of one operation, each compiled when first asked.

    Args:
        operation: the operation.
        validators: where validators of schemas come from.
    """

    def __init__(self, operation: Operation, validators: Validators) -> None:
        self._operation = operation
        self._validators = validators
        self._by_name = {each.status.upper(): each for each in operation.responses}
        self._bodies: dict[str, _Body] = {}

    @property
    def statuses(self) -> Mapping[str, Response]:
        """The responses by status, `200`, `4XX` or `DEFAULT`."""
        return self._by_name

    def of(self, status: int) -> Response | None:
        """Give the response of a status: its own, else that of its range, else the default."""
        names = (str(status), f"{status // 100}XX", "DEFAULT")
        return next((self._by_name[name] for name in names if name in self._by_name), None)

    def broken(self, response: Response, answer: Answer, method: str) -> Iterator[Violation]:
        """Give what of a response an answer breaks."""
        for header in response.headers:
            yield from self._header(header, answer)
        if method == "HEAD" or answer.status in BODILESS:
            if answer.body:
                yield _unwanted(response, answer)
        elif response.content:
            yield from self._body(response, answer)
        elif answer.body and answer.status in _FINE:
            yield _unwanted(response, answer)

    # ---------------------------------------------------------------------------------- headers

    def _header(self, header: Header, answer: Answer) -> Iterator[Violation]:
        name = header.name.lower()
        if name == "content-type":
            return
        text = answer.header(name)
        if text is None:
            if header.required:
                message = f"The header {header.name} is missing, which {answer.status} requires."
                yield Violation("header-is-missing", message, header.pointer, name, name)
            return
        validator = self._validator(header.schema)
        values = [*readings(text)]
        if validator is None or any(map(validator.is_valid, values)):
            return
        whole = f"the header {header.name} of {answer.status}"
        for breach in breaches(header.schema, validator.iter_errors(values[0]), whole):
            kind = f"{name} {breach.kind}"
            yield Violation("header-breaks-its-schema", breach.message, breach.pointer, name, kind)

    def _validator(self, schema: Schema) -> jsonschema_rs.Draft202012Validator | None:
        try:
            return self._validators.of(schema, "response")
        except (ValueError, jsonschema_rs.ReferencingError):  # `specloom validate` tells of it
            return None

    # ------------------------------------------------------------------------------------- body

    def _body(self, response: Response, answer: Answer) -> Iterator[Violation]:
        name = answer.header("content-type") or ""
        media_type = _described(response, name)
        if media_type is None:
            if not name and not answer.body and not _is_all_json(response):
                return
            wanted = " or ".join(each.name for each in response.content)
            whose = f"The body of {answer.status}"
            told = f"{whose} is {name}" if name else f"{whose} has no Content-Type"
            message = f"{told}, where {wanted} is described."
            pointer = f"{response.pointer}/content"
            yield Violation(
                "content-type-is-not-documented", message, pointer, "content-type", name
            )
            return
        if kind_of(name) != "json":
            return
        body = self._bodies.get(media_type.pointer)
        if body is None:
            validator = None if media_type.schema is None else self._validator(media_type.schema)
            body = self._bodies[media_type.pointer] = _Body(media_type, validator)
        yield from body.broken(answer)


def _described(response: Response, name: str) -> MediaType | None:
    """Give the media type of that very name before that of a range."""
    if not name:
        return None
    fitting = [each for each in response.content if fits(name, each.name)]
    return min(fitting, key=lambda each: "*" in each.name, default=None)


def _is_all_json(response: Response) -> bool:
    return all(kind_of(each.name) == "json" for each in response.content)


def _unwanted(response: Response, answer: Answer) -> Violation:
    message = f"The answer {answer.status} has a body, where none is described."
    return Violation("body-where-none-is-allowed", message, response.pointer, "", "")


class _Body:
    """A body of JSON in one media type."""

    def __init__(
        self, media_type: MediaType, validator: jsonschema_rs.Draft202012Validator | None
    ) -> None:
        self._media_type = media_type
        self._validator = validator
        self._reveals = media_type.schema is not None and reveals(media_type.schema)

    def broken(self, answer: Answer) -> Iterator[Violation]:
        try:
            value = parsed(answer.body)
        except ValueError as error:
            told = f"cannot be read as such: {error}" if answer.body else "is empty"
            message = f"The body of {answer.status} should be {self._media_type.name}, but {told}."
            yield Violation("answer-is-no-json", message, self._media_type.pointer)
            return
        schema, validator = self._media_type.schema, self._validator
        if schema is None:
            return
        if validator is not None and not self._accepts(validator, value):
            whole = f"the body of {answer.status}"
            for breach in breaches(schema, validator.iter_errors(value), whole):
                yield Violation(
                    "answer-breaks-its-schema",
                    breach.message,
                    breach.pointer,
                    breach.at,
                    breach.kind,
                )
        if self._reveals:
            yield from revealed(schema, value)

    @staticmethod
    def _accepts(validator: jsonschema_rs.Draft202012Validator, value: JsonValue) -> bool:
        try:
            return validator.is_valid(value)
        except ValueError:  # deeper than a validator goes
            return True


def parsed(body: bytes) -> JsonValue:
    """Read JSON as services write it, with integers of any size.

    Raises:
        ValueError: It is no JSON.
    """
    try:
        value: JsonValue = orjson.loads(body)
    except ValueError:
        if b"NaN" in body or b"Infinity" in body:
            raise
        value = json.loads(body)
    return value
