"""What a client is told once: where to connect, and how to go about it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypedDict

from .http import httpx
from .retry import Timing

__all__ = ["Changes", "Exchange", "Options", "http_address"]


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request that went out, for hooks that count and measure. It holds nothing private.

    Attributes:
        operation_id: The operation's name in the description.
        method: The HTTP method.
        path: The path, without query.
        status_code: The status of the answer, `None` if none came.
        seconds: How long it took.
        attempt: 0 for the first try, 1 for the first repetition, and so on.
    """

    operation_id: str
    method: str
    path: str
    status_code: int | None
    seconds: float
    attempt: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a client behaves; frozen, changed by `client.with_options(...)`.

    Attributes:
        base_url: Where the service lives, such as `https://api.example.com/v1`.
        servers: Where operations with servers of their own go, by the URL in the description, where
            that is somewhere else.
        timeout: Seconds for connecting, for each read and for each write; `None` waits for ever.
        max_retries: How often a request is sent again at most.
        strict: Refuse enum values and union variants that the description does not know.
        headers: Headers for every request.
        user_agent: The name and version of the client, put before those of the HTTP library.
        version_header: The header that pins the version, if the API has one.
        version: The version this client was made for.
        version_response: The response header that tells the version served, if there is one.
        user_header: The header that chooses a user, if the API has one.
        user_id: The user that is chosen where a call chooses none.
        on_exchange: Called after every exchange, failed ones and repetitions too.
        timing: Clock, sleep and chance.

    Raises:
        ValueError: `base_url` is no absolute HTTP address, or holds credentials; `timeout` is not
            above 0; `max_retries` is below 0.
    """

    base_url: str
    servers: Mapping[str, str] = field(default_factory=dict)
    timeout: float | httpx.Timeout | None = 30.0
    max_retries: int = 2
    strict: bool = False
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    user_agent: str = ""
    version_header: str = ""
    version: str = ""
    version_response: str = ""
    user_header: str = ""
    user_id: str | None = field(default=None, repr=False)
    on_exchange: Callable[[Exchange], None] | None = None
    timing: Timing = field(default_factory=Timing, repr=False)

    def __post_init__(self) -> None:
        url = http_address(self.base_url, "base_url")
        if url.query or url.fragment:
            raise ValueError("base_url must end with its path, without query or fragment")
        if isinstance(self.timeout, int | float) and not 0 < self.timeout < math.inf:
            raise ValueError(
                "timeout must be a number of seconds above 0, or None to wait for ever"
            )
        if self.max_retries < 0:
            raise ValueError("max_retries must be 0 or more")


def http_address(url: str, name: str) -> httpx.URL:
    """Read the argument `name` as the address of an HTTP service.

    Raises:
        ValueError: It is none, or holds credentials.
    """
    try:
        address = httpx.URL(url)
    except httpx.InvalidURL:
        raise ValueError(f"{name} must be a URL") from None
    if address.scheme not in {"http", "https"} or not address.host:
        raise ValueError(f"{name} must begin with http:// or https:// and name a host")
    if address.userinfo:
        raise ValueError(f"{name} must not hold credentials")
    return address


class Changes(TypedDict, total=False):
    """The options that may differ from call to call."""

    timeout: float | httpx.Timeout | None
    max_retries: int
    strict: bool
    headers: Mapping[str, str]
    user_id: str | None
    on_exchange: Callable[[Exchange], None] | None
    timing: Timing
