"""Whether every value that one schema accepts is accepted by another; see `engine`."""

from specloom.values.inclusion.engine import Inclusion

__all__ = ["Inclusion"]
