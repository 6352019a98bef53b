"""What type checkers must know of an argument that was left out."""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from typing import assert_type

from runtime.omitted import OMITTED, Omitted


def by_identity(limit: str | Omitted | None = OMITTED) -> None:
    """Narrow on `is`, which keeps null."""
    if limit is OMITTED:
        return
    assert_type(limit, str | None)


def by_truth(limit: str | Omitted = OMITTED) -> str:
    """Narrow on truth, where an empty value may go the same way."""
    if not limit:
        return ""
    return assert_type(limit, str)


def by_class(limit: list[int] | Omitted = OMITTED) -> list[int]:
    """Narrow on the class."""
    return [] if isinstance(limit, Omitted) else assert_type(limit, list[int])


by_identity()
by_identity(None)
by_identity("x")
by_identity(5)  # type: ignore[arg-type]
