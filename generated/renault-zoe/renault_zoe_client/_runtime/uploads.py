"""What is uploaded: bytes, a path, a binary file, or pieces as they come."""

from __future__ import annotations

import io
import mimetypes
import os
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import IO, Any, Final, Protocol, TypeAlias, TypeGuard, cast

from . import parameters
from .errors import InvalidRequest

__all__ = ["File", "Upload", "is_file", "part", "repeatable", "whole"]

_CHUNK: Final = 65_536
_BYTES: Final = "application/octet-stream"

Content: TypeAlias = bytes | os.PathLike[str] | IO[bytes] | Iterable[bytes] | AsyncIterable[bytes]
"""A path is read piece by piece, a file from its start. Asynchronous pieces are for asynchronous
clients, and for a body that consists of them alone. What can be read but once is never sent again.
"""


@dataclass(frozen=True, slots=True)
class File:
    """Something to upload, under a name and with a media type of its own.

    Attributes:
        content: Bytes, a path, a file opened in binary mode, or pieces of bytes.
        name: The name of the file in a form; else that of the path or file.
        media_type: Its media type; else the one described; else the one its name tells.
        headers: More headers of its part of a form.
    """

    content: Content = field(repr=False)
    name: str = ""
    media_type: str = ""
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)


Upload: TypeAlias = Content | File
"""All that can be uploaded."""


_FILES: Final = (bytes, bytearray, memoryview, os.PathLike, File, Iterator, AsyncIterable)


class _Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


def _is_readable(value: object) -> TypeGuard[_Readable]:
    return hasattr(value, "read")  # which wrappers of files say of themselves, not of their type


def is_file(value: object) -> bool:
    """Tell what goes into a form as a file from what goes in as text."""
    return isinstance(value, _FILES) or _is_readable(value)


def repeatable(value: object) -> bool:
    """Tell whether a value can be sent a second time."""
    content = value.content if isinstance(value, File) else value
    match content:
        case io.IOBase():
            return content.seekable()
        case list() | tuple():
            return all(map(repeatable, content))
        case _:
            return not isinstance(content, Iterator | AsyncIterator)


def whole(value: object, media_type: str, *, asynchronous: bool) -> dict[str, Any]:
    """Give a value that is the body as arguments of `build_request`.

    Raises:
        InvalidRequest: It is nothing that can be uploaded.
        OSError: A path cannot be read.
    """
    file = value if isinstance(value, File) else File(cast("Content", value))
    text = isinstance(file.content, str)
    headers = {
        "Content-Type": _told(file, _called(file), media_type, "text/plain" if text else _BYTES)
    }
    content: object = file.content.encode() if isinstance(file.content, str) else file.content
    if isinstance(content, AsyncIterable):
        if not asynchronous:
            raise InvalidRequest("Asynchronous pieces take an asynchronous client")
        return {"headers": headers, "content": content}
    source = _source(content)
    if isinstance(source, bytes):
        return {"headers": headers, "content": source}
    size = _size(source)
    if size is not None:
        headers["Content-Length"] = str(size)
    pieces = _AsyncPieces(source) if asynchronous else _Pieces(source)
    return {"headers": headers, "content": pieces}


def part(name: str, value: object, described: str = "") -> tuple[object, ...]:
    """Give a file of a form as its name, content, media type and headers, as httpx takes them.

    `described` is the media type that the description names.

    Raises:
        InvalidRequest: It is nothing that can be uploaded.
        OSError: A path cannot be read.
    """
    file = value if isinstance(value, File) else File(cast("Content", value))
    called = _called(file) or name
    media_type = _told(file, called, described, _BYTES)
    if not media_type.isascii() or not media_type.isprintable():
        raise InvalidRequest("A media type takes one line of ASCII text")
    return called, _source(file.content), media_type, parameters.headers(*file.headers.items())


def _told(file: File, called: str, described: str, otherwise: str) -> str:
    """Give the media type of a file: its own, the one described, or the one its name tells."""
    exact = "" if "*" in described else described
    return file.media_type or exact or mimetypes.guess_type(called)[0] or otherwise


def _called(file: File) -> str:
    return file.name or _name(file.content)


def _name(content: object) -> str:
    told = content if isinstance(content, os.PathLike) else getattr(content, "name", "")
    return Path(told).name if isinstance(told, str | os.PathLike) else ""


def _source(content: object) -> bytes | _Readable:
    match content:
        case bytes() | bytearray() | memoryview():
            return bytes(content)
        case os.PathLike():
            return _PathReader(Path(content))
        case io.TextIOBase() | str():
            pass
        case io.IOBase() if not content.seekable() and _is_readable(content):
            return _Joined(iter(partial(content.read, _CHUNK), b""))  # a pipe has no length
        case _ if _is_readable(content):
            return content
        case Iterable():
            return _Joined(content)
        case _:
            pass
    raise InvalidRequest("The body takes bytes, a path, a file in binary mode or pieces of bytes")


def _size(source: _Readable) -> int | None:
    """Give the length of what can be measured, and go back to its start."""
    try:
        size = cast("IO[bytes]", source).seek(0, os.SEEK_END)
        cast("IO[bytes]", source).seek(0)
    except (AttributeError, OSError):
        return None
    return size


class _Pieces:
    """What is read from a source, from its start each time."""

    def __init__(self, source: _Readable) -> None:
        self._source = source

    def __iter__(self) -> Iterator[bytes]:
        _size(self._source)
        while piece := self._source.read(_CHUNK):
            yield piece


class _AsyncPieces:
    """The same for asynchronous clients."""

    def __init__(self, source: _Readable) -> None:
        self._pieces = _Pieces(source)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self._pieces:
            yield piece


class _PathReader:
    """A file that is open while a piece is read only, so that none stays open when a send fails."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._at = 0
        self.seek(0, os.SEEK_END)

    def read(self, size: int = -1, /) -> bytes:
        with self._path.open("rb") as file:
            file.seek(self._at)
            piece = file.read(size)
        self._at += len(piece)
        return piece

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        start = self._path.stat().st_size if whence == os.SEEK_END else 0
        self._at = start + offset
        return self._at

    def tell(self) -> int:
        return self._at


class _Joined:
    """Pieces as a file; after the end it begins anew, unless the pieces can be had but once."""

    def __init__(self, pieces: Iterable[object]) -> None:
        self._pieces = pieces
        self._left: Iterator[object] | None = None
        self._spent = False

    def read(self, _size: int = -1, /) -> bytes:
        if self._left is None:
            if self._spent:
                raise InvalidRequest("The pieces of the body can be sent only once")
            self._left = iter(self._pieces)
        for piece in self._left:
            if not isinstance(piece, bytes):
                raise InvalidRequest("The body takes pieces of bytes")
            if piece:
                return piece
        self._spent = self._left is self._pieces
        self._left = None
        return b""
