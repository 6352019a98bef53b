"""What `specloom mock` costs, beside Prism in its dynamic mode, in the same run.

Run as `python benchmarks/mock.py [PART…]`, a part of a subject's name choosing what to serve. For
each subject one line per server:

- start: seconds from the start of the process to its first answer, and its CPU seconds until then;
- MB: proportional memory of it and its children, after the first answer and after the reads;
- GET, list, POST: CPU microseconds of the server per request (user and system), at 16 connections
  for a few seconds each, by wrk, or by Python where there is no wrk (`apt-get install wrk`);
  of our server both the request and the answer are validated;
- the rate that came with it, which depends on what else the machine does.

Everything is on 127.0.0.1. Prism comes from npm into `.venv/prism`; without node it is left out.
"""

from __future__ import annotations

import base64
import http.client
import json
import lzma
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
PRISM = ROOT / ".venv" / "prism"
SECONDS = 3
CONNECTIONS = 16
PATIENCE = 60
ITEMS = 50
TICKS = os.sysconf("SC_CLK_TCK")
COLUMNS = (
    "subject",
    "server",
    "start s (CPU)",
    "MB",
    "GET µs",
    "list µs",
    "POST µs",
    "requests/s",
    "load",
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What is served, and what is asked of it; `many` makes the list one of fifty."""

    name: str
    spec: str
    one: str
    many: str
    collection: str
    body: Mapping[str, Any]
    headers: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""


BEARER = {"authorization": "Bearer benchmark"}
WEBHOOK = {"url": "https://example.com/hook", "secret": "s" * 32, "events": ["*"]}
SUBJECTS = (
    Subject(
        "enode, one version",
        "specs/enode/latest.yaml",
        "/vehicles/4eaeb363-296d-4ccc-a973-7805e6f400bd",
        "/vehicles?pageSize=50",
        "/webhooks",
        WEBHOOK,
        {**BEARER, "enode-version": "2023-08-01"},
        "Vehicle",
    ),
    Subject(
        "enode, all versions",
        "enode",
        "/vehicles/4eaeb363-296d-4ccc-a973-7805e6f400bd",
        "/vehicles?pageSize=50",
        "/users/user-4711/locations",
        {"name": "Home", "longitude": 10.4, "latitude": 59.9, "timezoneName": "Europe/Oslo"},
        {**BEARER, "enode-version": "2023-08-01"},
        "Vehicle",
    ),
    Subject(
        "petstore",
        "petstore.yaml",
        "/pet/7",
        "/pet/findByStatus?status=available",
        "/pet",
        {"name": "Rex", "photoUrls": ["https://example.com/rex"], "status": "pending"},
        {**BEARER, "api_key": "benchmark", "accept": "application/json"},
        "Pet",
    ),
    Subject(
        "openai",
        "openai-2025-01-31.yaml.xz",
        "/assistants/asst_1",
        "/assistants?limit=50",
        "/assistants",
        {"model": "gpt-4o", "name": "Benchmark"},
        BEARER,
        "AssistantObject",
    ),
)


# ------------------------------------------------------------------------------------- processes


@dataclass(slots=True)
class Server:
    """A server that answers, and how long that took."""

    process: subprocess.Popen[str]
    port: int
    start: float = 0.0
    start_cpu: float = 0.0

    def tree(self) -> list[int]:
        """Give the processes that it is."""
        found = [self.process.pid]
        for pid in found:  # grows while it is walked
            children = Path(f"/proc/{pid}/task/{pid}/children")
            if children.exists():
                found += map(int, children.read_text().split())
        return found

    def cpu(self) -> float:
        """Give the CPU seconds that it has used."""
        total = 0.0
        for pid in self.tree():
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            total += (int(fields[11]) + int(fields[12])) / TICKS
        return total

    def megabytes(self) -> float:
        """Give the memory that is its own, and its part of what is shared."""
        total = 0
        for pid in self.tree():
            told = Path(f"/proc/{pid}/smaps_rollup").read_text()
            found = re.search(r"Pss:\s+(\d+)", told)
            total += int(found[1]) if found else 0
        return total / 1024

    def ask(
        self, method: str, target: str, headers: Mapping[str, str], body: bytes = b""
    ) -> tuple[int, bytes]:
        """Ask it something."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, target, body or None, dict(headers))
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


@contextmanager
def serving(command: list[str], port: int, target: str) -> Iterator[Server]:
    """Start a server, wait for its first answer, stop it in the end."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT,
        start_new_session=True,
    )  # fmt: skip
    try:
        if not port:
            assert process.stdout is not None
            port = int(process.stdout.readline().rpartition(":")[2])
        server = Server(process, port)
        while not _answers(server, target):
            if process.poll() is not None or time.perf_counter() - started > PATIENCE:
                raise ChildProcessError(f"{command[0]} does not serve")
            time.sleep(0.005)
        server.start, server.start_cpu = time.perf_counter() - started, server.cpu()
        yield server
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(20)


def _answers(server: Server, target: str) -> bool:
    try:
        return server.ask("GET", target, {})[0] > 0
    except OSError:
        return False


# ------------------------------------------------------------------------------------------ load


def load(server: Server, method: str, target: str, subject: Subject) -> tuple[float, float]:
    """Give the CPU microseconds per request, and the requests per second."""
    before, started = server.cpu(), time.perf_counter()
    if shutil.which("wrk"):
        count = _by_wrk(server, method, target, subject)
    else:
        count = _by_python(server, method, target, subject)
    seconds = time.perf_counter() - started
    return (server.cpu() - before) / max(count, 1) * 1e6, count / seconds


def _sent(method: str, subject: Subject) -> tuple[dict[str, str], bytes]:
    headers = dict(subject.headers)
    body = json.dumps(subject.body).encode() if method == "POST" else b""
    return ({**headers, "content-type": "application/json"} if body else headers), body


def _by_wrk(server: Server, method: str, target: str, subject: Subject) -> int:
    headers, body = _sent(method, subject)
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(f"wrk.method = {json.dumps(method)}\nwrk.body = {json.dumps(body.decode())}\n")
        script.writelines(
            f"wrk.headers[{json.dumps(name)}] = {json.dumps(value)}\n"
            for name, value in headers.items()
        )
        script.flush()
        url = f"http://127.0.0.1:{server.port}{target}"
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--timeout", "10s"]
        done = subprocess.run(
            [*command, "-s", script.name, url], capture_output=True, check=True, text=True
        )
    if wrong := re.search(r"Non-2xx or 3xx responses: (\d+)", done.stdout):
        print(f"  {subject.name}: {wrong[1]} answers to {method} {target} were refusals")
    found = re.search(r"(\d+) requests in", done.stdout)
    return int(found[1]) if found else 0


def _by_python(server: Server, method: str, target: str, subject: Subject) -> int:
    headers, body = _sent(method, subject)
    counts: list[int] = []

    def run() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
        count, end = 0, time.perf_counter() + SECONDS
        while time.perf_counter() < end:
            connection.request(method, target, body or None, headers)
            connection.getresponse().read()
            count += 1
        counts.append(count)

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts)


# --------------------------------------------------------------------------------------- figures


def fill(server: Server, subject: Subject) -> None:
    """Have the mock keep fifty of what is listed."""
    state = json.loads(server.ask("GET", f"/__mock__/state/{subject.kind}", {})[1])
    model = next(iter(state.values()))
    key = "id"
    numbers = isinstance(model[key], int)
    more: dict[str, Any] = {}
    for place in range(ITEMS - len(state)):
        value = 1000 + place if numbers else f"00000000-0000-4000-8000-{place:012}"
        more[str(value)] = {**model, key: value}
    if subject.name == "petstore":
        more = {name: {**pet, "status": "available"} for name, pet in (state | more).items()}
    data = json.dumps({"kinds": {subject.kind: more}}).encode()
    status, told = server.ask("POST", "/__mock__/seed", {}, data)
    if status >= 300:  # noqa: PLR2004
        raise ChildProcessError(told.decode())


def token(server: Server, subject: Subject) -> Subject:
    """Get what a behaviour wants to see as credentials."""
    basic = base64.b64encode(b"client:secret").decode()
    headers = {
        "authorization": f"Basic {basic}",
        "content-type": "application/x-www-form-urlencoded",
    }
    status, told = server.ask("POST", "/oauth2/token", headers, b"grant_type=client_credentials")
    if status >= 300:  # noqa: PLR2004
        return subject
    bearer = {"authorization": f"Bearer {json.loads(told)['access_token']}"}
    given = {**subject.headers, **bearer}
    return Subject(
        subject.name, subject.spec, subject.one, subject.many, subject.collection, subject.body,
        given, subject.kind,
    )  # fmt: skip


def measure(name: str, command: list[str], port: int, subject: Subject) -> None:
    """Print the line of one server."""
    with serving(command, port, subject.one) as server:
        before = server.megabytes()
        if name == "specloom":
            subject = token(server, subject)
            fill(server, subject)
        asked = [("GET", subject.one), ("GET", subject.many), ("POST", subject.collection)]
        for method, target in asked:
            _, answered = server.ask(method, target, *_sent(method, subject))
            if target == subject.many and name == "specloom" and _length(answered) != ITEMS:
                raise ChildProcessError(f"{target} lists {_length(answered)} items, not {ITEMS}")
        one, many = (load(server, method, target, subject) for method, target in asked[:2])
        after = server.megabytes()
        posted = load(server, *asked[2], subject)
        cpu = [f"{each[0]:.0f}" for each in (one, many, posted)]
        rates = " / ".join(f"{each[1]:.0f}" for each in (one, many, posted))
        start = f"{server.start:.2f} ({server.start_cpu:.2f})"
        memory = f"{before:.0f} -> {after:.0f}"
        row(subject.name, name, start, memory, *cpu, rates, f"{os.getloadavg()[0]:.1f}")


def _length(body: bytes) -> int:
    """Give how many items a list has, bare or in a wrapper."""
    told = json.loads(body)
    return len(told if isinstance(told, list) else told["data"])


def row(*cells: str) -> None:
    """Print a line of the table."""
    print(f"| {' | '.join(cells)} |", flush=True)


def prism() -> Path | None:
    """Give Prism, installed if there is node; None where there is none."""
    binary = PRISM / "node_modules" / ".bin" / "prism"
    npm = shutil.which("npm")
    if binary.exists() or npm is None:
        return binary if binary.exists() else None
    command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(PRISM)]
    done = subprocess.run([*command, "@stoplight/prism-cli@5"], check=False)
    return binary if done.returncode == 0 else None


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def main(parts: list[str]) -> None:
    """Print the table."""
    peer = prism()
    print(f"Prism: {'beside it' if peer else 'left out, there is no node'}")
    print(f"wrk: {'asks' if shutil.which('wrk') else 'is not here; Python asks, more slowly'}\n")
    row(*COLUMNS)
    row(*("---" for _ in COLUMNS))
    with tempfile.TemporaryDirectory() as folder:
        for subject in SUBJECTS:
            if parts and not any(part in subject.name for part in parts):
                continue
            spec = found(subject.spec, Path(folder))
            if spec is None:
                print(f"| {subject.name} | ../shared/corpus/{subject.spec} is not here |")
                continue
            ours = [sys.executable, "-m", "specloom.cli", "mock", spec, "--port", "0"]
            code = [sys.executable, "-c", "from specloom.cli import main; main()", *ours[3:]]
            measure("specloom", code, 0, subject)
            if peer is not None and Path(spec).exists():
                port = free_port()
                command = [str(peer), "mock", "-d", "-h", "127.0.0.1", "-p", str(port), spec]
                try:
                    measure("prism -d", command, port, subject)
                except (ChildProcessError, OSError, http.client.HTTPException) as error:
                    print(f"| {subject.name} | prism -d: {error} |")


def found(spec: str, folder: Path) -> str | None:
    """Give what to serve: a file, unpacked, or the name of an API; None where it is absent."""
    if (ROOT / spec).exists() or "." not in spec:
        return spec
    source = CORPUS / spec
    if not source.exists():
        return None
    if source.suffix != ".xz":
        return str(source)
    target = folder / source.stem
    target.write_bytes(lzma.decompress(source.read_bytes()))
    return str(target)


if __name__ == "__main__":
    main(sys.argv[1:])
