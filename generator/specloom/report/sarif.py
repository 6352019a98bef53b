"""A diff as SARIF 2.1.0 (OASIS), which code scanning services read.

Every rule of the catalogue is declared, so that an alert whose change is gone is closed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from specloom import __version__
from specloom.diff.model import Change, Diff, Level
from specloom.errors import Finding
from specloom.ir.model import JsonValue
from specloom.report.model import Report, RuleInfo
from specloom.report.payloads import payload
from specloom.report.places import anchor
from specloom.report.sarif_log import Object, location, log, message
from specloom.report.words import (
    compact,
    one_line,
    opening,
    operation,
    proof,
    reach,
    renamed,
    shorten,
)

__all__ = ["sarif"]

_LEVELS: Final[dict[Level, str]] = {"error": "error", "warning": "warning", "info": "note"}
_WITNESS: Final = 1000


def sarif(report: Report) -> str:
    """Give one run with all rules, a result for each change, and the notes as notifications."""
    rules = {rule.id: _rule(rule) for rule in report.rules}
    for change in report.diff.changes:
        rules.setdefault(change.id, {"id": change.id})
    index = {name: number for number, name in enumerate(rules)}
    driver: Object = {
        "name": "specloom",
        "version": __version__,
        "rules": list(rules.values()),
        "notifications": [{"id": name} for name in _distinct(note.id for note in report.notes)],
    }
    run: Object = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": True,
                "toolConfigurationNotifications": [_notification(note) for note in report.notes],
            }
        ],
        "results": [
            _result(change, report.diff, index[change.id]) for change in report.diff.changes
        ],
    }
    if sentence := opening(report.diff):
        run["properties"] = {"unrelated": sentence}
    return log(run)


def _distinct(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _rule(rule: RuleInfo) -> Object:
    return {
        "id": rule.id,
        "shortDescription": message(one_line(rule.summary)),
        "fullDescription": message(one_line(rule.summary)),
        "help": {"text": rule.help or rule.summary},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
    }


def _result(change: Change, diff: Diff, index: int) -> Object:
    place = anchor(change, diff)
    located = [location(place)] if place else []
    related = _related(change)
    result: Object = {
        "ruleId": change.id,
        "ruleIndex": index,
        "level": _LEVELS[change.level],
        "message": message("\n".join(_told(change))),
        "locations": [one for one in located if one],
        "relatedLocations": [related] if related else [],
        "properties": {
            "direction": change.direction,
            "effect": change.effect,
            "labels": list(change.labels),
            "operations": [operation(ref) for ref in change.operations],
        },
    }
    if change.fingerprint:
        result["partialFingerprints"] = {"specloom/v1": change.fingerprint}
    return result


def _told(change: Change) -> Iterable[str]:
    yield one_line(change.message)
    if change.rename:
        yield f"Renamed: {renamed(change.rename)}"
    if witness := change.witness:
        shown = shorten(compact(payload(change, witness, _WITNESS)), _WITNESS)
        yield f"Witness: {one_line(witness.location)}: {shown}, {proof(witness)}"
    if change.unproven:
        yield f"Unproven: {one_line(change.unproven)}"
    if change.operations:
        yield f"Reaches: {reach(change.operations)}"


def _related(change: Change) -> Object:
    """Give where it stands in the base, which is said in words too: it may be another commit."""
    if not change.base or not (where := location(change.base)):
        return {}
    return {**where, "id": 1, "message": message(f"base: {one_line(str(change.base))}")}


def _notification(note: Finding) -> JsonValue:
    where = location(note.location)
    return {
        "descriptor": {"id": note.id},
        "level": _LEVELS[note.severity],
        "message": message(one_line(note.message)),
        "locations": [where] if where else [],
    }
