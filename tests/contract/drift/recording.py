"""A small service, its traffic with the mock, and recordings of it in every format."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from specloom.ir import Api, build
from specloom.mock import service
from specloom.mock.messages import Request
from specloom.spec import Document, load

__all__ = ["PETS", "Line", "as_cassette", "as_har", "as_lines", "described", "traffic"]

PETS = """\
openapi: "3.1.0"
info: {title: Pets, version: "1"}
servers: [{url: "https://{region}.example.com/v1", variables: {region: {default: eu}}}]
paths:
  /pets:
    get:
      parameters:
        - {name: limit, in: query, schema: {type: integer, maximum: 50}}
        - {name: kinds, in: query, schema: {type: array, items: {enum: [cat, dog]}}}
      responses:
        "200":
          description: All.
          headers: {X-Total: {required: true, schema: {type: integer}}}
          content:
            application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}}
    post:
      parameters: [{name: X-Actor, in: header, required: true, schema: {type: string}}]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
      responses:
        "201":
          description: Made.
          content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
        "4XX":
          description: Refused.
          content: {application/json: {schema: {type: object}}}
  /pets/{petId}:
    parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
    get:
      responses:
        "200":
          description: One.
          content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
    delete:
      responses: {"204": {description: Gone.}}
components:
  schemas:
    Pet:
      type: object
      required: [id, name]
      properties:
        id: {type: string, readOnly: true}
        name: {type: string, minLength: 1}
        kind: {enum: [cat, dog]}
        age: {type: integer}
        owner: {oneOf: [{$ref: "#/components/schemas/Owner"}, {type: "null"}]}
        labels: {type: object, additionalProperties: {type: string}}
        extra: {type: object}
    Owner:
      type: object
      additionalProperties: false
      required: [email]
      properties:
        email: {type: string, format: email}
        phones: {type: array, items: {type: string}}
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One exchange to be recorded."""

    method: str
    url: str
    status: int = 200
    answer: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    body: Any = None
    answer_headers: dict[str, str] = field(default_factory=dict)
    media_type: str = "application/json"

    @property
    def answer_bytes(self) -> bytes:
        match self.answer:
            case None:
                return b""
            case bytes():
                return self.answer
            case _:
                return json.dumps(self.answer).encode()

    @property
    def sent(self) -> str:
        if isinstance(self.body, str | None):
            return self.body or ""
        return json.dumps(self.body)

    @property
    def asked_with(self) -> dict[str, str]:
        told = {} if self.body is None else {"Content-Type": "application/json"}
        return {**told, **self.headers}

    @property
    def answered_with(self) -> dict[str, str]:
        told = {} if self.answer is None else {"Content-Type": self.media_type}
        return {**told, **self.answer_headers}


def described(folder: Path, text: str = PETS) -> tuple[Document, Api]:
    """Load and build a description."""
    file = folder / "openapi.yaml"
    file.write_text(text, encoding="utf-8")
    document = load(str(file))
    return document, build(document)


def traffic(api: Api) -> list[Line]:
    """Give what the mock answers to a visitor who does one thing after another."""
    mock = service(api)
    pet = {"name": "Tom", "kind": "cat"}
    visits: Sequence[tuple[str, str, dict[str, str], Any]] = (
        ("GET", "/pets?limit=3&kinds=cat&kinds=dog", {}, None),
        ("POST", "/pets", {"x-actor": "me"}, pet),
        ("GET", "/pets", {}, None),
        ("GET", "/pets/7", {}, None),
        ("DELETE", "/pets/7", {}, None),
    )
    return [_line(mock.answer(_request(*visit)), *visit) for visit in visits]


def _request(method: str, url: str, headers: dict[str, str], body: Any) -> Request:
    path, _, query = url.partition("?")
    sent = b"" if body is None else json.dumps(body).encode()
    told = {} if body is None else {"content-type": "application/json"}
    return Request(method, path, query, {**told, **headers}, sent)


def _line(answer: Any, method: str, url: str, headers: dict[str, str], body: Any) -> Line:
    told = dict(answer.headers)
    media_type = told.pop("content-type", "application/json")
    read = json.loads(answer.body) if answer.body else None
    address = f"https://eu.example.com/v1{url}"
    return Line(method, address, answer.status, read, headers, body, told, media_type)


# ------------------------------------------------------------------------------------- formats


def as_lines(lines: Iterable[Line]) -> bytes:
    """Write NDJSON."""
    rows = [
        {
            "request": {"method": one.method, "url": one.url, "headers": one.asked_with}
            | ({} if one.body is None else {"body": one.body}),
            "response": {
                "status": one.status,
                "headers": {name: [text] for name, text in one.answered_with.items()},
                "bodyBase64": base64.b64encode(one.answer_bytes).decode(),
            },
        }
        for one in lines
    ]
    return "\n".join(map(json.dumps, rows)).encode() + b"\n\n"


def as_har(lines: Iterable[Line]) -> bytes:
    """Write HAR 1.2; answers of every second entry as base64."""
    entries = [
        {
            "request": {
                "method": one.method,
                "url": one.url,
                "headers": _named(one.asked_with),
                **({} if one.body is None else {"postData": {"mimeType": "", "text": one.sent}}),
            },
            "response": {
                "status": one.status,
                "headers": _named(one.answered_with),
                "content": {"size": len(one.answer_bytes)}
                | (
                    {"text": base64.b64encode(one.answer_bytes).decode(), "encoding": "base64"}
                    if number % 2
                    else {"text": one.answer_bytes.decode()}
                ),
            },
        }
        for number, one in enumerate(lines)
    ]
    return json.dumps({"log": {"version": "1.2", "entries": entries}}, indent=1).encode()


def as_cassette(lines: Iterable[Line]) -> bytes:
    """Write a cassette as vcrpy does; every second one as VCR and Schemathesis do."""
    interactions = [
        {
            "request": {
                "method": one.method,
                "uri": one.url,
                "headers": {name: [text] for name, text in one.asked_with.items()},
                "body": one.sent if number % 2 else {"string": one.sent},
            },
            "response": {
                "status": {"code": one.status if number % 2 else str(one.status), "message": ""},
                "headers": one.answered_with,
                "body": {"string": one.answer_bytes}
                if number % 2
                else {"base64_string": base64.b64encode(one.answer_bytes).decode()},
            },
        }
        for number, one in enumerate(lines)
    ]
    return yaml.safe_dump({"interactions": interactions, "version": 1}).encode()


def _named(headers: dict[str, str]) -> list[dict[str, str]]:
    return [{"name": name, "value": text} for name, text in headers.items()]
