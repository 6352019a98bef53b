"""Laws are checked on the same examples every time, however busy the machine is."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("specloom", deadline=None, derandomize=True, database=None)
settings.load_profile("specloom")
