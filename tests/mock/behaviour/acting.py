"""The APIs of this project with their behaviours, in this process, on a clock that tests turn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import orjson

from specloom.cli.behaviours import behaviour_of
from specloom.cli.project import Project
from specloom.config import parse_config
from specloom.ir import Api, build
from specloom.mock.calls import Context
from specloom.mock.clock import Clock
from specloom.mock.messages import Request
from specloom.mock.store import Store
from specloom.mock.versions import Family
from specloom.spec import load

__all__ = ["Acting", "Said", "acting"]

ROOT = Path(__file__).parents[3]
PROJECT = Project(ROOT, parse_config((ROOT / "specloom.toml").read_text("utf-8"), "specloom.toml"))


@cache
def described(api: str, version: str) -> Api:
    return build(load(str(PROJECT.spec(PROJECT.api(api), version))))


@dataclass(frozen=True)
class Said:
    """An answer, read."""

    status: int
    body: Any
    headers: dict[str, str]

    def __getitem__(self, name: str | int) -> Any:
        return self.body[name]


class Acting:
    """A family with its clock, and how to ask it."""

    def __init__(self, api: str, pinned: str | None) -> None:
        config = PROJECT.api(api)
        self.clock = Clock()
        self.store = Store()
        loads = {each: partial(described, api, each) for each in config.versions}
        context = Context("", 0, self.clock, self.store)
        behaviour = behaviour_of(PROJECT, config)
        self.family = Family(loads, context, behaviour, pinned=pinned)
        self.headers: dict[str, str] = {}

    def ask(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        query: str = "",
        headers: dict[str, str] | None = None,
    ) -> Said:
        told = {**self.headers, **(headers or {})}
        data = b""
        if body is not None:
            data = body if isinstance(body, bytes) else orjson.dumps(body)
            told.setdefault("content-type", "application/json")
        answer = self.family.answer(Request(method, path, query, told, data))
        read = orjson.loads(answer.body) if answer.body else None
        return Said(answer.status, read, dict(answer.headers))

    def later(self, seconds: float) -> None:
        self.clock.advance(seconds)
        self.family.advance()

    def misfits(self) -> list[str]:
        versions = self.family.versions
        return [each for name in versions for each in self.family.service(name).misfits]


def acting(api: str, pinned: str | None = None) -> Acting:
    """Give a mock of an API with its behaviour."""
    return Acting(api, pinned)
