"""The pairs of schemas of two descriptions, each once, with what was done to it and where it is.

Pairs are nodes, however many ways lead to them: work and findings grow with the documents, never
with the number of paths through them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final, TypeAlias

from specloom.diff.edits import (
    Child,
    Edit,
    MatchProperties,
    MatchValues,
    Versus,
    children,
    schema_edits,
)
from specloom.diff.edits.marks import marks
from specloom.diff.edits.scalars import with_null
from specloom.diff.enum_values import value_renames
from specloom.diff.hints import NO_HINTS
from specloom.diff.untouched import same_marks, untouched
from specloom.diff.uses import Use, unwrap
from specloom.ir.model import (
    ANNOTATIONS,
    Annotations,
    BooleanSchema,
    Reference,
    Schema,
    SchemaObject,
)
from specloom.values.answers import No
from specloom.values.forms import NULL, Form
from specloom.values.inclusion import Inclusion
from specloom.values.samples import Member, Step

__all__ = ["Edge", "Graph", "Node", "Steps"]

Steps: TypeAlias = tuple[Step | None, Step | None]
"""How to get from a pair to one inside it, on either side; None stays where it is."""
_Key: TypeAlias = tuple[int, int, bool, bool]
_Heirs: TypeAlias = Mapping[str, Reference]


@dataclass(frozen=True, slots=True)
class _How:
    """How a pair is looked at, if not as it stands.

    `quiet`: what it says of its place is told where it is used. `null_aside`: so is whether it lets
    null in, which depends on what is around it, and is left out of the comparison.
    """

    quiet: bool = False
    null_aside: bool = False


_AS_IT_STANDS: Final = _How()


@dataclass(frozen=True, slots=True, eq=False)
class Edge:
    """The way from a pair to one inside it.

    `read_only` and `write_only` tell that values only come back, or are only sent, that way.
    `required` is whether the property is, on the base side. `heir` tells that what extends a
    schema may stand in its place, which its discriminator says and no validator knows.
    """

    child: int
    steps: Steps
    read_only: bool = False
    write_only: bool = False
    required: bool = False
    heir: bool = False


@dataclass(slots=True, eq=False)
class Node:
    """A pair of schemas at one place."""

    base: Schema
    revision: Schema
    _make: Callable[[], Form]
    edits: tuple[Edit, ...] = ()
    edges: list[Edge] = field(default_factory=list)
    _form: Form | None = None

    @property
    def form(self) -> Form:
        """The form of the base, made when it is asked for first."""
        if self._form is None:
            self._form = self._make()
        return self._form


class Graph:
    """All pairs that were asked for and those inside them; made breadth first."""

    def __init__(
        self, engine: Inclusion, match: MatchProperties, renamed: MatchValues | None = None
    ) -> None:
        self.nodes: list[Node] = []
        self._engine = engine
        self._match = match
        self._renamed = renamed or partial(value_renames, NO_HINTS)
        self._known: dict[_Key, int] = {}
        self._waiting: list[tuple[int, Use, Use, _How]] = []
        self._uses: dict[int, Use] = {}

    def pair(self, base: Schema, revision: Schema) -> int:
        """Give the number of the pair of two schemas."""
        one, other = self._use(base), self._use(revision)
        if one.wrapped or other.wrapped:
            return self._wrapped(one, other)
        return self._core(one, other, _AS_IT_STANDS)

    def settle(self) -> None:
        """Compare all pairs asked for so far, and those inside them."""
        at = 0
        while at < len(self._waiting):
            self._compare(*self._waiting[at])
            at += 1
        self._waiting.clear()

    # ------------------------------------------------------------------------------------- pairs

    def _use(self, schema: Schema) -> Use:
        use = self._uses.get(id(schema))
        if use is None:
            use = self._uses[id(schema)] = unwrap(schema)
        return use

    def _core(self, one: Use, other: Use, how: _How) -> int:
        key = (id(one.core), id(other.core), how.quiet, how.null_aside)
        index = self._known.get(key)
        if index is None:
            index = self._known[key] = len(self.nodes)
            make = partial(self._form, one.core, how)
            self.nodes.append(Node(one.core, other.core, make))
            self._waiting.append((index, one, other, how))
        return index

    def _wrapped(self, one: Use, other: Use) -> int:
        """Pair two uses: what the places say themselves, then what is inside."""
        key = (id(one.schema), id(other.schema), True, True)
        index = self._known.get(key)
        if index is not None:
            return index
        index = self._known[key] = len(self.nodes)
        node = Node(one.schema, other.schema, partial(self._engine.forms.of, one.schema))
        self.nodes.append(node)
        inner = self._take_null(one.core, other.core)
        whole = self._take_null(one.schema, other.schema)
        how = _How(one.wrapped != other.wrapped, whole != inner and inner[0] != inner[1])
        node.edits = tuple(self._use_edits(one, other, how))
        if whole != inner:
            node.edits += tuple(self._null_edits(one, other, node.form, whole))
        node.edges.append(Edge(self._core(one, other, how), (None, None)))
        return index

    def _use_edits(self, one: Use, other: Use, how: _How) -> Iterator[Edit]:
        said = (one.annotations, other.annotations) if how.quiet else (one.own, other.own)
        if said[0] is not said[1]:
            yield from marks(*said, _place(one, other), _place(other, one))

    def _null_edits(
        self, one: Use, other: Use, form: Form, whole: tuple[bool, bool]
    ) -> Iterator[Edit]:
        at, by = _place(one, other), _place(other, one)
        if whole == (False, True):
            yield Edit("became-nullable", at, by, "may be null", with_null(form))
        elif whole == (True, False):
            without = self._engine.forms.narrowed(form, form.types - {"null"})
            yield Edit("became-not-nullable", at, by, "may no longer be null", without)

    def _take_null(self, base: Schema, revision: Schema) -> tuple[bool, bool]:
        return self._takes_null(base), self._takes_null(revision)

    def _takes_null(self, schema: Schema) -> bool:
        form = self._engine.forms.of(schema)
        if "null" not in form.types or form.plain:
            return "null" in form.types
        return not isinstance(self._engine.includes(NULL, schema), No)

    def _form(self, schema: Schema, how: _How) -> Form:
        form = self._engine.forms.of(schema)
        if how.null_aside:
            narrowed = self._engine.forms.narrowed(form, form.types - {"null"})
            return replace(narrowed, schema=form.schema)  # which edits ask for its format
        return form

    def _compare(self, index: int, one: Use, other: Use, how: _How) -> None:
        node = self.nodes[index]
        base, revision = one.core, other.core
        if base is revision:
            return
        edits: list[Edit] = []
        said, says = _said(base), _said(revision)
        if not how.quiet and not same_marks(said, says):
            edits += marks(said, says, base.pointer, revision.pointer)
            node.edits = tuple(edits)
        node.edges += self._heir_edges(_heirs(base), _heirs(revision))
        inside = untouched(base, revision)
        if inside is not None:
            node.edges += map(self._edge, inside)
            return
        forms, after = self._engine.forms, self._form(revision, how)
        same = self._engine.equal
        versus = Versus(node.form, after, forms, base, revision, same, self._renamed)
        edits += schema_edits(versus, self._match)
        node.edits = tuple(edits)
        node.edges += map(self._edge, children(versus, self._match))

    def _heir_edges(self, base: _Heirs, revision: _Heirs) -> Iterator[Edge]:
        """Pair what may stand in the place of two schemas: by tag, else by name."""
        named = {heir.target_pointer: heir for heir in revision.values()}
        for tag, heir in base.items():
            other = revision.get(tag) or named.get(heir.target_pointer)
            if other is not None:
                steps = (Member(heir), Member(other))
                yield Edge(self.pair(heir, other), steps, heir=True)

    def _edge(self, child: Child) -> Edge:
        one, other = self._use(child.base), self._use(child.revision)
        if child.quiet:
            index = self._core(one, other, _How(quiet=True))
        else:
            index = self.pair(child.base, child.revision)
        said, says = one.annotations, other.annotations
        return Edge(
            index,
            child.steps,
            said.read_only and says.read_only,
            said.write_only and says.write_only,
            child.required,
        )


def _said(schema: BooleanSchema | SchemaObject) -> Annotations:
    return ANNOTATIONS if isinstance(schema, BooleanSchema) else schema.annotations


def _heirs(schema: BooleanSchema | SchemaObject) -> _Heirs:
    """Give by their tags what extends a schema by `allOf`; a union has members instead."""
    if isinstance(schema, BooleanSchema) or schema.discriminator is None:
        return {}
    parts = schema.composition
    union = parts is not None and (parts.one_of or parts.any_of)
    return {} if union else schema.discriminator.mapping


def _place(use: Use, other: Use) -> str:
    """Give where a use says, or leaves unsaid, what a wrapper around the other one says.

    A component that wraps another says it once, however many places refer to it.
    """
    if use.said_at:
        return use.said_at
    return use.schema.pointer if other.here else use.core.pointer
