"""Laws of the planner: names are unique, short, and last."""

from __future__ import annotations

import builtins
import copy
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from specloom.errors import BadInput
from specloom.names import Lock, Symbols, dump_lock, parse_lock, plan
from tests.names.apis import api_of, document

SCHEMA_NAMES = st.sampled_from(
    "Vehicle vehicle VehicleState Vehicle_State vehicle-state HVAC Any Model Ärger 1st 名".split()
)
PROPERTY_NAMES = st.sampled_from(
    "id Id ID state fooBar foo_bar copy model_dump class 1st +1 -1 <x x> ü json self 名 имя".split()
)
SCALARS = st.sampled_from(
    [
        {"type": "string"},
        {"type": "string", "enum": ["asc", "ASC", "Asc", ""]},
        {"enum": [1, 2, None]},
        {"type": ["number", "null"]},
        {},
    ]
)


def schemas() -> st.SearchStrategy[dict[str, Any]]:
    def compound(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        return st.one_of(
            st.fixed_dictionaries(
                {
                    "type": st.just("object"),
                    "properties": st.dictionaries(PROPERTY_NAMES, inner, max_size=4),
                }
            ),
            st.fixed_dictionaries({"type": st.just("array"), "items": inner}),
            st.fixed_dictionaries({"oneOf": st.lists(inner, min_size=1, max_size=3)}),
        )

    return st.dictionaries(
        SCHEMA_NAMES, st.recursive(SCALARS, compound, max_leaves=8), min_size=1, max_size=5
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("planner")


def assert_unique(symbols: Symbols) -> None:
    names = [name.casefold() for name in symbols.types.values()]
    assert len(names) == len(set(names))
    for members in symbols.members.values():
        folded = [name.casefold() for name in members.values()]
        assert len(folded) == len(set(folded))


def test_no_class_is_called_as_something_of_pythons_own(folder: Path) -> None:
    named = [name for name in dir(builtins) if name.isalnum() and name[0].isupper()]
    (symbols,), _ = plan([api_of(folder, document({name: {"type": "object"} for name in named}))])

    assert {"Exception", "TimeoutError"} < set(named)
    assert set(symbols.types.values()).isdisjoint(dir(builtins))


QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.mark.parametrize(
    ("values", "names"),
    [
        ([-1, 0, 1], ["VALUE_MINUS_1", "VALUE_0", "VALUE_1"]),
        (["_", ""], ["UNDERSCORE", "EMPTY"]),
        (["<", "<=", ">", ">="], ["LT", "LE", "GT", "GE"]),
    ],
    ids=["signs", "marks", "comparisons"],
)
def test_values_that_only_signs_tell_apart_have_names_of_their_own(
    folder: Path, values: list[str | int], names: list[str]
) -> None:
    (symbols,), _ = plan([api_of(folder, document({"It": {"enum": values}}))])

    assert list(symbols.members["#/components/schemas/It"].values()) == names


@QUICK
@given(schemas())
def test_names_are_unique_and_short(folder: Path, made: dict[str, Any]) -> None:
    (symbols,), lock = plan([api_of(folder, document(made))])

    assert_unique(symbols)
    assert all(len(name) <= 60 and name.isidentifier() for name in lock.types.values())


@QUICK
@given(schemas(), schemas())
def test_one_more_schema_renames_nothing(
    folder: Path, made: dict[str, Any], more: dict[str, Any]
) -> None:
    (before,), lock = plan([api_of(folder, document(made))])
    grown = {**more, **made}
    (after,), _ = plan([api_of(folder, document(grown))], lock)

    assert_unique(after)
    assert before.types.items() <= after.types.items()
    for pointer, members in before.members.items():
        assert members.items() <= after.members[pointer].items()


@QUICK
@given(schemas(), schemas())
def test_a_place_has_one_name_in_all_versions(
    folder: Path, old: dict[str, Any], new: dict[str, Any]
) -> None:
    apis = [api_of(folder, document(old)), api_of(folder, document(new))]
    (first, second), _ = plan(apis)

    assert_unique(first)
    assert_unique(second)
    for pointer in first.types.keys() & second.types.keys():
        assert first.types[pointer] == second.types[pointer]


@QUICK
@given(schemas())
def test_planning_again_from_the_lock_changes_nothing(folder: Path, made: dict[str, Any]) -> None:
    api = api_of(folder, document(made))
    first, lock = plan([api])
    text = dump_lock(lock)
    again, same = plan([api], parse_lock(text, "names.lock.json"))

    assert dump_lock(same) == text
    assert [one.types for one in first] == [one.types for one in again]


def test_numbers_settle_only_true_collisions(folder: Path) -> None:
    made = {
        "order": {"type": "object", "properties": {"id": {"type": "string"}}},
        "Order": {"type": "object", "properties": {"fooBar": {}, "foo_bar": {}}},
    }
    (symbols,), _ = plan([api_of(folder, document(made))])

    assert list(symbols.types.values()) == ["OrderSchema", "Order"]
    assert symbols.members["#/components/schemas/Order"] == {
        "fooBar": "foo_bar_2",
        "foo_bar": "foo_bar",
    }


@pytest.mark.parametrize("spellings", [*permutations(["pet", "Pet", "PET"])], ids=" ".join)
def test_who_is_spelled_as_the_name_has_it(spellings: tuple[str, ...], folder: Path) -> None:
    inner = {"type": "object", "properties": {one: {"type": "string"} for one in spellings}}
    listed = {"enum": [*spellings]}
    query = {"in": "query", "schema": {"type": "string"}}
    get = {"get": {"parameters": [{"name": one, **query} for one in spellings], "responses": {}}}
    made = {one: {**inner, "title": one} for one in spellings}
    whole = document({**made, "Kind": listed}, paths={"/a": get})
    (symbols,), _ = plan([api_of(folder, whole)])
    types = {pointer.rsplit("/", 1)[-1]: name for pointer, name in symbols.types.items()}
    members = {name: symbols.members[f"#/components/schemas/{name}"] for name in types}
    (arguments,) = symbols.arguments.values()

    assert types == {"Pet": "Pet", "PET": "PETSchema", "pet": "Pet2", "Kind": "Kind"}
    assert members["pet"] == {"pet": "pet", "PET": "pet_2", "Pet": "pet_3"}
    assert members["Kind"] == {"PET": "PET", "Pet": "PET_2", "pet": "PET_3"}
    assert {one.wire: one.name for one in arguments} == {
        "pet": "pet",
        "PET": "pet_query",
        "Pet": "pet_query_",
    }


def test_no_property_is_called_like_a_class(folder: Path) -> None:
    own = {"$ref": "#/components/schemas/名"}
    made = {"名": {"type": "object", "properties": {"名": own, "имя": {"type": "string"}}}}
    (symbols,), _ = plan([api_of(folder, document(made))])

    assert list(symbols.types.values()) == ["名Schema"]
    assert list(symbols.members["#/components/schemas/名"].values()) == ["名", "имя"]


def test_inline_schemas_are_named_by_their_place(folder: Path) -> None:
    inner = {"type": "object", "properties": {"mode": {"enum": ["a", "b"]}}}
    made = {
        "Car": {"type": "object", "properties": {"doors": {"type": "array", "items": inner}}},
    }
    (symbols,), _ = plan([api_of(folder, document(made))])

    assert list(symbols.types.values()) == ["Car", "CarDoor", "CarDoorMode"]


def test_a_first_heir_renames_nothing(folder: Path) -> None:
    base = {"type": "object", "properties": {"kind": {"type": "string"}}}
    user = {"type": "object", "properties": {"pet": {"$ref": "#/components/schemas/Pet"}}}
    pet = {**base, "discriminator": {"propertyName": "kind"}}
    heir = {"allOf": [{"$ref": "#/components/schemas/Pet"}, {"properties": {"lives": {}}}]}
    alone = {"Pet": pet, "User": user, "AnyPet": base}
    apis = [api_of(folder, document(one)) for one in (alone, {**alone, "Cat": heir})]
    (before, after), lock = plan(apis)

    assert before.types.items() <= after.types.items()
    assert after.types["#/components/schemas/Pet/discriminator"] == "AnyPetSchema"
    assert lock.types["any Pet"] == "AnyPetSchema"


BROKEN_LOCKS = ["", "[]", "{}", '{"format": 2, "types": {}, "members": {}, "methods": {}}']


@pytest.mark.parametrize("text", BROKEN_LOCKS)
def test_a_lock_that_cannot_be_read_is_one_sentence(text: str) -> None:
    with pytest.raises(BadInput, match=r"names\.lock\.json: error: this is not a name lock"):
        parse_lock(text, "names.lock.json")


def test_a_lock_cannot_smuggle_source() -> None:
    lock = dump_lock(Lock(types={"A": "A"})).replace('"A": "A"', '"A": "A; import os"')

    with pytest.raises(BadInput):
        parse_lock(lock, "names.lock.json")


def test_the_lock_survives_deep_copies_unchanged(folder: Path) -> None:
    made = {"A": {"type": "object", "properties": {"b": {"enum": ["x", "y"]}}}}
    api = api_of(folder, document(made))
    lock = Lock()
    before = copy.deepcopy(lock)
    plan([api], lock)

    assert lock == before


def test_names_that_meet_again_part(folder: Path) -> None:
    thing = {"type": "object", "properties": {"id": {"type": "string"}}}
    apis = [api_of(folder, document({name: thing})) for name in ("order", "Order")]
    _, lock = plan(apis)
    both = api_of(folder, document({"order": thing, "Order": thing}))
    (*_, symbols), _ = plan([*apis, both], lock)

    assert lock.types == {"order": "Order", "Order": "Order"}
    assert_unique(symbols)


def test_an_id_claimed_twice_hides_no_operation(folder: Path) -> None:
    operation = {"operationId": "x", "tags": ["t"], "responses": {"204": {"description": ""}}}
    made = document({}) | {"paths": {"/a": {"get": operation}, "/b": {"get": operation}}}
    (symbols,), lock = plan([api_of(folder, made)])

    assert sorted(lock.methods) == ["GET /a", "GET /b"]
    assert len(set(symbols.methods.values())) == 2


def test_further_methods_keep_their_names(folder: Path) -> None:
    """Another operation that would like such a name comes too late."""
    content: dict[str, object] = {"application/json": {}, "text/event-stream": {}}
    talk = {"operationId": "say", "responses": {"200": {"description": "d", "content": content}}}
    late = {"operationId": "sayStream", "responses": {"204": {"description": "d"}}}
    paths = {"/talk/say": {"post": {**talk, "tags": ["talk"]}}}
    first, second = (
        api_of(folder, document({}, paths=one))
        for one in (paths, {**paths, "/talk/else": {"post": {**late, "tags": ["talk"]}}})
    )

    (before,), lock = plan([first])
    (after,), _ = plan([second], lock)

    assert list(before.further.values()) == ["say_stream"]
    assert before.further == after.further
    assert [one.name for one in after.methods.values()] == ["say", "say_stream_for_talk"]
