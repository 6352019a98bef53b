"""`specloom validate`: what is wrong with descriptions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import click
import orjson

from specloom.cli.project import address
from specloom.cli.tell import count, paint, tell, tell_findings
from specloom.errors import BadInput, Finding
from specloom.ir import build
from specloom.spec import load
from specloom.values import validate

__all__ = ["command", "findings"]

_SEVERITIES = ("error", "warning", "info")


@click.command("validate")
@click.argument("specs", metavar="SPEC...", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--allow-remote", is_flag=True, help="Follow references to other hosts.")
def command(specs: tuple[str, ...], form: str, *, allow_remote: bool) -> int:
    """Say what is wrong with descriptions.

    Exits 1 where there is an error, 2 where a description cannot be read at all.
    """
    found: list[Finding] = []
    unusable: list[Finding] = []
    unreadable = 0
    for spec in specs:
        try:
            found += findings(spec, allow_remote=allow_remote)
        except BadInput as error:
            unusable += error.findings
            unreadable += 1
    if form == "json":
        click.echo(_json([*unusable, *found], unreadable))
    else:
        tell_findings(unusable)
        _text(found, specs, unreadable)
    if unreadable:
        return 2
    return 1 if any(finding.severity == "error" for finding in found) else 0


def findings(spec: str, *, allow_remote: bool = False) -> list[Finding]:
    """Give what is wrong with one description.

    Raises:
        BadInput: It cannot be read.
    """
    document = load(address(spec), allow_remote=allow_remote)
    return list(validate(build(document), document))


def _text(found: Iterable[Finding], specs: Sequence[str], unreadable: int) -> None:
    counts = Counter[str]()
    for finding in found:
        counts[finding.severity] += 1
        click.echo(paint(finding))
    told = [f"{unreadable} unreadable"] if unreadable else []
    told += [count(counts[each], each) for each in _SEVERITIES if counts[each]]
    tell(f"{count(len(specs), 'description')}: {', '.join(told) or 'nothing to report'}")


def _json(found: Iterable[Finding], unreadable: int) -> str:
    entries = [_entry(finding) for finding in found]
    counts = Counter(entry["severity"] for entry in entries)
    summary = {"unreadable": unreadable, **{each: counts[each] for each in _SEVERITIES}}
    data = {"format": 1, "summary": summary, "findings": entries}
    return orjson.dumps(data, option=orjson.OPT_INDENT_2).decode()


def _entry(finding: Finding) -> dict[str, str | int]:
    where = finding.location
    return {
        "id": finding.id,
        "severity": finding.severity,
        "message": finding.message,
        "file": where.file.encode(errors="replace").decode(),  # a path may be no Unicode
        "line": where.line,
        "column": where.column,
        "pointer": where.pointer,
    }
