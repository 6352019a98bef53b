"""Media types: how bodies are written, and which one a client likes best."""

from __future__ import annotations

import pytest

from specloom.mock.media import Kind, chosen, fits, kind_of, parameters_of

JSON, XML, TEXT = "application/json", "application/xml", "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("application/json", "json"),
        ("APPLICATION/Problem+JSON ; charset=utf-8", "json"),
        ("*/*", "json"),
        ("application/x-www-form-urlencoded", "form"),
        ("multipart/form-data", "multipart"),
        ("application/x-ndjson", "lines"),
        ("text/event-stream", "events"),
        ("text/csv", "text"),
        ("application/yaml", "text"),
        ("image/svg+xml", "xml"),
        ("application/octet-stream", "binary"),
        ("", "binary"),
    ],
)
def test_kinds_follow_from_names(name: str, kind: Kind) -> None:
    assert kind_of(name) == kind


def test_parameters_are_taken_apart() -> None:
    assert parameters_of('a/b; Charset="utf-8";q=0.5;x') == {"charset": "utf-8", "q": "0.5"}


@pytest.mark.parametrize(
    ("name", "wanted", "expected"),
    [
        (JSON, "application/*", True),
        (JSON, "text/*", False),
        (JSON, "*/*", True),
        ("*/*", "image/png", True),
        ("image/*", "image/png", True),
        ("image/*", "text/plain", False),
        (TEXT, "text/plain", True),
    ],
)
def test_types_are_in_ranges(name: str, wanted: str, *, expected: bool) -> None:
    assert fits(name, wanted) is expected


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        (",", JSON),
        ("application/xml", XML),
        ("text/*, application/json;q=0.9", TEXT),
        ("application/json;q=0.1, application/xml;q=0.2", XML),
        ("*/*;q=0.1, application/json;q=0", XML),
        ("application/json;q=nonsense", JSON),
        ("application/json;q=7", JSON),
        ("image/png", None),
        ("*/*;q=0", None),
        ("x/y," * 200 + "application/xml", XML),
    ],
)
def test_the_best_liked_type_is_chosen(accept: str | None, expected: str | None) -> None:
    offered = [JSON, XML, TEXT]
    place = chosen(accept, offered)

    assert (None if place is None else offered[place]) == expected
