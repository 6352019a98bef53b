"""Statuses: whether a service takes what it should take, and refuses what it should refuse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from specloom.contract.checks.answers import Responses
from specloom.contract.checks.excuses import Excuses
from specloom.contract.model import Case, Exchange, Violation
from specloom.contract.phrases import listing

__all__ = ["conduct"]

_NO_ANSWER: Final = 0
_FAULT: Final = 500
_BUSY: Final = 503
"""No fault where it is described by its own number: ask again later (RFC 9110, 15.6.4)."""
_PROBLEM: Final = 400
_REDIRECT: Final = 300
_NO_ENTRY: Final = 401
_NOT_ALLOWED: Final = 405
_UNNAMED: Final = frozenset((400, 401, 403, 404, 405, 406, 411, 413, 414, 415, 422, 428, 431))
"""What any service may answer to a bad request, although few descriptions name it."""
_FLAT: Final = frozenset((405, 406, 415))
"""What no state and no value explains where method and media types are as described."""


def conduct(
    exchange: Exchange, responses: Responses, excuses: Excuses, *, strict_credentials: bool
) -> Iterator[Violation]:
    """Give what is wrong with the status of an answer.

    Args:
        exchange: a request and its answer.
        responses: the responses of its operation.
        excuses: what may excuse a refusal.
        strict_credentials: whether the service must refuse credentials that are wrong.
    """
    case, status = exchange.case, exchange.answer.status
    pointer = case.operation.pointer
    if status == _NO_ANSWER:
        message = f"The service {exchange.answer.body.decode()}: {case.why}."
        yield Violation("connection-is-dropped", message, pointer)
        return
    if status == _BUSY and str(status) in responses.statuses:
        return
    if status >= _FAULT:
        message = f"The service failed with {status}: {case.why}."
        yield Violation("server-error", message, pointer, kind=str(status))
    elif case.call.method != case.operation.method:
        yield from _other_method(exchange)
    elif case.credentials != "own":
        yield from _unauthenticated(exchange, responses, strict=strict_credentials)
    elif case.expects:
        if not _expected(case, status):
            wanted = " or ".join(case.expects)
            message = f"The answer is {status}, where only {wanted} is right: {case.why}."
            yield Violation("status-is-not-expected", message, case.pointer, kind=str(status))
    elif case.mode == "invalid":
        yield from _bad(exchange, responses)
    else:
        yield from _good(exchange, responses, excuses)


def _expected(case: Case, status: int) -> bool:
    return any(each == str(status) or each.upper() == f"{status // 100}XX" for each in case.expects)


def _other_method(exchange: Exchange) -> Iterator[Violation]:
    case, answer = exchange.case, exchange.answer
    method, path = case.call.method, case.operation.path
    if answer.status < _PROBLEM:
        message = f"{method} {path} is answered {answer.status}, though it is not described."
        yield Violation("undeclared-method-accepted", message, case.pointer, kind=method)
    elif answer.status == _NOT_ALLOWED and answer.header("allow") is None:
        message = f"405 must name the methods of {path} in the header Allow (RFC 9110, 15.5.6)."
        yield Violation("allow-header-is-missing", message, case.pointer, "allow")


def _unauthenticated(
    exchange: Exchange, responses: Responses, *, strict: bool
) -> Iterator[Violation]:
    case, status = exchange.case, exchange.answer.status
    if status < _REDIRECT and (case.credentials == "none" or strict):
        told = "without credentials" if case.credentials == "none" else "with wrong credentials"
        message = f"A request {told} is answered {status}, though the operation asks for them."
        pointer = f"{case.operation.pointer}/security"
        yield Violation("authentication-is-ignored", message, pointer, kind=case.credentials)
    elif status not in _UNNAMED or (status != _NO_ENTRY and str(_NO_ENTRY) in responses.statuses):
        yield from _undocumented(exchange, responses)


def _bad(exchange: Exchange, responses: Responses) -> Iterator[Violation]:
    case, status = exchange.case, exchange.answer.status
    if status < _REDIRECT:
        message = f"A request that the description forbids is answered {status}: {case.why}."
        yield Violation("invalid-request-accepted", message, case.pointer, kind=case.pointer)
    elif status not in _UNNAMED:
        yield from _undocumented(exchange, responses)


def _good(exchange: Exchange, responses: Responses, excuses: Excuses) -> Iterator[Violation]:
    case, status = exchange.case, exchange.answer.status
    if status in _FLAT or (status == _invalid(responses) and not excuses.excuse(case)):
        message = f"A request that the description allows is refused with {status}: {case.why}."
        yield Violation("valid-request-refused", message, case.pointer, kind=case.pointer)
    else:
        yield from _undocumented(exchange, responses)


def _invalid(responses: Responses) -> int:
    """Give the status of requests that break the description: 400, or 422 where only it is."""
    return 422 if "422" in responses.statuses and "400" not in responses.statuses else 400


def _undocumented(exchange: Exchange, responses: Responses) -> Iterator[Violation]:
    status = exchange.answer.status
    if responses.statuses and responses.of(status) is None:
        told = [name.lower() if name == "DEFAULT" else name for name in responses.statuses]
        verb = "is" if len(told) == 1 else "are"
        message = f"The answer is {status}, which is not described, as {listing(told)} {verb}."
        pointer = f"{exchange.case.operation.pointer}/responses"
        yield Violation("status-is-not-documented", message, pointer, kind=str(status))
