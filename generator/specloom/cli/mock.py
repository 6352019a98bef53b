"""`specloom mock`: a service that answers as a description says."""

from __future__ import annotations

import gc
import ipaddress
import re
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

import click

from specloom.cli.behaviours import behaviour_of
from specloom.cli.complaints import LOG, complain
from specloom.cli.project import Project, address, shown, surrounding_project
from specloom.cli.tell import count, progress, tell, tell_findings
from specloom.config import ApiConfig
from specloom.errors import BadInput, Finding, Location
from specloom.ir import Api, build
from specloom.mock import App, service
from specloom.mock.calls import Context, Handler
from specloom.mock.checks import Checks
from specloom.mock.clock import Clock
from specloom.mock.control import Control
from specloom.mock.findings import findings
from specloom.mock.messages import Responder
from specloom.mock.outbox import Outbox
from specloom.mock.state import Forms, Resources
from specloom.mock.store import Store
from specloom.mock.versions import Family, Others
from specloom.spec import Document, load

__all__ = ["command"]

_Serve: TypeAlias = Callable[[App, int, Callable[[str], None]], None]
_NOW_AND_THEN: Final = 0.2
_NAME: Final = re.compile("[A-Za-z0-9_-]{2,}(@.*)?")
_HOST: Final = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?")


def _hosts(
    _context: click.Context, _parameter: click.Parameter, told: Sequence[str]
) -> frozenset[str]:
    """Give the hosts that may be written to, each as it stands in an address."""
    for host in told:
        if not _HOST.fullmatch(host) and not _is_address(host):
            message = f"{host!r} is no host; give its name alone, such as hooks.example.com"
            raise click.BadParameter(message)
    return frozenset(map(str.lower, told))


def _is_address(host: str) -> bool:
    try:
        return bool(ipaddress.ip_address(host))
    except ValueError:
        return False


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
@click.option("--strict", is_flag=True, help="An id that nobody stored is not found.")
@click.option(
    "--webhook-host",
    "hosts",
    metavar="HOST",
    multiple=True,
    callback=_hosts,
    help="Deliver webhooks to this host, too, not only to this machine; may be repeated.",
)
@click.option("--allow-remote", is_flag=True, help="Follow references to other hosts.")
def command(  # noqa: PLR0913 - what the command line says
    spec: str, *, port: int, seed: int, strict: bool, hosts: frozenset[str], allow_remote: bool
) -> int:
    """Serve a mock that answers as a description says.

    An API of specloom.toml is served in all its versions, with the behaviour that is named there;
    API@VERSION says which one requests get that ask for none.

    The first line on standard output is its address. Only this machine can reach it. SIGINT
    (Ctrl-C) or SIGTERM ends it.
    """
    serve = _server()
    with progress(f"reading {spec}"):
        context = Context("", seed, Clock(running=True), Store(), Outbox(hosts))
        mocked = _mocked(spec, context, strict=strict, allow_remote=allow_remote)

    def ready(url: str) -> None:
        click.echo(url)
        tell(f"{mocked.told}, for this machine only; Ctrl-C ends it")
        threading.Thread(target=_report, args=(mocked.api, mocked.document), daemon=True).start()
        if mocked.work is not None:
            threading.Thread(target=_working, args=(mocked.work,), daemon=True).start()

    _collect()
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


def _mocked(spec: str, context: Context, *, strict: bool, allow_remote: bool) -> _Mocked:
    """Make the mock of a description, or of all versions of an API of specloom.toml."""
    name, _, version = spec.partition("@")
    project = None if Path(spec).exists() else surrounding_project()
    complain(None if project is None else project.root)
    api = None if project is None else project.config.api(name)
    if project is not None and api is None and _NAME.fullmatch(spec):
        api = project.api(name)  # which says what APIs there are
    if project is None or api is None:
        document = load(address(spec), allow_remote=allow_remote)
        made = service(build(document), seed=context.seed, clock=context.clock, strict=strict)
        control = Control(made, made.context)
        return _Mocked(control.answer, made.api, document, f"{made.api.title} {made.api.version}")
    pinned = project.version(api, version) if "@" in spec else None

    def others(api: Api, checks: Checks, context: Context, forms: Forms | None) -> Handler:
        return Resources(api, checks, context, forms=forms, strict=strict)

    read = partial(load, allow_remote=allow_remote)
    return _family(project, api, pinned, context, read, others)


def _family(  # noqa: PLR0913, PLR0917 - what the command line says
    project: Project,
    api: ApiConfig,
    pinned: str | None,
    context: Context,
    read: Callable[[str], Document],
    others: Others,
) -> _Mocked:
    documents: dict[str, Document] = {}

    def built(version: str) -> Api:
        documents[version] = read(shown(project.spec(api, version)))
        return build(documents[version])

    loads = {version: partial(built, version) for version in api.versions}
    behaviour = behaviour_of(project, api)
    family = Family(loads, context, behaviour, pinned=pinned, others=others)
    control = Control(family, context, family.advance)
    chosen = family.api(family.pinned)
    told = f"{chosen.title} {chosen.version}"
    if family.header:
        told = f"{chosen.title}, all versions, {family.pinned} unless {family.header} names another"
    return _Mocked(control.answer, chosen, documents[family.pinned], told, family.tick)


def _collect() -> None:
    """Look for garbage again, which the command line else leaves: a server lives long.

    What was read is left aside for ever; and so little of what requests leave behind goes in
    circles that looking for it at Python's usual pace would take a tenth of the time.
    """
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


def _working(work: Callable[[], None]) -> None:
    """Do what is to be done now and then, as long as the process lives."""
    while True:
        time.sleep(_NOW_AND_THEN)
        try:
            work()
        except Exception:  # noqa: BLE001 - whatever the user's own code does
            LOG.exception("what is due failed")


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
