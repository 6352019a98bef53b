"""Time and memory of loading and building real descriptions, as a table.

Run as `python benchmarks/build.py [FILE…]`; without files, over `../shared/corpus`. Each file is
read in a process of its own; memory is that process's peak less the peak of a bare Python.
"""

from __future__ import annotations

import json
import lzma
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
COLUMNS = ("file", "size MB", "load CPU s", "build CPU s", "total CPU s", "peak MB over bare")

BARE = """
import json, resource
print(json.dumps([0, 0, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
"""
MEASURE = """
import json, resource, sys, time
from specloom.ir import build
from specloom.spec import load
start = time.process_time()
document = load(sys.argv[1])
loaded = time.process_time()
api = build(document)
built = time.process_time()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([loaded - start, built - loaded, peak]))
"""


def run(script: str, *arguments: str) -> tuple[float, float, float] | str:
    """Give load and build seconds and peak memory in MB, or what the process complained about."""
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return done.stderr.strip().splitlines()[-1].rpartition(" error: ")[2]
    load, build, kilobytes = json.loads(done.stdout)
    return load, build, kilobytes / 1024


def unpacked(path: Path, folder: Path) -> Path:
    """Give the file itself, or what an `.xz` holds."""
    if path.suffix != ".xz":
        return path
    target = folder / path.stem
    with lzma.open(path) as source, target.open("wb") as copy:
        # In pieces: the peak of a child counts what its parent held when it was started.
        shutil.copyfileobj(source, copy)
    return target


def row(path: Path, bare: float) -> tuple[str, ...]:
    """Measure one file."""
    size = f"{path.stat().st_size / 1e6:.1f}"
    match run(MEASURE, str(path)):
        case str(complaint):
            return path.name, size, complaint
        case load, build, peak:
            seconds = (f"{value:.2f}" for value in (load, build, load + build))
            return path.name, size, *seconds, f"{peak - bare:.0f}"


def main() -> None:
    """Print the table."""
    paths = [Path(name) for name in sys.argv[1:]] or [
        path for path in sorted(CORPUS.glob("*")) if ".json" in path.name or ".yaml" in path.name
    ]
    if not paths:
        sys.exit(f"No files: {CORPUS} is not here; name some.")
    measured = run(BARE)
    bare = 0.0 if isinstance(measured, str) else measured[2]
    print("| " + " | ".join(COLUMNS) + " |")
    print("|" + " --- |" * len(COLUMNS))
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            print("| " + " | ".join(row(unpacked(path, Path(folder)), bare)) + " |", flush=True)


if __name__ == "__main__":
    main()
