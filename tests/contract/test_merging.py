"""Runs are written and read without loss, and merged in any order."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specloom.contract.documents import from_json, to_json
from specloom.contract.merging import merge
from specloom.contract.model import Goal, Run, Stop
from specloom.contract.shards import parse_shard
from specloom.errors import BadInput
from tests.contract.runs import (
    ACCEPTED_TOO_MUCH,
    ANY_RUN,
    CLEAN,
    COMPAT,
    FAILURES,
    RUN,
    RUNS,
    WRONG_TYPE,
)


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_a_run_is_read_as_it_was_written(run: Run) -> None:
    text = to_json(run)

    assert from_json(text, "run.json") == run
    assert text.encode() == to_json(from_json(text, "run.json")).encode()


@given(ANY_RUN)
@settings(max_examples=100, deadline=None)
def test_nothing_is_lost(run: Run) -> None:
    text = to_json(run)
    text.encode()

    assert from_json(text, "run.json") == run


WRONG: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (lambda data: data.pop("source"), "'source' is missing"),
    (lambda data: data.update(format=2), "its format is 2 and not 1"),
    (lambda data: data.update(title=1), "'title' must be a text"),
    (lambda data: data.update(seed="7"), "'seed' must be a whole number"),
    (lambda data: data.update(seconds=True), "'seconds' must be a number"),
    (lambda data: data.update(mode="x"), "'mode' must be one of test, compat, against"),
    (lambda data: data.update(stop=[]), "stop must be an object"),
    (lambda data: data.update(notes={}), "'notes' must be a list"),
    (lambda data: data.update(notes=[1]), "'notes' must hold texts"),
    (lambda data: data.update(failures=[1]), "each of 'failures' must be an object"),
    (lambda data: data["failures"][0].update(flaky=0), "'flaky' must be true or false"),
    (lambda data: data["failures"][0]["steps"][0].update(headers=[["a"]]), "pairs of texts"),
]


@pytest.mark.parametrize(("change", "said"), WRONG)
def test_what_is_no_report_is_refused(change: Callable[[Any], object], said: str) -> None:
    data = json.loads(to_json(RUN))
    change(data)
    with pytest.raises(BadInput, match=said) as caught:
        from_json(json.dumps(data), "run.json")

    assert str(caught.value).startswith("run.json: error: this is no report of `specloom test")


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="this is not JSON"):
        from_json(text, "run.json")


@pytest.mark.parametrize("text", ["[]", "1", "null"])
def test_other_json_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="it must be an object"):
        from_json(text, "run.json")


# ------------------------------------------------------------------------------------- merging


def shards(*numbers: int) -> list[Run]:
    return [replace(CLEAN, shard=f"{number}/3", stream=str(number)) for number in numbers]


def test_one_run_stays_as_it_is() -> None:
    assert merge([RUN]) == RUN


def test_one_shard_is_not_the_whole() -> None:
    (third,) = shards(3)

    assert merge([third]).stop == Stop("interrupted", "shards 1/3, 2/3 are missing")


@given(st.permutations([*shards(1, 2, 3), replace(CLEAN, failures=(WRONG_TYPE,))]))
@settings(max_examples=20, deadline=None)
def test_the_order_of_runs_does_not_matter(runs: list[Run]) -> None:
    assert to_json(merge(runs)) == to_json(merge([*reversed(runs)]))


def test_shards_become_a_whole() -> None:
    whole = merge(shards(3, 1, 2))

    assert (whole.tiers, whole.shard, whole.stop, whole.seconds) == ({"sweep": 60}, "", None, 0.75)


def test_a_missing_shard_makes_it_partial() -> None:
    assert merge(shards(3, 1)).stop == Stop("interrupted", "shard 2/3 is missing")
    assert merge([*shards(3), CLEAN]).stop == Stop("interrupted", "shards 1/3, 2/3 are missing")


def test_one_partial_run_makes_it_partial() -> None:
    first, second, third = shards(1, 2, 3)
    timely = replace(first, stop=Stop("time", "60 s are over"))
    dead = replace(third, stop=Stop("died", "it hung up"))

    assert merge([timely, second, third]).stop == Stop("time", "shard 1/3: 60 s are over")
    assert merge([timely, second, dead]).stop == Stop("died", "shard 3/3: it hung up")
    unsharded = replace(CLEAN, stop=Stop("slow", "it slept"))
    assert merge([CLEAN, unsharded]).stop == Stop("slow", "it slept")


def test_failures_are_told_once() -> None:
    flaky = replace(WRONG_TYPE, flaky=True, count=4, changes=("x",), accepted="Known.")
    other = replace(WRONG_TYPE, changes=("y", "x"))
    merged = merge(
        [
            replace(CLEAN, failures=(flaky,)),
            replace(CLEAN, failures=(ACCEPTED_TOO_MUCH, other), stream="7"),
        ]
    )

    assert [one.check for one in merged.failures] == [
        "body-breaks-its-schema",
        "invalid-request-is-accepted",
    ]
    assert merged.failures[0] == replace(WRONG_TYPE, count=5, changes=("x", "y"), accepted="Known.")


@given(st.lists(FAILURES, max_size=4), st.lists(FAILURES, max_size=4))
@settings(max_examples=30, deadline=None)
def test_no_failure_gets_lost(left: list[Any], right: list[Any]) -> None:
    runs = [replace(CLEAN, failures=tuple(one)) for one in (left, right)]
    merged = merge(runs).failures

    assert {one.fingerprint for one in merged} == {one.fingerprint for one in left + right}
    assert sum(one.count for one in merged) == sum(one.count for one in left + right)


def test_goals_and_predictions_are_met_once() -> None:
    goal, other = Goal("GET /pets", "status", "200"), Goal("GET /pets", "status", "404")
    first = replace(COMPAT, goals={goal: "not sent", other: "not seen"})
    confirmed = replace(COMPAT.predictions[1], verdict="confirmed")
    second = replace(COMPAT, goals={goal: "covered"}, predictions=(confirmed,), stream="8")
    merged = merge([second, first])

    assert merged.goals == {goal: "covered", other: "not seen"}
    assert [one.verdict for one in merged.predictions] == ["confirmed", "confirmed", "unpredicted"]


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (
            replace(CLEAN, version="2"),
            "b.json: error: this tests Pets 2, and a.json Pets 2026-01-01; merge runs of one kind",
        ),
        (replace(CLEAN, mode="compat"), "this is a run of the mode compat, and a.json test"),
        (replace(CLEAN, other="x"), "this compares with x, and a.json nothing"),
    ],
)
def test_runs_of_other_things_are_refused(other: Run, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        merge([CLEAN, other], ["a.json", "b.json"])


def test_shards_are_read() -> None:
    assert parse_shard("2/4") == (2, 4)
    for text in ("", "0/4", "5/4", "1/0", "a/b", "1/4 ", "-1/4"):
        with pytest.raises(ValueError, match="is no shard"):
            parse_shard(text)
