"""Media types by what they mean (RFC 9110, 8.3.1 and 12.5.1), and those of two sides paired."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from specloom.ir.model import MediaType

__all__ = ["MediaPair", "MediaRange", "MediaTypes", "pair_media_types"]

_EXAMPLES: Final = {"application": "octet-stream", "image": "png", "text": "plain"}
_MediaKind: TypeAlias = Literal["same", "generalized", "specialized", "covered"]


@dataclass(frozen=True, slots=True)
class MediaRange:
    """A media type or a range of them, in lower case. `parameters` are sorted.

    The `charset` of JSON says nothing (RFC 8259, 11) and is left out.
    """

    type: str
    subtype: str
    parameters: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, name: str) -> MediaRange:
        """Read a media type; what is none stays what it is."""
        essence, *rest = (part.strip() for part in name.split(";"))
        type_, _, subtype = essence.lower().partition("/")
        pairs = (part.partition("=") for part in rest if part)
        found = {key.strip().lower(): value.strip().strip('"') for key, _, value in pairs}
        if subtype == "json" or subtype.endswith("+json"):
            found.pop("charset", None)
        if "charset" in found:
            found["charset"] = found["charset"].lower()
        return cls(type_, subtype, tuple(sorted(found.items())))

    @property
    def named(self) -> str:
        """The type without parameters."""
        return f"{self.type}/{self.subtype}"

    @property
    def example(self) -> str:
        """A media type of the range."""
        type_ = "application" if self.type == "*" else self.type
        subtype = _EXAMPLES.get(type_, "x") if self.subtype == "*" else self.subtype
        written = "".join(f"; {key}={value}" for key, value in self.parameters)
        return f"{type_}/{subtype}{written}"

    def covers(self, other: MediaRange) -> bool:
        """Tell whether every media type of the other range is one of this."""
        return (
            self.type in ("*", other.type)
            and self.subtype in ("*", other.subtype)
            and set(self.parameters) <= set(other.parameters)
        )


@dataclass(frozen=True, slots=True, eq=False)
class MediaPair:
    """A media type on both sides.

    `generalized`: it became part of a wider range; `specialized`: of its range less is left;
    `covered`: it is not named any more, or newly, but a range that both sides have holds it.
    """

    base: MediaType
    revision: MediaType
    kind: _MediaKind


@dataclass(frozen=True, slots=True, eq=False)
class MediaTypes:
    """The contents of both sides: pairs, and what only one side has."""

    pairs: tuple[MediaPair, ...]
    removed: tuple[MediaType, ...]
    added: tuple[MediaType, ...]


def pair_media_types(base: Sequence[MediaType], revision: Sequence[MediaType]) -> MediaTypes:
    """Pair media types: the same ones, then those where one side's range holds the other's."""
    ours = {MediaRange.parse(each.name): each for each in base}
    theirs = {MediaRange.parse(each.name): each for each in revision}
    pairs = [
        MediaPair(mine, theirs[range_], "same") for range_, mine in ours.items() if range_ in theirs
    ]
    gone = {range_: each for range_, each in ours.items() if range_ not in theirs}
    new = {range_: each for range_, each in theirs.items() if range_ not in ours}
    for mine in list(gone):
        wider = next((other for other in theirs if other.covers(mine)), None)
        if wider is not None:
            kind: _MediaKind = "generalized" if wider in new else "covered"
            pairs.append(MediaPair(gone.pop(mine), theirs[wider], kind))
    held = {pair.revision for pair in pairs}
    for other in list(new):
        wider = next((mine for mine in ours if mine.covers(other)), None)
        if new[other] in held:
            del new[other]
        elif wider is not None:
            kind = "specialized" if wider in gone else "covered"
            pairs.append(MediaPair(ours[wider], new.pop(other), kind))
    held_base = {pair.base for pair in pairs}
    removed = tuple(each for each in gone.values() if each not in held_base)
    return MediaTypes(tuple(pairs), removed, tuple(new.values()))
