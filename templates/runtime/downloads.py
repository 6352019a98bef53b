"""Answers that are too large to hold: read piece by piece, or saved to a file.

```python
with Download(client, client.reports.requests.get("7")) as download:
    download.save("report.pdf")
```
"""

from __future__ import annotations

import os
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import aclosing, contextmanager
from pathlib import Path
from secrets import token_hex
from types import TracebackType
from typing import IO, Any, Self

from .client import AsyncClient, Client, received
from .exchange import broken
from .http import httpx
from .request import Request

__all__ = ["AsyncDownload", "Download"]


class _Opened:
    """What both colours of a download have: the answer, while it is open."""

    def __init__(self, request: Request[Any]) -> None:
        self._request = request
        self._response: httpx.Response | None = None

    @property
    def http(self) -> httpx.Response:
        """Give the answer as httpx gave it, with its status and headers.

        Raises:
            RuntimeError: The download is not open.
        """
        if self._response is None:
            raise RuntimeError("a download is open inside its with block only")
        return self._response


class Download(_Opened):
    """One answer, open inside `with`; any request value will do.

    Raises:
        ApiError: On entering, the request was refused; or later, the connection broke.
    """

    def __init__(self, client: Client, request: Request[Any]) -> None:
        super().__init__(request)
        self._client = client

    def iter_bytes(self, size: int | None = None) -> Iterator[bytes]:
        """Yield the content, decompressed: as it comes, or in pieces of that many bytes."""
        try:
            yield from self.http.iter_bytes(size)
        except httpx.RequestError as error:
            raise broken(self._request, self.http, error) from None

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the content to a file, which is there only once all has come.

        Raises:
            OSError: It cannot be written.
        """
        with _whole(Path(path)) as file:
            for piece in self.iter_bytes():
                file.write(piece)

    def __enter__(self) -> Self:
        self._response = self._client.open(self._request)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.http.close()
        self._response = None


class AsyncDownload(_Opened):
    """One answer, open inside `async with`; any request value will do.

    Raises:
        ApiError: On entering, the request was refused; or later, the connection broke.
    """

    def __init__(self, client: AsyncClient, request: Request[Any]) -> None:
        super().__init__(request)
        self._client = client
        self._begun: list[AsyncGenerator[bytes]] = []

    def iter_bytes(self, size: int | None = None) -> AsyncIterator[bytes]:
        """Yield the content, decompressed: as it comes, or in pieces of that many bytes."""
        pieces = self._pieces(size)
        self._begun.append(pieces)
        return pieces

    async def _pieces(self, size: int | None) -> AsyncGenerator[bytes]:
        try:
            async with aclosing(received(self.http, size)) as pieces:
                async for piece in pieces:
                    yield piece
        except httpx.RequestError as error:
            raise broken(self._request, self.http, error) from None

    async def save(self, path: str | os.PathLike[str]) -> None:
        """Write the content to a file, which is there only once all has come.

        Raises:
            OSError: It cannot be written.
        """
        with _whole(Path(path)) as file:
            async for piece in self.iter_bytes():
                file.write(piece)

    async def __aenter__(self) -> Self:
        self._response = await self._client.open(self._request)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for pieces in self._begun:
            await pieces.aclose()
        await self.http.aclose()
        self._response = None


@contextmanager
def _whole(path: Path) -> Iterator[IO[bytes]]:
    """Give a file that takes the place of `path` when it is complete, and goes if it is not."""
    part = path.with_name(f".{path.name}.{token_hex(4)}")
    try:
        with part.open("xb") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
