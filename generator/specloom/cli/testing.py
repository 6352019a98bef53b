"""What a contract test needs: the description that a SPEC names, its client, and a target."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from specloom.cli.generate import committed_lock
from specloom.cli.project import Project, address, shown, surrounding_project
from specloom.config import ApiConfig
from specloom.contract.credentials import Access, Secrets, read_secrets
from specloom.contract.curl import curl
from specloom.contract.model import Call, Case
from specloom.contract.snippets import Snippets
from specloom.contract.target import AsgiTarget, Target
from specloom.errors import BadInput, Finding, Location
from specloom.ir import Api, build, paged
from specloom.names import Lock, plan
from specloom.names.programs import Client
from specloom.render.sources import Version
from specloom.spec import Document, load

__all__ = ["Tested", "describe", "mock_target", "require_extra", "secrets_of", "tested"]

MOCK_ADDRESS: Final = "http://127.0.0.1:8000"
"""Where `specloom mock` would serve what a run against a mock has found."""


@dataclass(frozen=True, slots=True)
class Tested:
    """A description to test by.

    Attributes:
        spec: the SPEC, with the version that was chosen.
        document: what was read.
        api: what it says.
        project: the project it is of, if any.
        config: the API it is of, if any.
        version: the version, where it is of an API.
    """

    spec: str
    document: Document
    api: Api
    project: Project | None = None
    config: ApiConfig | None = None
    version: str = ""

    @property
    def pin(self) -> str | None:
        """The value of the header that asks a service for the version, if there is one."""
        told = self.api.extensions.get("x-version-header")
        value = told.get("value") if isinstance(told, dict) else None
        return value if isinstance(value, str) else None


def require_extra() -> None:
    """Refuse to go on without what `specloom[contract]` brings.

    Raises:
        BadInput: It is not installed.
    """
    if importlib.util.find_spec("schemathesis") is None:
        message = "contract tests need more; install it with: pip install 'specloom[contract]'"
        raise BadInput(Finding("extra-missing", message, Location("schemathesis")))


def tested(spec: str, *, allow_remote: bool) -> Tested:
    """Read what a SPEC names; an API without a version is its newest.

    Raises:
        BadInput: It cannot be read.
    """
    name, at, version = spec.partition("@")
    project = None if Path(spec).exists() else surrounding_project()
    config = project.config.api(name) if project is not None else None
    if project is None or config is None:
        document = load(address(spec), allow_remote=allow_remote)
        source = document.source if "://" in spec else spec  # an address may hold a secret
        return Tested(source, document, build(document))
    chosen = project.version(config, version) if at else config.versions[-1]
    document = load(shown(project.spec(config, chosen)), allow_remote=allow_remote)
    api = paged(build(document), config.pagination)
    return Tested(f"{name}@{chosen}", document, api, project, config, chosen)


def secrets_of(subject: Tested) -> Secrets:
    """Take the credentials of an API from the environment; specloom.toml names the variables."""
    return read_secrets(subject.config.credentials if subject.config else (), os.environ)


# -------------------------------------------------------------------------------------- targets


def mock_target(spec: str, seed: int, *, allow_remote: bool) -> tuple[Target, Callable[[], None]]:
    """Make the mock of a SPEC in this process; give it, and what puts it into its first state.

    Raises:
        BadInput: A description or a behaviour cannot be used.
    """
    from specloom.cli.mocks import make_mock  # noqa: PLC0415 - only who wants a mock pays for it
    from specloom.mock import App  # noqa: PLC0415
    from specloom.mock.calls import Context  # noqa: PLC0415
    from specloom.mock.clock import Clock  # noqa: PLC0415
    from specloom.mock.outbox import Outbox  # noqa: PLC0415
    from specloom.mock.store import Store  # noqa: PLC0415

    context = Context("", seed, Clock(), Store(), Outbox(frozenset()))
    mocked = make_mock(spec, context, strict=True, allow_remote=allow_remote)
    target = AsgiTarget(App(mocked.responder), address="mock")
    return target, lambda: _reset(target)


def _reset(target: Target) -> None:
    target.exchange(Call("POST", "/__mock__/reset"))


# --------------------------------------------------------------------------------- how to repeat


def describe(subject: Tested, target: Target, access: Access) -> Callable[[Case], tuple[str, str]]:
    """Give what tells how to send a case again: by curl, and with the generated client."""
    place = target.address if "://" in target.address else MOCK_ADDRESS
    snippets = _snippets(subject, place)
    pin = subject.api.extensions.get("x-version-header")
    name, value = (
        (str(pin.get("name")).lower(), pin.get("value")) if isinstance(pin, dict) else ("", None)
    )

    def described(case: Case) -> tuple[str, str]:
        dressed = access.dress(replace(case, credentials="none"))
        told = curl(replace(case, call=dressed), subject.api, place)
        values = case.values
        if values is not None and (name, value) in dressed.headers:  # which a client sends, too
            kept = {key: one for key, one in values.headers.items() if key.lower() != name}
            values = replace(values, headers=kept)
        return told, snippets.of(replace(case, values=values)) if snippets else ""

    return described


def _snippets(subject: Tested, place: str) -> Snippets | None:
    """Give what writes programs against the client; None where no client was generated."""
    if subject.project is None or subject.config is None or not subject.config.has_client:
        return None
    lock = committed_lock(subject.project.root / subject.config.output)
    if lock == Lock():
        return None
    (symbols,), _ = plan([subject.api], lock)
    module = Version(subject.version, subject.api).module
    client = Client(f"{subject.config.package}.{module}", subject.config.client)
    return Snippets(subject.api, symbols, client, place)
