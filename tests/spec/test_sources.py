"""Sources are told apart by how they are written, and refer to their own kind."""

from __future__ import annotations

import pytest

from specloom.spec.sources import (
    GitFile,
    LocalFile,
    RemoteFile,
    Source,
    StandardInput,
    parse_source,
    refer,
    relate,
)

KINDS: dict[str, Source] = {
    "api.yaml": LocalFile("api.yaml"),
    "./a/../api.yaml": LocalFile("api.yaml"),
    "": LocalFile(""),
    "/tmp/api.yaml": LocalFile("/tmp/api.yaml"),
    "file:///tmp/a%20b.yaml": LocalFile("/tmp/a b.yaml"),
    "https://example.com/api.yaml#/info": RemoteFile("https://example.com/api.yaml"),
    "http://example.com": RemoteFile("http://example.com"),
    "git:main:specs/api.yaml": GitFile("main", "specs/api.yaml"),
    "git:v1:a:b.yaml": GitFile("v1", "a:b.yaml"),
    "git:main": LocalFile("git:main"),
    "-": StandardInput(),
}


@pytest.mark.parametrize(("text", "source"), KINDS.items())
def test_kinds_of_sources(text: str, source: Source) -> None:
    assert parse_source(text) == source


REFERENCES = [
    ("a/api.yaml", "b.yaml", "a/b.yaml"),
    ("a/api.yaml", "../b%20c.yaml", "b c.yaml"),
    ("a/api.yaml", "/b.yaml", "/b.yaml"),
    ("a/api.yaml", "file:///b.yaml", "/b.yaml"),
    ("a/api.yaml", "https://example.com/b.yaml", "https://example.com/b.yaml"),
    ("a/api.yaml", "urn:b", None),
    ("-", "a/b.yaml", "a/b.yaml"),
    ("git:v1:a/api.yaml", "../b.yaml", "git:v1:b.yaml"),
    ("https://example.com/a/api.yaml", "b.yaml", "https://example.com/a/b.yaml"),
    ("https://example.com/a/api.yaml", "/b.yaml", "https://example.com/b.yaml"),
    ("https://example.com/a/api.yaml", "file:///etc/passwd", None),
]


@pytest.mark.parametrize(("base", "address", "expected"), REFERENCES)
def test_references_are_relative_to_their_file(
    base: str, address: str, expected: str | None
) -> None:
    source = refer(parse_source(base), address)

    assert (source and str(source)) == expected


RELATIONS = [
    ("a/b.yaml", "a/api.yaml", "b.yaml"),
    ("b.yaml", "a/api.yaml", "../b.yaml"),
    ("a/b.yaml", "api.yaml", "a/b.yaml"),
    ("/b.yaml", "a/api.yaml", "/b.yaml"),
    ("git:v1:a/c/b.yaml", "git:v1:a/api.yaml", "c/b.yaml"),
    ("https://example.com/a/b.yaml", "https://example.com/a/api.yaml", "b.yaml"),
    ("https://example.org/b.yaml", "https://example.com/a/api.yaml", "https://example.org/b.yaml"),
    ("https://example.com/b.yaml", "api.yaml", "https://example.com/b.yaml"),
    ("b.yaml", "-", "b.yaml"),
]


@pytest.mark.parametrize(("source", "root", "expected"), RELATIONS)
def test_files_are_named_as_the_root_sees_them(source: str, root: str, expected: str) -> None:
    assert relate(parse_source(source), parse_source(root)) == expected
