"""Most operations moved alike: one cause, one change, unless each is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pytest

from specloom.diff import compare
from specloom.diff.model import Diff, Rename
from tests.diff.subjects import Raw, compared_raw, from_raw

_NAMES: Final = ("cars", "users", "orders", "parts")
_CAR: Final[Raw] = {
    "type": "object",
    "properties": {name: {"type": "string"} for name in ("id", "make", "model", "year")},
}


def _service(paths: Sequence[str], **said: Raw) -> Raw:
    """Give a description with one operation at each path; `said` is what some of them say."""
    content = {"application/json": {"schema": _CAR}}
    answers = {"200": {"description": "Fine.", "content": content}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Garage", "version": "1"},
        "paths": {
            path: {"get": {"responses": answers, **said.get(path.rpartition("/")[2], {})}}
            for path in paths
        },
    }


def _below(prefix: str, names: Sequence[str] = _NAMES) -> list[str]:
    return [f"{prefix}/{name}" for name in names]


def _moves(diff: Diff) -> list[str]:
    return [each.message for each in diff.changes if each.id == "operation-moved"]


@pytest.mark.parametrize(
    ("before", "after", "told", "rename"),
    [
        ("/v1", "/v2", "from `/v1` to `/v2`", Rename("/v1", "/v2", "sure")),
        ("", "/v2", "from `/` to `/v2`", Rename("/", "/v2", "sure")),
        ("/api/v1", "/api/v2", "from `/api/v1` to `/api/v2`", Rename("/api/v1", "/api/v2", "sure")),
    ],
)
def test_one_rewriting_of_most_paths_is_told_once(
    before: str, after: str, told: str, rename: Rename
) -> None:
    diff = compared_raw(_service(_below(before)), _service(_below(after)))

    [change] = diff.changes
    assert (change.id, change.level) == ("operation-moved", "error")
    assert change.message == f"4 operations moved {told}."
    assert change.rename == rename
    assert {each.path for each in change.operations} == {*_below(before), *_below(after)}


def test_each_move_is_told_to_who_asks() -> None:
    base, revision = from_raw(_service(_below("/v1"))), from_raw(_service(_below("/v2")))

    assert _moves(compare(base, revision, each_move=True)) == [
        f"`GET /v1/{name}` moved to `GET /v2/{name}`." for name in sorted(_NAMES)
    ]


def test_half_of_all_is_not_most() -> None:
    others = ["/health", "/about", "/terms", "/help"]
    base, revision = _service(_below("/v1") + others), _service(_below("/v2") + others)

    assert len(_moves(compared_raw(base, revision))) == len(_NAMES)


def test_what_was_announced_is_told_apart() -> None:
    old: Raw = {"deprecated": True, "x-sunset": "0001-01-01"}
    base = _service(_below("/v1"), cars=old, users=old)
    diff = compared_raw(base, _service(_below("/v2")))

    assert _moves(diff) == ["2 operations moved from `/v1` to `/v2`."] * 2
    assert len({each.fingerprint for each in diff.changes}) == len(diff.changes)


def test_what_people_told_is_told_by_itself() -> None:
    revision = _service(_below("/v2"))
    row = {"from": "1", "to": "2", "kind": "moved", "text": "Cars are elsewhere."}
    places = {"base": "#/paths/~1v1~1cars/get", "revision": "#/paths/~1v2~1cars/get"}
    revision |= {"x-migration": [row | places], "info": {"title": "Garage", "version": "2"}}

    assert sorted(_moves(compared_raw(_service(_below("/v1")), revision))) == [
        "3 operations moved from `/v1` to `/v2`.",
        "`GET /v1/cars` moved to `GET /v2/cars`.",
    ]
