"""`specloom explain`: what a rule of the diff means, and why it breaks or not."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import click
import orjson

from specloom.config import closest
from specloom.diff.model import Witness
from specloom.diff.rules import Rule, rule_ids
from specloom.diff.rules import rule as rule_of
from specloom.errors import BadInput, Finding, Location

__all__ = ["command", "explained"]

_WIDTH = 88


@click.command("explain")
@click.argument("rule")
def command(rule: str) -> int:
    """Explain a rule of the diff.

    Says what it means, why it breaks or not, and shows an example with a witness.
    """
    known = rule_ids()
    if rule not in known:
        message = f"there is no such rule; `specloom rules` lists them{closest(rule, known)}"
        raise BadInput(Finding("unknown-rule", message, Location(rule)))
    click.echo(f"{rule}\n\n{explained(rule_of(rule))}")
    return 0


def explained(rule: Rule) -> str:
    """Give all that is known of a rule, as a text of several paragraphs without its name."""
    return "\n\n".join(_paragraphs(rule))


def _paragraphs(rule: Rule) -> Iterator[str]:
    yield textwrap.fill(rule.summary, _WIDTH)
    yield textwrap.fill(rule.why, _WIDTH)
    yield f"level      {rule.level_lenient} (lenient), {rule.level_strict} (strict)\n" + "\n".join(
        f"{name:<10} {value}"
        for name, value in (
            ("direction", rule.direction),
            ("place", rule.place),
            ("effect", rule.effect),
        )
    )
    yield _example("base", rule.example_base)
    yield _example("revision", rule.example_revision)
    if rule.witness is not None:
        yield _proof(rule.witness)


def _example(side: str, text: str) -> str:
    return f"{side}:\n{textwrap.indent(text.strip(), '  ')}"


def _proof(witness: Witness) -> str:
    value = orjson.dumps(witness.value).decode()
    sides = f"accepted by the {witness.accepted_by}, refused by the {witness.refused_by}"
    return f"witness:\n  {witness.location}: {value}\n  {sides}"
