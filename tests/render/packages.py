"""Packages for tests: rendered from descriptions, written, and put to use in a fresh process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from specloom.ir import build
from specloom.names import Lock
from specloom.render import Package, Rendered, Version, plan, templates_root
from specloom.render.write import write
from specloom.spec import load

EXERCISE = Path(__file__).with_name("exercise.py")


def rendered(
    sources: Mapping[str, Path | str], package: Package, lock: Lock | None = None
) -> Rendered:
    """Render a package from descriptions by version label, oldest first."""
    versions = [Version(label, build(load(str(source)))) for label, source in sources.items()]
    return plan(versions, package, lock or Lock(), [templates_root()])


def written(source: Path | str, name: str, folder: Path, *, http: str = "httpx") -> None:
    """Write the flat package of one description to a folder."""
    package = Package(name, name.title().replace("_", ""), http=http, flat=True)
    write(rendered({"1": source}, package).files, folder)


def exercised(packages: Sequence[Path]) -> subprocess.CompletedProcess[str]:
    """Import all of some packages, build every model and send every request, in a new process."""
    paths = os.pathsep.join(str(package) for package in packages)
    return subprocess.run(
        [sys.executable, "-W", "error", str(EXERCISE), *(package.name for package in packages)],
        cwd=packages[0],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
