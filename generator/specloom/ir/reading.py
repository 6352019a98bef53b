"""Reading raw values with their types checked; what cannot be understood becomes a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias, TypeVar

from specloom.errors import Finding
from specloom.ir.model import JsonValue
from specloom.spec import Document
from specloom.spec.references import circle

__all__ = ["NOTHING", "Place", "Raw", "Reader", "below"]

Raw: TypeAlias = dict[str, Any]
"""A JSON object as the loader gives it."""

Place: TypeAlias = tuple[Any, str]
"""A raw value and its pointer."""

NOTHING: Final[Mapping[str, Any]] = {}
"""The one empty mapping, so that nodes without extensions do not each carry their own."""

_WORD: Final = re.compile(r"[^\s,:{}\[\]]+")

_S = TypeVar("_S", bound=str)
_T = TypeVar("_T", bool, str, list[Any], dict[str, Any])

_WORDS: Final[Mapping[type, str]] = {
    bool: "true or false",
    dict: "an object",
    float: "a number",
    int: "a whole number",
    list: "an array",
    str: "a string",
    type(None): "null",
}


def below(pointer: str, *tokens: str) -> str:
    """Extend a pointer by tokens, escaped as RFC 6901 asks."""
    for token in tokens:
        if "~" in token or "/" in token:
            pointer = f"{pointer}/{token.replace('~', '~0').replace('/', '~1')}"
        else:
            pointer = f"{pointer}/{token}"
    return pointer


def _says(word: str, value: float) -> bool:
    """Whether a word is a number or a truth value as JSON or YAML writes it."""
    if isinstance(value, bool):
        return word.lower() == str(value).lower()
    try:
        return float(word) == value
    except ValueError:
        return False


class Reader:
    """Typed access to the raw values of one document.

    Every method takes the raw value and its pointer. A value of the wrong type is reported once and
    read as absent, so that the whole document is checked in one pass; so is an explicit null, which
    is what an empty YAML entry gives. A number or a truth value where a text is due is reported
    too, and read as it is written.

    Attributes:
        findings: what is wrong with the document, in order of discovery.
        unread: what could not be understood, by its place; each reference that leads nowhere too.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.findings: list[Finding] = []
        self.unread: dict[str, str] = {}
        self._files = {file.prefix: file for file in document.files}
        self._targets: dict[tuple[str, str], Place | None] = {}

    def fault(self, id_: str, message: str, pointer: str) -> None:
        """Report what stands at `pointer`."""
        self.findings.append(Finding(id_, message, self.document.locate(pointer)))
        self.unread[pointer] = message

    def expected(self, wanted: str, value: object, pointer: str) -> None:
        """Report a value of the wrong type."""
        got = _WORDS.get(type(value), type(value).__name__)
        name = pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
        self.fault("wrong-type", f"`{name}` must be {wanted}, not {got}.", pointer)

    def get(self, raw: Raw, key: str, kind: type[_T], pointer: str) -> _T | None:
        """Give the member `key` of an object if it is a `kind`."""
        value = raw.get(key)
        if value is None or isinstance(value, kind):
            return value
        self.expected(_WORDS[kind], value, below(pointer, key))
        return None

    def text(self, raw: Raw, key: str, pointer: str) -> str:
        """Give a string, or the empty string where there is none."""
        value = raw.get(key)
        return value if isinstance(value, str) else self._text(value, below(pointer, key)) or ""

    def _text(self, value: object, pointer: str) -> str | None:
        """Give a string; a number or truth value, once reported, as it is written."""
        if value is None or isinstance(value, str):
            return value
        self.expected("a string", value, pointer)
        return self._written(value, pointer) if isinstance(value, bool | int | float) else None

    def _written(self, value: float, pointer: str) -> str:
        """Give a number or truth value as its text has it: `1.10` is not `1.1`."""
        place = self.document.locate(pointer)
        line = self.document.lines(place.file)[place.line - 1 : place.line]
        words = (word for text in line for word in _WORD.findall(text[place.column - 1 :]))
        return next((word for word in words if _says(word, value)), str(value).lower())

    def flag(self, raw: Raw, key: str, pointer: str) -> bool:
        """Give a boolean, false where there is none."""
        return self.get(raw, key, bool, pointer) or False

    def required_text(self, raw: Raw, key: str, pointer: str) -> str | None:
        """Give a string that must be there."""
        if raw.get(key) is None:
            self.fault("missing-member", f"`{key}` is missing here; add it.", pointer)
        return self._text(raw.get(key), below(pointer, key))

    def number(self, value: object, key: str, pointer: str) -> float | None:
        """Check that a value read from `key` is a number."""
        if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
            return value
        self.expected("a number", value, below(pointer, key))
        return None

    def count(self, raw: Raw, key: str, pointer: str) -> int | None:
        """Give a whole number that is not negative (`2.0` is one, as in JSON Schema)."""
        value = raw.get(key)
        if value is None:
            return None
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        self.expected("a whole number of at least 0", value, below(pointer, key))
        return None

    def texts(self, raw: Raw, key: str, pointer: str) -> tuple[str, ...]:
        """Give an array of strings, each once, in document order."""
        values = self.get(raw, key, list, pointer)
        if not values:
            return ()
        at = below(pointer, key)
        found = [self._text(value, f"{at}/{number}") for number, value in enumerate(values)]
        return tuple(dict.fromkeys(text for text in found if text is not None))

    def choice(self, raw: Raw, key: str, choices: tuple[_S, ...], pointer: str) -> _S | None:
        """Give a string that must be one of a few."""
        value = self.get(raw, key, str, pointer)
        for choice in choices:
            if value == choice:
                return choice
        if value is not None:
            known = ", ".join(choices)
            self.fault(
                "unknown-value",
                f"`{key}` is {value!r}, which OpenAPI does not know here; use one of {known}.",
                below(pointer, key),
            )
        return None

    def members(self, raw: Raw, key: str, pointer: str) -> Iterator[tuple[str, tuple[Raw, str]]]:
        """Walk the objects of a map (`responses`, `headers`, …), references followed."""
        values = self.get(raw, key, dict, pointer)
        return self.entries(values, below(pointer, key)) if values else iter(())

    def entries(self, values: Raw, pointer: str) -> Iterator[tuple[str, tuple[Raw, str]]]:
        """Walk the objects of a map that stands at `pointer`, references followed."""
        for name, value in values.items():
            place = self.follow(value, below(pointer, name))
            if place:
                yield name, place

    def items(self, raw: Raw, key: str, pointer: str) -> Iterator[tuple[Raw, str]]:
        """Walk the objects of an array (`parameters`, `servers`, …), references followed."""
        values = self.get(raw, key, list, pointer)
        if values:
            at = below(pointer, key)
            for number, value in enumerate(values):
                place = self.follow(value, f"{at}/{number}")
                if place:
                    yield place

    def extensions(self, raw: Raw) -> Mapping[str, JsonValue]:
        """Give the `x-` members of an object."""
        return {key: raw[key] for key in raw if key[:2] == "x-"} or NOTHING

    def follow(self, value: object, pointer: str) -> tuple[Raw, str] | None:
        """Follow `$ref`s from a value to the object they end at; None after reporting a fault.

        They end: `target` leads into no circle.
        """
        start = pointer
        while isinstance(value, dict) and "$ref" in value:
            place = self.target(value["$ref"], pointer)
            if place is None:
                self.unread[f"{start}/$ref"] = f"{value['$ref']} leads nowhere."
                return None
            value, pointer = place
        if isinstance(value, dict):
            return value, pointer
        self.expected("an object", value, pointer)
        if pointer != start:
            self.unread[f"{start}/$ref"] = self.unread[pointer]
        return None

    def target(self, ref: object, pointer: str) -> Place | None:
        """Look up what a `$ref` standing at `pointer` refers to: one step.

        Gives the raw value with its canonical pointer; None after reporting a dangling reference.
        """
        if not isinstance(ref, str):
            self.expected("a string", ref, below(pointer, "$ref"))
            return None
        prefix, at = pointer.partition("#")[0], f"{pointer}/$ref"
        if (prefix, ref) not in self._targets:
            target = self.document.find(ref, self._files[prefix])
            if target is None:
                self.fault("dangling-ref", f"{ref} leads nowhere; correct it.", at)
            elif circle(self.document, target):  # told by the loader
                target = None
            self._targets[prefix, ref] = (target.value, target.pointer) if target else None
        place = self._targets[prefix, ref]
        if place is None:
            self.unread[at] = f"{ref} leads nowhere."
        return place
