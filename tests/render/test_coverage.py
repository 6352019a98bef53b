"""Every operation comes out, and `coverage.json` says what of it a client does not say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from specloom.ir import build
from specloom.names import Lock
from specloom.render import Package, Version, plan, templates_root
from specloom.spec import load

GALLERY = Path(__file__).with_name("gallery.yaml")
PATHS = yaml.safe_load(GALLERY.read_text("utf-8"))["paths"]
OPERATIONS = {
    f"{method.upper()} {path}": operation.get("x-degraded", [])
    for path, item in PATHS.items()
    for method, operation in item.items()
}


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return planned("1", flat=True)


def planned(*labels: str, flat: bool) -> dict[str, str]:
    api = build(load(str(GALLERY)))
    package = Package("gallery", "Gallery", flat=flat)
    versions = [Version(label, api) for label in labels]
    made = plan(versions, package, Lock(), [templates_root()]).files
    return {str(one.path): one.text for one in made}


def test_every_operation_is_told_of_in_order(files: dict[str, str]) -> None:
    assert list(json.loads(files["coverage.json"])["operations"]) == sorted(OPERATIONS)


@pytest.mark.parametrize("name", OPERATIONS)
def test_reasons_are_told_with_their_place(name: str, files: dict[str, str]) -> None:
    told = json.loads(files["coverage.json"])["operations"][name]

    assert sorted(one["why"] for one in told["reasons"]) == OPERATIONS[name]
    assert told["status"] == ("degraded" if OPERATIONS[name] else "complete")
    assert all(one["pointer"].startswith("#/paths/") for one in told["reasons"])


def test_each_version_has_a_file_of_its_own() -> None:
    found = [path for path in planned("1", "2", flat=False) if "coverage" in path]

    assert found == ["coverage/1.json", "coverage/2.json"]


def test_what_a_component_loses_is_told_of_all_its_users(tmp_path: Path) -> None:
    both = {"$ref": "#/components/schemas/Both"}
    answer = {"200": {"description": "", "content": {"application/json": {"schema": both}}}}
    source = tmp_path / "api.json"
    source.write_text(
        json.dumps(
            {
                "openapi": "3.1.0",
                "info": {"title": "t", "version": "1"},
                "paths": {f"/{name}": {"get": {"responses": answer}} for name in "ba"},
                "components": {
                    "schemas": {
                        "Both": {
                            "type": "object",
                            "properties": {
                                "both": {"allOf": [{"type": "string"}, {"type": "integer"}]},
                                "same": both,
                            },
                        }
                    }
                },
            }
        ),
        "utf-8",
    )
    api = build(load(str(source)))

    made = plan([Version("1", api)], Package("a", "A", flat=True), Lock(), [templates_root()])

    ((reason, users),) = made.coverages[0].degraded.items()
    assert reason.pointer == "#/components/schemas/Both/properties/both"
    assert users == ("GET /a", "GET /b")


SCHEMES = {
    "digest": {"type": "http", "scheme": "Digest"},
    "bearer": {"type": "http", "scheme": "Bearer"},
    "id": {"type": "apiKey", "in": "header", "name": "X-Id"},
    "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "same": {"type": "apiKey", "in": "header", "name": "X-Id"},
    "tls": {"type": "mutualTLS"},
    "unasked": {"type": "http", "scheme": "hawk"},
}
DIGEST = "credentials of the HTTP scheme Digest are not sent"
KEY = "the key X-Key is not sent: X-Id is"
ASKED: dict[str, tuple[list[list[str]], list[str]]] = {
    "anonymous": ([], []),
    "optional": ([["digest"], []], []),
    "digest": ([["digest"]], [DIGEST]),
    "either": ([["digest"], ["bearer"]], []),
    "neither": ([["digest"], ["key"]], [DIGEST, KEY]),
    "both": ([["id", "key"]], [KEY]),
    "same": ([["same", "tls"]], []),
    "nowhere": ([["undefined"]], []),
}


def test_credentials_that_are_not_sent_are_told(tmp_path: Path) -> None:
    answer = {"204": {"description": ""}}
    paths = {
        f"/{name}": {
            "get": {"responses": answer, "security": [{key: [] for key in way} for way in ways]}
        }
        for name, (ways, _) in ASKED.items()
    }
    raw = {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": paths}
    source = tmp_path / "api.json"
    source.write_text(json.dumps({**raw, "components": {"securitySchemes": SCHEMES}}), "utf-8")
    api = build(load(str(source)))

    made = plan([Version("1", api)], Package("a", "A", flat=True), Lock(), [templates_root()])

    told = made.coverages[0].operations
    assert {name: [one.why for one in told[f"GET /{name}"]] for name in ASKED} == {
        name: whys for name, (_, whys) in ASKED.items()
    }
