"""`specloom drift`: where recorded traffic and a description part."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

import click

from specloom.cli.inputs import attempt
from specloom.cli.project import address, shown
from specloom.cli.tell import count, progress, tell
from specloom.contract.drift import Drift, Recorded, drift, read, suggest
from specloom.contract.drift.recordings import LARGEST
from specloom.errors import BadInput, Finding, Location
from specloom.ir import build
from specloom.render.write import replace
from specloom.report.drift import DRIFT_FORMATS, render_drift
from specloom.spec import Document, load
from specloom.spec.dump import dump

__all__ = ["command"]

_FINDINGS: Final = 1


@click.command("drift")
@click.argument("spec")
@click.argument("recordings", metavar="RECORDING...", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(list(DRIFT_FORMATS)), default="text")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Write to this file instead of standard output.",
)
@click.option(
    "--overlay",
    type=click.Path(path_type=Path),
    help="Write an overlay that makes the description say what was seen.",
)
@click.option("--base-url", default="", help="The address of the service that was recorded.")
@click.option("--allow-remote", is_flag=True, help="Follow references to other hosts.")
def command(  # noqa: PLR0913 - one for each option
    spec: str,
    recordings: tuple[str, ...],
    *,
    form: str,
    output: Path | None,
    overlay: Path | None,
    base_url: str,
    allow_remote: bool,
) -> int:
    """Say where recorded traffic is not as described.

    A RECORDING is a HAR, a VCR cassette (YAML or JSON) or NDJSON. What went to other services than
    those that the description names, or to this machine, is left out.

    Exits 1 where something is not as described, 2 where an input cannot be read.
    """
    wrong: list[Finding] = []
    with progress(f"reading {spec} and {count(len(recordings), 'recording')}"):
        document = attempt(lambda: load(address(spec), allow_remote=allow_remote), wrong)
        recorded: list[Recorded] = []
        for name in recordings:
            recorded += attempt(partial(_recorded, name), wrong) or []
    if wrong or document is None:
        raise BadInput(*dict.fromkeys(wrong))
    with progress(f"comparing {count(len(recorded), 'exchange')}"):
        found = drift(build(document), recorded, base=base_url)
    if not found.compared:
        raise BadInput(_nothing(recordings[0], found.foreign, document))
    text = render_drift(found, form)
    if output is None:
        click.echo(text.encode(), nl=False)
    else:
        replace(output.resolve(), text)
        tell(f"wrote {shown(output)}")
    if overlay is not None:
        _suggest(found, document, overlay)
    return _FINDINGS if found.deviations else 0


def _recorded(name: str) -> list[Recorded]:
    """Read a recording.

    Raises:
        BadInput: It cannot be read, or is broken.
    """
    try:
        with Path(name).open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except FileNotFoundError:
        message = "there is no such file; check the path"
    except IsADirectoryError:
        message = "this is a folder; name a recording in it"
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        message = f"this cannot be read: {str(reason).lower()}"
    else:
        return read(data, name)
    raise BadInput(Finding("unreadable", message, Location(name)))


def _nothing(recording: str, foreign: int, document: Document) -> Finding:
    message = "no exchange is recorded; record some"
    if foreign:
        message = (
            f"none of {count(foreign, 'exchange')} is with a server of {document.source}; "
            "say with --base-url where the service was"
        )
    return Finding("nothing-recorded", message, Location(recording))


def _suggest(found: Drift, document: Document, path: Path) -> None:
    suggestion = suggest(found, document)
    if suggestion.overlay is None:
        tell("there is nothing for an overlay to say")
    else:
        replace(path.resolve(), dump(suggestion.overlay))
        tell(f"wrote {shown(path)}")
    if suggestion.left:
        told = count(len(suggestion.left), "deviation")
        tell(f"{told} cannot be said in an overlay", "warning")
