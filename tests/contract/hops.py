"""Hops of the project's own API: the mock of all versions serves REVISION to clients of BASE."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from specloom.cli.behaviours import behaviour_of
from specloom.cli.predictions import predicted
from specloom.cli.project import Project
from specloom.config import parse_config
from specloom.contract.compat import Predicted, compat
from specloom.contract.model import Run, Tier
from specloom.contract.run import Options
from specloom.contract.target import AsgiTarget
from specloom.diff import Subject, compare
from specloom.ir import Api, build
from specloom.mock import App
from specloom.mock.behaviour import Behaviour
from specloom.mock.calls import Context
from specloom.mock.clock import Clock
from specloom.mock.store import Store
from specloom.mock.versions import Family
from specloom.spec import Document, load

__all__ = ["HOPS", "Hop", "family", "hop", "read"]

ROOT = Path(__file__).parents[2]
API = "enode"


@cache
def project() -> Project:
    file = ROOT / "specloom.toml"
    return Project(ROOT, parse_config(file.read_text(encoding="utf-8"), str(file)))


@cache
def read(version: str) -> tuple[Document, Api]:
    """Give one version, read once."""
    document = load(str(project().spec(project().api(API), version)))
    return document, build(document)


def family() -> App:
    """Give the mock of all versions, with its behaviour, as it is at first."""
    config = project().api(API)
    loads = {version: partial(_api, version) for version in config.versions}
    context = Context("", 0, Clock(), Store())
    return App(Family(loads, context, _behaviour()).answer)


@cache
def _behaviour() -> Behaviour:
    return behaviour_of(project(), project().api(API))


def _api(version: str) -> Api:
    return read(version)[1]


@dataclass(frozen=True, slots=True)
class Hop:
    """What came of a hop, and what was predicted of it."""

    base: str
    revision: str
    predicted: tuple[Predicted, ...]
    run: Run


def hop(base: str, revision: str, tiers: tuple[Tier, ...] = ("sweep",)) -> Hop:
    """Put one hop to the test."""
    told = predictions(base, revision)
    target = AsgiTarget(family())
    try:
        options = Options(tiers=tiers, replays=0)
        run = compat(_api(base), target, told, other=base, version=revision, options=options)
    finally:
        target.close()
    return Hop(base, revision, told, run)


@cache
def predictions(base: str, revision: str) -> tuple[Predicted, ...]:
    """Give what the diff predicts of a hop."""
    one, other = (Subject(version, *read(version)) for version in (base, revision))
    return predicted(compare(one, other, project().config.diff, ()))


HOPS = (
    ("2023-02-01", "2023-03-01"),
    ("2023-03-01", "2023-04-01"),
    ("2023-04-01", "2023-04-15"),
    ("2023-04-15", "2023-05-01"),
    ("2023-05-01", "2023-08-01"),
    ("2023-08-01", "latest"),
)
