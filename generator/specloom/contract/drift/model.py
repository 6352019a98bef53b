"""The values of drift: what was recorded, and how it deviates from a description."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from specloom.contract.drift.inference import Shape
from specloom.errors import Location
from specloom.ir.model import JsonValue

__all__ = ["KINDS", "Deviation", "Drift", "DriftKind", "Recorded"]

DriftKind: TypeAlias = Literal[
    "operation",
    "status",
    "media type",
    "body",
    "field",
    "missing field",
    "type",
    "enum value",
    "constraint",
    "header",
    "missing header",
    "parameter",
    "missing parameter",
]

KINDS: Final[Mapping[DriftKind, str]] = {
    "operation": "undocumented operation",
    "status": "undocumented status",
    "media type": "undocumented media type",
    "body": "unreadable body",
    "field": "undocumented field",
    "missing field": "missing required field",
    "type": "other type",
    "enum value": "undocumented value",
    "constraint": "refused value",
    "header": "undocumented header",
    "missing header": "missing required header",
    "parameter": "undocumented parameter",
    "missing parameter": "missing required parameter",
}
"""Each kind of deviation as people call it, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """One request and its answer, as recorded.

    Attributes:
        method: in capitals.
        url: an address, or a path with a query.
        headers: names in lower case.
        body: what was sent; None for nothing, or where the recording does not tell.
        status: of the answer.
        answer_headers: names in lower case.
        answer: the body that came back; None where the recording does not tell.
        location: where it stands in the recording.
    """

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None
    status: int
    answer_headers: tuple[tuple[str, str], ...]
    answer: bytes | None
    location: Location


@dataclass(frozen=True, slots=True)
class Deviation:
    """One way in which the traffic is not as described, however often it was seen.

    Attributes:
        kind: what kind of thing.
        operation: `GET /pets/{petId}`; for one that is not described, with ids as `{id}`.
        place: where in the exchange: `response 200 body`, `request body`, `query`, or empty.
        at: where in that, a JSON Pointer with `*` for every item; or a name.
        message: what is not as described, in one sentence.
        pointer: the place in the description that says otherwise.
        count: how many exchanges show it.
        example: a value that shows it, as JSON on one line, without secrets; may be empty.
        first: where the first of them stands.
        subject: the name of what is not described: a property, a status, a media type.
        shapes: what was seen there, by where: ``, `200 application/json`, `200 header x-next`.
        values: the values of an enumeration that it does not name.
        schemas: where the schemas stand that say otherwise.
    """

    kind: DriftKind
    operation: str
    place: str
    at: str
    message: str
    pointer: str
    count: int
    example: str
    first: Location
    subject: str = ""
    shapes: Mapping[str, Shape] = field(default_factory=dict)
    values: tuple[JsonValue, ...] = ()
    schemas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drift:
    """All that recorded traffic shows of a description.

    Attributes:
        source: the description, as it was named.
        title: the API's title.
        version: its version.
        compared: exchanges by operation, in the order of the description.
        foreign: how many exchanges went to other services, and were left out.
        deviations: by operation, then kind.
    """

    source: str
    title: str
    version: str
    compared: Mapping[str, int] = field(default_factory=dict)
    foreign: int = 0
    deviations: tuple[Deviation, ...] = ()
