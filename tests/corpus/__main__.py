"""Every real description becomes a whole package: no operation missing, nothing to complain of.

    python -m tests.corpus [FILE…]

Without files over all of `../shared/corpus`. Each is generated from the command line; its modules
are imported, its models built and its requests sent to a server that is none; then mypy --strict,
pyright and ruff look at it. Prints a row for each file and what is wrong with it, and fails where
a row does. The largest take minutes, which is why `make test` does the same for a few small ones.
"""

from __future__ import annotations

import ast
import json
import lzma
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from tests.render.packages import exercised

CORPUS: Final = Path(__file__).parents[2].parent / "shared/corpus"
DESCRIPTIONS: Final = (".json", ".yaml", ".json.xz", ".yaml.xz")
METHODS: Final = frozenset("get put post delete options head patch trace query".split())
COLUMNS: Final = (
    ("file", 28),
    ("described", 9),
    ("emitted", 7),
    ("degraded", 8),
    ("generate s", 10),
    ("modules", 7),
    ("mypy", 4),
    ("pyright", 7),
    ("ruff", 4),
    ("check s", 7),
)


@dataclass(frozen=True, slots=True)
class Row:
    """What a file came to: the cells of its row, notes, and what is wrong with it."""

    cells: tuple[object, ...]
    notes: tuple[str, ...]
    wrong: tuple[str, ...]


def main(names: Sequence[str]) -> int:
    """Print the table; give 1 where a row fails."""
    sources = [Path(name) for name in names] or found()
    if not sources:
        say(f"there is no corpus at {CORPUS}")
        return 1
    failed = 0
    say(line([name for name, _ in COLUMNS]))
    for source in sources:
        with tempfile.TemporaryDirectory(prefix="corpus-") as folder:
            row = judged(source, Path(folder))
        say(line(row.cells))
        for text in (*(f"  note: {note}" for note in row.notes), *row.wrong):
            say(text)
        failed += bool(row.wrong)
    say(f"{len(sources) - failed} of {len(sources)} without fault")
    return min(failed, 1)


def say(text: str) -> None:
    """Print a line at once: the next may take minutes."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def found() -> list[Path]:
    """Give the descriptions of the corpus, the smallest first."""
    files = [path for path in CORPUS.glob("*") if path.name.endswith(DESCRIPTIONS)]
    return sorted(files, key=lambda path: (path.stat().st_size, path.name))


def line(cells: Sequence[object]) -> str:
    """Write a row of the table."""
    texts = (
        str(cell).rjust(width) if at else str(cell).ljust(width)
        for at, (cell, (_, width)) in enumerate(zip(cells, COLUMNS, strict=False))
    )
    return "  ".join(texts).rstrip()


def judged(source: Path, folder: Path) -> Row:
    """Generate from one file and have its package looked at."""
    name = source.name.removesuffix(".xz")
    text = source.read_bytes()
    spec = folder / name
    spec.write_bytes(lzma.decompress(text) if source.suffix == ".xz" else text)
    value = parsed(spec)
    package = folder / "".join(c if c.isalnum() else "_" for c in spec.stem)
    start = time.perf_counter()
    done, notes = generated(spec, value, package)
    spent = time.perf_counter() - start
    described = operations(value)
    if done.returncode:
        return Row((name, described, 0), notes, (done.stdout + done.stderr,))
    start = time.perf_counter()
    results = [check(package) for check in (imports, mypy, pyright, ruff)]
    emitted = methods(package)
    missing = [f"  {described} described, {emitted} emitted"] if emitted != described else []
    wrong = [*missing, *(fault for _, faults in results for fault in faults)]
    counts = [count for count, _ in results]
    seconds = f"{time.perf_counter() - start:.0f}"
    cells = (name, described, emitted, degraded(package), f"{spent:.1f}", *counts, seconds)
    return Row(cells, notes, tuple(wrong))


def parsed(spec: Path) -> dict[str, Any]:
    """Read a description by other means than specloom's; of a key that stands twice, the last."""
    text = spec.read_text("utf-8-sig")
    value: dict[str, Any] = (
        json.loads(text) if spec.suffix == ".json" else yaml.load(text, yaml.CSafeLoader)
    )
    return value


def generated(
    spec: Path, value: Mapping[str, Any], package: Path
) -> tuple[subprocess.CompletedProcess[str], tuple[str, ...]]:
    """Run specloom; once more, with the file written anew, where keys stand twice in it."""
    done = specloom(spec, package)
    twice = done.stderr.count("[duplicate-key]")
    if not (done.returncode and twice):
        return done, ()
    spec = spec.with_suffix(".json")
    spec.write_text(json.dumps(value), "utf-8")
    return specloom(spec, package), (f"refused as published, for {twice} keys that stand twice",)


def specloom(spec: Path, package: Path) -> subprocess.CompletedProcess[str]:
    """Generate the package of a description."""
    options = ["--spec", str(spec), "--package", package.name, "--output", str(package)]
    command = [str(Path(sys.executable).with_name("specloom")), "generate", *options]
    return subprocess.run(command, cwd=package.parent, capture_output=True, text=True, check=False)


def run(arguments: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a module of Python in a folder."""
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


# ------------------------------------------------------------------------------------- counting


def operations(value: Mapping[str, Any]) -> int:
    """Count what a description describes."""
    items = (item for item in (value.get("paths") or {}).values() if isinstance(item, dict))
    return sum(key in METHODS for item in items for key in item)


def methods(package: Path) -> int:
    """Count the operations that a package can call, in its source; some have several methods."""
    calls = (
        {one.arg: ast.dump(one.value) for one in node.keywords}
        for path in (package / package.name / "resources").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Request"
    )
    return len({tuple(one[name] for name in ("operation_id", "method", "path")) for one in calls})


def degraded(package: Path) -> int:
    """Count the operations that a client does not say in full."""
    told = json.loads((package / "coverage.json").read_text("utf-8"))["operations"]
    return sum(one["status"] == "degraded" for one in told.values())


# ------------------------------------------------------------------------------------- checking

Result = tuple[object, Sequence[str]]


def imports(package: Path) -> Result:
    """Import every module, build every model, send every request; give the number of modules."""
    done = exercised([package])
    told = done.stdout.removeprefix(f"{package.name}: ").split()
    fine = done.returncode == 0 and done.stdout.endswith(", 0 refused\n")
    return (told[0], ()) if fine else ("-", (done.stdout + done.stderr,))


def mypy(package: Path) -> Result:
    """Give the number of errors of mypy --strict."""
    settings = package / "mypy.ini"
    settings.write_text(f"[mypy]\nstrict = True\nmypy_path = {package}\n", "utf-8")
    done = run(
        ["-m", "mypy", "--config-file", str(settings), "--cache-dir", ".mypy", "-p", package.name],
        package,
    )
    return counted(done, lambda text: ": error: " in text)


def pyright(package: Path) -> Result:
    """Give the number of errors of pyright."""
    done = run(["-m", "pyright", "--pythonpath", sys.executable, package.name], package)
    return counted(done, lambda text: " - error: " in text)


def ruff(package: Path) -> Result:
    """Give the number of errors of ruff, by the settings of the package."""
    done = run(["-m", "ruff", "check", "--no-cache", "--output-format", "concise", "."], package)
    return counted(done, lambda text: ".py:" in text)


def counted(
    done: subprocess.CompletedProcess[str], is_error: Callable[[str], bool], shown: int = 10
) -> Result:
    """Count the errors of a checker, and give the first of them."""
    said = (done.stdout + done.stderr).splitlines()
    errors = list(filter(is_error, said))
    if not done.returncode:
        return len(errors), ()
    return len(errors), list(indented(errors[:shown] or said[-shown:]))


def indented(lines: Sequence[str]) -> Iterator[str]:
    """Set lines below the row they are about."""
    return (f"  {one.strip()}" for one in lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
