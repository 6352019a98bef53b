"""Where pairs of schemas are met: the requests and answers that hold them, and the ways there."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, assert_never

from specloom.diff.graph import Edge, Graph, Node
from specloom.diff.model import Side
from specloom.diff.operations import Root
from specloom.diff.spelling import place_name
from specloom.diff.wire import is_textual
from specloom.spec.pointers import join
from specloom.values.samples import Additional, Item, Member, Path, Property

__all__ = ["Reach", "Way"]

_Direction = Literal["request", "response"]


@dataclass(frozen=True, slots=True)
class Way:
    """The shortest way to a pair: the root it starts at, the edges from there, all pairs on it."""

    root: Root
    edges: tuple[Edge, ...]
    nodes: tuple[Node, ...]

    def path(self, side: Side) -> Path:
        """Give the steps of the way on one side."""
        number = 0 if side == "base" else 1
        return tuple(step for edge in self.edges if (step := edge.steps[number]) is not None)

    def pointer(self, side: Side) -> str:
        """Give where in a value the way leads to, as a JSON Pointer; empty for all of it."""
        tokens: list[object] = []
        for step in self.path(side):
            match step:
                case Property(name) | Additional(name):
                    tokens.append(name)
                case Item(index):
                    tokens.append(index)
                case Member():
                    pass
                case _:
                    assert_never(step)
        return join(tokens).removeprefix("#")

    @property
    def whole(self) -> Way | None:
        """The way to the outermost union that the pair is a variant of, None if it is of none.

        What one variant refuses, another may take: only the union tells what is accepted there.
        """
        found: int | None = None
        for at in range(len(self.edges) - 1, -1, -1):
            steps = self.edges[at].steps
            if any(isinstance(step, Member) for step in steps):
                found = at
            elif steps != (None, None):
                break
        return (
            None
            if found is None
            else replace(self, edges=self.edges[:found], nodes=self.nodes[: found + 1])
        )


class Reach:
    """Which roots lead to which pairs, in each direction.

    What is only read is in no request, what is only written in no answer.
    """

    def __init__(self, graph: Graph, roots: Sequence[tuple[int, Root]]) -> None:
        self._graph = graph
        self._roots = [root for _, root in roots]
        self._starts = [index for index, _ in roots]
        self._bits = {way: self._spread(way) for way in ("request", "response")}
        self._from = {way: self._tree(way) for way in ("request", "response")}
        self._at = {way: self._outermost(way) for way in ("request", "response")}

    def roots(self, node: int, direction: _Direction) -> Iterator[Root]:
        """Give the roots that lead to a pair, in their order."""
        bits = self._bits[direction][node]
        while bits:
            low = bits & -bits
            yield self._roots[low.bit_length() - 1]
            bits ^= low

    def root_at(self, node: int, direction: _Direction) -> Root | None:
        """Give the first root that is this very pair, or wraps nothing but it."""
        number = self._at[direction].get(node)
        return None if number is None else self._roots[number]

    def way(self, node: int, direction: _Direction) -> Way | None:
        """Give the shortest way to a pair in one direction."""
        tree = self._from[direction]
        nodes = self._graph.nodes
        edges: list[Edge] = []
        met = [nodes[node]]
        at = node
        while at in tree:
            origin, edge = tree[at]
            if edge is None:
                way = Way(self._roots[origin], tuple(reversed(edges)), tuple(reversed(met)))
                return _from_heir(way)
            edges.append(edge)
            met.append(nodes[origin])
            at = origin
        return None

    def _spread(self, direction: str) -> list[int]:
        bits = [0] * len(self._graph.nodes)
        waiting: deque[int] = deque()
        for number, (start, root) in enumerate(zip(self._starts, self._roots, strict=True)):
            if root.direction == direction:
                bits[start] |= 1 << number
                waiting.append(start)
        queued = set(waiting)
        while waiting:
            at = waiting.popleft()
            queued.discard(at)
            for edge in self._graph.nodes[at].edges:
                more = bits[at] & ~bits[edge.child]
                if more and _passes(edge, direction):
                    bits[edge.child] |= more
                    if edge.child not in queued:
                        queued.add(edge.child)
                        waiting.append(edge.child)
        return bits

    def _outermost(self, direction: str) -> dict[int, int]:
        """Give the number of the first root that is at a pair."""
        found: dict[int, int] = {}
        for number, (start, root) in enumerate(zip(self._starts, self._roots, strict=True)):
            at: int | None = start if root.direction == direction else None
            while at is not None and at not in found:
                found[at] = number
                inner = (e.child for e in self._graph.nodes[at].edges if e.steps == (None, None))
                at = next(inner, None)
        return found

    def _tree(self, direction: str) -> dict[int, tuple[int, Edge | None]]:
        """Give for each pair the one before it on the way, or the number of its root.

        A root that no operation has, or whose values travel as text, leads to what no other does.
        """
        tree: dict[int, tuple[int, Edge | None]] = {}
        ranks = [(not root.operations, is_textual(root)) for root in self._roots]
        for rank in ((False, False), (False, True), (True, False)):
            waiting: deque[int] = deque()
            for number, (start, root) in enumerate(zip(self._starts, self._roots, strict=True)):
                wanted = root.direction == direction and ranks[number] == rank
                if wanted and start not in tree:
                    tree[start] = (number, None)
                    waiting.append(start)
            self._grow(tree, waiting, direction)
        return tree

    def _grow(
        self, tree: dict[int, tuple[int, Edge | None]], waiting: deque[int], direction: str
    ) -> None:
        while waiting:
            at = waiting.popleft()
            for edge in self._graph.nodes[at].edges:
                if edge.child not in tree and _passes(edge, direction):
                    tree[edge.child] = (at, edge)
                    waiting.append(edge.child)


def _from_heir(way: Way) -> Way:
    """Let a way begin at the last heir on it: around that, validators see only what it extends."""
    found = next((at for at in reversed(range(len(way.edges))) if way.edges[at].heir), None)
    if found is None:
        return way
    side: Side = "base" if way.root.direction == "request" else "revision"
    around = replace(way, edges=way.edges[:found])
    heir = way.nodes[found + 1]
    name = place_name((heir.base if side == "base" else heir.revision).pointer)
    at = f" at {around.pointer(side)}" if around.pointer(side) else ""
    label = f"{way.root.label}{at} ({name})"
    root = replace(way.root, base=heir.base, revision=heir.revision, label=label)
    return Way(root, way.edges[found + 1 :], way.nodes[found + 1 :])


def _passes(edge: Edge, direction: str) -> bool:
    return not (edge.read_only if direction == "request" else edge.write_only)
