"""The two colours of a method: how a signature, a call and a return type are spelled in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specloom.render.operations import OperationView

__all__ = ["METHODS", "Colour", "builder_signature"]


def builder_signature(view: OperationView) -> str:
    """Give the parameters of a method without `self`."""
    return ", ".join(_parameters(view))


def _parameters(view: OperationView) -> Iterator[str]:
    star = False
    for one in view.arguments:
        if not one.positional and not star:
            star = True
            yield "*"
        text = one.annotation
        yield f"{one.name}: {text}" if one.required else f"{one.name}: {text} | Omitted = OMITTED"


def _passed(view: OperationView) -> str:
    return ", ".join(
        one.name if one.positional else f"{one.name}={one.name}" for one in view.arguments
    )


@dataclass(frozen=True, slots=True)
class Colour:
    """Sync or async: what differs between the two."""

    prefix: str
    keyword: str
    wait: str

    def define(self, view: OperationView) -> str:
        """Give the `def` line. Pagers and streams are made without waiting in both colours."""
        signature = builder_signature(view)
        inner = f"self, {signature}" if signature else "self"
        returns = f"{self.prefix}{view.iterator}[{view.item}]" if view.item else view.returns
        keyword = "def" if view.item else self.keyword
        return f"{keyword} {view.name}({inner}) -> {returns}:"

    def call(self, view: OperationView) -> str:
        """Give the expression that is returned."""
        request = f"self.requests.{view.name}({_passed(view)})"
        if view.item:
            return f"{self.prefix}{view.iterator}(self._client, {request})"
        return f"{self.wait}self._send({request})"


METHODS = (Colour("", "def", ""), Colour("Async", "async def", "await "))
"""Sync first: it is what most people read."""
