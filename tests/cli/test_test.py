"""`specloom test` sends, judges, reports, and never exits with 0 where it proves nothing."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from specloom.cli import running
from specloom.cli.watching import watched
from specloom.contract.model import Run, Stop
from specloom.names import Lock, dump_lock
from tests.cli.conftest import Specloom
from tests.contract.runs import CLEAN, PARTIAL, RUN, WRONG_TYPE
from tests.server import Answer, Server

SWEEP = ("--tier", "sweep")
WRONG = Answer(200, json=[{"id": 7}])
RIGHT = Answer(200, json=[{"id": "a", "name": "Tom"}])


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> dict[str, Run]:
    """Have runs end as a test says, without sending anything."""
    result = {"run": CLEAN}
    monkeypatch.setattr(running, "run", lambda *_, **__: result["run"])
    return result


# ---------------------------------------------------------------------------------------- for real


@pytest.mark.usefixtures("project")
def test_a_mock_does_as_it_is_described(specloom: Specloom) -> None:
    done = specloom("test", "cats", "--mock", *SWEEP, "--min-coverage", "50")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Cats 1: cats@2020-01-01 against mock\n")
    assert done.stdout.splitlines()[-1].startswith("No failures; ")


@pytest.mark.usefixtures("project")
def test_a_failure_is_told_with_its_place(specloom: Specloom, server: Server) -> None:
    server.answer("GET /cats", WRONG)
    done = specloom("test", "specs/cats/2020-01-01.yaml", "--target", server.url, *SWEEP)

    assert done.returncode == 1
    assert "error[" in done.stdout
    assert "--> specs/cats/2020-01-01.yaml:" in done.stdout
    assert "id: {type: string, description: Names the cat.}" in done.stdout
    assert f"curl --include {server.url}/cats" in done.stdout


def test_a_generated_client_shows_it_too(specloom: Specloom, project: Path, server: Server) -> None:
    server.answer("GET /cats", WRONG)
    lock = project / "generated/cats/names.lock.json"
    lock.parent.mkdir(parents=True)
    lock.write_text(dump_lock(Lock({"Cat": "Tomcat"}, {}, {})), "utf-8")
    done = specloom("test", "cats", "--target", server.url, *SWEEP)

    assert "    from cats_client.v2020_01_01 import Cats\n" in done.stdout
    assert f'    with Cats(base_url="{server.url}") as client:\n' in done.stdout
    assert "        client.cats.list()\n" in done.stdout


@pytest.mark.usefixtures("project")
def test_equal_seeds_send_equal_requests(specloom: Specloom, server: Server) -> None:
    server.answer("GET /cats", RIGHT)
    streams = []
    for seed in ("1", "1", "2"):
        done = specloom(
            *("test", "cats", "--target", server.url, *SWEEP, "--seed", seed, "--format", "json")
        )
        streams.append(json.loads(done.stdout)["stream"])

    assert streams[0] == streams[1]


@pytest.mark.usefixtures("project")
def test_shards_merge_to_the_whole(specloom: Specloom) -> None:
    for part in ("1/2", "2/2"):
        name = f"{part[0]}.json"
        done = specloom(
            *("test", "cats", "--mock", *SWEEP, "--shard", part),
            *("--format", "json", "--output", name),
        )
        assert done.returncode == 0
        assert done.stderr.startswith(f"wrote {name}\nno failures; ")
    whole = specloom("test", "cats", "--mock", *SWEEP, "--format", "json")
    merged = specloom("merge", "1.json", "2.json", "--format", "json")
    one, other = json.loads(whole.stdout), json.loads(merged.stdout)

    assert (merged.returncode, other["shard"]) == (0, "")
    assert (one["coverage"], one["requests"]) == (other["coverage"], other["requests"])


@pytest.mark.usefixtures("project")
def test_a_target_that_is_down_is_no_success(specloom: Specloom) -> None:
    done = specloom("test", "cats", "--target", "http://127.0.0.1:9", *SWEEP)

    assert done.returncode == 2
    told = "Nothing was tested: http://127.0.0.1:9 cannot be reached (connection refused).\n"
    assert done.stdout.endswith(f"\n\n{told}")
    assert done.stdout.count("\n") == 3


@pytest.mark.usefixtures("project")
def test_a_dry_run_sends_nothing(specloom: Specloom, server: Server) -> None:
    near = specloom("test", "cats", "--target", server.url, "--dry-run")
    far = specloom("test", "cats", "--target", "https://cats.example.com", "--dry-run")

    assert (near.returncode, far.returncode, server.requests) == (0, 0, [])
    assert near.stdout.startswith("GET     /cats  # ")
    assert "\n# not sent: " in far.stdout
    assert "methods that are not described" in far.stdout


@pytest.mark.usefixtures("project")
def test_clients_of_an_older_version_are_tried(specloom: Specloom) -> None:
    specloom("compile")
    done = specloom(*("test", "pets", "--mock", "--compat", "pets@1", *SWEEP, "--format", "json"))
    run = json.loads(done.stdout)

    assert (done.returncode, run["mode"]) == (0, "compat")
    assert (run["source"], run["other"], run["version"]) == ("pets@2", "pets@1", "2")


@pytest.mark.usefixtures("project")
def test_two_targets_are_compared(specloom: Specloom, server: Server) -> None:
    server.answer("GET /cats", Answer(200, json=[{"id": "a", "tail": 7}]))
    done = specloom("test", "cats", "--mock", "--against", server.url, "--format", "json")
    run = json.loads(done.stdout)

    assert (done.returncode, run["mode"], run["other"]) == (1, "against", server.url)
    assert all(len(one["steps"]) == 2 for one in run["failures"])


def test_settings_of_the_diff_hold_for_a_hop(specloom: Specloom, project: Path) -> None:
    specloom("compile")
    with (project / "specloom.toml").open("a") as file:
        file.write('[diff]\nmapping = "none.yaml"\n')
    done = specloom("test", "pets", "--mock", "--compat", "pets@1")

    assert done.returncode == 2
    assert "diff.mapping names none.yaml" in done.stderr


# ---------------------------------------------------------------------------------- usage and ends


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["cats"], "either --target URL, or --mock"),
        (
            ["cats", "--mock", "--target", "http://127.0.0.1"],
            "either --target URL, or --mock",
        ),
        (["cats", "--mock", "--compat", "cats", "--against", "http://x"], "do not go together"),
        (
            ["cats", "--mock", "--against", "http://x", "--tier", "fuzz"],
            "--against sends the sweep only: leave --tier out",
        ),
        (["cats", "--mock", "--update-baseline"], "--update-baseline needs --baseline"),
        (["cats", "--mock", "--shard", "3/2"], "'3/2' is no shard"),
        (["cats", "--mock", "--seed", "-1"], "--seed"),
        (["cats", "--target", "ftp://x"], "error: "),
        (["cats@1", "--mock"], "cats has no version '1'"),
        (["nothing.yaml", "--mock"], "nothing.yaml: error: "),
        (["cats", "--mock", "--baseline", "none.toml"], "write it with --update-baseline"),
    ],
)
def test_what_cannot_be_tested_exits_2(specloom: Specloom, arguments: list[str], said: str) -> None:
    done = specloom("test", *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_without_the_extra_there_is_one_sentence(
    specloom: Specloom, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "schemathesis" else found(name)
    )
    done = specloom("test", "openapi.yaml", "--mock")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "schemathesis: error: contract tests need more; install it with: pip install "
        "'specloom[contract]' [extra-missing]\n"
    )


NEVER = Stop("unreachable", "nobody answers")
LATE = Stop("time", "60 s are over")


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("run", "code"),
    [
        (CLEAN, 0),
        (RUN, 1),
        (replace(CLEAN, stop=LATE), 0),
        (replace(CLEAN, stop=Stop("interrupted", "Ctrl-C")), 3),
        (PARTIAL, 3),
        (replace(PARTIAL, tiers={}, failures=(), stop=NEVER), 2),
        (replace(CLEAN, failures=(replace(WRONG_TYPE, flaky=True),)), 0),
        (replace(CLEAN, failures=(replace(WRONG_TYPE, changes=("x",)),)), 0),
    ],
)
def test_exit_codes(specloom: Specloom, told: dict[str, Run], run: Run, code: int) -> None:
    told["run"] = run

    assert specloom("test", "cats", "--mock").returncode == code


@pytest.mark.usefixtures("project")
def test_too_little_coverage_fails(specloom: Specloom, told: dict[str, Run]) -> None:
    told["run"] = replace(RUN, failures=())
    done = specloom("test", "cats", "--mock", "--min-coverage", "60.5")

    assert done.returncode == 1
    assert done.stderr == "error: 60.0 % is covered, less than 60.5 %\n"
    assert specloom("test", "cats", "--mock", "--min-coverage", "60").returncode == 0


# --------------------------------------------------------------------------------------- baselines


def test_a_baseline_is_written_and_passes_over(
    specloom: Specloom, project: Path, told: dict[str, Run]
) -> None:
    told["run"] = replace(CLEAN, failures=(WRONG_TYPE,))
    call = ("test", "cats", "--mock", "--baseline", "known.toml")
    new = specloom(*call, "--update-baseline")
    again = specloom(*call)
    told["run"] = CLEAN
    stale = specloom(*call, "--update-baseline")
    current = specloom(*call, "--update-baseline")

    assert (new.returncode, again.returncode) == (0, 0)
    assert new.stderr == "wrote known.toml: 1 added, 0 dropped; give each a reason\n"
    assert "no reason given: 1 entry has none" in again.stdout
    assert "Known failures\n" in again.stdout
    assert stale.stderr == "wrote known.toml: 0 added, 1 dropped\n"
    assert current.stderr == "there is nothing to pass over\n"
    assert "known.toml" in {path.name for path in project.iterdir()}


@pytest.mark.usefixtures("project")
def test_a_shard_drops_nothing_from_a_baseline(specloom: Specloom, told: dict[str, Run]) -> None:
    told["run"] = replace(CLEAN, failures=(WRONG_TYPE,))
    call = ("test", "cats", "--mock", "--baseline", "known.toml", "--update-baseline")
    specloom(*call)
    told["run"] = replace(CLEAN, shard="1/2")

    assert specloom(*call, "--shard", "1/2").stderr == "known.toml is current\n"


# ---------------------------------------------------------------------------------------- watching


def test_progress_is_shown_at_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with watched("cats", None, quiet=False) as watch:
        watch("sweep", 1, 0)
    assert capsys.readouterr().err == ""

    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    for quiet in (True, False):
        with watched("cats", 10, quiet=quiet) as watch:
            watch("sweep", 1200, 1)
            watch("sweep", 1201, 1)
        shown: Any = capsys.readouterr().err
        assert ("the sweep, 1,200 requests, 1 failure" in shown) == (not quiet)
