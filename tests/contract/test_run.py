"""A run finds what is wrong, makes it small, tries it again, and ends as it should."""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import socket
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from specloom.config import CredentialKind
from specloom.contract.credentials import Access, Secrets
from specloom.contract.model import Answer, Call, Run, Tier, key_of
from specloom.contract.run import TIERS, Options, dry_run, in_shard, run
from specloom.contract.target import AsgiTarget, Limits, UrlTarget
from specloom.errors import Location
from specloom.ir.model import Operation
from specloom.mock import app
from tests.contract.shop import SHOP, Spoils, body_of, outcome, shop, spoilt
from tests.contract.sockets import listening, request_on

SWEEP = Options(tiers=("sweep",))
SEQUENCES = Options(tiers=("sequences",))
FAILED = Answer(500)


def sound(_call: Call, answer: Answer) -> Answer:
    return answer


@pytest.mark.parametrize("tiers", [("sweep",), ("sequences",), ("sweep", "sequences")])
def test_the_mock_is_as_described(tmp_path: Path, tiers: tuple[Tier, ...]) -> None:
    found = outcome(tmp_path, sound, Options(tiers=tiers))

    assert found.failures == ()
    assert set(found.tiers) == set(tiers)
    assert found.stop is None
    assert not found.partial
    assert found.target == "shop"
    assert (found.title, found.version, found.shard) == ("Shop", "1", "")


def test_equal_seeds_send_equal_requests(tmp_path: Path) -> None:
    first, second, other = (
        outcome(tmp_path, sound, Options(tiers=("sweep", "sequences"), seed=seed))
        for seed in (1, 1, 2)
    )

    assert first.stream == second.stream
    assert replace(first, seconds=0) == replace(second, seconds=0)
    assert first.stream != other.stream


def test_a_failure_is_small_and_told_once(tmp_path: Path) -> None:
    def spoils(call: Call, answer: Answer) -> Answer:
        body = body_of(call)
        is_bad = call.target == "/orders" and isinstance(body, dict) and body.get("count") == 9
        return Answer(500, (("x-token", "planted"),)) if is_bad else answer

    def located(pointer: str) -> Location:
        return Location("shop.yaml", 7, pointer=pointer)

    options = replace(SWEEP, locate=located, describe=lambda case: (f"curl {case.why}", "order()"))
    (failure,) = outcome(tmp_path, spoils, options).failures

    assert (failure.check, failure.operation) == ("server-error", "POST /orders")
    assert (failure.operation_id, failure.tier, failure.flaky) == ("order", "sweep", False)
    assert failure.location == located(failure.pointer)
    text = f"{failure.check}\n{failure.operation}\n500"
    assert failure.fingerprint == hashlib.sha256(text.encode()).hexdigest()[:12]
    (step,) = failure.steps
    assert sorted(body_of(Call("", "", body=step.body.encode()))) == ["count", "item"]
    assert (step.status, step.answer_headers[0]) == (500, ("x-token", "***"))
    assert (step.curl, step.snippet) == (f"curl {failure.why}", "order()")


def test_a_small_case_is_still_what_its_sentence_says(tmp_path: Path) -> None:
    usual = "- {name: after, in: query, schema: {type: string}}"
    text = SHOP.replace(usual, f"{usual}\n        {usual.replace('type: string', 'enum: [a, b]')}")
    text = text.replace(
        "{name: after, in: query, schema: {enum", "{name: kind, in: query, schema: {enum"
    )

    def spoils(call: Call, answer: Answer) -> Answer:
        return Answer(418) if "kind=" in call.target and answer.status == 400 else answer

    failures = outcome(tmp_path, spoils, SWEEP, text).failures
    (step,) = next(each for each in failures if "`kind` is `" in each.why).steps

    assert step.target == "/users?kind=specloom-unknown"


def test_what_fails_once_is_flaky(tmp_path: Path) -> None:
    seen = itertools.count()

    def spoils(call: Call, answer: Answer) -> Answer:
        return FAILED if call.method == "PUT" and next(seen) == 0 else answer

    (failure,) = outcome(tmp_path, spoils, SWEEP).failures
    assert (failure.check, failure.flaky) == ("server-error", True)

    seen = itertools.count()
    (failure,) = outcome(tmp_path, spoils, replace(SWEEP, replays=0)).failures
    assert not failure.flaky


def once_more(method: str, status: int) -> Callable[[], Spoils]:
    def fresh() -> Spoils:
        seen: set[str] = set()

        def spoils(call: Call, answer: Answer) -> Answer:
            path = call.target.partition("?")[0]
            if call.method == "DELETE":
                seen.add(path)
            return Answer(status) if call.method == method and path in seen else answer

        return spoils

    return fresh


def kept_after_deletion() -> Spoils:
    shown: dict[str, Answer] = {}

    def spoils(call: Call, answer: Answer) -> Answer:
        if call.method == "GET" and answer.status == 200 and "?" not in call.target:
            shown[call.target] = answer
        if call.method == "GET" and answer.status == 404:
            return shown.get(call.target, answer)
        return answer

    return spoils


def test_use_after_deletion_is_told_with_all_its_steps(tmp_path: Path) -> None:
    found = outcome(tmp_path, kept_after_deletion(), SEQUENCES)
    by_check = {each.check: each for each in found.failures}
    failure = by_check["use-after-delete"]

    assert not failure.flaky
    methods = [step.method for step in failure.steps]
    assert (methods[0], methods[-2:]) == ("POST", ["DELETE", "GET"])
    assert failure.steps[-1].status == 200


def test_a_lost_update_is_told_with_what_it_takes(tmp_path: Path) -> None:
    """PUT shows what it was sent, and keeps what was there."""
    made: dict[str, Answer] = {}

    def spoils(call: Call, answer: Answer) -> Answer:
        if call.method == "POST" and answer.status == 201:
            made[f"/users/{body_of(Call('', '', body=answer.body))['id']}"] = answer
        if call.method == "GET" and answer.status == 200 and call.target in made:
            return replace(answer, body=made[call.target].body)
        return answer

    failures = outcome(tmp_path, spoils, replace(SEQUENCES, locate=_at)).failures
    (failure,) = [each for each in failures if each.check == "lost-update"]

    assert [step.method for step in failure.steps] == ["POST", "PUT", "GET"]
    assert set(json.loads(failure.steps[0].body)) == {"name", "age"}
    assert " does not hold what PUT wrote: `name` was set to " in failure.message
    assert failure.location.file == "#/paths/~1users~1{userId}/put"


def _at(pointer: str) -> Location:
    return Location(pointer)


def test_a_fault_after_a_deletion_is_found_and_found_again(tmp_path: Path) -> None:
    found = outcome(tmp_path, once_more("GET", 500)(), SEQUENCES)

    (failure,) = found.failures
    assert (failure.check, failure.flaky) == ("server-error", False)


def test_a_value_seen_in_another_answer_goes_into_a_body(tmp_path: Path) -> None:
    made: set[str] = set()

    def spoils(call: Call, answer: Answer) -> Answer:
        if (call.method, call.target) == ("POST", "/users") and answer.status == 201:
            made.add(body_of(Call("", "", body=answer.body))["id"])
        body = body_of(call)
        is_known = isinstance(body, dict) and body.get("userId") in made
        return FAILED if call.target == "/orders" and is_known else answer

    (failure,) = outcome(tmp_path, spoils, SEQUENCES).failures

    assert (failure.check, failure.operation) == ("server-error", "POST /orders")
    assert "userId" in failure.steps[-1].body
    assert not failure.flaky


# ------------------------------------------------------------------------------------- ends


def test_a_target_that_is_not_there(tmp_path: Path) -> None:
    _, api = shop(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    target = UrlTarget(f"http://127.0.0.1:{port}")
    found = run(api, target, options=SWEEP)
    target.close()

    assert found.stop is not None
    assert (found.stop.kind, found.partial, found.failures) == ("unreachable", True, ())
    assert found.coverage == 0


LOCKED = (
    SHOP.replace("paths:\n", "security: [{key: []}]\npaths:\n", 1)
    + """\
  securitySchemes: {key: {type: apiKey, in: header, name: x-key}}
"""
)


@pytest.mark.parametrize(
    ("secrets", "advice"),
    [
        (None, "the credentials were made up: say in specloom.toml which variables hold some"),
        (Secrets({}, {("", "api-key"): "KEY"}), "the credentials were made up: set KEY"),
        (
            Secrets({("", "api-key"): "planted"}, {("", "api-key"): "KEY"}),
            "are the credentials in KEY right?",
        ),
    ],
)
def test_where_nothing_is_let_in_nothing_is_proved(
    tmp_path: Path, secrets: Secrets | None, advice: str
) -> None:
    _, api = shop(tmp_path, LOCKED)
    target = AsgiTarget(spoilt(app(api), lambda _call, _answer: Answer(401)), address="shop")
    found = run(api, target, options=Options(tiers=TIERS), access=Access(api, target, secrets))
    target.close()

    assert found.stop is not None
    assert (found.stop.kind, found.partial) == ("refused", True)
    assert found.stop.message == f"shop answers 401 whatever is sent; {advice}"
    assert set(found.tiers) == {"sweep"}


def test_a_target_that_dies_half_way_leaves_what_was_found(tmp_path: Path) -> None:
    _, api = shop(tmp_path)
    left = [b"HTTP/1.1 500 Fault\r\nContent-Length: 0\r\n\r\n"] * 3

    def dies(connection: socket.socket) -> None:
        while left and request_on(connection):
            connection.sendall(left.pop())

    with listening(dies) as port:  # it goes on to accept connections, and drops each
        target = UrlTarget(f"http://127.0.0.1:{port}", limits=Limits(answer=1))
        found = run(api, target, options=SWEEP)
        target.close()

    assert found.stop is not None
    assert (found.stop.kind, found.partial) == ("died", True)
    assert [each.check for each in found.failures] == ["server-error"]
    assert found.tiers["sweep"] < 100


def dropping(path: str) -> Callable[[Call, Answer], Answer]:
    def drops(call: Call, answer: Answer) -> Answer:
        if call.target == path and call.method == "GET":
            raise ConnectionAbortedError
        return answer

    return drops


def test_a_connection_that_is_dropped_for_one_request_is_a_failure(tmp_path: Path) -> None:
    found = outcome(tmp_path, dropping("/users/none"), SEQUENCES)
    other = outcome(tmp_path, dropping("/users"), replace(SWEEP, replays=1))

    assert (found.failures, found.stop, other.stop) == ((), None, None)
    (failure,) = other.failures
    assert (failure.check, failure.operation) == ("connection-is-dropped", "GET /users")
    assert failure.message.startswith("The service drops the connection without an answer: ")
    assert (failure.steps[-1].status, failure.flaky) == (0, False)


def test_an_answer_that_takes_too_long_for_the_whole_run_makes_it_partial(tmp_path: Path) -> None:
    _, api = shop(tmp_path)

    def hangs(connection: socket.socket) -> None:
        request_on(connection)
        time.sleep(0.5)

    with listening(hangs) as port:
        target = UrlTarget(f"http://127.0.0.1:{port}")
        found = run(api, target, options=replace(SWEEP, max_time=0.2))
        target.close()

    assert found.stop is not None
    assert (found.stop.kind, found.partial, target.deadline) == ("slow", True, None)
    assert " had not answered when the time that was given was up, on " in found.stop.message


def test_interruption_leaves_what_was_found(tmp_path: Path) -> None:
    count = itertools.count()

    def interrupts(_tier: Tier, _sent: int, _found: int) -> None:
        if next(count) == 5:
            raise KeyboardInterrupt

    found = outcome(tmp_path, lambda _call, _answer: FAILED, replace(SWEEP, progress=interrupts))

    assert found.stop is not None
    assert (found.stop.kind, found.stop.message) == ("interrupted", "it was interrupted")
    assert found.failures != ()


def test_time_that_is_used_up_is_as_agreed(tmp_path: Path) -> None:
    found = outcome(tmp_path, sound, replace(SWEEP, max_time=0))

    assert found.stop is not None
    assert (found.stop.kind, found.partial, found.tiers) == ("time", False, {})
    assert found.stop.message == "the 0 s that were given are used up"


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[Tier, int, int]] = []
    found = outcome(tmp_path, sound, replace(SWEEP, progress=lambda *each: told.append(each)))

    assert told[0] == ("sweep", 1, 0)
    assert told[-1] == ("sweep", found.tiers["sweep"], 0)


def test_what_was_first_is_restored_before_each_tier(tmp_path: Path) -> None:
    resets: list[int] = []
    options = Options(tiers=("sweep", "sequences"), reset=lambda: resets.append(1))
    outcome(tmp_path, sound, options)

    assert len(resets) == 2


# ---------------------------------------------------------------------------------- parts


def test_every_operation_is_in_one_shard() -> None:
    operations = [Operation("#", "GET", f"/pets{number}") for number in range(40)]
    parts = [
        {key_of(each) for each in operations if in_shard(each, (part, 4))} for part in (1, 2, 3, 4)
    ]

    assert sum(map(len, parts)) == 40
    assert set.union(*parts) == {key_of(each) for each in operations}
    assert all(parts)
    assert in_shard(operations[0], None)


def test_shards_together_are_the_whole(tmp_path: Path) -> None:
    whole = outcome(tmp_path, sound, SWEEP)
    parts = [outcome(tmp_path, sound, replace(SWEEP, shard=(part, 2))) for part in (1, 2)]

    assert sum(each.tiers["sweep"] for each in parts) == whole.tiers["sweep"]
    assert {**parts[0].goals, **parts[1].goals}.keys() == whole.goals.keys()
    assert not parts[0].goals.keys() & parts[1].goals.keys()
    assert [each.shard for each in parts] == ["1/2", "2/2"]


def sent_elsewhere(folder: Path, options: Options) -> tuple[Run, list[str]]:
    """Test a target that is on another machine; give what came there."""
    _, api = shop(folder)
    seen: list[str] = []

    def spoils(call: Call, answer: Answer) -> Answer:
        seen.append(call.method)
        return answer

    class Remote(AsgiTarget):
        loopback = False

    target = Remote(spoilt(app(api), spoils))
    found = run(api, target, options=replace(options, rate=1e6))
    target.close()
    return found, seen


def test_nothing_is_written_elsewhere(tmp_path: Path) -> None:
    options = Options(tiers=("sweep", "sequences"))
    found, seen = sent_elsewhere(tmp_path, options)

    assert set(seen) == {"GET"}
    wrote = "POST /users, PUT /users/{userId}, DELETE /users/{userId} and POST /orders"
    others = "only this machine is asked with methods that are not described"
    assert found.notes == (
        f"requests by other methods were not sent: {others}",
        f"{wrote} were not sent: what may write needs --allow-writes",
    )
    found, seen = sent_elsewhere(tmp_path, replace(options, allow_writes=("order", "PUT *")))
    assert set(seen) == {"GET", "POST", "PUT"}
    wrote = "POST /users and DELETE /users/{userId}"
    assert f"{wrote} were not sent: what may write needs --allow-writes" in found.notes


def test_a_dry_run_lists_the_sweep(tmp_path: Path) -> None:
    _, api = shop(tmp_path)
    target = AsgiTarget(app(api))
    lines = [*dry_run(api, target)]
    part = [*dry_run(api, target, replace(SWEEP, shard=(1, 2)))]
    found = run(api, target, options=SWEEP)
    target.close()

    assert len(lines) == found.tiers["sweep"]
    assert 0 < len(part) < len(lines)
    assert not any(line.refusal for line in lines)


def test_without_its_document_there_is_no_fuzzing(tmp_path: Path) -> None:
    found = outcome(tmp_path, sound, Options(tiers=("fuzz",)))

    assert found.notes == ("there was no fuzzing: the document of the description is not at hand",)
    assert TIERS == ("sweep", "fuzz", "sequences")


GUARDED = SHOP.replace("paths:\n", "security: [{Basic: []}, {Key: []}]\npaths:\n", 1) + (
    "  securitySchemes:\n"
    "    Basic: {type: http, scheme: basic}\n"
    "    Key: {type: apiKey, in: query, name: door}\n"
)


@pytest.mark.parametrize("kind", ["Basic", "Key"])
def test_no_secret_is_in_what_a_run_tells(tmp_path: Path, kind: str) -> None:
    secret = 'pl@nted "s/cret"'
    kinds: list[CredentialKind] = ["username", "password"] if kind == "Basic" else ["api-key"]
    _, api = shop(tmp_path, GUARDED)

    async def echoes(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            raise ValueError
        await receive()
        seen = dict(scope["headers"]).get(b"authorization", b"")
        told = [seen.decode(), scope["query_string"].decode(), secret]
        headers = [(b"content-type", b"application/json"), (b"x-echo", " ".join(told).encode())]
        start = {"type": "http.response.start", "status": 500, "headers": headers}
        await send(start)
        await send({"type": "http.response.body", "body": json.dumps(told).encode()})

    target = AsgiTarget(echoes)
    access = Access(api, target, Secrets({(kind, each): secret for each in kinds}))
    options = Options(
        tiers=("sweep", "sequences"),
        describe=lambda case: (f"curl {access.dress(case)}", f"client({access.dress(case)})"),
    )
    found = run(api, target, options=options, access=access)
    target.close()
    shown = repr(found)

    assert found.failures != ()
    pair = base64.b64encode(f"{secret}:{secret}".encode()).decode()
    spelt = (secret, quote(secret, safe=""), json.dumps(secret)[1:-1], pair, repr(secret)[1:-1])
    assert [each for each in spelt if each in shown] == []
    assert "***" in shown
