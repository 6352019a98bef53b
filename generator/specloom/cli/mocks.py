"""The mock that a SPEC names: of one description, or of all versions of an API."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from specloom.cli.behaviours import behaviour_of
from specloom.cli.complaints import complain
from specloom.cli.project import Project, address, shown, surrounding_project
from specloom.config import ApiConfig
from specloom.errors import Finding, Location
from specloom.ir import Api, build, paged
from specloom.mock import service
from specloom.mock.calls import Context, Handler
from specloom.mock.checks import Checks
from specloom.mock.control import Control
from specloom.mock.findings import findings
from specloom.mock.messages import Responder
from specloom.mock.state import Forms, Resources
from specloom.mock.versions import Family, Others
from specloom.spec import Document, load

__all__ = ["Mocked", "make_mock"]

_NAME: Final = re.compile("[A-Za-z0-9_-]{2,}(@.*)?")


@dataclass(frozen=True, slots=True)
class Mocked:
    """What is served.

    Attributes:
        responder: what answers.
        told: what is served, for people.
        findings: looks for what is wrong with the description that is answered by, unless a
            request asks for another version, and with the behaviour.
        work: what is to be done now and then, besides answering.
    """

    responder: Responder
    told: str
    findings: Callable[[], Iterable[Finding]]
    work: Callable[[], None] | None = None


def make_mock(spec: str, context: Context, *, strict: bool, allow_remote: bool) -> Mocked:
    """Make the mock of a description, or of all versions of an API of specloom.toml.

    Raises:
        BadInput: A description or a behaviour cannot be used.
    """
    name, _, version = spec.partition("@")
    project = None if Path(spec).exists() else surrounding_project()
    complain(None if project is None else project.root)
    api = None if project is None else project.config.api(name)
    if project is not None and api is None and _NAME.fullmatch(spec):
        api = project.api(name)  # which says what APIs there are
    if project is None or api is None:
        document = load(address(spec), allow_remote=allow_remote)
        made = service(build(document), seed=context.seed, clock=context.clock, strict=strict)
        control = Control(made, made.context)
        look = partial(findings, made.api, document.locate)
        return Mocked(control.answer, f"{made.api.title} {made.api.version}", look)
    pinned = project.version(api, version) if "@" in spec else None

    def others(api: Api, checks: Checks, context: Context, forms: Forms | None) -> Handler:
        return Resources(api, checks, context, forms=forms, strict=strict)

    read = partial(load, allow_remote=allow_remote)
    return _family(project, api, pinned, context, read, others)


def _family(  # noqa: PLR0913, PLR0917 - what the command line says
    project: Project,
    api: ApiConfig,
    pinned: str | None,
    context: Context,
    read: Callable[[str], Document],
    others: Others,
) -> Mocked:
    documents: dict[str, Document] = {}

    def built(version: str) -> Api:
        documents[version] = read(shown(project.spec(api, version)))
        return paged(build(documents[version]), api.pagination)

    loads = {version: partial(built, version) for version in api.versions}
    behaviour = behaviour_of(project, api)
    where = Location(shown(project.root / (api.behaviour or "specloom.toml")))
    family = Family(loads, context, behaviour, pinned=pinned, others=others)
    control = Control(family, context, family.advance)
    chosen = family.api(family.pinned)
    told = f"{chosen.title} {chosen.version}"
    if family.header:
        told = f"{chosen.title}, all versions, {family.pinned} unless {family.header} names another"

    def look() -> Iterator[Finding]:
        yield from findings(chosen, documents[family.pinned].locate)
        for name in family.unknown_operations():
            message = f"the behaviour names the operation {name}, which no version has; correct it"
            yield Finding("unknown-operation", message, where, "warning")

    return Mocked(control.answer, told, look, family.tick)
