"""Views of addresses: those of the service, and those that some operations have of their own."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from specloom.ir.model import Server
from specloom.ir.servers import HOLE
from specloom.names import identifier
from specloom.render.text import Prose, sentence

__all__ = ["AddressView", "VariableView", "Variables"]


@dataclass(frozen=True, slots=True)
class VariableView:
    """A part of an address that an argument chooses; `values` are all it may be, if told."""

    argument: str
    default: Prose
    values: tuple[Prose, ...]
    doc: Prose


@dataclass(frozen=True, slots=True)
class AddressView:
    """An address, with `{arguments}` in it where it has variables."""

    template: Prose
    arguments: tuple[str, ...] = ()


class Variables:
    """Makes arguments of the variables of servers: those that are the same share one.

    Args:
        taken: The other arguments of the client.

    Attributes:
        views: The arguments so far, in order.
    """

    def __init__(self, taken: Collection[str]) -> None:
        self._taken = set(taken)
        self._known: dict[tuple[object, ...], str] = {}
        self.views: list[VariableView] = []

    def address(self, server: Server) -> AddressView:
        """Give the address of a server, whose variables become arguments."""
        names = dict.fromkeys(name for name in HOLE.findall(server.url) if name in server.variables)
        arguments = {name: self._argument(name, server) for name in names}
        template = HOLE.sub(lambda hole: f"{{{arguments.get(hole[1], hole[1])}}}", server.url)
        return AddressView(Prose(template), tuple(arguments.values()))

    def _argument(self, name: str, server: Server) -> str:
        variable = server.variables[name]
        key = name, variable.default, variable.enum
        if key not in self._known:
            argument = identifier(name, self._taken)
            self._taken.add(argument)
            values = dict.fromkeys((variable.default, *variable.enum)) if variable.enum else ()
            doc = variable.description.strip() or f"A part of {server.url}"
            self._known[key] = argument
            self.views.append(
                VariableView(
                    argument,
                    Prose(variable.default),
                    tuple(map(Prose, values)),
                    Prose(sentence(doc)),
                )
            )
        return self._known[key]
