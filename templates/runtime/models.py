"""The parent of every generated model.

A model is read from JSON and never changed: it is frozen, keeps members the description does not
know, and `to_dict()` or `to_json()` give back what came, member for member.  A member that was
absent stays absent; one that was `null` stays `null`.
"""

from __future__ import annotations

import gc
import threading
import warnings
from collections.abc import Hashable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from pydantic import VERSION, BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

__all__ = ["BUILDING", "Model", "make_writable", "uncollected", "wire"]

BUILDING = threading.RLock()
"""Held while pydantic builds: two threads at one model would undo each other's work (2.12)."""

# Later ones build a nested model that they meet for the first time when writing.
_PYDANTIC_WRITES_ONLY_BUILT_MODELS = VERSION.startswith("2.12.")


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector off while much is made that stays, so that it looks for none."""
    wanted = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if wanted:
            gc.enable()


def wire(name: str) -> FieldInfo:
    """Bind a field to the member `name` of the JSON object, for both reading and writing.

    Used as `Annotated[float | None, wire("batteryLevel")]`.  Type checkers do not look at it, so
    that the constructor takes the Python name.
    """
    field: FieldInfo = Field(validation_alias=name, serialization_alias=name)
    return field


class Model(BaseModel, frozen=True):
    """A JSON object with named, typed members; equal when its members are equal, and hashable.

    Unknown members are kept in `model_extra`.  `model_fields_set` tells a member that was absent
    from one that was `null`.  Nothing is built before the first use (`defer_build`), so that
    importing hundreds of models stays cheap.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="allow",
        validate_by_name=True,
        validate_by_alias=True,
        defer_build=True,
        protected_namespaces=(),
        hide_input_in_errors=True,
    )

    if TYPE_CHECKING:
        # Declared without None, so that a model whose other members have a type can narrow it.
        __pydantic_extra__: dict[str, Any] = Field(init=False)  # pyright: ignore[reportIncompatibleVariableOverride]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        # `__pydantic_extra__: dict[str, X] = Field(init=False)` says to type checkers that the
        # constructor does not take it; left on the class it would hide the slot of that name.
        if "__pydantic_extra__" in cls.__dict__:
            del cls.__pydantic_extra__

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Make deprecated fields warn at once; pydantic would, but only once `cls` is built."""
        super().__pydantic_init_subclass__(**kwargs)
        for name, field in cls.__pydantic_fields__.items():
            if field.deprecation_message is not None:
                setattr(cls, name, _DeprecatedField(name, field.deprecation_message))

    @property
    def model_extra(self) -> dict[str, Any]:
        """Give the members the description does not name, by their names on the wire."""
        return self.__pydantic_extra__ or {}

    def to_dict(self) -> dict[str, Any]:
        """Give the JSON object that came, with the names and forms of the wire."""
        make_writable(self)
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True)

    def to_json(self) -> str:
        """Give `to_dict()` as compact JSON text."""
        make_writable(self)
        return self.model_dump_json(by_alias=True, exclude_unset=True)

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        """Yield what came, without secrets (`Field(repr=False)`): most fields are absent."""
        for name, field in type(self).__pydantic_fields__.items():
            if field.repr and name in self.model_fields_set:
                yield name, self.__dict__[name]
        yield from self.model_extra.items()

    def __hash__(self) -> int:
        # Equality compares fields and unknown members; lists and objects among them are not
        # hashable as they are.
        return hash((type(self), _hashable(self.__dict__), _hashable(self.model_extra)))


class _DeprecatedField:
    """Warns whoever reads the field as an attribute; comparing, showing and writing do not."""

    def __init__(self, name: str, message: str) -> None:
        self._name = name
        self._message = message

    def __get__(self, instance: Model | None, owner: type[Model]) -> Any:
        if instance is None:
            raise AttributeError(self._name)
        warnings.warn(self._message, DeprecationWarning, stacklevel=2)
        return instance.__dict__[self._name]

    def __set__(self, instance: Model, value: object) -> None:
        # Only there to go before the instance's `__dict__`; models are frozen.
        raise AttributeError(self._name)


def make_writable(value: object) -> None:
    """Build the models in `value` where pydantic would not do so by itself (2.12)."""
    if _PYDANTIC_WRITES_ONLY_BUILT_MODELS:
        with BUILDING:
            _build_all(value)


def _build_all(value: object) -> None:
    match value:
        case Model():
            type(value).model_rebuild()
            _build_all(value.__dict__)
            _build_all(value.model_extra)
        case dict():
            _build_all(list(value.values()))
        case list() | tuple():
            for item in value:
                _build_all(item)
        case _:
            pass


def _hashable(value: Any) -> Hashable:
    """Give a hashable stand-in for a JSON-like value; equal values get equal stand-ins."""
    match value:
        case dict():
            return frozenset((key, _hashable(item)) for key, item in value.items())
        case list() | tuple():
            return tuple(map(_hashable, value))
        case _:
            return value  # type: ignore[no-any-return]
