"""Where a description comes from: a path, a URL, `git:REF:PATH`, or `-` for standard input.

A reference from one file to another is resolved here as well (RFC 3986, section 5), so that a
file read from a git revision refers to files of that revision, and a remote one to remote ones.
"""

from __future__ import annotations

import os.path
import posixpath
import re
from dataclasses import dataclass
from typing import TypeAlias, assert_never
from urllib.parse import unquote, urljoin, urlsplit

from specloom.spec.faults import bad, bare

__all__ = [
    "GitFile",
    "LocalFile",
    "RemoteFile",
    "Source",
    "StandardInput",
    "parse_source",
    "refer",
    "relate",
]


@dataclass(frozen=True, slots=True)
class LocalFile:
    """A path of this machine."""

    path: str

    def __str__(self) -> str:
        return self.path


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """An http or https address without fragment; shown without what may be secret in it."""

    url: str

    def __str__(self) -> str:
        return bare(self.url)


@dataclass(frozen=True, slots=True)
class GitFile:
    """A file at a revision of the git repository in the current folder."""

    revision: str
    path: str

    def __str__(self) -> str:
        return f"git:{self.revision}:{self.path}"


@dataclass(frozen=True, slots=True)
class StandardInput:
    """What is piped in; its references start from the current folder."""

    def __str__(self) -> str:
        return "-"


Source: TypeAlias = LocalFile | RemoteFile | GitFile | StandardInput


def parse_source(text: str) -> Source:
    """Tell what kind of source the user names; anything unrecognised is a path.

    Raises:
        BadInput: it is an address of a protocol that is not spoken here.
    """
    if text == "-":
        return StandardInput()
    if text.lower().startswith(("https://", "http://")):
        return RemoteFile(text.partition("#")[0])
    if text.startswith("file:"):
        return LocalFile(unquote(urlsplit(text).path))
    if protocol := re.match(r"([A-Za-z][A-Za-z0-9+.-]*)://", text):
        message = f"{protocol[1]} is a protocol not spoken here; name an http address or a file."
        raise bad("unsupported-protocol", message, bare(text))
    if text.startswith("git:") and text.count(":") > 1:
        _, revision, path = text.split(":", 2)
        return GitFile(revision, path)
    return LocalFile(os.path.normpath(text) if text else text)


def refer(base: Source, address: str) -> Source | None:
    """Give the source that a reference (without fragment) in `base` means.

    None where its scheme is none we read (`urn:`), or where a remote file points to this machine.
    """
    scheme = urlsplit(address).scheme.lower()
    if isinstance(base, RemoteFile):
        address = urljoin(base.url, address)
        scheme = urlsplit(address).scheme.lower()
        return RemoteFile(address) if scheme in ("http", "https") else None
    if scheme in ("http", "https"):
        return RemoteFile(address)
    if scheme == "file":
        return parse_source(address)
    if scheme:
        return None
    match base:
        case LocalFile(path):
            folder = os.path.dirname(path)  # noqa: PTH120 - pathlib would not keep `..` apart
            return LocalFile(os.path.normpath(os.path.join(folder, unquote(address))))  # noqa: PTH118
        case GitFile(revision, path):
            folder = posixpath.dirname(path)
            return GitFile(revision, posixpath.normpath(posixpath.join(folder, unquote(address))))
        case StandardInput():
            return LocalFile(os.path.normpath(unquote(address)))
        case _:
            assert_never(base)


def relate(source: Source, root: Source) -> str:
    """Give the shortest name of a file as seen from the root file: what its pointers begin with."""
    match source, root:
        case LocalFile(path), LocalFile(origin):
            return _relative(path, os.path.dirname(origin))  # noqa: PTH120
        case GitFile(revision, path), GitFile(other, origin) if revision == other:
            return _relative(path, posixpath.dirname(origin))
        case RemoteFile(), RemoteFile():
            folder = urljoin(str(root), ".")
            return str(source).removeprefix(folder)
        case _:
            return str(source)


def _relative(path: str, folder: str) -> str:
    if os.path.isabs(path) != os.path.isabs(folder):  # noqa: PTH117
        return path
    return os.path.relpath(path, folder or ".").replace(os.sep, "/")
