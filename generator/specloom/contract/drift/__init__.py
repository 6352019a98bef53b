"""Drift: where recorded traffic and a description part.

Takes recordings (HAR 1.2, VCR cassettes, NDJSON) as bytes and an `Api`; gives a `Drift`, each
deviation told once, and an overlay that makes the description true. Never reads a file, never
repeats a secret that was recorded.
"""

from __future__ import annotations

from specloom.contract.drift.compare import drift
from specloom.contract.drift.model import Deviation, Drift, DriftKind, Recorded
from specloom.contract.drift.recordings import read
from specloom.contract.drift.suggest import suggest

__all__ = ["Deviation", "Drift", "DriftKind", "Recorded", "drift", "read", "suggest"]
