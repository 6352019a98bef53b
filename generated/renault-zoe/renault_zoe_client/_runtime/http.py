"""The HTTP library, named here and nowhere else."""

from __future__ import annotations

import httpx as httpx  # noqa: PLC0414 - exported; the generator names another library here

__all__ = ["httpx"]
