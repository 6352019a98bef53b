"""Components that are called otherwise: nothing on the wire, another name in generated code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from specloom.diff.graph import Graph
from specloom.diff.model import OperationRef, Rename
from specloom.diff.reach import Reach
from specloom.diff.schema_changes import Judged
from specloom.ir.model import Api

__all__ = ["renamed_components"]

_BELOW: Final = "#/components/schemas/"


def renamed_components(graph: Graph, reach: Reach, base: Api, revision: Api) -> Iterator[Judged]:
    """Give the components that stand where one of another name stood, and nowhere else.

    Args:
        graph: The pairs of schemas that were compared.
        reach: Which operations hold them.
        base: The description that names the old ones.
        revision: The one that names the new ones.
    """
    forth: dict[str, dict[str, list[int]]] = {}
    back: dict[str, set[str]] = {}
    for index, node in enumerate(graph.nodes):
        old, new = node.base.pointer, node.revision.pointer
        if _named(old, base) and _named(new, revision):
            forth.setdefault(old, {}).setdefault(new, []).append(index)
            back.setdefault(new, set()).add(old)
    for old, found in forth.items():
        new = next(iter(found))
        names = old.removeprefix(_BELOW), new.removeprefix(_BELOW)
        known = names[0] in revision.schemas or names[1] in base.schemas
        if len(found) == 1 and back[new] == {old} and old != new and not known:
            yield _renamed(old, new, _operations(found[new], reach))


def _named(pointer: str, api: Api) -> bool:
    return pointer.startswith(_BELOW) and pointer.removeprefix(_BELOW) in api.schemas


def _operations(indices: list[int], reach: Reach) -> tuple[OperationRef, ...]:
    found = {
        operation
        for index in indices
        for direction in ("request", "response")
        for root in reach.roots(index, direction)
        for operation in root.operations
    }
    return tuple(sorted(found))


def _renamed(old: str, new: str, operations: tuple[OperationRef, ...]) -> Judged:
    names = [
        pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~") for pointer in (old, new)
    ]
    return Judged(
        "api-schema-renamed",
        "info",
        "none",
        "none",
        old,
        new,
        operations,
        f"The component `{names[0]}` is called `{names[1]}` now.",
        Rename(names[0], names[1], "sure"),
        subject=names[0],
        key=names[0],
        wire=False,
    )
