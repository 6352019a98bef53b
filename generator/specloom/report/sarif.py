"""A diff as SARIF 2.1.0 (OASIS), which code scanning services read.

Every rule of the catalogue is declared, so that an alert whose change is gone is closed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from specloom import __version__
from specloom.diff.model import Change, Diff, Level
from specloom.errors import Finding, Location
from specloom.ir.model import JsonValue
from specloom.report.model import Report, RuleInfo
from specloom.report.places import anchor, uri
from specloom.report.words import (
    brief,
    compact,
    laid_out,
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
_LINK: Final = re.compile(r"[\[\]](?=\()|\[(?=[^\]]*\]\()")
_Object = dict[str, JsonValue]


def sarif(report: Report) -> str:
    """Give one run with all rules, a result for each change, and the notes as notifications."""
    rules = {rule.id: _rule(rule) for rule in report.rules}
    for change in report.diff.changes:
        rules.setdefault(change.id, {"id": change.id})
    index = {name: number for number, name in enumerate(rules)}
    driver: _Object = {
        "name": "specloom",
        "version": __version__,
        "rules": list(rules.values()),
        "notifications": [{"id": name} for name in _distinct(note.id for note in report.notes)],
    }
    run: _Object = {
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
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    log: _Object = {"$schema": schema, "version": "2.1.0", "runs": [run]}
    return laid_out(log) + "\n"


def _distinct(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _rule(rule: RuleInfo) -> _Object:
    return {
        "id": rule.id,
        "shortDescription": _message(one_line(rule.summary)),
        "fullDescription": _message(one_line(rule.summary)),
        "help": {"text": rule.help or rule.summary},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
    }


def _message(text: str) -> _Object:
    """Give a message; what would read as a link (SARIF 2.1.0, section 3.11.6) stays text."""
    return {"text": _LINK.sub(lambda bracket: f"\\{bracket.group()}", text)}


def _result(change: Change, diff: Diff, index: int) -> _Object:
    place = anchor(change, diff)
    located = [_location(place)] if place else []
    related = _related(change)
    result: _Object = {
        "ruleId": change.id,
        "ruleIndex": index,
        "level": _LEVELS[change.level],
        "message": _message("\n".join(_told(change))),
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
        payload = shorten(compact(brief(witness.value)), _WITNESS)
        yield f"Witness: {one_line(witness.location)}: {payload}, {proof(witness)}"
    if change.unproven:
        yield f"Unproven: {one_line(change.unproven)}"
    if change.operations:
        yield f"Reaches: {reach(change.operations)}"


def _related(change: Change) -> _Object:
    """Give where it stands in the base, which is said in words too: it may be another commit."""
    if not change.base or not (location := _location(change.base)):
        return {}
    return {**location, "id": 1, "message": _message(f"base: {one_line(str(change.base))}")}


def _location(place: Location) -> _Object:
    if not (address := uri(place.file)):
        return {}
    physical: _Object = {"artifactLocation": {"uri": address}}
    if place.line:
        physical["region"] = {"startLine": place.line, "startColumn": max(1, place.column)}
    return {"physicalLocation": physical}


def _notification(note: Finding) -> JsonValue:
    location = _location(note.location)
    return {
        "descriptor": {"id": note.id},
        "level": _LEVELS[note.severity],
        "message": _message(one_line(note.message)),
        "locations": [location] if location else [],
    }
