"""All versions of an API over one store, each seeing the same things in its own form."""

from __future__ import annotations

from specloom.mock.versions.edition import Others
from specloom.mock.versions.family import Family, Load

__all__ = ["Family", "Load", "Others"]
