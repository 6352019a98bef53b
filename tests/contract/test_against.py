"""Two targets are compared in what is not their own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from specloom.contract.against import against
from specloom.contract.credentials import Secrets
from specloom.contract.model import Case, Run
from specloom.contract.run import Options
from specloom.contract.target import AsgiTarget, TargetError
from specloom.mock.messages import Answer
from tests.contract.mutants.faults import body, header, sends, status
from tests.contract.mutants.subject import TOKEN, Fault, app, described

PET, PETS, OWNER = "GET /pets/{petId}", "GET /pets", "GET /owners/{ownerId}"
SECRETS = Secrets({("", "token"): TOKEN})


def compared(fault: Fault | None = None, options: Options | None = None) -> Run:
    _, api = described()
    left, right = AsgiTarget(app(api), address="left"), AsgiTarget(app(api, fault), address="right")
    try:
        return against(api, left, right, secrets=SECRETS, options=options)
    finally:
        left.close()
        right.close()


def test_a_service_is_like_itself() -> None:
    found = compared()

    assert (found.failures, found.stop, found.mode, found.other) == ((), None, "against", "right")
    assert found.tiers["sweep"] > 100
    assert found.stream == compared().stream


def _ids(value: Any) -> None:
    value["id"] = "11111111-1111-4111-8111-111111111111"
    value["bornAt"] = "1999-12-31T23:59:59Z"


def _backwards(value: Any) -> None:
    value["data"].reverse()


def _first(value: Any) -> None:
    value["data"] = value["data"][:1]


def _name(value: Any) -> None:
    value["name"] = "x" * 100


def _gone(value: Any) -> None:
    value.pop("mark")


def _grown(value: Any) -> None:
    value["address"]["floor"] = 2


def _text(answer: Answer) -> Answer:
    return replace(answer, headers=(("content-type", "text/plain"),), body=b"x")


CASES: dict[str, tuple[Fault, list[tuple[str, str]]]] = {
    "ids and times": (body(PET, _ids), []),
    "order": (body(PETS, _backwards), []),
    "a status": (
        status(PET, 202),
        [(PET, "The status differs: 200 from the first, 202 from the other")],
    ),
    "a media type": (
        sends(OWNER, _text),
        [
            (
                OWNER,
                (
                    "The media type of 200 differs: application/json from the first, "
                    "text/plain from the other"
                ),
            )
        ],
    ),
    "a header": (
        header("GET /owners", "x-total", None),
        [
            (
                "GET /owners",
                (
                    "The header of 200 at x-total differs: present from the first, "
                    "absent from the other"
                ),
            )
        ],
    ),
    "a member that is gone": (
        body(PET, _gone),
        [(PET, "The body of 200 at /mark differs: ")],
    ),
    "a member that is new": (
        body(OWNER, _grown),
        [
            (
                OWNER,
                (
                    "The body of 200 at /address/floor differs: nothing from the first, "
                    "2 from the other"
                ),
            )
        ],
    ),
    "a value": (body(PET, _name), [(PET, "The body of 200 at /name differs: ")]),
    "how many": (body(PETS, _first), [(PETS, "The body of 200 at /data differs: ")]),
    "no JSON": (
        sends(OWNER, lambda answer: replace(answer, body=b"{")),
        [(OWNER, "The body of 200 differs: no JSON")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_differences_are_told_once(case: str) -> None:
    fault, wanted = CASES[case]
    found = compared(fault)
    told = [(each.operation, each.message) for each in found.failures]
    first = dict(told[::-1])

    assert [operation for operation, _ in wanted] == [*first]
    assert all(first[operation].startswith(message) for operation, message in wanted)
    assert len(told) == len({(each.operation, each.fingerprint) for each in found.failures})
    assert [len(each.steps) for each in found.failures] == [2] * len(told)


def test_secrets_of_both_are_hidden() -> None:
    found = compared(sends(PET, lambda answer: replace(answer, body=f'"{TOKEN}"'.encode())))

    assert found.failures != ()
    assert TOKEN not in repr(found)


def test_it_ends_in_time() -> None:
    found = compared(options=Options(max_time=0))

    assert found.stop is not None
    assert (found.stop.kind, found.partial, dict(found.tiers)) == ("time", False, {})


class Dying(AsgiTarget):
    """Dies after some requests."""

    left = 20

    def send(self, case: Case) -> Any:
        self.left -= 1
        if not self.left:
            raise KeyboardInterrupt if self.address == "stopped" else TargetError("died", "it died")
        return super().send(case)


@pytest.mark.parametrize(("address", "kind"), [("dying", "died"), ("stopped", "interrupted")])
def test_what_was_seen_is_kept_when_one_dies(address: str, kind: str) -> None:
    _, api = described()
    left, right = AsgiTarget(app(api)), Dying(app(api, status("GET /health", 418)), address=address)
    try:
        found = against(api, left, right, secrets=SECRETS)
    finally:
        left.close()
        right.close()

    assert found.stop is not None
    assert (found.stop.kind, found.partial) == (kind, True)
    assert [each.operation for each in found.failures] == ["GET /health"]


def test_a_part_of_it_can_be_compared() -> None:
    parts = [compared(status(PET, 202), Options(shard=(number, 2))) for number in (1, 2)]
    whole = compared(status(PET, 202))

    assert sum(each.tiers.get("sweep", 0) for each in parts) == whole.tiers["sweep"]
    assert sum(len(each.failures) for each in parts) == len(whole.failures)
