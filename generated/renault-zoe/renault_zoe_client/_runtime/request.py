"""Requests and responses as values.

A generated method builds a `Request` without touching the network; a client sends it and gives a
`Response`.  Nothing that may be private (query, headers, body) shows in a `repr`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeAlias, TypeVar

from .http import httpx

__all__ = [
    "Body",
    "Form",
    "Json",
    "Multipart",
    "Paging",
    "Raw",
    "Request",
    "Response",
    "Streaming",
    "request_id",
]

T_co = TypeVar("T_co", covariant=True)

_REQUEST_ID_HEADERS = ("x-request-id", "request-id", "x-correlation-id", "x-amzn-requestid")


@dataclass(frozen=True, slots=True)
class Json:
    """A body written as JSON after it was checked against `type`; an omitted value sends none."""

    type: object
    value: object = field(repr=False)
    media_type: str = "application/json"


@dataclass(frozen=True, slots=True)
class Form:
    """A body of `application/x-www-form-urlencoded` pairs; see `parameters.form`."""

    values: object = field(repr=False)


@dataclass(frozen=True, slots=True)
class Multipart:
    """A body of `multipart/form-data` parts: uploads go as files, lists as parts of one name.

    `values` is an object, or omitted; `media_types` are those of parts that are described with one.
    """

    values: object = field(repr=False)
    media_types: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Raw:
    """A body sent as it is, text or an `Upload`; an omitted value sends none."""

    media_type: str
    content: object = field(repr=False)


Body: TypeAlias = Json | Form | Multipart | Raw


@dataclass(frozen=True, slots=True)
class Paging:
    """How a list is walked.

    Attributes:
        kind: What leads on: a cursor in the body, a count of items or pages, a `Link` header
            (RFC 8288), or a URL in the body.
        items: Attributes from the decoded page to its list; empty where the page is the list.
        next: Attributes from the decoded page to the next cursor or URL; empty where the cursor
            is the `id` of the last item.
        parameter: The query parameter that takes the cursor, offset or page number.
        size: The query parameter that limits a page.
        start: The number of the first page or item; if none, 1 for pages, 0 for items.
        more: Attributes from the decoded page to what is null, false or empty if no page follows.
        last: Attributes from the decoded page to what is true if no page follows.
        pages: Attributes from the decoded page to the count of pages, where these are numbered.
    """

    kind: Literal["cursor", "offset", "page", "link", "next-url"]
    items: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    parameter: str = ""
    size: str = ""
    start: int | None = None
    more: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Streaming:
    """How the items of an answer follow one another.

    Attributes:
        kind: What an item is: a JSON text on a line, or in a record (RFC 7464); or, of each
            server-sent event, the JSON in its data, or an object of all its fields, where data
            is text or is JSON if it can be.
        type: The type of an item.
    """

    kind: Literal["lines", "records", "data", "fields", "json-fields"]
    type: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Request(Generic[T_co]):
    """One call of an operation, ready to be sent.

    Attributes:
        operation_id: The operation's name in the description.
        method: The HTTP method.
        path: The path below the client's `base_url`, percent-encoded; or a URL of the same origin.
        returns: The type of the answer: anything `coding.decode` takes, `None` for no content,
            `bytes` or `str` for content that is not JSON.
        server: The URL that `path` is below where this operation has a server of its own, which may
            be relative to `base_url`; `Options.servers` may know another.
        query: The query without its `?`, percent-encoded.
        headers: Headers of this call alone.
        body: What to send, if anything.
        answers: The types of the answers where they are not all of one, as `errors` has them.
        errors: From status (`"404"`, `"4XX"`, `"default"`) to the type of that error's body; from
            status and media type (`"400 application/problem+json"`) where one has several.
        authenticated: Whether the client's credentials go along.
        security: The ways in where they are not the usual ones: alternatives, each the names of
            security schemes that go together.
        accept: The media types asked for.
        empty: What a 2xx answer without content means.
        paging: How to walk the list that is returned.
        streaming: How to read the answer item by item.
        user_scoped: Whether the client's `user_id` goes along.
        deprecated: Whether the description calls the operation deprecated.
    """

    operation_id: str
    method: str
    path: str
    returns: object = field(repr=False)
    server: str = ""
    query: str = field(default="", repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: Body | None = field(default=None, repr=False)
    answers: Mapping[str, object] = field(default_factory=dict, repr=False)
    errors: Mapping[str, object] = field(default_factory=dict, repr=False)
    authenticated: bool = field(default=True, repr=False)
    security: tuple[tuple[str, ...], ...] | None = field(default=None, repr=False)
    accept: str = field(default="application/json", repr=False)
    empty: Literal["none", "list"] = field(default="none", repr=False)
    paging: Paging | None = field(default=None, repr=False)
    streaming: Streaming | None = field(default=None, repr=False)
    user_scoped: bool = field(default=False, repr=False)
    deprecated: bool = field(default=False, repr=False)


@dataclass(frozen=True, slots=True)
class Response(Generic[T_co]):
    """A successful answer: `data` as the description types it, and everything around it."""

    data: T_co
    http: httpx.Response
    request: Request[T_co]

    @property
    def status_code(self) -> int:
        """Give the HTTP status."""
        return self.http.status_code

    @property
    def headers(self) -> httpx.Headers:
        """Give the headers, by name in any case."""
        return self.http.headers

    @property
    def content(self) -> bytes:
        """Give the body as it came, decompressed."""
        return self.http.content

    @property
    def request_id(self) -> str | None:
        """Give the name the service gave this exchange, for its support."""
        return request_id(self.http)


def request_id(response: httpx.Response) -> str | None:
    """Give the identifier of an exchange from the headers that services use for it."""
    found = (response.headers.get(name) for name in _REQUEST_ID_HEADERS)
    return next((value for value in found if value), None)
