"""What is wrong with the values of a request, by the description: nothing, if it is allowed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from specloom.contract.model import Absent, Values
from specloom.ir.model import Api, JsonValue, MediaType, Operation, Schema
from specloom.values import Validators

__all__ = ["Validity"]

_MOST: Final = 20


class Validity:
    """Finds what of a request is against its schemas.

    Args:
        api: the description.
    """

    def __init__(self, api: Api) -> None:
        self._validators = Validators(api, ranges=True)

    def faults(self, operation: Operation, values: Values) -> frozenset[str]:
        """Give a name for each thing that is wrong; equal names are about the same place."""
        return frozenset(self._parameters(operation, values)) | frozenset(
            self._body(operation, values)
        )

    def accepts(self, schema: Schema | None, value: JsonValue) -> bool:
        """Tell whether a schema allows a value in a request."""
        return not any(self._against(schema, value, ""))

    def _parameters(self, operation: Operation, values: Values) -> Iterator[str]:
        places: dict[str, Mapping[str, JsonValue]] = {
            "path": values.path,
            "query": values.query,
            "header": {name.lower(): value for name, value in values.headers.items()},
            "cookie": values.cookies,
        }
        known: set[tuple[str, str]] = set()
        for each in operation.parameters:
            place: str = "query" if each.location == "querystring" else each.location
            name = each.name.lower() if place == "header" else each.name
            held = places[place]
            known.add((place, name))
            if name not in held:
                if each.required:
                    yield f"{each.pointer} is missing"
                continue
            schema = each.content.schema if each.content else each.schema
            yield from self._against(schema, held[name], each.pointer)
        for place, held in places.items():
            yield from (f"{place} {name} is unknown" for name in held if (place, name) not in known)

    def _body(self, operation: Operation, values: Values) -> Iterator[str]:
        described = operation.request_body
        if isinstance(values.body, Absent) and values.raw is None:
            if described is not None and described.required:
                yield f"{described.pointer} is missing"
            return
        media: dict[str, MediaType] = (
            {} if described is None else {each.name: each for each in described.content}
        )
        if values.media_type not in media:
            yield f"body is {values.media_type}"
        elif not isinstance(values.body, Absent):
            found = media[values.media_type]
            yield from self._against(found.schema, values.body, found.pointer)

    def _against(self, schema: Schema | None, value: JsonValue, pointer: str) -> Iterator[str]:
        if schema is None:
            return
        try:
            validator = self._validators.of(schema, "request")
        except ValueError:  # it states what JSON Schema forbids: who can tell
            return
        if validator.is_valid(value):
            return
        for _, error in zip(range(_MOST), validator.iter_errors(value), strict=False):
            yield f"{pointer} {'/'.join(map(str, error.schema_path))}"
