"""Which operations a client shall have: what is asked for, and whether it is there."""

from __future__ import annotations

from collections.abc import Sequence

import click

from specloom.config import PagingSetting, Selection, closest, selection_fault
from specloom.errors import BadInput, Finding, Location
from specloom.ir import Api
from specloom.values import idle, select

__all__ = ["require_paged", "require_selected", "selection_of"]


def selection_of(include: tuple[str, ...], exclude: tuple[str, ...]) -> Selection:
    """Give what the options of those names select.

    Raises:
        UsageError: One of them is no pattern.
    """
    for name, patterns in (("--include", include), ("--exclude", exclude)):
        if fault := selection_fault(patterns):
            raise click.UsageError(f"{name} {fault}")
    return Selection(include, exclude)


def require_paged(apis: Sequence[Api], settings: Sequence[PagingSetting]) -> None:
    """See to it that every operation whose pages specloom.toml tells of is in some version.

    Raises:
        BadInput: One is not.
    """
    known = [f"{one.method} {one.path}" for api in apis for one in api.operations]
    findings = [
        Finding(
            "unknown-operation",
            f"{one.operation} is an operation of no version{closest(one.operation, known)}",
            one.places[""],
        )
        for one in settings
        if one.operation not in known
    ]
    if findings:
        raise BadInput(*findings)


def require_selected(apis: Sequence[Api], selection: Selection, asked: Location) -> None:
    """See to it that every pattern selects something, and all together leave something.

    Raises:
        BadInput: They do not.
    """
    findings = [
        Finding("idle-pattern", f"{one} fits no operation; correct or remove it", asked)
        for one in idle(apis, selection)
    ]
    if not findings and selection != Selection():
        left = any((part := select(api, selection)).operations or part.webhooks for api in apis)
        message = "include and exclude leave no operation; widen the one or narrow the other"
        findings += [] if left else [Finding("nothing-selected", message, asked)]
    if findings:
        raise BadInput(*findings)
