"""Puts a whole folder in the place of another in one step, so that nobody ever sees half of it.

Takes a folder, the files that are to change and the names of those that stay. Some systems and
file systems cannot do that, and it is not done where anything else lies in the folder; it is then
told, and nothing has happened.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Final

__all__ = ["STAGING", "exchange_whole", "staging_beside"]

STAGING: Final = ".specloom-staging"
"""What folders are called that hold unfinished output."""

_HERE: Final = -100
"""Linux: paths are relative to the current folder (`AT_FDCWD`)."""

_EXCHANGE: Final = 2
"""Linux calls it `RENAME_EXCHANGE`, macOS `RENAME_SWAP`."""


def staging_beside(folder: Path) -> Path:
    """Give where a folder is made that is to take the place of another."""
    whole = folder.resolve()
    return whole.with_name(f".{whole.name}{STAGING}")


def exchange_whole(
    folder: Path, changed: Mapping[str, bytes], kept: Collection[str], known: Collection[str]
) -> bool:
    """Make a folder hold what changed and what is kept; False where nothing was done.

    `known` are the files that may be there now: where anything else is, nothing is done.
    """
    if sys.platform == "win32":
        return False
    whole, staging = folder.resolve(), staging_beside(folder)
    try:
        if not _is_ours(whole, known):
            return False
        _fill(staging, whole, changed, kept)
        if not whole.exists():
            staging.rename(whole)
            return True
        if not _swap(staging, whole):
            return False
        # If somebody has put something there meanwhile, it must not go with the old folder.
        return _is_ours(staging, known) or not _swap(staging, whole)
    except OSError:
        return False
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _is_ours(whole: Path, known: Collection[str]) -> bool:
    """Tell whether nothing is in a folder but files that are known and Python's caches.

    One that somebody else owns, that may not be written, or that this program works in, is never
    ours alone; nor is a file.
    """
    if not os.path.lexists(whole):
        return True
    if (
        not whole.is_dir()
        or whole in (Path.cwd(), *Path.cwd().parents)
        or whole.stat().st_uid != os.getuid()
    ):
        return False
    files = {whole / path for path in known}
    folders = {parent for file in files for parent in file.parents}
    for at, names, found in os.walk(whole):
        names[:] = [name for name in names if name != "__pycache__"]
        here = Path(at)
        if not os.access(at, os.W_OK):
            return False
        if not folders.issuperset(here / name for name in names):
            return False
        if not files.issuperset(here / name for name in found):
            return False
    return True


def _fill(staging: Path, whole: Path, changed: Mapping[str, bytes], kept: Collection[str]) -> None:
    staging.mkdir(parents=True)
    for path in kept:
        if (whole / path).is_file():
            (staging / path).parent.mkdir(parents=True, exist_ok=True)
            os.link(whole / path, staging / path)
    for path, content in changed.items():
        (staging / path).parent.mkdir(parents=True, exist_ok=True)
        (staging / path).write_bytes(content)
    for at, _, _ in os.walk(staging):
        before = whole / Path(at).relative_to(staging)
        if before.is_dir():
            shutil.copystat(before, at)


def _swap(one: Path, other: Path) -> bool:
    call = _call()
    return call is not None and call(os.fsencode(one), os.fsencode(other)) == 0


@cache
def _call() -> Callable[[bytes, bytes], int] | None:
    """Give what exchanges two paths and gives 0 if it has; None where the system has nothing."""
    import ctypes  # noqa: PLC0415 - only a run that changes something pays for it

    try:
        library = ctypes.CDLL(None)
        if sys.platform == "darwin":
            mac = library.renamex_np
            return lambda one, other: int(mac(one, other, _EXCHANGE))
        linux = library.renameat2
    except (AttributeError, OSError, TypeError):
        return None
    return lambda one, other: int(linux(_HERE, one, _HERE, other, _EXCHANGE))
