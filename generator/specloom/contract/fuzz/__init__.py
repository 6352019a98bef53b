"""Fuzzing by the engine of Schemathesis: it makes up requests, all else is ours.

Its requests come to a gateway, which sends them as any other, with our credentials, at our pace;
what is right and wrong about the answers say our checks. Needs the extra `specloom[contract]`.
"""

from specloom.contract.fuzz.engine import fuzz

__all__ = ["fuzz"]
