"""Drives the engine, and makes of what it recorded cases of ours. Only here is it imported."""

from __future__ import annotations

import json
import warnings
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import unquote

import schemathesis
from schemathesis.core import NotSet
from schemathesis.engine import events, from_schema
from schemathesis.engine.recorder import ScenarioRecorder
from schemathesis.openapi import from_dict, from_path
from schemathesis.schemas import BaseSchema

from specloom.contract.coverage import sent
from specloom.contract.fuzz.gateway import Gateway
from specloom.contract.fuzz.judgement import judgement
from specloom.contract.model import ABSENT, Absent, Call, Case, Values, key_of
from specloom.contract.session import Session
from specloom.contract.validity import Validity
from specloom.ir.model import Api, JsonValue, Operation
from specloom.spec import Document

__all__ = ["fuzz"]

_ANY: Final = ("2XX", "3XX", "4XX")
"""What is right where it is not sure whether the description allows a request."""
_LONG: Final = 200
_WHERE: Final = "http://localhost"


def fuzz(  # noqa: PLR0913 - what a tier is made of
    api: Api,
    document: Document,
    session: Session,
    operations: tuple[Operation, ...],
    *,
    seed: int,
    max_examples: int,
) -> None:
    """Fuzz operations; the session sends, judges and remembers.

    Args:
        api: the description.
        document: the same as it was read.
        session: sends.
        operations: those that are to be fuzzed.
        seed: what is made up follows from it.
        max_examples: how many requests of each operation, about.

    Raises:
        TimeIsUp: There is no time left.
        TargetError: No answer came.
        KeyboardInterrupt: As it came.
    """
    allowed = [each for each in operations if not session.safety.refusal_of(each)]
    if not allowed:
        return
    version = api.extensions.get("x-version-header")
    name = str(version.get("name", "")).lower() if isinstance(version, dict) else ""
    gateway = Gateway(session, allowed, name)
    schema = _schema(document, allowed, seed, max_examples)
    schema.app = gateway
    reader = _Reader(api, session, gateway, version if isinstance(version, dict) else {})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the engine's, about descriptions: ours are checked by us
        stream = from_schema(schema).execute()
        gateway.ends = stream.stop
        for event in stream:
            if isinstance(event, events.ScenarioFinished):
                reader.read(event.recorder)
            if isinstance(event, events.NonFatalError) and gateway.trouble is None:
                told = " ".join(event.info.message.split())[:_LONG]
                session.notes[f"{event.label} was not fuzzed in full: {told}"] = None
            if isinstance(event, events.Interrupted):
                gateway.trouble = gateway.trouble or KeyboardInterrupt()
    reader.read_rest()
    if gateway.trouble is not None:
        raise gateway.trouble


def _schema(
    document: Document, operations: list[Operation], seed: int, max_examples: int
) -> BaseSchema:
    """Give the description as the engine reads it, with these operations alone."""
    config = schemathesis.Config.from_dict(
        {
            "seed": seed,
            "workers": 1,  # answers teach it: with more the requests depend on who is first
            "base-url": _WHERE,
            "continue-on-failure": True,
            "suppress-health-check": ["all"],
            "warnings": False,
            "analysis": {"constants": {"enabled": False}},
            "checks": {"enabled": False, "not_a_server_error": {"enabled": True}},
            "generation": {
                "max-examples": max_examples,
                "database": "none",
                "no-shrink": True,  # we do that, by what our checks say
                "with-security-parameters": False,
            },
            "phases": {
                "examples": {"enabled": False},  # the sweep does that
                "coverage": {"enabled": False},
                "stateful": {"enabled": False},  # and sequences do that
            },
        }
    )
    path = Path(document.source)
    is_whole = len(document.files) == 1 or not path.is_file()
    schema = from_dict(document.root, config=config) if is_whole else from_path(path, config=config)
    keys = {key_of(each) for each in operations}
    return schema.include(lambda context: context.operation.label in keys)


class _Made(Protocol):
    """What is read of a case of the engine."""

    @property
    def path_parameters(self) -> Mapping[str, object] | None: ...
    @property
    def query(self) -> Mapping[str, object] | None: ...
    @property
    def headers(self) -> Mapping[str, object] | None: ...
    @property
    def cookies(self) -> Mapping[str, object] | None: ...
    @property
    def body(self) -> object: ...
    @property
    def media_type(self) -> str | None: ...


class _Reader:
    """Makes cases of what was recorded, and has them judged."""

    def __init__(
        self, api: Api, session: Session, gateway: Gateway, version: Mapping[str, JsonValue]
    ) -> None:
        self._operations = {key_of(each): each for each in api.operations}
        self._validity = Validity(api)
        self._session = session
        self._gateway = gateway
        self._version = version

    def read(self, recorder: ScenarioRecorder) -> None:
        """Judge all exchanges of a scenario, in the order in which they were sent."""
        for key, (call, answer) in list(self._gateway.answers.items()):
            node = recorder.cases.get(key)
            operation = None if node is None else self._operations.get(node.value.operation.label)
            if node is None or operation is None:
                continue
            del self._gateway.answers[key]
            case = self._case(operation, call, self._values(node.value))
            self._session.judged((self._session.saw(case, answer),))

    def read_rest(self) -> None:
        """Judge what was sent when the engine ended, as far as it can be without its values."""
        for call, answer in self._gateway.answers.values():
            operation = self._gateway.route(call)
            if operation is not None:
                case = self._case(operation, call, None)
                self._session.judged((self._session.saw(case, answer),))

    def _case(self, operation: Operation, call: Call, values: Values | None) -> Case:
        sure = None if values is None else judgement(self._validity, operation, values)
        why = {"valid": "a random request", "invalid": "a random request that is wrong"}
        case = Case(
            operation, call, sure or "valid", why[sure or "valid"], operation.pointer, "fuzz"
        )
        if values is None or sure is None or self._session.is_gone(case):
            return replace(case, values=values, expects=_ANY)
        if sure == "invalid":
            return replace(case, values=values)
        # The engine puts in what it has seen: what that names may be in no state to be acted on.
        described = (each.status for each in operation.responses if values.path)
        expects = (*(status for status in described if status[0] in "123"), "4XX")
        return replace(
            case,
            values=values,
            goals=sent(operation, values),
            expects=expects if values.path else (),
        )

    def _values(self, case: _Made) -> Values | None:
        """Give the values of a case; None where they are more than JSON."""
        told = (case.path_parameters, case.query, case.headers, case.cookies)
        places = [_json(dict(each or {})) for each in told]
        body: JsonValue | Absent = ABSENT
        raw = case.body if isinstance(case.body, bytes) else None
        if raw is None and not isinstance(case.body, NotSet):
            if (read := _json([case.body])) is None:
                return None
            body = read[0] if isinstance(read, list) else None
        path, query, headers, cookies = places
        if not (
            isinstance(path, dict)
            and isinstance(query, dict)
            and isinstance(headers, dict)
            and isinstance(cookies, dict)
        ):
            return None
        path = {
            name: unquote(value) if isinstance(value, str) else value
            for name, value in path.items()
        }
        pinned = self._version
        if pinned:
            mine = str(pinned.get("name", "")).lower()
            headers = {name: value for name, value in headers.items() if name.lower() != mine}
            headers[str(pinned.get("name", ""))] = pinned.get("value")
        is_there = raw is not None or not isinstance(body, Absent)
        media_type = case.media_type or "" if is_there else ""
        return Values(path, query, headers, cookies, body, media_type, raw)


def _json(value: object) -> JsonValue:
    """Give a value as JSON; None where it is none."""
    try:
        read: JsonValue = json.loads(json.dumps(value, allow_nan=False))
    except (TypeError, ValueError):
        return None
    return read
