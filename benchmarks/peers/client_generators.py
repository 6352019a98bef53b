"""Generating a client beside openapi-python-client: cost, operations emitted, modules that import.

Run as `python benchmarks/peers/client_generators.py [PART OF A FILE NAME…]`, or `make bench-peers`.
The peer is installed into an environment of its own, in a temporary folder; where that cannot be
done, this says so and measures nothing.  Each run is a process of its own, and cold.
"""

from __future__ import annotations

import json
import lzma
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
PEER = "openapi-python-client==0.29.1"
FILES = ("petstore.yaml", "asana.yaml", "openai-2026-08-21.yaml", "stripe-v526.yaml", "github-23")
COLUMNS = ("file", "generator", "CPU s", "wall s", "peak MB", "operations", "modules that import")

IMPORT_ALL = """
import importlib, pathlib, sys
sys.path.insert(0, sys.argv[1])
root = pathlib.Path(sys.argv[1])
names = [
    ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
    for path in sorted((root / "made").rglob("*.py"))
]
good = 0
for name in names:
    try:
        importlib.import_module(name)
        good += 1
    except Exception as error:
        print(name, type(error).__name__, str(error)[:100], file=sys.stderr)
print(f"{good} of {len(names)}")
"""

RUN = """
import json, resource, subprocess, sys, time
start = time.monotonic()
done = subprocess.run(sys.argv[1:], capture_output=True, text=True)
wall = time.monotonic() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
said = " ".join((done.stderr or done.stdout).split())[-100:]
code = done.returncode
print(json.dumps([code, used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024, said]))
"""


@dataclass(frozen=True, slots=True)
class Generator:
    """A generator: its command for a description and a folder, and how to count what it made."""

    name: str
    python: Path
    command: Callable[[Path, Path], list[str]]
    operations: Callable[[Path], int]


def ours() -> Generator:
    """Give this project."""

    def command(spec: Path, folder: Path) -> list[str]:
        program = str(Path(sys.executable).with_name("specloom"))
        options = ["--spec", str(spec), "--package", "made", "--output", str(folder)]
        return [program, "generate", *options]

    def operations(folder: Path) -> int:
        return len(json.loads((folder / "coverage.json").read_bytes())["operations"])

    return Generator("specloom", Path(sys.executable), command, operations)


def peer(folder: Path) -> Generator | None:
    """Install the peer; None where that is not possible."""
    python = folder / "venv/bin/python"
    for step in ([sys.executable, "-m", "venv", str(folder / "venv")], _pip(python)):
        done = subprocess.run(step, capture_output=True, text=True, check=False)
        if done.returncode:
            last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            print(f"{PEER} cannot be installed here ({last}); nothing is measured.")
            return None

    def command(spec: Path, folder: Path) -> list[str]:
        program = str(python.with_name("openapi-python-client"))
        options = ["--path", str(spec), "--output-path", str(folder / "made"), "--meta", "none"]
        return [program, "generate", *options]

    def operations(folder: Path) -> int:
        """Count modules of operations: one each."""
        modules = (folder / "made" / "api").glob("*/*.py")
        return sum(path.name != "__init__.py" for path in modules)

    return Generator(PEER.replace("==", " "), python, command, operations)


def _pip(python: Path) -> list[str]:
    return [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", PEER]


def row(generator: Generator, spec: Path, folder: Path) -> tuple[str, ...]:
    """Generate once, count, and import all."""
    folder.mkdir()
    path = f"{generator.python.parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "SPECLOOM_CACHE_DIR": "", "PATH": path}
    command = [sys.executable, "-c", RUN, *generator.command(spec, folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    code, cpu, wall, peak, said = json.loads(done.stdout)
    cost = (f"{cpu:.1f}", f"{wall:.1f}", f"{peak:.0f}")
    if code or not (folder / "made").is_dir():
        return (*cost, f"none: …{said}", "none")
    script = [str(generator.python), "-W", "ignore", "-c", IMPORT_ALL, str(folder)]
    imported = subprocess.run(script, capture_output=True, text=True, check=False)
    return (*cost, str(generator.operations(folder)), imported.stdout.strip() or "none")


def unpacked(path: Path, folder: Path) -> Path:
    """Give the file itself, or what an `.xz` holds."""
    if path.suffix != ".xz":
        return path
    target = folder / path.stem
    with lzma.open(path) as source, target.open("wb") as copy:
        shutil.copyfileobj(source, copy)
    return target


def main(parts: list[str]) -> None:
    """Print the table."""
    found = [path for part in parts or FILES for path in sorted(CORPUS.glob(f"*{part}*"))]
    if not found:
        sys.exit(f"No files: {CORPUS} is not here.")
    with tempfile.TemporaryDirectory(prefix="specloom-peers-") as name:
        folder = Path(name)
        other = peer(folder)
        if other is None:
            return
        print(f"Python {platform.python_version()}, {os.cpu_count()} cores")
        print(f"load {os.getloadavg()[0]:.1f}\n")
        print("| " + " | ".join(COLUMNS) + " |")
        print("|" + " --- |" * len(COLUMNS))
        for at, path in enumerate(found):
            spec = unpacked(path, folder)
            for generator in (ours(), other):
                made = folder / f"{at}-{generator.name.split()[0]}"
                print(
                    f"| {spec.name} | {generator.name} | {' | '.join(row(generator, spec, made))} |"
                )
                shutil.rmtree(made)


if __name__ == "__main__":
    main(sys.argv[1:])
