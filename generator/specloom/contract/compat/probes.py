"""Requests that a prediction names itself: BASE allows them, and REVISION should refuse them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from specloom.contract.compat.model import Predicted
from specloom.contract.model import ABSENT, Case, Exchange, Violation, key_of
from specloom.contract.requests import write
from specloom.contract.sweep import cases
from specloom.contract.validity import Validity
from specloom.ir.model import Api

__all__ = ["probes", "refusal"]

_REFUSED: Final = (400, 422)


def probes(
    base: Api, predicted: Sequence[Predicted], *, seed: int
) -> Iterator[tuple[Predicted, Case]]:
    """Give each prediction that names a request with that request, for every operation of BASE."""
    wanted = [each for each in predicted if each.witness is not None]
    if not wanted:
        return
    usual = _usual(base, seed)
    for change in wanted:
        for operation in change.operations:
            case = usual.get(operation)
            if case is not None and (probe := _probe(base, change, case)) is not None:
                yield change, probe


def _usual(base: Api, seed: int) -> dict[str, Case]:
    found: dict[str, Case] = {}
    for case in cases(base, seed):
        if case.mode == "valid" and case.values is not None and case.credentials == "own":
            found.setdefault(key_of(case.operation), case)
    return found


def _probe(base: Api, change: Predicted, case: Case) -> Case | None:
    witness, values = change.witness, case.values
    if witness is None or values is None:
        return None
    asked = case.operation.request_body
    if witness.body is not ABSENT:
        if asked is None:
            return None
        media_type = values.media_type or asked.content[0].name
        values = replace(values, body=witness.body, media_type=media_type, raw=None)
    values = replace(values, query={**values.query, **witness.query})
    if any(Validity(base).faults(case.operation, values)):
        return None
    call = write(base, case.operation, values)
    return replace(case, call=call, values=values, why=change.message, goals=())


def refusal(change: Predicted) -> Callable[[Exchange], list[Violation]]:
    """Give what finds fault with the answer to such a request: that it is refused."""

    def judge(exchange: Exchange) -> list[Violation]:
        status = exchange.answer.status
        if status not in _REFUSED:
            return []
        message = f"A request that the description allows is refused with {status}."
        pointer = exchange.case.pointer
        return [Violation("valid-request-refused", message, pointer, kind=change.fingerprint)]

    return judge
