"""JSON bytes to typed values and back.

`decode` reads an answer, `encode` and `encode_json` write a request; each takes the type as any
form pydantic understands (a model, `list[Model]`, an annotated alias, `object` for any JSON).
A value that does not fit raises `pydantic.ValidationError`, which tells where; nothing else.
"""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, PydanticUserError, TypeAdapter

from .models import BUILDING, Model, make_writable, uncollected
from .omitted import OMITTED

__all__ = ["decode", "encode", "encode_json", "wire_value"]

_NO_VALUES_IN_ERRORS = ConfigDict(hide_input_in_errors=True)

_adapters: dict[object, TypeAdapter[Any]] = {}


def decode(type_: object, content: bytes | str, *, strict: bool = False) -> object:
    """Read JSON text as `type_`.

    JSON types are never converted (the text "5" is no number).  With `strict`, an enum value or a
    union variant that the description does not know is an error too, where it is otherwise kept.

    Raises:
        pydantic.ValidationError: The text is not JSON, or does not fit.
    """
    # Wire names only: a member spelled like the Python name of a field is an unknown member.
    value: object = _adapter(type_).validate_json(
        content, strict=True, context={"strict": strict}, by_alias=True, by_name=False
    )
    return value


def encode(type_: object, value: object) -> object:
    """Give `value` as JSON data (dicts, lists, text, numbers), checked against `type_`.

    `value` is made of models, Python values and dicts with wire names; members that are `OMITTED`
    are dropped, at any depth.

    Raises:
        pydantic.ValidationError: The value does not fit.
    """
    adapter = _adapter(type_)
    data: object = adapter.dump_python(
        _checked(adapter, value), mode="json", by_alias=True, exclude_unset=True
    )
    return data


def encode_json(type_: object, value: object) -> bytes:
    """Give `encode(type_, value)` as compact JSON text in UTF-8."""
    adapter = _adapter(type_)
    return adapter.dump_json(_checked(adapter, value), by_alias=True, exclude_unset=True)


def wire_value(type_: object, value: object) -> object:
    """Give one parameter in its wire form; `OMITTED` passes through."""
    return OMITTED if value is OMITTED else encode(type_, value)


def _checked(adapter: TypeAdapter[Any], value: object) -> object:
    checked: object = adapter.validate_python(_present(value), by_alias=True, by_name=False)
    make_writable(checked)
    return checked


def _present(value: object) -> object:
    """Give `value` without the members that are `OMITTED`."""
    match value:
        case dict():
            return {key: _present(item) for key, item in value.items() if item is not OMITTED}
        case list() | tuple():
            return [_present(item) for item in value if item is not OMITTED]
        case _:
            return value


def _adapter(type_: object) -> TypeAdapter[Any]:
    """Give the adapter of `type_`, built once per process, by one thread at a time."""
    # `A | B` equals `B | A`, but the first wins where both fit equally well.
    key = type_ if isinstance(type_, type) else (type_, repr(type_))
    try:
        adapter = _adapters.get(key)
    except TypeError:  # an annotation that cannot be hashed
        return _build(type_)
    if adapter is None:
        with BUILDING, uncollected():
            adapter = _adapters.get(key) or _build(type_)
            _adapters[key] = adapter
    return adapter


def _build(type_: Any) -> TypeAdapter[Any]:
    if isinstance(type_, type) and issubclass(type_, Model):
        type_.model_rebuild()
        return TypeAdapter(type_)
    try:
        return TypeAdapter(type_, config=_NO_VALUES_IN_ERRORS)
    except PydanticUserError:  # an annotated model brings its own configuration
        return TypeAdapter(type_)
