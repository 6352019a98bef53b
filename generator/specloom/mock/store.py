"""What has been stored: entities of a kind by id, in the order in which they came."""

from __future__ import annotations

from collections.abc import Callable, KeysView, Mapping, Sequence
from dataclasses import dataclass, field
from threading import RLock
from typing import Final

from specloom.ir.model import JsonValue
from specloom.mock.places import copied

__all__ = ["Entity", "Record", "SnapshotError", "Store"]

Entity = dict[str, JsonValue]
"""What is stored: a value that is never changed, only replaced by another."""

_FORMAT: Final = 1
_REMEMBERED: Final = 10_000
"""How many entities of a kind are known to be gone, rather than never to have been."""


class SnapshotError(ValueError):
    """What was to be restored is no snapshot; the message says why."""


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """An entity in its place.

    Attributes:
        id: its name among those of its kind; text, whatever the description makes of it.
        entity: what it holds, in the newest form.
        scope: whose it is, where it does not tell itself: `{"user": "42"}`.
        place: where it stands; who came later stands higher, whoever left in between.
    """

    id: str
    entity: Entity
    scope: Mapping[str, str]
    place: int


@dataclass(slots=True)
class _Table:
    records: dict[str, Record] = field(default_factory=dict)
    gone: dict[str, int] = field(default_factory=dict)
    next: int = 0


class Store:
    """All entities of all kinds.

    A kind is populated when it is first asked for, by whoever said how (`grow`). That is no
    change: what a population is follows from the seed, not from the moment.

    Args:
        seed: what populations follow from, besides the seed of who makes them.

    Attributes:
        revision: counts the changes.
        lock: to be held by whoever reads or changes more than one thing while others might, too.
    """

    def __init__(self, seed: int = 0) -> None:
        self.lock = RLock()
        self.seed = seed
        self.revision = 0
        self._tables: dict[str, _Table] = {}
        self._sources: dict[str, Callable[[], None]] = {}
        self._growing = 0

    # ---------------------------------------------------------------------------- populations

    def grow(self, kind: str, source: Callable[[], None]) -> None:
        """Say how a kind is populated: `source` puts its entities. Who says so first is heard."""
        self._sources.setdefault(kind, source)

    def kinds(self) -> Sequence[str]:
        """Give all kinds, in the order in which they became known."""
        return [*dict.fromkeys((*self._sources, *self._tables))]

    def _table(self, kind: str) -> _Table:
        table = self._tables.get(kind)
        if table is None:
            table = self._tables[kind] = _Table()
            source = self._sources.get(kind)
            if source is not None:
                self._growing += 1
                source()
                self._growing -= 1
        return table

    # -------------------------------------------------------------------------------- entities

    def records(self, kind: str) -> Sequence[Record]:
        """Give what there is of a kind, in order."""
        return [*self._table(kind).records.values()]

    def keys(self, kind: str) -> KeysView[str]:
        """Give the ids that there are of a kind."""
        return self._table(kind).records.keys()

    def count(self, kind: str) -> int:
        """Give how many entities of a kind there have ever been."""
        return self._table(kind).next

    def get(self, kind: str, key: str) -> Entity | None:
        """Give an entity; None where there is none."""
        record = self._table(kind).records.get(key)
        return None if record is None else record.entity

    def record(self, kind: str, key: str) -> Record | None:
        """Give an entity with whose it is and where it stands; None where there is none."""
        return self._table(kind).records.get(key)

    def gone(self, kind: str, key: str) -> int | None:
        """Give where an entity stood that was removed; None for others."""
        return self._table(kind).gone.get(key)

    def put(
        self,
        kind: str,
        key: str,
        entity: Entity,
        scope: Mapping[str, str] | None = None,
    ) -> None:
        """Store an entity: in its place if it has one, behind all others if it is new.

        Args:
            kind: what it is.
            key: its id, as text.
            entity: what it holds; nobody may change it any more.
            scope: whose it is; as before unless given.
        """
        table = self._table(kind)
        old = table.records.get(key)
        if old is None:
            record = Record(key, entity, dict(scope or {}), table.next)
            table.next += 1
        else:
            record = Record(key, entity, old.scope if scope is None else dict(scope), old.place)
        table.records[key] = record
        table.gone.pop(key, None)
        self._changed()

    def remove(self, kind: str, key: str) -> bool:
        """Remove an entity, if there is one; tell whether there was."""
        table = self._table(kind)
        record = table.records.pop(key, None)
        if record is None:
            return False
        table.gone[key] = record.place
        if len(table.gone) > _REMEMBERED:
            del table.gone[next(iter(table.gone))]
        self._changed()
        return True

    def _changed(self) -> None:
        if not self._growing:
            self.revision += 1

    # ------------------------------------------------------------------------------- all of it

    def clear(self) -> None:
        """Forget everything; kinds are populated again when they are asked for."""
        self._tables.clear()
        self.revision = 0

    def snapshot(self) -> dict[str, JsonValue]:
        """Give all that is stored, as JSON that nothing changes any more."""
        return {
            "format": _FORMAT,
            "seed": self.seed,
            "revision": self.revision,
            "kinds": {kind: _told(table) for kind, table in self._tables.items()},
        }

    def restore(self, snapshot: JsonValue) -> None:
        """Make everything what it was when a snapshot was taken.

        Raises:
            SnapshotError: It is no snapshot; nothing has changed then.
        """
        match copied(snapshot):
            case {
                "format": 1,
                "seed": int(seed),
                "revision": int(revision),
                "kinds": dict(kinds),
            }:
                tables = {kind: _read(kind, told) for kind, told in kinds.items()}
            case _:
                message = "this is no snapshot; send back what /__mock__/snapshot answered"
                raise SnapshotError(message)
        self.seed, self.revision, self._tables = seed, revision, tables


def _told(table: _Table) -> dict[str, JsonValue]:
    return {
        "next": table.next,
        "gone": dict(table.gone),
        "records": [
            {
                "id": record.id,
                "place": record.place,
                "scope": dict(record.scope),
                "entity": copied(record.entity),
            }
            for record in table.records.values()
        ],
    }


def _read(kind: str, told: JsonValue) -> _Table:
    match told:
        case {"next": int(following), "gone": dict(gone), "records": list(listed)}:
            table = _Table(next=following)
            table.gone = {id_: at for id_, at in gone.items() if isinstance(at, int)}
            for each in listed:
                record = _record(kind, each)
                table.records[record.id] = record
            return table
    raise SnapshotError(f"in this snapshot {kind} holds no records")


def _record(kind: str, told: JsonValue) -> Record:
    match told:
        case {"id": str(id_), "place": int(place), "scope": dict(scope), "entity": dict(entity)}:
            return Record(id_, entity, {key: str(value) for key, value in scope.items()}, place)
    raise SnapshotError(f"in this snapshot a record of {kind} lacks id, place, scope or entity")
