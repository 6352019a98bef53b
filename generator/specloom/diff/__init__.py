"""Two `Api`s to what changes between them, each claim with its proof.

Takes two built descriptions, gives a `Diff`: one `Change` per cause with the operations it
reaches, its level derived from what the edit does to the values accepted and the way they travel.
Never reads a file, never prints, never writes.
"""

from specloom.diff.compare import Subject, compare
from specloom.diff.rules import Rule, rules

__all__ = ["Rule", "Subject", "compare", "rules"]
