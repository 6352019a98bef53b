"""Whether every value that one schema accepts is accepted by another.

Takes two schemas, gives yes, no with a value that shows it, or unknown with the reason. Objects,
arrays and unions are ruled by modules of their own; the solver settles what refers to itself.
"""

from specloom.values.inclusion.engine import Inclusion

__all__ = ["Inclusion"]
