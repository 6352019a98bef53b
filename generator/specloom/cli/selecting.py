"""Which operations a client shall have: what is asked for, and whether it is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import click

from specloom.config import PagingSetting, Selection, closest, selection_fault
from specloom.errors import BadInput, Finding, Location
from specloom.ir import Api
from specloom.spec import Document
from specloom.values import idle, select

__all__ = ["bare", "require_paged", "require_selected", "selection_of"]


def selection_of(include: tuple[str, ...], exclude: tuple[str, ...]) -> Selection:
    """Give what the options of those names select.

    Raises:
        UsageError: One of them is no pattern.
    """
    for name, patterns in (("--include", include), ("--exclude", exclude)):
        for one in patterns:
            if selection_fault([one]):
                kinds = "tag:…, path:… or operationId:…"
                raise click.UsageError(f"{name} {one!r} is no pattern; write {kinds}")
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


def require_selected(
    apis: Sequence[Api], selection: Selection, asked: tuple[Location, Location]
) -> None:
    """See to it that every pattern selects something, and all together leave something.

    Args:
        apis: The versions, whole.
        selection: What is asked for.
        asked: Where that is: what is included, and what is not.

    Raises:
        BadInput: They do not.
    """
    parts = Selection(selection.include), Selection((), selection.exclude)
    findings = [
        Finding("idle-pattern", f"{one} fits no operation{_mended(one, apis)}", where)
        for part, where in zip(parts, asked, strict=True)
        for one in idle(apis, part)
    ]
    if not findings and selection != Selection():
        left = any((part := select(api, selection)).operations or part.webhooks for api in apis)
        message = "include and exclude leave no operation; widen the one or narrow the other"
        where = asked[0] if selection.include else asked[1]
        findings += [] if left else [Finding("nothing-selected", message, where)]
    if findings:
        raise BadInput(*findings)


def _mended(pattern: str, apis: Iterable[Api]) -> str:
    """Say what to write instead of a pattern: what looks like it, if something does."""
    kind, _, name = pattern.partition(":")
    known: dict[str, None] = {}
    for one in (one for api in apis for one in (*api.operations, *api.webhooks)):
        names = {"tag": one.tags, "path": (one.path,)}.get(kind, (one.id,))
        known |= dict.fromkeys(names)
    return closest(name, known) or "; correct or remove it"


def bare(versions: Iterable[tuple[Api, Document]]) -> Iterator[Finding]:
    """Tell of each version whose client will have no operations, and what it has instead."""
    for api, document in versions:
        if not api.operations:
            has = "webhooks" if api.webhooks else "models" if api.schemas else ""
            client = f"the client has {has} alone" if has else "the client is empty"
            message = f"there is no operation; {client}"
            yield Finding("no-operations", message, document.locate("#"), "info")
