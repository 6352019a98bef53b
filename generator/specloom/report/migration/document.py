"""A migration as JSON, by the schema in `docs/migration.schema.json`."""

from __future__ import annotations

from specloom.diff.migration.model import URGENCIES, Claim, Client, Migration, Snippet, Step
from specloom.diff.model import LEVELS, count_levels
from specloom.ir.model import JsonValue
from specloom.report.json import change_json
from specloom.report.migration import outline
from specloom.report.words import laid_out

__all__ = ["render_json"]

FORMAT = 1
"""Grows when a reader of the old form would misread the new one."""


def render_json(migration: Migration) -> str:
    """Write a migration as JSON; a pure function, keys in a fixed order."""
    verdict = outline.verdict(migration)
    urgencies = outline.count_urgencies(migration)
    levels = count_levels(change for step in migration.steps for change in step.changes)
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
    return laid_out(document) + "\n"


def _side(version: str, client: Client) -> JsonValue:
    return {"version": version, "client": {"module": client.module, "name": client.name}}


def _step(step: Step) -> JsonValue:
    return {
        "urgency": step.urgency,
        "chapter": step.chapter,
        "title": step.title,
        "why": step.why,
        "tags": list(step.tags),
        "change": change_json(step.change),
        "others": [change_json(change) for change in step.others],
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
