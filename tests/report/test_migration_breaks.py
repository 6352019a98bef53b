"""Breaking changes of one kind to one thing are one line of the overview."""

from __future__ import annotations

from dataclasses import replace

from specloom.diff.model import Change
from specloom.report.migration.breaks import Break, breaks
from tests.report.cases import CHANGES


def told(number: int, message: str, id_: str = "request-property-removed") -> Change:
    return replace(CHANGES[0], id=id_, message=message, fingerprint=f"{number}")


def test_members_of_one_thing_are_one_line() -> None:
    many = [
        told(10 + at, f"In requests, `Big.{name}` is gone.") for at, name in enumerate("abcdefg")
    ]

    assert breaks(
        [
            told(0, "In requests, `Pet.a` is gone."),
            told(1, "In answers, `Pet.a` is gone."),
            told(2, "In requests, `Pet.b` is gone."),
            told(3, "In requests, `Pet.b` is gone.", "another"),
            told(4, "In requests, `Cat.b` is gone."),
            told(5, "The operation moved."),
            told(6, "The operation moved."),
            told(7, "In what the webhook `w.x` sends, `Pet.a` became optional."),
            told(8, "In what the webhook `w.x` sends, `Pet.b` became optional."),
            *many,
        ]
    ) == (
        Break("In requests, `a` and `b` of `Pet` are gone.", "0"),
        Break("In answers, `Pet.a` is gone.", "1"),
        Break("In requests, `Pet.b` is gone.", "3"),
        Break("In requests, `Cat.b` is gone.", "4"),
        Break("The operation moved.", "5"),
        Break("The operation moved.", "6"),
        Break("In what the webhook `w.x` sends, `a` and `b` of `Pet` became optional.", "7"),
        Break("In requests, `a`, `b`, `c`, `d`, `e` and 2 more of `Big` are gone.", "10"),
    )
