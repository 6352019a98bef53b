"""Generating real clients, and the first call of one: seconds of CPU, of time, and megabytes.

Run as `python benchmarks/generate.py [PART OF A FILE NAME…]`.  Each run is a process of its own:
first without anything known, then with nothing changed, then with a property added to a schema.
Costs of the client are over those of bare Python, its modules compiled, in an environment that
holds what the client depends on and nothing else.
"""

from __future__ import annotations

import compileall
import json
import lzma
import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
CALLS = {
    "github-23.0.2.json": "repos.get('a', 'b')",
    "stripe-v526.yaml": "charges.get('a')",
    "stripe-v400.yaml": "charges.get('a')",
    "petstore.yaml": "pet.get(1)",
}
"""What is asked for first, of each description."""

RUN = """
import json, resource, subprocess, sys, time
start = time.monotonic()
done = subprocess.run(sys.argv[1:], capture_output=True, text=True)
wall = time.monotonic() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
cost = [used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024]
print(json.dumps([done.returncode, *cost, done.stderr if done.returncode else done.stdout]))
"""

IMPORT = "import made"
CALL = """
import httpx, made
from made.errors import ResponseMismatch
answer = lambda request: httpx.Response(200, json={{}})
client = made.Made(base_url="http://x", transport=httpx.MockTransport(answer))
try:
    client.{call}
except ResponseMismatch:
    pass
"""


def environment_of(made: Path, folder: Path) -> Path:
    """Install what a package depends on, and nothing else; give the interpreter that has it."""
    project = tomllib.loads((made / "pyproject.toml").read_text("utf-8"))["project"]
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    python = folder / "bin" / "python"
    install = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    limits = ["-c", str(ROOT / "constraints.txt")]
    subprocess.run([*install, *limits, *project["dependencies"]], check=True, cwd=ROOT)
    return python


def run(command: list[str], environment: dict[str, str]) -> tuple[float, float, float, str]:
    """Give the CPU seconds, seconds and peak megabytes of a command, and what it said."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *command],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **environment},
    )
    code, cpu, wall, peak, said = json.loads(done.stdout)
    if code:
        sys.exit(said)
    return cpu, wall, peak, said


def show(
    step: str, measured: tuple[float, float, float], floor: tuple[float, ...] = (0, 0, 0)
) -> None:
    """Print a row."""
    cpu, wall, peak = (one - other for one, other in zip(measured, floor, strict=True))
    print(f"| {step} | {cpu:.2f} | {wall:.2f} | {peak:.0f} |", flush=True)


def generating(spec: Path, folder: Path) -> None:
    """Measure three runs of the generator, the last after a change."""
    program = str(Path(sys.executable).with_name("specloom"))
    command = [program, "generate", "--spec", str(spec), "--package", "made"]
    command += ["--output", str(folder / "made")]
    kept = {"SPECLOOM_CACHE_DIR": str(folder / "cache")}
    show("generate, nothing known", run(command, kept)[:3])
    show("generate, nothing changed", run(command, kept)[:3])
    if spec.suffix == ".json":
        described = json.loads(spec.read_bytes())
        spec.write_text(json.dumps(described), "utf-8")
        run(command, kept)  # written otherwise, and once as it is
        for said, name in zip(("widely used", "little used"), extremes(described), strict=True):
            described["components"]["schemas"][name]["properties"]["added"] = {"type": "integer"}
            spec.write_text(json.dumps(described), "utf-8")
            show(f"generate, one schema changed ({said}: `{name}`)", run(command, kept)[:3])


def extremes(described: Any) -> tuple[str, str]:
    """Give the schemas that most, and fewest but some, references lead to."""
    text = json.dumps(described)
    uses = {
        name: text.count(f'"#/components/schemas/{name}"')
        for name, schema in described["components"]["schemas"].items()
        if "properties" in schema
    }
    return max(uses, key=uses.__getitem__), min(filter(uses.get, uses), key=uses.__getitem__)


def using(folder: Path, call: str) -> None:
    """Measure what the client costs: the best of ten."""
    python = environment_of(folder / "made", folder / "venv")
    compileall.compile_dir(folder / "made", quiet=1)
    path = {"PYTHONPATH": str(folder / "made")}
    floor = best(python, "", path)
    show("import of the client", best(python, IMPORT, path), floor)
    show("… and a first call", best(python, CALL.format(call=call), path), floor)
    bare = "import httpx, pydantic; pydantic.BaseModel"
    show("(import httpx, pydantic)", best(python, bare, path), floor)


PROBE = """
import time
start = time.monotonic()
{code}
print(time.process_time(), time.monotonic() - start)
"""


def best(python: Path, code: str, environment: dict[str, str]) -> tuple[float, float, float]:
    """Give the least a piece of code took in ten fresh interpreters, up to its end, not theirs."""
    command = [str(python), "-c", PROBE.format(code=code)]
    runs = [run(command, environment) for _ in range(10)]
    cpu, wall, peak = min((*map(float, said.split()), peak) for _, _, peak, said in runs)
    return cpu, wall, peak


def main(parts: list[str]) -> None:
    """Print a table for each description."""
    compileall.compile_dir(ROOT / "generator", quiet=1)  # as pip leaves what it installs
    wanted = [name for name in CALLS if not parts or any(part in name for part in parts)]
    for name in wanted:
        found = next(iter(sorted(CORPUS.glob(f"{name}*"))), None)
        if found is None:
            sys.exit(f"No {name}: {CORPUS} is not here.")
        with tempfile.TemporaryDirectory(prefix="specloom-") as temporary:
            folder = Path(temporary)
            content = found.read_bytes()
            spec = folder / name
            spec.write_bytes(lzma.decompress(content) if found.suffix == ".xz" else content)
            print(f"\n{name}, load {os.getloadavg()[0]:.1f}\n")
            print("| step | CPU s | wall s | MB |\n| --- | --- | --- | --- |")
            generating(spec, folder)
            using(folder, CALLS[name])


if __name__ == "__main__":
    main(sys.argv[1:])
