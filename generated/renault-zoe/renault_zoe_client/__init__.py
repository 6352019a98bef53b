"""A typed client of Renault Z.E. Services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.lazy import attach

if TYPE_CHECKING:
    from . import errors as errors
    from . import v2016 as v2016
    from . import v2018_12 as v2018_12
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
    "v2016",
    "v2018_12",
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
        "v2016": ".v2016:",
        "v2018_12": ".v2018_12:",
    },
)
