"""The examples of the catalogue, judged: all kinds of edit at one place, together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from specloom.config import Policy
from specloom.diff.graph import Graph
from specloom.diff.judge import Judge
from specloom.diff.matching import match_properties
from specloom.diff.model import OperationRef, Side
from specloom.diff.operations import Root
from specloom.diff.reach import Reach
from specloom.diff.rules.kinds import KINDS
from specloom.diff.rules.model import Kind, Spot
from specloom.diff.schema_changes import Judged, schema_changes
from specloom.diff.structures import Structures
from specloom.ir import build
from specloom.ir.model import ObjectShape, Schema, SchemaObject, Type
from specloom.spec import Document, File
from specloom.spec.parse import parse

__all__ = ["example", "examples", "fitting"]

_NAME: Final = "example.yaml"
_FIELD: Final = "field"
_OBJECT: Final = frozenset[Type](("object",))
_HEAD: Final = """\
openapi: 3.1.0
info: {title: Example, version: '1'}
paths: {}
components:
  schemas:
    Cat: {type: object, required: [kind], properties: {kind: {const: cat}, name: {type: string}}}
    Dog: {type: object, required: [kind], properties: {kind: {const: dog}, name: {type: string}}}
"""

_NUMBERS: Final = {id(kind): str(number) for number, kind in enumerate(KINDS)}
_LABELS: Final = {
    ("request", "parameter"): f"query {_FIELD}",
    ("response", "parameter"): f"query {_FIELD}",
    ("response", "header"): f"response 200 header {_FIELD}",
    ("request", "header"): f"response 200 header {_FIELD}",
    ("request", "body"): "request body",
    ("request", "property"): "request body",
    ("response", "body"): "response 200 body",
    ("response", "property"): "response 200 body",
}
"""Where a witness of each place travels."""


def fitting(spot: Spot) -> Iterator[Kind]:
    """Give the kinds of edit that show at a place."""
    for kind in KINDS:
        if spot.place == "property" or not (kind.of_property or kind.required):
            yield kind


def example(kind: Kind, spot: Spot, policy: Policy) -> Sequence[Judged]:
    """Give what the diff says of the example of a kind, at a place."""
    return _judged((kind,), spot, policy)[_number(kind)]


@cache
def examples(spot: Spot, policy: Policy) -> Sequence[Sequence[Judged]]:
    """Give the same for all kinds that fit, in their order."""
    kinds = tuple(fitting(spot))
    found = _judged(kinds, spot, policy)
    return [found[_number(kind)] for kind in kinds]


def _number(kind: Kind) -> str:
    return _NUMBERS[id(kind)]


def _judged(kinds: Iterable[Kind], spot: Spot, policy: Policy) -> Mapping[str, Sequence[Judged]]:
    """Judge examples, each as the request or the answer of an operation called by its number."""
    judge, structures = _judge(policy), Structures()
    graph = Graph(judge.request, lambda gone, new: match_properties(gone, new, structures))
    starts = []
    for kind in kinds:
        root = _root(kind, spot)
        starts.append((graph.pair(root.base, root.revision), root))
    graph.settle()
    found: dict[str, list[Judged]] = {_number(kind): [] for kind in kinds}
    for judged in schema_changes(graph, Reach(graph, starts), judge):
        for operation in judged.operations:
            found[operation.path].append(judged)
    return found


@cache
def _judge(policy: Policy) -> Judge:
    return Judge(policy)


def _root(kind: Kind, spot: Spot) -> Root:
    base, revision = (_placed(_schemas(side)[_number(kind)], kind, spot) for side in _SIDES)
    label = _LABELS[spot.direction, spot.place]
    place = "body" if spot.place == "property" else spot.place
    operation = OperationRef(_number(kind), "POST")
    return Root(
        base=base,
        revision=revision,
        direction=spot.direction,
        place=place,
        label=label,
        operations=(operation,),
    )


_SIDES: Final[tuple[Side, Side]] = ("base", "revision")


def _placed(schema: Schema, kind: Kind, spot: Spot) -> Schema:
    if spot.place != "property" or kind.of_property:
        return schema
    shape = ObjectShape({_FIELD: schema}, (_FIELD,) if kind.required else ())
    return SchemaObject(f"{schema.pointer}/properties", types=_OBJECT, object=shape)


@cache
def _schemas(side: Side) -> Mapping[str, Schema]:
    """Read the examples of one side, as components that are called by their numbers."""
    texts = (kind.base if side == "base" else kind.revision for kind in KINDS)
    lines = (f"    '{number}': {text}\n" for number, text in enumerate(texts))
    file = File(_NAME, "", parse((_HEAD + "".join(lines)).encode(), _NAME))
    return build(Document(_NAME, (file,), {})).schemas
