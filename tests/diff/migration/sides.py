"""Changes by hand between real versions, and between descriptions of a few lines."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from specloom.diff.migration.model import Client, Step
from specloom.diff.migration.sides import MigrationSide
from specloom.diff.migration.source import SourceChanges, source_changes
from specloom.diff.migration.steps import migrate
from specloom.diff.model import Change, Direction, Effect, Label, Level, OperationRef, Rename
from specloom.errors import Location
from specloom.ir import Api, build
from specloom.names import Symbols, parse_lock, plan
from specloom.spec import load

ROOT = Path(__file__).parents[3]
SCHEMAS = "#/components/schemas/"
VERSIONS = (
    "2023-02-01",
    "2023-03-01",
    "2023-04-01",
    "2023-04-15",
    "2023-05-01",
    "2023-08-01",
    "latest",
)


@cache
def family() -> Mapping[str, tuple[Api, Symbols]]:
    """Give all versions with their committed names."""
    apis = [build(load(str(ROOT / f"specs/enode/{version}.yaml"))) for version in VERSIONS]
    lock = parse_lock((ROOT / "generated/enode/names.lock.json").read_text("utf-8"), "lock")
    symbols, _ = plan(apis, lock)
    return dict(zip(VERSIONS, zip(apis, symbols, strict=True), strict=True))


def side(version: str) -> MigrationSide:
    """Give a version as a side of a migration."""
    module = version if version == "latest" else f"v{version.replace('-', '_')}"
    return MigrationSide(version, *family()[version], Client(f"enode_client.{module}", "Enode"))


@cache
def sources(base: str, revision: str) -> SourceChanges:
    """Give what two versions are called."""
    (before, names), (after, others) = family()[base], family()[revision]
    return source_changes(before, after, (names, others))


def change(  # noqa: PLR0913 - what a test says is different each time
    id_: str,
    base: str | None = None,
    revision: str | None = None,
    *,
    level: Level = "error",
    direction: Direction = "response",
    effect: Effect = "alters",
    labels: tuple[Label, ...] = ("wire",),
    operations: Sequence[OperationRef] = (),
    rename: tuple[str, str] | None = None,
    subject: str = "",
) -> Change:
    """Make a change; a pointer that starts with a name stands below the components' schemas."""
    return Change(
        id=id_,
        level=level,
        direction=direction,
        effect=effect,
        labels=labels,
        base=_location("base.yaml", base),
        revision=_location("revision.yaml", revision),
        operations=tuple(operations),
        message=f"Something happened: {id_}.",
        rename=Rename(*rename, "sure") if rename else None,
        fingerprint=f"{id_}{base}{revision}",
        subject=subject,
    )


def _location(file: str, pointer: str | None) -> Location | None:
    if pointer is None:
        return None
    return Location(file, 1, 1, pointer if pointer.startswith("#") else f"{SCHEMAS}{pointer}")


def step(one: Change, base: str = "2023-05-01", revision: str = "2023-08-01") -> Step:
    """Give the step that a change between two versions becomes."""
    return migrate("enode", side(base), side(revision), [one]).steps[0]


def api_of(folder: Path, name: str, paths: object, schemas: object, **parts: Any) -> Api:
    """Build a description of a few lines."""
    path = folder / f"{name}.json"
    value = {
        "openapi": "3.1.0",
        "info": {"title": "Test", "version": name},
        "paths": paths,
        "components": {"schemas": schemas},
        **parts,
    }
    path.write_text(json.dumps(value), "utf-8")
    return build(load(str(path)))
