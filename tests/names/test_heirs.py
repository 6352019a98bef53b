"""What heirs and second classes are called: nothing that had a name has another."""

from __future__ import annotations

from itertools import combinations, permutations
from pathlib import Path
from typing import Any

from specloom.ir import Api
from specloom.names import Lock, plan
from tests.names.apis import api_of, document

PREFIX = "#/components/schemas/"
ID = {"type": "string"}


def ref(name: str) -> dict[str, Any]:
    return {"$ref": f"{PREFIX}{name}"}


def of(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def heir(of_what: str, **properties: Any) -> dict[str, Any]:
    return {"allOf": [ref(of_what), of(**properties)]}


BASE = {
    "Pet": {
        **of(id=ID, kind=ID, young={"type": "array", "items": ref("Pet")}),
        "required": ["id", "kind"],
        "discriminator": {"propertyName": "kind"},
    },
    "Owner": of(pet=ref("Pet"), either={"oneOf": [ref("Pet"), ref("Owner")]}),
}
MORE = {
    "Cat": heir("Pet", lives=ID),
    "Tom": heir("Cat", voice={"enum": ["loud", "low"]}),
    "AnyPet": of(a=ID),
    "PetInput": of(a=ID),
    "Dog": heir("Pet"),
}


def api(folder: Path, names: tuple[str, ...], *, read_only: bool = False) -> Api:
    made = {**{name: MORE[name] for name in names}, **BASE}
    if read_only:
        properties = {**BASE["Pet"]["properties"], "id": {**ID, "readOnly": True}}
        made["Pet"] = {**BASE["Pet"], "properties": properties}
    body = {"content": {"application/json": {"schema": {"type": "array", "items": ref("Owner")}}}}
    operation = {"requestBody": body, "responses": {"204": {"description": "Done."}}}
    return api_of(folder, document(made, paths={"/": {"post": operation}}))


def chosen() -> list[tuple[str, ...]]:
    every = (some for count in range(4) for some in combinations(MORE, count))
    return [some for some in every if "Tom" not in some or "Cat" in some]


def test_what_is_new_takes_no_name_from_what_was_there(tmp_path: Path) -> None:
    (before,), lock = plan([api(tmp_path, ())])
    for names in chosen():
        for read_only in (False, True):
            (after,), _ = plan([api(tmp_path, names, read_only=read_only)], lock)

            assert before.types.items() <= after.types.items()
            assert len({*after.types.values()}) == len(after.types)


def test_described_names_come_before_made_ones(tmp_path: Path) -> None:
    for names in chosen():
        (symbols,), _ = plan([api(tmp_path, names, read_only=True)], Lock())

        assert all(symbols.types[f"{PREFIX}{name}"] == name for name in (*names, *BASE))
        assert {"Pet", "Owner"} <= symbols.inputs.keys()


def test_the_order_of_heirs_names_nothing(tmp_path: Path) -> None:
    every = [plan([api(tmp_path, order)])[1].types for order in permutations(("Cat", "Tom", "Dog"))]

    assert all(one == every[0] for one in every)
