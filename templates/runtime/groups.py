"""Models in groups: a module is loaded when somebody asks for one of its models.

Annotations mention models in text, by name.  Whoever gets a model from here gets it with all
those it can hold loaded too, and known to the modules that mention them: pydantic looks there when
it builds the model.
"""

from __future__ import annotations

import importlib
import inspect
import re
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from types import ModuleType
from typing import ForwardRef, get_args

from typing_extensions import TypeAliasType  # pydantic itself needs and brings it

from .models import uncollected

__all__ = ["attach"]

_NAME = re.compile(r"[A-Za-z]\w*")


def attach(
    package: str, groups: Mapping[str, str]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Give a package its `__getattr__` and `__dir__`.

    Args:
        package: The package's `__name__`.
        groups: From relative module (`"._cats"`) to the names it defines, with spaces between.
    """
    places = {name: module for module, names in groups.items() for name in names.split()}
    groups_of = _Groups(package, places)

    def load(name: str) -> object:
        if name not in places:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message)
        value = groups_of.whole(name)
        setattr(sys.modules[package], name, value)
        return value

    def names() -> list[str]:
        return sorted({*vars(sys.modules[package]), *places})

    return load, names


class _Groups:
    """Knows which module holds which model, and which models are whole already."""

    def __init__(self, package: str, places: Mapping[str, str]) -> None:
        self._package = package
        self._places = places
        self._whole: set[str] = set()
        self._one_at_a_time = threading.RLock()

    def whole(self, name: str) -> object:
        """Give a model once everything that it mentions, at any depth, is where pydantic looks."""
        with self._one_at_a_time, uncollected():
            seen: set[str] = set()
            todo = [name]
            while todo:
                one = todo.pop()
                if one not in seen and one not in self._whole:
                    seen.add(one)
                    todo += self._connect(one)
            self._whole |= seen
            value: object = getattr(self._module(name), name)
            return value

    def _connect(self, name: str) -> list[str]:
        """Let a model's module know the models it mentions; give their names."""
        module = self._module(name)
        if self._places[name].startswith(".."):
            return []  # of another version, which gives it whole
        mentioned = [one for one in _mentioned(getattr(module, name)) if one in self._places]
        for one in mentioned:
            if one not in vars(module):
                setattr(module, one, getattr(self._module(one), one))
        return mentioned

    def _module(self, name: str) -> ModuleType:
        return importlib.import_module(self._places[name], self._package)


def _mentioned(model: object) -> Iterator[str]:
    """Yield the names in what a model says of its fields, a union of its members."""
    match model:
        case type():
            for annotation in inspect.get_annotations(model).values():
                yield from _NAME.findall(_text(annotation))
        case TypeAliasType():
            yield from _NAME.findall(str(model.__value__))
        case _:
            union, *_ = get_args(model)
            for member in get_args(union) or (union,):
                yield member.__name__


def _text(annotation: object) -> str:
    """Give what an annotation says in text, alone or in `Annotated`: only that mentions models."""
    match getattr(annotation, "__origin__", annotation):
        case str(text) | ForwardRef(__forward_arg__=text):
            return text
        case _:
            return ""
