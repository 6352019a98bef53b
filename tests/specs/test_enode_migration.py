"""`x-migration` tells every row of the changelog, in a form that a diff can follow.

The diff itself is held against the same rows in test_enode_diff.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

ROOT: Final = Path(__file__).parents[2]
SPECS: Final = ROOT / "specs"
SEED: Final = ROOT.parent / "shared" / "seeds" / "enode-changelog.txt"
HERE: Final = Path(__file__).parent
HOPS: Final = {
    "enode": (
        "2023-02-01",
        "2023-03-01",
        "2023-04-01",
        "2023-04-15",
        "2023-05-01",
        "2023-08-01",
        "latest",
    ),
    "renault-zoe": ("2016", "2018-12"),
}
METHODS: Final = ("get", "put", "post", "patch", "delete")
FULL_LENGTH: Final = 6
"""So many words in a row shared with the vendor's text are taken for a copy."""

Row = dict[str, Any]
Claim = dict[str, Any]


@cache
def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def description(api: str, version: str) -> Any:
    return read(SPECS / api / f"{version}.yaml")


def claims(api: str) -> list[Claim]:
    """The rows of `x-migration`, from the last version since they accumulate."""
    found: list[Claim] = description(api, HOPS[api][-1])["x-migration"]
    return [claim for claim in found if claim["from"] in HOPS[api]]


ROWS: Final[dict[str, Row]] = {
    row["id"]: row
    for entry in read(SPECS / "enode" / "source" / "changelog.yaml")["changelog"]
    for row in entry["rows"]
}
EXPECTED: Final[list[Row]] = read(HERE / "enode-changelog.yaml")["rows"]
MOOT: Final[list[str]] = read(HERE / "enode-changelog.yaml")["moot"]
JUMP: Final = (HOPS["enode"][0], HOPS["enode"][-1])
CLAIMS: Final = [(api, claim) for api in HOPS for claim in claims(api)]


def label(value: object) -> str | None:
    match value:
        case {"row": str(row)} | {"id": str(row)}:
            return row
        case {"kind": str(kind), "cite": str(cite)}:
            return f"{kind}: {cite}"
    return None


every_claim = pytest.mark.parametrize(("api", "claim"), CLAIMS, ids=label)


def find(api: str, version: str, pointer: str) -> Any:
    """The value at a plain JSON Pointer (RFC 6901), None where nothing stands."""
    value = description(api, version)
    for step in pointer.removeprefix("#/").split("/"):
        key = step.replace("~1", "/").replace("~0", "~")
        match value:
            case dict():
                value = value.get(key)
            case list() if key.isdigit() and int(key) < len(value):
                value = value[int(key)]
            case _:
                return None
    return value


def is_operation(pointer: str) -> bool:
    return pointer.startswith("#/paths/") and pointer.rpartition("/")[2] in METHODS


# ------------------------------------------------------------------------------ x-migration


@pytest.mark.parametrize("row", [r for r in ROWS.values() if r["form"] != "inferred"], ids=label)
def test_every_row_is_restated(row: Row) -> None:
    teller = row["id"] if "behaviour" not in row else row["behaviour"]
    told = [
        claim for claim in description("enode", "latest")["x-migration"] if claim["cite"] == teller
    ]
    assert told
    if "hop" in row:
        hop = (row["hop"]["base"]["version"], row["hop"]["revision"]["version"])
        assert {(claim["from"], claim["to"]) for claim in told} == {hop}


@every_claim
def test_a_claim_leads_from_one_version_to_the_next(api: str, claim: Claim) -> None:
    assert (claim["from"], claim["to"]) in set(pairwise(HOPS[api]))


@every_claim
def test_a_claim_points_at_what_is_there(api: str, claim: Claim) -> None:
    for side, of in (("base", "from"), ("revision", "to")):
        if side in claim:
            assert find(api, claim[of], claim[side]) is not None, claim[side]
    assert {"base", "revision"} & claim.keys() or claim["kind"] == "note"


@every_claim
def test_a_claim_points_as_its_kind_demands(api: str, claim: Claim) -> None:
    base, revision = claim.get("base", ""), claim.get("revision", "")
    match claim["kind"]:
        case "renamed" | "moved":
            assert base, claim
            assert find(api, claim["to"], base) is None, "what moved still stands there"
            assert is_operation(base) is is_operation(revision)
        case "replaced_by":
            assert base, claim
            assert revision
            assert base != revision
        case "lossy":
            assert base, claim
            assert find(api, claim["to"], base) is None, "nothing is lost"
        case "meaning_changed":
            assert base == revision != ""
        case "enum_map":
            assert set(claim["map"]) <= set(find(api, claim["from"], base)["enum"])
            assert set(claim["map"].values()) <= set(find(api, claim["to"], revision)["enum"])
    assert ("map" in claim) is (claim["kind"] == "enum_map")


@pytest.mark.parametrize("api", HOPS)
def test_nothing_goes_two_ways(api: str) -> None:
    ways = [
        (claim["to"], claim[side])
        for side in ("base", "revision")
        for claim in claims(api)
        if claim["kind"] in ("renamed", "moved")
    ]
    shared = {way for way, count in Counter(ways).items() if count > 1}
    assert shared == set()


@pytest.mark.parametrize("api", HOPS)
def test_no_claim_stands_twice(api: str) -> None:
    told = [tuple((key, str(value)) for key, value in claim.items()) for claim in claims(api)]
    assert len(set(told)) == len(told)


@every_claim
def test_a_claim_is_a_sentence(api: str, claim: Claim) -> None:
    assert re.fullmatch(r"\S.*[.]", claim["text"]), claim["text"]
    assert claim["cite"] in ROWS or api != "enode"


def words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower())


def runs(text: str) -> Iterator[tuple[str, ...]]:
    found = words(text)
    yield from (tuple(found[at : at + FULL_LENGTH]) for at in range(len(found) - FULL_LENGTH + 1))


def test_claims_are_in_our_own_words() -> None:
    if not SEED.exists():
        pytest.skip("the vendor's changelog is not beside this checkout (../shared/seeds)")
    theirs = set(runs(SEED.read_text(encoding="utf-8")))
    ours = set(chain.from_iterable(runs(claim["text"]) for claim in claims("enode")))
    assert not ours & theirs


# ------------------------------------------------------------- what a diff must find, as data


def hop_of(row: Row) -> tuple[str, str]:
    hop = ROWS[row["row"]]["hop"]
    return hop["base"]["version"], hop["revision"]["version"]


def listed(value: str | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else value or []


def test_every_row_that_shows_in_a_hop_is_expected_there() -> None:
    assert [row["row"] for row in EXPECTED] == [row["id"] for row in ROWS.values() if "hop" in row]


@pytest.mark.parametrize("way", ["hop", "jump"])
@pytest.mark.parametrize("row", [row for row in EXPECTED if "changes" in row], ids=label)
def test_expectations_point_at_what_is_there(row: Row, way: str) -> None:
    base, revision = JUMP if way == "jump" else hop_of(row)
    for change in row["changes"]:
        assert change.keys() <= {"id", "level", "base", "revision", "operations"}
        assert change["level"] in ("error", "warning", "info")
        for side, version in (("base", base), ("revision", revision)):
            for pointer in listed(change.get(side)):
                assert find("enode", version, pointer) is not None, f"{version}: {pointer}"
        operations = [stands(name, base, revision) for name in change.get("operations", ())]
        assert all(any(sides) for sides in operations), change
        if change["id"] == "operation-moved":
            assert operations == [(True, False), (False, True)]


@pytest.mark.parametrize("row", [row for row in EXPECTED if "changes" not in row], ids=label)
def test_what_is_silent_stands_on_both_sides(row: Row) -> None:
    assert row["why"]
    assert row["silent"]
    for pointer in row["silent"]:
        assert all(find("enode", version, pointer) is not None for version in hop_of(row))


def test_a_claim_about_what_is_gone_is_moot() -> None:
    gone = [
        claim["cite"]
        for claim in claims("enode")
        if "revision" in claim and find("enode", "latest", claim["revision"]) is None
    ]
    assert gone == MOOT


def stands(operation: str, *versions: str) -> tuple[bool, ...]:
    method, path = operation.split()
    pointer = f"#/paths/{path.replace('/', '~1')}/{method.lower()}"
    return tuple(find("enode", version, pointer) is not None for version in versions)


@pytest.mark.parametrize("row", EXPECTED, ids=label)
def test_claims_and_expectations_agree_on_what_moved(row: Row) -> None:
    """An operation that a claim moves is expected at both places, and the other way round."""
    moved = {
        (claim["base"], claim["revision"])
        for claim in claims("enode")
        if claim["kind"] == "moved" and is_operation(claim["base"])
    }
    for change in row.get("changes", ()):
        if change["id"] == "operation-moved":
            assert (change["base"], change["revision"]) in moved
