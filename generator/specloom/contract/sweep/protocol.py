"""Cases about what surrounds a request: credentials, media types of answers, methods, statuses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from specloom.contract.model import Case, Values
from specloom.contract.sweep.subject import ANY_ANSWER, Subject

__all__ = ["about_answers", "about_credentials", "about_methods"]

_UNKNOWN: Final = "application/x-specloom-unknown"
_METHODS: Final = ("PATCH", "DELETE", "PUT", "POST", "GET")


def about_answers(subject: Subject, usual: Values) -> Iterator[Case]:
    """Ask for each media type of an answer, for one that is not described, and for each status."""
    named: dict[str, str] = {}
    for response in subject.operation.responses:
        if response.status[:1] == "2":
            for media_type in response.content:
                named.setdefault(media_type.name, media_type.pointer)
    for name, pointer in named.items():
        there = replace(usual, headers={**usual.headers, "accept": name})
        yield from subject.case(there, "valid", f"the request asks for {name}", pointer)
    if named and not any("*" in name for name in named):
        there = replace(usual, headers={**usual.headers, "accept": _UNKNOWN})
        why = f"the request asks for {_UNKNOWN}, which is not described"
        yield from subject.case(there, "valid", why, subject.operation.pointer, expects=ANY_ANSWER)
    for response in subject.operation.responses:
        if response.status.isdigit() and response.status[0] in "234":
            wish = {**usual.headers, "prefer": f"code={response.status}"}
            why = f"the request asks for {response.status} by Prefer, which mocks understand"
            there = replace(usual, headers=wish)
            yield from subject.case(there, "valid", why, response.pointer, expects=ANY_ANSWER)


def about_credentials(subject: Subject, usual: Values) -> Iterator[Case]:
    """Leave credentials out, and send wrong ones, where the operation asks for some."""
    security = subject.operation.security
    if not security or any(not requirement.schemes for requirement in security):
        return
    pointer = f"{subject.operation.pointer}/security"
    for case in subject.case(usual, "invalid", "without credentials", pointer):
        yield replace(case, credentials="none", expects=("401", "403"))
    for case in subject.case(usual, "invalid", "with wrong credentials", pointer):
        yield replace(case, credentials="wrong", expects=("401", "403"))


def about_methods(subject: Subject, usual: Values) -> Iterator[Case]:
    """Send a method that no path of the description takes where the request leads."""
    for case in subject.case(replace(usual, query={}), "invalid", "", subject.operation.pointer):
        taken = subject.routes.methods(case.call.target)
        method = next((each for each in _METHODS if each not in taken), None)
        if method is None:
            return
        call = replace(case.call, method=method, body=None)
        pointer = subject.operation.pointer.rpartition("/")[0]
        why = f"{method} is none of the methods of {subject.operation.path}"
        yield replace(case, call=call, why=why, pointer=pointer, expects=("405", "404", "501"))
