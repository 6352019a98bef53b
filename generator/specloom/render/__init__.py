"""Writes the client packages.

Takes the versions of an API (`Version`), what the package is called (`Package`), the lock of names
and the template folders; gives every file of the package, formatted (`plan`), and puts them where
they belong, all or none (`write`, `check`). What is written is a pure function of these inputs.
Never imports what it writes, and never lets text of a description become source.
"""

from specloom.render.plan import LOCK_FILE, Rendered, plan
from specloom.render.sources import Package, Version
from specloom.render.templates import templates_root
from specloom.render.write import MANIFEST, OutputFile, WriteReport, check, write

__all__ = [
    "LOCK_FILE",
    "MANIFEST",
    "OutputFile",
    "Package",
    "Rendered",
    "Version",
    "WriteReport",
    "check",
    "plan",
    "templates_root",
    "write",
]
