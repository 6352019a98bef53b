"""NDJSON: one exchange per line, the simplest thing that a proxy or a test can write.

    {"request": {"method": "GET", "url": "/pets?limit=2", "headers": {"accept": "*/*"}},
     "response": {"status": 200, "headers": {"content-type": "application/json"}, "body": [{…}]}}

(on one line). `url` is an address, or a path with its query. A header has one value, or a list of
them. `body` is text, or an object or array that stands for its JSON; bytes are in `bodyBase64`.
Whatever else a line or its members hold is passed over; so is an empty line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import orjson

from specloom.contract.drift.cursor import Cursor, Locate
from specloom.contract.drift.model import Recorded
from specloom.errors import Location
from specloom.spec.faults import bad

__all__ = ["entries", "entry"]


def entries(data: bytes, file: str) -> Iterator[Cursor]:
    """Give the lines, each to be read by `entry`.

    Raises:
        BadInput: a line is no JSON.
    """
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.strip():
            yield Cursor(_value(line, file, number), (), _at(file, number))


def _value(line: bytes, file: str, number: int) -> object:
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError as error:
        message = f"Not valid JSON: {error.msg}; write one exchange per line."
        raise bad("broken-recording", message, file, number, error.colno) from None


def _at(file: str, number: int) -> Locate:
    def locate(_path: Sequence[str]) -> Location:
        return Location(file, number, 1)

    return locate


def entry(at: Cursor) -> Recorded | None:
    """Read one line; None where no answer was received.

    Raises:
        BadInput: it is no exchange.
    """
    request, response = at.member("request"), at.find("response")
    if response is None:
        return None
    return Recorded(
        request.member("method").text().upper(),
        request.member("url").text(),
        _headers(request),
        _body(request),
        response.member("status").number(),
        _headers(response),
        _body(response) or b"",
        at.location,
    )


def _headers(message: Cursor) -> tuple[tuple[str, str], ...]:
    named = message.find("headers")
    return tuple(
        (name.lower(), each.text())
        for name, values in (named.members() if named else ())
        for each in (values.items() if isinstance(values.value, list) else (values,))
    )


def _body(message: Cursor) -> bytes | None:
    body, encoded = message.find("body"), message.find("bodyBase64")
    if encoded is not None:
        return encoded.base64()
    if body is None:
        return None
    return body.data() if isinstance(body.value, str) else orjson.dumps(body.value)
