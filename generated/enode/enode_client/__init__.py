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
    from ._runtime.omitted import Omitted as Omitted
    from ._runtime.options import Exchange as Exchange
    from ._runtime.paging import AsyncPager as AsyncPager
    from ._runtime.paging import Page as Page
    from ._runtime.paging import Pager as Pager
    from ._runtime.request import Request as Request
    from ._runtime.request import Response as Response
    from ._runtime.retry import Timing as Timing

__all__ = [
    "AsyncPager",
    "Exchange",
    "OMITTED",
    "Omitted",
    "Page",
    "Pager",
    "Request",
    "Response",
    "Timing",
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
        "AsyncPager": "._runtime.paging",
        "Exchange": "._runtime.options",
        "OMITTED": "._runtime.omitted",
        "Omitted": "._runtime.omitted",
        "Page": "._runtime.paging",
        "Pager": "._runtime.paging",
        "Request": "._runtime.request",
        "Response": "._runtime.request",
        "Timing": "._runtime.retry",
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
