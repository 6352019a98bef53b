"""What the last run of a job made, kept in the user's cache folder.

A run that finds nothing changed, neither description nor lock nor templates nor any tool, gives
the files of the last one; one that finds a little changed writes anew what depends on it.  A memory
that is missing, damaged or of another program is no memory.  `SPECLOOM_CACHE_DIR` says where they
are kept; empty, that there are none.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import orjson

from specloom.errors import Finding, Location
from specloom.render.plan import LOCK_FILE
from specloom.render.write import OutputFile

__all__ = ["Memory", "Outcome", "recall", "remember"]

_KEPT: Final = 32
"""Memories of as many jobs are kept; the one not used for longest goes first."""

_TOOLS: Final = ("datamodel-code-generator", "jinja2", "pydantic", "ruff")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to: its files, the hashes of its descriptions, and what it told.

    `keys` go from path to what tells that the text can be taken again; so can `answers`.
    """

    files: tuple[OutputFile, ...]
    specs: Mapping[str, str]
    findings: tuple[Finding, ...]
    keys: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Memory:
    """What is known of the last run of a job.

    `texts` are sources and answers by the keys that `plan` gave them; `current` is its outcome,
    where nothing it came from has changed since.
    """

    place: Path | None = None
    tools: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    current: Outcome | None = None


def recall(job: Sequence[object], templates: Sequence[Path], lock: str) -> Memory:
    """Give what is known of the last run of a job.

    Args:
        job: What tells the job from others; its text is the same in every process.
        templates: Template folders.
        lock: The text of the committed lock.
    """
    folder = _folder()
    if folder is None:
        return Memory()
    place = folder / f"{_hash(repr((str(Path.cwd()), *job)).encode())}.json"
    tools = _tools(templates)
    try:
        with place.open("rb") as file:
            digest, content = file.readline(), file.read()  # many megabytes, not to be copied
        kept = orjson.loads(content) if digest.decode() == f"{_hash(content)}\n" else {}
        if kept.get("tools") != tools:
            return Memory(place, tools)
        texts = {key: kept["files"][path] for path, key in kept["keys"].items()}
        return Memory(place, tools, texts | kept["answers"], _current(kept, lock))
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return Memory(place, tools)


def remember(memory: Memory, outcome: Outcome, lock: str, read: Iterable[str]) -> None:
    """Keep what a run came to.

    Args:
        memory: What was known before it.
        outcome: What is to be known after it.
        lock: The text of the lock it began with.
        read: The files it read; none, where it could read others next time.
    """
    if memory.place is None:
        return
    content = orjson.dumps(
        {
            "tools": memory.tools,
            "locks": [lock, *(one.text for one in outcome.files if one.path == LOCK_FILE)],
            "read": {name: _digest(Path(name)) for name in read},
            "keys": dict(outcome.keys),
            "answers": dict(outcome.answers),
            "files": {one.path: one.text for one in outcome.files},
            "specs": dict(outcome.specs),
            "findings": [asdict(one) for one in outcome.findings],
        }
    )
    with suppress(OSError):  # a cache that cannot be written is no cache
        memory.place.parent.mkdir(parents=True, exist_ok=True)
        staged = memory.place.with_suffix(f".{os.getpid()}")
        with staged.open("wb") as file:
            file.writelines((f"{_hash(content)}\n".encode(), content))
        staged.replace(memory.place)
        for left in memory.place.parent.glob(f"{memory.place.stem}.[0-9]*"):
            left.unlink(missing_ok=True)  # by a run that was killed
        _forget_old(memory.place.parent)


def _current(kept: Mapping[str, Any], lock: str) -> Outcome | None:
    """Give the outcome of the last run if all it was made from still reads the same."""
    read: Mapping[str, str] = kept["read"]
    if lock not in kept["locks"] or not read:
        return None
    if any(not digest or _digest(Path(name)) != digest for name, digest in read.items()):
        return None
    return Outcome(
        tuple(OutputFile(path, text) for path, text in kept["files"].items()),
        kept["specs"],
        tuple(
            Finding(one["id"], one["message"], Location(**one["location"]), one["severity"])
            for one in kept["findings"]
        ),
        kept["keys"],
        kept["answers"],
    )


def _folder() -> Path | None:
    """Give the folder that memories are kept in, as other tools of the platform have it."""
    named = os.environ.get("SPECLOOM_CACHE_DIR")
    if named is not None:
        return Path(named) if named else None
    home = os.environ.get("LOCALAPPDATA") if sys.platform == "win32" else None
    try:
        root = Path(home or os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser()
    except RuntimeError:  # nobody is at home
        return None
    return root / "specloom" if root.is_absolute() else None


def _tools(templates: Sequence[Path]) -> str:
    """Hash what turns descriptions into files: this program, templates, libraries, Python."""
    own = Path(__file__).parents[1]
    sources = [
        *sorted(own.rglob("*.py")),
        *sorted(own.rglob("*.json")),
        *(p for one in templates for p in _files(one)),
    ]
    texts = [(str(path), _digest(path)) for path in sources]
    return _hash(repr((texts, [version(tool) for tool in _TOOLS], sys.version)).encode())


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _digest(path: Path) -> str:
    """Hash a file; nothing where there is none, as for an address that was read."""
    try:
        return _hash(path.read_bytes())
    except (OSError, ValueError):
        return ""


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _forget_old(folder: Path) -> None:
    memories = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
    for path in memories[:-_KEPT]:
        path.unlink(missing_ok=True)
