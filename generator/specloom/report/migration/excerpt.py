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
        return _tidy(kept, empty=2)
    at = kept.index(head)
    body = textwrap.dedent("\n".join(kept[at + 1 :])).split("\n")
    return _tidy([*kept[:at], *body], empty=1)


def _usual(client: Client) -> tuple[str, ...]:
    return (client.name, "models", f"{client.name}, models")


def _tidy(lines: Sequence[str], *, empty: int) -> str:
    """Leave so many empty lines at most where something was left out, and none at the top."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and any(kept[-empty:])):
            kept.append(line)
    return "\n".join(kept)
