"""A change in words: a title in terms of the client, and why code breaks.

Both may hold `code` between backticks, and nothing else that Markdown reads.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from specloom.diff.migration.edits import Edit, edit_of
from specloom.diff.migration.places import (
    ArgumentAt,
    BodyAt,
    EnumAt,
    FieldAt,
    MethodAt,
    Place,
    ResultAt,
    TypeAt,
    WebhookAt,
    method_name,
)
from specloom.diff.migration.source import SourceChanges, argument_type, field_type
from specloom.diff.migration.surface import Surface, enum_members
from specloom.diff.migration.types import text
from specloom.diff.model import Change

__all__ = ["Seen", "see", "title", "values_changed", "why"]

_MOST: Final = 3
"""So many values of an enum a title names."""
_Role: TypeAlias = Literal[
    "field", "member", "argument", "method", "type", "value", "result", "other"
]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a change is about on both sides, the places that it is felt at first."""

    before: tuple[Place, ...]
    after: tuple[Place, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """The places a caller knows: before, or where there was nothing, after."""
        return self.before or self.after


def see(change: Change, sides: SourceChanges) -> Seen:
    """Find what of the clients a change is about."""
    before = sides.base.places.at(change.base.pointer) if change.base else ()
    after = sides.revision.places.at(change.revision.pointer) if change.revision else ()
    return Seen(_felt(before, change), _felt(after, change))


def _felt(places: Sequence[Place], change: Change) -> tuple[Place, ...]:
    """Keep what the change reaches, and of that what lies in its direction."""
    reached = {(one.path, one.method) for one in change.operations}
    near = [
        one
        for one in places
        if not isinstance(one, ArgumentAt)
        or not reached
        or (one.operation.path, one.operation.method) in reached
    ]
    given = [one for one in near if isinstance(one, ArgumentAt)]
    other = [one for one in near if not isinstance(one, ArgumentAt)]
    if change.direction == "response" and other:
        return tuple(other)
    return tuple(given or other)


def title(change: Change, seen: Seen, sides: SourceChanges) -> str:
    """Give a short sentence in terms of the client."""
    edit = edit_of(change)
    role = _role(change, seen)
    template = _TITLES.get((role, edit)) or _TITLES.get(("other", edit))
    facts = _facts(seen, sides)
    if template is None or not facts["it"]:
        return _plain(change.message)
    if role == "field" and edit in {"optional", "required"} and "None" in facts["was"]:
        template = "{it} may be missing" if edit == "optional" else "{it} is always sent"
    if facts["it"].startswith(f"`{facts['new']}`"):
        if edit == "renamed":
            return _plain(change.message)
        template = "{it} has moved" if edit == "moved" else template
    return template.format_map(facts)


def why(change: Change, seen: Seen) -> str:
    """Say in a sentence or two what breaks, and when."""
    edit = edit_of(change)
    direction = change.direction if change.direction != "none" else "request"
    known = _REASONS.get((_role(change, seen), direction, edit)) or _REASONS.get(
        ("other", direction, edit)
    )
    return known or ("Nothing breaks." if change.level == "info" else _plain(change.message))


def _plain(message: str) -> str:
    return message.rstrip(".")


def _role(change: Change, seen: Seen) -> _Role:
    match seen.places[0] if seen.places else None:
        case FieldAt():
            return "member" if change.direction == "request" else "field"
        case ArgumentAt() | BodyAt():
            return "argument"
        case MethodAt():
            return "method"
        case EnumAt(member=member):
            return "value" if member or edit_of(change) in {"grown", "shrunk"} else "type"
        case TypeAt():
            return "type"
        case ResultAt() | WebhookAt():
            return "result"
        case _:
            return "other"


def _facts(seen: Seen, sides: SourceChanges) -> Mapping[str, str]:
    new = _code(seen.after, sides.revision)
    return {
        "it": _several(seen.before, sides.base) or _several(seen.after, sides.revision),
        "new": _short(seen.before, seen.after, sides) or new,
        "value": _values(seen, sides),
        "member": _code(seen.after or seen.before, sides.revision if seen.after else sides.base),
        "was": _type(seen.before, sides.base),
        "is": _type(seen.after, sides.revision),
    }


def values_changed(seen: Seen, sides: SourceChanges) -> tuple[str, ...]:
    """Give the members that only one side's enum has, by their names; empty for anything else."""
    enums = [
        {**dict.fromkeys(enum_members(one.type, side.symbols))}
        for places, side in ((seen.before, sides.base), (seen.after, sides.revision))
        for one in places[:1]
        if isinstance(one, EnumAt)
    ]
    if len(enums) != 2:  # noqa: PLR2004 - one for each side
        return ()
    before, after = enums
    return tuple(name for name in {**before, **after} if (name in before) != (name in after))


def _values(seen: Seen, sides: SourceChanges) -> str:
    """List the values that came or went, the first few of many."""
    names = values_changed(seen, sides)
    if not names:
        return " other values"
    shown = [f"`{name}`" for name in names[:_MOST]]
    if len(names) > _MOST:
        shown.append(f"{len(names) - _MOST} more")
    *others, last = shown
    return f" {', '.join(others)} or {last}" if others else f" {last}"


def _several(places: Sequence[Place], side: Surface) -> str:
    """Name what a change is about, once for all the methods that share it."""
    first = _code(places, side)
    others = len(places) - 1
    if not first or not others:
        return f"`{first}`" if first else ""
    place = places[0]
    if not isinstance(place, ArgumentAt):
        return f"`{first}`"
    method = method_name(place.operation, side.symbols)
    more = f"{others} other methods" if others > 1 else "another method"
    return f"`{place.argument.name}` of `{method}()` and {more}"


def _code(places: Sequence[Place], side: Surface) -> str:
    if not places:
        return ""
    place = places[0]
    match place:
        case FieldAt():
            return f"{place.class_name}.{place.name}"
        case EnumAt(_, name, member):
            return f"{name}.{member}" if member else name
        case TypeAt(_, name):
            return name
        case ArgumentAt(operation, argument):
            return f"{method_name(operation, side.symbols)}({argument.name})"
        case MethodAt(operation) | BodyAt(operation) | ResultAt(operation):
            return f"{method_name(operation, side.symbols)}()"
        case WebhookAt(operation):
            return operation.path
        case _:
            return ""


def _short(before: Sequence[Place], after: Sequence[Place], sides: SourceChanges) -> str:
    """Give a new name without its owner where the owner stays the same."""
    if not before or not after:
        return ""
    match before[0], after[0]:
        case FieldAt(_, old_class), FieldAt(_, new_class, name) if old_class == new_class:
            return name
        case EnumAt(_, old_name), EnumAt(_, new_name, member) if old_name == new_name:
            return member
        case ArgumentAt(old), ArgumentAt(new, argument):
            same = method_name(old, sides.base.symbols) == method_name(new, sides.revision.symbols)
            return argument.name if same or len(before) > 1 else ""
        case _:
            return ""


def _type(places: Sequence[Place], side: Surface) -> str:
    match places[0] if places else None:
        case FieldAt() as place:
            return text(field_type(place, side.symbols))
        case ArgumentAt(operation, argument):
            return text(argument_type(operation, argument, side.symbols))
        case _:
            return ""


_TITLES: Final[Mapping[tuple[_Role, Edit], str]] = {
    ("other", "meaning"): "{it} means something else",
    ("other", "moved"): "{it} is now `{new}`",
    ("other", "renamed"): "{it} is now called `{new}`",
    ("other", "deprecated"): "{it} is deprecated",
    ("other", "nullable"): "{it} may be `None`",
    ("other", "not nullable"): "{it} is never `None`",
    ("other", "optional"): "{it} may be missing",
    ("other", "required"): "{it} is always there",
    ("other", "grown"): "{it} may be more than before",
    ("other", "shrunk"): "{it} may be less than before",
    ("value", "grown"): "{it} may be{value}",
    ("value", "shrunk"): "{it} is no longer{value}",
    ("type", "grown"): "{it} may be a `{member}`",
    ("type", "shrunk"): "{it} is never a `{member}` again",
    ("other", "default"): "{it} has another default",
    ("other", "type"): "{it} has another type",
    ("other", "new"): "{it} is new",
    ("other", "gone"): "{it} is gone",
    ("other", "narrows"): "{it} allows less than before",
    ("other", "widens"): "{it} allows more than before",
    ("field", "optional"): "{it} may be `None`",
    ("field", "type"): "{it} is now `{is}`, was `{was}`",
    ("member", "optional"): "{it} may be left out",
    ("member", "required"): "{it} must be given",
    ("member", "type"): "{it} is now `{is}`, was `{was}`",
    ("member", "not nullable"): "{it} may no longer be `None`",
    ("argument", "optional"): "{it} may be left out",
    ("argument", "required"): "{it} must be passed",
    ("argument", "nullable"): "{it} may be `None`",
    ("argument", "not nullable"): "{it} may no longer be `None`",
    ("argument", "type"): "{it} takes `{is}`, took `{was}`",
    ("argument", "grown"): "{it} takes more than before",
    ("argument", "shrunk"): "{it} takes less than before",
    ("argument", "narrows"): "{it} takes less than before",
    ("argument", "widens"): "{it} takes more than before",
    ("argument", "default"): "{it} means something else when left out",
    ("result", "type"): "{it} gives back something else",
    ("result", "new"): "{it} has a new answer",
    ("result", "gone"): "{it} no longer has one of its answers",
}

_REASONS: Final[Mapping[tuple[_Role, str, Edit], str]] = {
    ("other", "request", "meaning"): (
        "Calls still succeed and type-check, and do or give something else."
    ),
    ("other", "response", "meaning"): "Nothing fails; what comes means something else.",
    ("other", "request", "moved"): (
        "Nothing answers at the old path any more, so calls of the old client fail."
    ),
    ("other", "request", "renamed"): (
        "The old name is no longer understood, and no longer type-checks."
    ),
    ("other", "response", "renamed"): (
        "The value comes under its new name only: the old one reads as missing, and no longer "
        "type-checks."
    ),
    ("other", "request", "deprecated"): "It still works, and is going to leave.",
    ("other", "response", "deprecated"): "It still comes, and is going to leave.",
    ("other", "response", "nullable"): (
        "Code that uses the value without asking for `None` fails the first time there is none."
    ),
    ("other", "response", "optional"): (
        "Code that uses the value without asking for `None` fails the first time it is left out."
    ),
    ("other", "response", "not nullable"): "A check for `None` is needed no longer.",
    ("other", "response", "required"): "A check for `None` is needed no longer.",
    ("other", "request", "nullable"): "Nothing breaks; `None` is a value of its own now.",
    ("other", "request", "not nullable"): "The service refuses requests that say null.",
    ("other", "request", "optional"): "Nothing breaks; it may be left out now.",
    ("other", "request", "required"): (
        "The service refuses requests without it, and calls without it no longer type-check."
    ),
    ("other", "response", "grown"): (
        "Code that takes every other value for one it knows goes the wrong way, without an error."
    ),
    ("other", "request", "grown"): "Nothing breaks; there is more to choose from.",
    ("other", "response", "shrunk"): "A branch that waits for it is never taken again.",
    ("other", "request", "shrunk"): "The service refuses requests that hold it.",
    ("other", "request", "default"): (
        "Calls that leave it out still succeed, and mean something else."
    ),
    ("other", "response", "default"): "Nothing breaks.",
    ("other", "request", "type"): "The service refuses what was right before.",
    ("other", "response", "type"): "Code that computes with the value no longer type-checks.",
    ("other", "request", "new"): "Nothing breaks; it is there to be used.",
    ("other", "response", "new"): "Nothing breaks; it is there to be read.",
    ("other", "request", "gone"): "It is no longer understood, and no longer type-checks.",
    ("other", "response", "gone"): "It never comes again, and reading it no longer type-checks.",
    ("other", "request", "narrows"): "The service refuses some requests that it accepted.",
    ("other", "response", "narrows"): "Nothing breaks; less is to be expected.",
    ("other", "request", "widens"): "Nothing breaks; more is accepted.",
    ("other", "response", "widens"): "Answers may hold what code has never seen.",
    ("method", "request", "gone"): "Nothing answers there any more: calls fail.",
    ("method", "request", "new"): "Nothing breaks; it is there to be called.",
    ("argument", "request", "new"): "Nothing breaks; it may be passed.",
    ("type", "request", "new"): "Nothing breaks.",
    (
        "type",
        "request",
        "renamed",
    ): "Annotations and imports with the old name no longer type-check.",
    ("type", "request", "gone"): "Annotations and imports with its name no longer type-check.",
    (
        "type",
        "response",
        "renamed",
    ): "Annotations and imports with the old name no longer type-check.",
    ("type", "response", "gone"): "It never comes again, and its name no longer type-checks.",
}
