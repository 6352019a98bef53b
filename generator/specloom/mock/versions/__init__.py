"""All versions of an API over one store, each seeing the same things in its own form.

Takes what reads the description of each version, and a behaviour; gives a responder that answers
in the version that a request asks for. The store holds the newest form; `Translator` leads from
it to the form of a version and back.
"""

from __future__ import annotations

from specloom.mock.versions.edition import Others
from specloom.mock.versions.family import Family, Load

__all__ = ["Family", "Load", "Others"]
