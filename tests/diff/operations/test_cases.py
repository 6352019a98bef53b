"""Every kind of edit, both ways, as tables; and laws that hold for all of them."""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from specloom.diff.operations import Found, breaks
from tests.diff.operations.tables import Case, api, cases, found, written


def both_ways(case: Case) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
    """Give what is found there and on the way back."""
    return _both_ways(json.dumps(case))


@cache
def _both_ways(text: str) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
    case = json.loads(text)
    settings = case.get("settings", {})
    with TemporaryDirectory() as folder:
        base, revision = (api(case[side], Path(folder), side) for side in ("base", "revision"))
    return found(base, revision, **settings), found(revision, base, **settings)


@pytest.mark.parametrize("case", cases())
def test_what_is_found(case: Case) -> None:
    there, back = both_ways(case)

    assert written(there) == case["found"]
    if "back" in case:
        assert written(back) == case["back"]


@pytest.mark.parametrize("case", cases())
def test_what_breaks_is_shown_or_says_why_not(case: Case) -> None:
    for each in chain(*both_ways(case)):
        due = breaks(each) or each.floor == "error"
        assert bool(each.witness) + bool(each.unproven) == due, each


@pytest.mark.parametrize("case", cases())
def test_nothing_changes_between_a_side_and_itself(case: Case, tmp_path: Path) -> None:
    for side in ("base", "revision"):
        one, same = api(case[side], tmp_path, "one"), api(case[side], tmp_path, "same")
        assert found(one, same) == ()


@pytest.mark.parametrize("case", cases())
def test_the_other_way_mirrors_what_it_does(case: Case) -> None:
    """What narrows there widens on the way back; promises excuse some of what is removed."""
    there, back = both_ways(case)
    mirror = {"narrows": "widens", "widens": "narrows"}
    effects = sorted(mirror.get(each.effect, each.effect) for each in there if weighs(each))

    assert effects == sorted(each.effect for each in back if weighs(each))


def weighs(each: Found) -> bool:
    excusable = re.match("endpoint-added|operation-moved|api-removed-|.*meaning-changed", each.id)
    return each.effect != "none" and not excusable


@pytest.mark.parametrize("case", cases())
def test_a_sentence_is_whole(case: Case) -> None:
    for each in both_ways(case)[0]:
        assert re.fullmatch(r"[A-Z`].*\.", each.told), each.told
        assert re.fullmatch(r"[a-z0-9-]+", each.id), each.id
