"""Requests for an API without end, each told to be valid or not by a validator of its own.

`python -m tests.mock.fuzzing SPEC…` sends ten thousand to the mock of each, over a socket.
"""

from __future__ import annotations

import argparse
import http.client
import json
import socket
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any
from urllib.parse import quote, quote_plus

import jsonschema_rs

from specloom.ir import Api, MediaType, Operation, Parameter, Schema, build
from specloom.ir.media_types import kind_of
from specloom.mock import App, app
from specloom.mock.checks import Checks
from specloom.mock.generation import Generator
from specloom.mock.messages import Request
from specloom.mock.serve import server
from specloom.spec import load
from specloom.values.json_schema import json_schema
from specloom.values.samples import NO_SAMPLE
from tests.mock.sending import UnwritableError, valid_request

__all__ = ["Requests", "Sent", "Tally", "running", "send_all"]

TEXTS = (
    "x", "", "-1", "0", "1e999", "99999999999999999999", "null", "true", "1.5", "[]", "{}",
    "%00", "é", "a" * 300, "../..", "2026-13-45", "' OR 1=1", "\U0001f600",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, -1, 1.5, 10**20, "", "x", "\x00", "\U0001f600", "\ud800", [], [None], {}, {"": 1},
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sent:
    """A request; `valid` says what the description says of it, None where that is not known."""

    request: Request
    valid: bool | None
    why: str


class Requests:
    """Makes requests for one API."""

    def __init__(self, api: Api, seed: int) -> None:
        self._api = api
        self._random = Random(seed)
        self._checks = Checks(api)
        self._validators: dict[tuple[str, str], jsonschema_rs.Draft202012Validator] = {}
        self._generators: dict[str, Generator] = {}
        self._operations = [each for each in api.operations if self._plain(each) is not None]

    def __iter__(self) -> Iterator[Sent]:
        makers = (
            self._fine, self._fine, self._body, self._body, self._parameter, self._parameter,
            self._missing, self._credentials, self._media, self._noise,
        )  # fmt: skip
        while True:
            operation = self._random.choice(self._operations)
            made = self._random.choice(makers)(operation)
            if made is not None:
                yield made

    def _plain(self, operation: Operation, *, full: bool = True) -> Request | None:
        try:
            return valid_request(self._api, operation, full=full)
        except UnwritableError:
            return None

    def _accepts(self, schema: Schema, value: Any) -> bool | None:
        key = (schema.pointer, "request")
        if key not in self._validators:
            written = json_schema(schema, "request", ranges=True)
            made = jsonschema_rs.Draft202012Validator(written, validate_formats=True)
            self._validators[key] = made
        try:
            return self._validators[key].is_valid(value)
        except ValueError:  # half of a surrogate pair
            return None

    # ------------------------------------------------------------------------------- valid

    def _fine(self, operation: Operation) -> Sent | None:
        request = self._plain(operation, full=self._random.random() < 0.5)
        media_type = _json_body(operation)
        if request is None:
            return None
        value = self._made(media_type)
        if media_type is not None and value is not NO_SAMPLE:
            headers = {**request.headers, "content-type": media_type.name}
            request = replace(request, headers=headers, body=json.dumps(value).encode())
        return Sent(request, valid=True, why="valid")

    def _made(self, media_type: MediaType | None) -> Any:
        if media_type is None or media_type.schema is None:
            return NO_SAMPLE
        if media_type.pointer not in self._generators:
            made = Generator(media_type.schema, self._checks, "request")
            self._generators[media_type.pointer] = made
        return self._generators[media_type.pointer].value(self._random)

    # ----------------------------------------------------------------------------- invalid

    def _body(self, operation: Operation) -> Sent | None:
        """Change something in a JSON body."""
        request, media_type = self._plain(operation), _json_body(operation)
        value = self._made(media_type)
        if request is None or media_type is None or value is NO_SAMPLE or not media_type.schema:
            return None
        value = self._changed(value)
        fine = self._accepts(media_type.schema, value)
        headers = {**request.headers, "content-type": media_type.name}
        data = json.dumps(value).encode()
        if rb"\ud800" in data.replace(rb"\ud83d", b""):  # which not every reader of JSON takes
            fine = None
        return Sent(replace(request, headers=headers, body=data), fine, "body")

    def _changed(self, value: Any) -> Any:
        places = [*_places(value)]
        place = self._random.choice(places)
        if not place:
            return self._random.choice(VALUES)
        around = value
        for step in place[:-1]:
            around = around[step]
        if isinstance(around, dict) and self._random.random() < 0.4:
            del around[place[-1]]
        else:
            around[place[-1]] = self._random.choice(VALUES)
        return value

    def _parameter(self, operation: Operation) -> Sent | None:
        """Write something else for one parameter of path or query."""
        request = self._plain(operation, full=False)
        found = [each for each in operation.parameters if _is_scalar(each)]
        if request is None or not found:
            return None
        parameter, text = self._random.choice(found), self._random.choice(TEXTS)
        assert parameter.schema is not None
        fine: bool | None = any(self._accepts(parameter.schema, value) for value in _readings(text))
        if parameter.location == "path":
            if text in ("", "../.."):
                return None
            path = _with_segment(operation.path, request.path, parameter.name, text)
            return Sent(replace(request, path=path), fine, f"path {parameter.name}")
        pairs = [
            p for p in request.query.split("&") if p and not p.startswith(f"{parameter.name}=")
        ]
        query = "&".join([*pairs, f"{quote_plus(parameter.name)}={quote_plus(text)}"])
        if parameter.allow_empty_value and not text:
            fine = None
        return Sent(replace(request, query=query), fine, f"query {parameter.name}")

    def _missing(self, operation: Operation) -> Sent | None:
        """Leave out what is required."""
        request = self._plain(operation)
        if request is None:
            return None
        body = operation.request_body
        found = [
            each
            for each in operation.parameters
            if each.required and each.location == "query" and _is_scalar(each)
        ]
        if body is not None and body.required and self._random.random() < 0.5:
            headers = {n: v for n, v in request.headers.items() if n != "content-type"}
            return Sent(replace(request, headers=headers, body=b""), valid=False, why="no body")
        if not found:
            return None
        name = quote_plus(self._random.choice(found).name)
        pairs = [pair for pair in request.query.split("&") if not pair.startswith(f"{name}=")]
        return Sent(replace(request, query="&".join(pairs)), valid=False, why=f"no {name}")

    def _credentials(self, operation: Operation) -> Sent | None:
        request = self._plain(operation)
        if request is None or not operation.security:
            return None
        if any(not each.schemes for each in operation.security):
            return None
        schemes = self._api.security_schemes
        named = {name for each in operation.security for name in each.schemes}
        if not named or any(name not in schemes for name in named):
            return None
        taken = {"authorization", "cookie", *(str(schemes[n].api_key_name).lower() for n in named)}
        headers = {name: v for name, v in request.headers.items() if name not in taken}
        query = [pair for pair in request.query.split("&") if pair.split("=")[0] not in taken]
        bare = replace(request, headers=headers, query="&".join(query))
        return Sent(bare, valid=False, why="no credentials")

    def _media(self, operation: Operation) -> Sent | None:
        request, media_type = self._plain(operation), _json_body(operation)
        if request is None or media_type is None:
            return None
        if self._random.random() < 0.5:
            body = self._random.choice((b"{", b"\xff", b"[1,]", b"nul", b'{"a":1}}'))
            headers = {**request.headers, "content-type": media_type.name}
            return Sent(replace(request, headers=headers, body=body), valid=False, why="no JSON")
        body_names = [kind_of(each.name) for each in operation.request_body.content]  # type: ignore[union-attr]
        if "binary" in body_names or "text" in body_names:
            return None
        headers = {**request.headers, "content-type": "text/x-nothing"}
        return Sent(replace(request, headers=headers), valid=False, why="other media type")

    def _noise(self, operation: Operation) -> Sent | None:
        """Send what nobody would: it must not be the end of the mock."""
        request, random = self._plain(operation), self._random
        if request is None:
            return None
        data = bytes(random.randrange(256) for _ in range(random.randrange(60)))
        text = "".join(f"%{byte:02x}" for byte in data[:20])
        match random.randrange(5):
            case 0:
                request = replace(request, query=f"{request.query}&{text}={text}&=&&")
            case 1:
                request = replace(request, path=f"{request.path}/{text}")
            case 2:
                request = replace(request, body=data)
            case 3:
                name = random.choice(("accept", "prefer", "cookie", "content-type", "origin"))
                value = "".join(chr(byte) for byte in data if 32 <= byte < 127)
                request = replace(request, headers={**request.headers, name: value})
            case _:
                method = random.choice(("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "X"))
                request = replace(request, method=method)
        return Sent(request, valid=None, why="noise")


def _json_body(operation: Operation) -> MediaType | None:
    content = () if operation.request_body is None else operation.request_body.content
    return next((each for each in content if kind_of(each.name) == "json"), None)


def _places(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield place
    match value:
        case dict():
            for name, inner in value.items():
                yield from _places(inner, (*place, name))
        case list():
            for index, inner in enumerate(value):
                yield from _places(inner, (*place, index))


def _is_scalar(parameter: Parameter) -> bool:
    schema = parameter.schema
    if parameter.location not in ("path", "query") or schema is None:
        return False
    written = json_schema(schema, "request")
    validator = jsonschema_rs.Draft202012Validator(written)
    return not validator.is_valid([]) and not validator.is_valid({}) and not _parts(written)


def _parts(written: Any) -> bool:
    text = json.dumps(written)
    return '"array"' in text or '"object"' in text


def _readings(text: str) -> Iterator[Any]:
    """Give what a text may stand for."""
    yield text
    try:
        yield json.loads(text)
    except ValueError:
        if text == "":
            yield None


def _with_segment(template: str, path: str, name: str, text: str) -> str:
    segments = path.split("/")
    for place, segment in enumerate(template.split("/")):
        if segment == f"{{{name}}}":
            segments[place] = quote(text, safe="")
    return "/".join(segments)


# --------------------------------------------------------------------------------- over a socket


@dataclass(slots=True)
class Tally:
    """What became of requests."""

    sent: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    invalid: int = 0
    refused: int = 0
    failed: list[str] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)
    turned_down: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        share = self.refused / max(self.invalid, 1)
        return (
            f"{self.sent} requests, {len(self.failed)} failed, {self.refused} of {self.invalid} "
            f"invalid ones refused ({share:.2%}), {len(self.turned_down)} valid ones turned down"
        )

    def add(self, sent: Sent, status: int, body: bytes) -> None:
        """Note what a request was answered."""
        self.sent += 1
        self.statuses[status] += 1
        told = f"{status} {sent.why}: {sent.request} -> {body[:300]!r}"
        if status >= 500:
            self.failed.append(told)
        if sent.valid is False:
            self.invalid += 1
            self.refused += 400 <= status < 500
            if status < 400:
                self.passed.append(told)
        if sent.valid is True and status >= 400 and status not in (404, 409):
            self.turned_down.append(told)


@contextmanager
def running(mock: App) -> Iterator[int]:
    """Serve a mock on a port of this machine, which is given."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        ready = threading.Event()
        engine = server(mock, ready.set)
        thread = threading.Thread(target=engine.run, args=([listening],), daemon=True)
        thread.start()
        assert ready.wait(10)
        try:
            yield listening.getsockname()[1]
        finally:
            engine.should_exit = engine.force_exit = True
            thread.join()


def send_all(api: Api, count: int, seed: int) -> Tally:
    """Send requests to the mock of an API; give what became of them."""
    tally = Tally()
    with running(app(api, control=True)) as port:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        for sent in Requests(api, seed):
            if tally.sent >= count:
                break
            status, body = _exchanged(connection, sent.request)
            tally.add(sent, status, body)
        connection.close()
    return tally


def _exchanged(connection: http.client.HTTPConnection, request: Request) -> tuple[int, bytes]:
    target = f"{request.path}?{request.query}" if request.query else request.path
    connection.putrequest(request.method, target, skip_accept_encoding=True)
    for name, value in request.headers.items():
        connection.putheader(name, value.encode("latin-1", "replace"))
    connection.putheader("content-length", str(len(request.body)))
    connection.endheaders(request.body)
    answer = connection.getresponse()
    return answer.status, answer.read()


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("spec", nargs="+")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    for spec in arguments.spec:
        tally = send_all(build(load(spec)), arguments.count, arguments.seed)
        told = (*tally.failed[:5], *tally.passed[:5], *tally.turned_down[:5])
        sys.stdout.write("\n  ".join([f"{spec}: {tally}", *(each[:600] for each in told)]) + "\n")


if __name__ == "__main__":
    _main()
