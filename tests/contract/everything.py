"""Everything at once: all versions of all APIs against their mocks, and every hop between them.

    python -m tests.contract.everything [--seed N] [--live]

Prints a table, and what failed. With `--live`, the newest version of each API is tested against the
real service, which is only read from; an API whose variables are not set is skipped, and said so.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from specloom.config import ApiConfig, Config, parse_config
from specloom.contract.documents import from_json
from specloom.ir import build
from specloom.report.contract import render_run
from specloom.spec import load

ROOT = Path(__file__).parents[2]
RUN = "from specloom.cli import main; main()"


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@dataclass(frozen=True)
class Job:
    """A run of `specloom test`: its name, and its arguments."""

    name: str
    arguments: tuple[str, ...]


@dataclass(frozen=True)
class Done:
    """A run that ended: its exit code, its report and what it said."""

    job: Job
    code: int
    report: str
    said: str

    @property
    def row(self) -> str:
        """The line of the table."""
        told: dict[str, Any] = json.loads(self.report) if self.report else {}
        summary = told.get("summary", {})
        covered, goals = summary.get("covered", 0), summary.get("goals", 0)
        share = f"{100 * covered / goals:.1f} %" if goals else "-"
        mark = "ok" if self.code == 0 else f"exit {self.code}"
        return (
            f"{self.job.name:42} {mark:7} {summary.get('requests', 0):>7,} "
            f"{summary.get('predicted', 0):>9} {share:>8} {told.get('seconds', 0):>7.1f} "
            f"{str(told.get('stream', ''))[:12]}"
        )


def jobs(config: Config) -> Iterator[Job]:
    """Give a run for each version, then one for each hop."""
    for api in config.apis:
        for version in api.versions:
            yield Job(f"{api.name}@{version}", (f"{api.name}@{version}", "--mock"))
    for api in config.apis:
        for base, revision in pairwise(api.versions):
            hop = (f"{api.name}@{revision}", "--mock", "--compat", f"{api.name}@{base}")
            yield Job(f"{api.name} {base} to {revision}", hop)


def live(config: Config) -> Iterator[Job]:
    """Give a run against the real service of each API whose variables are set."""
    for api in config.apis:
        wanted = [one.variable for one in api.credentials if one.kind != "user"]
        missing = [name for name in wanted if not os.environ.get(name)]
        if missing or not wanted:
            why = f"set {', '.join(missing)}" if missing else "specloom.toml names no credentials"
            say(f"{api.name}: skipped, nothing was sent; {why}")
            continue
        yield Job(f"{api.name} live", (api.name, "--target", _address(api), "--rate", "2"))


def _address(api: ApiConfig) -> str:
    """Give the address of the installation that the environment names, else the first one."""
    names = [one.variable for one in api.credentials if one.kind == "environment"]
    wanted = os.environ.get(names[0], "") if names else ""
    servers = build(load(str(ROOT / api.spec(api.versions[-1])))).servers
    for server in servers:
        told = server.extensions.get("x-environment")
        if isinstance(told, dict) and told.get("name") == wanted:
            return server.url
    return servers[0].url


def ended(job: Job, seed: int, folder: Path) -> Done:
    """Run a job in a process of its own."""
    output = folder / f"{abs(hash(job))}.json"
    command = [sys.executable, "-c", RUN, "test", *job.arguments, "--seed", str(seed)]
    command += ["--quiet", "--format", "json", "--output", str(output)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    report = output.read_text("utf-8") if output.exists() else ""
    return Done(job, done.returncode, report, done.stderr)


def main() -> int:
    """Run everything; give 1 where anything was not as described."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--live", action="store_true")
    told = parser.parse_args()
    config = parse_config((ROOT / "specloom.toml").read_text("utf-8"), "specloom.toml")
    wanted = list(live(config) if told.live else jobs(config))
    if not wanted:
        return 0
    say(f"{'':42} {'':7} {'sent':>7} {'predicted':>9} {'covered':>8} {'seconds':>7} requests")
    results: list[Done] = []
    with TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        for done in pool.map(lambda job: ended(job, told.seed, Path(folder)), wanted):
            results.append(done)
            say(done.row)
    for done in results:
        if done.code:
            say(f"\n{done.said}")
            if done.report:
                say(render_run(from_json(done.report, done.job.name), "text"))
    return 1 if any(done.code for done in results) else 0


if __name__ == "__main__":
    sys.exit(main())
