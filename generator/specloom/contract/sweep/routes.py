"""Which operation a written path leads to: the most concrete one that it fits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from specloom.ir.model import Operation

__all__ = ["Routes"]

_HOLE: Final = re.compile(r"\{[^{}]*\}")


class Routes:
    """The paths of a description, by how many segments they have."""

    def __init__(self, operations: Iterable[Operation]) -> None:
        self._methods: dict[str, dict[str, Operation]] = {}
        for operation in operations:
            self._methods.setdefault(operation.path, {})[operation.method] = operation
        self._concrete = {path for path in self._methods if "{" not in path}
        self._templates: dict[int, list[tuple[re.Pattern[str], str]]] = {}
        for path in sorted(self._methods, key=lambda each: (len(_HOLE.findall(each)), each)):
            if "{" in path:
                self._templates.setdefault(path.count("/"), []).append((_pattern(path), path))

    def leads_to(self, target: str, operation: Operation) -> bool:
        """Tell whether a target, as it is written, leads to an operation and to no other."""
        path = target.partition("?")[0]
        found = self._first(path)
        return found is None or found == operation.path

    def methods(self, target: str) -> set[str]:
        """Give the methods of all paths that a target fits."""
        path = target.partition("?")[0]
        fitting = [path] if path in self._concrete else []
        fitting += [
            template
            for pattern, template in self._templates.get(path.count("/"), ())
            if pattern.fullmatch(path)
        ]
        return {method for each in fitting for method in self._methods[each]}

    def _first(self, path: str) -> str | None:
        if path in self._concrete:
            return path
        fitting = self._templates.get(path.count("/"), ())
        return next((template for pattern, template in fitting if pattern.fullmatch(path)), None)


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile("[^/]+".join(map(re.escape, _HOLE.split(path))))
