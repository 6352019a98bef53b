"""Unions: which of several types an object has.

In a `Tagged` union one member of the object says it (OpenAPI's discriminator), and only that: a
known tag with a body that does not fit is an error of that variant, while a tag the description
does not know gives an `UnknownVariant` that keeps everything, or the variant that stands for all
the rest.  In an `Untagged` union the type is taken that fits best.
"""

from __future__ import annotations

import reprlib
from collections.abc import Iterator, Mapping
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import (
    GetCoreSchemaHandler,
    PrivateAttr,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema
from typing_extensions import TypeAliasType  # pydantic itself needs and brings it

from .enums import FITTING, refuses_unknown
from .models import Model

__all__ = ["Tagged", "UnknownVariant", "Untagged"]


class UnknownVariant(Model, frozen=True):
    """An object of a kind the description does not know (yet), kept whole in `model_extra`."""

    _tag: str = PrivateAttr(default="")

    if TYPE_CHECKING:

        def __init__(self, **members: Any) -> None: ...

    def __eq__(self, other: object) -> bool:
        # The tag is a member already.
        return isinstance(other, UnknownVariant) and self.model_extra == other.model_extra

    __hash__ = Model.__hash__

    @property
    def tag(self) -> str:
        """The tag as the server wrote it; empty on an object made by hand."""
        return self._tag


class Tagged:
    """Marks a union in `Annotated` as chosen by the text in `property_name`.

    Example:
        ```python
        Event: TypeAlias = Annotated[
            Opened | Closed | UnknownVariant,
            Tagged("event", {"door:opened": Opened, "door:closed": "Closed"}),
        ]
        ```

    Args:
        property_name: The member of the JSON object that holds the tag.
        variants: For each tag the member of the union it stands for, or the name of that member's
            class.  Several tags may stand for one member, and a member may be a union itself.
        rest: The member that every other tag stands for, and no tag at all.

    With neither `rest` nor `UnknownVariant` in the union an unknown tag is an error.
    """

    def __init__(
        self, property_name: str, variants: Mapping[str, object], rest: object = None
    ) -> None:
        self.property_name = property_name
        self.variants = dict(variants)
        self.rest = rest

    def __repr__(self) -> str:
        rest = f", {self.rest!r}" if self.rest else ""
        return f"Tagged({self.property_name!r}, {self.variants!r}{rest})"

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Build the choice between the variants, by tag."""
        members = _members(source)
        variants = {tag: _resolve(variant, members) for tag, variant in self.variants.items()}
        choices = {tag: handler.generate_schema(variant) for tag, variant in variants.items()}
        rest = _resolve(self.rest, members) if self.rest else UnknownVariant
        unknown = _free_key(choices) if rest in members else None
        if unknown is not None:
            choices[unknown] = handler.generate_schema(rest)
            if rest is UnknownVariant:
                choices[unknown] = core_schema.with_info_after_validator_function(
                    self._keep, choices[unknown]
                )
        schema = core_schema.tagged_union_schema(
            choices,
            discriminator=_Choose(self.property_name, variants, unknown, rest),
            custom_error_type="union_tag",
            custom_error_message="Expected an object with {tags} in its member {property}",
            custom_error_context={
                "property": repr(self.property_name),
                "tags": "text" if unknown else " or ".join(map(repr, variants)),
            },
        )
        return core_schema.nullable_schema(schema) if NoneType in members else schema

    def _keep(self, value: UnknownVariant, info: ValidationInfo) -> UnknownVariant:
        """Let an unknown variant pass, unless the reader asked to be strict."""
        tag = str(value.model_extra.get(self.property_name, ""))
        if refuses_unknown(info):
            raise PydanticCustomError(
                "union_tag_unknown",
                "{property} is {tag}; the description lists: {known}",
                {
                    "property": repr(self.property_name),
                    "tag": reprlib.repr(tag),
                    "known": ", ".join(map(repr, self.variants)),
                },
            )
        if not value.tag:  # private attributes of a frozen model stay writable at runtime
            Model.__setattr__(value, "_tag", tag)
        return value


class Untagged:
    """Marks a union in `Annotated` whose members only their contents tell apart.

    Of the members the value fits, that one is taken which knows all enum values and variants in
    it, if there is one; then the one that names most of the value's members; then the first.
    Scalars and lists beside at most one model need no mark.

    Example:
        ```python
        Location: TypeAlias = Annotated[Home | Address, Untagged()]
        ```
    """

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.with_info_wrap_validator_function(_fit, handler(source))


def _fit(value: object, validate: ValidatorFunctionWrapHandler, info: ValidationInfo) -> object:
    """Try without anything unknown first; pydantic does the rest."""
    if refuses_unknown(info):
        return validate(value)
    token = FITTING.set(True)
    try:
        return validate(value)
    except ValidationError:
        pass
    finally:
        FITTING.reset(token)
    return validate(value)


class _Choose:
    """Gives the tag of what is read (an object) or sent (an object or a model)."""

    __name__ = "tag"

    def __init__(
        self,
        property_name: str,
        variants: Mapping[str, object],
        unknown: str | None,
        rest: object,
    ) -> None:
        self._property = property_name
        self._tags = frozenset(variants)
        self._unknown = unknown
        self._untagged = unknown if rest is not UnknownVariant else None
        self._tag_of_class = {
            cls: tag
            for tag, variant in reversed([*variants.items(), (unknown, rest)])
            for cls in _classes(variant)
        }

    def __call__(self, value: object) -> str | None:
        match value:
            case dict():
                return self._known(value.get(self._property))
            case Model():
                tags = map(self._tag_of_class.get, type(value).__mro__)
                return next(filter(None, tags), None) or self._known(_read(value, self._property))
            case _:
                return None

    def _known(self, tag: object) -> str | None:
        if not isinstance(tag, str):
            return self._untagged
        return tag if tag in self._tags else self._unknown


def _read(model: Model, name: str) -> object:
    """Give the member of `model` that is called `name` on the wire."""
    for field, info in type(model).model_fields.items():
        if info.serialization_alias == name:
            return model.__dict__[field]
    return model.model_extra.get(name)


def _resolve(variant: object, members: tuple[object, ...]) -> object:
    """Give the member that `variant` stands for: itself, or the one with that name."""
    if not isinstance(variant, str):
        return variant
    for member in members:
        if getattr(member, "__name__", None) == variant:
            return member
    raise TypeError(f"Tagged names {variant!r}, which is no member of the union {members}")


def _members(union: object) -> tuple[object, ...]:
    """Give the members of a union; any other type is its own only member."""
    return get_args(union) if get_origin(union) in {Union, UnionType} else (union,)


def _classes(type_: object) -> Iterator[type]:
    """Yield the classes a value of `type_` may have."""
    if isinstance(type_, type):
        yield type_
    elif isinstance(type_, TypeAliasType):
        yield from _classes(type_.__value__)
    elif get_origin(type_) is Annotated:
        yield from _classes(get_args(type_)[0])
    elif len(members := _members(type_)) > 1:
        for member in members:
            yield from _classes(member)


def _free_key(taken: Mapping[str, object]) -> str:
    """Give the key of the unknown variant: its name, unless that is also a tag."""
    key = UnknownVariant.__name__
    while key in taken:
        key += "_"
    return key
