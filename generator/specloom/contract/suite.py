"""What the plugin of pytest has done: one run, told operation by operation."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

import pytest

from specloom.config import CredentialKind, CredentialVariable, PagingSetting, parse_config
from specloom.contract.credentials import Access, read_secrets
from specloom.contract.curl import curl
from specloom.contract.model import Failure, Tier, key_of
from specloom.contract.run import TIERS, Options, run
from specloom.contract.target import App, AsgiTarget, Target, UrlTarget
from specloom.errors import BadInput, Finding, Location
from specloom.ir import build, paged
from specloom.spec import load

__all__ = ["Suite", "operations", "tested"]

_KINDS: Final[tuple[CredentialKind, ...]] = (
    "client-id",
    "client-secret",
    "environment",
    "username",
    "password",
    "api-key",
    "token",
    "user",
)
_CONFIG: Final = "specloom.toml"
_NOWHERE: Final = "http://127.0.0.1:8000"


@dataclass(frozen=True, slots=True)
class Suite:
    """What was found, as text, by operation; `ended` says why the run is not whole, or nothing."""

    failures: Mapping[str, tuple[str, ...]]
    flaky: Mapping[str, tuple[str, ...]]
    ended: str


def operations(spec: str) -> tuple[str, ...]:
    """Give the operations of a description, `GET /pets`, as it has them.

    Raises:
        pytest.UsageError: It cannot be read.
    """
    try:
        return tuple(key_of(each) for each in build(load(spec)).operations)
    except BadInput as error:
        raise pytest.UsageError(str(error)) from None


def tested(  # noqa: PLR0913 - how a run goes
    target: object,
    reset: Callable[[], None],
    *,
    spec: str,
    tiers: Sequence[str],
    seed: int,
    max_time: float | None,
    max_examples: int,
    allow_writes: tuple[str, ...],
    rate: float | None,
    credentials: Sequence[tuple[str, str]],
) -> Suite:
    """Test a target, once.

    Raises:
        pytest.UsageError: The description cannot be read, an option is none, or the target is.
    """
    try:
        document = load(spec)
        api = paged(build(document), _pagination(spec))
        place = _target(target)
        variables = [CredentialVariable(_kind(kind), name) for kind, name in credentials]
        address = place.address if "://" in place.address else _NOWHERE
        options = Options(
            tiers=_tiers(tiers),
            seed=seed,
            max_time=max_time,
            max_examples=max_examples,
            allow_writes=allow_writes,
            rate=rate,
            document=document,
            locate=document.locate,
            describe=lambda case: (curl(case, api, address), ""),
            reset=reset,
        )
        try:
            access = Access(api, place, read_secrets(variables, os.environ))
            found = run(api, place, options=options, access=access)
        finally:
            place.close()
    except BadInput as error:
        raise pytest.UsageError(str(error)) from None
    ended = f"the run is partial: {found.stop.message}" if found.stop and found.partial else ""
    return Suite(
        _by_operation(one for one in found.failures if not one.flaky),
        _by_operation(one for one in found.failures if one.flaky),
        ended,
    )


def _pagination(spec: str) -> tuple[PagingSetting, ...]:
    """Give what the specloom.toml of this folder, or the nearest above, says of a description."""
    here = Path.cwd()
    file = next(
        (one for folder in (here, *here.parents) if (one := folder / _CONFIG).is_file()), None
    )
    if file is None or not Path(spec).is_file():
        return ()
    described = Path(spec).resolve()
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"this cannot be read: {error}"
        raise BadInput(Finding("unreadable", message, Location(str(file)))) from error
    for api in parse_config(text, str(file)).apis:
        if any((file.parent / api.spec(one)).resolve() == described for one in api.versions):
            return api.pagination
    return ()


def _target(target: object) -> Target:
    if isinstance(target, str):
        return UrlTarget(target)
    if callable(target):
        return AsgiTarget(cast("App", target))  # no more can be told before it is called
    message = "specloom_target gives neither an ASGI application nor the address of a service"
    raise pytest.UsageError(message)


def _tiers(names: Sequence[str]) -> tuple[Tier, ...]:
    if unknown := [name for name in names if name not in TIERS]:
        raise pytest.UsageError(f"there is no tier {unknown[0]!r}, but {', '.join(TIERS)}")
    return tuple(tier for tier in TIERS if tier in names)


def _kind(name: str) -> CredentialKind:
    for kind in _KINDS:
        if kind == name:
            return kind
    raise pytest.UsageError(f"there are no credentials {name!r}, but {', '.join(_KINDS)}")


def _by_operation(failures: Iterable[Failure]) -> dict[str, tuple[str, ...]]:
    told: dict[str, list[str]] = {}
    for failure in failures:
        told.setdefault(failure.operation, []).append(_told(failure))
    return {operation: tuple(each) for operation, each in told.items()}


def _told(failure: Failure) -> str:
    """Tell a failure: what is wrong, where that is described, and how to see it again."""
    steps = "\n".join(step.curl for step in failure.steps)
    last = failure.steps[-1]
    answer = f"answer: {last.status or 'none, it'} {last.answer}".rstrip()
    return (
        f"{failure.check}: {failure.message}\n{failure.location}\n"
        f"case: {failure.why}\n{steps}\n{answer}"
    )
