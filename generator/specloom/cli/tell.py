"""What people read: chatter and faults on standard error, in colour where that helps."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final

import click

from specloom.errors import Finding

__all__ = ["color", "count", "paint", "progress", "tell", "tell_findings"]

_COLORS: Final[Mapping[str, str]] = {"error": "red", "warning": "yellow", "info": "cyan"}


def color() -> bool | None:
    """Give what the environment asks for: NO_COLOR before FORCE_COLOR; None leaves it to click."""
    if os.environ.get("NO_COLOR"):
        return False
    return True if os.environ.get("FORCE_COLOR") else None


def tell(text: str, kind: str = "") -> None:
    """Say one line to the person at the terminal."""
    lead = click.style(f"{kind}: ", fg=_COLORS[kind], bold=True) if kind else ""
    click.echo(f"{lead}{text}", err=True, color=color())


def tell_findings(findings: Iterable[Finding]) -> None:
    """Say what is wrong with the input, one line each."""
    for finding in findings:
        click.echo(paint(finding), err=True, color=color())


def paint(finding: Finding) -> str:
    """Give a finding's one-line form with its severity coloured."""
    severity = f" {finding.severity}: "
    return str(finding).replace(
        severity, click.style(severity, fg=_COLORS[finding.severity], bold=True), 1
    )


def count(number: int, noun: str) -> str:
    """Give `1 file`, `2 files`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@contextmanager
def progress(text: str) -> Iterator[None]:
    """Show that something is going on, where a person is watching."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal pays for it

    with Console(stderr=True).status(text):
        yield
