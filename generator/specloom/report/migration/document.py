"""A migration as JSON, by the schema in `docs/migration.schema.json`."""

from __future__ import annotations

import json

from specloom.diff.migration.model import URGENCIES, Claim, Client, Migration, Snippet, Step
from specloom.diff.model import LEVELS, Change, count_levels
from specloom.errors import Location
from specloom.ir.model import JsonValue
from specloom.report.migration import outline

__all__ = ["render_json"]

FORMAT = 1
"""Grows when a reader of the old form would misread the new one."""


def render_json(migration: Migration) -> str:
    """Write a migration as JSON; a pure function, keys in a fixed order."""
    verdict = outline.verdict(migration)
    urgencies = outline.count_urgencies(migration)
    levels = count_levels(step.change for step in migration.steps)
    document: JsonValue = {
        "format": FORMAT,
        "api": migration.api,
        "base": _side(migration.base, migration.base_client),
        "revision": _side(migration.revision, migration.revision_client),
        "hops": list(migration.hops),
        "verdict": f"{verdict.headline} {verdict.rest}".strip(),
        "summary": {
            "urgency": {name: urgencies[name] for name in URGENCIES},
            "level": {name: levels[name] for name in LEVELS},
        },
        "steps": [_step(step) for step in migration.steps],
        "claims": [_claim(claim) for claim in migration.claims],
        "undocumented": list(migration.undocumented),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _side(version: str, client: Client) -> JsonValue:
    return {"version": version, "client": {"module": client.module, "name": client.name}}


def _step(step: Step) -> JsonValue:
    return {
        "urgency": step.urgency,
        "chapter": step.chapter,
        "title": step.title,
        "why": step.why,
        "tags": list(step.tags),
        "change": _change(step.change),
        "snippet": None if step.snippet is None else _snippet(step.snippet),
        "claims": [_claim(claim) for claim in step.claims],
    }


def _snippet(snippet: Snippet) -> JsonValue:
    return {"before": snippet.before, "after": snippet.after}


def _claim(claim: Claim) -> JsonValue:
    return {
        "kind": claim.kind,
        "text": claim.text,
        "cite": claim.cite,
        "base": claim.base,
        "revision": claim.revision,
        "confirmed_by": list(claim.confirmed_by),
        "shows": claim.shows,
    }


def _change(change: Change) -> JsonValue:
    rename, witness = change.rename, change.witness
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
            {"method": one.method.upper(), "path": one.path, "operationId": one.id}
            for one in change.operations
        ],
        "message": change.message,
        "rename": None
        if rename is None
        else {"from": rename.base, "to": rename.revision, "confidence": rename.confidence},
        "witness": None
        if witness is None
        else {
            "location": witness.location,
            "value": witness.value,
            "accepted_by": witness.accepted_by,
            "refused_by": witness.refused_by,
        },
        "unproven": change.unproven or None,
        "fingerprint": change.fingerprint,
    }


def _pointer(location: Location | None) -> str | None:
    return location.pointer if location else None


def _source(location: Location | None) -> JsonValue:
    if location is None:
        return None
    return {"file": location.file, "line": location.line, "column": location.column}
