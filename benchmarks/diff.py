"""Time and memory of `specloom diff` over real descriptions, as a table.

Run as `python benchmarks/diff.py [PART…]`, a part of a file's name choosing the pairs to compare
(`stripe`); the files are those of `../shared/corpus`. Each figure comes from a fresh process:

- load+build and compare, in CPU seconds, and the findings from the library, the garbage collector
  off as it is in the command line;
- total (CPU seconds) and the peak from a whole `specloom diff`, from the start of Python to its
  end, bytecode written before as it is where a package is installed.

`github-17.0.0.json` has duplicate keys and is refused as it is: it is read and written by Python's
`json` first, which keeps the last of each.
"""

from __future__ import annotations

import json
import lzma
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
COLUMNS = (
    "pair",
    "MB",
    "load+build s",
    "compare s",
    "total CPU s",
    "peak MB",
    "errors / warnings / infos",
    "wanted",
)

MEASURE = """
import gc, json, sys, time
gc.disable()
from specloom.diff import Subject, compare
from specloom.ir import build
from specloom.spec import load
start = time.process_time()
documents = [load(path) for path in sys.argv[1:]]
sides = [Subject(one.source, one, build(one)) for one in documents]
built = time.process_time()
diff = compare(*sides)
compared = time.process_time()
levels = [change.level for change in diff.changes]
found = [levels.count(level) for level in ("error", "warning", "info")]
print(json.dumps([built - start, compared - built, found]))
"""
COMMAND = "from specloom.cli import main; main()"
REWRITE = "import json, sys; json.dump(json.load(sys.stdin), sys.stdout)"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two descriptions, what is wanted of their comparison, and how they are named to it."""

    base: str
    revision: str
    wanted: str = ""
    named: tuple[str, str] | None = None
    rounds: int = 1


PAIRS = (
    Pair("github-17.0.0.json", "github-23.0.2.json", "≤ 6 s, ≤ 500 MB"),
    Pair("stripe-v127.json", "stripe-v526.yaml", "≤ 10 s, ≤ 500 MB"),
    Pair("stripe-v400.yaml", "stripe-v526.yaml", "≤ 10 s, ≤ 500 MB"),
    Pair("openai-2025-01-31.yaml", "openai-2026-08-21.yaml", "≤ 3 s, ≤ 500 MB"),
    Pair("adyen-checkout-v68.json", "adyen-checkout-v72.json"),
)
HOP = Pair(
    "2023-05-01.yaml",
    "2023-08-01.yaml",
    "≤ 0.6 s",
    ("enode@2023-05-01", "enode@2023-08-01"),
    rounds=5,
)


@dataclass(frozen=True, slots=True)
class Run:
    """What a process printed and used."""

    output: str
    seconds: float
    megabytes: float


def run(code: str, *arguments: str, cache: Path) -> Run:
    """Run code in a fresh process, its bytecode kept in a folder of our own."""
    environment = os.environ | {"PYTHONPYCACHEPREFIX": str(cache)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", code, *arguments]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE) as process:
        output = process.stdout.read().decode() if process.stdout else ""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode > 1:  # 1 says that there are findings
        sys.exit(f"{' '.join(arguments)}: left with {process.returncode}")
    return Run(output, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def row(pair: Pair, base: Path, revision: Path, cache: Path) -> tuple[str, ...]:
    """Measure one pair."""
    files = str(base), str(revision)
    stages = [json.loads(run(MEASURE, *files, cache=cache).output) for _ in range(pair.rounds)]
    build, compare, found = min(stages, key=lambda stage: stage[0] + stage[1])
    arguments = "diff", *(pair.named or files)
    runs = [run(COMMAND, *arguments, cache=cache) for _ in range(pair.rounds)]
    best = min(runs, key=lambda one: one.seconds)
    return (
        " → ".join(pair.named or (base.stem, revision.stem)),
        " + ".join(f"{path.stat().st_size / 1e6:.1f}" for path in (base, revision)),
        f"{build:.2f}",
        f"{compare:.2f}",
        f"{best.seconds:.2f}",
        f"{best.megabytes:.0f}",
        " / ".join(map(str, found)),
        pair.wanted,
    )


def unpacked(name: str, folder: Path) -> Path:
    """Give a file of the corpus in plain form, without duplicate keys."""
    target = folder / name
    if target.exists():
        return target
    packed = CORPUS / f"{name}.xz"
    with lzma.open(packed) as source, target.open("wb") as copy:
        # In pieces: the peak of a child counts what its parent held when it was started.
        shutil.copyfileobj(source, copy)
    if name == "github-17.0.0.json":
        plain = target.rename(folder / f"duplicates-{name}")
        with plain.open("rb") as source, target.open("wb") as copy:
            command = [sys.executable, "-c", REWRITE]
            subprocess.run(command, stdin=source, stdout=copy, check=True)
    return target


def main(parts: list[str]) -> None:
    """Print the table."""
    wanted = [pair for pair in PAIRS if not parts or any(part in pair.base for part in parts)]
    print("| " + " | ".join(COLUMNS) + " |")
    print("|" + " --- |" * len(COLUMNS))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cache = folder / "bytecode"
        specs = ROOT / "specs" / "enode"
        files = specs / HOP.base, specs / HOP.revision
        run(COMMAND, "diff", *map(str, files), cache=cache)  # writes the bytecode
        if not parts or "enode" in parts:
            print("| " + " | ".join(row(HOP, *files, cache)) + " |", flush=True)
        if not CORPUS.is_dir():
            print("There is no ../shared/corpus beside the project: nothing more to measure.")
            return
        for pair in wanted:
            base, revision = unpacked(pair.base, folder), unpacked(pair.revision, folder)
            print("| " + " | ".join(row(pair, base, revision, cache)) + " |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
