"""Security schemes of two sides, paired by what they mean before their names are asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from specloom.ir.model import Api, Flow, SecurityScheme

__all__ = ["SchemeNames", "is_stranger", "meaning", "name_schemes"]

_NEW: Final = " (new)"

_Pair: TypeAlias = tuple[SecurityScheme, SecurityScheme]


@dataclass(frozen=True, slots=True, eq=False)
class SchemeNames:
    """What the schemes of both sides are called here: one name where they mean the same."""

    pairs: tuple[_Pair, ...]
    revision: Mapping[str, str]

    def of_revision(self, name: str) -> str:
        """Give the base's name of a scheme of the revision, where the base has it."""
        return self.revision.get(name, name)


def name_schemes(base: Api, revision: Api) -> SchemeNames:
    """Pair the schemes: same name and meaning, same meaning, same name, the last of a type."""
    ours = dict(base.security_schemes)
    theirs = dict(revision.security_schemes)
    pairs: list[_Pair] = []
    for alike in (_same, _same_meaning, _same_name):
        for name, mine in tuple(ours.items()):
            other = next((each for each in theirs.values() if alike(mine, each)), None)
            if other is not None:
                pairs.append((ours.pop(name), theirs.pop(other.name)))
    for name, mine in tuple(ours.items()):
        rivals = [each for each in ours.values() if each.type == mine.type]
        others = [each for each in theirs.values() if each.type == mine.type]
        if len(rivals) == len(others) == 1:
            pairs.append((ours.pop(name), theirs.pop(others[0].name)))
    named = {other.name: mine.name for mine, other in pairs}
    taken = {mine.name for mine, _ in pairs} | ours.keys()
    strangers = {name: name + _NEW for name in theirs if name in taken}
    return SchemeNames(tuple(pairs), named | strangers)


def is_stranger(name: str) -> bool:
    """Tell whether a name is that of a scheme whose name another one had in the base."""
    return name.endswith(_NEW)


def _same(base: SecurityScheme, revision: SecurityScheme) -> bool:
    return _same_name(base, revision) and _same_meaning(base, revision)


def _same_name(base: SecurityScheme, revision: SecurityScheme) -> bool:
    return base.name == revision.name


def _same_meaning(base: SecurityScheme, revision: SecurityScheme) -> bool:
    return meaning(base) == meaning(revision)


def meaning(scheme: SecurityScheme) -> object:
    """Give what a scheme is on the wire."""
    key = scheme.api_key_name or ""
    return (
        scheme.type,
        scheme.api_key_location,
        key.lower() if scheme.api_key_location == "header" else key,
        (scheme.http_scheme or "").lower(),
        scheme.openid_connect_url,
        sorted((flow.kind, _urls(flow), sorted(flow.scopes)) for flow in scheme.flows),
    )


def _urls(flow: Flow) -> tuple[str, str, str]:
    return flow.authorization_url or "", flow.token_url or "", flow.refresh_url or ""
