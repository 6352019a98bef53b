"""A project of a user's own, outside this repository: five versions of a published API."""

from __future__ import annotations

import json
import lzma
import re
import subprocess
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import TypeAlias

import pytest

pytestmark = pytest.mark.exhaustive

Specloom: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
VERSIONS = ["v68", "v69", "v70", "v71", "v72"]
CONFIG = f"""\
[apis.checkout]
versions = {json.dumps(VERSIONS)}
specs = "specs/{{version}}.json"
output = "clients/checkout"
package = "checkout_client"
client = "Checkout"

[diff]
strip-prefixes = ["/v68", "/v69"]
"""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Unpack the five versions, describe them, and go there."""
    if not CORPUS.is_dir():
        pytest.skip(f"{CORPUS} is not here")
    (tmp_path / "specs").mkdir()
    for version in VERSIONS:
        packed = (CORPUS / f"adyen-checkout-{version}.json.xz").read_bytes()
        (tmp_path / f"specs/{version}.json").write_bytes(lzma.decompress(packed))
    (tmp_path / "specloom.toml").write_text(CONFIG, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_hop(checkout: Path, specloom: Specloom) -> None:
    result = specloom("diff", "checkout@v68", "checkout@v69", "--format", "json")
    data = json.loads(result.stdout)
    files = {side["file"] for one in data["changes"] for side in one["source"].values() if side}

    assert (result.returncode, result.stderr) == (1, "")
    assert data["base"] == {"source": "checkout@v68", "version": "68"}
    assert data["summary"]["error"] > 0
    assert files == {"specs/v68.json", "specs/v69.json"}
    assert (checkout / "specs/v68.json").is_file()


def test_the_matrix(checkout: Path, specloom: Specloom) -> None:
    result = specloom("migrate", "checkout", "--format", "markdown")
    folder = checkout / "clients/checkout/migrations"
    index = (folder / "index.md").read_text("utf-8")
    rows = [line.split("|")[2:-1] for line in index.splitlines() if line.startswith("| **v")]

    assert result.returncode == 0
    assert [[bool(re.search(r"\d", cell)) for cell in row] for row in rows] == [
        [(base, revision) in combinations(VERSIONS, 2) for revision in VERSIONS[1:]]
        for base in VERSIONS[:-1]
    ]
    assert sorted(path.name for path in folder.glob("v*")) == [
        "v68-to-v69.md",
        "v68-to-v72.md",
        "v69-to-v70.md",
        "v70-to-v71.md",
        "v71-to-v72.md",
    ]
