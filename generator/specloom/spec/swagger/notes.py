"""What an upgrade has to say: where something has no equivalent, or cannot be followed."""

from __future__ import annotations

from dataclasses import dataclass, field

from specloom.errors import Severity
from specloom.spec.swagger.tree import Node, Path

__all__ = ["Note", "Notes"]


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence about what stands at a path."""

    path: Path
    message: str
    severity: Severity


@dataclass(slots=True)
class Notes:
    """Notes, in the order they were made; each once."""

    found: dict[Note, None] = field(default_factory=dict)

    def lost(self, node: Node, message: str) -> None:
        """Say what is not taken over."""
        self.found[Note(node.path, message, "info")] = None

    def wrong(self, node: Node, message: str) -> None:
        """Say why the description cannot be used."""
        self.found[Note(node.path, message, "error")] = None
