"""A description as loaded: its files, every value in them located."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import unquote

from specloom.errors import BadInput, Finding, Location
from specloom.spec.pointers import descend, join, split
from specloom.spec.text import Parsed

__all__ = ["Document", "File", "Target"]


@dataclass(frozen=True, slots=True, eq=False)
class File:
    """One loaded file.

    `address` identifies it (an absolute path, a URL, `git:REF:PATH`), `name` is how findings
    show it, `prefix` is what its pointers begin with: empty for the root file, else the file
    relative to the root file.
    """

    address: str
    name: str
    prefix: str
    parsed: Parsed = field(repr=False)

    @property
    def value(self) -> object:
        """Give what the file holds, as plain JSON values."""
        return self.parsed.value

    def locate(self, pointer: str) -> Location:
        """Give where a pointer's member or item begins, or its deepest ancestor that exists."""
        path, _ = descend(self.value, split(pointer))
        line, column = self.parsed.positions.find(path)
        return Location(self.name, line, column, self.prefix + join(path))


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference leads to: the file, the full pointer (with the file's prefix), the value."""

    file: File
    pointer: str
    value: object


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """An OpenAPI description and all files it refers to; `source` is what the user asked for."""

    source: str
    files: tuple[File, ...]
    links: dict[tuple[str, str], str] = field(repr=False)
    """From a file's address and a reference without fragment to the address of the file meant."""

    @property
    def root(self) -> dict[str, object]:
        """Give the OpenAPI Object."""
        value = self.files[0].value
        assert isinstance(value, dict)  # noqa: S101 - `load` has seen to it
        return value

    @property
    def openapi(self) -> str:
        """Give the version of the OpenAPI Specification, `3.1.0`."""
        return str(self.root["openapi"])

    def locate(self, pointer: str) -> Location:
        """Give the place of `#/a/b` or `other.yaml#/a/b`, or of its deepest existing ancestor."""
        prefix, _, fragment = pointer.partition("#")
        for file in self.files:
            if file.prefix == prefix:
                return file.locate(fragment)
        return Location(self.source, pointer=pointer)

    def resolve(self, ref: str, file: File) -> Target:
        """Give what a `$ref` in a file leads to.

        Raises:
            BadInput: nothing stands there.
        """
        address, _, fragment = ref.partition("#")
        if address:
            known = self.links.get((file.address, address), "")
            file = next(other for other in self.files if other.address == known)
        tokens = split(unquote(fragment))
        path, value = descend(file.value, tokens)
        if len(path) < len(tokens):
            raise BadInput(Finding("dangling-ref", f"{ref} leads nowhere.", Location(file.name)))
        return Target(file, file.prefix + join(path), value)
