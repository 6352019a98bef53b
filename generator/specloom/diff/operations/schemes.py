"""What changed of security schemes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from specloom.diff.model import Effect, Level, OperationRef
from specloom.diff.operations.comparison import Context, refer
from specloom.diff.operations.finding import Found
from specloom.diff.operations.scheme_names import meaning
from specloom.ir.model import Api, Flow, SecurityScheme

__all__ = ["NO_PAYLOAD", "SCHEMES", "schemes"]

NO_PAYLOAD: Final = "credentials stand in no payload"


@dataclass(frozen=True, slots=True)
class _Edit:
    word: str
    effect: Effect
    told: str
    floor: Level | None = None
    subject: str = ""


def schemes(context: Context) -> Iterator[Found]:
    """Find what changed of security schemes; what no operation needs has no effect."""
    names = context.schemes
    users, new_users = _users(context.base), _users(context.revision)
    for base, revision in names.pairs:
        reached = (*users.get(base.name, ()), *new_users.get(revision.name, ()))
        for edit in _edits(base, revision):
            yield _found(base, revision, edit, reached)
    kept = {mine.name for mine, _ in names.pairs}
    for base in context.base.security_schemes.values():
        if base.name not in kept:
            edit = _Edit("removed", "none", "is gone")
            yield _found(base, None, edit, users.get(base.name, ()))
    known = {other.name for _, other in names.pairs}
    for revision in context.revision.security_schemes.values():
        if revision.name not in known:
            edit = _Edit("added", "none", "is new")
            yield _found(None, revision, edit, new_users.get(revision.name, ()))


def _users(api: Api) -> dict[str, list[OperationRef]]:
    """Give the operations that each scheme serves."""
    users: dict[str, list[OperationRef]] = {}
    for operation in api.operations:
        needed = (name for requirement in operation.security for name in requirement.schemes)
        for name in dict.fromkeys(needed):
            users.setdefault(name, []).extend(refer(operation))
    return users


def _found(
    base: SecurityScheme | None,
    revision: SecurityScheme | None,
    edit: _Edit,
    reached: Iterable[OperationRef],
) -> Found:
    operations = tuple(sorted(set(reached)))
    name = base.name if base is not None else revision.name if revision is not None else ""
    return Found(
        f"api-security-component-{edit.word}",
        "request",
        edit.effect if operations else "none",
        base.pointer if base is not None else None,
        revision.pointer if revision is not None else None,
        operations,
        f"The security scheme `{name}` {edit.told}.",
        subject=edit.subject or name,
        unproven=NO_PAYLOAD,
        floor=edit.floor,
    )


def _edits(base: SecurityScheme, revision: SecurityScheme) -> Iterator[_Edit]:
    if meaning(base) == meaning(revision) and base.bearer_format == revision.bearer_format:
        return
    if base.type != revision.type:
        told = f"is of the type {revision.type} instead of {base.type}"
        yield _Edit("type-changed", "alters", told)
        return
    for word, spelled, before, after in (
        ("api-key-name-changed", "is sent as", base.api_key_name, revision.api_key_name),
        ("api-key-location-changed", "is sent in the", *_locations(base, revision)),
        ("http-scheme-changed", "is of the HTTP scheme", base.http_scheme, revision.http_scheme),
        ("openid-connect-url-changed", "is described at", *_discovery(base, revision)),
    ):
        if _differ(base, before, after):
            yield _Edit(word, "alters", f"{spelled} `{after}` instead of `{before}`")
    if base.bearer_format != revision.bearer_format:
        before, after = base.bearer_format, revision.bearer_format
        has = f"the bearer format {after}" if after else "no bearer format"
        told = f"has {has}, formerly {before or 'none'}"
        yield _Edit("bearer-format-changed", "none", told, "warning")
    yield from _flows(base.flows, revision.flows)


def _locations(base: SecurityScheme, revision: SecurityScheme) -> tuple[str | None, str | None]:
    return base.api_key_location, revision.api_key_location


def _discovery(base: SecurityScheme, revision: SecurityScheme) -> tuple[str | None, str | None]:
    return base.openid_connect_url, revision.openid_connect_url


def _differ(scheme: SecurityScheme, before: str | None, after: str | None) -> bool:
    """Tell whether two words differ; names of headers and of HTTP schemes ignore case."""
    if scheme.type == "http" or scheme.api_key_location == "header":
        return (before or "").lower() != (after or "").lower()
    return before != after


def _flows(base: Iterable[Flow], revision: Iterable[Flow]) -> Iterator[_Edit]:
    ours = {flow.kind: flow for flow in base}
    theirs = {flow.kind: flow for flow in revision}
    for kind, flow in ours.items():
        if kind in theirs:
            yield from _flow(flow, theirs[kind])
        else:
            told = f"no longer offers the flow {kind}"
            yield _Edit("oauth-flow-removed", "narrows", told, subject=kind)
    for kind in theirs:
        if kind not in ours:
            yield _Edit("oauth-flow-added", "widens", f"offers the flow {kind}", subject=kind)


def _flow(base: Flow, revision: Flow) -> Iterator[_Edit]:
    kind = base.kind
    for word, named, before, after in (
        ("oauth-url", "authorization", base.authorization_url, revision.authorization_url),
        ("oauth-token-url", "token", base.token_url, revision.token_url),
        ("oauth-refresh-url", "refresh", base.refresh_url, revision.refresh_url),
    ):
        if before != after:
            has = f"the {named} URL {after}" if after else f"no {named} URL"
            told = f"has {has} in the flow {kind}, formerly {before or 'none'}"
            yield _Edit(f"{word}-changed", "alters", told, subject=kind)
    for scope in base.scopes:
        if scope not in revision.scopes:
            told = f"no longer knows the scope `{scope}` in the flow {kind}"
            yield _Edit("oauth-scope-removed", "narrows", told, subject=scope)
    for scope in revision.scopes:
        if scope not in base.scopes:
            told = f"knows the scope `{scope}` in the flow {kind}"
            yield _Edit("oauth-scope-added", "widens", told, subject=scope)


SCHEMES: Final[tuple[Callable[[Context], Iterator[Found]], ...]] = (schemes,)
