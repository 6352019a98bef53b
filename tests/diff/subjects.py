"""Descriptions to compare, and what was found, each made once: the tests here share them."""

from __future__ import annotations

import copy
import json
import lzma
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, TypeAlias

import pytest

from specloom.config import DiffSettings, Policy
from specloom.diff import Subject, compare
from specloom.diff.model import Diff
from specloom.ir import build
from specloom.spec import Document, File, load
from specloom.spec.parse import parse

Raw: TypeAlias = Any

ROOT: Final = Path(__file__).parents[2]
CORPUS: Final = ROOT.parent / "shared" / "corpus"
ENODE: Final = tuple(
    f"enode/{version}"
    for version in (
        "2023-02-01", "2023-03-01", "2023-04-01", "2023-04-15", "2023-05-01", "2023-08-01",
        "latest",
    )
)  # fmt: skip
RENAULT: Final = ("renault-zoe/2016", "renault-zoe/2018-12")
ADYEN: Final = tuple(f"adyen-checkout-v{version}.json.xz" for version in range(68, 73))
ASANA: Final = "asana.yaml"
OPENAI: Final = ("openai-2025-01-31.yaml.xz", "openai-2026-08-21.yaml.xz")

HOPS: Final = (*pairwise(ENODE), *pairwise(ADYEN))
"""Pairs of versions that follow each other."""
PAIRS: Final = (*HOPS, (ENODE[0], ENODE[-1]), (ADYEN[0], ADYEN[-1]), OPENAI)


@lru_cache(maxsize=64)
def subject(name: str) -> Subject:
    """Give a description by name: `enode/latest`, or a file of the corpus."""
    committed = ROOT / "specs" / f"{name}.yaml"
    if committed.exists():
        document = load(str(committed))
        return Subject(name, document, build(document))
    source = CORPUS / name
    if not source.exists():
        pytest.skip(f"../shared/corpus/{name} is not here")
    data = source.read_bytes()
    if source.suffix == ".xz":
        return from_bytes(lzma.decompress(data), source.stem)
    return from_bytes(data, name)


def from_bytes(data: bytes, name: str = "api.json") -> Subject:
    """Give the description that a file of some name would hold."""
    document = Document(name, (File(name, "", parse(data, name)),), {})
    return Subject(name, document, build(document))


def from_raw(raw: Raw) -> Subject:
    """Give a description made of plain values."""
    return from_bytes(json.dumps(raw).encode())


def raw_of(name: str) -> Raw:
    """Give a copy of what a description says, as plain values."""
    return copy.deepcopy(subject(name).document.root)


@lru_cache(maxsize=64)
def compared(base: str, revision: str, policy: Policy = "lenient") -> Diff:
    """Compare two descriptions by name."""
    return compare(subject(base), subject(revision), DiffSettings(policy))


def compared_raw(base: Raw, revision: Raw, policy: Policy = "lenient") -> Diff:
    """Compare two descriptions made of plain values."""
    return compare(from_raw(base), from_raw(revision), DiffSettings(policy))


def told(diff: Diff) -> list[str]:
    """Give what a diff says, a line for each change: easy to read where a test fails."""
    return [f"{each.level} {each.id}: {each.message}" for each in diff.changes]
