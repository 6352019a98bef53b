"""Every broken input gives its located sentences, all of them, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from specloom.cli.entry import run
from specloom.errors import BadInput
from specloom.spec import load

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("cases.yaml").read_text("utf-8")
)


def write(case: dict[str, Any], folder: Path) -> None:
    files = {name: text.encode() for name, text in case.get("files", {}).items()}
    files |= {name: bytes.fromhex(text) for name, text in case.get("hex", {}).items()}
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_broken_input_is_explained(
    case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(case, tmp_path)
    monkeypatch.chdir(tmp_path)

    with pytest.raises(BadInput) as caught:
        load(case.get("source", "openapi.yaml"))

    assert [str(finding) for finding in caught.value.findings] == case["expect"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_command_line_says_so_and_exits_2(
    case: dict[str, Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(case, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")

    code = run(["validate", case.get("source", "openapi.yaml")])

    out, err = capsys.readouterr()
    assert code == 2
    assert out == ""
    assert err.splitlines()[: len(case["expect"])] == case["expect"]
