"""Where the engine sends its requests to: a WSGI application that hands them to the session."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from io import IOBase
from typing import Final, TypeAlias

from specloom.contract.model import Answer, Call, Case
from specloom.contract.session import Session, TimeIsUp
from specloom.contract.target import TargetError
from specloom.ir.model import Operation

__all__ = ["CASE_HEADER", "Gateway"]

CASE_HEADER: Final = "x-schemathesis-testcaseid"

_OWN: Final = frozenset(
    (CASE_HEADER, "user-agent", "host", "connection", "accept-encoding", "content-length")
)
"""Headers of the engine's client, not of the request it made up."""
_HOLE: Final = re.compile(r"\{[^{}]*\}")
_UNPREFIXED: Final = frozenset(("CONTENT_TYPE",))
_STARTS: TypeAlias = Callable[[str, list[tuple[str, str]]], object]


class Gateway:
    """Answers the engine with what the target answers.

    Args:
        session: sends.
        operations: what may be asked for.
        version: the header that pins the version, which is for us to send; or nothing.

    Attributes:
        answers: by the id of its case, what was sent and what came back, in order.
        trouble: why nothing can be sent any more.
        ends: is called when there is trouble, to make the engine end.
    """

    def __init__(self, session: Session, operations: Iterable[Operation], version: str) -> None:
        self.answers: dict[str, tuple[Call, Answer]] = {}
        self.trouble: BaseException | None = None
        self.ends: Callable[[], None] = lambda: None
        self._session = session
        # Concrete paths come before those with holes.
        ordered = sorted(operations, key=lambda each: each.path.count("{"))
        self._patterns = [(each, _pattern(each.path)) for each in ordered]
        self._hidden = _OWN | {version}

    def __call__(self, environ: Mapping[str, object], start: _STARTS) -> Iterable[bytes]:
        """Serve one request (WSGI, PEP 3333)."""
        answer = self._answer(environ)
        try:
            reason = HTTPStatus(answer.status).phrase
        except ValueError:
            reason = "Unknown"
        start(f"{answer.status} {reason}", list(answer.headers))
        return [answer.body]

    def _answer(self, environ: Mapping[str, object]) -> Answer:
        call, key = self._read(environ)
        operation = self.route(call)
        if self.trouble is not None or operation is None:
            return Answer(503)
        case = Case(operation, call, "valid", "", operation.pointer, "fuzz")
        try:
            answer = self._session.answer(case)
        except (TimeIsUp, TargetError, KeyboardInterrupt) as error:
            # The engine has ways of its own to go on after errors: it must not see this one.
            self.trouble = error
            self.ends()
            return Answer(503)
        if answer is None:
            return Answer(503)
        self.answers[key] = call, answer
        return answer if answer.status else Answer(502)

    def route(self, call: Call) -> Operation | None:
        """Give the operation of a request; None where none is meant."""
        path = call.target.partition("?")[0]
        fitting = (each for each, pattern in self._patterns if pattern(path))
        return next((each for each in fitting if each.method == call.method), None)

    def _read(self, environ: Mapping[str, object]) -> tuple[Call, str]:
        """Give the request, and the id of its case."""
        headers: list[tuple[str, str]] = []
        key = ""
        for variable, value in environ.items():
            name = variable.removeprefix("HTTP_").replace("_", "-").lower()
            if name == CASE_HEADER:
                key = str(value)
            elif self._is_made_up(variable, name, value):
                headers.append((name, str(value)))
        query = str(environ.get("QUERY_STRING") or "")
        path = str(environ["REQUEST_URI"]).partition("?")[0]
        stream = environ["wsgi.input"]
        length = str(environ.get("CONTENT_LENGTH") or "")
        body = stream.read() if length and isinstance(stream, IOBase) else None
        target = f"{path}?{query}" if query else path
        return Call(str(environ["REQUEST_METHOD"]), target, tuple(headers), body), key

    def _is_made_up(self, variable: str, name: str, value: object) -> bool:
        is_header = variable.startswith("HTTP_") or variable in _UNPREFIXED
        is_usual = not value or name in self._hidden or (name, value) == ("accept", "*/*")
        return is_header and not is_usual


def _pattern(path: str) -> Callable[[str], object]:
    return re.compile("[^/]*".join(map(re.escape, _HOLE.split(path)))).fullmatch
