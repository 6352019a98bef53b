"""A change is seen at the keyword that its rule names, under the pointer of what changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from specloom.diff.keywords import place
from specloom.spec import Document, load

_BASE = """\
openapi: 3.1.0
paths:
  /a:
    get:
      security: []
      parameters:
        - {name: q, in: query}
components:
  schemas:
    A:
      required: [id, name]
      properties:
        id: {type: [string, "null"], minimum: 1}
        name:
          type: string
          enum: [a, b]
    B: true
    C: {discriminator: {propertyName: t, mapping: {a: A, b: B}}}
"""
_REVISION = """\
openapi: 3.1.0
paths:
  /a:
    get:
      parameters:
        - name: q
          in: query
          required: true
components:
  schemas:
    A:
      properties:
        id: {type: string, exclusiveMinimum: 1}
        name:
          enum:
            - a
            - c
    B: {}
    C:
      discriminator:
        propertyName: u
        mapping:
          a: A
          b: A
"""
A = "#/components/schemas/A"
ID = f"{A}/properties/id"
C = "#/components/schemas/C"
NAME = f"{A}/properties/name"
GET = "#/paths/~1a/get"


@pytest.fixture(scope="module")
def sides(tmp_path_factory: pytest.TempPathFactory) -> tuple[Document, Document]:
    folder: Path = tmp_path_factory.mktemp("sides")
    for name, text in (("base.yaml", _BASE), ("revision.yaml", _REVISION)):
        (folder / name).write_text(text)
    return load(str(folder / "base.yaml")), load(str(folder / "revision.yaml"))


@pytest.mark.parametrize(
    ("rule", "pointer", "base", "revision"),
    [
        ("response-property-became-optional", ID, "11:18", "13:9"),
        ("request-property-became-required-with-default", NAME, "11:22", "14:9"),
        ("request-property-became-not-nullable", ID, "13:14", "13:14"),
        ("request-property-min-set", ID, "13:38", "13:28"),
        ("request-property-exclusive-min-increased", ID, "13:38", "13:28"),
        ("request-property-max-length-set", ID, "13:9", "13:9"),
        ("response-property-enum-value-added", NAME, "16:21", "17:15"),
        ("request-property-type-changed", NAME, "15:11", "14:9"),
        ("new-required-request-property-with-default", NAME, "14:9", "14:9"),
        ("request-parameter-became-required", f"{GET}/parameters/0", "7:11", "8:11"),
        ("api-security-removed", GET, "5:7", "4:5"),
        ("request-property-type-changed", "#/components/schemas/B", "17:5", "18:5"),
        ("request-body-discriminator-mapping-changed", C, "18:58", "24:11"),
        ("request-body-discriminator-property-name-changed", C, "18:25", "21:9"),
        ("request-body-discriminator-removed", C, "18:25", "21:9"),
        ("request-property-removed", f"{A}/properties/none", "12:7", "12:7"),
    ],
)
def test_the_keyword_that_a_rule_names(
    sides: tuple[Document, Document], rule: str, pointer: str, base: str, revision: str
) -> None:
    before, after = sides
    found = [
        place(rule, before, pointer, after, pointer),
        place(rule, after, pointer, before, pointer),
    ]

    assert [f"{one.line}:{one.column}" for one in found if one is not None] == [base, revision]
    assert [one.pointer for one in found if one is not None] == [
        side.locate(pointer).pointer for side in sides
    ]


def test_what_is_on_one_side_alone(sides: tuple[Document, Document]) -> None:
    before, after = sides

    assert place("request-property-removed", after, None, before, ID) is None
    alone = place("request-property-enum-value-removed", before, NAME, after, None)
    assert alone is not None
    assert (alone.line, before.at("other.yaml#/a")) == (16, None)
