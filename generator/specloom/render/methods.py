"""The two colours of a method: how a signature, a call and a return type are spelled in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from specloom.render.arguments import ArgumentView
from specloom.render.choices import Signature
from specloom.render.operations import OperationView

__all__ = ["METHODS", "Colour", "builder_signature"]


def builder_signature(arguments: Sequence[ArgumentView]) -> str:
    """Give the parameters of a method without `self`."""
    return ", ".join(_parameters(arguments))


def _parameters(arguments: Sequence[ArgumentView]) -> Iterator[str]:
    star = False
    for one in arguments:
        if not one.positional and not star:
            star = True
            yield "*"
        stated = f"{one.name}: {one.annotation}"
        if one.default:
            yield f"{stated} = {one.default}"
        else:
            yield stated if one.required else f"{stated} | Omitted = OMITTED"


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

    def define(self, view: OperationView, signature: Signature) -> str:
        """Give the `def` line. Pagers and streams are made without waiting in both colours."""
        arguments = builder_signature(signature.arguments)
        inner = f"self, {arguments}" if arguments else "self"
        item = f"{self.prefix}{view.iterator}[{signature.item}]"
        keyword = "def" if view.item else self.keyword
        return f"{keyword} {view.name}({inner}) -> {item if view.item else signature.returns}:"

    def call(self, view: OperationView) -> str:
        """Give the expression that is returned."""
        request = f"self.requests.{view.name}({_passed(view)})"
        if view.item:
            return f"{self.prefix}{view.iterator}(self._client, {request})"
        return f"{self.wait}self._send({request})"


METHODS = (Colour("", "def", ""), Colour("Async", "async def", "await "))
"""Sync first: it is what most people read."""
