"""All cases of a description, in order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import Final

from specloom.contract.model import Case, Values
from specloom.contract.sweep.bodies import about_bodies
from specloom.contract.sweep.judging import Judge
from specloom.contract.sweep.parameters import about_parameters
from specloom.contract.sweep.protocol import about_answers, about_credentials, about_methods
from specloom.contract.sweep.routes import Routes
from specloom.contract.sweep.subject import Subject
from specloom.ir.model import Api

__all__ = ["cases"]

_MOST: Final = 600
"""Cases of one operation: what goes beyond repeats what others show."""


def cases(api: Api, seed: int = 0) -> Iterator[Case]:
    """Give the cases of every operation, in the order in which the description has them.

    Args:
        api: the description.
        seed: what is made up follows from it; equal seeds give equal cases.
    """
    judge, routes = Judge(api), Routes(api.operations)
    paths: set[str] = set()
    for operation in api.operations:
        subject = Subject(api, operation, judge, routes, seed)
        usual = subject.usual
        if usual is None:
            continue
        yield from islice(_once(_of(subject, usual)), _MOST)
        if operation.path not in paths:
            paths.add(operation.path)
            yield from about_methods(subject, usual)


def _of(subject: Subject, usual: Values) -> Iterator[Case]:
    pointer = subject.operation.pointer
    return chain(
        subject.case(usual, "valid", "the request holds no more than what is required", pointer),
        about_credentials(subject, usual),
        about_answers(subject, usual),
        about_parameters(subject, usual),
        about_bodies(subject, usual),
    )


def _once(found: Iterator[Case]) -> Iterator[Case]:
    """Leave out what was sent already."""
    seen: set[tuple[object, ...]] = set()
    for case in found:
        key = (case.call, case.credentials)
        if key not in seen:
            seen.add(key)
            yield case
