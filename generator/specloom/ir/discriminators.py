"""Discriminators: which tags a union has, stated by a mapping or implied by its variants."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from specloom.ir.heirs import heir_unions
from specloom.ir.model import Discriminator, Reference, Schema, SchemaObject
from specloom.ir.reading import Place, Raw, Reader, below

__all__ = ["Discriminators"]

_Link: TypeAlias = Callable[[Place, str], Reference]
_Variant: TypeAlias = tuple[str, Place, str]
"""The name of a component, where it stands, and where it is said to be a variant."""

_SCHEMAS = "#/components/schemas"
_PART = re.compile(r"(/allOf/\d+)+$")


class Discriminators:
    """Reads the discriminators of one document; `link` makes a reference to a place."""

    def __init__(self, reader: Reader, link: _Link) -> None:
        self._reader = reader
        self._link = link
        self._heirs: dict[str, list[tuple[str, Place]]] | None = None
        self._told: list[str] = []
        self._unions: dict[str, SchemaObject] = {}

    def unite(self, schemas: Mapping[str, Schema]) -> None:
        """Make the unions of heirs, once all schemas are read; they are given by their pointers."""
        told = map(schemas.get, self._told)
        bases = [one for one in told if isinstance(one, SchemaObject)]
        self._unions.update(heir_unions(bases))

    def read(self, raw: Raw, pointer: str) -> Discriminator | None:
        """Give the discriminator of the schema at `pointer`; None after reporting a fault.

        A member of the union (or an heir, where there is no union: a component whose `allOf` names
        this schema) that no explicit entry leads to is tagged by the values it lists for the
        property and no other variant does, else by its component name.
        """
        stated = self._reader.get(raw, "discriminator", dict, pointer)
        if stated is None:
            return None
        at = f"{pointer}/discriminator"
        name = self._reader.required_text(stated, "propertyName", at)
        if name is None:
            return None
        mapping = dict(self._explicit(stated, at))
        self._imply(mapping, name, (raw, pointer), list(self._variants(raw, pointer)))
        default = self._reader.get(stated, "defaultMapping", str, at)
        place = self._named(default, f"{at}/defaultMapping") if default else None
        self._told.append(pointer)
        link = self._link(place, f"{at}/defaultMapping") if place else None
        return Discriminator(name, mapping, link, self._unions)

    def _imply(
        self, mapping: dict[str, Reference], name: str, whole: Place, variants: list[_Variant]
    ) -> None:
        """Add the tags of the variants of a whole that `mapping` does not name."""
        named = {reference.target_pointer for reference in mapping.values()}
        if all(place[1] in named for _, place, _ in variants):
            return
        places = {place[1]: place for place in (*(place for _, place, _ in variants), whole)}
        every = {at: self._listed(place, name) for at, place in places.items()}
        listed = {place[1]: self._own(place, every) for _, place, _ in variants}
        claims = Counter(value for values in listed.values() for value in values)
        for component, place, at in variants:
            if place[1] not in named:
                alone = [tag for tag in listed[place[1]] if claims[tag] == 1 and tag not in mapping]
                reference = self._link(place, at)
                for tag in alone or (component,):
                    mapping.setdefault(tag, reference)

    def _own(self, place: Place, listed: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
        """Give the texts that a variant lists, none where what it extends lists the same."""
        own = listed[place[1]]
        extended = (one[1] for one in self._parents(place) if one[1] != place[1])
        return () if own in map(listed.get, extended) else own

    def _listed(self, place: Place, name: str) -> tuple[str, ...]:
        """Give the texts that a variant allows for its property `name`; none where any will do."""
        values: list[object] | None = None
        for raw, pointer in self._parts(place):
            properties = raw.get("properties")
            if isinstance(properties, dict) and name in properties:
                at = below(pointer, "properties", name)
                for stated, _ in self._parts((properties[name], at)):
                    more = [stated["const"]] if "const" in stated else stated.get("enum")
                    if isinstance(more, list):
                        values = more if values is None else [one for one in values if one in more]
        return tuple(dict.fromkeys(value for value in values or () if isinstance(value, str)))

    def _parts(self, place: Place) -> Iterator[tuple[Raw, str]]:
        """Walk a schema and what it is made of by `$ref` and `allOf`, each once."""
        found: set[str] = set()
        waiting = [place]
        while waiting:
            raw, pointer = waiting.pop(0)
            if not isinstance(raw, dict) or pointer in found:
                continue
            found.add(pointer)
            yield raw, pointer
            target = self._reader.target(raw["$ref"], pointer) if "$ref" in raw else None
            members = raw.get("allOf")
            waiting += [target] if target else []
            waiting += [
                (member, f"{pointer}/allOf/{number}")
                for number, member in enumerate(members if isinstance(members, list) else ())
            ]

    def _explicit(self, stated: Raw, at: str) -> Iterator[tuple[str, Reference]]:
        entries = self._reader.get(stated, "mapping", dict, at)
        for tag in entries or ():
            value = self._reader.get(entries or {}, tag, str, f"{at}/mapping")
            if value is not None:
                pointer = below(at, "mapping", tag)
                place = self._named(value, pointer)
                if place:
                    yield tag, self._link(place, pointer)

    def _named(self, value: str, pointer: str) -> Place | None:
        """Find a schema by component name, or else by reference (OpenAPI 3.1.1, 4.8.25.2)."""
        schemas = self._components()
        if value in schemas:
            return schemas[value], below(_SCHEMAS, value)
        return self._reader.target(value, pointer)

    def _components(self) -> Raw:
        components = self._reader.document.root.get("components")
        schemas = components.get("schemas") if isinstance(components, dict) else None
        return schemas if isinstance(schemas, dict) else {}

    def _variants(self, raw: Raw, pointer: str) -> Iterator[_Variant]:
        unions = [key for key in ("oneOf", "anyOf") if isinstance(raw.get(key), list)]
        for key in unions:
            for number, member in enumerate(raw[key]):
                if isinstance(member, dict) and "$ref" in member:
                    at = f"{pointer}/{key}/{number}"
                    place = self._reader.target(member["$ref"], at)
                    if place:
                        yield _last_token(place[1]), place, at
        if not unions:
            for tag, place in self._descendants(pointer):
                yield tag, place, f"{pointer}/discriminator"

    def _descendants(self, pointer: str) -> list[tuple[str, Place]]:
        """Find the components that extend a schema by `allOf`, directly or through others."""
        if self._heirs is None:
            self._heirs = self._find_heirs()
        found: dict[str, tuple[str, Place]] = {}
        waiting = [_PART.sub("", pointer)]  # whoever extends the whole extends the part
        while waiting:
            for heir in self._heirs.get(waiting.pop(0), ()):
                at = heir[1][1]
                if at not in found and at != pointer:
                    found[at] = heir
                    waiting.append(at)
        return list(found.values())

    def _find_heirs(self) -> dict[str, list[tuple[str, Place]]]:
        heirs: dict[str, list[tuple[str, Place]]] = {}
        for name, raw in self._components().items():
            place = (raw, below(_SCHEMAS, name))
            for parent in self._parents(place):
                heirs.setdefault(parent[1], []).append((name, place))
        return heirs

    def _parents(self, place: Place) -> Iterator[Place]:
        """Give what a schema extends by `allOf`."""
        raw, pointer = place
        members = raw.get("allOf") if isinstance(raw, dict) else None
        for number, member in enumerate(members if isinstance(members, list) else ()):
            if isinstance(member, dict) and "$ref" in member:
                parent = self._reader.target(member["$ref"], f"{pointer}/allOf/{number}")
                if parent:
                    yield parent


def _last_token(pointer: str) -> str:
    return pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
