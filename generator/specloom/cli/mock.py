"""`specloom mock`: a service that answers as a description says."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

import click

from specloom.cli.behaviours import behaviour_of
from specloom.cli.project import Project, address, shown, surrounding_project
from specloom.cli.tell import count, progress, tell, tell_findings
from specloom.config import ApiConfig
from specloom.errors import BadInput, Finding, Location
from specloom.ir import Api, build
from specloom.mock import App, service
from specloom.mock.calls import Context
from specloom.mock.clock import Clock
from specloom.mock.findings import findings
from specloom.mock.messages import Responder
from specloom.mock.store import Store
from specloom.mock.versions import Family
from specloom.spec import Document, load

__all__ = ["command"]

_Serve: TypeAlias = Callable[[App, int, Callable[[str], None]], None]
_NOW_AND_THEN: Final = 0.2


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

    An API of specloom.toml is served in all its versions, with the behaviour that is named there;
    API@VERSION says which one requests get that ask for none.

    The first line on standard output is its address. Only this machine can reach it. SIGINT
    (Ctrl-C) or SIGTERM ends it.
    """
    serve = _server()
    with progress(f"reading {spec}"):
        mocked = _mocked(spec, seed, allow_remote=allow_remote)

    def ready(url: str) -> None:
        click.echo(url)
        tell(f"{mocked.told}, for this machine only; Ctrl-C ends it")
        threading.Thread(target=_report, args=(mocked.api, mocked.document), daemon=True).start()
        if mocked.work is not None:
            threading.Thread(target=_working, args=(mocked.work,), daemon=True).start()

    serve(App(mocked.responder), port, ready)
    return 0


@dataclass(frozen=True, slots=True)
class _Mocked:
    """What is served.

    Attributes:
        responder: what answers.
        api: the description that is answered by, unless a request asks for another version.
        document: where that was read.
        told: what is served, for people.
        work: what is to be done now and then, besides answering.
    """

    responder: Responder
    api: Api
    document: Document
    told: str
    work: Callable[[], None] | None = None


def _mocked(spec: str, seed: int, *, allow_remote: bool) -> _Mocked:
    """Make the mock of a description, or of all versions of an API of specloom.toml."""
    name, _, version = spec.partition("@")
    project = None if Path(spec).exists() else surrounding_project()
    api = None if project is None else project.config.api(name)
    if project is None or api is None:
        document = load(address(spec), allow_remote=allow_remote)
        made = service(build(document), seed=seed)
        return _Mocked(made.answer, made.api, document, f"{made.api.title} {made.api.version}")
    pinned = project.version(api, version) if "@" in spec else None
    return _family(project, api, pinned, seed, allow_remote=allow_remote)


def _family(
    project: Project, api: ApiConfig, pinned: str | None, seed: int, *, allow_remote: bool
) -> _Mocked:
    documents: dict[str, Document] = {}

    def read(version: str) -> Api:
        path = shown(project.spec(api, version))
        documents[version] = load(path, allow_remote=allow_remote)
        return build(documents[version])

    loads = {version: partial(read, version) for version in api.versions}
    context = Context("", seed, Clock(running=True), Store())
    family = Family(loads, context, behaviour_of(project, api), pinned=pinned)
    chosen = family.api(family.pinned)
    told = f"{chosen.title} {chosen.version}"
    if family.header:
        told = f"{chosen.title}, all versions, {family.pinned} unless {family.header} names another"
    return _Mocked(family.answer, chosen, documents[family.pinned], told, family.tick)


def _working(work: Callable[[], None]) -> None:
    """Do what is to be done now and then, as long as the process lives."""
    while True:
        time.sleep(_NOW_AND_THEN)
        work()


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


def _report(api: Api, document: Document) -> None:
    """Tell what is wrong with the description, while the mock answers already."""
    found = [*findings(api, document.locate)]
    tell_findings(found)
    if found:
        tell(f"{count(len(found), 'answer')} cannot be given as described")
