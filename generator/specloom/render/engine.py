"""The one place that calls datamodel-code-generator, and only its `generate()`.

It is fed flat objects whose properties are numbered (`f0`, `f1`, …) and whose every other type is
a reference to a stub, so it has no name to invent; of its answer only the annotations are taken.
See docs/decisions/ for why.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from specloom.ir.model import JsonValue
from specloom.render.shapes import Shape, feed, references, stub, units

__all__ = ["EngineClass", "annotate"]

_BATCH: Final = 200
"""Classes a call: a few hundred at a time cost a twentieth of the memory of one big document."""


@dataclass(frozen=True, slots=True)
class EngineClass:
    """A class to be annotated: its name and, in order, each field's type and whether required."""

    name: str
    fields: tuple[tuple[Shape, bool], ...]


def annotate(classes: Sequence[EngineClass]) -> dict[str, tuple[str, ...]]:
    """Give the annotation of each field of each class, as source text, in order."""
    annotated: dict[str, tuple[str, ...]] = {}
    for start in range(0, len(classes), _BATCH):
        annotated |= _batch(classes[start : start + _BATCH])
    return annotated


def _batch(classes: Sequence[EngineClass]) -> dict[str, tuple[str, ...]]:
    names = {stub(name): name for name in (*_mentioned(classes), *(one.name for one in classes))}
    written = _classes(_generate(_document(classes)), _Renamed(names))
    return {
        one.name: tuple(written[stub(one.name)][f"f{at}"] for at in range(len(one.fields)))
        for one in classes
    }


def _document(classes: Sequence[EngineClass]) -> dict[str, JsonValue]:
    schemas: dict[str, JsonValue] = {stub(name): {"type": "object"} for name in _mentioned(classes)}
    for one in classes:
        schemas[stub(one.name)] = {
            "type": "object",
            "properties": {f"f{at}": feed(shape) for at, (shape, _) in enumerate(one.fields)},
            "required": [f"f{at}" for at, (_, required) in enumerate(one.fields) if required],
        }
    return {
        "openapi": "3.1.0",
        "info": {"title": "models", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    }


def _mentioned(classes: Sequence[EngineClass]) -> Iterator[str]:
    for one in classes:
        for shape, _ in one.fields:
            yield from references(shape)
            yield from units(shape)


def _generate(document: Mapping[str, JsonValue]) -> str:
    """Call the engine; imported here because the import alone costs a twentieth of a second."""
    from datamodel_code_generator import InputFileType, generate  # noqa: PLC0415
    from datamodel_code_generator.config import GenerateConfig  # noqa: PLC0415
    from datamodel_code_generator.enums import DataModelType  # noqa: PLC0415
    from datamodel_code_generator.format import PythonVersion  # noqa: PLC0415

    config = GenerateConfig(
        input_file_type=InputFileType.OpenAPI,
        output_model_type=DataModelType.PydanticV2BaseModel,
        target_python_version=PythonVersion.PY_311,
        formatters=[],
        disable_timestamp=True,
        use_union_operator=True,
        use_standard_collections=True,
        strict_nullable=True,
        enum_field_as_literal="all",  # type: ignore[arg-type]
        custom_class_name_generator=str,
        treat_dot_as_module=False,
    )
    return str(generate(dict(document), config=config))


class _Renamed(ast.NodeTransformer):
    """Gives stubs the names of the classes they stand for."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.Name(self._names.get(node.id, node.id))


def _classes(source: str, renamed: _Renamed) -> dict[str, dict[str, str]]:
    return {
        node.name: {
            item.target.id: ast.unparse(renamed.visit(item.annotation))
            for item in node.body
            if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)
        }
        for node in ast.parse(source).body
        if isinstance(node, ast.ClassDef)
    }
