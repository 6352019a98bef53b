"""How long loading takes, beside what others need for the same text, in the same run.

Prints one table: CPU seconds (best of a few) and peak memory over a bare start, each measured in
a process of its own. The peers give less: PyYAML no positions, `json` and orjson neither
positions nor duplicate keys, none of them follows references.

    python benchmarks/load.py [FILE…]      # names in ../shared/corpus; a fixed selection by default
"""

from __future__ import annotations

import json
import lzma
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
FILES = [
    "petstore.yaml",
    "asana.yaml",
    "stripe-v526.yaml.xz",
    "openai-2026-08-21.yaml.xz",
    "adyen-checkout-v72.json.xz",
    "stripe-v127.json.xz",
    "github-23.0.2.json.xz",
]
ROUNDS = 5


def specloom(path: str) -> object:
    """Load as we do: positions, duplicate keys, references."""
    from specloom.spec import load  # noqa: PLC0415 - each process pays for one reader only

    return load(path)


def c_safe_loader(path: str) -> object:
    """Load as most Python tools load YAML quickly."""
    import yaml  # noqa: PLC0415

    return yaml.load(Path(path).read_bytes(), yaml.CSafeLoader)


def json_module(path: str) -> object:
    """Load as the standard library does."""
    return json.loads(Path(path).read_bytes())


def orjson_module(path: str) -> object:
    """Load as fast as is known."""
    import orjson  # noqa: PLC0415

    return orjson.loads(Path(path).read_bytes())


READERS: dict[str, Callable[[str], object]] = {
    "specloom": specloom,
    "CSafeLoader": c_safe_loader,
    "json": json_module,
    "orjson": orjson_module,
}


def measure(reader: str, path: str) -> dict[str, float]:
    """Read a file a few times in a fresh process: best CPU seconds, megabytes of the first time."""
    command = [sys.executable, __file__, "--measure", reader, path]
    done = subprocess.run(command, capture_output=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def measure_here(reader: str, path: str) -> None:
    """Print what `measure` wants to know; imports are no part of it."""
    read = READERS[reader]
    with tempfile.NamedTemporaryFile(suffix=Path(path).suffix) as bare:
        bare.write(b'{"openapi": "3.1.0"}')
        bare.flush()
        read(bare.name)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconds = []
    peak = 0
    for _ in range(ROUNDS):
        start = time.process_time()
        value = read(path)
        seconds.append(time.process_time() - start)
        peak = peak or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        del value
    print(json.dumps({"seconds": min(seconds), "megabytes": (peak - before) / 1024}))


def unpacked(name: str, folder: Path) -> Path:
    """Give a file of the corpus in plain form."""
    path = CORPUS / name
    if path.suffix != ".xz":
        return path
    plain = folder / path.stem
    plain.write_bytes(lzma.decompress(path.read_bytes()))
    return plain


def rows(path: Path) -> list[str]:
    """Measure one file with each reader that reads its format."""
    peers = ["json", "orjson"] if path.suffix == ".json" else ["CSafeLoader"]
    ours = measure("specloom", str(path))
    size = f"{path.stat().st_size / 1e6:.1f}"
    lines = [row(path.name, size, "specloom", ours, "")]
    for peer in peers:
        theirs = measure(peer, str(path))
        lines.append(row("", "", peer, theirs, f"{theirs['seconds'] / ours['seconds']:.1f}"))
    return lines


def row(name: str, size: str, reader: str, found: dict[str, float], ratio: str) -> str:
    """Set one line of the table."""
    seconds, megabytes = f"{found['seconds']:.3f}", f"{found['megabytes']:.0f}"
    return f"{name:28}{size:>6}  {reader:12}{seconds:>8}{megabytes:>8}{ratio:>8}"


def main(names: list[str]) -> int:
    """Print the table."""
    if not CORPUS.is_dir():
        print("There is no ../shared/corpus beside the project: nothing to measure.")
        return 0
    print(f"{'file':28}{'MB':>6}  {'reader':12}{'CPU s':>8}{'peak MB':>8}{'x ours':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for name in names or FILES:
            print("\n".join(rows(unpacked(name, Path(folder)))), flush=True)
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure_here(*sys.argv[2:])
    else:
        sys.exit(main(sys.argv[1:]))
