"""A migration as one HTML page that needs nothing but itself."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

import jinja2
from markupsafe import Markup

from specloom.diff.migration.model import Claim, Migration, Snippet, Step
from specloom.diff.model import LEVELS, Change, OperationRef, Rename, Witness
from specloom.errors import Location
from specloom.render.templates import templates_root
from specloom.render.text import render
from specloom.report.migration import outline
from specloom.report.migration.colour import Line, json_lines, python_sides
from specloom.report.migration.prose import html_prose
from specloom.report.words import laid_out, visible

__all__ = ["Versions", "fill", "render_html"]

MANY: Final = 30
"""With more to do than this, only the silent risks are unfolded."""


@dataclass(frozen=True, slots=True)
class Versions:
    """What the two sides are called."""

    base: str
    revision: str


@dataclass(frozen=True, slots=True)
class Code:
    """A snippet, each side coloured; a side without lines has nothing to write."""

    before: tuple[Line, ...]
    after: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """A witness: what travels, where, and which versions accept and refuse it."""

    place: str
    lines: tuple[Line, ...]
    accepted_by: str
    refused_by: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a description says it."""

    version: str
    location: Location


@dataclass(frozen=True, slots=True)
class Card:
    """A step as the page shows it; `tags` and `operations` are numbers of the filters' options."""

    step: Step
    change: Change
    level: str
    todo: bool
    open: bool
    tags: str
    reaches: str
    message: str
    code: Code | None
    proof: Proof | None
    unproven: str
    places: tuple[Place, ...]

    @property
    def operations(self) -> tuple[OperationRef, ...]:
        """Give the operations that the change reaches."""
        return self.change.operations

    @property
    def rename(self) -> Rename | None:
        """Give the rename that the change is, if it is one."""
        return self.change.rename

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Give what the changelog says about it."""
        return self.step.claims


@dataclass(frozen=True, slots=True)
class CardSection:
    """A section of the page."""

    section: outline.Section
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Options:
    """What the page can be filtered by: all that occurs, sorted."""

    levels: tuple[tuple[str, str], ...]
    labels: tuple[str, ...]
    tags: tuple[str, ...]
    operations: tuple[OperationRef, ...]


def render_html(migration: Migration, index: str = "") -> str:
    """Write a migration as one self-contained page.

    Args:
        migration: What to tell.
        index: The address of the page of all reports, relative to this one; empty: no link to it.

    Raises:
        BadInput: A template fails; the finding names template and line.
    """
    options = _options(migration)
    return fill(
        "report",
        api=migration.api,
        migration=migration,
        versions=Versions(migration.base, migration.revision),
        index=index,
        verdict=outline.verdict(migration),
        counts=outline.count_urgencies(migration),
        words=outline.URGENCY_WORDS,
        levels=outline.levels_line(migration),
        level_words=outline.LEVEL_WORDS,
        options=options,
        sections=_sections(migration, options),
        checklist=outline.checklist(migration),
        ledger=outline.ledger(migration),
    )


def fill(name: str, /, **view: object) -> str:
    """Fill a page's template; its style and script travel along, and the policy names both."""
    style = _source("page.css") + _source(f"{name}.css")
    script = _source(f"{name}.js")
    theme = _source("theme.js")
    policy = (
        f"default-src 'none'; style-src {_digest(style)}; "
        f"script-src {_digest(theme)} {_digest(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    inline = {"style": Markup(style), "script": Markup(script), "theme": Markup(theme)}  # noqa: S704 - our own files
    return render(_environment(), f"{name}.html.jinja", policy=policy, **inline, **view)


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _source(name: str) -> str:
    return (templates_root() / "migration" / name).read_text(encoding="utf-8")


def _fit(value: object) -> object:
    """Let no character of a description hide or reorder what stands beside it."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(str(templates_root() / "migration")),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_fit,
    )
    made.filters["prose"] = html_prose
    return made


# --------------------------------------------------------------------------------------- views


def _options(migration: Migration) -> Options:
    changes = [step.change for step in migration.steps]
    present = {change.level for change in changes}
    labels = {label for change in changes for label in change.labels}
    return Options(
        tuple((level, outline.LEVEL_WORDS[level]) for level in LEVELS if level in present),
        tuple(label for label in ("wire", "source", "semantic") if label in labels),
        tuple(sorted({tag for step in migration.steps for tag in step.tags})),
        tuple(sorted({one for change in changes for one in change.operations})),
    )


def _sections(migration: Migration, options: Options) -> tuple[CardSection, ...]:
    few = len(outline.checklist(migration)) <= MANY
    tags = {tag: number for number, tag in enumerate(options.tags)}
    operations = {one: number for number, one in enumerate(options.operations)}
    return tuple(
        CardSection(
            section, tuple(_card(step, migration, tags, operations, few) for step in section.steps)
        )
        for section in outline.sections(migration)
    )


def _card(
    step: Step,
    migration: Migration,
    tags: dict[str, int],
    operations: dict[OperationRef, int],
    few: bool,  # noqa: FBT001 - whether there is little to do
) -> Card:
    change = step.change
    todo = step.urgency in outline.TO_DO
    return Card(
        step=step,
        change=change,
        level=outline.LEVEL_WORDS[change.level],
        todo=todo,
        open=todo and (few or step.urgency == "silent"),
        tags=_numbers(tags[tag] for tag in step.tags),
        reaches=_numbers(operations[one] for one in change.operations),
        message="" if change.message in {step.title, step.why} else change.message,
        code=_code(step.snippet),
        proof=_proof(change.witness, migration),
        unproven=outline.unproven(change),
        places=_places(change, migration),
    )


def _numbers(numbers: Iterable[int]) -> str:
    return " ".join(map(str, sorted(numbers)))


def _code(snippet: Snippet | None) -> Code | None:
    if snippet is None:
        return None
    before, after = python_sides(_shown(snippet.before), _shown(snippet.after))
    return Code(before, after) if before or after else None


def _shown(code: str) -> str:
    return "\n".join(map(visible, code.split("\n")))


def _proof(witness: Witness | None, migration: Migration) -> Proof | None:
    if witness is None:
        return None
    names = {"base": migration.base, "revision": migration.revision}
    return Proof(
        witness.location,
        json_lines(laid_out(witness.value)),
        names[witness.accepted_by],
        names[witness.refused_by],
    )


def _places(change: Change, migration: Migration) -> tuple[Place, ...]:
    sides = ((migration.base, change.base), (migration.revision, change.revision))
    return tuple(Place(version, place) for version, place in sides if place is not None)
