"""A typed client of Enode API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.lazy import attach

if TYPE_CHECKING:
    from . import errors as errors
    from . import latest as latest
    from . import v2023_02_01 as v2023_02_01
    from . import v2023_03_01 as v2023_03_01
    from . import v2023_04_01 as v2023_04_01
    from . import v2023_04_15 as v2023_04_15
    from . import v2023_05_01 as v2023_05_01
    from . import v2023_08_01 as v2023_08_01
    from ._runtime.omitted import OMITTED as OMITTED

__all__ = [
    "OMITTED",
    "errors",
    "latest",
    "v2023_02_01",
    "v2023_03_01",
    "v2023_04_01",
    "v2023_04_15",
    "v2023_05_01",
    "v2023_08_01",
]

__getattr__, __dir__ = attach(
    __name__,
    {
        "OMITTED": "._runtime.omitted",
        "errors": ".errors:",
        "latest": ".latest:",
        "v2023_02_01": ".v2023_02_01:",
        "v2023_03_01": ".v2023_03_01:",
        "v2023_04_01": ".v2023_04_01:",
        "v2023_04_15": ".v2023_04_15:",
        "v2023_05_01": ".v2023_05_01:",
        "v2023_08_01": ".v2023_08_01:",
    },
)
