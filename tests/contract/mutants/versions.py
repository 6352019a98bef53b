"""Mutants that are versions: each breaking change of a hop, met by clients of BASE."""

from __future__ import annotations

import base64
import json
import logging
import time
import warnings
from dataclasses import dataclass

import schemathesis
from schemathesis.engine import events, from_schema
from schemathesis.openapi import from_dict

from specloom.contract.model import Call
from specloom.contract.target import AsgiTarget
from specloom.mock import App
from tests.contract.hops import family, hop, predictions, read
from tests.contract.mutants.trial import failures_of, wrapped

__all__ = ["Change", "changes_of"]


@dataclass(frozen=True, slots=True)
class Change:
    """What was found of one breaking change.

    Attributes:
        hop: `2023-04-15 → 2023-05-01`.
        name: the rule, and what changes.
        ours: how it was seen, or why not.
        is_caught: whether a client's test fails for it: by itself, or by what hides it.
        theirs: the checks of Schemathesis that fail on the operations it reaches; None: not asked.
    """

    hop: str
    name: str
    ours: str
    is_caught: bool
    theirs: tuple[str, ...] | None


def changes_of(task: tuple[str, str, bool]) -> tuple[list[Change], tuple[float, float]]:
    """Try one hop; give its breaking changes, and the seconds of CPU it took us and them."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    base, revision, is_alone = task
    begun = time.process_time()
    found = hop(base, revision, ("sweep", "sequences"))
    between = time.process_time()
    breaking = {each.fingerprint: each for each in found.predicted if each.breaks}
    theirs = None if is_alone else _beside(base, revision)
    made = [
        Change(
            f"{base} → {revision}",
            f"{each.id} {breaking[each.fingerprint].subject}".strip(),
            each.verdict if each.verdict == "confirmed" else each.reason,
            each.verdict == "confirmed" or each.reason.startswith("hidden by"),
            None if theirs is None else _of(theirs, each.operations),
        )
        for each in found.run.predictions
        if each.fingerprint in breaking
    ]
    return made, (between - begun, time.process_time() - between)


def _of(theirs: dict[str, tuple[str, ...]], operations: tuple[str, ...]) -> tuple[str, ...]:
    found = {check: None for each in operations for check in theirs.get(each, ())}
    return tuple(sorted(found))


def _beside(base: str, revision: str) -> dict[str, tuple[str, ...]]:
    """Give the checks of Schemathesis that fail, by operation, less those that fail anyway.

    It finds fault with BASE itself, too: with statuses that are not described, mostly.
    """
    reached = {
        name for each in predictions(base, revision) if each.breaks for name in each.operations
    }
    if not reached & {f"{each.method} {each.path}" for each in read(base)[1].operations}:
        return {}
    anyway = _failing(base, base, reached)
    return {
        name: tuple(check for check in checks if check not in anyway.get(name, ()))
        for name, checks in _failing(base, revision, reached).items()
    }


def _failing(base: str, revision: str, reached: set[str]) -> dict[str, tuple[str, ...]]:
    """Give the checks that fail by operation, of those that a change reaches."""
    document, api = read(base)
    app = family()
    told = api.extensions["x-version-header"]
    name = str(told["name"]) if isinstance(told, dict) else ""
    settings = {
        "seed": 1,
        "headers": {name: revision, "Authorization": f"Bearer {_token(app)}"},
        "base-url": "http://127.0.0.1",
        "generation": {"database": "none"},
    }
    whole = from_dict(document.root, config=schemathesis.Config.from_dict(settings))
    schema = whole.include(lambda context: context.operation.label in reached)
    schema.app = wrapped(app)
    failed: dict[str, dict[str, None]] = {}
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            label = str(event.recorder.label)
            failed.setdefault(label, {}).update(dict.fromkeys(failures_of(event.recorder)))
    return {label: tuple(checks) for label, checks in failed.items()}


def _token(app: App) -> str:
    """Get a token, as any client would."""
    target = AsgiTarget(app)
    try:
        headers = (
            ("authorization", f"Basic {base64.b64encode(b'client:secret').decode()}"),
            ("content-type", "application/x-www-form-urlencoded"),
        )
        call = Call("POST", "/oauth2/token", headers, b"grant_type=client_credentials")
        return str(json.loads(target.exchange(call).body)["access_token"])
    finally:
        target.close()
