"""Finds `$ref`s where OpenAPI has references, and says which of them cannot be used.

A member called `$ref` inside an example, a default or an extension is data, not a reference.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeGuard

from specloom.errors import Finding
from specloom.spec.document import Document, File, Target
from specloom.spec.faults import cited, fault
from specloom.spec.pointers import join
from specloom.spec.text import Parsed

__all__ = ["Reference", "check", "circle", "outgoing", "references"]

_NAMED = frozenset(
    "$defs callbacks content definitions dependentSchemas encoding examples headers links "
    "mediaTypes parameters pathItems paths patternProperties properties requestBodies responses "
    "schemas securitySchemes variables webhooks".split()
)
"""Keywords whose object maps names, chosen by the author, to what the specification describes."""

_DATA = frozenset(("const", "default", "enum", "example", "examples", "value"))
"""Keywords that hold data of the API; `examples` only where it is a list (JSON Schema 9.5)."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference and the pointer (within its file) of the string that holds it."""

    pointer: str
    ref: str


def references(value: object) -> Iterator[Reference]:
    """Walk a description and give its references in document order, discriminators' included."""
    todo: list[tuple[object, tuple[str, ...], bool]] = [(value, (), False)]
    while todo:
        outer, path, is_named = todo.pop()
        if isinstance(outer, list):
            inside = [(inner, (*path, str(i)), False) for i, inner in enumerate(outer)]
        elif isinstance(outer, dict):
            inside = [
                (inner, (*path, key), not is_named and key in _NAMED)
                for key, inner in outer.items()
                if is_named or not _is_data(key, inner)
            ]
            if not is_named:
                yield from _held(outer, path)
        else:
            continue
        todo.extend(reversed(inside))


def _is_data(key: str, value: object) -> bool:
    return key.startswith("x-") or (
        key in _DATA and not (key == "examples" and isinstance(value, dict))
    )


def _held(outer: dict[str, object], path: tuple[str, ...]) -> Iterator[Reference]:
    ref = outer.get("$ref")
    if isinstance(ref, str):
        yield Reference(join((*path, "$ref")), ref)
    mapping = outer.get("mapping")
    if isinstance(mapping, dict) and "propertyName" in outer:
        for name, address in mapping.items():
            if _is_address(address):
                yield Reference(join((*path, "mapping", name)), address)


def _is_address(text: object) -> TypeGuard[str]:
    """Tell a discriminator's reference from a schema's name (OpenAPI 3.1.1, section 4.8.25)."""
    return isinstance(text, str) and ("#" in text or text.endswith((".json", ".yaml", ".yml")))


def outgoing(file: File) -> list[Reference]:
    """Give the references of one file that do not begin with `#`."""
    if all(ref.startswith("#") for ref in _candidates(file.parsed)):
        return []
    return [found for found in references(file.value) if not found.ref.startswith("#")]


def check(document: Document) -> list[Finding]:
    """Say which references lead nowhere, or round in circles without ever reaching a value.

    References to files that were not loaded are left out: loading has reported them.
    """
    findings: list[Finding] = []
    circles: set[frozenset[str]] = set()
    for file in document.files:
        if _is_sound(document, file):
            continue
        for reference in references(file.value):
            address, _, _ = reference.ref.partition("#")
            if address and (file.name, address) not in document.links:
                continue
            target = document.find(reference.ref, file)
            if target is None:
                message = f"{cited(reference.ref)} leads nowhere; correct it or add what it names."
                findings.append(fault("dangling-ref", message, file.locate(reference.pointer)))
            elif (found := circle(document, target)) and frozenset(found) not in circles:
                circles.add(frozenset(found))
                findings.append(_cyclic(document, found))
    return findings


def _candidates(parsed: Parsed) -> set[str]:
    """Give every string that may be a reference, without walking the file."""
    found: set[str] = set()
    for holder in parsed.holders:
        mapping = holder.get("mapping")
        addresses = mapping.values() if isinstance(mapping, dict) else ()
        found.update(text for text in addresses if _is_address(text))
        ref = holder.get("$ref")
        if isinstance(ref, str):
            found.add(ref)
    return found


def _is_sound(document: Document, file: File) -> bool:
    for ref in _candidates(file.parsed):
        target = document.find(ref, file)
        if target is None or circle(document, target):
            return False
    return True


def circle(document: Document, target: Target) -> list[str]:
    """Follow references that lead to references; give the pointers of a circle, if it is one.

    A target that is in no circle but leads into one gives that one.
    """
    seen: list[str] = []
    step: Target | None = target
    while step is not None:
        ref = step.value.get("$ref") if isinstance(step.value, dict) else None
        if not isinstance(ref, str):
            return []
        if step.pointer in seen:
            return seen[seen.index(step.pointer) :]
        seen.append(step.pointer)
        step = document.find(ref, step.file)
    return []


def _cyclic(document: Document, circle: list[str]) -> Finding:
    way = " -> ".join([*circle, circle[0]])
    message = f"References go round in a circle and reach no value: {way}; define one of them."
    return fault("cyclic-ref", message, document.locate(f"{circle[0]}/$ref"))
