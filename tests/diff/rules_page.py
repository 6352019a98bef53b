"""The page `docs/rules.md`, made of the catalogue; `python -m tests.diff.rules_page` writes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from specloom.diff.rules import Rule, rules

__all__ = ["PAGE", "page"]

PAGE: Final = Path(__file__).parents[2] / "docs" / "rules.md"

_INTRODUCTION: Final = """\
# Rules

All that `specloom diff` can say. Nobody graded these rules by hand: each level is what the diff
itself gives the example of the rule, under the *lenient* policy (what tolerant clients survive;
the default) and under the *strict* one (sets of values). `silent` means that this policy finds
nothing in the example. A level may differ from case to case: what is listed for `pattern-changed`
holds for its example, which `specloom explain RULE` shows with the payload that proves it.

This page is made by `make golden`.
"""

_SCHEMAS: Final = """\
## Schemas

The id of a rule is made of three words: which way a value travels (`request` or `response`), where
it stands (`body`, `property`, `parameter` or `header`), and what was done: a maximum length that
shrank is `request-property-max-length-decreased` in a property that is sent. Levels depend on the
way and not on the place. What a webhook or a callback sends travels as an answer does, and what
it is answered as a request.
"""

_PROPERTIES: Final = """\
## Properties

Rules whose ids are not made that way.
"""

_OPERATIONS: Final = {
    "operation": "## Operations, servers and security\n",
    "parameter": "## Parameters\n",
    "body": "## Bodies\n",
    "header": "## Headers\n",
}


_PLACES: Final = ("body", "property", "parameter", "header")


def page() -> str:
    """Write the page."""
    known = {rule.id: rule for rule in rules()}
    composed = {rule.id: rule for rule in known.values() if _is_composed(rule, known)}
    others = [rule for rule in known.values() if rule.id not in composed]
    parts = [_INTRODUCTION]
    for place, heading in _OPERATIONS.items():
        found = [rule for rule in others if rule.place == place and _is_asked(rule)]
        parts += [heading, _table(found)]
    found = [rule for rule in others if rule.place == "property"]
    parts += [_PROPERTIES, _table(found), _SCHEMAS, _grid(composed)]
    return "\n".join(parts)


def _is_composed(rule: Rule, known: Mapping[str, Rule]) -> bool:
    """Whether the same is told of every place, both ways."""
    ids = [f"{way}-{place}-{_edit(rule)}" for way in ("request", "response") for place in _PLACES]
    return rule.id in ids and all(id_ in known and known[id_].edit != id_ for id_ in ids)


def _edit(rule: Rule) -> str:
    return rule.id.removeprefix(f"{rule.direction}-{rule.place}-")


def _is_asked(rule: Rule) -> bool:
    """Whether it is a rule of what clients ask; those of webhooks and callbacks are its mirror."""
    return not rule.summary.endswith(" Of a webhook or a callback.")


def _table(found: Iterable[Rule]) -> str:
    rows = ["| Rule | Lenient | Strict | What happened |", "| --- | --- | --- | --- |"]
    for rule in found:
        levels = f"{rule.level_lenient} | {rule.level_strict}"
        rows.append(f"| `{rule.id}` | {levels} | {rule.summary} |")
    return "\n".join((*rows, ""))


def _grid(composed: Mapping[str, Rule]) -> str:
    rows = [
        "| Edit | Request, lenient | strict | Answer, lenient | strict | What has it |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for edit, told in _edits(composed.values()):
        cells = " | ".join(_levels(composed, edit))
        rows.append(f"| `{edit}` | {cells} | {told} |")
    return "\n".join((*rows, ""))


def _edits(composed: Iterable[Rule]) -> Iterator[tuple[str, str]]:
    known: dict[str, str] = {}
    for rule in composed:
        if rule.place == "property":
            known.setdefault(_edit(rule), rule.summary.split(" in a request ", 1)[-1])
    yield from known.items()


def _levels(composed: Mapping[str, Rule], edit: str) -> Iterator[str]:
    for direction in ("request", "response"):
        rule = composed[f"{direction}-property-{edit}"]
        yield rule.level_lenient
        yield rule.level_strict


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
