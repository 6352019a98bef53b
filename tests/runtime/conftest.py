"""Puts `templates/` on the path: the runtime is tested as it is copied, as `runtime`."""

from __future__ import annotations

import sys
from pathlib import Path

TEMPLATES = Path(__file__).parents[2] / "templates"

if str(TEMPLATES) not in sys.path:
    sys.path.insert(0, str(TEMPLATES))
