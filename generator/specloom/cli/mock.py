"""`specloom mock`: a service that answers as a description says."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeAlias

import click

from specloom.cli.project import address, shown, surrounding_project
from specloom.cli.tell import count, progress, tell, tell_findings
from specloom.errors import BadInput, Finding, Location
from specloom.ir import Api, build
from specloom.mock import App, service
from specloom.mock.findings import findings
from specloom.spec import Document, load

__all__ = ["command"]

_Serve: TypeAlias = Callable[[App, int, Callable[[str], None]], None]


@click.command("mock")
@click.argument("spec", metavar="SPEC|API")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port to serve on; 0 takes a free one.",
)
@click.option(
    "--seed",
    type=int,
    default=0,
    show_default=True,
    help="What all that is made up follows from.",
)
@click.option("--allow-remote", is_flag=True, help="Follow references to other hosts.")
def command(spec: str, *, port: int, seed: int, allow_remote: bool) -> int:
    """Serve a mock that answers as a description says.

    The first line on standard output is its address. Only this machine can reach it. SIGINT
    (Ctrl-C) or SIGTERM ends it.
    """
    serve = _server()
    with progress(f"reading {spec}"):
        document = load(_address(spec), allow_remote=allow_remote)
        made = service(build(document), seed=seed)

    def ready(url: str) -> None:
        click.echo(url)
        tell(f"{made.api.title} {made.api.version}, for this machine only; Ctrl-C ends it")
        threading.Thread(target=_report, args=(made.api, document), daemon=True).start()

    serve(App(made.answer), port, ready)
    return 0


def _server() -> _Serve:
    """Give what serves.

    Raises:
        BadInput: It is not installed.
    """
    try:
        from specloom.mock.serve import serve  # noqa: PLC0415 - an extra, which may be absent
    except ModuleNotFoundError as error:
        message = "a mock needs more to serve it; install it with: pip install 'specloom[mock]'"
        raise BadInput(Finding("extra-missing", message, Location(str(error.name)))) from None
    return serve


def _address(spec: str) -> str:
    """Give what to load; an API that names no version is that of its last one."""
    project = surrounding_project()
    api = None if project is None else project.config.api(spec)
    if project is None or api is None:
        return address(spec)
    return shown(project.spec(api, api.versions[-1]))


def _report(api: Api, document: Document) -> None:
    """Tell what is wrong with the description, while the mock answers already."""
    found = [*findings(api, document.locate)]
    tell_findings(found)
    if found:
        tell(f"{count(len(found), 'answer')} cannot be given as described")
