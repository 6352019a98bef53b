"""A client of Enode API, version 2023-03-01."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import attach

if TYPE_CHECKING:
    from .._runtime.omitted import OMITTED as OMITTED
    from .._runtime.unions import UnknownVariant as UnknownVariant
    from . import models as models
    from . import webhooks as webhooks
    from .client import VERSION as VERSION
    from .client import AsyncEnode as AsyncEnode
    from .client import Enode as Enode

__all__ = [
    "AsyncEnode",
    "Enode",
    "OMITTED",
    "UnknownVariant",
    "VERSION",
    "models",
    "webhooks",
]

__getattr__, __dir__ = attach(
    __name__,
    {
        "AsyncEnode": ".client",
        "Enode": ".client",
        "OMITTED": ".._runtime.omitted",
        "UnknownVariant": ".._runtime.unions",
        "VERSION": ".client",
        "models": ".models:",
        "webhooks": ".webhooks:",
    },
)
