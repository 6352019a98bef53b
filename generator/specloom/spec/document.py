"""A description as loaded: its files, every value in them located, every reference resolved."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import cast
from urllib.parse import unquote

import orjson

from specloom.errors import BadInput, Finding, Location
from specloom.spec.anchors import anchors
from specloom.spec.faults import fault
from specloom.spec.pointers import descend, join, split
from specloom.spec.text import Parsed

__all__ = ["Document", "File", "Target"]


@dataclass(frozen=True, eq=False)
class File:
    """One loaded file.

    `name` identifies it and is how findings show it (a path, a URL, `git:REF:PATH`, `-`).
    `prefix` is what its pointers begin with: empty for the root file, else the file relative to
    the root file.
    """

    name: str
    prefix: str
    parsed: Parsed = field(repr=False)

    @property
    def value(self) -> object:
        """Give what the file holds, as plain JSON values."""
        return self.parsed.value

    @cached_property  # needs a `__dict__`: why this class alone has no slots
    def anchors(self) -> Mapping[str, list[str]]:
        """Give the path of each `$anchor`."""
        return anchors(self.value)

    @cached_property
    def lines(self) -> Sequence[str]:
        """Give the text line by line, as locations count them."""
        return [line.rstrip("\r") for line in self.parsed.lines()]

    def locate(self, pointer: str) -> Location:
        """Give where a pointer's member or item begins, or its deepest ancestor that exists.

        The pointer of the place is the one into the text, whatever was made of that.
        """
        found = max((descend(self.value, tokens)[0] for tokens in _spellings(pointer)), key=len)
        path = self.parsed.origin(found)
        line, column = self.parsed.find(path)
        return Location(self.name, line, column, self.prefix + join(path))


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference leads to: the file, the full pointer (with the file's prefix), the value."""

    file: File
    pointer: str
    value: object


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """An OpenAPI description and all files it refers to, the root file first.

    `source` is what the user named. `links` leads from a file's name and a reference's address
    (the part before `#`) to what that address means. `notes` say what an upgrade from Swagger 2.0
    did not take over, and what was let pass.
    """

    source: str
    files: tuple[File, ...]
    links: Mapping[tuple[str, str], Target] = field(repr=False)
    notes: tuple[Finding, ...] = ()

    @property
    def root(self) -> dict[str, object]:
        """Give the OpenAPI Object."""
        return cast("dict[str, object]", self.files[0].value)

    @property
    def openapi(self) -> str:
        """Give the version of the OpenAPI Specification, `3.1.0`."""
        return str(self.root["openapi"])

    @property
    def digest(self) -> str:
        """Give a hash of what the description says, not of how it is written."""
        values = [file.value for file in self.files]
        try:
            said = orjson.dumps(values, option=orjson.OPT_SORT_KEYS)
        except TypeError:  # half a surrogate pair, an integer of more than 64 bits, or deep lists
            said = json.dumps(values, sort_keys=True, separators=(",", ":")).encode()
        return hashlib.sha256(said).hexdigest()

    def at(self, pointer: str) -> object:
        """Give what stands at `#/a/b` or `other.yaml#/a/b`; None where there is nothing."""
        prefix, _, fragment = pointer.partition("#")
        for file in self.files:
            if file.prefix == prefix:
                for tokens in _spellings(fragment):
                    path, value = descend(file.value, tokens)
                    if len(path) == len(tokens):
                        return value
        return None

    def locate(self, pointer: str) -> Location:
        """Give the place of `#/a/b` or `other.yaml#/a/b`, or of its deepest existing ancestor."""
        prefix, _, fragment = pointer.partition("#")
        for file in self.files:
            if file.prefix == prefix:
                return file.locate(fragment)
        return Location(self.source, pointer=pointer)

    def lines(self, name: str) -> Sequence[str]:
        """Give the text of the file that locations call by a name; nothing where there is none."""
        return next((file.lines for file in self.files if file.name == name), ())

    def resolve(self, ref: str, file: File) -> Target:
        """Give what a `$ref` that stands in a file leads to; not followed if itself a reference.

        Raises:
            BadInput: nothing stands there, or it leads to a file that was not loaded.
        """
        target = self.find(ref, file)
        if target is None:
            message = f"{ref} leads nowhere; correct it."
            raise BadInput(fault("dangling-ref", message, Location(file.name)))
        return target

    def find(self, ref: str, file: File) -> Target | None:
        """Give what a reference leads to, or None."""
        address, _, fragment = ref.partition("#")
        whole = Target(file, f"{file.prefix}#", file.value)
        start = self.links.get((file.name, address)) if address else whole
        if start is None or not fragment:
            return start
        if fragment[0] != "/":
            path = start.file.anchors.get(unquote(fragment))
            return None if path is None else _at(start.file, path)
        for tokens in _spellings(fragment):
            path, value = descend(start.value, tokens)
            if len(path) == len(tokens):
                return Target(start.file, start.pointer + join(path)[1:], value)
            moved = start.file.parsed.moved(tokens)
            path, value = descend(start.file.value, moved)
            if moved != tokens and len(path) == len(moved):
                return Target(start.file, start.file.prefix + join(path), value)
        return None


def _at(file: File, path: list[str]) -> Target:
    return Target(file, file.prefix + join(path), descend(file.value, path)[1])


def _spellings(fragment: str) -> list[list[str]]:
    """Read a fragment as it stands, and percent-decoded (RFC 6901, section 6)."""
    decoded = unquote(fragment)
    return [split(fragment)] if decoded == fragment else [split(fragment), split(decoded)]
