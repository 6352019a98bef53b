"""A small service with a store of its own, and ways to spoil it."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeAlias

from specloom.contract.credentials import Access
from specloom.contract.model import Answer, Call, Run
from specloom.contract.run import Options, run
from specloom.contract.target import AsgiTarget
from specloom.ir import Api, build
from specloom.mock import app
from specloom.spec import Document, load

__all__ = ["SHOP", "Spoils", "outcome", "shop", "spoilt"]

App: TypeAlias = Callable[[Any, Any, Any], Awaitable[None]]
Spoils: TypeAlias = Callable[[Call, Answer], Answer]
"""Gives what is answered instead of what should be."""

SHOP = """\
openapi: "3.1.0"
info: {title: Shop, version: "1"}
paths:
  /users:
    get:
      operationId: listUsers
      x-pagination: {kind: cursor, items: /data, next: /next, parameter: after, size: size}
      parameters:
        - {name: after, in: query, schema: {type: string}}
        - {name: size, in: query, schema: {type: integer, minimum: 1, maximum: 9}}
      responses:
        "200":
          description: Users.
          content:
            application/json:
              schema:
                type: object
                required: [data]
                properties:
                  data: {type: array, items: {$ref: "#/components/schemas/User"}}
                  next: {type: [string, "null"]}
        "400": {description: Wrong.}
    post:
      operationId: makeUser
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/NewUser"}}}
      responses:
        "201":
          description: Made.
          content: {application/json: {schema: {$ref: "#/components/schemas/User"}}}
          links:
            read: {operationId: getUser, parameters: {userId: $response.body#/id}}
        "400": {description: Wrong.}
  /users/{userId}:
    parameters: [{name: userId, in: path, required: true, schema: {type: string}}]
    get:
      operationId: getUser
      responses:
        "200":
          description: A user.
          content: {application/json: {schema: {$ref: "#/components/schemas/User"}}}
        "400": {description: Wrong.}
        "404": {description: There is none.}
    put:
      operationId: changeUser
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/NewUser"}}}
      responses:
        "200":
          description: Changed.
          content: {application/json: {schema: {$ref: "#/components/schemas/User"}}}
        "400": {description: Wrong.}
        "404": {description: There is none.}
    delete:
      operationId: dropUser
      responses:
        "204": {description: Gone.}
        "400": {description: Wrong.}
        "404": {description: There is none.}
  /orders:
    post:
      operationId: order
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              additionalProperties: false
              required: [item]
              properties:
                item: {type: string, minLength: 1, maxLength: 9}
                userId: {type: string}
                count: {type: integer, minimum: 1, maximum: 9}
      responses:
        "202": {description: Taken.}
        "400": {description: Wrong.}
components:
  schemas:
    NewUser:
      type: object
      additionalProperties: false
      required: [name]
      properties: {name: {type: string, minLength: 1}, age: {type: integer, minimum: 0}}
    User:
      type: object
      additionalProperties: false
      required: [id, name]
      properties:
        id: {type: string, readOnly: true}
        name: {type: string, minLength: 1}
        age: {type: integer, minimum: 0}
"""


def shop(folder: Path, text: str = SHOP) -> tuple[Document, Api]:
    """Write the description down, and read it."""
    file = folder / "shop.yaml"
    file.write_text(text, encoding="utf-8")
    document = load(str(file))
    return document, build(document)


def spoilt(inner: App, spoils: Spoils) -> App:
    """Give an application whose answers go through a function."""

    async def spoiling(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await inner(scope, receive, send)
            return
        sent: list[Any] = []
        message = await receive()

        async def again() -> Any:
            return message

        async def keep(message: Any) -> None:
            sent.append(message)

        await inner(scope, again, keep)
        headers = tuple((name.decode(), value.decode()) for name, value in sent[0]["headers"])
        target = scope["raw_path"].decode()
        if scope["query_string"]:
            target += f"?{scope['query_string'].decode()}"
        call = Call(scope["method"], target, (), message["body"] or None)
        found = spoils(call, Answer(sent[0]["status"], headers, sent[1]["body"]))
        lines = [
            (name.encode(), value.encode())
            for name, value in found.headers
            if name != "content-length"
        ]
        start = {"type": "http.response.start", "status": found.status, "headers": lines}
        await send(start)
        await send({"type": "http.response.body", "body": found.body})

    return spoiling


def outcome(folder: Path, spoils: Spoils, options: Options, text: str = SHOP) -> Run:
    """Test the mock of the shop, spoilt."""
    _, api = shop(folder, text)
    target = AsgiTarget(spoilt(app(api), spoils), address="shop")
    try:
        return run(api, target, options=options, access=Access(api, target))
    finally:
        target.close()


def body_of(call: Call) -> Any:
    """Read the JSON that was sent; None where there is none."""
    try:
        return json.loads(call.body or b"null")
    except ValueError:
        return None
