"""Names of a package that are imported when somebody first asks for them (PEP 562).

Importing a client package costs next to nothing; what a program uses is loaded on the way.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping

__all__ = ["attach"]


def attach(
    package: str, places: Mapping[str, str]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Give a package its `__getattr__` and `__dir__`.

    Args:
        package: The package's `__name__`.
        places: From public name to the relative module that holds it (`".client"`); a name whose
            place ends in a colon (`".models:"`) is that module itself.
    """

    def load(name: str) -> object:
        place = places.get(name)
        if place is None:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message)
        module = importlib.import_module(place.rstrip(":"), package)
        value: object = module if place.endswith(":") else getattr(module, name)
        setattr(sys.modules[package], name, value)
        return value

    def names() -> list[str]:
        return sorted({*vars(sys.modules[package]), *places})

    return load, names
