"""Media types: how bodies are written, and what is in a range."""

from __future__ import annotations

import pytest

from specloom.ir.media_types import MediaKind, fits, kind_of


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("application/json", "json"),
        ("APPLICATION/Problem+JSON ; charset=utf-8", "json"),
        ("text/json", "json"),
        ("application/json+ticket", "json"),
        ("*/*", "json"),
        ("application/*", "json"),
        ("application/x-www-form-urlencoded", "form"),
        ("multipart/form-data", "multipart"),
        ("application/x-ndjson", "lines"),
        ("text/event-stream", "events"),
        ("text/csv", "text"),
        ("application/yaml", "text"),
        ("image/svg+xml", "xml"),
        ("application/xml", "xml"),
        ("application/octet-stream", "binary"),
        ("", "binary"),
    ],
)
def test_kinds_follow_from_names(name: str, kind: MediaKind) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("name", "wanted", "expected"),
    [
        ("application/json", "application/*", True),
        ("application/json", "text/*", False),
        ("application/json", "*/*", True),
        ("*/*", "image/png", False),
        ("image/*", "image/png", False),
        ("Text/Plain; charset=utf-8", "text/plain", True),
        ("application/json", "application/*+json", True),
        ("application/hal+json", "application/*+json", True),
        ("application/xml", "application/*+json", False),
    ],
)
def test_types_are_in_ranges(name: str, wanted: str, *, expected: bool) -> None:
    assert fits(name, wanted) is expected
