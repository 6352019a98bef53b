"""YAML text to a plain value, from libyaml's events, by the rules of YAML 1.2.

The core schema (YAML 1.2.2, section 10.3) decides what a plain scalar is: `2023-08-01`, `on` and
`NO` are strings. Keys are always strings, as JSON's are. Anchors, aliases and the merge key `<<`
work; an alias that refers to itself, or a text that unfolds to millions of nodes, is refused.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from typing import Any

from yaml import MarkedYAMLError
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.reader import ReaderError

from specloom.errors import BadInput, Finding, Location
from specloom.spec.faults import bad, duplicate_key, empty, no_number, too_deep
from specloom.spec.text import MAX_DEPTH, Parsed, decode, position

__all__ = ["parse"]

_MAX_UNFOLDED = 1_000_000
"""Nodes that the aliases of one file may add."""

_MOST_FINDINGS = 100
"""Duplicate keys told at once: more would not help anybody."""

_CONSTANTS = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_MAYBE_NOT_STRING = frozenset(("", *"~nNtTfF-+.0123456789"))
"""First characters of the plain scalars that may be something other than a string."""

_CORE = "tag:yaml.org,2002:"
_SCALAR_TAGS: dict[str, tuple[type, ...]] = {
    f"{_CORE}null": (type(None),),
    f"{_CORE}bool": (bool,),
    f"{_CORE}int": (int,),
    f"{_CORE}float": (float, int),
}
_CONTAINER_TAGS: dict[type, tuple[str, ...]] = {
    MappingStartEvent: ("!", f"{_CORE}map"),
    SequenceStartEvent: ("!", f"{_CORE}seq"),
}
_STRING_TAGS = ("!", f"{_CORE}str")
_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""Where libyaml begins a new line."""

_OPEN = object()
"""Stands for an anchored node that is still being read."""


def parse(data: bytes, file: str) -> Parsed:
    """Read a YAML text of one document; `file` is the name that findings show.

    Raises:
        BadInput: not YAML, empty, several documents, duplicate keys (all of them), tags outside
            the core schema, aliases without an anchor or without an end, nested too deep.
    """
    text = decode(data, file)
    try:
        composer = _Composer(CParser(text), file)
        value = composer.document()
    except ReaderError as error:
        raise _forbidden_character(error, text, file) from None
    except MarkedYAMLError as error:
        raise _syntax_error(error, file) from None
    if composer.findings:
        raise BadInput(*composer.findings)
    find = composer.positions.find
    return Parsed(value, composer.holders, find, lambda: _BREAK.split(decode(data, file)))


def _forbidden_character(error: ReaderError, text: str, file: str) -> BadInput:
    """Locate a control character; libyaml counts bytes of UTF-8."""
    before = text.encode()[: error.position].decode(errors="ignore")
    message = f"Not valid YAML: U+{ord(text[len(before)]):04X} may not stand in it; remove it."
    return bad("invalid-yaml", message, file, *position(before, len(before)))


def _syntax_error(error: MarkedYAMLError, file: str) -> BadInput:
    mark = error.problem_mark or error.context_mark
    context = f" {error.context}" if error.context else ""
    message = f"Not valid YAML: {error.problem}{context}."
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    return bad("invalid-yaml", message, file, line, column)


def _read_plain(text: str) -> object:
    """Give the value of a plain scalar in the core schema (YAML 1.2.2, section 10.3.2).

    Raises:
        ValueError: a number that JSON cannot carry.
    """
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text, 0) if text[:2] in ("0x", "0o") else int(text)
    if _FLOAT.fullmatch(text):
        number = float(text)
        if math.isinf(number):
            raise ValueError(text)
        return number
    if _NOT_FINITE.fullmatch(text):
        raise ValueError(text)
    return text


class _Positions:
    """Keeps the mark of every key and item, by the identity of the container."""

    __slots__ = ("_root", "_start", "marks")

    def __init__(self) -> None:
        self._root: object = None
        self._start: Any = None
        self.marks: dict[int, list[Any]] = {}

    def begin(self, root: object, start: object) -> None:
        """Tell the root value and the mark where it begins."""
        self._root, self._start = root, start

    def find(self, path: Sequence[str]) -> tuple[int, int]:
        """Give line and column, from 1, of the member or item at an existing path."""
        mark, value = self._start, self._root
        for token in path:
            marks = self.marks[id(value)]
            if isinstance(value, dict):
                mark, value = marks[list(value).index(token)], value[token]
            elif isinstance(value, list):
                mark, value = marks[int(token)], value[int(token)]
        return mark.line + 1, mark.column + 1


class _Composer:
    """Builds the value of one document from events."""

    def __init__(self, parser: Any, file: str) -> None:
        self._take: Callable[[], Any] = parser.get_event
        self._file = file
        self._share = dict[str, str]().setdefault
        self._anchors: dict[str, object] = {}
        self._sizes: dict[int, tuple[object, int, int]] = {}
        self._unfolded = 0
        self.findings: list[Finding] = []
        self.holders: list[dict[str, object]] = []
        self.positions = _Positions()

    def document(self) -> object:
        """Read the whole stream, which must hold exactly one document."""
        self._take()
        start = self._take()
        if isinstance(start, StreamEndEvent):
            raise empty(self._file)
        first = self._take()
        value = self._node(first, 1)
        self.positions.begin(value, first.start_mark)
        self._take()
        after = self._take()
        if isinstance(after, DocumentStartEvent):
            message = "A second YAML document starts here; keep one document per file."
            raise self._bad("several-documents", message, after)
        return value

    def _bad(self, id_: str, message: str, event: Any) -> BadInput:
        mark = event.start_mark
        found = bad(id_, message, self._file, mark.line + 1, mark.column + 1)
        return BadInput(*self.findings, *found.findings)

    def _unknown_tag(self, event: Any) -> BadInput:
        tag = event.tag.replace(_CORE, "!!")
        return self._bad("unknown-tag", f"The tag {tag} has no meaning in JSON; remove it.", event)

    def _too_deep(self, event: Any) -> BadInput:
        mark = event.start_mark
        return BadInput(
            *self.findings, too_deep(MAX_DEPTH, self._file, mark.line + 1, mark.column + 1)
        )

    def _node(self, event: Any, depth: int) -> object:
        """Give the value of any node that begins with `event`."""
        kind = event.__class__
        if event.anchor is not None:
            return self._anchored(event, depth)
        if kind is ScalarEvent:
            text = event.value
            if event.tag is not None or (event.implicit[0] and text[:1] in _MAYBE_NOT_STRING):
                return self._scalar(event)
            return text
        if depth > MAX_DEPTH:
            raise self._too_deep(event)
        if event.tag is not None and event.tag not in _CONTAINER_TAGS[kind]:
            raise self._unknown_tag(event)
        return self._mapping(depth + 1) if kind is MappingStartEvent else self._sequence(depth + 1)

    def _anchored(self, event: Any, depth: int) -> object:
        """Give what an alias stands for, or a node that aliases may stand for."""
        if event.__class__ is AliasEvent:
            return self._alias(event, depth)
        name, event.anchor = event.anchor, None
        self._anchors[name] = _OPEN
        value = self._node(event, depth)
        if self._anchors[name] is _OPEN:
            self._anchors[name] = value
        return value

    def _mapping(self, depth: int) -> dict[str, object]:
        take, share = self._take, self._share
        mapping: dict[str, object] = {}
        marks: list[Any] = []
        merged: list[dict[str, object]] = []
        event = take()
        while event.__class__ is not MappingEndEvent:
            if event.__class__ is ScalarEvent and event.anchor is None:
                key = event.value
            else:
                key = self._odd_key(event)
            value = self._node(take(), depth)
            if key in mapping:
                self._duplicate(key, list(mapping).index(key), marks, event)
            elif key == "<<" and event.implicit[0]:
                merged += self._merged(value, event)
            else:
                mapping[share(key, key)] = value
                marks.append(event.start_mark)
            event = take()
        if merged:
            mapping, marks = self._merge(mapping, marks, merged)
        if "$ref" in mapping or "mapping" in mapping:
            self.holders.append(mapping)
        self.positions.marks[id(mapping)] = marks
        return mapping

    def _sequence(self, depth: int) -> list[object]:
        take = self._take
        items: list[object] = []
        marks: list[Any] = []
        event = take()
        while event.__class__ is not SequenceEndEvent:
            marks.append(event.start_mark)
            items.append(self._node(event, depth))
            event = take()
        self.positions.marks[id(items)] = marks
        return items

    def _odd_key(self, event: Any) -> str:
        """Give a key that is tagged, anchored or an alias: all that matters is that it is text."""
        if event.__class__ is ScalarEvent:
            if event.anchor:
                self._anchors[event.anchor] = event.value
            return str(event.value)
        key = self._anchors.get(str(event.anchor)) if isinstance(event, AliasEvent) else None
        if not isinstance(key, str):
            raise self._bad("key-not-string", "A key must be a string.", event)
        return key

    def _duplicate(self, key: str, first: int, marks: list[Any], event: Any) -> None:
        if len(self.findings) == _MOST_FINDINGS:
            raise BadInput(*self.findings)
        before, mark = marks[first], event.start_mark
        where = Location(self._file, mark.line + 1, mark.column + 1)
        self.findings.append(duplicate_key(key, (before.line + 1, before.column + 1), where))

    def _merged(self, value: object, event: Any) -> list[dict[str, object]]:
        listed = value if isinstance(value, list) else [value]
        sources = [source for source in listed if isinstance(source, dict)]
        if len(sources) < len(listed):
            raise self._bad("invalid-merge", "`<<` takes an object or a list of objects.", event)
        return sources

    def _merge(
        self, own: dict[str, object], own_marks: list[Any], sources: list[dict[str, object]]
    ) -> tuple[dict[str, object], list[Any]]:
        """Put merged members first; earlier sources win over later, own members over all."""
        members: dict[str, tuple[object, Any]] = {}
        for source in sources:
            for (key, value), mark in zip(
                source.items(), self.positions.marks[id(source)], strict=True
            ):
                members.setdefault(key, (value, mark))
        for (key, value), mark in zip(own.items(), own_marks, strict=True):
            members[key] = (value, mark)
        merged = {key: value for key, (value, _) in members.items()}
        return merged, [mark for _, mark in members.values()]

    def _resolve(self, event: Any) -> object:
        try:
            return _read_plain(event.value)
        except ValueError:
            raise self._bad("invalid-number", no_number(event.value), event) from None

    def _scalar(self, event: Any) -> object:
        if event.tag is None:
            return self._resolve(event)
        if event.tag in _STRING_TAGS:
            return event.value
        if event.tag not in _SCALAR_TAGS:
            raise self._unknown_tag(event)
        value = self._resolve(event)
        if type(value) not in _SCALAR_TAGS[event.tag]:
            tag = event.tag.replace(_CORE, "!!")
            message = f"{event.value} is not {tag}; correct it or remove the tag."
            raise self._bad("unknown-tag", message, event)
        return float(value) if event.tag == f"{_CORE}float" else value  # type: ignore[arg-type]

    def _alias(self, event: Any, depth: int) -> object:
        value = self._anchors.get(event.anchor, self)
        if value is self:
            raise self._bad("unknown-anchor", f"No anchor &{event.anchor} stands above.", event)
        if value is _OPEN:
            message = f"*{event.anchor} stands inside what it refers to; remove it."
            raise self._bad("recursive-alias", message, event)
        nodes, height = self._measure(value)
        self._unfolded += nodes
        if self._unfolded > _MAX_UNFOLDED:
            message = f"Aliases unfold to more than {_MAX_UNFOLDED:,} values; use fewer."
            raise self._bad("too-many-aliases", message, event)
        if depth + height - 1 > MAX_DEPTH:
            raise self._too_deep(event)
        return value

    def _measure(self, value: object) -> tuple[int, int]:
        """Count the nodes of an anchored value, aliases unfolded, and its levels."""
        if not isinstance(value, (dict, list)):
            return 1, 0
        known = self._sizes.get(id(value))
        if known is None:
            inside = value.values() if isinstance(value, dict) else value
            sizes = [self._measure(inner) for inner in inside]
            nodes = 1 + sum(size for size, _ in sizes)
            height = 1 + max((height for _, height in sizes), default=0)
            known = self._sizes[id(value)] = (value, nodes, height)
        return known[1], known[2]
