"""A definition is the same in two versions only if all it reaches is the same."""

from __future__ import annotations

from specloom.render.family import fingerprints, owners
from specloom.render.models import AliasView
from specloom.render.text import Prose


def defined(**refs: str) -> dict[str, str]:
    """Give the fingerprints of definitions that each mention others."""
    none: frozenset[str] = frozenset()
    return fingerprints(
        [
            AliasView(
                name, Prose(""), " | ".join(mentioned.split()), none.union(mentioned.split()), none
            )
            for name, mentioned in refs.items()
        ]
    )


def test_order_and_strangers_change_nothing() -> None:
    one, other = defined(A="B", B=""), defined(C="", B="", A="B")

    assert one == {name: other[name] for name in one}


def test_what_is_reached_counts() -> None:
    before, after = defined(A="B", B="C", C="", D=""), defined(A="B", B="C", C="D", D="")

    assert [name for name in before if before[name] != after[name]] == ["A", "B", "C"]


def test_circles_come_to_an_end() -> None:
    assert defined(A="B", B="A") == defined(B="A", A="B")


def test_the_oldest_version_owns_what_never_changed() -> None:
    first, second = {"A": "1", "B": "1"}, {"A": "1", "B": "2", "C": "1"}

    assert owners([first, second, first]) == [
        {"A": 0, "B": 0},
        {"A": 0, "B": 1, "C": 1},
        {"A": 0, "B": 0},
    ]
