"""The lock: names given once and kept for ever, as a committed JSON file.

Types, their members and methods are locked by key, so that a description may grow, shrink or be
reordered without renaming anything a user already wrote down.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from keyword import iskeyword
from typing import Final

from specloom.errors import BadInput, Finding, Location

__all__ = ["Lock", "dump_lock", "parse_lock"]

_FORMAT: Final = 1
_FORMATS: Final = {_FORMAT: "types, members, methods"}


@dataclass(frozen=True, slots=True)
class Lock:
    """Names by key.

    `types`: type key to class name. `members`: type key to {property or enum value: Python name}.
    `methods`: operation key to `resource.method`.
    """

    types: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    methods: Mapping[str, str] = field(default_factory=dict)


def parse_lock(text: str, file: str) -> Lock:
    """Read a lock.

    Raises:
        BadInput: The text is no lock this version can read.
    """
    try:
        data = json.loads(text)
        _ = _FORMATS[data["format"]]
        members = {key: _names(names, parts=1) for key, names in data["members"].items()}
        return Lock(_names(data["types"], parts=1), members, _names(data["methods"], parts=2))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        message = (
            "this is not a name lock of this version of specloom; restore the committed file, "
            "or delete it to have names planned afresh"
        )
        raise BadInput(Finding("unreadable-name-lock", message, Location(file))) from error


def _names(names: Mapping[str, str], parts: int) -> dict[str, str]:
    """Check that every name is one: nothing else of a lock enters source."""
    for name in names.values():
        words = name.split(".")
        if len(words) != parts or not all(map(_is_name, words)):
            raise ValueError(name)
    return dict(names)


def _is_name(word: str) -> bool:
    return word.isidentifier() and not iskeyword(word)


def dump_lock(lock: Lock) -> str:
    """Write a lock: sorted, one line an entry, so that its history reads well."""
    parts = [f'{{"format": {_FORMAT}']
    for section, entries in (
        ("types", lock.types),
        ("members", lock.members),
        ("methods", lock.methods),
    ):
        lines = ",\n".join(
            f"  {json.dumps(key)}: {json.dumps(entries[key], ensure_ascii=False)}"
            for key in sorted(entries)
        )
        parts.append(f'"{section}": {{\n{lines}\n}}' if lines else f'"{section}": {{}}')
    return ",\n".join(parts) + "}\n"
