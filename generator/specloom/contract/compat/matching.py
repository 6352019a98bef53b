"""Which of the changes that were predicted explain a failure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from specloom.contract.compat.model import Predicted
from specloom.contract.model import Failure

__all__ = ["GONE", "Matcher"]

GONE: Final = frozenset((404, 405, 410))
"""What a service answers where an operation was."""

_REFUSALS: Final = frozenset(
    ("valid-request-refused", "status-is-not-documented", "status-is-not-expected")
)
"""Checks by which a request shows that it is no longer taken."""

_EITHER: Final = frozenset(("server-error", "invalid-request-accepted"))
_REFUSED: Final = 400
_SURE: Final = 100
_KEYWORDS: Final = frozenset((
    "additionalProperties", "allOf", "anyOf", "const", "enum", "exclusiveMaximum",
    "exclusiveMinimum", "format", "maximum", "maxItems", "maxLength", "minimum", "minItems",
    "minLength", "multipleOf", "nullable", "oneOf", "pattern", "properties", "required", "type",
    "unevaluatedProperties", "uniqueItems",
))  # fmt: skip


class Matcher:
    """Finds the changes that explain a failure."""

    def __init__(self, predicted: Iterable[Predicted]) -> None:
        self._by_operation: dict[str, list[Predicted]] = {}
        self._everywhere: list[Predicted] = []
        for each in predicted:
            for operation in each.operations:
                self._by_operation.setdefault(operation, []).append(each)
            if not each.operations:
                self._everywhere.append(each)

    def explains(self, failure: Failure) -> tuple[str, ...]:
        """Give the fingerprints of the changes that explain a failure, the surest first."""
        reaching = [*self._by_operation.get(failure.operation, ()), *self._everywhere]
        scored = [(_score(change, failure), change) for change in reaching]
        best = max((score for score, _ in scored), default=0)
        found = [change for score, change in scored if score == best and score > 0]
        ordered = sorted(found, key=lambda change: not change.breaks)
        return tuple(dict.fromkeys(change.fingerprint for change in ordered))


def _score(change: Predicted, failure: Failure) -> int:
    """Tell how well a change explains a failure; 0 for not at all."""
    status = failure.steps[-1].status if failure.steps else 0
    if change.gone:
        return _SURE if status in GONE else 0
    if not _is_way(change, failure, status):
        return 0
    related = _related(change.base, failure.pointer)
    named = _is_named(change, failure)
    if failure.check in _REFUSALS and status >= _REFUSED:
        # The description that judges does not have what is asked for now: the answer tells.
        return 1 + 2 * change.breaks + 4 * related + 8 * named
    if related or named:
        return 4 * related + 8 * named + change.breaks
    # No arm of a union fits: what is wrong is in one of them, and not at its own place.
    return int(change.breaks and failure.pointer.endswith(("/anyOf", "/oneOf")))


def _is_way(change: Predicted, failure: Failure, status: int) -> bool:
    """Tell whether a failure shows what travels the way that a change does."""
    if failure.check in _EITHER:
        return change.direction != "response" or failure.check == "server-error"
    if failure.check == "valid-request-refused":
        return change.direction == "request"
    if failure.check in _REFUSALS and status >= _REFUSED:
        return True
    return change.direction != "request"


def _related(change: str, failure: str) -> int:
    """Tell how near two places of BASE are: 2 for the same, 1 where one is inside the other."""
    if not change or not failure:
        return 0
    one, other = _bare(change), _bare(failure)
    if one == other:
        return 2
    return int(_holds(one, other) or _holds(other, one))


def _bare(pointer: str) -> str:
    """Give the place of a schema, without the keyword in it."""
    tokens = pointer.split("/")
    while tokens[-1] in _KEYWORDS and tokens[-2:-1] != ["properties"]:
        tokens.pop()
    return "/".join(tokens)


def _holds(outer: str, inner: str) -> bool:
    return inner.startswith(f"{outer}/")


def _is_named(change: Predicted, failure: Failure) -> bool:
    """Tell whether what was seen names what changes."""
    if not change.subject:
        return False
    word = re.compile(rf"(?<![\w-]){re.escape(change.subject)}(?![\w-])")
    last = failure.steps[-1] if failure.steps else None
    refused = last.answer if last is not None and last.status >= _REFUSED else ""
    return bool(word.search(failure.message) or word.search(refused))
