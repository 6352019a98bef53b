"""The XML is XML whatever it tells, and its figures are those of its cases."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from specloom.diff.model import Diff
from specloom.errors import Finding
from specloom.report import render_diff
from tests.report.cases import EMPTY, HOSTILE, NOTES, PETS, STRANGE, STRANGE_NOTES, UNRELATED


def suite(diff: Diff, notes: tuple[Finding, ...]) -> ET.Element:
    root = ET.fromstring(render_diff(diff, "junit", notes=notes))
    (only,) = root
    return only


@pytest.mark.parametrize("notes", [(), NOTES, STRANGE_NOTES], ids=["none", "some", "strange"])
@pytest.mark.parametrize("diff", [PETS, EMPTY, UNRELATED, STRANGE], ids=str)
def test_figures_agree_with_cases(diff: Diff, notes: tuple[Finding, ...]) -> None:
    made = suite(diff, notes)
    cases = made.findall("testcase")

    assert len(cases) == max(1, len(diff.changes) + len(notes)) == int(made.attrib["tests"])
    assert len(made.findall("testcase/failure")) == int(made.attrib["failures"])
    assert len(made.findall("testcase/skipped")) == int(made.attrib["skipped"])


def test_errors_fail_warnings_are_skipped_the_rest_passes() -> None:
    cases = suite(PETS, ()).findall("testcase")
    outcomes = ["".join(child.tag for child in case)[:7] for case in cases]

    assert outcomes == ["failure"] * 6 + ["skipped"] * 2 + ["system-"] * 3
    assert cases[0].attrib == {
        "classname": "request-property-became-required",
        "name": "Property `vaccinated` of the request body became required.",
        "file": "specs/revision.yaml",
        "line": "32",
    }


def test_hostile_text_is_shown_and_not_obeyed() -> None:
    case = suite(STRANGE, ()).findall("testcase")[0]

    assert HOSTILE[5:11] in case.attrib["name"]
    assert "<script>" in str(case[0].text)
    assert "<U+202E>" in str(case[0].text)
