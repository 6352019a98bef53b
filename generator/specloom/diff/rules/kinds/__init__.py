"""The kinds of edit of schemas, as a table: one module for each of `diff/edits`.

A row is an edit with its mirror: one example, read forwards and backwards, is that of both.
"""

from __future__ import annotations

from typing import Final

from specloom.diff.rules.kinds.bounds import BOUNDS
from specloom.diff.rules.kinds.containers import CONTAINERS
from specloom.diff.rules.kinds.marks import MARKS
from specloom.diff.rules.kinds.properties import PROPERTIES
from specloom.diff.rules.kinds.scalars import SCALARS
from specloom.diff.rules.kinds.unions import UNIONS
from specloom.diff.rules.model import Kind

__all__ = ["BOUNDS", "CONTAINERS", "KINDS", "MARKS", "PROPERTIES", "SCALARS", "UNIONS"]

KINDS: Final[tuple[Kind, ...]] = (
    *PROPERTIES,
    *SCALARS,
    *BOUNDS,
    *CONTAINERS,
    *UNIONS,
    *MARKS,
)
