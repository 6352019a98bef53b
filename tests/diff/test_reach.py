"""What stands for another schema, as its discriminator says, is met wherever that one is."""

from __future__ import annotations

from typing import Final

import pytest

from specloom.diff.model import Diff
from tests.diff.subjects import Raw, compared_raw

_PET: Final[Raw] = {
    "type": "object",
    "required": ["kind"],
    "properties": {"kind": {"type": "string"}},
    "discriminator": {"propertyName": "kind"},
}
_SAYS: Final = {"properties": {"says": {"type": "string"}}, "required": ["says"]}
_AGED: Final = {"properties": {"says": {"type": "integer"}}, "required": ["says"]}


def _ref(name: str) -> Raw:
    return {"$ref": f"#/components/schemas/{name}"}


def _heir(said: Raw, parent: str = "Pet") -> Raw:
    return {"allOf": [_ref(parent), {"type": "object", **said}]}


def _taken(body: Raw, **schemas: Raw) -> Raw:
    """Give a description of one operation that takes a body and answers nothing."""
    return _described(
        {"requestBody": {"content": _json(body)}, "responses": {"204": _SAID}}, schemas
    )


def _given(body: Raw, **schemas: Raw) -> Raw:
    """Give a description of one operation that answers."""
    return _described({"responses": {"200": {**_SAID, "content": _json(body)}}}, schemas)


_SAID: Final = {"description": "Fine."}


def _json(body: Raw) -> Raw:
    return {"application/json": {"schema": body}}


def _described(operation: Raw, schemas: Raw) -> Raw:
    return {
        "openapi": "3.0.3",
        "info": {"title": "Pets", "version": "1"},
        "paths": {"/pets": {"post": operation}},
        "components": {"schemas": schemas},
    }


def _errors(diff: Diff) -> list[tuple[str, str, object]]:
    return [
        (each.id, each.witness.location, each.witness.value)
        for each in diff.changes
        if each.level == "error" and each.witness is not None
    ]


@pytest.mark.parametrize(
    ("body", "pet", "location", "tag"),
    [
        (_ref("Pet"), _PET, "request body (Cat)", "Cat"),
        ({"type": "array", "items": _ref("Pet")}, _PET, "request body at /0 (Cat)", "Cat"),
        (
            _ref("Pet"),
            {**_PET, "discriminator": {"propertyName": "kind", "mapping": {"cat": "Cat"}}},
            "request body (Cat)",
            "cat",
        ),
    ],
)
def test_heirs_are_met_where_what_they_extend_is(
    body: Raw, pet: Raw, location: str, tag: str
) -> None:
    base = _taken(body, Pet=pet, Cat=_heir(_SAYS))
    revision = _taken(body, Pet=pet, Cat=_heir(_AGED))
    diff = compared_raw(base, revision)

    told = [("request-property-type-changed", location, {"kind": tag, "says": "text"})]
    assert _errors(diff) == told
    assert len(diff.changes) == 1
    assert [each.path for each in diff.changes[0].operations] == ["/pets"]


def test_heirs_of_heirs_are_met_the_way_that_they_travel() -> None:
    parents = {"Pet": _PET, "Cat": _heir({})}
    base = _given(_ref("Pet"), **parents, Lion=_heir(_SAYS, "Cat"))
    revision = _given(_ref("Pet"), **parents, Lion=_heir(_AGED, "Cat"))

    told = ("response-property-type-changed", "response 200 body (Lion)")
    assert [each[:2] for each in _errors(compared_raw(base, revision))] == [told]


def test_an_heir_that_another_tag_names_is_the_same() -> None:
    tagged = {**_PET, "discriminator": {"propertyName": "kind", "mapping": {"cat": "Cat"}}}
    base = _taken(_ref("Pet"), Pet=_PET, Cat=_heir(_SAYS))
    revision = _taken(_ref("Pet"), Pet=tagged, Cat=_heir(_AGED))

    assert [each[0] for each in _errors(compared_raw(base, revision))] == [
        "request-property-type-changed"
    ]


def test_what_is_in_a_union_is_no_heir() -> None:
    union = {**_PET, "oneOf": [_ref("Dog")]}
    base, revision = (
        _taken(_ref("Pet"), Pet=union, Dog={"type": "object"}, Cat=_heir(said))
        for said in (_SAYS, _AGED)
    )

    assert _errors(compared_raw(base, revision)) == []
