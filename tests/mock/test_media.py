"""Media types: what is said about one, and which one a client likes best."""

from __future__ import annotations

import pytest

from specloom.mock.media import chosen, meet, parameters_of

JSON, XML, TEXT = "application/json", "application/xml", "text/plain; charset=utf-8"


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
def test_ranges_may_stand_on_both_sides(name: str, wanted: str, *, expected: bool) -> None:
    assert meet(name, wanted) is expected


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
