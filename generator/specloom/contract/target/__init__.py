"""What is tested: a service at an address, or an application in this process.

Each takes a `Case` and gives an `Answer`. Whatever else may happen on the way ends in one
`TargetError` whose message a person can act on. Only `url` and `wire` know of sockets.
"""

from specloom.contract.target.asgi import App, AsgiTarget, Message
from specloom.contract.target.model import (
    Dropped,
    Exchanges,
    Limits,
    Target,
    TargetError,
    Trouble,
    Unsendable,
    is_loopback,
)
from specloom.contract.target.url import UrlTarget, fetch

__all__ = [
    "App",
    "AsgiTarget",
    "Dropped",
    "Exchanges",
    "Limits",
    "Message",
    "Target",
    "TargetError",
    "Trouble",
    "Unsendable",
    "UrlTarget",
    "fetch",
    "is_loopback",
]
