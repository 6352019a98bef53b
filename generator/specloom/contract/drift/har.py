"""HAR 1.2: what browsers and proxies record."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from specloom.contract.drift.cursor import Cursor
from specloom.contract.drift.model import Recorded

__all__ = ["entries", "entry"]


def entries(root: Cursor) -> Iterator[Cursor]:
    """Give the entries of an archive, each to be read by `entry`.

    Raises:
        BadInput: there are none.
    """
    yield from root.member("log").member("entries").items()


def entry(at: Cursor) -> Recorded | None:
    """Read one entry; None where no answer was received.

    Raises:
        BadInput: it is no entry.
    """
    request, response = at.member("request"), at.member("response")
    status = response.member("status").number()
    if status <= 0:  # blocked or aborted: browsers write 0, some -1
        return None
    return Recorded(
        request.member("method").text().upper(),
        request.member("url").text(),
        _headers(request),
        _sent(request.find("postData")),
        status,
        _headers(response),
        _received(response.find("content")),
        at.location,
    )


def _headers(message: Cursor) -> tuple[tuple[str, str], ...]:
    named = message.find("headers")
    found = [
        (each.member("name").text().lower(), value.text() if (value := each.find("value")) else "")
        for each in (named.items() if named else ())
    ]
    return tuple((name, value) for name, value in found if not name.startswith(":"))


def _sent(posted: Cursor | None) -> bytes | None:
    if posted is None:
        return None
    text, parameters = posted.find("text"), posted.find("params")
    if text is not None and (text.value or parameters is None):
        return text.data()
    if parameters is None:
        return None
    pairs = [
        (each.member("name").text(), value.text() if (value := each.find("value")) else "")
        for each in parameters.items()
    ]
    media_type = posted.find("mimeType")
    is_form = media_type is not None and media_type.text().startswith(
        "application/x-www-form-urlencoded"
    )
    return urlencode(pairs).encode() if is_form else None


def _received(content: Cursor | None) -> bytes | None:
    """Give the body of an answer; archives without bodies tell their size alone."""
    if content is None:
        return None
    text = content.find("text")
    if text is None:
        size = content.find("size")
        return b"" if size is not None and size.value == 0 else None
    encoding = content.find("encoding")
    return text.base64() if encoding is not None and encoding.value == "base64" else text.data()
