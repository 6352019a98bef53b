"""`specloom mock`: a process that serves, says where, and ends well."""

from __future__ import annotations

import gc
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from specloom.cli import mock
from specloom.errors import BadInput
from tests.cli.conftest import Specloom
from tests.server import Answer, running

ROOT = Path(__file__).parents[2]
_RUN = "from specloom.cli import main; main()"
BEHAVIOUR = """\
from specloom.mock.behaviour import Behaviour
from specloom.mock.messages import Reply

behaviour = Behaviour()


@behaviour.on("GET /cats")
def cats(call):
    return Reply(200, 5)


@behaviour.route("GET /mew")
def mew(request, context):
    return 1 / len(request.query)
"""
FAULTY = """\
openapi: "3.1.0"
info: {title: Faulty, version: "1"}
paths:
  /a:
    get:
      responses:
        "200":
          description: ok
          content: {application/json: {schema: {type: integer}, example: x}}
"""


@contextmanager
def serving(*arguments: str, folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [sys.executable, "-c", _RUN, "mock", *arguments, "--port", "0"]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline().rstrip("\n")
        finally:
            process.kill()


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_told_to_stop(project: Path, stop: signal.Signals) -> None:
    with serving("cats", folder=project) as (process, address):
        assert address.startswith("http://127.0.0.1:")
        answer = httpx.get(f"{address}/cats", trust_env=False)
        process.send_signal(stop)
        rest, told = process.communicate(timeout=20)

    assert answer.status_code == 200
    assert answer.json()
    assert (process.returncode, rest) == (0, "")
    assert told == "Cats 1, for this machine only; Ctrl-C ends it\n"


def test_what_is_wrong_is_told_at_start(tmp_path: Path) -> None:
    (tmp_path / "faulty.yaml").write_text(FAULTY)
    with serving("faulty.yaml", folder=tmp_path) as (process, address):
        assert process.stderr is not None
        lines = [process.stderr.readline() for _ in range(3)]
        answer = httpx.get(f"{address}/a", trust_env=False)

    assert lines[1].startswith("faulty.yaml:9:")
    assert lines[1].endswith("[example-invalid]\n")
    assert lines[2] == "1 answer cannot be given as described\n"
    assert isinstance(answer.json(), int)


def test_an_operation_that_only_a_behaviour_knows_is_told(project: Path) -> None:
    (project / "cats.py").write_text(BEHAVIOUR.replace("GET /cats", "GET /cast"))
    with (project / "specloom.toml").open("a") as file:
        file.write('behaviour = "cats.py"\n')
    with serving("cats", folder=project) as (process, _):
        assert process.stderr is not None
        lines = [process.stderr.readline() for _ in range(2)]

    named = "the behaviour names the operation GET /cast, which no version has; correct it"
    assert lines[1] == f"cats.py: warning: {named} [unknown-operation]\n"


def test_what_a_behaviour_does_wrong_is_told_once(project: Path) -> None:
    (project / "cats.py").write_text(BEHAVIOUR)
    with (project / "specloom.toml").open("a") as file:
        file.write('behaviour = "cats.py"\n')
    with serving("cats", folder=project) as (process, address):
        statuses = [
            httpx.get(f"{address}/{path}", trust_env=False).status_code
            for path in ("cats", "mew", "mew", "cats", "mew")
        ]
        process.terminate()
        told = process.communicate(timeout=20)[1].splitlines()

    assert statuses == [200, 500, 500, 200, 500]
    misfit = 'is not as described: GET /cats: 5 is not of type "array" [misfit]'
    failure = "GET /mew failed: ZeroDivisionError: division by zero [behaviour-failed]"
    assert told[1:] == [
        f"mock: warning: what is kept, or a behaviour gives, {misfit}",
        f"cats.py:14:1: error: {failure}",
    ]


def test_a_port_in_use_is_told(project: Path, specloom: Specloom) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = specloom("mock", project / "specs/cats/2020-01-01.yaml", "--port", str(port))

    assert done.returncode == 2
    assert done.stderr == (
        f"--port: error: port {port} cannot be used: address already in use; name another one, "
        "or 0 for a free one [port-unusable]\n"
    )


@pytest.mark.parametrize("host", ["http://hooks.example.com", "a.example.com/b", "a:80", "", "*"])
def test_who_may_be_written_to_is_a_host(project: Path, specloom: Specloom, host: str) -> None:
    done = specloom("mock", project / "specs/cats/2020-01-01.yaml", "--webhook-host", host)

    assert done.returncode == 2
    assert f"{host!r} is no host; give its name alone, such as hooks.example.com" in done.stderr


def test_hosts_that_are_named_get_webhooks() -> None:
    hosts = ("--webhook-host", "HOOKS.example.com", "--webhook-host", "0.0.0.0")
    with running() as receiver, serving("enode", *hosts, folder=ROOT) as (_, address):
        receiver.answer("POST /hook", Answer(204))
        here = receiver.url.replace("127.0.0.1", "0.0.0.0")
        with httpx.Client(base_url=address, trust_env=False) as client:
            form, login = {"grant_type": "client_credentials"}, ("client", "secret")
            token = client.post("/oauth2/token", data=form, auth=login).json()["access_token"]
            client.headers["authorization"] = f"Bearer {token}"
            hook = {"url": f"{here}/hook", "secret": "s" * 32, "events": ["*"]}
            made = client.post("/webhooks", json=hook).json()
            tested = client.post(f"/webhooks/{made['id']}/test").json()

    assert tested["status"] == "SUCCESS"
    assert len(receiver.seen("POST /hook")) == 1


def test_garbage_is_looked_for_while_it_serves() -> None:
    thresholds, is_enabled = gc.get_threshold(), gc.isenabled()
    gc.disable()
    try:
        mock._collect()
        assert gc.isenabled()
    finally:
        gc.unfreeze()
        gc.set_threshold(*thresholds)
        if not is_enabled:
            gc.disable()


def test_what_is_missing_is_told(
    project: Path, specloom: Specloom, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert specloom("mock", "nothing.yaml").returncode == 2
    assert specloom("mock", "dogs@1").returncode == 2
    unknown = specloom("mock", "cat")
    assert unknown.returncode == 2
    assert "names no API 'cat', only pets, cats; did you mean 'cats'?" in unknown.stderr
    monkeypatch.setitem(sys.modules, "specloom.mock.serve", None)
    done = specloom("mock", project / "specs/cats/2020-01-01.yaml")

    assert done.returncode == 2
    assert "pip install 'specloom[mock]'" in done.stderr
    with pytest.raises(BadInput):
        mock._server()
