"""What an operation may answer: its responses, each compiled when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from specloom.ir.media_types import BODILESS, MediaKind, kind_of
from specloom.ir.model import Header, JsonValue, MediaType, Operation, Reference, Response
from specloom.mock.checks import Check, Checks
from specloom.mock.generation import Generator
from specloom.mock.media import chosen
from specloom.mock.randomness import random_of
from specloom.mock.writing.encoding import encoded, header_text
from specloom.values.samples import NO_SAMPLE, sample

__all__ = ["Content", "ResponsePlan", "Responses"]

_POOL: Final = 8
_FINE: Final = 2


class Content:
    """A body in one media type.

    Args:
        media_type: what the description says of it.
        checks: where the checks of schemas come from.
        seed: what values that are made up follow from.
    """

    def __init__(self, media_type: MediaType, checks: Checks, seed: int) -> None:
        self.media_type = media_type
        self.kind: MediaKind = kind_of(media_type.name)
        streams = self.kind in ("lines", "events")
        self.schema = (media_type.item_schema if streams else None) or media_type.schema
        in_range = self.kind == "json" and "*" in media_type.name
        self.name = "application/json" if in_range else media_type.name
        self._check: Check | None = None
        self._generator: Generator | None = None
        if self.schema is not None:
            self._check = checks.of(self.schema, "response")
            self._generator = Generator(self.schema, checks)
        self._seed = seed
        self._pool: dict[int, bytes | None] = {}

    def write(self, value: JsonValue) -> bytes | None:
        """Write a value; None where the schema refuses it, or the media type cannot hold it."""
        if self._check is not None and not self._check.accepts(value):
            return None
        if self.kind == "json":
            return encoded("json", value)
        schema = self.schema
        name = schema.target_pointer.rpartition("/")[2] if isinstance(schema, Reference) else "root"
        return encoded(self.kind, value, root=name)

    def why_not(self, value: JsonValue) -> list[tuple[str, str]]:
        """Give what is wrong with a value, each with the JSON Pointer of its place in it."""
        return [] if self._check is None else self._check.why_not(value)

    @cached_property
    def examples(self) -> Mapping[str, bytes]:
        """The examples by name that are what the schema says; a bare one has the empty name."""
        found: dict[str, bytes] = {}
        for example in self.media_type.examples:
            if (body := self._example(example.value)) is not None:
                found.setdefault(example.name, body)
        return found

    def _example(self, value: JsonValue) -> bytes | None:
        if self.kind != "json" and isinstance(value, str):  # as it is, unparsed
            return value.encode("utf-8", "replace")
        return self.write(value)

    def made(self, choice: int) -> bytes | None:
        """Give a body that is made up; `choice` picks one of a few. None where there is none."""
        place = choice % _POOL
        if place not in self._pool:
            self._pool[place] = self._make(place)
        return self._pool[place]

    def _make(self, place: int) -> bytes | None:
        if self._generator is None:
            return _ANYTHING.get(self.kind, b"")
        value = self._generator.value(random_of(self._seed, self.media_type.pointer, place))
        return None if value is NO_SAMPLE else self.write(value)

    def usual(self, choice: int, *, dynamic: bool = False) -> bytes | None:
        """Give the first example, else a body that is made up; `dynamic` wants that anyway."""
        if self.examples and not dynamic:
            return next(iter(self.examples.values()))
        made = self.made(choice)
        return next(iter(self.examples.values()), None) if made is None else made


_ANYTHING: Final[Mapping[MediaKind, bytes]] = {
    "json": b"{}",
    "lines": b"{}\n",
    "events": b"data: {}\n\n",
}
"""What a body without a schema is."""


class ResponsePlan:
    """One response under one status."""

    def __init__(self, status: int, response: Response, checks: Checks, seed: int) -> None:
        self.status = status
        self.response = response
        self.contents: Sequence[Content] = [
            Content(media_type, checks, seed)
            for media_type in response.content
            if kind_of(media_type.name) != "multipart" and status not in BODILESS
        ]
        self._names = [content.name for content in self.contents]

    @cached_property
    def headers(self) -> Mapping[str, str]:
        """The headers that must be there."""
        made = ((h.name.lower(), _header(h)) for h in self.response.headers if h.required)
        return {
            name: value
            for name, value in made
            if value is not None and name not in ("content-type", "content-length")
        }

    def content(self, accept: str | None) -> Content | None:
        """Give the body in the media type that a client likes best; None where there is none."""
        place = chosen(accept, self._names) if self.contents else None
        return None if place is None else self.contents[place]

    @cached_property
    def is_satisfiable(self) -> bool:
        """Whether there is an answer: no body is declared, or one can be made."""
        return not self.contents or any(each.usual(0) is not None for each in self.contents)


def _header(header: Header) -> str | None:
    values = [example.value for example in header.examples]
    made = sample(header.schema, "response")
    values += [] if made is NO_SAMPLE else [made]
    return next((header_text(value, explode=header.explode) for value in values), None)


@dataclass(frozen=True, slots=True)
class _Declared:
    status: str
    response: Response

    @property
    def usual(self) -> int:
        """A status that the response stands for."""
        if self.status.isdigit():
            return int(self.status)
        return 200 if self.status == "DEFAULT" else int(self.status[0]) * 100


class Responses:
    """The responses of one operation."""

    def __init__(self, operation: Operation, checks: Checks, seed: int) -> None:
        self._declared = [_Declared(each.status.upper(), each) for each in operation.responses]
        self._by_name = {each.status: each.response for each in self._declared}
        self._make: Callable[[int, Response], ResponsePlan] = lambda status, response: ResponsePlan(
            status, response, checks, seed
        )
        self._plans: dict[int, ResponsePlan | None] = {}

    def of(self, status: int) -> ResponsePlan | None:
        """Give the response of a status: its own, else that of its range, else the default."""
        if status not in self._plans:
            wanted = (str(status), f"{status // 100}XX", "DEFAULT")
            found = next((self._by_name[name] for name in wanted if name in self._by_name), None)
            self._plans[status] = None if found is None else self._make(status, found)
        return self._plans[status]

    @cached_property
    def successes(self) -> Sequence[ResponsePlan]:
        """The responses to a request that goes well, the usual one first."""
        statuses = sorted({each.usual for each in self._declared})
        fine = [status for status in statuses if status // 100 == _FINE]
        found = fine or statuses  # redirections, or nothing but problems
        return [plan for plan in map(self.of, found) if plan is not None]

    @cached_property
    def success(self) -> ResponsePlan | None:
        """The usual response to a request that goes well: the first that can be given."""
        return next((plan for plan in self.successes if plan.is_satisfiable), None)

    def __iter__(self) -> Iterator[ResponsePlan]:
        """Give the plan of each response that is declared."""
        return (plan for each in self._declared if (plan := self.of(each.usual)) is not None)
