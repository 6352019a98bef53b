"""Compatibility: clients of one version against a service of the next, beside what was predicted.

Requests and expectations of BASE go to a target that serves REVISION. What breaks is matched with
the changes that were predicted: each of those is confirmed, or not observed for a reason; what no
change explains is unpredicted, a fault of a description or of the prediction.
"""

from __future__ import annotations

from specloom.contract.compat.hop import compat
from specloom.contract.compat.model import Predicted

__all__ = ["Predicted", "compat"]
