"""Request bodies, read and checked by their media type."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeAlias, assert_never

import orjson

from specloom.ir.contents import as_parameter
from specloom.ir.media_types import bare, is_json, kind_of
from specloom.ir.model import (
    Encoding,
    JsonValue,
    MediaType,
    RequestBody,
    Schema,
)
from specloom.mock.checks import Check, Checks
from specloom.mock.media import meet, parameters_of
from specloom.mock.messages import NOTHING, Body, Refusal, Request, Violation
from specloom.mock.reading.multipart import Part, parts_of
from specloom.mock.reading.parameters import finder
from specloom.mock.reading.styles import Pairs, decoded_plus, deep, pairs_of
from specloom.mock.reading.texts import Text, Tree

__all__ = ["BodyReader"]

_Read: TypeAlias = Callable[[Request], "JsonValue | bytes"]
_PARTED: Final = frozenset(("array", "object", "null"))


class BodyReader:
    """Reads and checks the bodies of one operation.

    Args:
        body: what the operation says of its body; None where it says nothing.
        checks: where the checks of schemas come from.
    """

    def __init__(self, body: RequestBody | None, checks: Checks) -> None:
        self._required = body is not None and body.required
        content = () if body is None else body.content
        self._checks = checks
        self._readers = [_Reader(media_type, checks) for media_type in content]
        self._by_header: dict[str, _Reader | None] = {}

    def read(self, request: Request) -> tuple[Body, tuple[Violation, ...]] | Refusal:
        """Give the body and what is wrong with it, or a refusal where its type is none of ours.

        A body that the operation does not describe is passed over.
        """
        if not request.body:
            if self._required:
                return NOTHING, (Violation("body", "", "the body is required and missing"),)
            return NOTHING, ()
        if not self._readers:
            return NOTHING, ()
        header = request.headers.get("content-type", "")
        reader = self._by_header.get(header) or self._reader(header)
        if reader is None:
            offered = ", ".join(each.name for each in self._readers)
            told = f"the body is {header}" if header else "the header Content-Type is missing"
            detail = f"{told}; this operation takes {offered}"
            return Refusal(415, detail, headers={"accept": offered})
        return reader.read(request)

    def _reader(self, header: str) -> _Reader | None:
        """Give the reader of a media type: that of its very name before that of a range.

        What is in a range is read as what it says to be.
        """
        named = [each for each in self._readers if bare(each.name) == bare(header)]
        ranged = [each for each in self._readers if "*" in each.name and meet(each.name, header)]
        found = next(iter((*named, *ranged)), None) if header else None
        if found is not None and "*" in found.name:
            found = _Reader(replace(found.media_type, name=header), self._checks)
        if found is not None and len(header) < _LONG and len(self._by_header) < _MOST_HEADERS:
            self._by_header[header] = found
        return found


_MOST_HEADERS: Final = 64
_LONG: Final = 200


class _Reader:
    """Reads bodies of one media type."""

    def __init__(self, media_type: MediaType, checks: Checks) -> None:
        self.media_type = media_type
        self.name = media_type.name
        schema = media_type.schema
        self._check: Check | None = None if schema is None else checks.of(schema, "request")
        self._read = _reading(media_type, checks)

    def read(self, request: Request) -> tuple[Body, tuple[Violation, ...]]:
        try:
            value = self._read(request)
        except UnicodeDecodeError:
            return NOTHING, (Violation("body", "", "the body is not UTF-8"),)
        except ValueError as error:
            return NOTHING, (Violation("body", "", f"the body cannot be read: {error}"),)
        if self._check is None or isinstance(value, bytes) or self._check.accepts(value):
            return value, ()
        wrong = self._check.why_not(value)
        return NOTHING, tuple(Violation("body", pointer, reason) for pointer, reason in wrong)


def _reading(media_type: MediaType, checks: Checks) -> _Read:
    schemas: tuple[Schema, ...] = () if media_type.schema is None else (media_type.schema,)
    match kind := kind_of(media_type.name):
        case "json":
            return lambda request: _json(request.body)
        case "form":
            form = _Form(media_type.encoding, Text(schemas, checks))
            return lambda request: form.of_pairs(request.body)
        case "multipart":
            form = _Form(media_type.encoding, Text(schemas, checks))
            return form.of_parts
        case "text":
            text = Text(schemas, checks)
            return lambda request: text.read(request.body.decode("utf-8"))
        case "lines" | "events" | "xml" | "binary":
            return lambda request: request.body
        case _:
            assert_never(kind)


def _json(data: bytes) -> JsonValue:
    value: JsonValue = orjson.loads(data)
    return value


@dataclass(frozen=True, slots=True)
class _Form:
    """Reads forms, by pairs or by parts, as the encoding of each member says."""

    encoding: Mapping[str, Encoding]
    text: Text

    def of_pairs(self, body: bytes) -> JsonValue:
        pairs = pairs_of(body.decode("utf-8"))
        styled = dict(self._styled(pairs))
        left = {
            name: texts
            for name, texts in pairs.items()
            if name.partition("[")[0] not in styled and not self._is_spread(name, styled)
        }
        found: dict[str, Tree] = {}
        nested = dict.fromkeys(name.partition("[")[0] for name in left if name.endswith("]"))
        for name in nested:
            if (member := deep(name, left, decoded_plus)) is not None:
                found[name] = member.get("", member) if len(member) == 1 else member
        for name, encoded in left.items():
            if not (name.endswith("]") and name.partition("[")[0] in found):
                texts = [decoded_plus(text) for text in encoded]
                found[name] = texts[0] if len(texts) == 1 else texts
        return {**self._typed(found), **styled}

    def _styled(self, pairs: Pairs) -> Iterator[tuple[str, JsonValue]]:
        """Give the members that are written in a style, as a parameter of a query would be."""
        members = self.text.form.members
        taken = frozenset(name for name in pairs if name.partition("[")[0] in members)
        for name, encoding in self.encoding.items():
            if (parameter := as_parameter(name, encoding)) is not None:
                member = self.text.member(name)
                trees = finder(parameter, member.form, taken, decoded_plus)(pairs)
                if trees is not None:
                    yield name, member.likeliest(trees)

    def _is_spread(self, name: str, styled: Mapping[str, JsonValue]) -> bool:
        """Tell a pair that is a member of an object that was written as pairs."""
        return name not in self.text.form.members and any(
            isinstance(value, dict) and name in value for value in styled.values()
        )

    def of_parts(self, request: Request) -> JsonValue:
        boundary = parameters_of(request.headers.get("content-type", "")).get("boundary", "")
        found: dict[str, list[Tree]] = {}
        values: dict[str, list[JsonValue]] = {}
        for part in parts_of(request.body, boundary):
            if is_json(part.media_type) and part.media_type:
                values.setdefault(part.name, []).append(_json(part.content))
            else:
                found.setdefault(part.name.removesuffix("[]"), []).append(_content(part))
        trees = {name: each[0] if len(each) == 1 else each for name, each in found.items()}
        return {
            **self._typed(trees),
            **{name: self._joined(name, each) for name, each in values.items()},
        }

    def _typed(self, found: Mapping[str, Tree]) -> dict[str, JsonValue]:
        return {name: self._member(name, tree) for name, tree in found.items()}

    def _member(self, name: str, tree: Tree) -> JsonValue:
        """Give a member its type; one that has parts may be written as JSON, or each of a list."""
        member = self.text.member(name)
        texts = [tree] if isinstance(tree, str) else tree
        encoding = self.encoding.get(name)
        told = encoding is not None and is_json((encoding.content_type or "").partition(",")[0])
        if isinstance(texts, Mapping) or not all(
            isinstance(text, str) and (told or text[:1] in ("{", "[")) for text in texts
        ):
            return member.read(tree)
        if not told and not member.form.types <= _PARTED:
            return member.read(tree)
        return self._joined(name, [_json(str(text).encode()) for text in texts])

    def _joined(self, name: str, values: list[JsonValue]) -> JsonValue:
        """Give what values of one name are: a list, unless there is one that is no item of it."""
        is_listed = self.text.member(name).form.is_listed and not isinstance(values[0], list)
        return values if is_listed or len(values) > 1 else values[0]


def _content(part: Part) -> str:
    """Give a part as text; bytes of a file become letters of Latin-1, one each."""
    if part.is_file:
        return part.content.decode("latin-1")
    return part.content.decode("utf-8")
