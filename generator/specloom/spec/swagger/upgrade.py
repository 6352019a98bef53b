"""A parsed text of Swagger 2.0 to one of OpenAPI 3.1."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from specloom.spec.pointers import descend, escape, split
from specloom.spec.swagger.notes import Note, Notes
from specloom.spec.swagger.operations import Operations
from specloom.spec.swagger.parameters import parameter
from specloom.spec.swagger.schemas import schema
from specloom.spec.swagger.security import security_scheme
from specloom.spec.swagger.tree import Made, Node, Part, made, settle
from specloom.spec.text import Parsed

__all__ = ["is_swagger", "upgraded", "upgraded_part"]

_KEPT: Final = frozenset(("info", "tags", "externalDocs", "security"))
_TAKEN: Final = frozenset(
    """basePath consumes definitions host parameters paths produces responses schemes
    securityDefinitions swagger""".split()
)
_SHELVES: Final = {
    "definitions": "schemas",
    "parameters": "parameters",
    "responses": "responses",
    "securityDefinitions": "securitySchemes",
}
"""Where what has a name moves to, below `components`."""

_IN_BODY: Final = frozenset(("body", "formData"))


def is_swagger(value: object) -> bool:
    """Tell a description of Swagger 2.0."""
    return isinstance(value, dict) and "openapi" not in value and str(value.get("swagger")) == "2.0"


def upgraded(parsed: Parsed) -> tuple[Parsed, tuple[Note, ...]]:
    """Give a description of Swagger 2.0 as one of OpenAPI 3.1, and what there is to say of it."""
    root, notes = Node(parsed.value, ()), Notes()
    return _settled(_Upgrade(root, notes, _names(root)).root_object(), parsed), tuple(notes.found)


def upgraded_part(parsed: Parsed) -> Parsed:
    """Give a file of schemas that a description of Swagger 2.0 refers to."""
    return _settled(schema(Node(parsed.value, ()), str), parsed)


def _settled(part: Part, parsed: Parsed) -> Parsed:
    tree = settle(part)
    moved = tree.moved()
    return replace(
        parsed,
        value=tree.value,
        holders=tree.holders,
        origin=lambda path: descend(parsed.value, tree.origin(path))[0],
        moved=lambda path: _longest(tuple(path), moved),
    )


def _longest(path: tuple[str, ...], moved: Mapping[tuple[str, ...], tuple[str, ...]]) -> list[str]:
    for length in range(len(path), 0, -1):
        if path[:length] in moved:
            return [*moved[path[:length]], *path[length:]]
    return list(path)


def _names(root: Node) -> dict[tuple[str, str], str]:
    """Give what named parts are called in OpenAPI, which allows fewer characters in names."""
    names: dict[tuple[str, str], str] = {}
    for shelf in _SHELVES:
        taken: set[str] = set()
        given = [name for name, _ in root[shelf].members()]
        for name in sorted(given, key=lambda one: _legal(one) != one):
            legal = _legal(name)
            while legal in taken:
                legal += "_"
            taken.add(legal)
            names[shelf, name] = legal
    return names


def _legal(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]", "_", name) or "_"


@dataclass(frozen=True, slots=True)
class _Upgrade:
    root: Node
    notes: Notes
    names: Mapping[tuple[str, str], str]

    def root_object(self) -> Part:
        """Give the OpenAPI Object."""
        root, servers = self.root, self._servers()
        work = Operations(root, self.refer, self.notes, servers)
        paths = root["paths"]
        items = {
            name: one if name[:2] == "x-" else work.path_item(one) for name, one in paths.members()
        }
        told = root["host"] or root["basePath"] or root
        addresses = tuple(made([("url", Made(url, told.path))], told) for url in servers.values())
        return made(
            [
                ("openapi", Made("3.1.0", root["swagger"].path)),
                *((key, one) for key, one in root.members() if key not in _TAKEN),
                ("servers", Made(addresses, told.path) if addresses else None),
                (
                    "paths",
                    paths
                    if paths and not isinstance(paths.value, dict)
                    else Made(items, paths.path),
                ),
                ("components", self._components(work)),
            ],
            root,
        )

    def refer(self, ref: str) -> str:
        """Give where a reference leads after the upgrade, as far as names tell."""
        tokens = split(ref)
        shelf, name = (*tokens[:2], "", "")[:2]
        if not ref.startswith("#/") or (shelf, name) not in self.names:
            return ref
        known = (_SHELVES[shelf], self.names[shelf, name], *tokens[2:])
        return "#/components/" + "/".join(map(escape, known))

    def _components(self, work: Operations) -> Part | None:
        root = self.root
        shelves: dict[str, Iterable[tuple[str, Part]]] = {
            "definitions": (
                (k, schema(one, self.refer)) for k, one in root["definitions"].members()
            ),
            "parameters": (
                (name, parameter(one, self.refer, self.notes))
                for name, one in root["parameters"].members()
                if one["in"].text() not in _IN_BODY
            ),
            "responses": ((name, work.response(one)) for name, one in root["responses"].members()),
            "securityDefinitions": (
                (name, security_scheme(one)) for name, one in root["securityDefinitions"].members()
            ),
        }
        found = {
            shelf: {self.names[shelf, name]: one for name, one in parts}
            for shelf, parts in shelves.items()
        }
        kept = [
            (_SHELVES[shelf], Made(parts, root[shelf].path) if parts else root[shelf])
            for shelf, parts in found.items()
            if parts or (root[shelf] and not isinstance(root[shelf].value, dict))
        ]
        return made(kept, root) if kept else None

    def _servers(self) -> dict[str, str]:
        """Give the addresses of the service by scheme, the safer first."""
        root = self.root
        host, base = root["host"].text(), root["basePath"].text().rstrip("/")
        schemes = [one for one in root["schemes"].items() if isinstance(one.value, str)]
        for one in schemes:
            if one.text() not in {"http", "https"}:
                self.notes.lost(one, f"OpenAPI has no word for the scheme {one.text()}; left out.")
        if not host:
            return {"": base} if base else {}
        known = [one.text() for one in schemes if one.text() in {"http", "https"}] or ["https"]
        safe: Sequence[str] = sorted(dict.fromkeys(known), reverse=True)
        return {scheme: f"{scheme}://{host}{base}" for scheme in safe}
