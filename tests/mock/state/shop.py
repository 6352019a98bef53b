"""A small service with all that collections may be, and a client that speaks to its mock."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import orjson

from specloom.mock import Control, Service, service
from specloom.mock.messages import Answer, Request
from tests.mock.describing import api_of

__all__ = ["SHOP", "Client", "shop"]

SHOP = """
    paths:
      /pets:
        get:
          parameters:
            - {name: after, in: query, schema: {type: string}}
            - {name: before, in: query, schema: {type: string}}
            - name: limit
              in: query
              schema: {type: integer, minimum: 0, maximum: 100, default: 7}
            - {name: kind, in: query, schema: {type: array, items: {type: string}}, explode: false}
            - {name: tag, in: query, schema: {type: string}}
            - {name: order, in: query, schema: {type: string, enum: [asc, desc]}}
          responses:
            "200":
              description: Pets.
              content:
                application/json:
                  schema:
                    type: object
                    required: [data, pagination, hasMore]
                    properties:
                      data: {type: array, items: {$ref: "#/components/schemas/Pet"}}
                      pagination:
                        type: object
                        required: [after, before]
                        properties:
                          after: {type: [string, "null"]}
                          before: {type: [string, "null"]}
                      hasMore: {type: boolean}
                      totalCount: {type: integer}
        post:
          requestBody:
            content:
              application/json: {schema: {$ref: "#/components/schemas/NewPet"}}
          responses:
            "201":
              description: The pet.
              content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
            "409": {description: There is one.}
      /pets/{petId}:
        parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
        get: &shown
          responses:
            "200":
              description: The pet.
              content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
            "404": {description: None.}
        put:
          requestBody:
            content:
              application/json: {schema: {$ref: "#/components/schemas/NewPet"}}
          responses:
            "200":
              description: The pet.
              content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
        patch:
          requestBody:
            content:
              application/json: {schema: {type: object}}
              application/merge-patch+json: {schema: {type: object}}
              application/json-patch+json: {schema: {type: array}}
          responses:
            "200":
              description: The pet, in a wrapper.
              content:
                application/json:
                  schema:
                    type: object
                    required: [data, ok]
                    properties:
                      data: {$ref: "#/components/schemas/Pet"}
                      ok: {type: boolean}
        delete:
          responses:
            "200":
              description: Gone.
              content:
                application/json:
                  schema:
                    type: object
                    required: [id, deleted]
                    properties: {id: {type: string}, deleted: {type: boolean}}
      /pets/{petId}/photo:
        parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
        put:
          responses: {"204": {description: Done.}}
      /pets/found:
        get:
          parameters: [{name: kind, in: query, schema: {type: string}}]
          responses:
            "200":
              description: Pets.
              content:
                application/json:
                  schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}
      /owners:
        get:
          parameters:
            - {name: page, in: query, schema: {type: integer, minimum: 1}}
            - {name: per_page, in: query, schema: {type: integer, minimum: 1}}
          responses:
            "200":
              description: Owners.
              headers: {Link: {schema: {type: string}}}
              content:
                application/json:
                  schema: {type: array, items: {$ref: "#/components/schemas/Owner"}}
      /owners/{id}:
        parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
        get:
          responses:
            "200":
              description: The owner.
              content: {application/json: {schema: {$ref: "#/components/schemas/Owner"}}}
        delete:
          responses: {"204": {description: Gone.}}
      /owners/{id}/pets:
        parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
        get:
          parameters:
            - {name: offset, in: query, schema: {type: integer, minimum: 0}}
            - {name: limit, in: query, schema: {type: integer}}
          responses:
            "200":
              description: Pets.
              content:
                application/json:
                  schema:
                    type: object
                    required: [items, total, offset, limit, count]
                    properties:
                      items: {type: array, items: {$ref: "#/components/schemas/Pet"}}
                      total: {type: integer}
                      offset: {type: integer}
                      limit: {type: integer}
                      count: {type: integer}
      /owners/{id}/notes:
        parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
        get:
          parameters:
            - {name: page, in: query, schema: {type: integer, minimum: 0}}
            - {name: size, in: query, schema: {type: integer}}
          responses:
            "200":
              description: Notes.
              content:
                application/json:
                  schema:
                    type: object
                    required: [results, links, page, totalPages]
                    properties:
                      results:
                        type: array
                        maxItems: 8
                        items: {$ref: "#/components/schemas/Note"}
                      links:
                        type: object
                        required: [next]
                        properties:
                          next: {type: [string, "null"], format: uri}
                          prev: {type: string, format: uri}
                      page: {type: integer}
                      totalPages: {type: integer}
        post:
          requestBody:
            content:
              application/json:
                schema: {type: object, properties: {text: {type: string}}}
          responses:
            "201":
              description: The note.
              content: {application/json: {schema: {$ref: "#/components/schemas/Note"}}}
      /owners/{id}/notes/{note}:
        parameters:
          - {name: id, in: path, required: true, schema: {type: integer}}
          - {name: note, in: path, required: true, schema: {type: string}}
        get:
          responses:
            "200":
              description: The note.
              content: {application/json: {schema: {$ref: "#/components/schemas/Note"}}}
        delete:
          responses: {"204": {description: Gone.}}
      /accounts/{accountId}/cars:
        parameters: [{name: accountId, in: path, required: true, schema: {type: string}}]
        get:
          responses:
            "200":
              description: Cars.
              content:
                application/json:
                  schema: {type: array, items: {$ref: "#/components/schemas/Car"}}
      /accounts/{accountId}/cars/{vin}:
        parameters:
          - {name: accountId, in: path, required: true, schema: {type: string}}
          - {name: vin, in: path, required: true, schema: {type: string}}
        get:
          responses:
            "200":
              description: The car.
              content: {application/json: {schema: {$ref: "#/components/schemas/Car"}}}
    components:
      schemas:
        NewPet:
          type: object
          required: [name]
          properties:
            name: {type: string, minLength: 1}
            kind: {type: string, enum: [cat, dog]}
            tags: {type: array, items: {type: string}}
            note: {type: [string, "null"]}
            home: {type: object, properties: {city: {type: string}, zip: {type: string}}}
            secret: {type: string, writeOnly: true}
            ownerId: {type: integer}
            weight: {type: integer, default: 3}
        Pet:
          type: object
          required: [id, name, createdAt]
          properties:
            id: {type: string, readOnly: true, format: uuid}
            name: {type: string, minLength: 1}
            kind: {type: string, enum: [cat, dog]}
            tags: {type: array, items: {type: string}}
            note: {type: [string, "null"]}
            home: {type: object, properties: {city: {type: string}, zip: {type: string}}}
            ownerId: {type: integer}
            weight: {type: integer}
            createdAt: {type: string, format: date-time, readOnly: true}
            updatedAt: {type: string, format: date-time, readOnly: true}
        Owner:
          type: object
          required: [id, name]
          properties: {id: {type: integer}, name: {type: string}}
        Note:
          type: object
          required: [note, text, created]
          properties: {note: {type: string}, text: {type: string}, created: {type: integer}}
        Car:
          type: object
          required: [vin, accountId]
          properties: {vin: {type: string, pattern: "^[A-Z0-9]{17}$"}, accountId: {type: string}}
"""


class Client:
    """Speaks to a mock; whatever the mock would not say of itself is an error."""

    def __init__(self, mock: Service) -> None:
        self.mock = mock
        self.control = Control(mock, mock.context)

    def send(
        self, method: str, target: str, body: Any = None, type_: str = "", **headers: str
    ) -> Answer:
        parts = urlsplit(target)
        headers = {"host": "shop", **headers}
        data = b""
        if body is not None:
            headers["content-type"] = type_ or "application/json"
            data = orjson.dumps(body)
        answer = self.control.answer(Request(method, parts.path, parts.query, headers, data))
        assert [*self.mock.misfits] == []
        return answer

    def ask(self, method: str, target: str, body: Any = None, type_: str = "") -> Any:
        answer = self.send(method, target, body, type_)
        assert answer.status < 300, answer
        return orjson.loads(answer.body) if answer.body else None

    def status(self, method: str, target: str, body: Any = None) -> int:
        return self.send(method, target, body).status


def shop(folder: Path, *, seed: int = 0, strict: bool = False) -> Client:
    return Client(service(api_of(SHOP, folder), seed=seed, strict=strict))
