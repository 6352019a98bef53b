"""From the versions of an API to the files of its client package: the flow of this room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final

import orjson

from specloom.names import Lock, Symbols, dump_lock
from specloom.names import plan as plan_names
from specloom.render.clients import client_view, login_secrets
from specloom.render.coverage import Coverage, coverage_of
from specloom.render.drafts import Draft, finished, key_of
from specloom.render.engine import Engine, usual_answers
from specloom.render.family import fingerprints, owners
from specloom.render.models import Definition, define
from specloom.render.project import package_files
from specloom.render.resources import ResourceView, resources
from specloom.render.sources import Package, Version, VersionView, version_files
from specloom.render.text import environment
from specloom.render.write import OutputFile

__all__ = ["LOCK_FILE", "Rendered", "plan"]

LOCK_FILE: Final = "names.lock.json"
"""Where the name lock is kept in the output folder."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The files of a package, with paths relative to its folder; the lock is one of them.

    `coverages` tell of each version, oldest first, which operations are covered in full.
    `keys` go from path to what tells that the text can be taken again; so can the model engine's
    `answers`.
    """

    files: tuple[OutputFile, ...]
    lock: Lock
    coverages: tuple[Coverage, ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)


def plan(
    versions: Sequence[Version],
    package: Package,
    lock: Lock,
    templates: Sequence[Path],
    texts: Mapping[str, str] = MappingProxyType({}),
) -> Rendered:
    """Give every file of a client package; a pure function of its arguments.

    Args:
        versions: Oldest first; a definition that several share is written for the oldest.
        package: What the package and its client are called.
        lock: The names given so far.
        templates: Template folders, the user's before ours.
        texts: Texts and answers of an earlier run with the same templates and tools, by key.

    Raises:
        BadInput: A template fails.
    """
    symbols, kept = plan_names([version.api for version in versions], lock)
    # First, for the views take the memory that this has only for a moment.
    data = [
        OutputFile(f"symbols/{version.label}.json", _symbol_map(one))
        for version, one in zip(versions, symbols, strict=True)
    ]
    filler = environment(*templates)
    engine = Engine({**usual_answers(), **texts})
    views = _views(versions, symbols, package, engine)
    drafts: list[Draft | OutputFile] = [
        *package_files(package, views, filler, templates),
        *(one for view in views for one in version_files(view, views, package, filler)),
    ]
    coverages = tuple(coverage_of(view.version.api, view.symbols) for view in views)
    data += [
        OutputFile(_coverage_file(view), one.text())
        for view, one in zip(views, coverages, strict=True)
    ]
    lock_file = OutputFile(LOCK_FILE, dump_lock(kept))
    keys = {one.path: one.key for one in drafts if isinstance(one, Draft)}
    return Rendered(
        (*finished(drafts, texts), *data, lock_file), kept, coverages, keys, engine.answers
    )


def _coverage_file(view: VersionView) -> str:
    return "coverage.json" if view.flat else f"coverage/{view.version.label}.json"


def _views(
    versions: Sequence[Version], symbols: Sequence[Symbols], package: Package, engine: Engine
) -> list[VersionView]:
    defined = [
        define(one, login_secrets(version.api), engine)
        for version, one in zip(versions, symbols, strict=True)
    ]
    written = [
        resources(version.api, one, package.client)
        for version, one in zip(versions, symbols, strict=True)
    ]
    owned, shared = _owners(defined, written)
    return [
        VersionView(
            place=place,
            version=version,
            symbols=symbols[place],
            definitions=defined[place],
            model_owners=owned[place],
            resources=written[place],
            resource_owners=shared[place],
            client=client_view(version.api),
            flat=package.flat,
        )
        for place, version in enumerate(versions)
    ]


def _owners(
    defined: Sequence[Sequence[Definition]], written: Sequence[Sequence[ResourceView]]
) -> tuple[list[dict[str, int]], list[dict[str, int]]]:
    """Say which version owns each definition and each resource: where there is one, that one."""
    if len(defined) == 1:
        return [{one.name: 0 for one in defined[0]}], [{one.name: 0 for one in written[0]}]
    prints = [fingerprints(definitions) for definitions in defined]
    resource_prints = [
        {view.name: _print(view, names) for view in views}
        for views, names in zip(written, prints, strict=True)
    ]
    return owners(prints), owners(resource_prints)


def _print(view: ResourceView, models: Mapping[str, str]) -> str:
    """Fingerprint a resource: the same text over the same models is the same resource."""
    return key_of(view, [models.get(ref, "") for ref in sorted(view.refs)])


def _symbol_map(symbols: Symbols) -> str:
    """Write the symbol map: pointer to Python symbol, in the order of the description."""
    made = {"format": 1, "symbols": dict(symbols.items())}
    return orjson.dumps(made, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()
