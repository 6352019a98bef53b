"""A small Python program put together line by line, as a formatter would leave it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

__all__ = ["Call", "Client", "Code", "Listed", "Mapped", "Program", "literal"]

_INDENT: Final = "    "
_STANDARD: Final = frozenset(("datetime", "os", "typing"))
_WIDTH: Final = 80
"""Columns of a snippet: it stands beside another, so it is narrower than our own source."""


@dataclass(frozen=True, slots=True)
class Client:
    """A generated client: `from {module} import {name}`."""

    module: str
    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """A call; arguments without a name are positional."""

    function: str
    arguments: tuple[tuple[str, Code], ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A list display."""

    items: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Mapped:
    """A dict display; keys are texts."""

    items: tuple[tuple[str, Code], ...]


Code: TypeAlias = str | Call | Listed | Mapped
"""An expression: source as it stands, or something that may be broken into lines."""


def literal(value: object) -> str:
    """Write a value as a literal in double quotes where it is text."""
    if not isinstance(value, str):
        return repr(value)
    body = ascii(value) if not value.isprintable() else repr(value)
    plain = body[0] == "'" and '"' not in body
    return f'"{body[1:-1]}"'.replace("\\'", "'") if plain else body


def _flat(code: Code) -> str:
    match code:
        case str(source):
            return source
        case Call(function, arguments):
            return f"{function}({', '.join(_argument(name, one) for name, one in arguments)})"
        case Listed(items):
            return f"[{', '.join(map(_flat, items))}]"
        case Mapped(items):
            return f"{{{', '.join(f'{literal(key)}: {_flat(one)}' for key, one in items)}}}"


def _argument(name: str, code: Code) -> str:
    return f"{name}={_flat(code)}" if name else _flat(code)


def _laid_out(head: str, code: Code, tail: str, width: int) -> Iterator[str]:
    """Write an expression between two texts, broken at its arguments where it is too long."""
    line = f"{head}{_flat(code)}{tail}"
    opening, parts, closing = _parts(code)
    if len(line) <= width or not parts:
        yield line
        return
    yield f"{head}{opening}"
    for name, one in parts:
        inner = _laid_out(name, one, ",", width - len(_INDENT))
        yield from (f"{_INDENT}{each}" for each in inner)
    yield f"{closing}{tail}"


def _parts(code: Code) -> tuple[str, tuple[tuple[str, Code], ...], str]:
    """Give what opens an expression, its parts with what stands before each, and what closes it."""
    match code:
        case Call(function, arguments):
            named = tuple((f"{name}=" if name else "", one) for name, one in arguments)
            return f"{function}(", named, ")"
        case Mapped(items):
            return "{", tuple((f"{literal(key)}: ", one) for key, one in items), "}"
        case Listed(items):
            return "[", tuple(("", one) for one in items), "]"
        case str(source):
            return source, (), ""


@dataclass
class Program:
    """A program against one client.

    Its lines stand in a function that is given a client, or in that of a `signature` of their own;
    where that is None they stand by themselves. `needs` are the names it imports, by module.
    """

    client: Client
    signature: str | None = ""
    needs: dict[str, set[str]] = field(default_factory=dict)
    lines: list[tuple[int, str]] = field(default_factory=list)
    names: set[str] = field(default_factory=lambda: {"client", "body", "models", "example"})
    level: int = 0

    def use(self, *names: str) -> None:
        """Import names from the client's module."""
        self.import_from(self.client.module, *names)

    def import_from(self, module: str, *names: str) -> None:
        """Import names from a module."""
        self.needs.setdefault(module, set()).update(names)

    def line(self, code: Code, head: str = "", tail: str = "") -> None:
        """Write one statement: an expression, with what stands before and after it."""
        width = _WIDTH - len(_INDENT) * (self.level + 1)
        self.lines += ((self.level, line) for line in _laid_out(head, code, tail, width))

    def open(self, code: Code, head: str = "") -> None:
        """Write the head of a block; what follows stands in it."""
        self.line(code, head, ":")
        self.level += 1

    def name(self, wish: str) -> str:
        """Give a variable a name that no other has."""
        while wish in self.names:
            wish += "_"
        self.names.add(wish)
        return wish

    def text(self) -> str:
        """Give the whole program."""
        signature = self._signature()
        inside = 1 if signature else 0
        lines = [f"{_INDENT * (level + inside)}{line}" for level, line in self.lines]
        standard = [name for name in sorted(self.needs) if name in _STANDARD]
        ours = [name for name in sorted(self.needs) if name not in standard]
        groups = [self._imports(standard), self._imports(ours)]
        head = "\n\n".join("\n".join(group) for group in groups if group)
        body = "\n".join([*signature, *lines])
        gap = "\n\n\n" if signature else "\n\n"
        return f"{head}{gap if head else ''}{body}\n"

    def _signature(self) -> list[str]:
        if self.signature is None:
            return []
        if not self.signature:
            self.use(self.client.name)
        return [self.signature or f"def example(client: {self.client.name}) -> None:"]

    def _imports(self, modules: Sequence[str]) -> list[str]:
        return [
            f"from {module} import {', '.join(sorted(self.needs[module], key=_import_order))}"
            for module in modules
        ]


def _import_order(name: str) -> tuple[int, str]:
    """Sort as import sorters do: constants, classes, the rest."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2), name
