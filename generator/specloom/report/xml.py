"""What every XML report is made of: attributes and text, escaped."""

from __future__ import annotations

from html import escape

__all__ = ["attributes", "escaped"]


def attributes(**values: str) -> str:
    """Write attributes, each with the space before it."""
    return "".join(f' {key}="{escaped(value)}"' for key, value in values.items())


def escaped(text: str) -> str:
    """Escape text that is visible already, and so holds nothing that XML 1.0 forbids."""
    return escape(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
