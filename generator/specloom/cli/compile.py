"""`specloom compile`: the handwritten sources of an API to one full description per version."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from specloom.cli.project import Project, find_project, shown
from specloom.cli.tell import count, tell
from specloom.config import ApiConfig
from specloom.errors import BadInput, Finding, Location
from specloom.render.write import replace
from specloom.spec import apply, dump, load_value

__all__ = ["command", "compiled"]

_HEADER: Final = "# Compiled from {source} by `specloom compile`; edit that file, not this one.\n"


@click.command("compile")
@click.argument("apis", metavar="[API]...", nargs=-1)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 and list what is not current.")
def command(apis: tuple[str, ...], *, check: bool) -> int:
    """Compile the sources of descriptions to one full file per version.

    Beside the descriptions of an API a folder `source` holds, for each version, a full file
    (VERSION.yaml) or an OpenAPI Overlay over the version before it (VERSION.overlay.yaml).
    """
    project = find_project()
    chosen = [api for api in project.apis(apis) if apis or _source(project, api).is_dir()]
    texts = [entry for api in chosen for entry in compiled(project, api)]
    if check:
        return _check(texts)
    written = [path for path, text in texts if replace(path, text)]
    for path in written:
        click.echo(f"wrote {shown(path)}")
    tell(f"compiled {count(len(texts), 'description')}, {len(written)} changed")
    return 0


def compiled(project: Project, api: ApiConfig) -> Iterator[tuple[Path, str]]:
    """Give each compiled file of an API: its path and its text.

    Raises:
        BadInput: A source is missing or wrong, or an overlay does not fit what it is laid over.
    """
    value: object = None
    for version in api.versions:
        source = _source(project, api) / f"{version}.yaml"
        overlay = source.with_name(f"{version}.overlay.yaml")
        if source.exists() == overlay.exists():
            few = f"write {overlay.name} or {source.name}"
            what = "keep one of the two" if source.exists() else few
            message = f"version {version} of {api.name} needs exactly one source: {what}"
            raise BadInput(Finding("wrong-sources", message, Location(shown(source.parent))))
        if source.exists():
            value = load_value(shown(source)).value
        elif value is not None:
            value = apply(value, load_value(shown(overlay)))
        else:
            message = "the first version has nothing before it to be laid over; write it in full"
            raise BadInput(Finding("overlay-without-base", message, Location(shown(overlay))))
        used = source if source.exists() else overlay
        target = project.spec(api, version)
        header = _HEADER.format(source=used.relative_to(target.parent).as_posix())
        yield target, header + dump(value)


def _source(project: Project, api: ApiConfig) -> Path:
    return project.spec(api, api.versions[0]).parent / "source"


def _check(texts: list[tuple[Path, str]]) -> int:
    """List what `compile` would write."""
    found = [(path, _state(path, text)) for path, text in texts]
    stale = [(path, state) for path, state in found if state]
    for path, state in stale:
        click.echo(f"{shown(path)}: {state}")
    if stale:
        tell(f"{count(len(stale), 'description')} not current; run `specloom compile`")
        return 1
    tell("all is current")
    return 0


def _state(path: Path, text: str) -> str:
    if not path.exists():
        return "missing"
    return "" if path.read_bytes() == text.encode() else "stale"
