"""What can happen to operations and around them, as a table of ids with examples.

Each entry is a pair of small descriptions; what the diff finds between them is the rule. Nothing
here is judged.
"""

from __future__ import annotations

from typing import Final

from specloom.diff.rules.events.answers import ANSWERS
from specloom.diff.rules.events.bodies import BODIES
from specloom.diff.rules.events.existence import EXISTENCE
from specloom.diff.rules.events.lifecycle import LIFECYCLE
from specloom.diff.rules.events.parameters import PARAMETERS
from specloom.diff.rules.events.security import SECURITY
from specloom.diff.rules.events.servers import SERVERS
from specloom.diff.rules.model import Event

__all__ = [
    "ANSWERS",
    "BODIES",
    "EVENTS",
    "EXISTENCE",
    "LIFECYCLE",
    "PARAMETERS",
    "SECURITY",
    "SERVERS",
]

EVENTS: Final[tuple[Event, ...]] = (
    *EXISTENCE,
    *LIFECYCLE,
    *PARAMETERS,
    *BODIES,
    *ANSWERS,
    *SERVERS,
    *SECURITY,
)
