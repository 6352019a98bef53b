"""From what the user names to a `Document`: the only place of this room that does I/O."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath, PurePosixPath
from typing import assert_never

from specloom.errors import BadInput, Finding
from specloom.spec.anchors import identifiers
from specloom.spec.document import Document, File, Target
from specloom.spec.faults import bad, cited, fault
from specloom.spec.parse import parse
from specloom.spec.pointers import descend, join
from specloom.spec.references import Reference, check, outgoing
from specloom.spec.sources import (
    GitFile,
    LocalFile,
    RemoteFile,
    Source,
    StandardInput,
    parse_source,
    refer,
    relate,
)
from specloom.spec.swagger import is_swagger, upgraded, upgraded_part
from specloom.spec.version import check_root, is_abridged

__all__ = ["load", "load_value"]

_LARGEST = 128 * 2**20
"""Bytes of one file; the largest public descriptions have about a third of that."""

_LOCAL = ("cyclic-ref", "dangling-ref", "unknown-openapi-version")
"""Faults that spoil but their own place, unless that is a whole path."""

_PATH = re.compile(r"#/(paths|webhooks)/[^/]+/\$ref")

_LONGEST = 30.0
"""Seconds that fetching one remote file may take."""

_DESCRIPTION = re.compile(
    rb"""^["']?(?:openapi|swagger)["']?\s*:\s*["']?\d|"(?:openapi|swagger)"\s*:\s*"\d""",
    re.MULTILINE,
)
"""What tells a description from the parts of one, and from overlays, in the same folder."""


def load(source: str, *, allow_remote: bool = False, lenient: bool = False) -> Document:
    """Load an OpenAPI 3.x description and every file it refers to; Swagger 2.0 is upgraded.

    Args:
        source: a path or `git:REF:PATH` (of a file, or of a folder that holds one description),
            a URL, or `-` for standard input.
        allow_remote: whether references may lead to other machines. A URL that is the source
            itself is always fetched.
        lenient: note, as warnings, a version like `3.1` and references that lead nowhere.

    Raises:
        BadInput: with everything found to be wrong.
    """
    origin = _entered(parse_source(source))
    written = _file(origin, "")
    root, notes = _upgraded(written) if is_swagger(written.value) else (written, [])
    wrong = check_root(root)
    if wrong and not (lenient and isinstance(root.value, dict) and is_abridged(root.value)):
        raise BadInput(wrong)
    noted = [wrong] if wrong else []
    loading = _Loading(origin, root, allow_remote=allow_remote, swagger=root is not written)
    loading.follow()
    told = tuple(note for note in notes if note.severity != "error")
    document = Document(root.name, tuple(loading.files.values()), loading.links, told)
    refused = (note for note in notes if note.severity == "error")
    findings = [*noted, *refused, *loading.findings, *check(document)]
    if findings and not (lenient and all(map(_is_local, findings))):
        raise BadInput(*findings)
    return replace(document, notes=(*(replace(one, severity="warning") for one in findings), *told))


def _is_local(finding: Finding) -> bool:
    return finding.id in _LOCAL and not _PATH.fullmatch(finding.location.pointer)


def _upgraded(file: File) -> tuple[File, list[Finding]]:
    """Give a file of Swagger 2.0 as OpenAPI 3.1, and what there is to say of it."""
    parsed, notes = upgraded(file.parsed)
    found = [
        Finding("swagger", note.message, file.locate(join(note.path)), note.severity)
        for note in notes
    ]
    return File(file.name, file.prefix, parsed), found


def load_value(source: str) -> File:
    """Load one YAML or JSON file that need not be OpenAPI: an overlay, a table.

    Raises:
        BadInput: it cannot be read or parsed; with everything found to be wrong.
    """
    return _file(parse_source(source), "")


def _entered(source: Source) -> Source:
    """Give the description in a folder; any other source as it is.

    Raises:
        BadInput: the folder holds no description or several, or cannot be read.
    """
    files = _listed(source)
    if files is None:
        return source
    found = [file for file in files if PurePath(file.path).stem == "openapi"]
    found = found or [file for file in files if _DESCRIPTION.search(_read(file))]
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(PurePath(file.path).name for file in found)
        message = f"Several descriptions are in this folder; name one of {names}."
        raise bad("several-descriptions", message, str(source))
    message = "There is no OpenAPI description in this folder; name one, or call it openapi.yaml."
    raise bad("no-description", message, str(source))


def _listed(source: Source) -> Sequence[LocalFile] | Sequence[GitFile] | None:
    """Give what may be a description in a folder, in order of names; None for what is none.

    Raises:
        BadInput: the folder cannot be read.
    """
    match source:
        case LocalFile(path) if os.path.isdir(path):  # noqa: PTH112 - "" is none
            try:
                files = [file for file in sorted(Path(path).iterdir()) if file.is_file()]
            except OSError as error:
                raise _unreadable(source, _no_reading("folder", error)) from None
            return [LocalFile(str(file)) for file in files if _may_be_description(file)]
        case GitFile(revision, path) if _git(source, "cat-file", "-t") == b"tree\n":
            names = _git(source, "ls-tree", "-z", "--name-only").decode(errors="replace")
            folder = PurePosixPath(path)
            inside = [folder / name for name in sorted(names.split("\0"))]
            return [GitFile(revision, str(file)) for file in inside if _may_be_description(file)]
        case _:
            return None


def _may_be_description(file: PurePath) -> bool:
    return not file.name.startswith(".") and file.suffix in (".yaml", ".yml", ".json")


def _file(source: Source, prefix: str, mark: str = "") -> File:
    name = f"{source}{mark}"
    return File(name, prefix and f"{prefix}{mark}", parse(_read(source), name))


class _Loading:
    """Follows the references of the root file to other files, and of those to others."""

    def __init__(self, origin: Source, root: File, *, allow_remote: bool, swagger: bool) -> None:
        self.files: dict[Source, File] = {origin: root}
        self.links: dict[tuple[str, str], Target] = {}
        self.findings: list[Finding] = []
        self._origin = origin
        self._allow_remote = allow_remote
        self._swagger = swagger
        self._failed: set[Source] = set()

    def follow(self) -> None:
        """Load until no reference leads to a file not yet seen."""
        todo: list[Source] = [self._origin]
        while todo:
            base = todo.pop(0)
            todo += self._follow_from(base, self.files[base])

    def _follow_from(self, base: Source, file: File) -> list[Source]:
        """Link the references of one file; give the sources that were loaded for them."""
        loaded: list[Source] = []
        leaving = outgoing(file)
        known = self._identified(file) if leaving else {}
        for reference in leaving:
            address, _, _ = reference.ref.partition("#")
            if (file.name, address) in self.links:
                continue
            if address in known:
                self.links[file.name, address] = known[address]
                continue
            source = refer(base, address)
            if source is None:
                message = f"{reference.ref} cannot be followed; refer to a file or an http address."
                self._report("unsupported-ref", message, file, reference)
                continue
            if source not in self.files and source not in self._failed:
                loaded += self._load(source, file, reference)
            if source in self.files:
                found = self.files[source]
                self.links[file.name, address] = Target(found, f"{found.prefix}#", found.value)
        return loaded

    def _identified(self, file: File) -> dict[str, Target]:
        """Give what the file calls by an address: schemas (`$id`), itself (`$self`)."""
        known = {}
        for name, path in identifiers(file.value).items():
            target = Target(file, file.prefix + join(path), descend(file.value, path)[1])
            known[name] = target
        own = file.value.get("$self") if isinstance(file.value, dict) else None
        if isinstance(own, str):
            known[own] = Target(file, f"{file.prefix}#", file.value)
        return known

    def _load(self, source: Source, file: File, reference: Reference) -> list[Source]:
        if isinstance(source, RemoteFile) and not self._allow_remote:
            self._failed.add(source)
            message = f"{source} is on another machine; allow it with --allow-remote, or copy it."
            self._report("remote-ref", message, file, reference)
            return []
        try:
            prefix = relate(source, self._origin)
            found = _file(source, prefix, self._mark(source))
            self.files[source] = self._renewed(found) if self._swagger else found
        except BadInput as error:
            self._failed.add(source)
            for finding in error.findings:
                if finding.id == "unreadable":
                    message = f"{cited(reference.ref)} leads nowhere: {source}: {finding.message}"
                    self._report("dangling-ref", message, file, reference)
                else:
                    self.findings.append(finding)
            return []
        return [source]

    def _renewed(self, file: File) -> File:
        """Give a file that Swagger 2.0 refers to: a description of its own, or schemas."""
        if is_swagger(file.value):
            renewed, notes = _upgraded(file)
            self.findings += (note for note in notes if note.severity == "error")
            return renewed
        return File(file.name, file.prefix, upgraded_part(file.parsed))

    def _mark(self, source: Source) -> str:
        """Tell apart addresses that differ in what is not shown of them."""
        twins = sum(str(other) == str(source) for other in self.files)
        return f" ({twins + 1})" if twins else ""

    def _report(self, id_: str, message: str, file: File, reference: Reference) -> None:
        self.findings.append(fault(id_, message, file.locate(reference.pointer)))


def _read(source: Source) -> bytes:
    """Read a source whole.

    Raises:
        BadInput: `unreadable`, or `too-large`.
    """
    match source:
        case LocalFile(path):
            data = _read_local(path)
        case StandardInput():
            data = sys.stdin.buffer.read(_LARGEST + 1)
        case GitFile():
            data = _git(source, "cat-file", "blob")
        case RemoteFile():
            data = _read_remote(source)
        case _:
            assert_never(source)
    if len(data) > _LARGEST:
        raise _too_large(source)
    return data


def _too_large(source: Source) -> BadInput:
    message = f"Larger than {_LARGEST:,} bytes; split it into several files."
    return bad("too-large", message, str(source))


def _unreadable(source: Source, message: str) -> BadInput:
    return bad("unreadable", message, str(source))


def _read_local(path: str) -> bytes:
    try:
        with Path(path).open("rb") as stream:
            return stream.read(_LARGEST + 1)
    except FileNotFoundError:
        message = "There is no such file; check the path."
    except IsADirectoryError:
        message = "This is a folder; name a file in it."
    except (OSError, ValueError) as error:
        message = _no_reading("file", error)
    raise _unreadable(LocalFile(path), message)


def _no_reading(kind: str, error: OSError | ValueError) -> str:
    reason = getattr(error, "strerror", None) or error
    return f"The {kind} cannot be read: {str(reason).lower()}."


def _git(source: GitFile, *command: str) -> bytes:
    """Give what git says of a file or folder."""
    if source.revision.startswith("-"):
        message = f"{source.revision} is no git revision; name a branch, tag or commit."
        raise _unreadable(source, message)
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and the revision is no option
            ["git", *command, f"{source.revision}:{source.path}"],  # noqa: S607 - the user's git
            capture_output=True,
            check=False,
            env={**os.environ, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"},
        )
    except OSError:
        raise _unreadable(source, "git is not installed; install it or name a path.") from None
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise _unreadable(source, f"git says: {reason.removeprefix('fatal: ').rstrip('.')}.")
    return done.stdout


def _read_remote(source: RemoteFile) -> bytes:
    import httpx  # noqa: PLC0415 - a fifth of a second that most runs do not need

    end = time.monotonic() + _LONGEST
    data = bytearray()
    try:
        with httpx.stream("GET", source.url, timeout=10, follow_redirects=True) as response:
            if response.status_code != httpx.codes.OK:
                message = f"The server answered {response.status_code}; check the address."
                raise _unreadable(source, message)
            for chunk in response.iter_bytes():
                data += chunk
                if len(data) > _LARGEST:
                    raise _too_large(source)
                if time.monotonic() > end:
                    message = f"Not fetched within {_LONGEST:g} seconds; download it first."
                    raise _unreadable(source, message)
    except httpx.InvalidURL:  # its text repeats parts of the address
        raise _unreadable(source, "Cannot be fetched: this is no address; correct it.") from None
    except httpx.HTTPError as error:
        said = str(error).rstrip(".") or type(error).__name__
        raise _unreadable(source, f"Cannot be fetched: {said}.") from None
    return bytes(data)
