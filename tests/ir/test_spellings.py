from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
import yaml
from hypothesis import given, settings

from specloom.ir import Api

CASES = yaml.safe_load(Path(__file__).with_name("spellings.yaml").read_text(encoding="utf-8"))
OTHERS = {
    "3.0": {"Other": {"type": "object"}, "Maybe": {"type": "string", "nullable": True}},
    "3.1": {"Other": {"type": "object"}, "Maybe": {"type": ["string", "null"]}},
}


def shape(node: object) -> object:
    """Reduce nodes to plain values: equal for nodes that say the same in different places."""
    if dataclasses.is_dataclass(node):
        fields = {
            field.name: shape(getattr(node, field.name))
            for field in dataclasses.fields(node)
            if field.name not in {"pointer", "index", "source", "openapi"}
        }
        return type(node).__name__, fields
    if isinstance(node, Mapping):
        return {name: shape(value) for name, value in node.items()}
    if isinstance(node, tuple):
        return [shape(value) for value in node]
    return node


def same(build: Callable[..., Api], old: Any, new: Any, version: str) -> None:
    api_old = build("3.0.3", Tested=old, **OTHERS["3.0"])
    api_new = build(version, Tested=new, **OTHERS["3.1"])

    assert shape(api_old) == shape(api_new)
    assert shape(api_old.index) == shape(api_new.index)


@pytest.mark.parametrize("version", ["3.1.0", "3.2.0"])
@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_both_spellings_give_the_same_nodes(
    case: dict[str, Any], version: str, build_schemas: Callable[..., Api]
) -> None:
    same(build_schemas, case["3.0"], case["3.1"], version)


Pair = tuple[dict[str, Any], dict[str, Any]]


@st.composite
def leaves(draw: st.DrawFn) -> Pair:
    kind = draw(st.sampled_from(["string", "integer", "number", "boolean"]))
    old: dict[str, Any] = {"type": kind}
    new: dict[str, Any] = {"type": kind}
    if draw(st.booleans()):
        old["nullable"] = True
        new["type"] = [kind, "null"]
    if draw(st.booleans()):
        old["example"] = draw(st.integers() | st.text())
        new["examples"] = [old["example"]]
    for limit, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        number = draw(st.none() | st.integers(-(2**80), 2**80) | st.floats(-1e9, 1e9))
        if number is not None:
            old[limit] = number
            old[exclusive] = draw(st.booleans())
            new[exclusive if old[exclusive] else limit] = number
    return old, new


REFERENCES = st.sampled_from(["Other", "Maybe"]).map(
    lambda name: ({"$ref": f"#/components/schemas/{name}"},) * 2
)


@st.composite
def parents(draw: st.DrawFn, children: st.SearchStrategy[Pair]) -> Pair:
    members = draw(st.lists(children, min_size=1, max_size=3))
    olds, news = [old for old, _ in members], [new for _, new in members]
    match draw(st.sampled_from(["array", "object", "allOf", "anyOf", "additional"])):
        case "array":
            return {"type": "array", "items": olds[0]}, {"type": "array", "items": news[0]}
        case "object":
            names = draw(st.lists(st.text(), min_size=3, max_size=3, unique=True))
            return (
                {"properties": dict(zip(names, olds, strict=False))},
                {"properties": dict(zip(names, news, strict=False))},
            )
        case "additional":
            return {"additionalProperties": olds[0]}, {"additionalProperties": news[0]}
        case union:
            return {union: olds}, {union: news}


@settings(max_examples=60, deadline=None, derandomize=True)
@given(pair=st.recursive(leaves() | REFERENCES, parents, max_leaves=8))
def test_any_schema_is_read_alike_from_both_spellings(
    pair: Pair, build_schemas: Callable[..., Api]
) -> None:
    same(build_schemas, *pair, "3.1.0")
