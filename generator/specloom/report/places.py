"""Where a change stands: on both sides, and in the files of a checkout as formats name them."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from specloom.diff.model import Change, Diff, Side
from specloom.errors import Location

__all__ = ["anchor", "is_checked_out", "path", "places", "uri"]

_GIT: Final = re.compile(r"git:[^:]*:(?P<path>.+)")
_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
"""A scheme has two letters at least, so that `C:` is a drive."""


def places(change: Change) -> tuple[tuple[Side, Location], ...]:
    """Give the sides on which a change stands, the base first, each with the place."""
    both: tuple[tuple[Side, Location | None], ...] = (
        ("base", change.base),
        ("revision", change.revision),
    )
    return tuple((side, place) for side, place in both if place)


def is_checked_out(file: str) -> bool:
    """Tell whether a file's name is a path, and no address, commit or standard input."""
    return bool(file) and file != "-" and not _ADDRESS.match(file)


def path(file: str) -> str:
    """Give the path a file has in a checkout, with slashes; empty where it has none."""
    committed = _GIT.fullmatch(file)
    if committed:
        return committed["path"]
    return file.replace("\\", "/").removeprefix("./") if is_checked_out(file) else ""


def uri(file: str) -> str:
    """Give a relative URI for a path in a checkout, or an absolute one; empty where none is."""
    if found := path(file):
        drive = re.match(r"[A-Za-z]:/", found)
        root = "file:///" if drive else "file://" if found.startswith("/") else ""
        return root + quote(found.encode(errors="replace"), safe="/:" if drive else "/")
    return quote(file, safe=":/?#[]@!$&'()*+,;=%~") if _ADDRESS.match(file) else ""


def anchor(change: Change, diff: Diff) -> Location | None:
    """Give the place to annotate: in the revision, as that is what a change is made to.

    What is gone is shown where it stood if that file is checked out too, else at the top of
    the revision's file: lines of another commit would mislead.
    """
    if change.revision:
        return change.revision
    if change.base and is_checked_out(change.base.file):
        return change.base
    files = (one.revision.file for one in diff.changes if one.revision)
    file = next(files, diff.revision_source)
    return Location(file, 1, 1) if is_checked_out(file) else change.base
