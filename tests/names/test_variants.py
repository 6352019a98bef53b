"""Members of unions are called by what they say, whatever else is in the union."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from specloom.names import plan
from tests.names.apis import api_of, document


def thing(*required: str, **properties: Any) -> dict[str, Any]:
    stated = {**{name: {"type": "string"} for name in required}, **properties}
    return {"type": "object", "properties": stated, "required": [*required]}


TEXT = {"type": "string"}
LIST = {"enum": ["a", "b"]}
CAT, DOG = thing(kind={"const": "cat"}), thing(kind={"const": "dog"})
VARIANTS: list[tuple[list[Any], list[str]]] = [
    ([TEXT, thing("id")], ["OwnerPet"]),
    ([TEXT, {**thing("id"), "title": "Long story"}], ["OwnerPet"]),
    ([TEXT, LIST], ["OwnerPet"]),
    ([TEXT, LIST, thing("id")], ["OwnerPet", "OwnerPetObject"]),
    ([TEXT, {"type": "array", "items": thing("id")}], ["OwnerPet"]),
    ([CAT, DOG], ["OwnerPet", "OwnerPetCat", "OwnerPetDog"]),
    ([DOG, CAT], ["OwnerPet", "OwnerPetDog", "OwnerPetCat"]),
    ([{**CAT, "title": "Tom/Cat"}, DOG], ["OwnerPet", "OwnerPetTomCat", "OwnerPetDog"]),
    ([{**CAT, "title": "x" * 41}, DOG], ["OwnerPet", "OwnerPetCat", "OwnerPetDog"]),
    ([thing("id", "name"), thing("id", "age")], ["OwnerPet", "OwnerPetName", "OwnerPetAge"]),
    ([thing(a=TEXT, b=TEXT), thing("c", d=TEXT)], ["OwnerPet", "OwnerPetA", "OwnerPetC"]),
    ([thing("id"), thing("id", a=TEXT)], ["OwnerPet", "OwnerPetObject", "OwnerPetA"]),
    ([{**thing("id"), "title": "Cat"}, thing("id")], ["OwnerPet", "OwnerPetCat", "OwnerPetObject"]),
    ([thing("id"), thing("id")], ["OwnerPet", "OwnerPetOption1", "OwnerPetOption2"]),
    (
        [{"oneOf": [CAT, DOG]}, thing("id")],
        ["OwnerPet", "OwnerPetCat", "OwnerPetDog", "OwnerPetObject"],
    ),
]


@pytest.mark.parametrize(("members", "expected"), VARIANTS)
@pytest.mark.parametrize("where", ["component", "operation"])
def test_a_variant_is_called_by_what_it_says(
    where: str, members: list[Any], expected: list[str], tmp_path: Path
) -> None:
    owner = {"type": "object", "properties": {"pet": {"oneOf": members}}}
    content = {"content": {"application/json": {"schema": owner}}}
    get = {"operationId": "owner", "responses": {"200": {"description": "Owner.", **content}}}
    made = {
        "component": document({"Owner": owner}),
        "operation": document({}, paths={"/x": {"get": get}}),
    }
    (symbols,), _ = plan([api_of(tmp_path, made[where])])
    owner_name, *names = symbols.types.values()

    assert [name.replace(owner_name, "Owner") for name in names] == expected


def test_who_comes_first_renames_no_other(tmp_path: Path) -> None:
    def types(*members: Any) -> dict[str, str]:
        union = {"oneOf": [*members]}
        made = {"Owner": {"type": "object", "properties": {"pet": union}}}
        _, lock = plan([api_of(tmp_path, document(made))])
        return dict(lock.types)

    inner = thing("a", b=thing("c"))
    before = types(CAT, DOG, inner)
    after = types(thing("z", y=LIST), DOG, CAT, inner)

    assert before.items() < after.items()
    assert before["Owner/pet/a/b"] == "OwnerPetAB"
