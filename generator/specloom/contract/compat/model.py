"""What is predicted of a hop from one version to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from specloom.contract.model import ABSENT, Absent
from specloom.ir.model import JsonValue

__all__ = ["Predicted", "Way", "Witness"]

Way: TypeAlias = Literal["request", "response", "none"]


@dataclass(frozen=True, slots=True)
class Witness:
    """What of a request shows a change: its whole body, or some parameters of its query."""

    body: JsonValue | Absent = ABSENT
    query: Mapping[str, JsonValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Predicted:
    """A change that is predicted between BASE and REVISION.

    Attributes:
        fingerprint: what identifies it.
        id: the rule, `request-property-became-required`.
        message: what it is, in one sentence.
        operations: what it reaches, `GET /pets/{petId}`; nothing where it reaches all.
        base: its place in BASE, a pointer; empty where it has none there.
        revision: its place in REVISION.
        direction: which way what changes travels.
        breaks: whether it is predicted to be felt on the wire by those who go on as before.
        subject: the name of what changes, or empty.
        renamed: what it is called in REVISION, where it has another name.
        gone: whether it is the operation itself that is gone from where it was.
        witness: a request that BASE allows and REVISION does not, if one is known.
    """

    fingerprint: str
    id: str
    message: str
    operations: tuple[str, ...]
    base: str
    revision: str
    direction: Way
    breaks: bool
    subject: str = ""
    renamed: str = ""
    gone: bool = False
    witness: Witness | None = None
