"""Which file of a checkout a change is shown in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from specloom.errors import Location
from specloom.report.places import anchor, path, places, uri
from tests.report.cases import CHANGES, PETS


@pytest.mark.parametrize(
    ("file", "in_checkout", "address"),
    [
        ("specs/a.yaml", "specs/a.yaml", "specs/a.yaml"),
        ("./a b.yaml", "a b.yaml", "a%20b.yaml"),
        ("specs\\a.yaml", "specs/a.yaml", "specs/a.yaml"),
        ("ü[1]%.yaml", "ü[1]%.yaml", "%C3%BC%5B1%5D%25.yaml"),
        ("a:b.yaml", "a:b.yaml", "a%3Ab.yaml"),
        ("/srv/a.yaml", "/srv/a.yaml", "file:///srv/a.yaml"),
        ("C:\\specs\\a.yaml", "C:/specs/a.yaml", "file:///C:/specs/a.yaml"),
        ("git:main:specs/a.yaml", "specs/a.yaml", "specs/a.yaml"),
        ("https://example.com/a b.yaml", "", "https://example.com/a%20b.yaml"),
        ("-", "", ""),
        ("", "", ""),
    ],
)
def test_files_and_their_addresses(file: str, in_checkout: str, address: str) -> None:
    assert (path(file), uri(file)) == (in_checkout, address)


@pytest.mark.parametrize(
    ("base", "revision", "others", "expected"),
    [
        ("a.yaml", "b.yaml", "b.yaml", Location("b.yaml", 3, 5)),
        ("a.yaml", None, "b.yaml", Location("a.yaml", 3, 5)),
        ("git:main:b.yaml", None, "b.yaml", Location("b.yaml", 1, 1)),
        ("git:main:b.yaml", None, None, Location("specs/revision.yaml", 1, 1)),
        ("git:main:b.yaml", None, "git:next:b.yaml", Location("git:main:b.yaml", 3, 5)),
        (None, None, "b.yaml", Location("b.yaml", 1, 1)),
    ],
)
def test_what_is_gone_is_shown_where_it_can_be(
    base: str | None, revision: str | None, others: str | None, expected: Location
) -> None:
    def at(file: str | None) -> Location | None:
        return Location(file, 3, 5) if file else None

    change = replace(CHANGES[0], base=at(base), revision=at(revision))
    diff = replace(PETS, changes=(change, replace(CHANGES[0], revision=at(others))))

    assert anchor(change, diff) == expected
    assert [side for side, _ in places(change)] == [
        side for side, file in (("base", base), ("revision", revision)) if file
    ]
