"""One exchange with a service, without doing it: from request to wire, from outcome to answer.

Takes values and gives values or raises; neither waits nor sends.  Both clients stand on it, so
that sync and async cannot differ.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Any, TypeAlias, TypeVar, assert_never, cast

from pydantic import ValidationError

from . import answers, coding, parameters, uploads
from .errors import (
    ApiError,
    ConnectionFailed,
    DeprecatedOperationWarning,
    InvalidRequest,
    LoginFailed,
    ResponseMismatch,
    TimedOut,
    VersionMismatchWarning,
    misfit,
    status_error,
)
from .http import httpx
from .models import Model
from .omitted import Omitted
from .options import Options
from .request import Body, Form, Json, Multipart, Raw, Request, Response
from .retry import may_repeat, pause, retry_after
from .tokens import LOGIN

__all__ = [
    "Outcome",
    "answered",
    "broken",
    "next_wait",
    "notices",
    "outgoing",
    "same_origin",
    "settle",
    "status_of",
]

T = TypeVar("T")

Outcome: TypeAlias = httpx.Response | httpx.RequestError | LoginFailed
"""How an attempt ended."""


def outgoing(
    http: httpx.Client | httpx.AsyncClient, options: Options, request: Request[Any]
) -> httpx.Request:
    """Give the request as httpx sends it.

    Raises:
        InvalidRequest: The body does not fit the description, or a header cannot travel.
        OSError: A file to upload cannot be read.
    """
    library = http.headers["User-Agent"]
    try:
        content = _content(request, asynchronous=isinstance(http, httpx.AsyncClient))
        headers = {**_headers(options, request, library), **content.pop("headers", {})}
        return http.build_request(
            request.method,
            _url(options, request),
            headers=parameters.headers(*headers.items()),
            timeout=options.timeout,
            **content,
        )
    except httpx.InvalidURL:
        raise InvalidRequest("The path or query is too long for a URL", request=request) from None
    except InvalidRequest as error:
        error.request = request
        raise


def _url(options: Options, request: Request[Any]) -> httpx.URL:
    base = options.base_url
    if request.server:
        server = options.servers.get(request.server, request.server)
        base = str(httpx.URL(base).join(server))
    target = request.path
    if request.query:
        target += f"{'&' if '?' in target else '?'}{request.query}"
    if target.startswith("/"):
        return httpx.URL(base.rstrip("/") + target)
    url = httpx.URL(target)
    if not same_origin(url, httpx.URL(base)):
        raise InvalidRequest("The URL is not one of this service", request=request)
    return url


def same_origin(one: httpx.URL, other: httpx.URL) -> bool:
    """Tell whether two URLs are of one service (RFC 6454): credentials go nowhere else."""
    return (one.scheme, one.host, one.port) == (other.scheme, other.host, other.port)


def _headers(options: Options, request: Request[Any], library: str) -> dict[str, str]:
    """Give the headers of a request: what is more particular wins."""
    # Product by product, the most telling first (RFC 9110, section 10.1.5).
    agent = f"{options.user_agent} {library}".strip()
    found = _merged({"Accept": request.accept, "User-Agent": agent}, options.headers)
    if options.version_header:
        found[options.version_header] = options.version
    if options.user_header and request.user_scoped and options.user_id is not None:
        found[options.user_header] = options.user_id
    return _merged(found, request.headers)


def _merged(base: Mapping[str, str], over: Mapping[str, str]) -> dict[str, str]:
    """Put `over` over `base`; names of headers are the same in any case."""
    names = {name.lower() for name in over}
    kept = {name: value for name, value in base.items() if name.lower() not in names}
    return {**kept, **over}


def _content(request: Request[Any], *, asynchronous: bool) -> dict[str, Any]:
    """Give the body as arguments of `build_request`."""
    body: Body | None = request.body
    match body:
        case (
            None
            | Json(value=Omitted.OMITTED)
            | Raw(content=Omitted.OMITTED)
            | Form(Omitted.OMITTED)
            | Multipart(Omitted.OMITTED | None)
        ):
            return {}
        case Json():
            return _typed(body.media_type, _json(body, request))
        case Form():
            text = parameters.form(body.values)
            return _typed("application/x-www-form-urlencoded", text.encode("ascii"))
        case Multipart(values, media_types):
            parts = (
                part
                for name, value in parameters.members(values).items()
                for part in _parts(name, value, media_types.get(name, ""))
            )
            return {"files": list(parts)}
        case Raw(media_type, content):
            return uploads.whole(content, media_type, asynchronous=asynchronous)
        case _:
            assert_never(body)


def _typed(media_type: str, content: bytes) -> dict[str, Any]:
    return {"headers": {"Content-Type": media_type}, "content": content}


def _json(body: Json, request: Request[Any]) -> bytes:
    try:
        return coding.encode_json(body.type, body.value)
    except ValidationError as error:
        told = misfit(error)
    except ValueError:  # text that UTF-8 has no bytes for, a structure that contains itself
        told = "it cannot be written as JSON"
    message = f"{request.operation_id}: the body does not fit: {told}"
    raise InvalidRequest(message, request=request)


def _parts(name: str, value: object, media_type: str) -> Iterator[tuple[str, object]]:
    """Yield the parts of one form field (RFC 7578), in the form httpx takes them."""
    match value:
        case None | Omitted.OMITTED:
            return
        case _ if uploads.is_file(value):
            yield name, uploads.part(name, value, media_type)
        case list() | tuple():
            for item in value:
                yield from _parts(name, item, media_type)
        case _ if answers.says_json(media_type) or isinstance(value, dict | Model):
            text = json.dumps(coding.encode(object, value), separators=(",", ":"))
            yield name, (None, text.encode(), media_type or "application/json")
        case _ if media_type:
            yield name, (None, parameters.text(name, value).encode(), media_type)
        case _:
            yield name, (None, parameters.text(name, value).encode())


def status_of(outcome: Outcome) -> int | None:
    """Give the status of an attempt, `None` where no answer came."""
    return outcome.status_code if isinstance(outcome, httpx.Response | LoginFailed) else None


_HOPELESS = (httpx.UnsupportedProtocol, httpx.LocalProtocolError, httpx.DecodingError)


def next_wait(
    options: Options, request: Request[Any], outcome: Outcome, attempt: int
) -> float | None:
    """Give the seconds to wait before trying again, `None` where this was the last attempt."""
    if attempt >= options.max_retries or (
        isinstance(outcome, httpx.Response) and outcome.is_success
    ):
        return None
    if isinstance(outcome, _HOPELESS):
        return None
    if not _repeatable(request.body):
        return None
    status = status_of(outcome)
    after = _retry_after(options, outcome)
    # Nothing of the request itself is sent before there is a token.
    method = "GET" if _is_login(outcome) else request.method
    if not may_repeat(method, status, told=after is not None):
        return None
    return pause(attempt, after, options.timing.random())


def _repeatable(body: Body | None) -> bool:
    match body:
        case Raw(content=content):
            return uploads.repeatable(content)
        case Multipart(Mapping() as values):
            return all(map(uploads.repeatable, values.values()))
        case _:
            return True


def _is_login(outcome: Outcome) -> bool:
    match outcome:
        case LoginFailed():
            return True
        case httpx.RequestError():
            return LOGIN in outcome.request.extensions
        case _:
            return False


def _retry_after(options: Options, outcome: Outcome) -> float | None:
    response = outcome.response if isinstance(outcome, LoginFailed) else outcome
    if not isinstance(response, httpx.Response):
        return None
    return retry_after(response.headers, options.timing.now())


def settle(options: Options, request: Request[T], outcome: Outcome) -> Response[T]:
    """Give the answer, typed.

    Raises:
        ApiError: There is no answer, it is an error, or it breaks its description.
    """
    response = answered(options, request, outcome)
    return Response(cast("T", answers.decoded(options, request, response)), response, request)


def answered(options: Options, request: Request[Any], outcome: Outcome) -> httpx.Response:
    """Give the answer of an attempt that succeeded; its body may still be to come.

    Raises:
        ApiError: There is no answer, or it is an error.
    """
    match outcome:
        case httpx.Response() if outcome.is_success:
            return outcome
        case httpx.Response():
            after = _retry_after(options, outcome)
            body = answers.error_body(request, outcome)
            raise status_error(request, outcome, body, retry_after=after)
        case LoginFailed():
            outcome.request = request
            raise outcome
        case httpx.RequestError():
            error = _unanswered(request, outcome)
            # Complaints about the protocol quote header lines.
            raise error from (outcome if isinstance(outcome, _TELLING) else None)
        case _:
            assert_never(outcome)


_TELLING = (httpx.NetworkError, httpx.TimeoutException)


def _unanswered(request: Request[Any], error: httpx.RequestError) -> ApiError:
    call = f"{request.operation_id} ({request.method})"
    match error:
        case httpx.TimeoutException():
            return TimedOut(f"{call}: no answer in time", request=request)
        case httpx.ConnectError():
            host = error.request.url.host
            return ConnectionFailed(f"{call}: no connection to {host}: {error}", request=request)
        case httpx.NetworkError():
            return ConnectionFailed(f"{call}: the connection broke", request=request)
        case httpx.DecodingError():
            return ResponseMismatch(f"{call}: the body is badly compressed", request=request)
        case _:
            return ConnectionFailed(f"{call}: no proper HTTP answer", request=request)


def broken(request: Request[Any], response: httpx.Response, error: httpx.RequestError) -> ApiError:
    """Give the error for an answer that did not come whole."""
    call = f"{request.operation_id} ({request.method})"
    match error:
        case httpx.TimeoutException():
            message = f"{call}: nothing more came in time"
            return TimedOut(message, request=request, response=response)
        case httpx.DecodingError():
            message = f"{call}: the body is badly compressed"
            return ResponseMismatch(message, request=request, response=response)
        case _:
            message = f"{call}: the answer broke off"
            return ConnectionFailed(message, request=request, response=response)


def notices(options: Options, request: Request[Any], response: httpx.Response) -> Iterator[Warning]:
    """Yield what an answer says about the operation's end and the version that was served."""
    deprecation = response.headers.get("deprecation", "false").lower()
    sunset = _date(response.headers.get("sunset", ""))
    if deprecation != "false" or sunset:
        until = f" and ends it on {sunset}" if sunset else ""
        yield DeprecatedOperationWarning(
            f"The service has deprecated {request.operation_id}{until}"
        )
    served = response.headers.get(options.version_response, options.version)
    if options.version_response and served != options.version:
        yield VersionMismatchWarning(
            f"This client is made for version {options.version}, the service answered as {served}"
        )


def _date(text: str) -> str:
    """Give the day of an HTTP date, empty where it is none."""
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except ValueError:
        return ""
