"""Files that say what to pass over: accept files of the diff, baselines of contract tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from specloom.cli.project import shown
from specloom.config.entries import Entry
from specloom.errors import BadInput, Finding, Location

__all__ = ["EntryFile", "entry_file"]


@dataclass(frozen=True, slots=True)
class EntryFile:
    """A file as it stands; `text` is empty where there is none yet."""

    path: Path
    text: str = ""
    entries: tuple[Entry, ...] = ()


def entry_file(
    path: Path | None,
    parse: Callable[[str, str], tuple[Entry, ...]],
    *,
    is_new: bool,
    update: str,
) -> EntryFile:
    """Read a file; one that is not named passes over nothing.

    Args:
        path: Where it stands.
        parse: Reads its text; takes its name too.
        is_new: Whether there may be none yet.
        update: The option that writes one.

    Raises:
        BadInput: It cannot be read, or entries are wrong.
    """
    if path is None:
        return EntryFile(Path())
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        if is_new:
            return EntryFile(path)
        message = f"there is no such file; correct the path, or write it with {update}"
    except UnicodeDecodeError:
        message = "this is not UTF-8; save it as that"
    except OSError as error:
        message = f"this cannot be read: {str(error.strerror).lower()}"
    else:
        return EntryFile(path, text, parse(text, shown(path)))
    raise BadInput(Finding("unreadable", message, Location(shown(path))))
