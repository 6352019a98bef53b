from __future__ import annotations

from typing import Any

import pytest

from specloom.diff.hints import NO_HINTS, Hint, Hints, parse_mapping, read_hints
from specloom.errors import BadInput, Location
from specloom.ir.model import Api


def row(hop: str, kind: str, base: str = "", revision: str = "", **more: Any) -> dict[str, Any]:
    """Write a row of the step `1>2`."""
    from_, _, to = hop.partition(">")
    places = {key: value for key, value in (("base", base), ("revision", revision)) if value}
    return {"from": from_, "to": to, "kind": kind, "text": "t", "cite": "c", **places, **more}


ROWS = [
    row("unversioned>1", "note"),
    row("1>2", "renamed", "#/schemas/A/properties/x", "#/schemas/A/properties/y"),
    row("1>2", "meaning_changed", "#/paths/~1cars/get", "#/paths/~1cars/get"),
    row("1>2", "enum_map", "#/schemas/E", "#/schemas/E", map={"OLD": "MID", "GONE": "OTHER"}),
    row("2>3", "renamed", "#/schemas/A", "#/schemas/B"),
    row("2>3", "renamed", "#/schemas/E", "#/schemas/F"),
    row("2>3", "moved", "#/paths/~1me", "#/paths/~1users~1%7BuserId%7D"),
    row("2>3", "lossy", "#/schemas/A/properties/lost"),
    row("3>4", "renamed", "#/schemas/B/properties/y", "#/schemas/B/properties/z"),
    row("3>4", "enum_map", "#/schemas/F", "#/schemas/F", map={"MID": "NEW", "FRESH": "NEWER"}),
]
"""The history of four versions; each description holds the rows up to itself."""


def api(version: str, rows: object = None) -> Api:
    if rows is None:
        rows = [each for each in ROWS if each["to"] <= version]
    extensions: dict[str, Any] = {"x-migration": rows}
    return Api("a", "3.1.0", "A", version, extensions=extensions)


@pytest.mark.parametrize(
    ("base", "revision", "place", "expected"),
    [
        ("1", "2", "#/schemas/A/properties/x", "#/schemas/A/properties/y"),
        ("1", "3", "#/schemas/A/properties/x", "#/schemas/B/properties/y"),
        ("1", "4", "#/schemas/A/properties/x", "#/schemas/B/properties/z"),
        ("2", "4", "#/schemas/A/properties/y", "#/schemas/B/properties/z"),
        ("2", "3", "#/schemas/A/properties/other", "#/schemas/B/properties/other"),
        ("2", "3", "#/paths/~1me/get", "#/paths/~1users~1{userId}/get"),
        ("2", "3", "#/schemas/Abc", None),
        ("3", "4", "#/schemas/A/properties/x", None),
        ("1", "1", "#/schemas/A/properties/x", None),
        ("2", "2", "#/schemas/A", None),
        ("4", "1", "#/schemas/B/properties/z", "#/schemas/A/properties/x"),
    ],
)
def test_renames_are_composed(base: str, revision: str, place: str, expected: str | None) -> None:
    assert read_hints(api(base), api(revision)).renamed(place) == expected


@pytest.mark.parametrize(
    ("base", "revision", "hops"),
    [
        ("1", "2", {"1>2"}),
        ("1", "4", {"1>2", "2>3", "3>4"}),
        ("unversioned", "1", {"unversioned>1"}),
        ("2", "later", {"2>3", "3>4"}),
        ("before", "2", {"unversioned>1", "1>2"}),
    ],
)
def test_rows_between_the_versions_hold(base: str, revision: str, hops: set[str]) -> None:
    hints = read_hints(api(base, []), api(revision, ROWS))

    assert {f"{each.from_}>{each.to}" for each in hints.rows} == hops


def test_a_version_that_no_row_names_knows_the_steps_of_its_own_rows() -> None:
    base = api("two and a half", ROWS[:4])

    assert {each.to for each in read_hints(base, api("4")).rows} == {"3", "4"}


def test_versions_are_ordered_by_their_steps_not_by_where_rows_stand() -> None:
    hints = read_hints(api("1", []), api("4", list(reversed(ROWS))))

    assert [each.to for each in hints.rows] == sorted(each.to for each in hints.rows)
    assert hints.renamed("#/schemas/A/properties/x") == "#/schemas/B/properties/z"


def test_rows_in_a_circle_do_no_harm() -> None:
    rows = [row("a>b", "renamed", "#/x", "#/y"), row("b>a", "renamed", "#/y", "#/x")]

    assert read_hints(api("a", []), api("b", rows)).renamed("#/x") == "#/y"


def test_enum_values_are_composed() -> None:
    hints = read_hints(api("1"), api("4"))

    assert hints.values("#/schemas/E") == {
        "OLD": "NEW",
        "GONE": "OTHER",
        "MID": "NEW",
        "FRESH": "NEWER",
    }
    assert read_hints(api("1"), api("2")).values("#/schemas/E")["OLD"] == "MID"
    assert read_hints(api("2"), api("1")).values("#/schemas/E") == {"MID": "OLD", "OTHER": "GONE"}
    assert NO_HINTS.values("#/schemas/E") == {}


def test_new_meanings_are_told() -> None:
    [meaning] = read_hints(api("1"), api("4")).meanings()

    assert meaning == Hint(
        "meaning_changed", "#/paths/~1cars/get", "#/paths/~1cars/get", "1", "2", "t", "c"
    )


def test_nothing_else_is_guessed_of_what_rows_tell() -> None:
    hints = read_hints(api("1"), api("4"))

    assert hints.vetoed("#/schemas/A/properties/x", "#/schemas/B/properties/w")
    assert not hints.vetoed("#/schemas/A/properties/x", "#/schemas/B/properties/z")
    assert not hints.vetoed("#/schemas/A/properties/w", "#/schemas/B/properties/v")
    assert read_hints(api("2"), api("3")).vetoed("#/schemas/A/properties/lost", "#/anything")


@pytest.mark.parametrize("rows", ["text", None, 1, ["text", {}, {"kind": "renamed"}], [{"to": 1}]])
def test_what_is_no_row_is_passed_over(rows: object) -> None:
    assert read_hints(api("1", []), api("2", rows if rows is not None else {})) == NO_HINTS


# ---------------------------------------------------------------------------- mapping file


def locate(pointer: str) -> Location:
    return Location("map.yaml", 1, 1, pointer)


def pin(
    kind: object = "renamed", base: object = "#/a", revision: object = "#/b", **more: object
) -> object:
    return {"kind": kind, "base": base, "revision": revision, **more}


def test_a_mapping_goes_before_rows() -> None:
    mapping = parse_mapping(
        [
            pin(base="#/schemas/A", revision="#/schemas/Z"),
            pin("distinct", "#/c", "#/d"),
            pin("enum_map", "#/schemas/E", "#/schemas/F", map={"OLD": "ODD"}),
            pin(base="#/never", revision="#/shown", **{"from": "3", "to": "4"}),
            pin(base="#/shown", revision="#/here", **{"from": "1", "to": "2"}),
        ],
        locate,
    )
    hints = read_hints(api("1"), api("3"), mapping)

    assert hints.renamed("#/schemas/A/properties/x") == "#/schemas/Z/properties/x"
    assert hints.vetoed("#/c", "#/d")
    assert not hints.vetoed("#/c", "#/e")
    assert hints.vetoed("#/schemas/A", "#/schemas/B")
    assert hints.values("#/schemas/E")["OLD"] == "ODD"
    assert hints.renamed("#/never") is None
    assert hints.renamed("#/shown") == "#/here"
    assert Hints(pins=mapping).renamed("#/elsewhere") is None


@pytest.mark.parametrize(
    ("value", "pointer", "words"),
    [
        ({}, "#", "a list of rows"),
        ("text", "#", "a list of rows"),
        (["text"], "#/0", "an object"),
        ([pin("note")], "#/0/kind", "`kind` must be one of"),
        ([{"base": "#/a", "revision": "#/b"}], "#/0", "`kind` must be one of"),
        ([pin(base="a")], "#/0/base", "`base` must be a pointer"),
        ([{"kind": "renamed", "base": "#/a"}], "#/0", "`revision` must be a pointer"),
        ([pin(base=1)], "#/0/base", "`base` must be a pointer"),
        ([pin(color="red")], "#/0/color", "`color` means nothing here"),
        ([pin(**{"a/b": 1})], "#/0/a~1b", "`a/b` means nothing here"),
        ([pin(map={})], "#/0/map", "only an `enum_map`"),
        ([pin("enum_map")], "#/0", "`map` must lead"),
        ([pin("enum_map", map={"A": 1})], "#/0/map", "`map` must lead"),
        ([pin(text="")], "#/0/text", "`text` must be a text"),
        ([pin(**{"from": 1, "to": "2"})], "#/0/from", "`from` must be a text"),
        ([pin(**{"from": "1"})], "#/0", "`from` and `to` stand together"),
        ([pin(), pin(revision="#/c")], "#/1/revision", "another row says"),
    ],
)
def test_a_bad_row_is_a_located_finding(value: object, pointer: str, words: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_mapping(value, locate)

    [finding] = caught.value.findings
    assert finding.id == "mapping-row"
    assert finding.location == locate(pointer)
    assert words in finding.message


def test_every_bad_row_is_told() -> None:
    with pytest.raises(BadInput) as caught:
        parse_mapping([pin("note"), 1], locate)

    assert [finding.location.pointer for finding in caught.value.findings] == ["#/0/kind", "#/1"]


def test_a_row_said_twice_does_no_harm() -> None:
    assert len(parse_mapping([pin(), pin()], locate)) == 2
