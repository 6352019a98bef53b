"""Where schemas stand, in words that last, and the class names those words ask for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from specloom.names import plan
from specloom.names.types import _candidates, _split, _Walk
from tests.names.apis import api_of, document

POINTERS = """
#/components/schemas/Pet                                    Pet
#/components/schemas/Pet/properties/kind                    Pet/kind
#/components/schemas/a~1b/properties/c~0d                   a/b/c~d
#/components/schemas/Pet/properties/type                    Pet/type
#/components/schemas/Pet/type/object                        Pet/object
#/components/schemas/Pets/items                             Pets/items
#/components/schemas/Pets/prefixItems/0                     Pets
#/components/schemas/Map/additionalProperties               Map/values
#/components/schemas/Map/patternProperties/^x-              Map/^x-
#/components/schemas/Either/oneOf/0                         Either/option 1
#/components/schemas/Either/anyOf/1/properties/a            Either/option 2/a
#/components/schemas/Both/allOf/1/properties/a              Both/a
#/components/schemas/Not/not                                Not/not
#/paths/~1pets/get/parameters/0/schema                      -
pet.yaml#                                                   pet
parts/pet.v2.json#/properties/kind                          pet.v2/kind
pets.yaml#/Pet                                              Pet
pets.yaml#/Pet/properties/kind                              Pet/kind
pets.yaml#/$defs/items/oneOf/0                              items/option 1
pets.yaml#/components/schemas/Pet/items                     Pet/items
https://example.com/pet.yaml#/definitions/Pet               Pet
paths/pets.yaml#/get/responses/200/content/a~1b/schema      -
paths/pets.yaml#/get/parameters/0/schema/properties/a       -
"""

NAMES = """
Pet                          Pet                     PetSchema
pet                          Pet                     PetSchema
Pet/kind                     PetKind                 PetKindSchema
Pet/owner/address            PetOwnerAddress         PetAddress
Pets/items                   Pet                     PetSchema
Sheep/items                  SheepItem               SheepItemSchema
Pet/toys/items               PetToy                  PetToySchema
Map/values                   MapValue                MapValueSchema
Either/option 1              EitherOption1           EitherOption1Schema
getPet/response              PetGetResponse          PetGetResponseSchema
getPet/response/kind         PetGetResponseKind      PetGetKind
getPet/404                   PetGetError404          PetGetError404Schema
getPet/body                  PetGetBody              PetGetBodySchema
getPet/body/kind             PetGetKind              PetGetKindSchema
GET /pets/response           PetListResponse         PetListResponseSchema
"""

WORDS = {"getPet": "PetGet", "GET /pets": "PetList"}


def table(text: str) -> list[list[str]]:
    return [re.split(r"\s{2,}", line.strip()) for line in text.strip().splitlines()]


@pytest.mark.parametrize(("pointer", "key"), table(POINTERS))
def test_keys_are_the_words_of_a_place(pointer: str, key: str) -> None:
    assert (_Walk(lambda _: "", {})._own_key(pointer) or "-") == key


@pytest.mark.parametrize(("key", "first", "second"), table(NAMES))
def test_names_are_made_of_the_words_of_a_key(key: str, first: str, second: str) -> None:
    assert _candidates(*_split(key, WORDS))[:2] == (first, second)


def test_long_names_lose_their_middle_first() -> None:
    key = "StatusChanged/deployment/performed_via_some_other_app/permissions/read"
    wishes = _candidates(*_split(key, {}))

    assert wishes == (
        "StatusChangedRead",
        "StatusChangedPermissionsRead",
        "StatusChangedPerformedViaSomeOtherAppPermissionsRead",
        "StatusChangedDeploymentRead",
        "StatusChangedDeploymentPerformedViaSomeOtherAppPermis_93440c",
    )


def test_a_component_called_like_an_operation_keeps_its_name(folder: Path) -> None:
    schema = {"type": "object", "properties": {"id": {}}}
    content = {
        "application/json": {"schema": {**schema, "additionalProperties": {"type": "string"}}}
    }
    post = {"operationId": "CreateOrder", "requestBody": {"content": content}, "responses": {}}
    api = api_of(folder, document({"CreateOrder": schema}, paths={"/orders": {"post": post}}))
    (symbols,), _ = plan([api])

    assert list(symbols.types.values()) == ["CreateOrder", "OrderCreateBody"]


def test_variants_that_say_nothing_of_their_own_are_numbered(folder: Path) -> None:
    one = {"type": "object", "properties": {"a": {}}}
    other = {"type": "object", "properties": {"b": {}}}
    api = api_of(folder, document({"Both": {"oneOf": [one, one], "anyOf": [other, other]}}))
    (symbols,), lock = plan([api])

    assert list(symbols.types.values()) == [
        "Both",
        "BothOption1",
        "BothOption2",
        "BothOption3",
        "BothOption4",
    ]
    assert sorted(lock.types) == [
        "Both",
        "Both/option 1",
        "Both/option 2",
        "Both/option 3",
        "Both/option 4",
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path
