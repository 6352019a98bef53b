"""The engine makes up requests; they are sent, judged and told as any others."""

from __future__ import annotations

import io
import itertools
import socket
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from specloom.contract.fuzz.gateway import Gateway
from specloom.contract.fuzz.judgement import judgement
from specloom.contract.model import Answer, Call, Run, Tier, Values
from specloom.contract.run import Options, run
from specloom.contract.safety import Pace, Safety
from specloom.contract.session import Session
from specloom.contract.target import AsgiTarget, TargetError, Unsendable, UrlTarget
from specloom.contract.validity import Validity
from specloom.errors import BadInput
from specloom.ir.model import Operation
from specloom.mock import app
from tests.contract.shop import SHOP, Spoils, body_of, shop, spoilt
from tests.contract.sockets import listening, request_on

OPTIONS = Options(tiers=("fuzz",), max_examples=4)


def sound(_call: Call, answer: Answer) -> Answer:
    return answer


def fuzzed(folder: Path, spoils: Spoils, options: Options = OPTIONS, text: str = SHOP) -> Run:
    document, api = shop(folder, text)
    target = AsgiTarget(spoilt(app(api), spoils))
    try:
        return run(api, target, options=replace(options, document=document))
    finally:
        target.close()


def test_the_mock_is_as_described_and_equal_seeds_are_equal(tmp_path: Path) -> None:
    seen: list[Call] = []

    def remembers(call: Call, answer: Answer) -> Answer:
        seen.append(call)
        return answer

    first, second = (fuzzed(tmp_path, remembers) for _ in range(2))
    other = fuzzed(tmp_path, sound, replace(OPTIONS, seed=5))

    assert first.failures == ()
    assert first.stop is None
    assert replace(first, seconds=0) == replace(second, seconds=0)
    assert first.stream != other.stream
    assert len(seen) == 2 * first.tiers["fuzz"]
    assert seen[: len(seen) // 2] == seen[len(seen) // 2 :]
    assert any(how == "covered" for how in first.goals.values())


def test_what_fails_is_found_and_made_small(tmp_path: Path) -> None:
    def spoils(call: Call, answer: Answer) -> Answer:
        body = body_of(call)
        return Answer(500) if isinstance(body, dict) and "count" in body else answer

    failures = fuzzed(tmp_path, spoils, replace(OPTIONS, max_examples=20)).failures
    found = {each.check: each for each in failures}["server-error"]

    assert (found.operation, found.tier, found.flaky) == ("POST /orders", "fuzz", False)
    assert set(body_of(Call("", "", body=found.steps[-1].body.encode()))) == {"count", "item"}


def test_what_should_be_refused_and_is_not(tmp_path: Path) -> None:
    def spoils(call: Call, answer: Answer) -> Answer:
        return Answer(202) if call.target == "/orders" else answer

    failures = fuzzed(tmp_path, spoils, replace(OPTIONS, max_examples=20)).failures

    assert [(each.check, each.operation) for each in failures] == [
        ("invalid-request-accepted", "POST /orders")
    ]


def test_a_shard_and_safety_are_kept(tmp_path: Path) -> None:
    document, api = shop(tmp_path)
    seen: set[str] = set()

    def spoils(call: Call, answer: Answer) -> Answer:
        seen.add(call.method)
        return answer

    class Remote(AsgiTarget):
        loopback = False

    target = Remote(spoilt(app(api), spoils))
    found = run(api, target, options=replace(OPTIONS, document=document, rate=1e6))
    nothing = run(api, target, options=replace(OPTIONS, document=document, shard=(2, 999)))
    target.close()

    assert seen == {"GET"}
    assert found.tiers["fuzz"] > 0
    assert nothing.tiers == {}


def test_a_target_that_dies_ends_it(tmp_path: Path) -> None:
    document, api = shop(tmp_path)
    left = [b"HTTP/1.1 500 Fault\r\nContent-Length: 0\r\n\r\n"] * 3

    def dies(connection: socket.socket) -> None:
        while left and request_on(connection):
            connection.sendall(left.pop())

    with listening(dies) as port:
        target = UrlTarget(f"http://127.0.0.1:{port}")
        found = run(api, target, options=replace(OPTIONS, document=document, replays=0))
        target.close()

    assert found.stop is not None
    assert (found.stop.kind, found.partial) == ("died", True)
    assert {each.check for each in found.failures} == {"server-error"}
    assert found.tiers["fuzz"] < 20


def test_interruption_ends_it(tmp_path: Path) -> None:
    count = itertools.count()

    def spoils(_call: Call, answer: Answer) -> Answer:
        if next(count) == 3:
            raise KeyboardInterrupt
        return answer

    found = fuzzed(tmp_path, spoils)

    assert found.stop is not None
    assert found.stop.kind == "interrupted"


def test_its_time_is_a_share_of_what_is_left(tmp_path: Path) -> None:
    found = fuzzed(tmp_path, sound, replace(OPTIONS, max_time=0))
    assert found.stop is not None
    assert (found.stop.kind, found.tiers) == ("time", {})

    tiers: tuple[Tier, ...] = ("fuzz", "sequences")
    found = fuzzed(tmp_path, sound, Options(tiers=tiers, max_time=2, max_examples=5_000))
    assert found.tiers["fuzz"] > 0
    assert found.tiers["sequences"] > 0


def test_headers_that_pin_the_version_are_ours(tmp_path: Path) -> None:
    pinned = SHOP.replace("paths:\n", 'x-version-header: {name: X-Shop, value: "1"}\npaths:\n', 1)
    parameter = "- {name: X-Shop, in: header, schema: {type: string}}\n        - {name: after"
    text = pinned.replace("- {name: after", parameter, 1)
    seen: list[Any] = []
    document, api = shop(tmp_path, text)
    inner = app(api)

    async def remembers(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            seen.append(dict(scope["headers"]).get(b"x-shop"))
        await inner(scope, receive, send)

    target = AsgiTarget(remembers)
    run(api, target, options=replace(OPTIONS, document=document))
    target.close()

    assert set(seen) == {b"1"}


def test_a_description_of_several_files(tmp_path: Path) -> None:
    head, _, schemas = SHOP.partition("components:\n")
    (tmp_path / "parts.yaml").write_text(f"components:\n{schemas}", encoding="utf-8")
    text = head.replace('"#/components', '"parts.yaml#/components')
    found = fuzzed(tmp_path, sound, text=text)

    assert found.failures == ()
    assert found.tiers["fuzz"] > 0


def test_without_the_extra_one_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "specloom.contract.fuzz", raising=False)
    monkeypatch.setitem(sys.modules, "specloom.contract.fuzz.engine", None)
    with pytest.raises(BadInput, match=r"pip install 'specloom\[contract\]'"):
        fuzzed(tmp_path, sound)


def test_nothing_else_imports_the_engine() -> None:
    code = (
        "import sys, specloom.contract.run; "
        "sys.exit(bool({'schemathesis', 'hypothesis'} & sys.modules.keys()))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# ---------------------------------------------------------------------------------- gateway

LIST = Operation("#/get", "GET", "/pets/{id}")
MINE = Operation("#/mine", "GET", "/pets/mine")


def asked(
    environ: Mapping[str, object], answer: Answer | Exception
) -> tuple[list[Call], str, Iterable[bytes], Gateway]:
    sent: list[Call] = []

    def dispatch(case: Any) -> Answer:
        sent.append(case.call)
        assert case.operation is (MINE if case.call.target == "/pets/mine" else LIST)
        if isinstance(answer, Exception):
            raise answer
        return answer

    session = Session(dispatch, lambda _: [], lambda _: [], Safety(loopback=True), Pace(None))
    gateway = Gateway(session, [LIST, MINE], "x-version")
    started: list[str] = []
    usual = {"REQUEST_METHOD": "GET", "wsgi.input": io.BytesIO(b"body")}
    body = gateway({**usual, **environ}, lambda status, _: started.append(status))
    return sent, started[0], body, gateway


def test_a_request_is_handed_on_as_it_was_made_up() -> None:
    environ = {
        "REQUEST_URI": "/pets/a%2Fb",
        "QUERY_STRING": "a=%20",
        "CONTENT_TYPE": "text/plain",
        "CONTENT_LENGTH": "4",
        "HTTP_X_SCHEMATHESIS_TESTCASEID": "k1",
        "HTTP_USER_AGENT": "theirs",
        "HTTP_X_VERSION": "any",
        "HTTP_ACCEPT": "*/*",
        "HTTP_X_NOTE": "hi",
        "SERVER_NAME": "localhost",
    }
    sent, status, body, gateway = asked(environ, Answer(299, (("x", "y"),), b"said"))

    headers = (("content-type", "text/plain"), ("x-note", "hi"))
    call = Call("GET", "/pets/a%2Fb?a=%20", headers, b"body")
    assert sent == [call]
    assert (status, [*body]) == ("299 Unknown", [b"said"])
    assert gateway.answers == {"k1": (call, Answer(299, (("x", "y"),), b"said"))}
    assert gateway.trouble is None


def test_the_most_concrete_path_is_meant() -> None:
    sent, status, _, _ = asked({"REQUEST_URI": "/pets/mine"}, Answer(200))

    assert (sent[0].target, sent[0].body, status) == ("/pets/mine", None, "200 OK")


@pytest.mark.parametrize(
    ("path", "answer", "is_trouble"),
    [
        ("/other", Answer(200), False),
        ("/pets/1", Unsendable("no"), False),
        ("/pets/1", TargetError("died", "gone"), True),
    ],
)
def test_what_comes_to_nothing(path: str, answer: Answer | Exception, is_trouble: bool) -> None:  # noqa: FBT001
    _, status, _, gateway = asked({"REQUEST_URI": path}, answer)

    assert status == "503 Service Unavailable"
    assert gateway.answers == {}
    assert (gateway.trouble is answer) is is_trouble


# -------------------------------------------------------------------------------- judgement

JUDGED: list[tuple[str, Values, str | None]] = [
    ("listUsers", Values(), "valid"),
    ("listUsers", Values(query={"size": 3, "after": "x"}), "valid"),
    ("listUsers", Values(query={"size": "3"}), None),
    ("listUsers", Values(query={"size": 0}), "invalid"),
    ("listUsers", Values(query={"size": "many"}), "invalid"),
    ("listUsers", Values(query={"size": []}), None),
    ("listUsers", Values(query={"after": ""}), None),
    ("listUsers", Values(query={"after": " x"}), None),
    ("listUsers", Values(query={"after": "\x00"}), None),
    ("listUsers", Values(query={"after": 7}), None),
    ("listUsers", Values(query={"after": {"a": 1}}), None),
    ("listUsers", Values(query={"after": ["a", "b"]}), None),
    ("listUsers", Values(query={"after": None}), None),
    ("listUsers", Values(query={"other": "x"}), None),
    ("getUser", Values({"userId": "u1"}), "valid"),
    ("getUser", Values({"userId": "a/b"}), None),
    ("getUser", Values({"userId": ".."}), None),
    ("getUser", Values({"userId": ""}), None),
    ("getUser", Values(), "invalid"),
    ("order", Values(body={"item": "x"}, media_type="application/json"), "valid"),
    ("order", Values(body={"item": 1}, media_type="application/json"), "invalid"),
    ("order", Values(body={"item": "x"}, media_type="text/plain"), None),
    ("order", Values(), "invalid"),
    ("order", Values(raw=b'{"item', media_type="application/json"), "invalid"),
    ("order", Values(raw=b"NaN", media_type="application/json"), None),
    ("order", Values(raw=b" ", media_type="application/json"), None),
    ("order", Values(raw=b"\x00", media_type="text/plain"), None),
]


@pytest.mark.parametrize(("name", "values", "expected"), JUDGED)
def test_only_what_is_sure_is_judged(
    tmp_path: Path, name: str, values: Values, expected: str | None
) -> None:
    _, api = shop(tmp_path)
    operation = next(each for each in api.operations if each.id == name)

    assert judgement(Validity(api), operation, values) == expected
