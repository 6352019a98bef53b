"""The catalogue of rules, as a table, as JSON, and one by one."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from typing import TypeAlias

from specloom.cli.explain import explained
from specloom.diff import rules

Specloom: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]


def test_every_rule_is_a_line(specloom: Specloom) -> None:
    result = specloom("rules")
    heading, *lines = result.stdout.splitlines()

    assert (result.returncode, result.stderr) == (0, "")
    assert heading.split() == ["RULE", "LENIENT", "STRICT", "SUMMARY"]
    assert [line.split()[0] for line in lines] == [rule.id for rule in rules()]
    assert [line for line in lines if line != line.rstrip()] == []


def test_every_rule_as_json(specloom: Specloom) -> None:
    data = json.loads(specloom("rules", "--format", "json").stdout)

    assert data["format"] == 1
    assert [rule["id"] for rule in data["rules"]] == [rule.id for rule in rules()]
    assert {tuple(rule["level"]) for rule in data["rules"]} == {("lenient", "strict")}


def test_every_rule_is_explained() -> None:
    told = [(rule, explained(rule)) for rule in rules()]

    assert [
        rule.id for rule, text in told if text.split("\n\n")[0].split() != rule.summary.split()
    ] == []
    assert [rule.id for rule, text in told if ("witness:" in text) == (rule.witness is None)] == []


def test_a_rule_explained(specloom: Specloom) -> None:
    result = specloom("explain", "new-required-request-property")
    paragraphs = result.stdout.split("\n\n")

    assert (result.returncode, result.stderr) == (0, "")
    assert paragraphs[0] == "new-required-request-property"
    assert paragraphs[3].splitlines()[0] == "level      error (lenient), error (strict)"
    assert [paragraph.splitlines()[0] for paragraph in paragraphs[4:]] == [
        "base:",
        "revision:",
        "witness:",
    ]


def test_a_rule_misspelt(specloom: Specloom) -> None:
    rule = rules()[0].id
    result = specloom("explain", f"{rule}x")

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == (
        f"{rule}x: error: there is no such rule; `specloom rules` lists them; "
        f"did you mean {rule!r}? [unknown-rule]\n"
    )
