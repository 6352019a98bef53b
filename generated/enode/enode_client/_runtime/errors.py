"""Everything that can go wrong, as one tree.

```
ApiError
├── InvalidRequest            the arguments do not fit; nothing was sent
├── LoginFailed               no token: the token endpoint or the login refused
├── ConnectionFailed          no answer: refused, reset, host unknown, TLS broken
├── TimedOut                  no answer in time
├── StatusError               the service answered, and not with success
│   ├── ClientError           4xx
│   │   ├── BadRequest            400
│   │   ├── Unauthorized          401
│   │   ├── Forbidden             403
│   │   ├── NotFound              404
│   │   ├── Conflict              409
│   │   ├── UnprocessableContent  422
│   │   └── TooManyRequests       429
│   ├── ServerError           5xx
│   └── UnexpectedStatus      any other
├── ResponseMismatch          the answer is not what the description promises
└── WebhookError              a delivery is not signed with any of the secrets
```

Each carries facts as attributes.  Messages name the operation, the status and what the service
says about it; never headers, queries, bodies or secrets.  Where the service repeats such a value
that was sent, the message has `***` instead; `body` keeps the service's words whole.
"""

# ruff: noqa: N818 - the names say what went wrong; all of them are caught as `ApiError`

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from pydantic import ValidationError

from .http import httpx
from .models import Model
from .request import Form, Json, Multipart, Raw, Request, request_id

__all__ = [
    "ApiError",
    "BadRequest",
    "ClientError",
    "Conflict",
    "ConnectionFailed",
    "DeprecatedOperationWarning",
    "Forbidden",
    "InvalidRequest",
    "LoginFailed",
    "NotFound",
    "ResponseMismatch",
    "ServerError",
    "StatusError",
    "TimedOut",
    "TooManyRequests",
    "Unauthorized",
    "UnexpectedStatus",
    "UnprocessableContent",
    "VersionMismatchWarning",
    "WebhookError",
    "explain",
    "misfit",
    "status_error",
]


class ApiError(Exception):
    """The root of all errors of this client.

    Attributes:
        request: The request value, where there is one.
        response: The answer as httpx gave it, where there is one.
        body: The answer's body: typed where the description types it, else JSON data, else text.
    """

    def __init__(
        self,
        message: str,
        *,
        request: Request[Any] | None = None,
        response: httpx.Response | None = None,
        body: object = None,
    ) -> None:
        super().__init__(message)
        self.request = request
        self.response = response
        self.body = body

    @property
    def operation_id(self) -> str | None:
        """Give the operation's name in the description."""
        return self.request.operation_id if self.request is not None else None

    @property
    def status_code(self) -> int | None:
        """Give the HTTP status, where there is an answer."""
        return self.response.status_code if self.response is not None else None

    @property
    def request_id(self) -> str | None:
        """Give the name the service gave this exchange, for its support."""
        return request_id(self.response) if self.response is not None else None


class InvalidRequest(ApiError):
    """The arguments do not fit the description; nothing was sent."""


class LoginFailed(ApiError):
    """The service gave no token for the credentials."""


class ConnectionFailed(ApiError):
    """No answer came, or not all of it; whether the service saw the request is unknown."""


class TimedOut(ApiError):
    """No answer came in time, or not all of it; whether the service saw the request is unknown."""


class StatusError(ApiError):
    """The service answered with a status other than 2xx."""


class ClientError(StatusError):
    """The service finds fault with the request (4xx)."""


class BadRequest(ClientError):
    """The request is malformed or fails the service's checks (400)."""


class Unauthorized(ClientError):
    """The credentials are missing, wrong or no longer valid (401)."""


class Forbidden(ClientError):
    """The credentials do not allow this (403)."""


class NotFound(ClientError):
    """There is no such thing, or not for these credentials (404)."""


class Conflict(ClientError):
    """The thing is in a state that does not allow this (409)."""


class UnprocessableContent(ClientError):
    """The request is well formed and still cannot be carried out (422)."""


class TooManyRequests(ClientError):
    """The service wants a pause (429).

    Attributes:
        retry_after: The pause in seconds, where the service states one.
    """

    retry_after: float | None = None


class ServerError(StatusError):
    """The service failed (5xx)."""


class UnexpectedStatus(StatusError):
    """A status that is neither success nor error, such as a redirect, which is not followed."""


class ResponseMismatch(ApiError):
    """The service's answer breaks its description; `body` is what came, undecoded."""


class WebhookError(ApiError):
    """A webhook's signature is missing or made with none of the secrets: do not trust it."""


class DeprecatedOperationWarning(UserWarning):
    """The service announces the end of an operation (RFC 9745, RFC 8594)."""


class VersionMismatchWarning(UserWarning):
    """The service served another version than this client was made for."""


_CLASSES: Final[dict[int, type[StatusError]]] = {
    400: BadRequest,
    401: Unauthorized,
    403: Forbidden,
    404: NotFound,
    409: Conflict,
    422: UnprocessableContent,
    429: TooManyRequests,
}
_FAMILIES: Final[dict[int, type[StatusError]]] = {4: ClientError, 5: ServerError}


def status_error(
    request: Request[Any],
    response: httpx.Response,
    body: object,
    *,
    retry_after: float | None = None,
) -> StatusError:
    """Make the error for an answer that is not 2xx."""
    status = response.status_code
    cls = _CLASSES.get(status) or _FAMILIES.get(status // 100, UnexpectedStatus)
    said = explain(response.content, hide=_sent(request, response))
    phrase = f"{status} {response.reason_phrase}".rstrip()
    message = f"{request.operation_id} ({request.method}): {phrase}{said and f': {said}'}"
    error = cls(message, request=request, response=response, body=body)
    if isinstance(error, TooManyRequests):
        error.retry_after = retry_after
    return error


def misfit(error: ValidationError) -> str:
    """Say where a value breaks its description and how, without showing the value."""
    faults = error.errors(include_url=False, include_context=False, include_input=False)
    told = [
        f"{'.'.join(map(str, one['loc'])) or 'the whole value'}: {one['msg']}"
        for one in faults[:_FEW_FAULTS]
    ]
    rest = len(faults) - len(told)
    return "; ".join(told) + (f"; and {rest} more" if rest else "")


_FEW_FAULTS = 3
_LONGEST_TEXT = 200
_TITLES = ("title", "message", "msg", "error", "error_description", "detail", "reason", "errors")


def explain(content: bytes, *, hide: Iterable[str] = ()) -> str:
    """Give a service's own words on an error: a problem's title and detail (RFC 9457) or the like.

    Empty where the body says nothing that can be shown.  The texts of `hide` are covered.
    """
    try:
        problem = json.loads(content)
    except (ValueError, RecursionError):
        return ""
    covered = sorted(filter(None, hide), key=len, reverse=True)
    told = dict.fromkeys(_covered(" ".join(text.split()), covered) for text in _texts(problem))
    return ": ".join(one[:_LONGEST_TEXT] for one in list(told)[:2] if one)


def _texts(problem: object) -> Iterator[str]:
    """Yield what tells of a problem; of several problems in a list that of the first."""
    match problem:
        case str():
            yield problem
        case [first, *_]:
            yield from _texts(first)
        case dict():
            for key in _TITLES:
                yield from _texts(problem.get(key))
        case _:
            pass


_PUBLIC_HEADERS = frozenset(
    ("accept", "accept-encoding", "connection", "content-length", "content-type", "host")
)
_SHORTEST_SECRET = 4


def _covered(text: str, hide: Iterable[str]) -> str:
    for one in hide:
        text = text.replace(one, "***")
    return text


def _sent(request: Request[Any], response: httpx.Response) -> set[str]:
    """Give what services repeat in their complaints: the words of headers and query we sent.

    And every text of the body, at any depth, since no name tells for sure which of them is secret;
    the names of members are not private.  Texts of one to three letters stand in any sentence.
    """
    sent = response.request
    values = [value for name, value in sent.headers.items() if name.lower() not in _PUBLIC_HEADERS]
    words = {word for value in (*values, *sent.url.params.values()) for word in value.split()}
    words |= {" ".join(text.split()) for text in _texts_of(request.body)}
    return {word for word in words if len(word) >= _SHORTEST_SECRET}


def _texts_of(value: object) -> Iterator[str]:
    """Yield every text in a body, but no name of a member."""
    match value:
        case str():
            yield str(value)
        case Raw(content=bytes(content)):
            yield from content.decode(errors="replace").split()
        case Raw(content=str(text)):
            yield from text.split()
        case Json(value=inner) | Form(values=inner) | Multipart(values=inner):
            yield from _texts_of(inner)
        case Model():
            yield from _texts_of(value.to_dict())
        case Mapping():
            yield from _texts_of(list(value.values()))
        case list() | tuple() | set() | frozenset():
            for item in value:
                yield from _texts_of(item)
        case _:
            pass
