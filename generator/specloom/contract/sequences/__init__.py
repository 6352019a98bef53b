"""Sequences of requests that lead to one another: what is made is read, changed, listed, deleted.

Each is a generator that gives cases and is sent their exchanges, so that it is the same however
they are sent; a `Script` starts it from the beginning, to be replayed.
"""

from specloom.contract.sequences.model import Flow, Maker, Script
from specloom.contract.sequences.scripts import scripts

__all__ = ["Flow", "Maker", "Script", "scripts"]
