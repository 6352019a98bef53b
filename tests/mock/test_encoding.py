"""Values as bytes and as headers: whatever they hold, they can travel."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from specloom.ir.media_types import MediaKind
from specloom.mock.writing.encoding import encoded, header_text, safe


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("json", {"a": [1, None]}, b'{"a":[1,null]}'),
        ("json", 2**70, b"1180591620717411303424"),
        ("json", "\ud800", b'"\\ud800"'),
        ("lines", [1, {"a": 2}], b'1\n{"a":2}\n'),
        ("lines", 1, b"1\n"),
        ("events", [1, 2], b"data: 1\n\ndata: 2\n\n"),
        ("text", "né", "né".encode()),
        ("text", True, b"true"),
        ("text", None, b""),
        ("text", [], None),
        ("binary", "\ud800", b"?"),
        ("binary", {}, None),
        ("form", {"a b": "c&d", "n": [1, 2], "o": {}}, b"a+b=c%26d&n=1&n=2"),
        ("form", [1], None),
        ("multipart", {}, None),
    ],
)
def test_values_are_written(kind: MediaKind, value: Any, expected: bytes | None) -> None:
    assert encoded(kind, value) == expected


def test_xml_is_well_formed_whatever_names_and_texts_hold() -> None:
    value: Any = {"1 a<": "x<&\x00y", "list": [1, True], "none": None}
    found = encoded("xml", value, root="Pet")

    assert found == (
        b'<?xml version="1.0" encoding="UTF-8"?><Pet><_1_a_>x&lt;&amp;y</_1_a_>'
        b"<list><item>1</item><item>true</item></list><none></none></Pet>"
    )


def test_json_is_read_back() -> None:
    value: Any = {"text": 'é"\n', "list": [1.5, False, None, {}]}

    assert orjson.loads(encoded("json", value) or b"") == value


@pytest.mark.parametrize(
    ("value", "explode", "expected"),
    [
        ("a", False, "a"),
        (5, False, "5"),
        (None, False, ""),
        ([1, "b"], False, "1,b"),
        ({"a": 1, "b": [2]}, False, "a,1,b,"),
        ({"a": 1, "b": "x"}, True, "a=1,b=x"),
        ("a\r\nSet-Cookie: b", False, "a  Set-Cookie: b"),
    ],
)
def test_headers_are_in_style_simple(value: Any, explode: bool, expected: str) -> None:  # noqa: FBT001
    assert header_text(value, explode=explode) == expected


def test_headers_are_one_line_of_printable_ascii() -> None:
    text = safe("".join(map(chr, range(400))))

    assert text.isascii()
    assert text.isprintable()
    assert text == text.strip()
