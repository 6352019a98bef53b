"""What exactly changed, in the words of the diff, for titles that would say `more` or `less`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from specloom.diff.model import Change

__all__ = ["exact"]

_SAID: Final = re.compile(
    r".*?` (?P<said>(?:has|may|must|can|accepts|takes|allows|needs|is) .+?)\.?"
)
_LENGTHS: Final = ("-max-length-decreased", "-max-length-set")


def exact(changes: Sequence[Change]) -> str:
    """Give a template of `{it}` for changes that are told as one; empty where they are not alike.

    `In requests, `name` has a maximum length of 5 now.` gives `{it} has a maximum length of 5 now`.
    """
    found = {_said(change.message) for change in changes}
    if len(found) == 1:
        (said,) = found
        return f"{{it}} {said}" if said else ""
    if all(change.id.endswith(_LENGTHS) for change in changes):
        return "{it} takes fewer characters than before"
    return ""


def _said(message: str) -> str:
    found = _SAID.fullmatch(message)
    return found["said"].replace("{", "{{").replace("}", "}}") if found else ""
