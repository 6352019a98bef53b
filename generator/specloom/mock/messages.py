"""Requests and answers as they travel, and what handlers say before it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from http import HTTPStatus
from typing import Final, Literal, TypeAlias

from specloom.ir.model import JsonValue

__all__ = [
    "NOTHING",
    "Answer",
    "Body",
    "Nothing",
    "Place",
    "Refusal",
    "Reply",
    "Request",
    "Responder",
    "Violation",
    "phrase",
]


class Nothing(Enum):
    """The type of `NOTHING`."""

    NOTHING = "nothing"


NOTHING: Final = Nothing.NOTHING
"""No body, no value: told from null, which is one."""

Body: TypeAlias = "JsonValue | bytes | Nothing"
"""A body as handlers see it: JSON (of forms too), bytes of what is no JSON, or none."""

Place: TypeAlias = Literal["path", "query", "querystring", "header", "cookie", "body"]


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came.

    Attributes:
        method: in capitals, `GET`.
        path: from `/` on, percent-encoded as sent.
        query: what follows the `?`, encoded as sent.
        headers: by name in small letters; the lines of one name are joined by `, `.
        body: all of it.
    """

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it leaves; names of headers in small letters, values safe.

    Attributes:
        delay: seconds to wait before it is sent.
        cut: how many bytes of the body are sent before the connection drops; -1 sends nothing at
            all, not even the status; None drops nothing.
    """

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    delay: float = 0.0
    cut: int | None = None


Responder: TypeAlias = Callable[[Request], Answer]
"""All that the server knows: what answers a request. Responders nest, each asking the next."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing in a request that the description forbids.

    `name` is the parameter's, or the JSON Pointer into the body; `reason` says what is wrong.
    """

    place: Place
    name: str
    reason: str

    def __str__(self) -> str:
        """Give it as part of a sentence: `query limit: 0 is less than the minimum of 1`."""
        return f"{self.place} {self.name}: {self.reason}" if self.name else self.reason


@dataclass(frozen=True, slots=True)
class Reply:
    """What a handler answers, before it is checked, completed and written.

    Attributes:
        status: None takes the operation's usual success.
        body: JSON, written in the media type that the client likes best.
        headers: more of them, or others than would be made.
    """

    status: int | None = None
    body: Body = NOTHING
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is turned down; written in the shape of problems that the description has.

    `detail` is for people; where it is empty the violations are told instead.
    """

    status: int
    detail: str = ""
    violations: tuple[Violation, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The usual name of the status."""
        return phrase(self.status)

    @property
    def text(self) -> str:
        """All that is to be said, in one line."""
        return self.detail or "; ".join(map(str, self.violations)) or self.title


def phrase(status: int) -> str:
    """Give the usual name of a status, `Status 299` for one that has none."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"Status {status}"
