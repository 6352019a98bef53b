"""Components that no operation reaches: compared too, since some descriptions are read for them."""

from __future__ import annotations

from collections.abc import Iterator

from specloom.diff.graph import Graph
from specloom.diff.operations import Root
from specloom.ir.model import Api, Schema, dereference

__all__ = ["loose_roots"]


def loose_roots(base: Api, revision: Api, graph: Graph) -> Iterator[Root]:
    """Give the components of both sides that are in no pair of a settled graph.

    Which way they travel is not known, so each is given both ways, and for no operation.
    """
    met = {id(dereference(each)) for node in graph.nodes for each in (node.base, node.revision)}
    for name, schema in base.schemas.items():
        other = revision.schemas.get(name)
        if other is not None and not {id(dereference(schema)), id(dereference(other))} & met:
            yield from _both_ways(name, schema, other)


def _both_ways(name: str, base: Schema, revision: Schema) -> Iterator[Root]:
    label = f"component {name}"
    yield Root(base, revision, "request", "body", label, ())
    yield Root(base, revision, "response", "body", label, ())
