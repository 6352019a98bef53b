"""A drift for people and for tools: what was seen, operation by operation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from specloom.contract.drift import Deviation, Drift
from specloom.contract.drift.model import KINDS
from specloom.ir.model import JsonValue
from specloom.report.words import count, laid_out, one_line

__all__ = ["DRIFT_FORMATS", "render_drift"]

FORMAT: Final = 1
"""Raised when a reader of an older shape could misread a newer one."""


def render_drift(drift: Drift, format: str) -> str:  # noqa: A002 - the word of the command line
    """Give a drift in a format of `DRIFT_FORMATS`; the text ends with a line break and fits UTF-8.

    Raises:
        KeyError: There is no such format.
    """
    return DRIFT_FORMATS[format](drift).encode(errors="replace").decode()


def _by_operation(drift: Drift) -> dict[str, list[Deviation]]:
    found: dict[str, list[Deviation]] = {name: [] for name in drift.compared}
    for each in drift.deviations:
        found[each.operation].append(each)
    return found


# ---------------------------------------------------------------------------------------- text


def _text(drift: Drift) -> str:
    name = one_line(f"{drift.title} {drift.version}")
    blocks = [f"{one_line(drift.source)}: {name}, {_compared(drift)}"]
    for operation, deviations in _by_operation(drift).items():
        if deviations:
            told = count(drift.compared[operation], "exchange")
            blocks.append("\n".join([f"{one_line(operation)}  ({told})", *_rows(deviations)]))
    blocks.append(_tally(drift))
    return "\n\n".join(blocks) + "\n"


def _compared(drift: Drift) -> str:
    exchanges = count(sum(drift.compared.values()), "exchange")
    told = f"{exchanges} with {count(len(drift.compared), 'operation')}"
    return f"{told}, and {drift.foreign:,} with other services left out" if drift.foreign else told


def _rows(deviations: Sequence[Deviation]) -> Iterator[str]:
    cells = [(KINDS[each.kind], _where(each), f"{each.count:,}x") for each in deviations]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for each, (kind, where, times) in zip(deviations, cells, strict=True):
        shown = f"  {kind:{widths[0]}}  {where:{widths[1]}}  {times:>{widths[2]}}"
        yield shown.rstrip()
        seen = f": {one_line(each.example)}" if each.example else ""
        yield f"    {one_line(each.message)}{seen}"
        yield f"    --> {one_line(str(each.first))}, against {one_line(each.pointer)}"


def _where(deviation: Deviation) -> str:
    where = f"{deviation.place} {deviation.at}".strip() or deviation.subject
    return one_line(where)


def _tally(drift: Drift) -> str:
    if not drift.deviations:
        return "The traffic is as described."
    operations = len(dict.fromkeys(each.operation for each in drift.deviations))
    return (
        f"{count(len(drift.deviations), 'deviation')} in {operations:,} of "
        f"{count(len(drift.compared), 'operation')}."
    )


# ---------------------------------------------------------------------------------------- JSON


def _json(drift: Drift) -> str:
    operations: list[JsonValue] = [
        {
            "operation": name,
            "exchanges": drift.compared[name],
            "deviations": [_deviation(each) for each in deviations],
        }
        for name, deviations in _by_operation(drift).items()
    ]
    data: JsonValue = {
        "format": FORMAT,
        "description": {
            "source": drift.source,
            "title": drift.title,
            "version": drift.version,
        },
        "summary": {
            "exchanges": sum(drift.compared.values()),
            "foreign": drift.foreign,
            "deviations": len(drift.deviations),
        },
        "operations": operations,
    }
    return laid_out(data) + "\n"


def _deviation(deviation: Deviation) -> JsonValue:
    return {
        "kind": deviation.kind,
        "place": deviation.place,
        "at": deviation.at,
        "message": deviation.message,
        "pointer": deviation.pointer,
        "count": deviation.count,
        "example": deviation.example,
        "first": {
            "file": deviation.first.file,
            "line": deviation.first.line,
            "column": deviation.first.column,
        },
    }


DRIFT_FORMATS: Final[Mapping[str, Callable[[Drift], str]]] = {"text": _text, "json": _json}
