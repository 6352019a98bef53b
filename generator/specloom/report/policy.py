"""The Content Security Policy of a page that brings all it needs: what is named may run, no more.

Whatever text of a description came to stand in such a page could neither run nor load.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

__all__ = ["policy"]


def policy(styles: Iterable[str], scripts: Iterable[str], *more: str) -> str:
    """Give the policy that allows these texts, by their hashes (CSP Level 3, section 2.3.1).

    Args:
        styles: What stands in the page's style elements.
        scripts: What stands in its script elements.
        more: Further directives, such as `img-src data:`.
    """
    allowed = (
        "default-src 'none'",
        f"style-src {_hashes(styles)}",
        f"script-src {_hashes(scripts)}",
    )
    return "; ".join((*allowed, *more, "base-uri 'none'", "form-action 'none'"))


def _hashes(texts: Iterable[str]) -> str:
    digests = (hashlib.sha256(text.encode()).digest() for text in texts)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
