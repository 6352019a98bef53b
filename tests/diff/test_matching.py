from __future__ import annotations

from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

from specloom.diff.hints import Hint, Hints
from specloom.diff.matching import (
    NONE,
    PIN,
    Likeness,
    Match,
    ParameterMatch,
    match,
    match_components,
    match_parameters,
    match_properties,
    parameter_key,
)
from specloom.diff.structures import Structures
from specloom.ir.model import (
    Annotations,
    Location,
    MediaType,
    ObjectShape,
    Parameter,
    Schema,
    SchemaObject,
    Type,
)

Told = list[tuple[str, str, str]]


def told(matches: tuple[Match, ...]) -> Told:
    return [(each.base, each.revision, each.confidence) for each in matches]


# ------------------------------------------------------------------------------- one to one

SCORES = st.dictionaries(
    st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz")),
    st.builds(
        Likeness,
        st.sampled_from([0.4, 0.5, 0.66, 0.7, 0.72, 0.9]),
        st.sampled_from(["sure", "likely", "ask"]),
    )
    | st.just(PIN),
)


@given(SCORES, st.permutations("abcd"), st.permutations("wxyz"))
def test_a_matching_is_one_to_one_and_independent_of_order(
    scores: dict[tuple[str, str], Likeness], removed: list[str], added: list[str]
) -> None:
    def score(base: str, revision: str) -> Likeness:
        return scores.get((base, revision), NONE)

    found = match(removed, added, score)

    assert found == match("abcd", "wxyz", score)
    assert len({each.base for each in found}) == len(found)
    assert len({each.revision for each in found}) == len(found)
    assert all(score(each.base, each.revision).score >= 0.5 for each in found)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ({"ax": 0.49}, []),
        ({"ax": 0.6}, [("a", "x", "ask")]),
        ({"ax": 0.9}, [("a", "x", "sure")]),
        ({"ax": 0.9, "ay": 0.8}, [("a", "x", "sure")]),
        ({"ax": 0.9, "ay": 0.85}, [("a", "x", "likely")]),
        ({"ax": 0.9, "bx": 0.89}, [("a", "x", "ask")]),
        ({"ax": 0.6, "bx": 0.6}, []),
        # the rival of one found somebody clearly better
        ({"ax": 0.8, "ay": 0.78, "by": 0.95}, [("a", "x", "sure"), ("b", "y", "sure")]),
    ],
)
def test_a_close_rival_makes_a_match_less_sure(scores: dict[str, float], expected: Told) -> None:
    def score(base: str, revision: str) -> Likeness:
        return Likeness(scores.get(base + revision, 0.0), "sure")

    assert told(match("ab", "xy", score)) == expected


# -------------------------------------------------------------------------------- by schema


def schema(*types: Type, at: str = "#/s", text: str = "", **keywords: Any) -> SchemaObject:
    told = Annotations(description=text)
    return SchemaObject(at, types=frozenset(types), annotations=told, **keywords)


TEXT = schema("string")
UUID = schema("string", format="uuid")
COUNT = schema("integer")


def card(*names: str, text: str = "") -> SchemaObject:
    return schema("object", text=text, object=ObjectShape(dict.fromkeys(names, TEXT)))


ADDRESS = card(*"street city postcode country state company".split())


@pytest.mark.parametrize(
    ("base", "revision", "expected"),
    [
        (
            {"chargingLocationId": UUID, "id": TEXT},
            {"locationId": UUID, "id": TEXT},
            [("chargingLocationId", "locationId", "sure")],
        ),
        (
            {"fromHourMinute": TEXT, "toHourMinute": TEXT},
            {"from": TEXT, "to": TEXT},
            [("fromHourMinute", "from", "sure"), ("toHourMinute", "to", "likely")],
        ),
        ({"chargingLocationId": UUID}, {"locationId": TEXT}, [("likely",)]),
        ({"count": COUNT}, {"name": TEXT}, []),
        ({"count": COUNT}, {"counts": TEXT}, []),
        ({"name": TEXT}, {"title": TEXT}, []),
        ({"startDate": TEXT}, {"endDate": TEXT}, []),
        ({"entityId": TEXT}, {"targetId": TEXT}, []),
        (
            {"entityId": schema("string", text="The device that the action is for.")},
            {"targetId": schema("string", text="The device the action is for.")},
            [("ask",)],
        ),
        ({"billingAddress": ADDRESS}, {"shippingAddress": ADDRESS}, [("ask",)]),
        (
            {"team_discussions": schema("string", text="May manage what teams talk of.")},
            {"discussions": schema("string", text="Whether repositories have a forum.")},
            [("ask",)],
        ),
        ({"a": TEXT}, {}, []),
    ],
)
def test_properties(
    base: dict[str, Schema], revision: dict[str, Schema], expected: list[tuple[str, ...]]
) -> None:
    found = told(match_properties(base, revision, Structures()))

    assert [each[-len(its) :] for each, its in zip(found, expected, strict=True)] == expected


@pytest.mark.parametrize(
    ("base", "revision", "expected"),
    [
        (
            {"ChargingLocation": ADDRESS, "Same": TEXT},
            {"LocationResponse": ADDRESS, "Same": TEXT},
            [("ChargingLocation", "LocationResponse", "sure")],
        ),
        ({"Me": ADDRESS}, {"UserResponse": ADDRESS}, [("Me", "UserResponse", "likely")]),
        ({"Me": card("id")}, {"UserResponse": card("id")}, []),
        ({"Me": TEXT}, {"Me2": COUNT}, []),
        ({"Card": card("a", "b", "c")}, {"CardModel": card("a", "x", "y")}, []),
        (
            {"Card": card("a", "b", "c", "d")},
            {"CardModel": card("a", "b", "c", "d", "e")},
            [("Card", "CardModel", "likely")],
        ),
    ],
)
def test_components(base: dict[str, Schema], revision: dict[str, Schema], expected: Told) -> None:
    assert told(match_components(base, revision, Structures())) == expected


def test_many_components_are_compared_where_they_share_something() -> None:
    base = {f"Left{index}": card(f"left{index}") for index in range(100)}
    revision = {f"Right{index}": card(f"right{index}") for index in range(100)}
    found = match_components(
        {**base, "ChargingLocation": ADDRESS}, {**revision, "Location": ADDRESS}, Structures()
    )

    assert told(found) == [("ChargingLocation", "Location", "sure")]


def test_many_properties_are_compared_where_they_share_a_word_or_a_hint() -> None:
    base = {f"left{index}": schema("string", at=f"#/b/{index}") for index in range(2000)}
    revision = {f"right{index}": schema("string", at=f"#/r/{index}") for index in range(2000)}
    hints = Hints((Hint("renamed", "#/b/7", "#/r/9"),))
    found = match_properties(
        {**base, "chargingLocationId": UUID}, {**revision, "locationId": UUID}, Structures(), hints
    )

    assert ("chargingLocationId", "locationId", "sure") in told(found)
    assert ("left7", "right9", "sure") in told(found)


def test_hints_go_before_guesses() -> None:
    base = {"locationIds": schema("string", at="#/b/1"), "spot": schema("string", at="#/b/2")}
    revision = {"locationId": schema("string", at="#/r/1"), "place": schema("integer", at="#/r/2")}
    hints = Hints(
        (Hint("renamed", "#/b/2", "#/r/2"), Hint("lossy", "#/b/1")),
    )
    found = match_properties(base, revision, Structures(), hints)

    assert told(found) == [("spot", "place", "sure")]
    assert found[0].pinned
    assert told(match_components(base, revision, Structures(), hints)) == told(found)


# ---------------------------------------------------------------------------- by parameter


def parameter(where: Location, name: str, stated: Schema | None = TEXT) -> Parameter:
    return Parameter(f"#/{where}/{name}", name, where, required=False, schema=stated)


@pytest.mark.parametrize(
    ("base", "revision", "expected"),
    [
        (("query", "chargingLocationId"), ("query", "locationId"), "sure"),
        (("query", "targetId"), ("query", "id"), "likely"),
        (("query", "field[]"), ("query", "fields"), "sure"),
        (("query", "page"), ("header", "Page"), "sure"),
        (("header", "Example-User-Id"), ("path", "userId"), "likely"),
        (("header", "Page"), ("header", "page"), None),
        (("query", "targetId"), ("header", "id"), None),
        (("query", "limit"), ("query", "cursor"), None),
    ],
)
def test_parameters(
    base: tuple[Location, str], revision: tuple[Location, str], expected: str | None
) -> None:
    ours, theirs = parameter(*base), parameter(*revision)
    found = match_parameters([ours], [theirs], Structures())

    assert [each.confidence for each in found] == ([expected] if expected else [])


def test_a_parameter_of_both_sides_is_left_out() -> None:
    same = parameter("query", "locationId")
    found = match_parameters([same, parameter("query", "chargingLocationId")], [same], Structures())

    assert found == ()


def test_a_parameter_of_a_content_is_compared_by_its_schema() -> None:
    stated = MediaType("#/m", "application/json", TEXT)
    by_content = Parameter("#/c", "pages", "query", False, None, stated)  # noqa: FBT003
    bare = Parameter("#/d", "page", "query", False, None)  # noqa: FBT003

    assert match_parameters([by_content], [parameter("query", "page")], Structures())
    assert match_parameters([bare], [by_content], Structures())


def test_a_hint_pins_a_parameter() -> None:
    ours, theirs = parameter("query", "a"), parameter("header", "z", COUNT)
    hints = Hints(pins=(Hint("renamed", ours.pointer, theirs.pointer),))

    assert match_parameters([ours], [theirs], Structures(), hints) == (
        ParameterMatch(ours, theirs, "sure", pinned=True),
    )


def test_the_name_of_a_header_has_no_case() -> None:
    assert parameter_key(parameter("header", "X-A")) == parameter_key(parameter("header", "x-a"))
    assert parameter_key(parameter("query", "A")) != parameter_key(parameter("query", "a"))
