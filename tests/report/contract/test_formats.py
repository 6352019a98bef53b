"""What every format owes to every run; whole outputs stand in `golden/`.

`SPECLOOM_GOLDEN=1` writes the golden files anew, to be read before they are committed.
"""

from __future__ import annotations

import json
import os
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings

from specloom import __version__
from specloom.contract.model import Run
from specloom.report import Excerpts
from specloom.report.contract import RUN_FORMATS, render_run
from tests.contract.runs import ANY_RUN, CLEAN, COMPAT, EMPTY, HOSTILE, PARTIAL, RUN, RUNS, STRANGE

ROOT = Path(__file__).parents[3]
GOLDEN = Path(__file__).parent / "golden"
ENDINGS = {"text": "txt", "junit": "xml", "github": "txt"}
EXCERPTS = Excerpts(
    {
        "specs/pets.yaml": "\n".join(
            [*(f"# {number}" for number in range(1, 11)), "schema:", "  maximum: 50"]
            + [f"    type: string  # {number}" for number in range(13, 40)]
        )
    }
)


@pytest.mark.parametrize("name", ["pets", "partial", "compat"])
@pytest.mark.parametrize("format", [one for one in RUN_FORMATS if one != "html"])
def test_output_is_golden(format: str, name: str) -> None:  # noqa: A002 - as the library calls it
    told = render_run(RUNS[name], format, excerpts=EXCERPTS)
    told = told.replace(f'"version": "{__version__}"', '"version": "VERSION"')
    path = GOLDEN / f"{name}.{format}.{ENDINGS.get(format, format)}"
    if os.environ.get("SPECLOOM_GOLDEN"):
        path.write_bytes(told.encode())

    assert told == path.read_bytes().decode()


@given(ANY_RUN)
@settings(max_examples=25, deadline=None)
def test_every_run_can_be_told(run: Run) -> None:
    for one in RUN_FORMATS:
        told = render_run(run, one)
        told.encode()
        assert told.endswith("\n")


@pytest.mark.parametrize("format", [one for one in RUN_FORMATS if one not in {"json", "har"}])
def test_nothing_hostile_gets_through(format: str) -> None:  # noqa: A002 - as the library calls it
    told = render_run(STRANGE, format)

    assert not {"\x1b", "\u202e"} & set(told)
    assert "<script>alert" not in told or format in {"text", "sarif", "github"}
    assert not any(line.startswith("::error::") for line in told.splitlines())


def test_colour_does_not_change_a_word() -> None:
    plain, coloured = (
        render_run(RUN, "text", excerpts=EXCERPTS, color=color) for color in (False, True)
    )

    assert coloured != plain
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


def test_text_fits_its_width_but_for_what_is_copied() -> None:
    told = render_run(RUN, "text", width=60)
    wide = [line for line in told.splitlines() if len(line) > 60]

    assert [line for line in wide if not line.startswith("    ")] == []


# ------------------------------------------------------------------------------------- formats


def closed(schema: Any) -> Any:
    """Close every object, so that a member the schema does not know is refused too."""
    match schema:
        case {"properties": _}:
            inner = {key: closed(value) for key, value in schema.items()}
            return {**inner, "additionalProperties": False}
        case dict():
            return {key: closed(value) for key, value in schema.items()}
        case list():
            return [closed(value) for value in schema]
        case _:
            return schema


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_json_is_as_published(run: Run) -> None:
    schema = json.loads((ROOT / "docs/test.schema.json").read_text("utf-8"))
    validator = jsonschema_rs.Draft202012Validator(closed(schema))
    errors = validator.iter_errors(json.loads(render_run(run, "json")))

    assert [error.message for error in errors] == []
    assert schema["required"] == list(schema["properties"])
    for shape in schema["$defs"].values():
        assert shape.get("required", []) == list(shape.get("properties", []))


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_sarif_is_valid(run: Run) -> None:
    schema = json.loads((ROOT / "tests/report/sarif.schema.json").read_text("utf-8"))
    log = json.loads(render_run(run, "sarif"))
    errors = jsonschema_rs.Draft202012Validator(schema).iter_errors(log)

    assert [error.message for error in errors] == []
    assert len(log["runs"][0]["results"]) == len(run.failures)


def test_sarif_levels() -> None:
    results = json.loads(render_run(RUN, "sarif"))["runs"][0]["results"]

    assert [one["level"] for one in results] == ["error", "error", "warning", "note"]
    assert [one.get("suppressions", [])[:1] for one in results][3][0]["justification"]
    assert results[0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 12


@pytest.mark.parametrize(
    ("run", "counts"),
    [
        (RUN, ("5", "1", "0", "3")),
        (CLEAN, ("3", "0", "0", "0")),
        (EMPTY, ("1", "0", "0", "0")),
        (PARTIAL, ("4", "1", "1", "2")),
        (COMPAT, ("2", "0", "0", "1")),
        (STRANGE, ("2", "1", "1", "0")),
    ],
)
def test_junit_counts_what_it_holds(run: Run, counts: tuple[str, ...]) -> None:
    suite = ET.fromstring(render_run(run, "junit"))[0]
    cases = suite.findall("testcase")
    held = [len(suite.findall(f".//{tag}")) for tag in ("failure", "error", "skipped")]

    assert tuple(suite.attrib[key] for key in ("tests", "failures", "errors", "skipped")) == counts
    assert (str(len(cases)), *map(str, held)) == counts


def test_annotations_of_a_partial_run() -> None:
    first, *_, last = render_run(PARTIAL, "github").splitlines()

    assert first.startswith("::error title=specloom test::This run is partial: https")
    assert last.startswith("::notice title=specloom test::Pets 2026-01-01: 1 failure; 3 requests")


def test_har_has_whole_urls() -> None:
    entries = json.loads(render_run(RUN, "har"))["log"]["entries"]

    assert len(entries) == sum(len(one.steps) for one in RUN.failures)
    assert entries[0]["request"]["url"] == "http://127.0.0.1:8000/pets?pageSize=51"
    assert entries[0]["request"]["queryString"] == [{"name": "pageSize", "value": "51"}]
    assert entries[2]["request"]["postData"]["mimeType"] == "application/json"
    mocked = json.loads(render_run(COMPAT, "har"))["log"]["entries"][0]
    assert mocked["request"]["url"].startswith("http://localhost/pets")


def test_a_page_names_all_that_it_runs() -> None:
    told = render_run(STRANGE, "html")

    assert told.count("<script>") == 1
    assert "default-src &#39;none&#39;" in told
    assert HOSTILE not in told
