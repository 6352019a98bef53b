"""VCR cassettes, in YAML or JSON: of VCR, vcrpy, Betamax and Schemathesis."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Sequence
from typing import Final

import yaml

from specloom.contract.drift.cursor import Cursor
from specloom.contract.drift.model import Recorded
from specloom.errors import BadInput, Location
from specloom.spec.faults import bad
from specloom.spec.text import MAX_DEPTH, decode

__all__ = ["entries", "entry", "is_cassette", "root"]

_KEYS: Final = ("interactions", "http_interactions")
_CORE: Final = "tag:yaml.org,2002:"
_DIGITS: Final = 10
"""No status has that many."""


def is_cassette(root: Cursor) -> bool:
    """Tell whether a value is a cassette."""
    return isinstance(root.value, dict) and any(key in root.value for key in _KEYS)


def entries(root: Cursor) -> Iterator[Cursor]:
    """Give the interactions of a cassette, each to be read by `entry`.

    Raises:
        BadInput: there are none.
    """
    name = next((key for key in _KEYS if root.find(key)), _KEYS[0])
    yield from root.member(name).items()


def entry(at: Cursor) -> Recorded | None:
    """Read one interaction; None where no answer was received.

    Raises:
        BadInput: it is none.
    """
    request, response = at.member("request"), at.find("response")
    if response is None:
        return None
    status = response.member("status")
    address = request.find("uri") or request.member("url")
    return Recorded(
        request.member("method").text().upper(),
        address.text(),
        _headers(request),
        _body(request.find("body")) or None,
        (status.member("code") if isinstance(status.value, dict) else status).number(),
        _headers(response),
        _body(response.find("body")),
        at.location,
    )


def _headers(message: Cursor) -> tuple[tuple[str, str], ...]:
    named = message.find("headers")
    return tuple(
        (name.lower(), each.text())
        for name, values in (named.members() if named else ())
        for each in (values.items() if isinstance(values.value, list) else (values,))
    )


def _body(at: Cursor | None) -> bytes:
    if at is None:
        return b""
    if not isinstance(at.value, dict):
        return at.data()
    encoded, text = at.find("base64_string"), at.find("string")
    return encoded.base64() if encoded else text.data() if text else b""


# ---------------------------------------------------------------------------------------- YAML


def root(data: bytes, file: str) -> Cursor:
    """Read YAML, with `!!binary` and without anything that runs code.

    Raises:
        BadInput: it is no YAML.
    """
    text = decode(data, file)
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        message = f"Not valid YAML: {error.problem}; record anew."
        raise bad("broken-recording", message, file, *where) from None
    except yaml.YAMLError:  # a character that YAML does not allow
        message = "Not valid YAML: a character may not stand in it; record anew."
        raise bad("broken-recording", message, file) from None
    if node is None:
        raise bad("broken-recording", "The recording is empty; record anew.", file)

    def locate(path: Sequence[str]) -> Location:
        found = _node(node, path)
        return Location(file, found.start_mark.line + 1, found.start_mark.column + 1)

    return Cursor(_Values(file).of(node, 1), (), locate)


def _node(node: yaml.Node, path: Sequence[str]) -> yaml.Node:
    for token in path:
        inside: dict[str, yaml.Node] = {}
        if isinstance(node, yaml.MappingNode):
            inside = {str(key.value): value for key, value in node.value}
        elif isinstance(node, yaml.CollectionNode):  # a sequence
            inside = {str(index): item for index, item in enumerate(node.value)}
        if token not in inside:
            break
        node = inside[token]
    return node


class _Values:
    """Makes values of nodes; what several aliases stand for is made once."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._known: dict[int, object] = {}

    def of(self, node: yaml.Node, depth: int) -> object:
        if depth > MAX_DEPTH:  # an alias inside of what it stands for has no end, too
            raise self._bad(f"Nested more than {MAX_DEPTH} levels deep; record anew.", node)
        if id(node) not in self._known:
            self._known[id(node)] = self._made(node, depth)
        return self._known[id(node)]

    def _made(self, node: yaml.Node, depth: int) -> object:
        match node:
            case yaml.MappingNode(value=pairs):
                return {str(key.value): self.of(value, depth + 1) for key, value in pairs}
            case yaml.CollectionNode(value=items):  # a sequence
                return [self.of(item, depth + 1) for item in items]
            case _:
                return self._scalar(node)

    def _scalar(self, node: yaml.Node) -> object:
        text = str(node.value)
        match str(node.tag).removeprefix(_CORE):
            case "binary":
                return self._binary(text, node)
            case "int" if text.isascii() and text.isdecimal() and len(text) < _DIGITS:
                return int(text)
            case "null":
                return None
            case _:
                return text

    def _binary(self, text: str, node: yaml.Node) -> bytes:
        try:
            return base64.b64decode("".join(text.split()), validate=True)
        except (binascii.Error, ValueError):
            raise self._bad("This is no base64; record anew.", node) from None

    def _bad(self, message: str, node: yaml.Node) -> BadInput:
        mark = node.start_mark
        return bad("broken-recording", message, self._file, mark.line + 1, mark.column + 1)
