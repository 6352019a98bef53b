"""A migration as Markdown, for a pull request, an issue or the page of a repository."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from specloom.diff.migration.model import URGENCIES, Claim, Client, Migration, Snippet, Step
from specloom.diff.model import Change, Rename, Witness
from specloom.errors import Location
from specloom.report.migration import outline
from specloom.report.migration.excerpt import excerpt, imports
from specloom.report.migration.prose import code_span, fenced, markdown_prose
from specloom.report.payloads import payload
from specloom.report.words import laid_out, one_line, operation

__all__ = ["render_markdown"]

_EXAMPLES = "The examples stand below these imports; `client` is one of their version."
_LONG = 16
"""A payload of more lines than these is folded."""
_LISTED = 6
"""Operations named before the rest is counted."""


def render_markdown(migration: Migration, index: str = "", root: str = "") -> str:
    """Write a migration as GitHub-flavoured Markdown.

    Args:
        migration: What to tell.
        index: The address of the overview of all reports, relative to this one; empty: no link.
        root: The address of the folder from which the files of descriptions are named, relative
            to this report; empty: their lines are no links.
    """
    blocks = [
        *_opening(migration, index),
        *(
            block
            for section in outline.sections(migration)
            for block in _section(section, migration, root)
        ),
        *_checklist(migration),
        *_changelog(outline.ledger(migration)),
    ]
    return "\n\n".join(blocks) + "\n"


def _opening(migration: Migration, index: str) -> Iterator[str]:
    title = markdown_prose(migration.api)
    verdict = outline.verdict(migration)
    yield f"# {title}: {_jump(migration)}"
    yield f"**{verdict.headline}** {verdict.rest}".strip()
    if len(migration.hops) > 2:  # noqa: PLR2004 - more than a base and a revision
        hops = " → ".join(map(markdown_prose, migration.hops))
        yield f"The net of {len(migration.hops) - 1} hops: {hops}."
    if migration.steps:
        yield _counts(migration)
    yield f"{_import(migration.base_client)} → {_import(migration.revision_client)}"
    if any(step.snippet for step in migration.steps):
        yield _EXAMPLES
    if index:
        yield f"[All versions of {title}]({index})"


def _jump(migration: Migration) -> str:
    return f"{markdown_prose(migration.base)} → {markdown_prose(migration.revision)}"


def _counts(migration: Migration) -> str:
    counts = outline.count_urgencies(migration)
    words = " | ".join(outline.URGENCY_WORDS[urgency] for urgency in URGENCIES)
    numbers = " | ".join(str(counts[urgency]) for urgency in URGENCIES)
    rule = " | ".join("---:" for _ in URGENCIES)
    return f"| {words} |\n| {rule} |\n| {numbers} |\n\n{outline.levels_line(migration)}."


def _import(client: Client) -> str:
    return code_span(imports(client))


# -------------------------------------------------------------------------------------- steps


def _section(section: outline.Section, migration: Migration, root: str) -> Iterator[str]:
    links = [f"[{words}](#{key})" for key, words in section.elsewhere]
    yield f"## {section.title}"
    yield f"{section.lead} And {outline.joined(links)}." if links else section.lead
    for step in section.steps:
        yield from _step(step, migration, root)


def _step(step: Step, migration: Migration, root: str) -> Iterator[str]:
    change = step.change
    yield f'### <a id="change-{change.fingerprint}"></a>{markdown_prose(step.title)}'
    yield _facts(step)
    if step.why:
        yield markdown_prose(step.why)
    if said := outline.message(step):
        yield markdown_prose(said)
    if change.rename:
        yield _rename(change.rename)
    if step.snippet:
        yield from _snippet(step.snippet, migration)
    if change.witness:
        yield from _witness(change, change.witness, migration)
    if unproven := outline.unproven(change):
        yield markdown_prose(unproven)
    yield "\n".join(_details(step, migration, root))
    if step.others:
        yield "Settled with it:"
        yield "\n".join(_other(one, root) for one in step.others)


def _other(change: Change, root: str) -> str:
    place = change.revision or change.base
    where = f" {_place(place, root)}" if place is not None else ""
    level = outline.level_word(change)
    anchor = f'<a id="change-{change.fingerprint}"></a>'
    return f"- {anchor}**{level}**: {markdown_prose(change.message)}{where}"


def _facts(step: Step) -> str:
    change = step.change
    facts = [f"**{outline.level_word(change)}**", *change.labels]
    reached = sorted({one for each in step.changes for one in each.operations})
    facts += [code_span(operation(one)) for one in reached[:_LISTED]]
    more = len(reached) - _LISTED
    return " · ".join([*facts, f"and {more} more"] if more > 0 else facts)


def _rename(rename: Rename) -> str:
    doubt = {"sure": "", "likely": " (likely)", "ask": " (please confirm)"}[rename.confidence]
    return f"{code_span(rename.base)} → {code_span(rename.revision)}{doubt}"


def _snippet(snippet: Snippet, migration: Migration) -> Iterator[str]:
    sides = (
        ("Before", migration.base, excerpt(snippet.before, migration.base_client)),
        ("After", migration.revision, excerpt(snippet.after, migration.revision_client)),
    )
    for name, version, code in sides:
        if code:
            yield f"{name}, {markdown_prose(version)}:"
            yield fenced(code, "python")


def _witness(change: Change, witness: Witness, migration: Migration) -> Iterator[str]:
    names = {"base": migration.base, "revision": migration.revision}
    accepted, refused = (
        markdown_prose(names[side]) for side in (witness.accepted_by, witness.refused_by)
    )
    place = markdown_prose(witness.location)
    said = f"Proof ({place}): {accepted} accepts it, {refused} refuses it."
    value = laid_out(payload(change, witness))
    if value.count("\n") < _LONG:
        yield said
        yield fenced(value, "json")
        return
    yield f"<details><summary>{said}</summary>"
    yield fenced(value, "json")
    yield "</details>"


def _details(step: Step, migration: Migration, root: str) -> Iterator[str]:
    change = step.change
    for claim in step.claims:
        if claim.text == change.message:
            continue
        yield f"- Changelog: {_claim(claim)}"
    for version, place in ((migration.base, change.base), (migration.revision, change.revision)):
        if place is not None:
            yield f"- {markdown_prose(version)}: {_place(place, root)}"
    yield f"- Rule: {code_span(change.id)}"


def _place(place: Location, root: str) -> str:
    file = code_span(f"{place.file}:{place.line}" if place.line else place.file)
    if root and place.line and ":" not in place.file:
        file = f"[{file}]({root}/{quote(place.file)}#L{place.line})"
    return f"{file} {code_span(place.pointer)}".rstrip()


# -------------------------------------------------------------------- checklist and changelog


def _checklist(migration: Migration) -> Iterator[str]:
    steps = outline.checklist(migration)
    if steps:
        yield "## Checklist"
        yield "\n".join(f"- [ ] {step.urgency}: {_link(step)}" for step in steps)


def _link(step: Step) -> str:
    return f"[{markdown_prose(step.title)}](#change-{step.change.fingerprint})"


def _changelog(ledger: outline.Ledger) -> Iterator[str]:
    if ledger == outline.Ledger((), (), (), ()):
        return
    yield "## The changelog beside the diff"
    if ledger.unconfirmed:
        yield "### Claimed, and not found"
        yield _list(map(_claim, ledger.unconfirmed))
    if ledger.undocumented:
        yield "### Found, and not mentioned"
        yield _list(
            f"**{outline.level_word(step.change)}**: {_link(step)}" for step in ledger.undocumented
        )
    if ledger.confirmed:
        yield "### Claimed and found"
        yield _list(
            "\n  - ".join([_claim(claim), *map(_link, steps)]) for claim, steps in ledger.confirmed
        )
    if ledger.beyond:
        yield "### Beyond what a description can show"
        yield _list(map(_claim, ledger.beyond))


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _claim(claim: Claim) -> str:
    cite = f" ({markdown_prose(claim.cite)})" if one_line(claim.cite) else ""
    return f"{markdown_prose(claim.text)}{cite}"
