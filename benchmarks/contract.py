"""What a case of the sweep costs, beside the coverage phase of Schemathesis, in the same run.

Run as `python benchmarks/contract.py [PART…]`, a part of a file's name choosing the descriptions.
Both are handed the same description and the same target, one after the other, each in a fresh
process of its own, and judge every answer by all their checks. Figures are CPU microseconds a case
of that process, everything counted from the parsed description on: making, sending, judging.

- `trivial`: an application in this process that answers everything with 200 and `{}`;
- `socket`: our mock in another process on 127.0.0.1, whose own time does not count.

The last column is how many times the cases per CPU second of Schemathesis the sweep makes.
"""

from __future__ import annotations

import json
import lzma
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
COMMAND = "from specloom.cli import main; main()"
DESCRIPTIONS = (
    ROOT / "specs" / "enode" / "latest.yaml",
    ROOT / "specs" / "renault-zoe" / "2018-12.yaml",
    CORPUS / "petstore.yaml",
    CORPUS / "asana.yaml",
    CORPUS / "openai-2026-08-21.yaml.xz",
)
COLUMNS = ("description", "target", "sweep: cases", "µs", "Schemathesis: cases", "µs", "times")
PATIENCE = 600

TRIVIAL = """
async def trivial(scope, receive, send):
    if scope["type"] == "lifespan":
        while (await receive())["type"] != "lifespan.shutdown":
            await send({"type": "lifespan.startup.complete"})
        await send({"type": "lifespan.shutdown.complete"})
        return
    headers = [(b"content-type", b"application/json"), (b"content-length", b"2")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"{}"})
"""

SWEEP = """
import json, sys, time
from specloom.contract.checks import Checks
from specloom.contract.coverage import Coverage
from specloom.contract.model import Exchange
from specloom.contract.sweep import cases
from specloom.contract.target import AsgiTarget, UrlTarget
from specloom.ir import build
from specloom.spec import load
path, url = sys.argv[1:]
api = build(load(path))
target = UrlTarget(url) if url else AsgiTarget(trivial)
begun, count, met = time.process_time(), 0, set()
checks, coverage = Checks(api), Coverage(api)
for case in cases(api, 0):
    exchange = Exchange(case, target.send(case))
    checks.of(exchange)
    met.update(coverage.met(exchange))
    count += 1
print(json.dumps([count, time.process_time() - begun]))
target.close()
"""

SCHEMATHESIS = """
import json, sys, time, warnings
import schemathesis
from schemathesis.engine import events, from_schema
from specloom.spec import load
warnings.simplefilter("ignore")
path, url = sys.argv[1:]
config = schemathesis.Config.from_dict({
    "seed": 0,
    "workers": 1,
    "base-url": url or "http://localhost",
    "continue-on-failure": True,
    "warnings": False,
    "phases": {
        "examples": {"enabled": False},
        "fuzzing": {"enabled": False},
        "stateful": {"enabled": False},
    },
})
schema = schemathesis.openapi.from_dict(load(path).root, config=config)
if not url:
    schema.app = trivial
begun, count = time.process_time(), 0
for event in from_schema(schema).execute():
    if isinstance(event, events.ScenarioFinished):
        count += len(event.recorder.interactions)
print(json.dumps([count, time.process_time() - begun]))
"""


@contextmanager
def mocked(path: Path) -> Iterator[str]:
    """Serve the mock of a description; give its address."""
    command = [sys.executable, "-c", COMMAND, "mock", str(path), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        assert server.stdout is not None
        try:
            yield server.stdout.readline().decode().split()[-1]
        finally:
            server.terminate()


def measured(script: str, path: Path, url: str) -> tuple[int, float] | None:
    """Give how many cases there were and their CPU seconds; None where it took too long."""
    command = [sys.executable, "-c", TRIVIAL + script, str(path), url]
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    try:
        done = subprocess.run(
            command, capture_output=True, check=True, env=environment, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return None
    count, seconds = json.loads(done.stdout.splitlines()[-1])
    return count, seconds


def row(path: Path, url: str) -> tuple[str, ...]:
    """Measure both on one target."""
    ours, theirs = measured(SWEEP, path, url), measured(SCHEMATHESIS, path, url)
    cells = [path.stem, "socket" if url else "trivial"]
    each = [None if one is None else one[1] / one[0] for one in (ours, theirs)]
    for one, cost in zip((ours, theirs), each, strict=True):
        cells += ["-", f"> {PATIENCE} s"] if one is None or cost is None else []
        cells += [] if one is None or cost is None else [f"{one[0]}", f"{cost * 1e6:.0f}"]
    known = None not in each
    return (*cells, f"{(each[1] or 0) / (each[0] or 1):.1f}" if known else "-")


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """Give a file that is not compressed."""
    if path.suffix != ".xz":
        yield path
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / path.stem
        file.write_bytes(lzma.decompress(path.read_bytes()))
        yield file


def main(parts: list[str]) -> None:
    """Print the table, row by row."""
    print(" | ".join(COLUMNS))
    for path in DESCRIPTIONS:
        if not path.exists() or (parts and not any(part in str(path) for part in parts)):
            continue
        with unpacked(path) as file:
            print(" | ".join(row(file, "")), flush=True)
            with mocked(file) as url:
                print(" | ".join(row(file, url)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
