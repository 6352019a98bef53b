"""The command line: `specloom compile | generate | validate`.

Takes arguments, reads specloom.toml and descriptions, calls the rooms in the order of the flow and
prints what they give: data on standard output, everything else on standard error. Ends with 0
(all is well), 1 (errors found, output not current), 2 (usage or bad input) or 3 (a fault of
specloom itself). Never decides anything about an API.
"""

from specloom.cli.entry import main

__all__ = ["main"]
