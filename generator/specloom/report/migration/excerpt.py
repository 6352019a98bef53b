"""What of a snippet a page shows: the lines that matter, not those that every snippet begins with.

The whole program, which type-checks by itself, stands in the JSON.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from specloom.diff.migration.model import Client

__all__ = ["excerpt", "imports"]


def imports(client: Client) -> str:
    """Write the import that the code of all excerpts stands below."""
    return f"from {client.module} import {client.name}, models"


def excerpt(code: str, client: Client) -> str:
    """Leave out the usual import and the head of the function that is given a client."""
    lines = code.rstrip("\n").split("\n")
    known = {f"from {client.module} import {names}" for names in _usual(client)}
    head = f"def example(client: {client.name}) -> None:"
    kept = [line for line in lines if line not in known]
    if head not in kept:
        return _tidy(kept)
    at = kept.index(head)
    body = textwrap.dedent("\n".join(kept[at + 1 :])).split("\n")
    return _tidy([*kept[:at], *body])


def _usual(client: Client) -> tuple[str, ...]:
    return (client.name, "models", f"{client.name}, models")


def _tidy(lines: Sequence[str]) -> str:
    """Leave no more than one empty line where something was left out."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept)
