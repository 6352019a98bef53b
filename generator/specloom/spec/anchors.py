"""Names that schemas give themselves: `$anchor`, `$dynamicAnchor` and `$id` (JSON Schema 8.2)."""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["anchors", "identifiers"]


def anchors(value: object) -> dict[str, list[str]]:
    """Give the path of every anchored schema of one file; the first of a name counts."""
    found: dict[str, list[str]] = {}
    for keyword in ("$anchor", "$dynamicAnchor"):
        for name, path in _named(value, keyword):
            found.setdefault(name, path)
    return found


def identifiers(value: object) -> dict[str, list[str]]:
    """Give the path of every schema with an `$id`, by that id without an empty fragment."""
    found: dict[str, list[str]] = {}
    for name, path in _named(value, "$id"):
        found.setdefault(name.removesuffix("#"), path)
    return found


def _named(value: object, keyword: str) -> Iterator[tuple[str, list[str]]]:
    todo: list[tuple[object, list[str]]] = [(value, [])]
    while todo:
        outer, path = todo.pop()
        if isinstance(outer, dict):
            name = outer.get(keyword)
            if isinstance(name, str):
                yield name, path
            inside = list(outer.items())
        elif isinstance(outer, list):
            inside = [(str(index), inner) for index, inner in enumerate(outer)]
        else:
            continue
        todo.extend((inner, [*path, key]) for key, inner in reversed(inside))
