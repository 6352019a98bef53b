"""A client of Renault Z.E. Services, version 2016."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import attach

if TYPE_CHECKING:
    from .._runtime.omitted import OMITTED as OMITTED
    from .._runtime.units import Month as Month
    from . import models as models
    from .client import VERSION as VERSION
    from .client import AsyncRenaultZoe as AsyncRenaultZoe
    from .client import RenaultZoe as RenaultZoe

__all__ = [
    "AsyncRenaultZoe",
    "Month",
    "OMITTED",
    "RenaultZoe",
    "VERSION",
    "models",
]

__getattr__, __dir__ = attach(
    __name__,
    {
        "AsyncRenaultZoe": ".client",
        "Month": ".._runtime.units",
        "OMITTED": ".._runtime.omitted",
        "RenaultZoe": ".client",
        "VERSION": ".client",
        "models": ".models:",
    },
)
