"""A run as SARIF 2.1.0 (OASIS), which code scanning services read."""

from __future__ import annotations

from typing import Final

from specloom import __version__
from specloom.contract.model import Failure, Run
from specloom.ir.model import JsonValue
from specloom.report.contract.model import RunReport
from specloom.report.contract.words import LEVELS, ended, request, response, seen, standing
from specloom.report.sarif_log import Object, location, log, message
from specloom.report.words import lines, one_line, shorten

__all__ = ["sarif"]

_LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}
_BODY: Final = 1000


def sarif(report: RunReport) -> str:
    """Give one run with a rule for each check that failed, and a result for each failure."""
    run = report.run
    checks = [*dict.fromkeys(one.check for one in run.failures)]
    driver: Object = {
        "name": "specloom",
        "version": __version__,
        "rules": [{"id": check} for check in checks],
    }
    invocation: Object = {
        "executionSuccessful": not run.partial,
        "toolExecutionNotifications": [*_notifications(run)],
    }
    results: list[JsonValue] = [_result(one, checks.index(one.check)) for one in run.failures]
    return log(
        {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "invocations": [invocation],
            "results": results,
        }
    )


def _notifications(run: Run) -> list[JsonValue]:
    told: list[JsonValue] = [
        {"level": "note", "message": message(one_line(note))} for note in run.notes
    ]
    if said := ended(run):
        level = "error" if run.partial else "note"
        told.insert(0, {"level": level, "message": message(said)})
    return told


def _result(failure: Failure, index: int) -> JsonValue:
    where = location(failure.location)
    result: Object = {
        "ruleId": failure.check,
        "ruleIndex": index,
        "level": _LEVELS[LEVELS[standing(failure)]],
        "message": message(_told(failure)),
        "locations": [where] if where else [],
        "partialFingerprints": {"specloom/v1": failure.fingerprint},
        "properties": {
            "operation": one_line(failure.operation),
            "tier": failure.tier,
            "count": failure.count,
            "flaky": failure.flaky,
            "changes": [one_line(change) for change in failure.changes],
        },
    }
    if failure.accepted:
        reason = one_line(failure.accepted)
        result["suppressions"] = [{"kind": "external", "justification": reason}]
    return result


def _told(failure: Failure) -> str:
    told = [one_line(failure.message), f"Case: {one_line(failure.why)}"]
    for step in failure.steps:
        told.append(f"Request: {request(step)} {shorten(one_line(step.body), _BODY)}".rstrip())
        told.append(f"Answer: {response(step)} {shorten(one_line(step.answer), _BODY)}".rstrip())
    told.append(f"Seen: {seen(failure)}")
    told += (lines(step.curl) for step in failure.steps)
    return "\n".join(told)
