"""The README of a client: which calls to show, in the client's own names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from specloom.render.operations import OperationView
from specloom.render.resources import ResourceView

__all__ = ["Shown", "async_lines", "calls", "downloaded", "streamed_call", "sync_lines"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A call worth showing: the resource, the method, and its arguments as written."""

    resource: str
    operation: OperationView
    call: str


def calls(resources: Sequence[ResourceView]) -> tuple[Shown | None, Shown | None]:
    """Choose a list (paged if there is one) and a get, the plainest of each."""
    shown = [one for one in _shown(resources) if not one.operation.streaming_code]
    paged = [one for one in shown if one.operation.item and not _required(one.operation)]
    plain = [
        one
        for one in shown
        if one.operation.method == "GET" and one.operation.returns not in {"None", "Any"}
    ]
    simple = sorted(
        plain, key=lambda one: (len(_required(one.operation)), one.operation.name != "get")
    )
    return (paged[0] if paged else None), (simple[0] if simple else None)


def streamed_call(resources: Sequence[ResourceView]) -> Shown | None:
    """Choose an answer that comes item by item, if there is one."""
    return next((one for one in _shown(resources) if one.operation.streaming_code), None)


def downloaded(resources: Sequence[ResourceView]) -> Shown | None:
    """Choose an answer that is bytes, if there is one."""
    return next((one for one in _shown(resources) if one.operation.binary), None)


def _shown(resources: Sequence[ResourceView]) -> Iterator[Shown]:
    return (
        Shown(one.name, operation, _call(operation))
        for one in resources
        for operation in one.operations
        if not operation.deprecated
    )


def _required(operation: OperationView) -> list[str]:
    return [one.name for one in operation.arguments if one.required]


def _call(operation: OperationView) -> str:
    parts = [
        '"…"' if one.positional else f"{one.name}=…" for one in operation.arguments if one.required
    ]
    return f"{operation.name}({', '.join(parts)})"


def sync_lines(listed: Shown | None, single: Shown | None) -> Iterator[str]:
    """Write the first call, as a loop where a list is walked."""
    if listed is not None:
        item = listed.operation.item.rsplit(".", 1)[-1]
        yield f"for item in client.{listed.resource}.{listed.call}:  # {item}, page by page"
        yield "    print(item)"
    elif single is not None:
        yield f"answer = client.{single.resource}.{single.call}"
        yield "print(answer)"
    else:
        yield "..."


def async_lines(listed: Shown | None, single: Shown | None) -> Iterator[str]:
    """Write the same call in the other colour."""
    if listed is not None:
        yield f"async for item in client.{listed.resource}.{listed.call}:"
        yield "    print(item)"
    elif single is not None:
        yield f"print(await client.{single.resource}.{single.call})"
    else:
        yield "..."
