"""Entities as one answer shows them: all of one, parts of it, in a wrapper."""

from __future__ import annotations

from typing import Final

from specloom.ir.model import JsonValue, Schema
from specloom.mock.checks import Checks
from specloom.mock.generation import Generator
from specloom.mock.messages import NOTHING, Nothing
from specloom.mock.places import at, copied, put
from specloom.mock.reading.forms import form_of
from specloom.mock.state.kinds import Kind
from specloom.mock.state.schemas import identity, plain, unwrapped
from specloom.mock.store import Entity
from specloom.values.samples import NO_SAMPLE

__all__ = ["Shown", "View"]

_REMOVED: Final = frozenset(("deleted", "isdeleted", "removed"))


class Shown:
    """Entities of one kind by one schema.

    Args:
        schema: what shows them.
        kind: what they are.
        checks: where the checks of schemas come from.
    """

    def __init__(self, schema: Schema, kind: Kind, checks: Checks) -> None:
        self._is_whole = identity(schema) == identity(kind.schema)
        if self._is_whole:
            return
        self._kind = kind
        self._check = checks.of(schema, "response")
        self._form = form_of((schema,))
        made = Generator(schema, checks).plain()
        self._template: Entity = made if isinstance(made, dict) else {}
        self._is_object = isinstance(made, dict)
        self._constant = NOTHING if made is NO_SAMPLE else made

    def show(self, entity: Entity, more: Entity | None = None) -> JsonValue | Nothing:
        """Show an entity; `more` is what it does not hold and the answer may tell.

        What the schema wants and the entity lacks is made up. `NOTHING` where there is no way.
        """
        if self._is_whole:
            return entity
        if not self._is_object:
            return self._constant
        told = {name: value for name, value in (more or {}).items() if self._may_hold(name)}
        told |= {name: value for name, value in entity.items() if self._may_hold(name)}
        if self._kind.id and self._kind.id not in self._form.members:
            told |= self._other_id(entity)
        known = self._kind.form.members
        base = {name: value for name, value in self._template.items() if name not in known}
        for start in (base, self._template):
            if self._check.accepts({**start, **told}):
                return {**start, **told}
        result = dict(self._template)
        for name, value in told.items():
            if self._check.accepts({**result, name: value}):
                result[name] = value
        return result

    def _may_hold(self, name: str) -> bool:
        return name in self._form.members

    def _other_id(self, entity: Entity) -> Entity:
        """Tell the id under the name that the schema has for it."""
        names = [name for name in self._form.members if plain(name) in ("id", plain(self._kind.id))]
        return {name: entity[self._kind.id] for name in names if self._kind.id in entity}


class View:
    """An entity in the body of one operation's answer.

    Args:
        schema: the body's.
        kind: what it shows.
        checks: where the checks of schemas come from.
    """

    def __init__(self, schema: Schema, kind: Kind, checks: Checks) -> None:
        self._place, inner = unwrapped(schema)
        if identity(schema) in kind.shapes:
            self._place, inner = (), schema
        self._shown = Shown(inner, kind, checks)
        self._around = Generator(schema, checks).plain() if self._place else None

    def show(self, entity: Entity, more: Entity | None = None) -> JsonValue | Nothing:
        """Give the body that shows an entity; `NOTHING` where there is no way."""
        shown = self._shown.show(entity, more)
        if shown is NOTHING or not self._place:
            return shown
        if not isinstance(self._around, dict):
            return NOTHING
        return put(dict(self._around), self._place, shown)

    def farewell(self, entity: Entity) -> JsonValue | Nothing:
        """Give the body that shows an entity for the last time."""
        body = self.show(entity)
        if not isinstance(body, dict):
            return body
        body = {name: copied(value) for name, value in body.items()}
        for place in dict.fromkeys((self._place, ())):
            inner = at(body, place)
            names = inner if isinstance(inner, dict) else {}
            flags = [name for name, value in names.items() if isinstance(value, bool)]
            for name in flags:
                if plain(name) in _REMOVED and name not in entity:
                    put(body, (*place, name), new=True)
        return body
