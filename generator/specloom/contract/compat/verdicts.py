"""What became of each prediction: confirmed, or not observed and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from specloom.contract.compat.matching import GONE
from specloom.contract.compat.model import Predicted
from specloom.contract.compat.renaming import holds, is_passed_over
from specloom.contract.compat.watching import Seen
from specloom.contract.model import Failure, Prediction, Verdict

__all__ = ["verdicts"]


def verdicts(
    predicted: Sequence[Predicted], failures: Sequence[Failure], seen: Mapping[str, Seen]
) -> Iterator[Prediction]:
    """Give every change that breaks, every other one that was seen, and what none explains."""
    observed = {fingerprint for failure in failures for fingerprint in failure.changes}
    left = {
        operation: each
        for each in predicted
        for operation in each.operations
        if each.gone and _is_deserted(seen.get(operation))
    }
    for each in predicted:
        told = _without_failure(each, seen)
        if each.fingerprint in observed or told:
            yield _prediction(each, "confirmed", told)
        elif each.breaks:
            yield _prediction(each, "not observed", _reason(each, seen, left))
    for failure in failures:
        if not failure.changes and not failure.flaky:
            yield Prediction(
                failure.fingerprint,
                failure.check,
                failure.message,
                (failure.operation,),
                "unpredicted",
                "no change between the two descriptions explains it",
            )


def _prediction(change: Predicted, verdict: Verdict, reason: str) -> Prediction:
    return Prediction(
        change.fingerprint, change.id, change.message, change.operations, verdict, reason
    )


def _is_deserted(seen: Seen | None) -> bool:
    """Tell whether there is nobody any more where an operation was."""
    return seen is not None and not seen.succeeded and any(s in GONE for s in seen.statuses)


def _without_failure(change: Predicted, seen: Mapping[str, Seen]) -> str:
    """Say by what a change shows that breaks no promise of BASE by itself; nothing if it does not.

    A 404 may be right for one item, though not for all; what is optional may be left out.
    """
    asked = [(each, seen[each]) for each in change.operations if each in seen]
    for operation, what in asked:
        if change.gone and change.breaks and _is_deserted(what):
            told = ", ".join(str(status) for status in sorted(what.statuses) if status in GONE)
            return f"{operation} is answered {told}, and never with success"
        has_other = change.renamed in what.names and change.subject not in what.names
        if change.breaks and change.direction == "response" and change.renamed and has_other:
            return f"{operation} answers with `{change.renamed}`, never with `{change.subject}`"
        is_sent = change.breaks and change.direction == "request" and change.renamed
        if is_sent and is_passed_over(change, what.taken):
            told = f"takes `{change.subject}`, and answers with another `{change.renamed}`"
            return f"{operation} {told}"
    return ""


def _reason(change: Predicted, seen: Mapping[str, Seen], left: Mapping[str, Predicted]) -> str:
    """Say why a change that was predicted was not observed, as far as that is known."""
    asked = [each for each in change.operations if each in seen]
    if not asked:
        return "it reaches no request of BASE: what it reaches is sent by the service itself"
    answered = [each for each in asked if seen[each].succeeded]
    if not answered:
        moved = next((left[each] for each in asked if each in left), None)
        if moved is not None:
            return f"hidden by {moved.fingerprint}: nothing answers {asked[0]} any more"
        told = ", ".join(map(str, sorted(seen[asked[0]].statuses)))
        return f"{asked[0]} never succeeds, whatever is sent: it is answered {told}"
    if change.direction == "request":
        taken = [sent for each in answered for sent, _ in seen[each].taken]
        if change.renamed and taken and not any(holds(sent, change.subject) for sent in taken):
            return f"every request that holds `{change.subject}` is refused for something else"
        return "the target passes over what it no longer knows, and goes on to take it"
    names = {name for each in answered for name in seen[each].names}
    if change.subject and change.subject not in names:
        return f"no answer holds `{change.subject}`, which BASE does not promise"
    return "the answers are of a kind that both descriptions allow; others need another state"
