"""The parent of every generated model.

A model is read from JSON and never changed: it is frozen, keeps members the description does not
know, and `to_dict()` or `to_json()` give back what came, member for member.  A member that was
absent stays absent; one that was `null` stays `null`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

from pydantic import VERSION, BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

__all__ = ["Model", "make_writable", "wire"]

# Later ones build a nested model that they meet for the first time when writing.
_PYDANTIC_WRITES_ONLY_BUILT_MODELS = VERSION.startswith("2.12.")


def wire(name: str) -> FieldInfo:
    """Bind a field to the member `name` of the JSON object, for both reading and writing.

    Used as `Annotated[float | None, wire("batteryLevel")]`.  Type checkers do not look at it, so
    that the constructor takes the Python name.
    """
    field: FieldInfo = Field(validation_alias=name, serialization_alias=name)
    return field


class Model(BaseModel):
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

    def to_dict(self) -> dict[str, Any]:
        """Give the JSON object that came, with the names and forms of the wire."""
        make_writable(self)
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True)

    def to_json(self) -> str:
        """Give `to_dict()` as compact JSON text."""
        make_writable(self)
        return self.model_dump_json(by_alias=True, exclude_unset=True)

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        """Yield what came and nothing else: most fields of a large model are absent."""
        fields = type(self).__pydantic_fields__
        present = ((name, self.__dict__[name]) for name in fields if name in self.model_fields_set)
        yield from present
        yield from (self.model_extra or {}).items()

    def __hash__(self) -> int:
        # Equality compares fields and unknown members; lists and objects among them are not
        # hashable as they are.
        return hash((type(self), _hashable(self.__dict__), _hashable(self.model_extra or {})))


def make_writable(value: object) -> None:
    """Build the models in `value` where pydantic would not do so by itself (2.12)."""
    if _PYDANTIC_WRITES_ONLY_BUILT_MODELS:
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
