"""Folders of generated files: written or checked, and told about alike by every command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from specloom.cli.project import shown
from specloom.cli.tell import count, tell
from specloom.render.write import OutputFile, check, write

__all__ = ["Folder", "check_folders", "write_folders"]


@dataclass(frozen=True, slots=True)
class Folder:
    """What a folder is to hold, and the hashes of the descriptions that is made from.

    With `part`, `files` are not all that belongs there: nothing is left over.
    """

    path: Path
    files: tuple[OutputFile, ...]
    specs: Mapping[str, str]
    part: bool = False


def check_folders(folders: Sequence[Folder], command: str) -> int:
    """List what is not current, and the command that makes it so; give the exit code."""
    problems = [
        (folder.path / path, problem)
        for folder in folders
        for path, problem in check(folder.files, folder.path, folder.specs, keep=folder.part)
    ]
    for path, problem in problems:
        click.echo(f"{shown(path)}: {problem}")
    if problems:
        tell(f"{count(len(problems), 'file')} not current; run `{command}`")
        return 1
    tell("all is current")
    return 0


def write_folders(folders: Sequence[Folder]) -> int:
    """Write the folders and tell what that changed; give the exit code."""
    for folder in folders:
        report = write(folder.files, folder.path, folder.specs, keep=folder.part)
        for verb, paths in (("wrote", report.written), ("removed", report.removed)):
            for path in paths:
                click.echo(f"{verb} {shown(folder.path / path)}")
        numbers = f"{len(report.written)} written, {len(report.removed)} removed"
        tell(f"{shown(folder.path)}: {numbers}, {len(report.unchanged)} unchanged")
    return 0
