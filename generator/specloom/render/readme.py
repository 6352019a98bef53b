"""The README of a client: which calls to show, in the client's own names.

The first call is the plainest that shows something: a list without required arguments, best of all
one that is walked page by page and is called `list`, of the resource that most can be done with;
else a GET with the fewest required arguments, else any call with the fewest. Required arguments
have values that the description gives as examples, else plausible ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from specloom.ir.model import Api, JsonValue, Schema
from specloom.names import Argument, EnumKind, ListKind, LiteralKind, ScalarKind, Symbols, kind_of
from specloom.render.documentation import is_typed
from specloom.render.models import annotations_of
from specloom.render.operations import OperationView
from specloom.render.resources import ResourceView
from specloom.render.text import literal
from specloom.values.evidence import accepts
from specloom.values.realistic import numbers, texts

__all__ = [
    "Shown",
    "async_lines",
    "downloaded",
    "first_call",
    "shown_calls",
    "streamed",
    "sync_lines",
    "walked",
]

_LONG: Final = 40
"""Examples of more characters say less than a short one would."""
_SCALARS: Final[Mapping[str, type | tuple[type, ...]]] = {
    "str": str,
    "int": int,
    "float": (int, float),
    "bool": bool,
}
_ANY: Final = {"str": "…", "int": 1, "float": 1.5, "bool": True}
_UNKNOWN: Final = "..."
"""What stands for a value that only the reader knows, such as a model: Python's ellipsis."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A call that may be shown: the resource and how many methods it has, the call as written."""

    resource: str
    methods: int
    operation: OperationView
    call: str

    @property
    def required(self) -> int:
        """How many arguments must be given."""
        return sum(one.required for one in self.operation.arguments)

    @property
    def lists(self) -> bool:
        """Whether it gives items one by one, or a list of them."""
        return bool(self.operation.item) or self.operation.returns.startswith("builtins.list[")


def shown_calls(resources: Sequence[ResourceView], api: Api, symbols: Symbols) -> tuple[Shown, ...]:
    """Give the calls of a version that may be shown, the plainest first."""
    arguments = dict(_arguments(api, symbols))
    shown = [
        Shown(one.name, len(one.operations), each, _call(each, arguments[one.name, each.name]))
        for one in resources
        for each in one.operations
        if not each.deprecated
    ]
    return tuple(sorted(shown, key=_plainness))


def _arguments(api: Api, symbols: Symbols) -> Iterator[tuple[tuple[str, str], dict[str, Argument]]]:
    """Give the arguments of each method by name."""
    further = {pointer: name for (pointer, _), name in symbols.further.items()}
    for operation in api.operations:
        method = symbols.methods[operation.pointer]
        arguments = {one.name: one for one in symbols.arguments[operation.pointer]}
        for name in (method.name, further.get(operation.pointer, method.name)):
            yield (method.resource, name), arguments


def _plainness(one: Shown) -> tuple[bool | int, ...]:
    operation = one.operation
    tells = operation.returns not in {"None", "Any"} and not operation.binary
    return (
        operation.method != "GET",
        one.required,
        not tells,
        not operation.item,
        not one.lists,
        operation.name not in {"list", "get"},
        -one.methods if one.lists else 0,
    )


def first_call(shown: Sequence[Shown]) -> Shown | None:
    """Choose the call to begin with."""
    return next((one for one in shown if not one.operation.streaming_code), None)


def walked(shown: Sequence[Shown]) -> Shown | None:
    """Choose a list that comes in pages, if there is one."""
    return next((one for one in shown if one.operation.paging_code), None)


def streamed(shown: Sequence[Shown]) -> Shown | None:
    """Choose an answer that comes item by item, if there is one."""
    return next((one for one in shown if one.operation.streaming_code), None)


def downloaded(shown: Sequence[Shown]) -> Shown | None:
    """Choose an answer that is bytes, and not anything, if there is one."""
    found = (one for one in shown if one.operation.binary)
    return next((one for one in found if "Any" not in one.operation.returns.split(" | ")), None)


def sync_lines(shown: Shown) -> Iterator[str]:
    """Write a call, as a loop where it gives a list."""
    call = f"client.{shown.resource}.{shown.call}"
    if shown.operation.item:
        item = re.sub(r"\b(builtins|models)\.", "", shown.operation.item)
        yield f"for item in {call}:  # {item}, page by page"
        yield "    print(item)"
    elif shown.lists:
        yield f"for item in {call}:"
        yield "    print(item)"
    elif shown.operation.returns == "None":
        yield call
    else:
        yield f"answer = {call}"
        yield "print(answer)"


def async_lines(shown: Shown) -> Iterator[str]:
    """Write the same call in the other colour."""
    call = f"client.{shown.resource}.{shown.call}"
    if shown.operation.item:
        yield f"async for item in {call}:"
        yield "    print(item)"
    elif shown.lists:
        yield f"for item in await {call}:"
        yield "    print(item)"
    elif shown.operation.returns == "None":
        yield f"await {call}"
    else:
        yield f"print(await {call})"


# -------------------------------------------------------------------------------------- values


def _call(operation: OperationView, arguments: Mapping[str, Argument]) -> str:
    parts = [
        _value(arguments[one.name])
        if one.positional
        else f"{one.name}={_value(arguments[one.name])}"
        for one in operation.arguments
        if one.required and one.name in arguments
    ]
    return f"{operation.name}({', '.join(parts)})"


def _value(argument: Argument) -> str:
    """Write a value for an argument."""
    schema = argument.schema
    if schema is None:
        return literal("…") if argument.place == "path" else _UNKNOWN
    kind = kind_of(schema)
    match kind:
        case EnumKind(_, values) | LiteralKind(values):
            return literal(values[0])
        case ScalarKind(name) if not is_typed(schema):
            fitting = (
                one
                for one in _proposed(argument, schema)
                if isinstance(one, _SCALARS[name]) and isinstance(one, bool) == (name == "bool")
            )
            return literal(next(fitting, _ANY[name]))
        case ListKind():
            return f"[{_UNKNOWN}]"
        case _:
            return _UNKNOWN


def _proposed(argument: Argument, schema: Schema) -> Iterator[JsonValue]:
    """Propose values: what the description shows, then what goes by such a name."""
    if argument.parameter is not None:
        yield from (one.value for one in argument.parameter.examples)
    notes = annotations_of(schema)
    for value in (*notes.examples, *notes.default):
        if len(str(value)) <= _LONG:
            yield value
    likely: tuple[JsonValue, ...] = (*texts(argument.wire), *numbers(argument.wire))
    yield from (one for one in likely if accepts(schema, one, "request"))
