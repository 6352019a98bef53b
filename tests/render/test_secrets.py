"""Which properties no `repr` shows: told by the description, or by a short list of names."""

from __future__ import annotations

from pathlib import Path

from specloom.ir import build
from specloom.names import plan as plan_names
from specloom.render.clients import login_secrets
from specloom.render.engine import Engine
from specloom.render.models import ClassView, define
from specloom.spec import load

DESCRIPTION = """
openapi: 3.1.0
info: {title: Accounts, version: "1"}
paths:
  /accounts:
    get:
      operationId: listAccounts
      responses:
        "200":
          description: An account.
          content: {application/json: {schema: {$ref: "#/components/schemas/Account"}}}
components:
  schemas:
    Account:
      type: object
      properties:
        name: {type: string}
        pin: {type: string, writeOnly: true}
        phrase: {type: [string, "null"], format: password}
        shared: {$ref: "#/components/schemas/Hidden"}
        Access-Token: {type: string}
        apiKey: {type: string}
        client_secret: {type: string}
        tokenType: {type: string}
        secretary: {type: string}
        jwt: {type: string}
        renewal: {type: string}
        pwd: {type: string}
        forgery: {type: string}
        login: {type: string}
    Hidden: {type: string, format: password}
  securitySchemes:
    user:
      type: http
      scheme: bearer
      x-login:
        login: {path: /login, username: login, password: pwd}
        refresh: {path: /refresh}
        token: jwt
        refreshToken: renewal
        xsrf: {member: forgery, header: X-Forgery}
    other: {type: http, scheme: basic}
"""
ALWAYS = {"pin", "phrase", "shared", "access_token", "api_key", "client_secret"}
OF_THE_LOGIN = {"jwt", "renewal", "pwd", "forgery"}


def test_what_is_secret(tmp_path: Path) -> None:
    source = tmp_path / "accounts.yaml"
    source.write_text(DESCRIPTION, encoding="utf-8")
    api = build(load(str(source)))
    (symbols,), _ = plan_names([api])

    def secrets(names: frozenset[str]) -> set[str]:
        (view,) = [one for one in define(symbols, names, Engine()) if isinstance(one, ClassView)]
        return {field.name for field in view.fields if field.secret}

    assert login_secrets(api) == OF_THE_LOGIN
    assert secrets(frozenset()) == ALWAYS
    assert secrets(login_secrets(api)) == ALWAYS | OF_THE_LOGIN
