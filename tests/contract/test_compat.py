"""What breaks between two versions is what was predicted, and the other way round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from specloom.cli.predictions import predicted
from specloom.config import DiffSettings
from specloom.contract.compat import Predicted, compat
from specloom.contract.compat.renaming import is_passed_over
from specloom.contract.credentials import Secrets
from specloom.contract.model import Run
from specloom.contract.run import Options
from specloom.contract.target import AsgiTarget
from specloom.diff import Subject, compare
from tests.contract.hops import HOPS, hop
from tests.contract.mutants.faults import body, refuses
from tests.contract.mutants.subject import TOKEN, Fault, app, described, edited

WANTED = {
    ("2023-02-01", "2023-03-01"): (5, 0),
    ("2023-03-01", "2023-04-01"): (7, 0),
    ("2023-04-01", "2023-04-15"): (0, 0),
    ("2023-04-15", "2023-05-01"): (9, 2),
    ("2023-05-01", "2023-08-01"): (25, 24),
    ("2023-08-01", "latest"): (0, 0),
}
"""How many of the breaking changes of each hop are confirmed, and how many are explained."""

SAME = "the answers are of a kind that both descriptions allow; others need another state"
ELSEWHERE = "it reaches no request of BASE: what it reaches is sent by the service itself"
EXPLAINED = ("hidden by ", "every request that holds ")


@pytest.mark.exhaustive
@pytest.mark.parametrize(("base", "revision"), HOPS)
def test_every_breaking_change_is_confirmed_or_explained(base: str, revision: str) -> None:
    found = hop(base, revision)
    breaking = {each.fingerprint for each in found.predicted if each.breaks}
    verdicts = Counter(
        each.verdict for each in found.run.predictions if each.fingerprint in breaking
    )
    unpredicted = [each for each in found.run.predictions if each.verdict == "unpredicted"]
    reasons = [each.reason for each in found.run.predictions if each.verdict == "not observed"]

    assert (found.run.mode, found.run.other, found.run.stop) == ("compat", base, None)
    assert unpredicted == []
    assert (verdicts["confirmed"], verdicts["not observed"]) == WANTED[base, revision]
    assert verdicts.total() == len(breaking)
    assert [each for each in reasons if not each.startswith(EXPLAINED)] == []


def hopped(edit: Callable[[Any], None], fault: Fault | None = None) -> Run:
    """Serve the small service changed, to clients who do not know."""
    document, base = described()
    revision = edited(document, edit)
    one, other = (Subject(each.version, document, each) for each in (base, revision))
    told = predicted(compare(one, other, DiffSettings(), ()))
    target = AsgiTarget(app(revision, fault))
    try:
        return compat(
            base,
            target,
            told,
            other="base",
            secrets=Secrets({("", "token"): TOKEN}),
            options=Options(tiers=("sweep", "sequences"), replays=1),
        )
    finally:
        target.close()


def _pet(root: Any) -> Any:
    return root["components"]["schemas"]["Pet"]


def _nothing(_root: Any) -> None:
    pass


def _without_name(root: Any) -> None:
    del _pet(root)["properties"]["name"]
    _pet(root)["required"].remove("name")


def _needs_age(root: Any) -> None:
    root["components"]["schemas"]["NewPet"]["required"].append("age")


def _without_birds(root: Any) -> None:
    root["components"]["schemas"]["Kind"]["enum"].remove("bird")


def _without_health(root: Any) -> None:
    del root["paths"]["/health"]


def _moved(root: Any) -> None:
    root["paths"]["/people/{ownerId}"] = root["paths"].pop("/owners/{ownerId}")


def _smaller_pages(root: Any) -> None:
    root["paths"]["/pets"]["get"]["parameters"][1]["schema"]["maximum"] = 20


CASES: dict[str, tuple[Callable[[Any], None], set[tuple[str, str]]]] = {
    "nothing": (_nothing, set()),
    "a field is gone": (_without_name, {("response-required-property-removed", "confirmed")}),
    "a field is required": (_needs_age, {("request-property-became-required", "confirmed")}),
    "a value is gone": (_without_birds, {("request-parameter-enum-value-removed", "confirmed")}),
    "an operation is gone": (
        _without_health,
        {("api-removed-without-deprecation", "confirmed")},
    ),
    "an operation moved": (_moved, {("operation-moved", "confirmed")}),
    "a bound": (_smaller_pages, {("request-parameter-max-decreased", "confirmed")}),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_predicted_is_seen(case: str) -> None:
    edit, wanted = CASES[case]
    found = hopped(edit)
    verdicts = {(each.id, each.verdict) for each in found.predictions}

    assert found.stop is None
    assert [each for each in found.predictions if each.verdict == "unpredicted"] == []
    assert wanted <= verdicts
    assert {each.verdict for each in found.predictions} <= {"confirmed"}


def test_what_nobody_predicted_is_told() -> None:
    def older(value: Any) -> None:
        value["address"] = "Main Street"

    found = hopped(_without_name, body("GET /owners/{ownerId}", older))
    told = {(each.verdict, each.operations) for each in found.predictions}
    explained = [each for each in found.failures if each.operation.startswith("GET /owners")]

    assert ("unpredicted", ("GET /owners/{ownerId}",)) in told
    assert [each.changes for each in explained] == [()]


def test_a_refusal_for_another_reason_is_not_taken_for_the_predicted_one() -> None:
    found = hopped(_without_health, refuses("GET /pets", lambda request: bool(request.query)))
    unpredicted = [each for each in found.predictions if each.verdict == "unpredicted"]

    assert {each.operations for each in unpredicted} == {("GET /pets",)}
    assert {each.id for each in unpredicted} == {"valid-request-refused"}


def test_what_cannot_be_seen_has_a_reason() -> None:
    document, base = described()
    revision = edited(document, _without_name)
    one, other = (Subject(each.version, document, each) for each in (base, revision))
    [told] = [each for each in predicted(compare(one, other, DiffSettings(), ())) if each.breaks]
    elsewhere = replace(told, operations=("POST petChanged",))
    target = AsgiTarget(app(base))
    try:
        secrets = Secrets({("", "token"): TOKEN})
        options = Options(tiers=("sweep",), replays=1)
        runs = [
            compat(base, target, [each], other="base", secrets=secrets, options=options)
            for each in (told, elsewhere)
        ]
    finally:
        target.close()

    assert [(each.verdict, each.reason) for run in runs for each in run.predictions] == [
        ("not observed", SAME),
        ("not observed", ELSEWHERE),
    ]


@pytest.mark.parametrize(
    ("sent", "answered", "expected"),
    [
        ({"old": 1}, b'{"new": 2}', True),
        ({"old": 1}, b'{"new": 1}', False),  # it is taken by both names
        ({"old": 1}, b'{"old": 1}', False),  # who knows
        ({"other": 1}, b'{"new": 2}', False),
        ({"in": [{"old": 1}, {}]}, b'{"in": [{"new": 2}], "new": 1}', True),
        ({"in": {"old": 1}}, b'{"new": 2}', False),
        ({"old": 1}, b"new", False),
    ],
)
def test_what_goes_by_its_old_name_may_be_passed_over(
    sent: Any, answered: bytes, *, expected: bool
) -> None:
    change = Predicted(
        "f1", "request-property-renamed", "", (), "", "", "request", breaks=True, subject="old",
        renamed="new",
    )  # fmt: skip

    assert is_passed_over(change, [(sent, answered)]) is expected
