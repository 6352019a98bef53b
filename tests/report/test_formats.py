"""What every format owes to every diff; whole outputs stand in `golden/`.

`SPECLOOM_GOLDEN=1` writes the golden files anew, to be read before they are committed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specloom import __version__
from specloom.diff.model import Change, Diff, OperationRef, Rename, Witness
from specloom.errors import Finding, Location
from specloom.report import FORMATS, Excerpts, render_diff
from specloom.report.markdown import LIMIT
from tests.report.cases import (
    EMPTY,
    EXCERPTS,
    HOSTILE,
    NOTES,
    PETS,
    RULES,
    STRANGE,
    STRANGE_NOTES,
    UNRELATED,
)

GOLDEN = Path(__file__).parent / "golden"
ENDINGS = {"text": "txt", "markdown": "md", "junit": "xml", "github": "txt"}
CASES = {
    "pets": (PETS, NOTES),
    "strange": (STRANGE, STRANGE_NOTES),
    "empty": (EMPTY, ()),
    "unrelated": (UNRELATED, ()),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("format", FORMATS)
def test_output_is_golden(format: str, name: str) -> None:  # noqa: A002 - as the library calls it
    diff, notes = CASES[name]
    told = render_diff(diff, format, excerpts=EXCERPTS, rules=RULES[:2], notes=notes)
    told = told.replace(f'"version": "{__version__}"', '"version": "VERSION"')
    path = GOLDEN / f"{name}.{format}.{ENDINGS.get(format, format)}"
    if os.environ.get("SPECLOOM_GOLDEN"):
        path.write_bytes(told.encode())

    assert told == path.read_bytes().decode()


def test_colour_is_golden() -> None:
    told = render_diff(PETS, "text", excerpts=EXCERPTS, notes=NOTES, color=True)
    path = GOLDEN / "pets.text.ansi"
    if os.environ.get("SPECLOOM_GOLDEN"):
        path.write_bytes(told.encode())

    assert told == path.read_bytes().decode()


TEXT = st.one_of(
    st.sampled_from(["", "name", "GET /pets", HOSTILE, "`a`", "日本語 " * 30, "x" * 300]),
    st.text(st.characters(codec=None), max_size=40),
)
LOCATIONS = st.builds(
    Location,
    st.one_of(st.sampled_from(["a.yaml", "git:main:a.yaml", "-", "https://e.com/a"]), TEXT),
    st.integers(0, 6),
    st.integers(0, 60),
    TEXT,
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
IDS = st.sampled_from(["endpoint-removed", "response-property-became-nullable"])
SIDES = st.sampled_from(["base", "revision"])
CHANGES = st.builds(
    Change,
    id=IDS,
    level=st.sampled_from(["error", "warning", "info"]),
    direction=st.sampled_from(["request", "response", "none"]),
    effect=st.sampled_from(["narrows", "widens", "alters", "none", "unknown"]),
    labels=st.sampled_from([(), ("wire",), ("wire", "source"), ("semantic",)]),
    base=st.none() | LOCATIONS,
    revision=st.none() | LOCATIONS,
    operations=st.lists(st.builds(OperationRef, TEXT, TEXT, TEXT), max_size=8).map(tuple),
    message=TEXT,
    rename=st.none() | st.builds(Rename, TEXT, TEXT, st.sampled_from(["sure", "likely", "ask"])),
    witness=st.none() | st.builds(Witness, TEXT, VALUES, SIDES, SIDES),
    unproven=TEXT,
    fingerprint=st.sampled_from(["", "0123456789ab"]),
    subject=TEXT,
)
DIFFS = st.builds(
    Diff, TEXT, TEXT, TEXT, TEXT, st.lists(CHANGES, max_size=6).map(tuple), st.booleans()
)
FINDINGS = st.builds(Finding, IDS, TEXT, LOCATIONS, st.sampled_from(["error", "warning", "info"]))
FILES = st.dictionaries(st.sampled_from(["a.yaml", "-"]), TEXT.map(lambda text: f"\t{text}\n" * 3))


@settings(max_examples=60, deadline=None)
@given(DIFFS, st.lists(FINDINGS, max_size=3), FILES, st.integers(0, 200))
def test_any_diff_renders(
    diff: Diff, notes: list[Finding], files: dict[str, str], width: int
) -> None:
    for format in FORMATS:  # noqa: A001 - as the library calls it
        told, again = (
            render_diff(diff, format, excerpts=Excerpts(files), notes=notes, width=width)
            for _ in range(2)
        )
        bare = "".join(told.split("\n"))

        assert told == again
        assert told.endswith("\n")
        assert told.encode()
        assert bare.isprintable()
        assert format != "markdown" or len(told) <= LIMIT


@pytest.mark.parametrize("format", FORMATS)
def test_a_large_diff_is_told_soon(format: str) -> None:  # noqa: A002
    changes = tuple(
        replace(change, fingerprint=f"{number:012x}")
        for number, change in enumerate(PETS.changes * 100)
    )

    assert render_diff(replace(PETS, changes=changes), format, excerpts=EXCERPTS)


def test_a_format_that_is_none_is_a_fault_of_the_caller() -> None:
    with pytest.raises(KeyError):
        render_diff(PETS, "pdf")


def test_nothing_heavy_is_imported_for_a_format_that_needs_none() -> None:
    code = "import sys, specloom.report; print(sorted({'jinja2', 'rich.console'} & {*sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
