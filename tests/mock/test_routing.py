"""Paths lead to the most concrete of the templates that they fit."""

from __future__ import annotations

import pytest

from specloom.mock.routing import Router

PATHS = """
    / /pets /pets/ /pets/mine /pets/{id} /pets/{id}.json /pets/{id}/toys /pets/mine/beds
    /pets/{id}:feed /{any}/toys/new /files/a%20b /files/c{}d /maps/{x},{y} /caf%C3%A9/é
""".split()


@pytest.fixture(scope="module")
def router() -> Router[str]:
    return Router([(path, path) for path in PATHS])


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", [("/", {})]),
        ("/pets", [("/pets", {})]),
        ("/pets/", [("/pets/", {})]),
        ("/pets/mine", [("/pets/mine", {}), ("/pets/{id}", {"id": "mine"})]),
        ("/pets/7.json", [("/pets/{id}.json", {"id": "7"}), ("/pets/{id}", {"id": "7.json"})]),
        ("/pets/7:feed", [("/pets/{id}:feed", {"id": "7"}), ("/pets/{id}", {"id": "7:feed"})]),
        ("/pets/a%2Fb", [("/pets/{id}", {"id": "a%2Fb"})]),
        ("/pets/mine/toys", [("/pets/{id}/toys", {"id": "mine"})]),
        ("/pets/mine/beds", [("/pets/mine/beds", {})]),
        ("/pets/toys/new", [("/{any}/toys/new", {"any": "pets"})]),
        ("/cats/toys/new", [("/{any}/toys/new", {"any": "cats"})]),
        ("/maps/1,2", [("/maps/{x},{y}", {"x": "1", "y": "2"})]),
        ("/maps/,2", []),
        ("/%70ets", [("/pets", {})]),
        ("/caf%C3%A9/%C3%A9", [("/caf%C3%A9/é", {})]),
        ("", []),
        ("*", []),
        ("/pets/7/", []),
        ("//pets", []),
    ],
)
def test_the_most_concrete_path_comes_first(
    router: Router[str], path: str, expected: list[tuple[str, dict[str, str]]]
) -> None:
    assert [(each.holds, each.values) for each in router.match(path)] == expected


def test_of_paths_that_differ_in_names_only_the_first_counts() -> None:
    router = Router([("/a/{b}", 1), ("/a/{c}", 2), ("/a/x{b}", 3), ("/a/x{c}", 4)])

    assert [(m.holds, m.values) for m in router.match("/a/1")] == [(1, {"b": "1"})]
    assert [m.holds for m in router.match("/a/x1")] == [3, 1]
    assert [*router.leaves()] == [1, 3]


def test_a_long_path_is_no_burden() -> None:
    router = Router([("/a/{b}" * 8, 1)])

    assert [*router.match("/a" * 10_000)] == []
