"""Contract tests: whether a service answers as its description says.

Takes an `Api` and a target (an address, or an ASGI application); gives a `Run`. What is predicted
of a version hop comes in as a value; what is found goes out as values, without colour or layout.
Here nothing is imported: pytest loads `plugin` of this package whenever it starts.
"""

from __future__ import annotations

__all__: list[str] = []
