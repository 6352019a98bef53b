"""`specloom mock`: a service that answers as a description says."""

from __future__ import annotations

import gc
import ipaddress
import re
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeAlias

import click

from specloom.cli.complaints import LOG
from specloom.cli.mocks import make_mock
from specloom.cli.tell import count, progress, tell, tell_findings
from specloom.errors import BadInput, Finding, Location
from specloom.mock import App
from specloom.mock.calls import Context
from specloom.mock.clock import Clock
from specloom.mock.outbox import Outbox
from specloom.mock.store import Store

__all__ = ["command"]

_Serve: TypeAlias = Callable[[App, int, Callable[[str], None]], None]
_NOW_AND_THEN: Final = 0.2
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
        mocked = make_mock(spec, context, strict=strict, allow_remote=allow_remote)

    def ready(url: str) -> None:
        click.echo(url)
        tell(f"{mocked.told}, for this machine only; Ctrl-C ends it")
        threading.Thread(target=_report, args=(mocked.findings,), daemon=True).start()
        if mocked.work is not None:
            threading.Thread(target=_working, args=(mocked.work,), daemon=True).start()

    _collect()
    serve(App(mocked.responder), port, ready)
    return 0


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


def _report(look: Callable[[], Iterable[Finding]]) -> None:
    """Tell what is wrong with the description, while the mock answers already."""
    found = [*look()]
    tell_findings(found)
    if answers := sum(each.id != "unknown-operation" for each in found):
        tell(f"{count(answers, 'answer')} cannot be given as described")
