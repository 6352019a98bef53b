"""What changed of operations and of the document around them: all that is no schema.

Takes two descriptions and how their operations pair; gives findings, and the pairs of schemas
that the two sides lead to. Never asks how grave a finding is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias

from specloom.diff.operations.bodies import BODIES
from specloom.diff.operations.comparison import Comparison, Context, comparisons
from specloom.diff.operations.contents import CONTENTS
from specloom.diff.operations.encodings import ENCODINGS
from specloom.diff.operations.existence import EXISTENCE, operations, webhooks
from specloom.diff.operations.finding import Found, breaks, settle
from specloom.diff.operations.headers import HEADERS
from specloom.diff.operations.lifecycle import LIFECYCLE
from specloom.diff.operations.links import LINKS
from specloom.diff.operations.meanings import meanings
from specloom.diff.operations.parameters import PARAMETERS
from specloom.diff.operations.responses import RESPONSES
from specloom.diff.operations.roots import Root, schema_roots
from specloom.diff.operations.schemes import SCHEMES
from specloom.diff.operations.security import SECURITY
from specloom.diff.operations.servers import SERVERS
from specloom.diff.operations.sweeps import gather_moves
from specloom.diff.operations.writing import WRITING

__all__ = [
    "BODIES",
    "CONTENTS",
    "DOCUMENT_RULES",
    "ENCODINGS",
    "EXISTENCE",
    "HEADERS",
    "LIFECYCLE",
    "LINKS",
    "OPERATION_RULES",
    "PARAMETERS",
    "RESPONSES",
    "SCHEMES",
    "SECURITY",
    "SERVERS",
    "WRITING",
    "Comparison",
    "Context",
    "Found",
    "Root",
    "breaks",
    "comparisons",
    "find_changes",
    "gather_moves",
    "meanings",
    "operations",
    "schema_roots",
    "settle",
    "webhooks",
]

_Rule: TypeAlias = Callable[[Comparison], Iterator[Found]]

DOCUMENT_RULES: Final[tuple[Callable[[Context], Iterator[Found]], ...]] = (
    operations,
    webhooks,
    *SCHEMES,
)
"""One function for each kind of edit of the document, in reading order."""

OPERATION_RULES: Final[tuple[_Rule, ...]] = (
    *EXISTENCE,
    *LIFECYCLE,
    *SERVERS,
    *SECURITY,
    *PARAMETERS,
    *WRITING,
    *BODIES,
    *CONTENTS,
    *ENCODINGS,
    *RESPONSES,
    *HEADERS,
    *LINKS,
)
"""One function for each kind of edit of an operation, in reading order."""


def find_changes(context: Context, compared: Sequence[Comparison]) -> tuple[Found, ...]:
    """Find all that changed besides schemas; `compared` is what `comparisons` gives.

    Each cause is told once, with all operations it reaches, and what breaks has its proof or says
    why there is none.
    """
    return settle(_found(context, compared))


def _found(context: Context, compared: Sequence[Comparison]) -> Iterator[Found]:
    for rule in DOCUMENT_RULES:
        yield from rule(context)
    yield from meanings(context, compared)
    for comparison in compared:
        for find in OPERATION_RULES:
            yield from find(comparison)
