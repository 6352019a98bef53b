"""Real descriptions: they build, and nothing of them is lost."""

from __future__ import annotations

import dataclasses
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from specloom.errors import BadInput
from specloom.ir import Pagination, build
from specloom.spec import Document, load

pytestmark = pytest.mark.exhaustive

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
FILES = """
    adyen-checkout-v68.json.xz adyen-checkout-v69.json.xz adyen-checkout-v70.json.xz
    adyen-checkout-v71.json.xz adyen-checkout-v72.json.xz asana.yaml github-23.0.2.json.xz
    openai-2025-01-31.yaml.xz openai-2026-08-21.yaml.xz petstore.yaml stripe-v127.json.xz
    stripe-v400.yaml.xz stripe-v526.yaml.xz
""".split()
WITH_DUPLICATE_KEYS = "github-17.0.0.json.xz"


def document(name: str, folder: Path) -> Document:
    source = CORPUS / name
    if not source.exists():
        pytest.skip(f"../shared/corpus/{name} is not here")
    if source.suffix == ".xz":
        data = lzma.decompress(source.read_bytes())
        source = folder / source.stem
        source.write_bytes(data)
    return load(str(source))


def raw_operations(root: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for path, item in root["paths"].items():
        yield from ((method.upper(), path) for method in item if method in METHODS)


def raw_references(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        ref = value.get("$ref")
        if isinstance(ref, str):
            yield ref
        for inner in value.values():
            yield from raw_references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from raw_references(inner)


@pytest.mark.parametrize("name", FILES)
def test_a_real_description_builds(name: str, tmp_path: Path) -> None:
    loaded = document(name, tmp_path)
    api = build(loaded)
    root: Any = loaded.root
    referred = {ref for ref in raw_references(root) if ref.startswith("#/components/schemas/")}

    assert [(each.method, each.path) for each in api.operations] == list(raw_operations(root))
    assert list(api.schemas) == list(root["components"]["schemas"])
    assert referred <= api.index.keys()
    for operation in api.operations:
        item = root["paths"][operation.path]
        raw = item[operation.method.lower()]
        assert len(operation.responses) == len(raw.get("responses", {}))
        assert bool(operation.request_body) == ("requestBody" in raw)


def test_a_file_with_duplicate_keys_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        document(WITH_DUPLICATE_KEYS, tmp_path)

    assert {finding.id for finding in caught.value.findings} == {"duplicate-key"}


def listing(name: str, path: str, folder: Path) -> Pagination | None:
    operations = build(document(name, folder)).operations
    (found,) = (each for each in operations if (each.method, each.path) == ("GET", path))
    return found.pagination


LISTS = {
    ("asana.yaml", "/projects"): Pagination(
        "cursor", ("data",), parameter="offset", next=("next_page", "offset"), size="limit"
    ),
    ("stripe-v127.json.xz", "/v1/charges"): Pagination(
        "cursor", ("data",), parameter="starting_after", size="limit", more=("has_more",)
    ),
    ("openai-2025-01-31.yaml.xz", "/assistants"): Pagination(
        "cursor", ("data",), "after", ("last_id",), "limit", more=("has_more",)
    ),
    ("github-23.0.2.json.xz", "/orgs/{org}/repos"): Pagination("link", (), size="per_page"),
}


@pytest.mark.parametrize(("name", "path"), LISTS)
def test_pagination_of_real_lists(name: str, path: str, tmp_path: Path) -> None:
    found, wanted = listing(name, path, tmp_path), LISTS[name, path]

    assert found
    assert dataclasses.asdict(found) == dataclasses.asdict(wanted)
