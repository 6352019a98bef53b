"""A change in words: a title in terms of the client, and why code breaks.

Both may hold `code` between backticks, and nothing else that Markdown reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from specloom.diff.migration.edits import Edit, edit_of
from specloom.diff.migration.exact import exact
from specloom.diff.migration.phrases import READS_AS_NONE, REASONS, SUCCEEDS, TITLES, VAGUE, Role
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
from specloom.diff.migration.returns import returned_type
from specloom.diff.migration.source import SourceChanges, argument_type, field_type
from specloom.diff.migration.surface import Surface, enum_members
from specloom.diff.migration.types import text
from specloom.diff.model import Change
from specloom.errors import Location
from specloom.names import UnionKind

__all__ = ["Named", "Seen", "named", "see", "title", "values_changed", "why"]

_MOST: Final = 3
"""So many values of an enum a title names."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a change is about on both sides, the places that it is felt at first."""

    before: tuple[Place, ...]
    after: tuple[Place, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """The places a caller knows: before, or where there was nothing, after."""
        return self.before or self.after

    @property
    def first(self) -> Place | None:
        """The first of the places, if there is any."""
        return next(iter(self.places), None)


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


def title(told: Sequence[tuple[Change, Seen]], sides: SourceChanges) -> str:
    """Give a short sentence in terms of the client.

    Args:
        told: What changed with what it is about; the same happened to all of it.
        sides: The names on both sides.
    """
    change, seen = told[0]
    edit = edit_of(change)
    role = _role(change, seen)
    template = _template(change, role, edit)
    if template in VAGUE:
        template = exact([change for change, _ in told]) or template
    facts = _facts(change, seen, sides)
    if template is None or not facts["it"]:
        return _plain(change.message)
    if edit == "status":
        return _of_statuses(template, told, sides)
    parts = [one for _, each in told if (one := named(each, sides)) is not None]
    if len({(one.name, one.owners) for one in parts}) > 1:
        return _of_several(template, facts, parts, edit, role)
    if role == "field" and edit in {"optional", "required"} and "None" in facts["was"]:
        template = "{it} may be missing" if edit == "optional" else "{it} is always sent"
    if role == "result" and edit == "type" and (not facts["is"] or facts["was"] == facts["is"]):
        template = "{it} gives back something else"
    if facts["it"].startswith(facts["new"]):
        if edit in {"renamed", "respelled"}:
            return _plain(change.message)
        template = "{it} has moved" if (role, edit) == ("method", "moved") else template
    return template.format_map(facts)


def _of_several(
    template: str, facts: Mapping[str, str], parts: Sequence[Named], edit: Edit, role: Role
) -> str:
    names = list(dict.fromkeys(one.name for one in parts))
    if role == "type" and edit == "grown":
        return template.format_map({**facts, "member": _listed(names, "or")})
    if role == "type" and edit == "shrunk":
        return _many(template, len(names)).format_map({**facts, "it": _listed(names)})
    new = _listed(dict.fromkeys(one.new or one.name for one in parts))
    return _many(template, len(names)).format_map({**facts, "it": _shared(parts), "new": new})


def _of_statuses(template: str, told: Sequence[tuple[Change, Seen]], sides: SourceChanges) -> str:
    """Name the methods, once for several statuses, and the statuses that came and went."""
    methods = dict.fromkeys(
        name
        for _, seen in told
        if (name := _several(seen.after, sides.revision) or _several(seen.before, sides.base))
    )
    come = sorted({_tail(change.revision) for change, _ in told if change.revision})
    gone = sorted({_tail(change.base) for change, _ in told if change.base})
    status = _spoken(come or gone)
    if come and gone:
        status, template = f"{status} instead of {_spoken(gone)}", "{it} answers {status}"
    first, *others = methods
    if others:
        first = f"{first} and {len(others)} other method{'s' * (len(others) > 1)}"
        template = template.replace("fails", "fail")
    return template.format(it=first, status=status)


def _tail(place: Location) -> str:
    return place.pointer.rpartition("/")[2]


def _spoken(statuses: Sequence[str]) -> str:
    *first, last = statuses
    return f"{', '.join(first)} or {last}" if first else last


def _template(change: Change, role: Role, edit: Edit) -> str | None:
    if edit == "status":
        success = "-non-success-" not in change.id
        gone = change.revision is None
        return _STATUSES[success, gone]
    if edit == "moved" and change.rename and role == "argument":
        return _TRAVELS.get(change.rename.revision.partition(" ")[0])
    if role == "value" and edit == "grown" and change.direction == "request":
        return "{it} may be{value} in requests, too"
    return TITLES.get((role, edit)) or TITLES.get(("other", edit))


_STATUSES: Final[Mapping[tuple[bool, bool], str]] = {
    (True, True): "{it} no longer answers {status}",
    (True, False): "{it} may answer {status}",
    (False, True): "{it} no longer fails with {status}",
    (False, False): "{it} may fail with {status}",
}
_TRAVELS: Final = {
    "path": "{it} is part of the path now",
    "query": "{it} is sent in the query now",
    "header": "{it} is sent as a header now",
    "cookie": "{it} is sent as a cookie now",
}
_SINGULAR: Final = re.compile(r"^\{it\} (is|has|takes|accepts|allows|means|needs|gives)\b")
_PLURAL: Final = {
    "is": "are",
    "has": "have",
    "takes": "take",
    "accepts": "accept",
    "needs": "need",
    "allows": "allow",
    "means": "mean",
    "gives": "give",
}


def _many(template: str, count: int) -> str:
    """Say of several things what a template says of one."""
    if count == 1:
        return template
    return _SINGULAR.sub(lambda found: f"{{it}} {_PLURAL[found[1]]}", template)


def _shared(told: Sequence[Named]) -> str:
    """Name several things and whose they are, a few of each."""
    owners = dict.fromkeys(owner for one in told for owner in one.owners)
    return f"{_listed(dict.fromkeys(one.name for one in told))} of {_listed(owners)}"


def _listed(names: Iterable[str], word: str = "and") -> str:
    """List names as code, the first few of many."""
    known = [f"`{name}`" for name in names]
    if len(known) > _MOST + 1:
        known = [*known[:_MOST], f"{len(known) - _MOST} more"]
    *first, last = known
    return f"{', '.join(first)} {word} {last}" if first else last


def why(change: Change, seen: Seen) -> str:
    """Say in a sentence or two what breaks, and when."""
    edit = edit_of(change)
    if change.id == "response-optional-property-removed":
        return READS_AS_NONE
    if edit == "status" and "-non-success-" not in change.id:
        return SUCCEEDS
    direction = change.direction if change.direction != "none" else "request"
    known = REASONS.get((_role(change, seen), direction, edit)) or REASONS.get(
        ("other", direction, edit)
    )
    return known or ("Nothing breaks." if change.level == "info" else _plain(change.message))


def _plain(message: str) -> str:
    return message.rstrip(".")


def _role(change: Change, seen: Seen) -> Role:
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


def _facts(change: Change, seen: Seen, sides: SourceChanges) -> dict[str, str]:
    new = _short(seen.before, seen.after, sides) or _code(seen.after, sides.revision)
    member = _code(seen.after or seen.before, sides.revision if seen.after else sides.base)
    return {
        "it": _several(seen.before, sides.base) or _several(seen.after, sides.revision),
        "new": f"`{new}`",
        "value": _values(seen, sides),
        "member": f"`{member}`",
        "was": _type(seen.before, sides.base),
        "is": _given(change, sides)
        if isinstance(seen.first, ResultAt)
        else _type(seen.after, sides.revision),
    }


@dataclass(frozen=True, slots=True)
class Named:
    """A thing by its name, what it is a part of, and its new name where it has another."""

    name: str
    owners: tuple[str, ...]
    new: str = ""


def named(seen: Seen, sides: SourceChanges) -> Named | None:
    """Give the names of what a change is about; None for what is nobody's part."""
    before, after = seen.before, seen.after
    here, side = (before, sides.base) if before else (after, sides.revision)
    match here[0] if here else None:
        case FieldAt(_, class_name, name):
            other = after[0] if before and after else None
            new = other.name if isinstance(other, FieldAt) else ""
            return Named(name, (class_name,), new)
        case ArgumentAt(_, argument):
            methods = dict.fromkeys(
                f"{method_name(one.operation, side.symbols)}()"
                for one in here
                if isinstance(one, ArgumentAt)
            )
            other = after[0] if before and after else None
            new = other.argument.name if isinstance(other, ArgumentAt) else ""
            return Named(argument.name, tuple(methods), new)
        case MethodAt(operation):
            resource, _, name = method_name(operation, side.symbols).rpartition(".")
            return Named(f"{name}()", (resource,))
        case TypeAt(holder, name) if before and after and isinstance(after[0], TypeAt):
            if isinstance(holder.kind, UnionKind):
                return Named(after[0].name, (name,))
            return Named(name, (after[0].name,))
        case _:
            return None


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


def _given(change: Change, sides: SourceChanges) -> str:
    """Say what the method gives that answers now."""
    reached = {(one.path, one.method) for one in change.operations}
    operations = sides.revision_api.operations
    found = (one for one in operations if (one.path, one.method) in reached)
    operation = next(found, None)
    return text(returned_type(operation, sides.revision.symbols)) if operation else ""


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
        case EnumAt(_, old, was), EnumAt(_, new, member) if old == new and was != member:
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
        case ArgumentAt(_, argument):
            return text(argument_type(argument, side.symbols))
        case ResultAt(operation):
            return text(returned_type(operation, side.symbols))
        case _:
            return ""
