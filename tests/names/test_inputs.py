"""Which types have a second one that is made to be sent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from specloom.names import ClassKind, plan
from tests.names.apis import api_of, document

PREFIX = "#/components/schemas/"
TEXT = {"type": "string"}
ID = {"type": "string", "readOnly": True}


def ref(name: str, **beside: Any) -> dict[str, Any]:
    return {"$ref": f"{PREFIX}{name}", **beside}


def of(*required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required)}


def many(name: str) -> dict[str, Any]:
    return {"type": "array", "items": ref(name)}


TAG = of("id", id=ID, name=TEXT)
EITHER = [ref("Tag"), ref("Toy")]
PET, TOY = of(tag=ref("Tag")), of(a=TEXT)
BASE = {**of("id", "kind", id=ID, kind=TEXT), "discriminator": {"propertyName": "kind"}}
HEIR = {"allOf": [ref("Base"), of(more=TEXT)]}
CASES: list[tuple[str, dict[str, Any], Any, str]] = [
    ("a class itself", {"Tag": TAG}, many("Tag"), "Tag"),
    ("arguments hold none of their own", {"Tag": TAG}, ref("Tag"), ""),
    ("an argument holds it", {"Tag": TAG}, of(tag=ref("Tag")), "Tag"),
    ("not required", {"Tag": of(id=ID)}, many("Tag"), ""),
    ("not read-only", {"Tag": of("id", id=TEXT)}, many("Tag"), ""),
    ("read only alone", {"Tag": TAG, "Pet": of(tag=ref("Tag", readOnly=True))}, many("Pet"), ""),
    ("never sent", {"Tag": TAG, "Pet": PET}, of(name=TEXT), ""),
    ("holders", {"Tag": TAG, "Pet": of(tags=many("Tag")), "Toy": of()}, many("Pet"), "Tag Pet"),
    ("maps", {"Tag": TAG}, {"type": "object", "additionalProperties": ref("Tag")}, "Tag"),
    ("a ring", {"Tag": of("id", id=ID, of=ref("Pet")), "Pet": PET}, many("Pet"), "Tag Pet"),
    ("unions", {"Tag": TAG, "Toy": TOY, "It": {"oneOf": EITHER}}, many("It"), "Tag It"),
    ("heirs", {"Base": BASE, "Heir": HEIR}, many("Base"), "Base Heir AnyBase"),
]  # fmt: skip


def body(schema: Any) -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    answers = {"204": {"description": "Done."}}
    operation = {"operationId": "send", "requestBody": {"content": content}, "responses": answers}
    return {"/": {"post": operation}}


@pytest.mark.parametrize(
    ("schemas", "sent", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_what_no_caller_could_make_has_a_second_type(
    schemas: dict[str, Any], sent: Any, expected: str, tmp_path: Path
) -> None:
    (symbols,), _ = plan([api_of(tmp_path, document(schemas, paths=body(sent)))])

    assert symbols.inputs == {name: f"{name}Input" for name in expected.split()}


def test_the_second_type_has_the_same_names_but_for_what_is_read_only(tmp_path: Path) -> None:
    tag = of("fooBar", fooBar=ID, foo_bar=TEXT)
    api = api_of(tmp_path, document({"Tag": tag, "TagInput": of(a=TEXT)}, paths=body(many("Tag"))))
    (symbols,), lock = plan([api])
    pointer = f"{PREFIX}Tag/~input"
    kind = symbols.named[pointer].kind

    assert symbols.types[pointer] == "TagInputSchema"
    assert lock.types["Tag input"] == "TagInputSchema"
    assert isinstance(kind, ClassKind)
    assert list(kind.properties) == ["foo_bar"]
    assert symbols.members[pointer] == symbols.members[f"{PREFIX}Tag"]
    assert "Tag input" not in lock.members
