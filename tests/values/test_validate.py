"""Every kind of fault is found where it is, and nothing else."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from specloom.errors import BadInput, Finding
from specloom.ir import build
from specloom.spec import Document, load
from specloom.values import structure, validate

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("faults.yaml").read_text("utf-8")
)
ROOT = Path(__file__).parents[2]
OURS = {
    api["specs"].format(version=version)
    for api in tomllib.loads((ROOT / "specloom.toml").read_text("utf-8"))["apis"].values()
    for version in api["versions"]
}
CORPUS = ROOT.parent / "shared" / "corpus"
WARNINGS = {"default-invalid", "example-invalid", "nullable-leftover", "pattern-invalid"}


def written(case: dict[str, Any], folder: Path) -> Document:
    sound = {
        "openapi": case.get("version", "3.1.0"),
        "info": {"title": "t", "version": "1"},
        "paths": {},
    }
    path = folder / "openapi.json"
    path.write_text(json.dumps(sound | case.get("patch", {})), "utf-8")
    return load(str(path))


def compared(findings: list[Finding], expected: list[list[str]]) -> None:
    assert [[f.id, f.location.pointer] for f in findings] == [e[:2] for e in expected], findings
    for finding, (_, _, word) in zip(findings, expected, strict=True):
        assert word == "no-message" or word in finding.message
        assert (finding.severity == "warning") is (finding.id in WARNINGS)
        assert finding.location.line > 0
        assert "\n" not in finding.message


@pytest.mark.parametrize("case", CASES, ids=[case["case"].replace(" ", "-") for case in CASES])
def test_faults_are_found(case: dict[str, Any], tmp_path: Path) -> None:
    if "refused" in case:
        with pytest.raises(BadInput) as caught:
            build(written(case, tmp_path))
        assert [finding.id for finding in caught.value.findings] == case["refused"]
    elif "structure" in case:
        compared(list(structure(written(case, tmp_path))), case["structure"])
    else:
        document = written(case, tmp_path)
        compared(list(validate(build(document), document)), case["findings"])


@pytest.mark.parametrize("spec", sorted(OURS), ids=lambda spec: spec.removeprefix("specs/"))
def test_our_descriptions_have_nothing_to_report(spec: str) -> None:
    document = load(str(ROOT / spec))

    assert list(map(str, validate(build(document), document))) == []


@pytest.mark.parametrize("name", ["petstore.yaml", "asana.yaml"])
def test_descriptions_of_others_are_judged(name: str) -> None:
    if not (CORPUS / name).exists():
        pytest.skip(f"{name} of the corpus is not here")
    document = load(str(CORPUS / name))

    for finding in validate(build(document), document):
        assert finding.location.line > 0
