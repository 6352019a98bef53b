"""The table of the vocabulary, its examples and its JSON Schemas agree."""

from __future__ import annotations

import re
from pathlib import Path

import jsonschema_rs
import pytest
import yaml

from specloom.values import VOCABULARY

PAGE = (Path(__file__).parents[2] / "docs" / "x-vocabulary.md").read_text("utf-8")
ROWS = dict(re.findall(r"^\| `(x-[a-z-]+)` \| ([^|]+) \|", PAGE, re.MULTILINE))
SECTIONS = dict(re.findall(r"^## (x-[a-z-]+)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))


def test_the_page_lists_the_vocabulary_in_order() -> None:
    assert list(ROWS) == list(VOCABULARY)
    assert list(SECTIONS) == list(VOCABULARY)


@pytest.mark.parametrize("key", VOCABULARY)
def test_the_page_says_where_a_key_stands(key: str) -> None:
    assert ROWS[key].replace(" with `enum`", "").split(", ") == list(VOCABULARY[key].places)


@pytest.mark.parametrize("key", VOCABULARY)
def test_the_example_of_a_key_is_right(key: str) -> None:
    [example] = re.findall(r"```yaml\n(.*?)```", SECTIONS[key], re.DOTALL)
    [value] = _values(yaml.safe_load(example), key)

    jsonschema_rs.validate(VOCABULARY[key].schema, value, validate_formats=True)


@pytest.mark.parametrize("key", VOCABULARY)
def test_the_schema_of_a_key_is_one(key: str) -> None:
    jsonschema_rs.meta.validate({**VOCABULARY[key].schema})


def _values(node: object, key: str) -> list[object]:
    """Collect the values that a key has anywhere."""
    if isinstance(node, dict):
        here = [node[key]] if key in node else []
        return here + [found for inner in node.values() for found in _values(inner, key)]
    if isinstance(node, list):
        return [found for inner in node for found in _values(inner, key)]
    return []
