"""A thousand clients at once for half a minute, and a kill -9 in between.

`python -m tests.mock.soak [--seconds 30] [--connections 1000]` serves `specs/enode/latest.yaml` by
`specloom mock` and has each client make, read, list and delete over one connection. It tells
wrong answers, and memory before and after; the exit code is 1 if either is not as it must be.

Before means: after all clients have waited for an answer at the same moment, which takes the most
memory that this many can take. Chance brings such a moment sooner or later; memory that grows
beyond it is lost.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import re
import resource
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

ROOT = Path(__file__).parents[2]
SPEC = "specs/enode/latest.yaml"
HEADERS = "authorization: Bearer soak\r\nenode-version: 2023-08-01\r\nhost: soak\r\n"
HOOK = {"url": "https://example.com", "secret": "s" * 32, "events": ["*"]}
GROWTH = 1.1

Asked: TypeAlias = Coroutine[Any, Any, tuple[int, Any]]


class GoneError(Exception):
    """The server is not there any more."""


class Server:
    """`specloom mock` in a process of its own."""

    def __init__(self, port: int = 0) -> None:
        code = "from specloom.cli import main; main()"
        command = [sys.executable, "-c", code, "mock", SPEC, "--port", str(port)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert self.process.stdout is not None
        self.port = int(self.process.stdout.readline().rpartition(":")[2])

    def megabytes(self) -> float:
        told = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text()
        found = re.search(r"Pss:\s+(\d+)", told)
        return int(found[1]) / 1024 if found else 0.0


class Client:
    """One connection that is kept."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def ask(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        try:
            return await self._asked(method, path, body)
        except (OSError, asyncio.IncompleteReadError):
            self.close()
            raise GoneError from None

    async def _asked(self, method: str, path: str, body: Any) -> tuple[int, Any]:
        if self._reader is None or self._writer is None:
            self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        data = b"" if body is None else json.dumps(body).encode()
        kind = "content-type: application/json\r\n" if data else ""
        head = f"{method} {path} HTTP/1.1\r\n{HEADERS}{kind}content-length: {len(data)}\r\n\r\n"
        self._writer.write(head.encode() + data)
        answered = await self._reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", answered)
        content = await self._reader.readexactly(int(length[1])) if length else b""
        return int(answered[9:12]), json.loads(content) if content else None

    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None


@dataclass(slots=True)
class Tally:
    """What was seen."""

    requests: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    gone: int = 0


async def live(client: Client, number: int, end: float, tally: Tally) -> None:
    """Make, read, list and delete until the end."""
    chance = random.Random(number)
    await asyncio.sleep(chance.random())
    while time.monotonic() < end:
        try:
            await _round(client, f"https://example.com/{number}", tally)
        except GoneError:
            tally.gone += 1
            await asyncio.sleep(0.2)
    client.close()


async def _round(client: Client, url: str, tally: Tally) -> None:
    status, made = await client.ask("POST", "/webhooks", HOOK | {"url": url})
    _see(tally, "POST", status == 200 and made["url"] == url)
    path = f"/webhooks/{made['id']}"
    _see(tally, "GET", await client.ask("GET", path) == (200, made))
    status, listed = await client.ask("GET", "/vehicles?pageSize=5")
    _see(tally, "list", status == 200 and len(listed["data"]) == 5)
    _see(tally, "refusal", (await client.ask("GET", "/vehicles?pageSize=x"))[0] == 400)
    _see(tally, "DELETE", (await client.ask("DELETE", path))[0] == 204)
    _see(tally, "404", (await client.ask("GET", path))[0] == 404)


def _see(tally: Tally, name: str, is_right: object) -> None:
    tally.requests += 1
    if not is_right:
        tally.wrong[name] += 1


async def crowd(port: int, connections: int, seconds: float) -> Tally:
    """Have many clients live at once."""
    tally = Tally()
    end = time.monotonic() + seconds
    clients = [Client(port) for _ in range(connections)]
    await asyncio.gather(*(live(each, n, end, tally) for n, each in enumerate(clients)))
    return tally


async def crush(server: Server, connections: int) -> None:
    """Have all clients wait at the same moment, some times, for what `live` asks for."""
    clients = [Client(server.port) for _ in range(connections)]
    for _ in range(2):
        await _at_once(server, [each.ask("GET", "/vehicles?pageSize=5") for each in clients])
        await _at_once(server, [each.ask("GET", "/vehicles?pageSize=x") for each in clients])
        made = await _at_once(server, [each.ask("POST", "/webhooks", HOOK) for each in clients])
        paths = [f"/webhooks/{body['id']}" for _, body in made]
        for method in ("GET", "DELETE"):
            asked = zip(clients, paths, strict=True)
            await _at_once(server, [each.ask(method, path) for each, path in asked])
    for each in clients:
        each.close()


async def _at_once(server: Server, asked: Sequence[Asked]) -> list[tuple[int, Any]]:
    """Let a server wake only when it has been asked all."""
    server.process.send_signal(signal.SIGSTOP)
    answers = asyncio.gather(*asked)
    await asyncio.sleep(1)
    server.process.send_signal(signal.SIGCONT)
    return await answers


async def killed(server: Server, connections: int) -> tuple[Tally, Server]:
    """Kill the server under load; start the next one at the same address."""
    load = asyncio.create_task(crowd(server.port, connections, 8))
    await asyncio.sleep(3)
    server.process.send_signal(signal.SIGKILL)
    server.process.wait()
    following = await asyncio.to_thread(Server, server.port)
    return await load, following


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--connections", type=int, default=1000)
    arguments = parser.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    server = Server()
    try:
        asyncio.run(crowd(server.port, arguments.connections, 5))
        asyncio.run(crush(server, arguments.connections))
        before = server.megabytes()
        soaked = asyncio.run(crowd(server.port, arguments.connections, arguments.seconds))
        after = server.megabytes()
        under_fire, server = asyncio.run(killed(server, arguments.connections))
        clean = asyncio.run(crowd(server.port, 10, 2))
    finally:
        server.process.terminate()
        ended = server.process.wait(10)
    wrong = soaked.wrong + under_fire.wrong + clean.wrong
    sys.stdout.write(
        f"{soaked.requests} requests by {arguments.connections} clients, {soaked.gone} lost; "
        f"{before:.0f} MB before, {after:.0f} MB after\n"
        f"killed: {under_fire.requests} requests, {under_fire.gone} lost; next start: "
        f"{clean.requests} requests, {clean.gone} lost; ended with {ended}\n"
        f"wrong answers: {dict(wrong) or 'none'}\n"
    )
    return int(bool(wrong or soaked.gone or clean.gone or ended or after > before * GROWTH))


if __name__ == "__main__":
    sys.exit(main())
