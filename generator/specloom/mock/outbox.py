"""Requests that a service makes of its own accord: webhooks, to addresses that may be told.

A behaviour leaves parcels; whoever serves the mock carries them out, outside of any answer. Only
addresses of this machine are written to, and hosts that whoever serves the mock has named.
"""

from __future__ import annotations

import http.client
import ipaddress
import logging
from collections import deque
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias
from urllib.parse import urlsplit

__all__ = ["Outbox", "Parcel", "Receipt", "deliver"]

_LOG: Final = logging.getLogger("specloom.mock")
_PATIENCE: Final = 5.0
_MOST: Final = 10_000
_CONNECTIONS: Final = {
    "http": http.client.HTTPConnection,
    "https": http.client.HTTPSConnection,
}


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a request.

    Attributes:
        status: that of the answer; None where there was none.
        body: the beginning of it.
        headers: those of the answer, `name: value`.
        reason: why there was no answer.
    """

    status: int | None
    body: str = ""
    headers: tuple[str, ...] = ()
    reason: str = ""

    @property
    def is_success(self) -> bool:
        """Whether the address took it: a status of 200 to 299."""
        return self.status is not None and self.status // 100 == 2  # noqa: PLR2004


Done: TypeAlias = Callable[[Receipt], None]


@dataclass(frozen=True, slots=True)
class Parcel:
    """A request to make by POST; `done` is told what became of it. `key` says whose it is."""

    key: str
    url: str
    body: bytes
    headers: Mapping[str, str]
    done: Done


@dataclass(slots=True)
class Outbox:
    """Parcels that wait to be carried out, in the order in which they were left.

    Attributes:
        hosts: whom to write to besides this machine, in small letters.
    """

    hosts: Container[str] = ()
    _waiting: deque[Parcel] = field(default_factory=deque)
    _open: list[str] = field(default_factory=list)

    def leave(self, parcel: Parcel) -> None:
        """Have a request made soon."""
        self._waiting.append(parcel)
        self._open.append(parcel.key)

    def is_open(self, key: str) -> bool:
        """Tell whether a request of that key waits, or is being made."""
        return key in self._open

    def take(self) -> list[Parcel]:
        """Give what waits; whoever takes it makes the requests and closes them."""
        waiting = [*self._waiting]
        self._waiting.clear()
        return waiting

    def close(self, parcel: Parcel, receipt: Receipt) -> None:
        """Tell what became of a request."""
        self._open.remove(parcel.key)
        parcel.done(receipt)

    def deliver(self, url: str, body: bytes, headers: Mapping[str, str]) -> Receipt:
        """POST to an address now, and wait for the answer; that none came is logged."""
        receipt = deliver(url, body, headers, self.hosts)
        if receipt.status is None:
            about = {"finding": "webhook-undelivered"}
            _LOG.warning("a webhook was not delivered: %s", receipt.reason, extra=about)
        return receipt


def deliver(
    url: str, body: bytes, headers: Mapping[str, str], hosts: Container[str] = ()
) -> Receipt:
    """POST to an address of this machine, or of a host that is named.

    Nobody is followed elsewhere, and five seconds are waited for an answer.

    Args:
        url: the address, of http or https.
        body: what is sent.
        headers: with what headers.
        hosts: whom to write to besides this machine, in small letters.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return Receipt(None, reason="this is no address")
    connect, host = _CONNECTIONS.get(parts.scheme), parts.hostname or ""
    if connect is None:
        return Receipt(None, reason="a mock delivers by http and https only")
    if not (_is_loopback(host) or host in hosts):
        reason = f"a mock delivers to this machine only, unless --webhook-host names {host}"
        return Receipt(None, reason=reason)
    connection = connect(host, port, timeout=_PATIENCE)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request("POST", target, body, dict(headers))
        answer = connection.getresponse()
        text = answer.read(_MOST).decode("utf-8", "replace")
        told = tuple(f"{name}: {value}" for name, value in answer.getheaders())
        return Receipt(answer.status, text, told)
    except (OSError, ValueError, http.client.HTTPException) as error:
        return Receipt(None, reason=f"no answer came from {host}: {type(error).__name__}")
    finally:
        connection.close()


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
