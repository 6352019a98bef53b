"""What an API keeps, told by its paths: kinds of entities, and what operations do with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from specloom.ir.model import Api, JsonValue, Operation, ResourcePair, Schema
from specloom.ir.pagination import items
from specloom.mock.reading.forms import Form, form_of
from specloom.mock.state.schemas import (
    array_at,
    body_of,
    identity,
    plain,
    property_named,
    single,
    success_of,
    unwrapped,
)
from specloom.spec.pointers import split

__all__ = ["Action", "Inventory", "Kind", "Parent", "Role", "Within"]

Action: TypeAlias = Literal["list", "create", "read", "replace", "merge", "remove"]

_HOLE: Final = re.compile(r"\{([^{}]*)\}")
_COMPONENTS: Final = "#/components/schemas/"


@dataclass(frozen=True, slots=True)
class Parent:
    """Whose entities of a kind may be.

    Attributes:
        scope: what is told: `user`.
        kind: the kind of those whose they are; empty where the API shows none.
        property: where an entity tells it; empty where it does not.
    """

    scope: str
    kind: str
    property: str


@dataclass(frozen=True, slots=True)
class Within:
    """A parameter of a path by which only the entities of one parent are meant."""

    parameter: str
    parent: Parent


@dataclass(slots=True, eq=False)
class Kind:
    """A kind of entities.

    Attributes:
        name: what the store calls it: its component, `Vehicle`, else the path of its collection.
        schema: what an entity is.
        form: the same, at a glance.
        id: the property that tells which one it is; empty where none does.
        shapes: the schemas that show the kind, told by their pointers.
        examples: the description's own; they need not be what the schema says.
        parents: whose entities may be.
    """

    name: str
    schema: Schema
    form: Form
    id: str
    shapes: set[str]
    examples: list[JsonValue] = field(default_factory=list)
    parents: list[Parent] = field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class Role:
    """What an operation does with entities.

    Attributes:
        guards: parameters of the path that pick an entity, with its kind: it must be there.
        kind: what it acts on; None where it does nothing that the paths would show.
        action: how.
        parameter: what picks the entity; empty where the body does.
        within: what limits it to the entities of some parents.
    """

    guards: tuple[tuple[str, Kind], ...]
    kind: Kind | None = None
    action: Action = "read"
    parameter: str = ""
    within: tuple[Within, ...] = ()


_Operations: TypeAlias = Mapping[str, Mapping[str, Operation]]

_ON_ITEM: Final[Mapping[str, Action]] = {
    "GET": "read",
    "PUT": "replace",
    "PATCH": "merge",
    "POST": "merge",
    "DELETE": "remove",
}
_ON_COLLECTION: Final[Mapping[str, Action]] = {"POST": "create", "PUT": "replace"}


class Inventory:
    """The kinds of an API, and the roles of its operations by `GET /pets/{id}`.

    Args:
        api: the description.
        name: gives what the store calls a kind, told its usual name and the path of its collection.
    """

    def __init__(self, api: Api, name: Callable[[str, str], str]) -> None:
        self._operations = _by_path(api.operations)
        self._name = name
        self.kinds: dict[str, Kind] = {}
        self._of_item: dict[str, Kind] = {}
        self._of_collection: dict[str, Kind] = {}
        self._find(api.resources)
        self.roles: dict[str, Role] = {}
        for path, operations in self._operations.items():
            for method, operation in operations.items():
                role = self._role(path, method, operation)
                if role is not None:
                    self.roles[f"{method} {path}"] = role

    # ------------------------------------------------------------------------------------ kinds

    def _find(self, resources: Sequence[ResourcePair]) -> None:
        shown = [(pair, self._shape(pair)) for pair in resources]
        groups: dict[tuple[str, str], list[tuple[ResourcePair, Schema]]] = {}
        for pair, schema in shown:
            if schema is not None:
                key = (identity(schema), plain(_last(pair.collection)))
                groups.setdefault(key, []).append((pair, schema))
        times = Counter(pointer for pointer, _ in groups)
        for (pointer, _), members in groups.items():
            pair, schema = members[0]
            is_named = pointer.startswith(_COMPONENTS) and times[pointer] == 1
            usual = split(pointer)[-1] if is_named else pair.collection
            kind = _kind(self._name(usual, pair.collection), schema, pair)
            self.kinds[kind.name] = kind
            for member, other in members:
                listed = self._operations[member.collection].get("GET")
                kind.shapes.add(identity(other))
                kind.shapes.update(map(identity, () if listed is None else _listed(listed)))
                kind.examples += _examples(self._operations[member.item].get("GET"))
                self._of_item[_bare(member.item)] = kind
                self._of_collection[_bare(member.collection)] = kind

    def _shape(self, pair: ResourcePair) -> Schema | None:
        """Give the schema of an item: as GET shows it, as a list does, as POST or PUT answers."""
        item, collection = self._operations[pair.item], self._operations[pair.collection]
        listed = collection.get("GET")
        candidates = [
            *_shown(item.get("GET")),
            *(() if listed is None else _listed(listed)),
            *_shown(collection.get("POST")),
            *_shown(item.get("PUT")),
            *_shown(item.get("PATCH")),
        ]
        return next((schema for schema in candidates if form_of((schema,)).members), None)

    # ------------------------------------------------------------------------------------ roles

    def _role(self, path: str, method: str, operation: Operation) -> Role | None:
        guards = tuple(self._guards(path))
        collection = self._of_collection.get(_bare(path))
        item = self._of_item.get(_bare(path))
        if item is not None and method in _ON_ITEM:
            parameter = _HOLE.findall(path)[-1]
            within = self._within(path, item)
            return Role(guards[:-1], item, _ON_ITEM[method], parameter, within)
        if collection is not None and method in _ON_COLLECTION:
            within = self._within(path, collection)
            return Role(guards, collection, _ON_COLLECTION[method], "", within)
        listed = self._lists(operation, collection) if method == "GET" else None
        if listed is not None:
            return Role(guards, listed, "list", "", self._within(path, listed))
        return Role(guards) if guards else None

    def _lists(self, operation: Operation, collection: Kind | None) -> Kind | None:
        """Give the kind that an operation lists."""
        shapes = [identity(schema) for schema in _listed(operation)]
        if collection is not None:
            return collection if shapes else None
        fitting = [kind for kind in self.kinds.values() if not kind.shapes.isdisjoint(shapes)]
        if operation.path.endswith("}") or not fitting:
            return None
        last = plain(_last(operation.path))
        paths = {id(kind): path for path, kind in self._of_collection.items()}
        same = [kind for kind in fitting if plain(_last(paths[id(kind)])) == last]
        return (same or fitting)[0] if len(same or fitting) == 1 else None

    def _guards(self, path: str) -> Iterator[tuple[str, Kind]]:
        for upto, parameter in _prefixes(path):
            kind = self._of_item.get(_bare(upto))
            if kind is not None:
                yield parameter, kind

    def _within(self, path: str, kind: Kind) -> tuple[Within, ...]:
        """Give the parameters of parents; what a kind may be found within becomes known by it."""
        found: list[Within] = []
        is_item = path.endswith("}")
        for upto, parameter in _prefixes(path):
            if is_item and upto == path:
                break
            scope = single(_last(upto)) or plain(parameter)
            above = self._of_item.get(_bare(upto))
            names = (*(() if plain(parameter) == "id" else (plain(parameter),)), f"{scope}id")
            told = property_named(kind.form, names)
            if told == kind.id:
                told = ""
            parent = Parent(scope, "" if above is None else above.name, told)
            known = next((each for each in kind.parents if each.scope == scope), None)
            if known is None:
                kind.parents.append(parent)
            found.append(Within(parameter, known or parent))
        return tuple(found)


def _by_path(operations: Iterable[Operation]) -> _Operations:
    found: dict[str, dict[str, Operation]] = {}
    for operation in operations:
        found.setdefault(operation.path, {}).setdefault(operation.method, operation)
    return found


def _kind(name: str, schema: Schema, pair: ResourcePair) -> Kind:
    form = form_of((schema,))
    parameter, one = plain(pair.parameter), single(_last(pair.collection))
    id_names = (parameter, "id", f"{one}id", "uid", "uuid", "key", parameter.removeprefix(one))
    return Kind(name, schema, form, property_named(form, id_names), set())


def _shown(operation: Operation | None) -> Iterator[Schema]:
    schema = None if operation is None else body_of(success_of(operation))
    if schema is not None:
        yield unwrapped(schema)[1]


def _examples(operation: Operation | None) -> Iterator[JsonValue]:
    """Give the entities that the answers of an operation show as examples."""
    success = None if operation is None else success_of(operation)
    for media_type in () if success is None else success.content:
        if media_type.schema is not None:
            place, _ = unwrapped(media_type.schema)
            for example in media_type.examples:
                value = example.value
                for name in place:
                    value = value.get(name) if isinstance(value, dict) else None
                yield value


def _listed(operation: Operation) -> Sequence[Schema]:
    """Give the schemas of the items that an operation lists."""
    schema = body_of(success_of(operation))
    path = None if schema is None else _items_path(operation, schema)
    return [] if schema is None or path is None else array_at(schema, path)[0].items


def _items_path(operation: Operation, schema: Schema) -> Sequence[str] | None:
    return items(schema) if operation.pagination is None else operation.pagination.items


def _bare(path: str) -> str:
    """Give a path whatever its parameters are called."""
    return _HOLE.sub("{}", path).rstrip("/")


def _last(path: str) -> str:
    """Give the last segment of a path that is none of its parameters."""
    return next((part for part in reversed(path.split("/")) if part and "{" not in part), "")


def _prefixes(path: str) -> Iterator[tuple[str, str]]:
    """Give each beginning of a path that ends in a parameter, with that."""
    upto = ""
    for segment in path.strip("/").split("/"):
        upto = f"{upto}/{segment}"
        found = _HOLE.fullmatch(segment)
        if found is not None:
            yield upto, found[1]
