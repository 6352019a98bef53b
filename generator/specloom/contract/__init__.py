"""Contract tests: whether a service answers as its description says.

Takes an `Api` and a target (an address, or an ASGI application); gives a `Run`. What is predicted
of a version hop comes in as a value; what is found goes out as values, without colour or layout.
"""

from __future__ import annotations

from specloom.contract.model import Failure, Goal, Prediction, Run

__all__ = ["Failure", "Goal", "Prediction", "Run"]
