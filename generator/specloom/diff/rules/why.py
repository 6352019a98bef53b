"""Why a change breaks something, or does not: what follows from its effect and its direction."""

from __future__ import annotations

from typing import Final

from specloom.diff.model import Direction, Effect
from specloom.diff.rules.model import RuleLevel

__all__ = ["reason"]

_REASONS: Final[dict[tuple[Direction, Effect], str]] = {
    ("request", "narrows"): "Requests that were accepted are refused now.",
    ("request", "widens"): "Whatever was accepted still is.",
    ("request", "alters"): "Some requests that were accepted are refused now, and others accepted.",
    ("request", "none"): "The same requests are accepted.",
    ("request", "unknown"): "Whether what was accepted still is could not be decided.",
    ("response", "widens"): "Answers may hold what they never held, and clients may not take it.",
    ("response", "narrows"): "Whatever may be answered could be answered before.",
    ("response", "alters"): "Answers may hold what they never held, and lack what they held.",
    ("response", "none"): "The same answers are possible.",
    ("response", "unknown"): "Whether clients take all that may be answered could not be decided.",
    ("none", "narrows"): "What worked does not work any more.",
    ("none", "alters"): "What worked may do something else now.",
    ("none", "widens"): "What worked still works.",
    ("none", "none"): "What is sent and answered stays the same.",
}
_MILDER: Final = "The lenient policy only warns: a tolerant client survives it."
_SILENT: Final = "The lenient policy says nothing: a tolerant client does not notice."


def reason(
    direction: Direction, effect: Effect, lenient: RuleLevel, strict: RuleLevel, note: str = ""
) -> str:
    """Say why something breaks or not; `note` is what only the kind of edit can tell."""
    sentences = [_REASONS[direction, effect], note]
    if lenient == "silent" != strict:
        sentences.append(_SILENT)
    elif lenient == "warning" and strict == "error":
        sentences.append(_MILDER)
    return " ".join(filter(None, sentences))
