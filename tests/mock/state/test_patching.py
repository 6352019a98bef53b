"""JSON Patch: the examples of RFC 6902 and more; all of a patch happens, or nothing."""

from __future__ import annotations

import json
from pathlib import Path

import orjson
import pytest

from specloom.ir.model import JsonValue
from specloom.mock.state.patching import PatchError, patched
from tests.mock.state.shop import Client, shop

PATCH = "application/json-patch+json"


@pytest.mark.parametrize(
    ("value", "operations", "expected"),
    [
        ({"a": 1}, [], {"a": 1}),
        ({"a": 1}, [{"op": "add", "path": "/b", "value": "qux"}], {"a": 1, "b": "qux"}),
        ({"foo": [1, 3]}, [{"op": "add", "path": "/foo/1", "value": 2}], {"foo": [1, 2, 3]}),
        ({"foo": [1]}, [{"op": "add", "path": "/foo/-", "value": [2]}], {"foo": [1, [2]]}),
        ({"foo": [1]}, [{"op": "add", "path": "/foo/1", "value": 2}], {"foo": [1, 2]}),
        ({"foo": 1}, [{"op": "add", "path": "", "value": []}], []),
        ({"a": 1, "b": 2}, [{"op": "remove", "path": "/a"}], {"b": 2}),
        ({"a": [1, 2, 3]}, [{"op": "remove", "path": "/a/1"}], {"a": [1, 3]}),
        ({"a": 1}, [{"op": "remove", "path": ""}], None),
        ({"a": 1}, [{"op": "replace", "path": "/a", "value": None}], {"a": None}),
        ({"a": [1, 2]}, [{"op": "replace", "path": "/a/0", "value": 5}], {"a": [5, 2]}),
        ({"a": {"b": 1}}, [{"op": "move", "from": "/a/b", "path": "/c"}], {"a": {}, "c": 1}),
        ([1, 2, 3], [{"op": "move", "from": "/0", "path": "/2"}], [2, 3, 1]),
        ({"a": [1]}, [{"op": "copy", "from": "/a", "path": "/b"}], {"a": [1], "b": [1]}),
        ({"a": 1.0}, [{"op": "test", "path": "/a", "value": 1}], {"a": 1.0}),
        ({"/": 9, "~1": 10}, [{"op": "remove", "path": "/~1"}], {"~1": 10}),
        ({"/": 9, "~1": 10}, [{"op": "test", "path": "/~01", "value": 10}], {"/": 9, "~1": 10}),
        ({"": {"": 1}}, [{"op": "remove", "path": "//"}], {"": {}}),
        ({"a": 1}, [{"op": "add", "path": "/a", "value": 2, "other": 3}], {"a": 2}),
    ],
    ids=str,
)  # fmt: skip
def test_operations(value: JsonValue, operations: JsonValue, expected: JsonValue) -> None:
    before = json.dumps(value)

    assert patched(value, operations) == expected
    assert json.dumps(value) == before


@pytest.mark.parametrize(
    ("operation", "reason"),
    [
        (5, "this is none; there are add"),
        ({"op": "spam", "path": "/a"}, "this is none; there are add"),
        ({"op": "add", "path": "/a"}, "this is none; there are add"),
        ({"op": "test", "path": "/a", "value": True}, "/a holds another value"),
        ({"op": "test", "path": "", "value": {}}, "the root holds another value"),
        ({"op": "replace", "path": "/x", "value": 1}, "nothing at /x"),
        ({"op": "remove", "path": "/x/y~1z"}, "nothing at /x/y~1z"),
        ({"op": "add", "path": "/a/b", "value": 1}, "nothing can stand at /a/b"),
        ({"op": "add", "path": "/l/2", "value": 1}, "no item 2"),
        ({"op": "add", "path": "/l/01", "value": 1}, "no item 01"),
        ({"op": "remove", "path": "/l/-"}, "no item -"),
        ({"op": "move", "from": "/l", "path": "/l/0"}, "/l cannot be moved into itself"),
        ({"op": "move", "from": "", "path": "/l"}, "the root cannot be moved into itself"),
        ({"op": "add", "path": "a", "value": 1}, "a is no JSON Pointer"),
    ],
    ids=str,
)
def test_what_cannot_be_done_is_told(operation: JsonValue, reason: str) -> None:
    with pytest.raises(PatchError, match="operation 2: ") as told:
        patched({"a": 1, "l": [1]}, [{"op": "remove", "path": "/l/0"}, operation])
    assert reason in str(told.value)
    with pytest.raises(PatchError, match="a list of operations"):
        patched({}, {})


def test_a_patch_does_not_grow_without_end() -> None:
    doubling: JsonValue = [{"op": "copy", "from": "", "path": f"/{n}"} for n in range(40)]
    with pytest.raises(PatchError, match="may copy"):
        patched({}, doubling)
    path, deeper = "", list[JsonValue]()
    for _ in range(11):
        deeper.append({"op": "copy", "from": "", "path": f"{path}/x"})
        path = f"{path}/x{path}"
    with pytest.raises(PatchError, match="too deeply"):
        patched({}, deeper)


@pytest.fixture
def client(tmp_path: Path) -> Client:
    return shop(tmp_path)


def test_a_patch_changes_what_is_kept(client: Client) -> None:
    pet = client.ask("POST", "/pets", {"name": "Rex", "kind": "dog", "tags": ["old"]})
    path = f"/pets/{pet['id']}"
    operations = [
        {"op": "test", "path": "/name", "value": "Rex"},
        {"op": "replace", "path": "/name", "value": "Max"},
        {"op": "add", "path": "/tags/0", "value": "new"},
        {"op": "remove", "path": "/kind"},
        {"op": "replace", "path": "/id", "value": "of the server's own"},
    ]

    shown = client.ask("PATCH", path, operations, PATCH)["data"]

    expected = {**pet, "name": "Max", "tags": ["new", "old"]}
    del expected["kind"]
    assert shown == expected == client.ask("GET", path)


@pytest.mark.parametrize(
    ("operation", "reason"),
    [
        ({"op": "test", "path": "/name", "value": "Tom"}, "operation 2: /name holds another"),
        ({"op": "replace", "path": "/name", "value": 5}, "/name 5 is not of type"),
        ({"op": "add", "path": "", "value": 5}, "it leaves no object"),
    ],
)
def test_a_patch_that_does_not_fit_changes_nothing(
    client: Client, operation: JsonValue, reason: str
) -> None:
    pet = client.ask("POST", "/pets", {"name": "Rex"})
    path = f"/pets/{pet['id']}"
    operations = [{"op": "add", "path": "/weight", "value": 8}, operation]

    refused = client.send("PATCH", path, operations, PATCH)

    assert refused.status == 400
    assert reason in orjson.loads(refused.body)["detail"]
    assert client.ask("GET", path) == pet


def test_a_list_is_no_patch_by_itself(client: Client) -> None:
    pet = client.ask("POST", "/pets", {"name": "Rex"})
    path = f"/pets/{pet['id']}"

    assert client.send("PATCH", path, [{"op": "remove", "path": "/name"}]).status == 400
    assert client.send("PATCH", "/pets/gone", [], PATCH).status == 200
    client.ask("DELETE", path)
    assert client.send("PATCH", path, [], PATCH).status == 404
