"""One side of a migration: a version, its description, and what its generated client calls it."""

from __future__ import annotations

from dataclasses import dataclass

from specloom.diff.migration.model import Client
from specloom.ir.model import Api
from specloom.names import Symbols

__all__ = ["MigrationSide"]


@dataclass(frozen=True, slots=True)
class MigrationSide:
    """A version with its description, its symbols (of the committed lock), and its client."""

    version: str
    api: Api
    symbols: Symbols
    client: Client
