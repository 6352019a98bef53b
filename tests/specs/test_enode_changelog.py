"""Every row of the changelog table shows where it says it shows, and no row is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

ROOT: Final = Path(__file__).parents[2]
ENODE: Final = ROOT / "specs" / "enode"
SEED: Final = ROOT.parent / "shared" / "seeds" / "enode-changelog.txt"
VERSIONS: Final = (
    "2023-02-01",
    "2023-03-01",
    "2023-04-01",
    "2023-04-15",
    "2023-05-01",
    "2023-08-01",
    "latest",
)
CITE: Final = re.compile(r"(?:post-)?20\d\d-\d\d(?:-\d\d)?(?: [a-z-]+)* row \d+")
TABLE_LINE: Final = re.compile(r" {4}(?:(?:GET|PUT|POST|PATCH|DELETE) )?[/<]")
BULLET: Final = re.compile(r"( {4,})• ")

Row = dict[str, Any]


@cache
def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def compiled(version: str) -> Any:
    return read(ENODE / f"{version}.yaml")


def migrations(version: str) -> list[dict[str, str]]:
    """What changed up to this version; the oldest has nothing before it."""
    found: list[dict[str, str]] = compiled(version).get("x-migration", [])
    return found


ENTRIES: Final[list[dict[str, Any]]] = read(ENODE / "source" / "changelog.yaml")["changelog"]
NAMES: Final = [entry["entry"] for entry in ENTRIES]
ROWS: Final[dict[str, Row]] = {row["id"]: row for entry in ENTRIES for row in entry["rows"]}


def steps(pointer: str) -> list[str]:
    assert pointer.startswith("#/"), pointer
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer[2:].split("/")]


def members(value: object, step: str, document: object) -> Iterator[object]:
    """What `step` leads to from `value`, seen through references and compositions."""
    match value:
        case {"$ref": str(target)}:
            for seen in look(document, target):
                yield from members(seen, step, document)
        case list():
            yield from (item for item in value if name_of(item, document) == step)
    if isinstance(value, dict):
        if step in value:
            yield value[step]
        for branch in ("allOf", "anyOf", "oneOf"):
            for part in value.get(branch, ()):
                yield from members(part, step, document)


def name_of(item: object, document: object) -> object:
    match item:
        case {"$ref": str(target)}:
            return next((name_of(seen, document) for seen in look(document, target)), None)
        case {"name": str(name)}:
            return name
    return item


def look(document: object, pointer: str) -> list[object]:
    """Every value that `pointer` can mean; none when it means nothing."""
    found = [document]
    for step in steps(pointer):
        found = [member for value in found for member in members(value, step, document)]
    return found


def check(version: str, claims: Mapping[str, Any]) -> None:
    document = compiled(version)
    for pointer in claims.get("present", ()):
        assert look(document, pointer), f"{version}: {pointer} should be present"
    for pointer in claims.get("absent", ()):
        assert not look(document, pointer), f"{version}: {pointer} should be absent"
    for pointer, value in claims.get("equal", {}).items():
        assert value in look(document, pointer), f"{version}: {pointer} should be {value}"


def exact(document: Any, pointer: str) -> Any:
    """The value at a plain JSON Pointer (RFC 6901), as migrations have to name it."""
    for step in steps(pointer):
        document = document[int(step) if isinstance(document, list) else step]
    return document


@pytest.mark.parametrize(
    "row", [row for row in ROWS.values() if "hop" in row], ids=lambda r: r["id"]
)
def test_row_shows_in_its_hop(row: Row) -> None:
    hop = row["hop"]
    base, revision = hop["base"]["version"], hop["revision"]["version"]
    assert VERSIONS.index(revision) == VERSIONS.index(base) + 1
    check(base, hop["base"])
    check(revision, hop["revision"])


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(
    "row", [row for row in ROWS.values() if "all" in row], ids=lambda r: r["id"]
)
def test_row_shows_in_every_version(row: Row, version: str) -> None:
    check(version, row["all"])


@pytest.mark.parametrize(
    "row", [row for row in ROWS.values() if row.get("behaviour")], ids=lambda r: r["id"]
)
def test_behaviour_is_told_by_a_migration(row: Row) -> None:
    assert row["behaviour"] in ROWS
    assert row["behaviour"] in {entry["cite"] for entry in migrations("latest")}


def test_every_row_shows_somewhere_and_once() -> None:
    assert len(ROWS) == sum(len(entry["rows"]) for entry in ENTRIES), "an id stands twice"
    for row in ROWS.values():
        assert row["id"].count(" row ") == 1
        assert CITE.fullmatch(row["id"]), row["id"]
        assert row["form"] in {"table", "bullet", "prose", "inferred"}
        assert row["statement"].strip()
        assert {"hop", "all", "behaviour"} & row.keys(), f"{row['id']} shows nowhere"


@pytest.mark.parametrize("version", VERSIONS)
def test_migrations_cite_rows_and_point_at_something(version: str) -> None:
    for entry in migrations(version):
        assert entry["cite"] in ROWS, entry
        for side, of in (("base", entry["from"]), ("revision", entry["to"])):
            if side in entry:
                exact(compiled(of), entry[side])


@pytest.mark.parametrize(("earlier", "later"), list(pairwise(VERSIONS)), ids="→".join)
def test_migrations_accumulate(earlier: str, later: str) -> None:
    known, all_of_them = migrations(earlier), migrations(later)
    assert all_of_them[: len(known)] == known
    assert {entry["to"] for entry in all_of_them[len(known) :]} == {later}


@pytest.mark.parametrize(
    "overlay", sorted((ENODE / "source").glob("*.overlay.yaml")), ids=lambda path: path.name
)
def test_overlay_actions_cite_rows(overlay: Path) -> None:
    for action in read(overlay)["actions"]:
        text = action["description"]
        entry = next((name for name in NAMES if re.match(rf"{re.escape(name)}(:| )", text)), None)
        assert entry, f"{action['target']}: cites no entry of the table: {text}"
        assert set(CITE.findall(text)) <= ROWS.keys(), text


def entries_of(seed: str) -> Iterator[tuple[str, int, int]]:
    """Title, table lines and bullets of every entry of the source, in its order."""
    _, *texts = re.split(r"^ {2}• ", seed, flags=re.MULTILINE)
    for text in texts:
        title, *lines = [line for line in text.splitlines() if line.strip()]
        following = [*lines[1:], ""]
        bullets = [
            1
            for line, after in zip(lines, following, strict=True)
            if BULLET.match(line) and indent(after) <= indent(line)
        ]
        yield title.strip(), sum(1 for line in lines if TABLE_LINE.match(line)), len(bullets)


def indent(line: str) -> int:
    """Where the bullet of a line stands; a bullet over deeper ones is their heading."""
    found = BULLET.match(line)
    return len(found[1]) if found else 0


def test_no_row_of_the_source_is_missing() -> None:
    if not SEED.exists():
        pytest.skip("the vendor's changelog is not beside this checkout (../shared/seeds)")
    source = list(entries_of(SEED.read_text(encoding="utf-8")))
    assert len(source) == len(ENTRIES)
    for (title, lines, bullets), entry in zip(reversed(source), ENTRIES, strict=True):
        forms = [row["form"] for row in entry["rows"]]
        assert (forms.count("table"), forms.count("bullet")) == (lines, bullets), title
        assert lines or bullets or "prose" in forms, title
        if title.startswith("Version "):
            assert entry["entry"] == title.removeprefix("Version ")
