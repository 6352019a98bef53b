"""The one place that calls datamodel-code-generator, and only its `generate()`.

It is asked about each form of a type once: `list[Cat]` and `list[Dog]` are one form. Fed one flat
object whose properties are numbered (`f0`, `f1`, …) and whose every named type is a reference to a
stub, it has no name to invent; of its answer only the annotations are taken. What it answers about
the forms that descriptions are made of is in `engine_answers.json`. See docs/decisions/.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

import orjson

from specloom.ir.model import JsonValue
from specloom.render.shapes import (
    Shape,
    annotation,
    feed,
    numbered,
    references,
    stub,
)

__all__ = ["Engine", "Field", "usual_answers"]

Field: TypeAlias = tuple[Shape, bool]
"""A type, and whether the field that has it is required."""

_BATCH: Final = 500
"""Types a call: some hundreds at a time cost a twentieth of the memory of one big document."""


@dataclass(slots=True)
class Engine:
    """Annotates fields, and asks about no form twice, nor about those that are `known`.

    `answers` are those given so far, by what was asked.
    """

    known: Mapping[str, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)

    def annotate(self, fields: Sequence[Field]) -> tuple[str, ...]:
        """Give the annotation of each field, as source text, in order."""
        keys = [(annotation(shape), required) for shape, required in fields]
        distinct = dict(zip(keys, fields, strict=True))
        drawn = {key: _draw(*field) for key, field in distinct.items()}
        self._ask({one.key: one.field for one in drawn.values()})
        given = {key: self.answers[one.key].format(*one.texts) for key, one in drawn.items()}
        return tuple(given[key] for key in keys)

    def _ask(self, forms: Mapping[str, Field]) -> None:
        self.answers |= {key: self.known[key] for key in forms if key in self.known}
        new = {key: form for key, form in forms.items() if key not in self.answers}
        asked = list(new.values())
        batches = (asked[start : start + _BATCH] for start in range(0, len(asked), _BATCH))
        answers = (answer for batch in batches for answer in _answers(batch))
        self.answers |= zip(new, answers, strict=True)


def usual_answers() -> Mapping[str, str]:
    """Give what the engine answers about usual forms; to import it takes a fifth of a second."""
    answers: dict[str, str] = orjson.loads(
        Path(__file__).with_name("engine_answers.json").read_bytes()
    )
    return answers


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A field whose leaves are numbered, and their texts."""

    field: Field
    texts: tuple[str, ...]

    @property
    def key(self) -> str:
        """Tell forms apart."""
        shape, required = self.field
        return f"{'required' if required else 'optional'} {annotation(shape)}"


def _draw(shape: Shape, required: bool) -> _Drawn:  # noqa: FBT001 - the two parts of a field
    form, texts = numbered(shape)
    return _Drawn((form, required), texts)


_HOLDER: Final = "Holder"
"""The one class that is asked about; the names of stubs end in an underscore."""

_MARK: Final = "\0"
"""Stands around names only: in the text of a literal it would be escaped."""

_MARKED: Final = re.compile(f"{_MARK}[a-z]+([0-9]+){_MARK}")


def _answers(fields: Sequence[Field]) -> Iterator[str]:
    """Give a format for each annotation, with `{0}`, `{1}`, … for the models it mentions."""
    mentioned = dict.fromkeys(name for shape, _ in fields for name in references(shape))
    names = {stub(name): f"{_MARK}{name}{_MARK}" for name in mentioned}
    renamed = _Renamed(names)
    (holder,) = (
        node
        for node in ast.parse(_generate(_document(fields, names))).body
        if isinstance(node, ast.ClassDef) and node.name == _HOLDER
    )
    written = {
        item.target.id: item.annotation
        for item in holder.body
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)
    }
    for at in range(len(fields)):
        text = ast.unparse(renamed.visit(written[f"f{at}"]))
        yield _MARKED.sub(r"{\1}", text.replace("{", "{{").replace("}", "}}"))


def _document(fields: Sequence[Field], stubs: Mapping[str, str]) -> dict[str, JsonValue]:
    schemas: dict[str, JsonValue] = {name: {"type": "object"} for name in stubs}
    schemas[_HOLDER] = {
        "type": "object",
        "properties": {f"f{at}": feed(shape) for at, (shape, _) in enumerate(fields)},
        "required": [f"f{at}" for at, (_, required) in enumerate(fields) if required],
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "models", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    }


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
