"""A run as JSON, and read again: the shape is a promise, published as `docs/test.schema.json`.

`from_json(to_json(run), …) == run` for every run. What can be counted from the rest stands in the
JSON too, for those who read it by other means; it is not read back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from specloom.contract.model import (
    Failure,
    Goal,
    GoalKind,
    Prediction,
    Run,
    RunMode,
    Step,
    Stop,
    StopKind,
    Tier,
    Verdict,
)
from specloom.errors import BadInput, Finding, Location
from specloom.ir.model import JsonValue

__all__ = ["FORMAT", "from_json", "to_json"]

FORMAT: Final = 1
"""Raised when a reader of an older shape could misread a newer one."""

_Object = Mapping[str, JsonValue]
T = TypeVar("T")

_MODES: Final[tuple[RunMode, ...]] = ("test", "compat", "against")
_TIERS: Final[tuple[Tier, ...]] = ("sweep", "fuzz", "sequences")
_KINDS: Final[tuple[GoalKind, ...]] = ("status", "parameter", "request", "response", "branch")
_VERDICTS: Final[tuple[Verdict, ...]] = ("confirmed", "not observed", "unpredicted")
_STOPS: Final[tuple[StopKind, ...]] = (
    "unreachable",
    "died",
    "slow",
    "certificate",
    "refused",
    "time",
    "interrupted",
)
Choice = TypeVar("Choice", bound=str)


# ------------------------------------------------------------------------------------- writing


def to_json(run: Run) -> str:
    """Write a run, complete, with its keys always in the same order; it ends with a line break."""
    data: JsonValue = {
        "format": FORMAT,
        "source": run.source,
        "title": run.title,
        "version": run.version,
        "target": run.target,
        "mode": run.mode,
        "other": run.other,
        "seed": run.seed,
        "shard": run.shard,
        "stream": run.stream,
        "seconds": run.seconds,
        "partial": run.partial,
        "stop": {"kind": run.stop.kind, "message": run.stop.message} if run.stop else None,
        "summary": _summary(run),
        "requests": {str(tier): sent for tier, sent in run.tiers.items()},
        "failures": [_failure(one) for one in run.failures],
        "predictions": [_prediction(one) for one in run.predictions],
        "coverage": [_goal(goal, how) for goal, how in run.goals.items()],
        "notes": [*run.notes],
    }
    laid_out = json.dumps(data, ensure_ascii=False, indent=2)
    return _UNSEEN.sub(_escaped, laid_out) + "\n"


_UNSEEN: Final = re.compile(r"[^\n\x20-\x7e]")


def _escaped(found: re.Match[str]) -> str:
    """Escape what does not show or is half a pair; outside of texts JSON has no such characters."""
    one = found[0]
    return one if one.isprintable() else json.dumps(one)[1:-1]


def _summary(run: Run) -> JsonValue:
    return {
        "failures": len(run.broken),
        "flaky": sum(one.flaky for one in run.failures),
        "accepted": sum(bool(one.accepted) for one in run.failures),
        "predicted": sum(bool(one.changes) for one in run.failures),
        "requests": sum(run.tiers.values()),
        "goals": len(run.goals),
        "covered": sum(how == "covered" for how in run.goals.values()),
    }


def _failure(one: Failure) -> JsonValue:
    return {
        "check": one.check,
        "operation": one.operation,
        "operationId": one.operation_id,
        "message": one.message,
        "why": one.why,
        "pointer": one.pointer,
        "location": _location(one.location),
        "tier": one.tier,
        "count": one.count,
        "flaky": one.flaky,
        "accepted": one.accepted,
        "changes": list(one.changes),
        "fingerprint": one.fingerprint,
        "steps": [_step(step) for step in one.steps],
    }


def _location(place: Location) -> JsonValue:
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "pointer": place.pointer,
    }


def _step(one: Step) -> JsonValue:
    return {
        "method": one.method,
        "target": one.target,
        "headers": [list(header) for header in one.headers],
        "body": one.body,
        "status": one.status,
        "answerHeaders": [list(header) for header in one.answer_headers],
        "answer": one.answer,
        "curl": one.curl,
        "snippet": one.snippet,
    }


def _goal(goal: Goal, how: str) -> JsonValue:
    return {"operation": goal.operation, "kind": goal.kind, "name": goal.name, "how": how}


def _prediction(one: Prediction) -> JsonValue:
    return {
        "fingerprint": one.fingerprint,
        "id": one.id,
        "message": one.message,
        "operations": list(one.operations),
        "verdict": one.verdict,
        "reason": one.reason,
    }


# ------------------------------------------------------------------------------------- reading


class _WrongError(Exception):
    """Something is missing from a document, or of another type; says what."""


def from_json(text: str, file: str) -> Run:
    """Read a run; `file` is the name that findings show.

    Raises:
        BadInput: It is no such document, or of a format that is not known here.
    """
    try:
        return _run(json.loads(text))
    except (ValueError, RecursionError):
        message = "this is not JSON; write it with `specloom test … --format json`"
    except _WrongError as error:
        message = f"this is no report of `specloom test … --format json`: {error}"
    raise BadInput(Finding("no-report", message, Location(file)))


def _run(data: JsonValue) -> Run:
    told = _object(data, "it")
    if told.get("format") != FORMAT:
        raise _WrongError(f"its format is {told.get('format')!r} and not {FORMAT}")
    stop = told.get("stop")
    requests = _object(_member(told, "requests"), "requests")
    return Run(
        source=_text(told, "source"),
        title=_text(told, "title"),
        version=_text(told, "version"),
        target=_text(told, "target"),
        mode=_one_of(told, "mode", _MODES),
        other=_text(told, "other"),
        seed=_whole(told, "seed"),
        shard=_text(told, "shard"),
        tiers={tier: _whole(requests, tier) for tier in _TIERS if tier in requests},
        failures=_all(told, "failures", _read_failure),
        predictions=_all(told, "predictions", _read_prediction),
        goals=dict(_all(told, "coverage", _read_goal)),
        stream=_text(told, "stream"),
        notes=_texts(told, "notes"),
        seconds=_number(told, "seconds"),
        stop=None if stop is None else _read_stop(_object(stop, "stop")),
    )


def _read_stop(told: _Object) -> Stop:
    return Stop(_one_of(told, "kind", _STOPS), _text(told, "message"))


def _read_goal(told: _Object) -> tuple[Goal, str]:
    goal = Goal(_text(told, "operation"), _one_of(told, "kind", _KINDS), _text(told, "name"))
    return goal, _text(told, "how")


def _read_prediction(told: _Object) -> Prediction:
    return Prediction(
        fingerprint=_text(told, "fingerprint"),
        id=_text(told, "id"),
        message=_text(told, "message"),
        operations=_texts(told, "operations"),
        verdict=_one_of(told, "verdict", _VERDICTS),
        reason=_text(told, "reason"),
    )


def _read_failure(told: _Object) -> Failure:
    place = _object(_member(told, "location"), "location")
    return Failure(
        check=_text(told, "check"),
        operation=_text(told, "operation"),
        operation_id=_text(told, "operationId"),
        message=_text(told, "message"),
        why=_text(told, "why"),
        pointer=_text(told, "pointer"),
        location=Location(
            _text(place, "file"),
            _whole(place, "line"),
            _whole(place, "column"),
            _text(place, "pointer"),
        ),
        steps=_all(told, "steps", _read_step),
        fingerprint=_text(told, "fingerprint"),
        tier=_one_of(told, "tier", _TIERS),
        count=_whole(told, "count"),
        flaky=_flag(told, "flaky"),
        accepted=_text(told, "accepted"),
        changes=_texts(told, "changes"),
    )


def _read_step(told: _Object) -> Step:
    return Step(
        method=_text(told, "method"),
        target=_text(told, "target"),
        headers=_headers(told, "headers"),
        body=_text(told, "body"),
        status=_whole(told, "status"),
        answer_headers=_headers(told, "answerHeaders"),
        answer=_text(told, "answer"),
        curl=_text(told, "curl"),
        snippet=_text(told, "snippet"),
    )


def _headers(told: _Object, name: str) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for header in _list(told, name):
        match header:
            case [str(key), str(value)]:
                found.append((key, value))
            case _:
                raise _WrongError(f"{name!r} must hold pairs of texts")
    return tuple(found)


def _member(told: _Object, name: str) -> JsonValue:
    if name not in told:
        raise _WrongError(f"{name!r} is missing")
    return told[name]


def _object(value: JsonValue, name: str) -> _Object:
    if not isinstance(value, dict):
        raise _WrongError(f"{name} must be an object")
    return value


def _list(told: _Object, name: str) -> list[JsonValue]:
    value = _member(told, name)
    if not isinstance(value, list):
        raise _WrongError(f"{name!r} must be a list")
    return value


def _all(told: _Object, name: str, read: Callable[[_Object], T]) -> tuple[T, ...]:
    return tuple(read(_object(one, f"each of {name!r}")) for one in _list(told, name))


def _text(told: _Object, name: str) -> str:
    value = _member(told, name)
    if not isinstance(value, str):
        raise _WrongError(f"{name!r} must be a text")
    return value


def _texts(told: _Object, name: str) -> tuple[str, ...]:
    values = _list(told, name)
    texts = tuple(one for one in values if isinstance(one, str))
    if len(texts) != len(values):
        raise _WrongError(f"{name!r} must hold texts")
    return texts


def _whole(told: _Object, name: str) -> int:
    value = _member(told, name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise _WrongError(f"{name!r} must be a whole number")
    return value


def _number(told: _Object, name: str) -> float:
    value = _member(told, name)
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise _WrongError(f"{name!r} must be a number")
    return float(value)


def _flag(told: _Object, name: str) -> bool:
    value = _member(told, name)
    if not isinstance(value, bool):
        raise _WrongError(f"{name!r} must be true or false")
    return value


def _one_of(told: _Object, name: str, choices: tuple[Choice, ...]) -> Choice:
    value = _text(told, name)
    found = next((one for one in choices if one == value), None)
    if found is None:
        raise _WrongError(f"{name!r} must be one of {', '.join(choices)}")
    return found
