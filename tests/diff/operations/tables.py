"""Cases as data: two operations, or two documents, and all that is found between them.

A side of a case is the operation `GET /a` (`POST /a` where it has a body); its key `document`
holds parts of the document around it, of which `paths` replaces the operation. What is found is
written as text, see `written`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from specloom.config import DiffSettings
from specloom.diff.hints import read_hints
from specloom.diff.operations import Comparison, Context, Found, breaks, comparisons, find_changes
from specloom.diff.pairing import PairingSettings, pair_operations, pair_webhooks
from specloom.ir import Api, build
from specloom.spec import load

CASES = Path(__file__).parent / "cases"
TODAY = date(2026, 11, 21)

Case = dict[str, Any]


def cases(*names: str) -> list[Any]:
    """Give the cases of some files, or of all."""
    files = [CASES / f"{name}.yaml" for name in names] or sorted(CASES.glob("*.yaml"))
    return [
        pytest.param(case, id=f"{file.stem}: {case['name']}")
        for file in files
        for case in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]


def api(side: Case, folder: Path, name: str = "api") -> Api:
    """Build the description of one side of a case."""
    operation = {key: value for key, value in side.items() if key not in ("document", "path")}
    operation.setdefault("responses", {"200": {"description": "Fine"}})
    method = "post" if "requestBody" in operation else "get"
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Test", "version": "1"},
        "paths": {side.get("path", "/a"): {method: operation}},
        **side.get("document", {}),
    }
    file = folder / f"{name}.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    return build(load(str(file)))


def context(base: Api, revision: Api, **settings: Any) -> Context:
    """Give the context of a diff as `specloom diff` makes it."""
    hints = read_hints(base, revision)
    pairing = PairingSettings(tuple(settings.get("strip_prefixes", ())))
    return Context.of(
        base,
        revision,
        pair_operations(base, revision, pairing, hints),
        pair_webhooks(base, revision, hints),
        today=TODAY,
        settings=DiffSettings(**settings),
        hints=hints,
    )


def compared(case: Case, folder: Path) -> tuple[Comparison, ...]:
    """Give the pairs of operations of a case."""
    base, revision = (api(case[side], folder, side) for side in ("base", "revision"))
    return comparisons(context(base, revision))


def found(base: Api, revision: Api, **settings: Any) -> tuple[Found, ...]:
    """Find all that changed besides schemas."""
    given = context(base, revision, **settings)
    return find_changes(given, comparisons(given))


def written(findings: tuple[Found, ...]) -> str:
    """Write findings as the cases do: what is judged, what is told, what shows it."""
    return "".join(f"{line}\n" for each in findings for line in _lines(each))


def _lines(each: Found) -> Iterator[str]:
    floor = f"at least {each.floor}" if each.floor else ""
    tolerated = "tolerated" if each.tolerated and breaks(each) else ""
    unproven = "unproven" if each.unproven else ""
    words = [each.direction, each.effect, floor, tolerated, unproven]
    yield f"{each.id}: {', '.join(word for word in words if word)}"
    yield f"  {each.told}"
    if each.rename is not None:
        yield f"  {each.rename.base} -> {each.rename.revision} ({each.rename.confidence})"
    if each.witness is not None:
        value = json.dumps(each.witness.value)
        yield f"  {each.witness.refused_by} refuses {each.witness.location} {value}"
