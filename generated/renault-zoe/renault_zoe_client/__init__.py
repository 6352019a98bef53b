"""A typed client of Renault Z.E. Services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.lazy import attach

if TYPE_CHECKING:
    from . import errors as errors
    from . import v2016 as v2016
    from . import v2018_12 as v2018_12
    from ._runtime.omitted import OMITTED as OMITTED

__all__ = [
    "OMITTED",
    "errors",
    "v2016",
    "v2018_12",
]

__getattr__, __dir__ = attach(
    __name__,
    {
        "OMITTED": "._runtime.omitted",
        "errors": ".errors:",
        "v2016": ".v2016:",
        "v2018_12": ".v2018_12:",
    },
)
