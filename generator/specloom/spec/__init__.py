"""Text to `Document`: loads, checks and locates descriptions; overlays them; writes them.

Takes a path, a URL, `git:REF:PATH` or `-`; gives plain JSON values (dict, list, str, int, float,
bool, None) with the line and column of each, and follows references between files. Everything
wrong with the input is collected as located findings and raised as one `BadInput`. Never judges
what a description means: that begins in `ir`.
"""

from specloom.spec.document import Document, File, Target
from specloom.spec.dump import dump
from specloom.spec.load import load, load_value
from specloom.spec.overlay import apply
from specloom.spec.pointers import escape, join, split

__all__ = [
    "Document",
    "File",
    "Target",
    "apply",
    "dump",
    "escape",
    "join",
    "load",
    "load_value",
    "split",
]
