"""Many models become many modules, and a program loads those it uses."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from specloom.render import Package
from specloom.render.groups import grouped
from specloom.render.models import AliasView, Definition, UnionView
from specloom.render.text import Prose
from specloom.render.write import write
from tests.render.packages import exercised, rendered

MANY = 420
RING = 10


def name_of(at: int) -> str:
    return f"{chr(65 + at % 26)}Node{at}"


def node(at: int) -> dict[str, Any]:
    """Give a model that mentions the next, in another module; one mentions a union, and a tree."""
    following = name_of(at - at % RING + (at + 1) % RING)
    properties: dict[str, Any] = {
        "kind": {"const": f"k{at}"},
        "next": {"$ref": f"#/components/schemas/{following}"},
    }
    if at == 7:
        properties |= {"shape": {"$ref": "#/components/schemas/Shape"}}
        properties |= {"tree": {"$ref": "#/components/schemas/Tree"}}
    if at == 8:
        some = [{"$ref": f"#/components/schemas/{name_of(one)}"} for one in range(10, 20)]
        properties |= {"wideUnion": {"anyOf": [*some, {"type": "string"}]}}
    return {"type": "object", "properties": properties, "required": ["kind"]}


def described(**more: Any) -> dict[str, Any]:
    """Give a description of many models in circles of ten, and of one that stands alone."""
    answers = {
        name: {
            "get": {
                "operationId": f"get{name.title()}",
                "responses": {
                    "200": {
                        "description": "It.",
                        "content": {
                            "application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}
                        },
                    }
                },
            }
        }
        for name in ("Alone", "Shape")
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Many", "version": "1"},
        "servers": [{"url": "https://example.com"}],
        "paths": {f"/{name}": item for name, item in answers.items()},
        "components": {
            "schemas": {
                "Alone": {"type": "object", "properties": {"id": {"type": "string"}}},
                "Shape": {
                    "oneOf": [
                        {"$ref": f"#/components/schemas/{one}"} for one in ("BNode1", "CNode2")
                    ],
                    "discriminator": {
                        "propertyName": "kind",
                        "mapping": {"k1": "BNode1", "k2": "CNode2"},
                    },
                },
                "Tree": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}},
                **{name_of(at): node(at) for at in range(MANY)},
                **more,
            }
        },
    }


def put(folder: Path, name: str, **more: Any) -> Path:
    file = folder / name
    file.write_text(yaml.safe_dump(described(**more), sort_keys=False), "utf-8")
    return file


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    made = rendered({"1": put(folder, "1.yaml")}, Package("many", "Many", flat=True))
    write(made.files, folder / "many")
    return folder / "many"


def run(code: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_every_model_is_built_and_every_request_sent(package: Path) -> None:
    done = exercised([package])

    assert done.returncode == 0, done.stdout + done.stderr
    assert f", {MANY + 3} types, 4 requests, 0 refused" in done.stdout


LOADED = "print(*sorted(name for name in sys.modules if name.startswith('many.models._')))"


def test_a_model_brings_what_it_mentions_and_no_more(package: Path) -> None:
    code = f"import sys; from many import models; models.Alone(id='x'); {LOADED}"

    assert run(code, package) == "many.models._a"


def test_models_of_other_modules_are_read_and_compared(package: Path) -> None:
    code = (
        "from many.models import ANode0, Shape, GNode6, HNode7; from many import models;"
        'one = ANode0.model_validate_json(\'{"kind": "k0", "next": {"kind": "k1"}}\');'
        "assert one.next == models.BNode1(kind='k1');"
        "seven = HNode7.model_validate({'kind': 'k7', 'shape': {'kind': 'k2'}, 'tree': [[]]});"
        "print(type(seven.shape).__name__, seven.tree, len(set(dir(models)) & {'Tree', 'Alone'}))"
    )

    assert run(code, package) == "CNode2 [[]] 2"


def test_a_long_annotation_has_lines_of_its_own(package: Path) -> None:
    (line,) = (package / "many/models/_i.py").read_text("utf-8").split("wide_union")[1:]
    assert max(map(len, line.splitlines())) <= 100

    read = """models.INode8.model_validate_json('{"kind": "k8", "wideUnion": {"kind": "k11"}}')"""
    code = f"from many import models; print(type({read}.wide_union).__name__)"
    assert run(code, package) == "LNode11"


def test_threads_that_ask_at_once_get_whole_models(package: Path) -> None:
    code = (
        "from concurrent.futures import ThreadPoolExecutor as Pool; from many import models;"
        "read = lambda at: getattr(models, f'{chr(65 + at % 26)}Node{at}');"
        "print(sum(one.model_rebuild() for one in Pool(8).map(read, range(100))))"
    )

    assert run(code, package) == "100"


def test_an_unknown_name_is_an_attribute_error(package: Path) -> None:
    code = "from many import models; print(hasattr(models, 'Nothing'))"

    assert run(code, package) == "False"


def test_a_version_lends_its_modules_to_the_next(tmp_path: Path) -> None:
    sources = {
        "1": put(tmp_path, "1.yaml"),
        "2": put(
            tmp_path,
            "2.yaml",
            New={"type": "object", "properties": {"of": {"$ref": "#/components/schemas/HNode7"}}},
        ),
    }
    write(rendered(sources, Package("family", "Family")).files, tmp_path / "made")
    code = (
        "from family.v1.models import HNode7; from family.v2 import models;"
        "new = models.New.model_validate({'of': {'kind': 'k7', 'next': {'kind': 'k8'}}});"
        "print(models.HNode7 is HNode7 is type(new.of), type(new.of.next).__name__)"
    )

    assert run(code, tmp_path / "made") == "True INode8"


# ------------------------------------------------------------------------------------- grouping


def alias(name: str) -> Definition:
    return AliasView(name, Prose(""), "str", frozenset(), frozenset())


def union(name: str, *, of_heirs: bool = False) -> Definition:
    return UnionView(name, Prose(""), (), Prose(""), (), "", frozenset(), of_heirs)


GROUPS: list[tuple[str, list[Definition], dict[str, int]]] = [
    ("few names share a letter", [alias("Cat"), alias("Cow"), alias("Dog")], {"_c": 2, "_d": 1}),
    ("unions lie apart", [alias("Cat"), union("Cow")], {"_c": 1, "_c__unions": 1}),
    (
        "unions of heirs lie apart from others",
        [union("Cow"), union("AnyCow", of_heirs=True), union("Ant")],
        {"_a__heirs": 1, "_a__unions": 1, "_c__unions": 1},
    ),
    (
        "many names share their words",
        [
            *(alias(f"CatTailTip{at}") for at in range(60)),
            *(alias(f"CatEarTip{at}") for at in range(30)),
            alias("CatNose"),
            alias("Cow"),
        ],
        {"_c": 1, "_cat": 1, "_cat_ear": 30, "_cat_tail": 60},
    ),
    ("a name may end early", [alias(f"C{'_' * at}") for at in range(100)], {"_c": 100}),
]


@pytest.mark.parametrize(("said", "definitions", "sizes"), GROUPS, ids=[one[0] for one in GROUPS])
def test_names_find_their_modules(
    said: str, definitions: list[Definition], sizes: dict[str, int]
) -> None:
    groups = grouped(definitions, {one.name for one in definitions})

    assert {module: len(group) for module, group in groups.items()} == sizes, said


def test_what_the_description_does_not_name_lies_apart() -> None:
    assert [*grouped([alias("Cat"), alias("CatListBody")], {"Cat"})] == ["_c", "_c__calls"]
