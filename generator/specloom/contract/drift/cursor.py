"""A place in a recording, from which its members are read; what is not as it should be is told."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from specloom.errors import BadInput, Location
from specloom.spec.faults import fault

__all__ = ["Cursor", "Locate"]

Locate: TypeAlias = Callable[[Sequence[str]], Location]
"""Gives the place of a path, or of the deepest part of it that exists."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """A value in a recording, and how one came to it."""

    value: object
    path: tuple[str, ...]
    locate: Locate

    @property
    def location(self) -> Location:
        """Give where it stands."""
        return self.locate(self.path)

    def broken(self, message: str) -> BadInput:
        """Make the exception for what is wrong here."""
        return BadInput(fault("broken-recording", message, self.location))

    def _name(self) -> str:
        return ".".join(self.path) or "the recording"

    def find(self, name: str) -> Cursor | None:
        """Give a member; None where there is none, or it is null.

        Raises:
            BadInput: this is no object.
        """
        if not isinstance(self.value, dict):
            raise self.broken(f"{self._name()} must be an object; record anew or correct it.")
        value = self.value.get(name)
        return None if value is None else Cursor(value, (*self.path, name), self.locate)

    def member(self, name: str) -> Cursor:
        """Give a member that must be there.

        Raises:
            BadInput: it is not there.
        """
        found = self.find(name)
        if found is None:
            raise self.broken(f"{self._name()} has no {name}; record anew or add it.")
        return found

    def items(self) -> Iterator[Cursor]:
        """Give each item.

        Raises:
            BadInput: this is no array.
        """
        if not isinstance(self.value, list):
            raise self.broken(f"{self._name()} must be an array; record anew or correct it.")
        for index, item in enumerate(self.value):
            yield Cursor(item, (*self.path, str(index)), self.locate)

    def members(self) -> Iterator[tuple[str, Cursor]]:
        """Give each member with its name.

        Raises:
            BadInput: this is no object.
        """
        if not isinstance(self.value, dict):
            raise self.broken(f"{self._name()} must be an object; record anew or correct it.")
        for name, value in self.value.items():
            yield name, Cursor(value, (*self.path, name), self.locate)

    def text(self) -> str:
        """Give what must be text.

        Raises:
            BadInput: it is none.
        """
        if not isinstance(self.value, str):
            raise self.broken(f"{self._name()} must be a string; record anew or correct it.")
        return self.value

    def number(self) -> int:
        """Give what must be a whole number, perhaps written as text.

        Raises:
            BadInput: it is none.
        """
        value = self.value
        if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 10:  # noqa: PLR2004 - no status has ten digits
            return int(value)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.broken(f"{self._name()} must be a number; record anew or correct it.")
        return value

    def data(self) -> bytes:
        """Give text or bytes as bytes.

        Raises:
            BadInput: it is neither.
        """
        return self.value if isinstance(self.value, bytes) else _encoded(self.text())

    def base64(self) -> bytes:
        """Give the bytes that base64 stands for.

        Raises:
            BadInput: it is no base64.
        """
        try:
            return base64.b64decode("".join(self.text().split()), validate=True)
        except (binascii.Error, ValueError):
            raise self.broken(f"{self._name()} is no base64; record anew.") from None


def _encoded(text: str) -> bytes:
    return text.encode(errors="surrogatepass")
