from __future__ import annotations

import pytest

from specloom.diff.hints import Hint, HintKind, Hints
from specloom.diff.migration.claims import ledger
from specloom.diff.model import Change
from tests.diff.migration.sides import SCHEMAS, change


def row(
    kind: HintKind, base: str = "", revision: str = "", hop: tuple[str, str] = ("1", "2")
) -> Hint:
    places = [f"{SCHEMAS}{one}" if one and one[0] != "#" else one for one in (base, revision)]
    return Hint(
        kind, places[0], places[1], hop[0], hop[1], "As we say it.", f"Changelog of {hop[1]}"
    )


def confirms(hint: Hint, one: Change) -> bool:
    return bool(ledger([one], Hints((hint,))).claims[0].confirmed_by)


@pytest.mark.parametrize(
    ("hint", "one", "told"),
    [
        pytest.param(
            row("renamed", "A/properties/a", "A/properties/b"),
            change("property-renamed", "A/properties/a", "A/properties/b", rename=("a", "b")),
            True,
            id="a rename",
        ),
        pytest.param(
            row("replaced_by", "A/properties/a", "A/properties/b"),
            change("property-removed", "A/properties/a"),
            True,
            id="the end of what was replaced",
        ),
        pytest.param(
            row("replaced_by", "A/properties/a", "A/properties/b"),
            change("property-added", None, "A/properties/b"),
            True,
            id="the beginning of what replaces it",
        ),
        pytest.param(
            row("replaced_by", "A/properties/a", "A/properties/b"),
            change("property-became-required", "A/properties/b", "A/properties/b"),
            False,
            id="something about what was there before",
        ),
        pytest.param(
            row("lossy", "A"),
            change("property-removed", "A/properties/a"),
            True,
            id="something inside",
        ),
        pytest.param(
            row("lossy", "A/properties/a"),
            change("api-schema-removed", "A"),
            True,
            id="the end of the whole",
        ),
        pytest.param(
            row("lossy", "A/properties/a"),
            change("any", "A", "A"),
            False,
            id="something else about the whole",
        ),
        pytest.param(
            row("meaning_changed", "#/paths/~1a/get", "#/paths/~1a/get"),
            change("any", "#/paths/~1a/get/parameters/0"),
            True,
            id="a new meaning",
        ),
        pytest.param(row("enum_map", "A", "A"), change("any", "AB", "AB"), False, id="alike"),
        pytest.param(row("behaviour", "A", "A"), change("any", "A", "A"), True, id="behaviour"),
        pytest.param(
            row("behaviour", "A", "A"),
            change("any", "A/properties/a", "A/properties/a"),
            False,
            id="behaviour beside",
        ),
    ],
)
def test_what_confirms_a_claim(hint: Hint, one: Change, *, told: bool) -> None:
    assert confirms(hint, one) is told


def test_a_behaviour_stands_beside_what_it_speaks_of_and_cannot_show() -> None:
    book = ledger([change("any", "A", "A")], Hints((row("behaviour", "A"), row("note"))))

    assert [claim.shows for claim in book.claims] == [False, False]
    assert book.by_change == ((book.claims[0],),)


def test_what_no_claim_mentions_is_undocumented_unless_it_is_harmless() -> None:
    told = [
        change("any", "A", level="error"),
        change("any", "B", level="error"),
        change("any", "C", level="warning"),
        change("any", "D", level="info"),
    ]

    book = ledger(told, Hints((row("lossy", "A"),)))

    assert book.undocumented == (told[1].fingerprint, told[2].fingerprint)


def test_claims_of_a_long_jump_speak_of_its_ends() -> None:
    rows = (
        row("renamed", "Me", "User", ("1", "2")),
        row("renamed", "User/properties/a", "User/properties/b", ("2", "3")),
        row("lossy", "User/properties/c", "", ("3", "4")),
        row("renamed", "User", "Person", ("4", "5")),
    )

    claims = ledger([], Hints(rows)).claims

    assert [
        (one.base.removeprefix(SCHEMAS), one.revision.removeprefix(SCHEMAS)) for one in claims
    ] == [
        ("Me", "Person"),
        ("Me/properties/a", "Person/properties/b"),
        ("Me/properties/c", ""),
        ("Me", "Person"),
    ]
