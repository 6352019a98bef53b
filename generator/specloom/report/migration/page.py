"""A migration as one HTML page that needs nothing but itself."""

from __future__ import annotations

from functools import cache

import jinja2
from markupsafe import Markup

from specloom.diff.migration.model import Migration
from specloom.render.templates import templates_root
from specloom.render.text import render
from specloom.report.migration import outline
from specloom.report.migration.prose import html_prose
from specloom.report.migration.view import card_sections, options
from specloom.report.policy import policy
from specloom.report.words import visible

__all__ = ["fill", "render_html"]


def render_html(migration: Migration, index: str = "") -> str:
    """Write a migration as one self-contained page.

    Args:
        migration: What to tell.
        index: The address of the page of all reports, relative to this one; empty: no link to it.

    Raises:
        BadInput: A template fails; the finding names template and line.
    """
    choices = options(migration)
    return fill(
        "report",
        api=migration.api,
        migration=migration,
        index=index,
        verdict=outline.verdict(migration),
        counts=outline.count_urgencies(migration),
        words=outline.URGENCY_WORDS,
        levels=outline.levels_line(migration),
        level_words=outline.LEVEL_WORDS,
        options=choices,
        sections=card_sections(migration, choices),
        checklist=outline.checklist(migration),
        ledger=outline.ledger(migration),
    )


def fill(name: str, /, **view: object) -> str:
    """Fill a page's template; its style and script travel along, and the policy names both."""
    style = _source("page.css") + _source(f"{name}.css")
    script = _source(f"{name}.js")
    theme = _source("theme.js")
    allowed = policy([style], [theme, script], "img-src data:")
    inline = {"style": Markup(style), "script": Markup(script), "theme": Markup(theme)}  # noqa: S704 - our own files
    return render(_environment(), f"{name}.html.jinja", policy=allowed, **inline, **view)


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
