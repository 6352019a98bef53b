"""Puts generated files where they belong, all of them or none.

Takes `OutputFile`s and a folder; gives what was written, left alone and removed. A manifest in the
folder names every file with its hash, so that the next run removes what is no longer made and
nothing else, and `check` tells a stale file from a hand-edited one. Never touches a file that no
manifest names, never leaves the folder, never writes what already stands there.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final, Literal, TypeAlias

from specloom import __version__
from specloom.errors import OutputError
from specloom.render.whole import STAGING, exchange_whole, staging_beside

__all__ = ["MANIFEST", "OutputFile", "Problem", "WriteReport", "check", "replace", "write"]

MANIFEST: Final = "manifest.json"
_FORMAT: Final = 1

Folder: TypeAlias = "str | os.PathLike[str]"
Problem = Literal["missing", "stale", "hand-edited", "left over"]


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file to be: `path` relative to the output folder, with `/` between its parts."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class WriteReport:
    """What a run did, as sorted paths relative to the output folder."""

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def write(
    files: Iterable[OutputFile],
    root: Folder,
    specs: Mapping[str, str] | None = None,
    *,
    keep: bool = False,
) -> WriteReport:
    """Make the folder `root` hold `files`, next to whatever stands there that is not ours.

    Everything is staged before the first file is replaced. Where the folder holds nothing else and
    the system can exchange folders, that is one step, and no kill leaves anything between old and
    new. Elsewhere file after file is replaced, and that undone when it fails halfway: a full disk
    or an interruption leaves the old output whole. `specs` are the hashes of the descriptions the
    files were made from, for the manifest. With `keep` this run makes a part of what belongs
    there: nothing is removed.

    Raises:
        OutputError: The folder cannot be written, a path leaves it, or a file that was not
            generated stands in the way.
    """
    folder = Path(root)
    _refuse_dangling(folder)
    with _as_output_error(folder):
        known = _manifest(folder)
        if known is None:
            reason = "this is no manifest of specloom; restore the committed file"
            raise OutputError(str(folder / MANIFEST), reason)
        wanted = _contents(files, specs or {}, known if keep else {})
        _refuse_links(folder, (*wanted, *known, STAGING))
        _clear(folder)
        changed = {path: text for path, text in wanted.items() if _read(folder / path) != text}
        _refuse_foreign(folder, changed.keys() - known.keys())
        removed = [] if keep else _left_over(folder, known, wanted)
        present = {*known, MANIFEST, *_nested(folder)}
        kept = present.difference(changed, removed)
        if changed and not exchange_whole(folder, changed, kept, present):
            _exchange_files(folder, changed, removed, known)
    unchanged = wanted.keys() - changed.keys()
    return WriteReport(_sorted(changed), _sorted(unchanged), _sorted(removed))


def check(
    files: Iterable[OutputFile],
    root: Folder,
    specs: Mapping[str, str] | None = None,
    *,
    keep: bool = False,
) -> list[tuple[str, Problem]]:
    """Give every path in `root` that `write` would touch and why, sorted; empty if all is current.

    Raises:
        OutputError: A path leaves the folder, or a file there cannot be read.
    """
    folder = Path(root)
    with _as_output_error(folder):
        known = _manifest(folder)
        wanted = _contents(files, specs or {}, known if keep and known else {})
        _refuse_links(folder, (*wanted, *(known or ())))
        problems: dict[str, Problem] = {
            path: _problem(path, present, known)
            for path, text in wanted.items()
            if (present := _read(folder / path)) != text
        }
        for path in () if keep else _left_over(folder, known or (), wanted):
            problems[path] = "left over"
    return sorted(problems.items())


def replace(path: Path, text: str) -> bool:
    """Write one file on its own, atomically; False where it already holds that text.

    Raises:
        OutputError: It cannot be written; what stood there is whole.
    """
    content = text.encode()
    with _as_output_error(path):
        if _read(path) == content:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        staged = path.with_name(f".{path.name}{STAGING}")
        try:
            staged.write_bytes(content)
            staged.replace(path)
        finally:
            staged.unlink(missing_ok=True)
    return True


# ------------------------------------------------------------------------------------ manifest


def _problem(path: str, present: bytes | None, known: Mapping[str, str] | None) -> Problem:
    if present is None:
        return "missing"
    if known is None or (path != MANIFEST and known.get(path) != _digest(present)):
        return "hand-edited"
    return "stale"


def _contents(
    files: Iterable[OutputFile], specs: Mapping[str, str], kept: Mapping[str, str]
) -> dict[str, bytes]:
    """Give what shall stand under each path, the manifest last: it vouches for the others.

    `kept` are the hashes of files that stay as they are, unless they are among `files`.
    """
    contents: dict[str, bytes] = {}
    for file in files:
        if not _proper(file.path):
            raise OutputError(file.path, "a generated file cannot have this path")
        if file.path in contents:
            raise OutputError(file.path, "two generated files have this path")
        contents[file.path] = file.text.encode()
    hashes = {**kept, **{path: _digest(text) for path, text in contents.items()}}
    return {**contents, MANIFEST: _manifest_text(hashes, specs)}


def _manifest_text(hashes: Mapping[str, str], specs: Mapping[str, str]) -> bytes:
    manifest = {
        "format": _FORMAT,
        "generator": f"specloom {__version__}",
        "specs": dict(sorted(specs.items())),
        "files": dict(sorted(hashes.items())),
    }
    return (json.dumps(manifest, indent=1, ensure_ascii=False) + "\n").encode()


def _manifest(folder: Path) -> dict[str, str] | None:
    """Give the hash of every file of the last run; None where the manifest cannot be read."""
    content = _read(folder / MANIFEST)
    if content is None:
        return {}
    try:
        data = json.loads(content)
        files = {str(path): str(digest) for path, digest in data["files"].items()}
        return files if data["format"] == _FORMAT and all(map(_proper, files)) else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _nested(folder: Path) -> Iterator[str]:
    """Give the files of outputs that lie in folders of this one, such as migration reports."""
    for manifest in folder.glob(f"*/{MANIFEST}"):
        name = manifest.parent.name
        yield from (f"{name}/{path}" for path in (MANIFEST, *(_manifest(manifest.parent) or ())))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


# --------------------------------------------------------------------------------------- paths


def _proper(path: str) -> bool:
    """Tell whether a path names a file strictly inside the folder it is relative to."""
    parts = PurePosixPath(path).parts
    return (
        path == "/".join(parts)
        and ".." not in parts
        and parts[:1] not in ((), (MANIFEST,), (STAGING,))
        and not any(character in path for character in "\\:\0")
    )


def _refuse_links(folder: Path, paths: Iterable[str]) -> None:
    places = {part for path in paths for part in (PurePosixPath(path), *_parents(path))}
    for place in sorted(places):
        if (folder / place).is_symlink():
            reason = "this is a symbolic link; output stays inside its folder, so remove the link"
            raise OutputError(str(folder / place), reason)


def _refuse_dangling(folder: Path) -> None:
    for place in (folder, *folder.parents):
        if place.is_symlink() and not place.exists():
            reason = "this is a symbolic link to nothing; make what it leads to, or remove it"
            raise OutputError(str(place), reason)


def _refuse_foreign(folder: Path, paths: Iterable[str]) -> None:
    for path in sorted(paths):
        if path != MANIFEST and (folder / path).is_file():
            reason = (
                "this file was not generated by specloom and would be replaced; "
                "move it away, or choose another output folder"
            )
            raise OutputError(str(folder / path), reason)


def _parents(path: str) -> Sequence[PurePosixPath]:
    """Give the folders a path lies in, the nearest first, without the output folder itself."""
    return tuple(PurePosixPath(path).parents)[:-1]


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def _left_over(folder: Path, known: Iterable[str], wanted: Collection[str]) -> list[str]:
    return [path for path in known if path not in wanted and (folder / path).is_file()]


def _sorted(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(paths))


# ------------------------------------------------------------------------------------- writing


_REASONS: Final = {
    errno.ENOSPC: "the disk is full",
    errno.ENOTDIR: "a file stands where a folder should be",
    errno.EEXIST: "a file stands where a folder should be",
    errno.EISDIR: "a folder stands where a file should be",
    errno.EACCES: "this may not be written",
    errno.EROFS: "this may not be written",
}


@contextmanager
def _as_output_error(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        named = str(error.filename2 or error.filename or path)
        reason = _REASONS.get(error.errno or 0, error.strerror)
        place = str(path) if STAGING in named else named
        raise OutputError(place, f"{reason}; nothing was changed") from error


def _clear(folder: Path) -> None:
    """Remove what a run that was killed has left behind."""
    for staging in (folder / STAGING, staging_beside(folder)):
        if staging.exists():
            shutil.rmtree(staging)


def _exchange_files(
    folder: Path, changed: Mapping[str, bytes], removed: Sequence[str], known: Mapping[str, str]
) -> None:
    """Stage all, then replace all: whatever may run out of space comes first."""
    staging = folder / STAGING
    try:
        for path, content in changed.items():
            _put(staging / "new" / path, content)
        for path in (*changed, *removed):
            if (present := _read(folder / path)) is not None:
                _put(staging / "old" / path, present)
                shutil.copystat(folder / path, staging / "old" / path)
        _announce(folder, changed, known)
        _commit(folder, (*removed, *changed))
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _announce(folder: Path, changed: Iterable[str], known: Mapping[str, str]) -> None:
    """Add new names to the old manifest: if this run is killed, the next knows them as ours."""
    new = {path: "" for path in changed if path not in known and path != MANIFEST}
    if new:
        staged = folder / STAGING / "announced"
        _put(staged, _manifest_text({**known, **new}, {}))
        staged.replace(folder / MANIFEST)


def _commit(folder: Path, paths: Sequence[str]) -> None:
    """Move staged files into place and remove what has none; undo all of it on any failure."""
    try:
        for path in paths:
            staged, target = folder / STAGING / "new" / path, folder / path
            if staged.is_file():
                target.parent.mkdir(parents=True, exist_ok=True)
                staged.replace(target)
            else:
                target.unlink()
                _prune(folder, path)
    except BaseException:
        for path in paths:
            with suppress(OSError):
                _restore(folder, path)
        raise


def _restore(folder: Path, path: str) -> None:
    saved, target = folder / STAGING / "old" / path, folder / path
    if saved.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        saved.replace(target)
    else:
        target.unlink(missing_ok=True)
        _prune(folder, path)


def _prune(folder: Path, path: str) -> None:
    """Remove the folders `path` lay in, as far as they are empty now."""
    for parent in _parents(path):
        with suppress(OSError):
            (folder / parent).rmdir()


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
