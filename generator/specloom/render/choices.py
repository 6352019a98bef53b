"""What a caller may choose: the media type of a body, and that of an answer, as signatures.

A keyword names it. Where what is taken or given hangs on it, each media type has an overload, and
one more, for names that are not known beforehand, stands for all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from specloom.ir.model import Operation
from specloom.render.arguments import ArgumentView, Way, joined, needed, shown
from specloom.render.expressions import LISTS
from specloom.render.shapes import Shape, annotation
from specloom.render.text import Prose, literal

__all__ = ["Choices", "Offer", "Signature"]

_CONTENT_TYPE: Final = Prose("The media type to send the body in.")
_GIVEN: Final = Prose("The media type to send the body in; else what is given tells.")
_ACCEPT: Final = Prose("The media type to ask for.")


@dataclass(frozen=True, slots=True)
class Signature:
    """What a method takes and gives, in one way of calling it."""

    arguments: tuple[ArgumentView, ...]
    returns: str
    item: str


@dataclass(frozen=True, slots=True)
class Offer:
    """Answers of one type: the media types to ask for, what is returned, and an item of that."""

    names: tuple[str, ...]
    returned: Shape
    item: Shape | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen where an operation is called with some arguments."""

    operation: Operation
    ways: tuple[Way, ...]
    offers: tuple[Offer, ...]
    views: tuple[ArgumentView, ...]

    @property
    def content_type(self) -> str:
        """The keyword that names the media type of the body, empty where there is no choice."""
        return self._body.name if self._body.needed else ""

    @property
    def given_tells(self) -> bool:
        """Whether what is given may tell the media type of the body."""
        return self._body.tells

    @property
    def accept(self) -> str:
        """The keyword that names the media type of the answer, empty where there is no choice."""
        return self._answer.name if self._answer.needed else ""

    @property
    def signature(self) -> Signature:
        """The method as it is written: all that may be given, and all that may come of it."""
        return _given((*self.views, *self._added), self.offers)

    @property
    def _added(self) -> tuple[ArgumentView, ...]:
        return tuple(one.whole for one in (self._body, self._answer) if one.needed)

    def overloads(self) -> Iterator[Signature]:
        """Give the signature of each choice; none where they are the same.

        What may be any media type comes after those that are known: the first that fits holds.
        """
        if self._body.tells or self._answer.tells:
            for number, at in product(self._answer.places, self._body.places):
                yield self._overload(at, number)

    def calls(self) -> Iterator[Signature]:
        """Give the overloads of a method, whose body may be left out as a whole but not in part."""
        yield from self.overloads()
        if self._body.tells or self._answer.tells:
            return
        must = frozenset.intersection(*map(needed, self.ways)) if self.ways else frozenset()
        if any(one.name in must and not one.required for one in self.views):
            told = [replace(one, required=one.required or one.name in must) for one in self.views]
            told.sort(key=lambda one: (not one.positional, not one.required))
            yield _given((*told, *self._added), self.offers)
            body = {one.name for way in self.ways for one in way.arguments if "body" in one.place}
            rest = (one for one in (*self.views, self._answer.exact(0)) if one)
            yield _given(tuple(one for one in rest if one.name not in body), self.offers)

    def _overload(self, at: int | None, number: int | None) -> Signature:
        """Give the signature of one way and one offer, or of any."""
        views = self.views
        if self._body.tells and at is not None:
            views = _views(self.ways[at], self.operation)
        added = (self._body.exact(at), self._answer.exact(number))
        offers = self.offers if number is None else (self.offers[number],)
        return _given((*views, *(one for one in added if one)), offers)

    @property
    def _body(self) -> _Keyword:
        names = [way.media.name for way in self.ways if way.media]
        name = self._free("content_type")
        if self.ways[1:] and len({_views(way, self.operation) for way in self.ways}) > 1:
            return _Keyword(name, _GIVEN, tuple((one,) for one in names), '""', told=False)
        return _Keyword(name, _CONTENT_TYPE, (tuple(names),), literal(names[0]) if names else "")

    @property
    def _answer(self) -> _Keyword:
        groups = tuple(one.names for one in self.offers)
        return _Keyword(self._free("accept"), _ACCEPT, groups, literal(groups[0][0]))

    def _free(self, name: str) -> str:
        while any(one.name == name for one in self.views):
            name += "_"
        return name


@dataclass(frozen=True, slots=True)
class _Keyword:
    """An argument that names a media type: in groups that make a difference, the usual first.

    `told` says that any but the usual must be named; else what is given may tell.
    """

    name: str
    doc: Prose
    groups: tuple[tuple[str, ...], ...]
    usual: str
    told: bool = True

    @property
    def needed(self) -> bool:
        return sum(map(len, self.groups)) > 1

    @property
    def tells(self) -> bool:
        return len(self.groups) > 1

    @property
    def places(self) -> tuple[int | None, ...]:
        """The groups by number, then none for what may be any."""
        return (*range(len(self.groups)), None) if self.tells else (0,)

    @property
    def whole(self) -> ArgumentView:
        kind = "str" if self.tells else _literals(self.groups[0])
        return ArgumentView(self.name, kind, False, False, self.doc, self.usual)  # noqa: FBT003

    def exact(self, place: int | None) -> ArgumentView | None:
        if not self.tells:
            return self.whole if self.needed else None
        if place is None:
            # Left out, one of the others fits.
            return replace(self.whole, required=True, default="")
        named = self.told and place > 0
        default = "" if named else "..."
        kind = _literals(self.groups[place])
        return ArgumentView(self.name, kind, False, named, self.doc, default)  # noqa: FBT003


def _views(way: Way, operation: Operation) -> tuple[ArgumentView, ...]:
    return shown(way.arguments, way.shapes, operation)


def _literals(names: Sequence[str]) -> str:
    return f"Literal[{', '.join(map(literal, names))}]"


def _given(arguments: tuple[ArgumentView, ...], offers: Sequence[Offer]) -> Signature:
    items = [one.item for one in offers if one.item is not None]
    returned = joined(one.returned for one in offers)
    return Signature(arguments, _type(returned), _type(joined(items)) if items else "")


def _type(shape: Shape) -> str:
    return annotation(shape, "models.", lists=LISTS)
