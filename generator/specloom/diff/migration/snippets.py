"""Code before and after: small programs against the two clients that show what a change asks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, assert_never

from specloom.diff.migration.edits import Edit, edit_of
from specloom.diff.migration.ends import End
from specloom.diff.migration.model import Claim, Client, Snippet
from specloom.diff.migration.places import (
    ArgumentAt,
    BodyAt,
    EnumAt,
    FieldAt,
    MethodAt,
    Place,
    ResultAt,
    SecurityAt,
    ServerAt,
    TypeAt,
    WebhookAt,
    method_name,
)
from specloom.diff.migration.shown import View, is_read, show
from specloom.diff.migration.source import SourceChanges, field_type
from specloom.diff.migration.surface import Surface
from specloom.diff.migration.wording import Seen, values_changed
from specloom.diff.model import Change

__all__ = ["Snippets"]

_Role: TypeAlias = Literal["read", "made", "method", "value", "type", "answer", "none"]
_After: TypeAlias = View | Literal["successor", ""]
_Views: TypeAlias = tuple[View | Literal[""], _After]

NOTHING: Final = "# Nothing takes its place.\n"
_SUCCEEDED: Final = frozenset(("renamed", "moved", "replaced_by", "lossy"))

_ABSENCE: Final[frozenset[Edit]] = frozenset(
    ("nullable", "optional", "not nullable", "required", "type")
)
_OPERATION: Final = re.compile(r"\b[A-Z]+ /[^\s.,;]*")
_BESIDE: Final = 4
"""So many more parts of the same whole a snippet shows."""
_USE: Final[_Views] = ("use", "use")
_NO_VIEWS: Final[_Views] = ("", "")
_VIEWS: Final[Mapping[tuple[_Role, Edit], _Views]] = {
    ("read", "renamed"): ("use", "use"),
    ("read", "gone"): ("use", "successor"),
    ("read", "deprecated"): ("use", "successor"),
    ("read", "new"): ("", "use"),
    ("read", "nullable"): ("typed", "guarded"),
    ("read", "optional"): ("typed", "guarded"),
    ("read", "not nullable"): ("guarded", "typed"),
    ("read", "required"): ("guarded", "typed"),
    ("read", "type"): ("typed", "typed"),
    ("read", "meaning"): ("use", "use"),
    ("made", "renamed"): ("use", "use"),
    ("made", "moved"): ("use", "use"),
    ("made", "gone"): ("use", "successor"),
    ("made", "deprecated"): ("use", "successor"),
    ("made", "new"): ("bare", "use"),
    ("made", "required"): ("bare", "use"),
    ("made", "optional"): ("use", "bare"),
    ("made", "type"): ("use", "use"),
    ("made", "grown"): ("", "value"),
    ("made", "shrunk"): ("value", "use"),
    ("made", "respelled"): ("value", "value"),
    ("method", "moved"): ("use", "use"),
    ("method", "renamed"): ("use", "use"),
    ("method", "meaning"): ("use", "use"),
    ("method", "gone"): ("use", "successor"),
    ("method", "deprecated"): ("use", "successor"),
    ("method", "new"): ("", "use"),
    ("value", "new"): ("", "use"),
    ("value", "grown"): ("", "use"),
    ("value", "gone"): ("use", "successor"),
    ("value", "shrunk"): ("use", "successor"),
    ("value", "renamed"): ("use", "use"),
    ("value", "respelled"): ("use", "use"),
    ("type", "renamed"): ("typed", "typed"),
    ("type", "new"): ("", "use"),
    ("type", "gone"): ("use", "successor"),
}
"""How each side is shown: the base's, the revision's."""


def _beside(
    place: Place | None, alike: Sequence[Seen], side: Literal["before", "after"]
) -> tuple[Place, ...]:
    """Find what can be shown in the same breath as a place: parts of the same whole."""
    found = (one for seen in alike for one in (seen.before if side == "before" else seen.after))
    match place:
        case FieldAt(_, class_name, name):
            fields = (one for one in found if isinstance(one, FieldAt))
            near = {one.name: one for one in fields if one.class_name == class_name}
            near.pop(name, None)
            return tuple(near.values())[:_BESIDE]
        case ArgumentAt(operation, argument):
            passed = (one for one in found if isinstance(one, ArgumentAt))
            known = {one.argument.name: one for one in passed if one.operation is operation}
            known.pop(argument.name, None)
            return tuple(known.values())[:_BESIDE]
        case _:
            return ()


@dataclass(frozen=True)
class Snippets:
    """Writes the snippets of one migration."""

    sides: SourceChanges
    base: End
    revision: End

    @classmethod
    def between(cls, sides: SourceChanges, base: Client, revision: Client) -> Snippets:
        """Write for two clients."""
        return cls(sides, End(sides.base, base), End(sides.revision, revision))

    def of(
        self, change: Change, seen: Seen, claims: Sequence[Claim], alike: Sequence[Seen] = ()
    ) -> Snippet | None:
        """Show a change as code, with what the same happened to; None for nothing to show."""
        if not seen.places:
            return None
        edit = edit_of(change)
        old, new = self._places(seen)
        if isinstance(old, ResultAt) and not isinstance(new, ResultAt):
            new = self._call_now(change) or new
        if edit in _ABSENCE and self._same_type(old, new):
            return None
        made = change.direction == "request" and self._is_made(old) and self._is_made(new)
        role = "made" if made else self._role(edit, seen)
        about, next_about = self._about(change, seen, edit)
        view, next_view = _USE if role == "answer" else _VIEWS.get((role, edit), _NO_VIEWS)
        more, next_more = _beside(old, alike, "before"), _beside(new, alike, "after")
        before = show(self.base, old, view, about, more, made=made) if old and view else ""
        if edit == "meaning":
            new = self._named_instead(claims) or new
        after = (
            self._successor(role, old, new, claims)
            if next_view == "successor"
            else show(self.revision, new, next_view, next_about, next_more, made=made)
            if new and next_view
            else ""
        )
        if after == NOTHING and (edit == "deprecated" or not before):
            return None  # what is deprecated still works, and nothing else does
        if not before and not after:
            return None
        same = before.replace(self.base.client.module, self.revision.client.module) == after
        return Snippet(before, after) if not same or edit == "meaning" else None

    def _about(self, change: Change, seen: Seen, edit: Edit) -> tuple[str, str]:
        """Give the value that each side is to show, or the name of what changed."""
        if edit == "respelled" and change.rename is not None:
            return change.rename.base, change.rename.revision
        values = values_changed(seen, self.sides)
        about = values[0] if values else change.subject
        return about, about

    def _places(self, seen: Seen) -> tuple[Place | None, Place | None]:
        """Give the place on both sides: what stands at the pointers, else what has its name."""
        if not seen.before:
            return self._nearest(seen.after[0], self.sides.base, self.sides.revision), seen.after[0]
        old = min(seen.before, key=lambda one: self._closest(one, seen.after))
        if not seen.after:
            return old, self._nearest(old, self.sides.revision, self.sides.base)
        return old, min(seen.after, key=lambda one: self._distance(old, one))

    def _closest(self, old: Place, after: Sequence[Place]) -> int:
        return min((self._distance(old, new) for new in after), default=0)

    @staticmethod
    def _nearest(place: Place, side: Surface, other: Surface) -> Place | None:
        """Find what has a place's name on the other side, else what holds it."""
        found = side.twin(place, other)
        if found is not None:
            return found
        match place:
            case FieldAt(owner, class_name):
                return side.twin(TypeAt(owner, class_name), other)
            case ArgumentAt(operation):
                return side.twin(MethodAt(operation), other)
            case _:
                return None

    def _is_made(self, place: Place | None) -> bool:
        """Tell a field that a call takes; what is not there is no hindrance."""
        ends = (self.base, self.revision)
        return place is None or (
            isinstance(place, FieldAt)
            and any(end.builds.of(place.owner.pointer) is not None for end in ends)
        )

    def _call_now(self, change: Change) -> MethodAt | None:
        """Find the operation that answers now."""
        reached = {(one.path, one.method) for one in change.operations}
        operations = self.sides.revision_api.operations
        found = (one for one in operations if (one.path, one.method) in reached)
        return next(map(MethodAt, found), None)

    def _same_type(self, old: Place | None, new: Place | None) -> bool:
        """Tell a field that a caller sees no difference in: null stands for missing already."""
        if not isinstance(old, FieldAt) or not isinstance(new, FieldAt):
            return False
        before = field_type(old, self.sides.base.symbols)
        after = field_type(new, self.sides.revision.symbols)
        return is_read(new, self.revision) and before == after

    def _role(self, edit: Edit, seen: Seen) -> _Role:
        place = seen.places[0]
        match place:
            case FieldAt():
                read = is_read(place, self.base if seen.before else self.revision)
                return "read" if read else "made"
            case ArgumentAt():
                return "made"
            case MethodAt():
                return "method"
            case EnumAt(member=member):
                return "value" if member or edit in {"grown", "shrunk"} else "type"
            case TypeAt():
                return "type"
            case BodyAt() | ResultAt() | WebhookAt() | SecurityAt():
                return "answer"
            case ServerAt():
                return "none"
            case _:
                assert_never(place)

    def _successor(
        self, role: _Role, old: Place | None, left: Place | None, claims: Sequence[Claim]
    ) -> str:
        """Show what a claim says to use instead, else a call without what is gone."""
        for claim in claims:
            if claim.kind in _SUCCEEDED and claim.revision:
                places = self.sides.revision.places.at(claim.revision)
                place = min(places, key=lambda one: self._distance(old, one), default=None)
                if place is not None and not self._distance(old, place):
                    return show(self.revision, place, "use")
        if role != "made" or left is None:
            return NOTHING
        return show(self.revision, left, "bare") or NOTHING

    def _named_instead(self, claims: Sequence[Claim]) -> MethodAt | None:
        """Find the operation that a claim of a new meaning names, as in "call GET /cars"."""
        operations = {f"{one.method} {one.path}": one for one in self.sides.revision_api.operations}
        for claim in claims:
            if claim.kind == "meaning_changed":
                for told in _OPERATION.findall(claim.text):
                    if told in operations:
                        return MethodAt(operations[told])
        return None

    def _distance(self, old: Place | None, new: Place) -> int:
        """Say how far two arguments are apart: the same method, one of that name, another."""
        if not isinstance(old, ArgumentAt) or not isinstance(new, ArgumentAt):
            return 0
        before = method_name(old.operation, self.sides.base.symbols)
        after = method_name(new.operation, self.sides.revision.symbols)
        if before == after:
            return 0
        return 1 if before.partition(".")[2] == after.partition(".")[2] else 2
