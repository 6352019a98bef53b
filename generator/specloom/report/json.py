"""A diff for other tools: the shape is a promise, published as `docs/diff.schema.json`."""

from __future__ import annotations

from typing import Final

from specloom.diff.model import LEVELS, Change, Rename, Witness, count_levels
from specloom.errors import Finding, Location
from specloom.ir.model import JsonValue
from specloom.report.model import Report
from specloom.report.words import laid_out

__all__ = ["change_json", "json"]

FORMAT: Final = 1
"""Raised when a reader of an older shape could misread a newer one."""


def json(report: Report) -> str:
    """Give a diff as JSON, complete and with its keys always in the same order."""
    diff, counts = report.diff, count_levels(report.diff.changes)
    data: JsonValue = {
        "format": FORMAT,
        "base": {"source": diff.base_source, "version": diff.base_version},
        "revision": {"source": diff.revision_source, "version": diff.revision_version},
        "unrelated": diff.unrelated,
        "summary": {level: counts[level] for level in LEVELS},
        "changes": [change_json(change) for change in diff.changes],
        "notes": [_note(note) for note in report.notes],
    }
    return laid_out(data) + "\n"


def change_json(change: Change) -> JsonValue:
    """Give a change as every JSON report holds it; keys always in the same order."""
    return {
        "id": change.id,
        "level": change.level,
        "direction": change.direction,
        "effect": change.effect,
        "labels": list(change.labels),
        "subject": change.subject,
        "pointer": {"base": _pointer(change.base), "revision": _pointer(change.revision)},
        "source": {"base": _source(change.base), "revision": _source(change.revision)},
        "operations": [
            {"method": ref.method.upper(), "path": ref.path, "operationId": ref.id}
            for ref in change.operations
        ],
        "message": change.message,
        "rename": _rename(change.rename),
        "witness": _witness(change.witness),
        "unproven": change.unproven or None,
        "fingerprint": change.fingerprint,
    }


def _rename(rename: Rename | None) -> JsonValue:
    if rename is None:
        return None
    return {"from": rename.base, "to": rename.revision, "confidence": rename.confidence}


def _witness(witness: Witness | None) -> JsonValue:
    if witness is None:
        return None
    return {
        "location": witness.location,
        "value": witness.value,
        "accepted_by": witness.accepted_by,
        "refused_by": witness.refused_by,
    }


def _pointer(location: Location | None) -> str | None:
    return location.pointer if location else None


def _source(location: Location | None) -> JsonValue:
    if location is None:
        return None
    return {"file": location.file, "line": location.line, "column": location.column}


def _note(note: Finding) -> JsonValue:
    where = note.location
    return {
        "id": note.id,
        "severity": note.severity,
        "message": note.message,
        "file": where.file,
        "line": where.line,
        "column": where.column,
    }
