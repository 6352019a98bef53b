"""Entities made and changed: what a client sends, completed by what a server adds."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from datetime import datetime
from random import Random
from typing import Final
from uuid import UUID

from specloom.ir.model import JsonValue, Schema
from specloom.mock.checks import Checks
from specloom.mock.generation import Generator, scrambled
from specloom.mock.places import copied
from specloom.mock.randomness import random_of
from specloom.mock.reading.forms import form_of, parts, scalars
from specloom.mock.state.kinds import Kind
from specloom.mock.state.patching import PatchError, patched
from specloom.mock.state.schemas import is_required, plain
from specloom.mock.store import Entity

__all__ = ["Maker", "Sent", "key_of", "merged"]

_POOL: Final = 8
_TRIES: Final = 30
_SHORT: Final = 6
_CREATED: Final = frozenset(
    "created createdat createdon createddate createdtime createtime creationdate creationtime "
    "datecreated insertedat".split()
)
_UPDATED: Final = frozenset(
    "updated updatedat updatedon updateddate updatedtime updatetime modified modifiedat "
    "lastmodified lastmodifiedat lastupdated lastupdatedat dateupdated".split()
)
_MILLISECONDS: Final = 10**11
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\d[Tt ].+")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def key_of(value: JsonValue) -> str:
    """Give the text by which the store knows an entity that tells `value` as its id."""
    match value:
        case str():
            return value
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)


def merged(old: JsonValue, change: JsonValue) -> JsonValue:
    """Apply a JSON Merge Patch (RFC 7396)."""
    if not isinstance(change, dict):
        return copied(change)
    result = dict(old) if isinstance(old, dict) else {}
    for name, value in change.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = merged(result.get(name), value)
    return result


class Sent:
    """What the body of one operation says of entities of a kind.

    Args:
        schema: the body's; None where there is none.
        kind: what it speaks of.
    """

    def __init__(self, schema: Schema | None, kind: Kind) -> None:
        self.names: frozenset[str] = frozenset()
        """The properties that a client may leave out, and that are then not there."""
        self.defaults: dict[str, JsonValue] = {}
        """What others are then."""
        if schema is None:
            return
        form = form_of((schema,))
        names = [name for name in form.members if name in kind.form.members and name != kind.id]
        wanted = {name for name in names if is_required((kind.schema,), name)}
        self.names = frozenset(name for name in names if name not in wanted)
        for name in names:
            for part in parts(form.members[name]):
                if part.annotations.default:
                    self.defaults.setdefault(name, part.annotations.default[0])
            if name in wanted and "null" in form_of(kind.form.members[name]).types:
                self.defaults.setdefault(name, None)


class Maker:
    """Makes entities of one kind that are what their schema says.

    Args:
        kind: what they are.
        checks: where the checks of schemas come from.
        seed: what values that are made up follow from.
    """

    def __init__(self, kind: Kind, checks: Checks, seed: int) -> None:
        self._kind = kind
        self._check = checks.of(kind.schema, "response")
        self._generator = Generator(kind.schema, checks)
        self._seed = seed
        self._pool: dict[int, Entity | None] = {}
        members = kind.form.members
        self._created = [name for name in members if plain(name) in _CREATED]
        self._updated = [name for name in members if plain(name) in _UPDATED]
        self.fixed = frozenset(name for name, schemas in members.items() if _is_fixed(schemas))
        self._read_id = scalars(form_of(members.get(kind.id, ())).types)

    # -------------------------------------------------------------------------------- made up

    def examples(self) -> Iterator[Entity]:
        """Give copies of the description's own entities that are what their schema says."""
        for example in self._kind.examples:
            if isinstance(example, dict) and self._check.accepts(example):
                yield {name: copied(value) for name, value in example.items()}

    def varied(
        self, random: Random, taken: Container[str], number: int
    ) -> tuple[str, Entity] | None:
        """Give an entity that is like no other, with its id; None where none can be made."""
        made = self._generator.value(random)
        if not isinstance(made, dict):
            return None
        key = self.new_key(random, taken, number, made)
        return None if key is None else (key, self.named(made, key))

    def fresh(self, random: Random) -> Entity | None:
        """Give a copy of one of a few entities that were made up; None where there is none."""
        place = random.randrange(_POOL)
        if place not in self._pool:
            made = self._generator.value(random_of(self._seed, self._kind.name, place))
            self._pool[place] = made if isinstance(made, dict) else None
        found = self._pool[place]
        return None if found is None else {name: copied(value) for name, value in found.items()}

    def named(self, entity: Entity, key: str) -> Entity:
        """Give an entity that tells another id, if the schema lets it."""
        name = self._kind.id
        for value in self._read_id(key) if name else ():
            other = {**entity, name: value}
            if self._check.accepts(other):
                return other
        return entity

    def new_key(
        self, random: Random, taken: Container[str], number: int, like: Entity
    ) -> str | None:
        """Give an id that is not taken, of the form that the schema wants.

        Args:
            random: what it follows from.
            taken: the ids that there are.
            number: the id to begin with, where ids are numbers.
            like: an entity whose id has the form.
        """
        for value in _ids(like.get(self._kind.id), random, number):
            key = key_of(value)
            if key not in taken and (
                not self._kind.id or self._check.accepts({**like, self._kind.id: value})
            ):
                return key
        return None

    def with_property(self, entity: Entity, name: str, text: str) -> Entity | None:
        """Give an entity with a property that a text stands for; None if the schema refuses."""
        for value in scalars(form_of(self._kind.form.member(name)).types)(text):
            other = {**entity, name: value}
            if self._check.accepts(other):
                return other
        return None

    # ----------------------------------------------------------------------------------- sent

    def created(self, base: Entity, body: Entity, sent: Sent, now: datetime) -> Entity:
        """Give a new entity: what was sent, and of `base` what only a server can tell."""
        kept = {name: value for name, value in base.items() if name not in sent.names}
        kept |= sent.defaults
        stamps = {**_stamps(self._created, base, now), **_stamps(self._updated, base, now)}
        return self._valid(kept, self._told(body) | stamps, base)

    def replaced(self, old: Entity, body: Entity, sent: Sent, now: datetime) -> Entity:
        """Give what becomes of an entity when another is put in its place."""
        kept = {name: value for name, value in old.items() if name not in sent.names}
        kept |= sent.defaults
        return self._valid(kept, self._told(body) | _stamps(self._updated, old, now), old)

    def changed(self, old: Entity, body: Entity, now: datetime, *, nulls: bool) -> Entity:
        """Give what becomes of an entity by a change to parts of it.

        Args:
            old: the entity.
            body: the change, a JSON Merge Patch.
            now: the time it is.
            nulls: whether a null may be a value rather than what takes one away.
        """
        told = self._told(body)
        result = {name: merged(old.get(name), value) for name, value in told.items()}
        result = {**old, **result}
        result = {name: value for name, value in result.items() if told.get(name, 0) is not None}
        stamps = _stamps(self._updated, old, now)
        empty = {name: None for name, value in told.items() if value is None}
        if nulls and empty:
            kept = {**result, **stamps, **empty}
            if self._check.accepts(kept):
                return kept
        return self._valid(result | stamps, {}, old)

    def patched(self, old: Entity, operations: JsonValue, now: datetime) -> Entity:
        """Give what becomes of an entity by a JSON Patch, but for what only the server says.

        Raises:
            PatchError: The patch cannot be applied, or the schema refuses what it makes.
        """
        result = patched(old, operations)
        if not isinstance(result, dict):
            raise PatchError("it leaves no object")
        kept = {name: old[name] for name in old if name in self.fixed or name == self._kind.id}
        now_told = self._told(result) | kept | _stamps(self._updated, old, now)
        entity = {name: now_told[name] for name in old | now_told if name in now_told}
        wrong = self._check.why_not(entity)
        if wrong:
            raise PatchError("; ".join(f"{at} {why}".strip() for at, why in wrong))
        return entity

    def _told(self, body: Entity) -> Entity:
        """Give what of a body an entity holds: what it declares, and the client may say."""
        form = self._kind.form
        is_open = not form.members or bool(form.others)
        return {
            name: copied(value)
            for name, value in body.items()
            if name not in self.fixed and name != self._kind.id
            if is_open or name in form.members
        }

    def _valid(self, kept: Entity, told: Entity, base: Entity) -> Entity:
        """Give `kept` and `told` together, or as much of it as the schema lets `base` become."""
        result = {**kept, **told}
        if self._check.accepts(result):
            return result
        result = dict(base)
        for name, value in {**kept, **told}.items():
            for proposed in (value, merged(base.get(name), value)):
                other = {**result, name: proposed}
                if self._check.accepts(other):
                    result = other
                    break
        return result


def _is_fixed(schemas: tuple[Schema, ...]) -> bool:
    """Tell whether no client says what a member is, or no answer holds it."""
    said = [part.annotations for part in parts(schemas)]
    return any(each.read_only or each.write_only for each in said)


def _stamps(names: list[str], like: Entity, now: datetime) -> Entity:
    """Give the time it is for some properties, each in the form it had."""
    found = ((name, _stamp(like.get(name), now)) for name in names)
    return {name: value for name, value in found if value is not None}


def _stamp(old: JsonValue, now: datetime) -> JsonValue:
    match old:
        case bool():
            return None
        case int() | float():
            seconds = now.timestamp()
            return int(seconds * 1000) if old >= _MILLISECONDS else int(seconds)
        case str() if _DAY.fullmatch(old):
            return now.date().isoformat()
        case str() if _MOMENT.fullmatch(old):
            return now.isoformat().replace("+00:00", "Z")
        case _:
            return None


def _ids(like: JsonValue, random: Random, number: int) -> Iterator[JsonValue]:
    """Propose ids that are like another."""
    match like:
        case int():
            yield from range(number, number + _TRIES)
            yield from (random.randrange(1, 10**9) for _ in range(_TRIES))
        case str():
            if len(like) < _SHORT:  # too few letters to tell many apart
                yield str(UUID(int=random.getrandbits(128), version=4))
            yield from (scrambled(like, random) for _ in range(_TRIES))
            yield from (f"{like}{random.randrange(10**9)}" for _ in range(_TRIES))
        case _:
            yield from (f"{random.getrandbits(64):016x}" for _ in range(_TRIES))
