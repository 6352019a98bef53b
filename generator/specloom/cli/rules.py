"""`specloom rules`: the catalogue of what the diff can find."""

from __future__ import annotations

import click
import orjson

from specloom.diff import Rule, rules
from specloom.diff.model import Witness

__all__ = ["command"]


@click.command("rules")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(form: str) -> int:
    """List the rules of the diff.

    Each with its level under the two policies; `specloom explain RULE` tells more about one.
    """
    click.echo(_json() if form == "json" else _text())
    return 0


def _text() -> str:
    known = rules()
    rows = [("RULE", "LENIENT", "STRICT", "SUMMARY")]
    rows += [(rule.id, rule.level_lenient, rule.level_strict, rule.summary) for rule in known]
    first, second, third = (max(len(row[column]) for row in rows) for column in range(3))
    return "\n".join(f"{a:{first}}  {b:{second}}  {c:{third}}  {d}" for a, b, c, d in rows)


def _json() -> str:
    data = {"format": 1, "rules": [_entry(rule) for rule in rules()]}
    return orjson.dumps(data, option=orjson.OPT_INDENT_2).decode()


def _entry(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "summary": rule.summary,
        "why": rule.why,
        "direction": rule.direction,
        "place": rule.place,
        "edit": rule.edit,
        "effect": rule.effect,
        "level": {"lenient": rule.level_lenient, "strict": rule.level_strict},
        "example": {"base": rule.example_base, "revision": rule.example_revision},
        "witness": None if rule.witness is None else _proof(rule.witness),
    }


def _proof(witness: Witness) -> dict[str, object]:
    return {
        "location": witness.location,
        "value": witness.value,
        "accepted_by": witness.accepted_by,
        "refused_by": witness.refused_by,
    }
