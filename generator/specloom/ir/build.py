"""A loaded document to an `Api`: the order in which the parts are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from specloom.errors import BadInput
from specloom.ir import resources, security
from specloom.ir.dialects import DIALECTS
from specloom.ir.model import Api, Schema, Tag
from specloom.ir.operations import Operations
from specloom.ir.reading import NOTHING, Raw, Reader, below
from specloom.ir.schemas import Schemas
from specloom.spec import Document

__all__ = ["build"]

_ROOT: Final = "#"


def build(document: Document) -> Api:
    """Give the description that a document holds: one dialect, frozen, shared.

    Raises:
        BadInput: something in the document cannot be understood; all of it is named, each
            place with file, line and column.
    """
    reader = Reader(document)
    api = _api(reader)
    if reader.findings:
        raise BadInput(*dict.fromkeys(reader.findings))
    return api


def _api(reader: Reader) -> Api:
    """Read the document; what is reported to `reader` on the way is missing in the result."""
    root = reader.document.root
    info = reader.get(root, "info", dict, _ROOT) or {}
    components = reader.get(root, "components", dict, _ROOT) or {}
    dialect = DIALECTS[".".join(reader.document.openapi.split(".")[:2])]
    schemas = Schemas(reader, dialect)
    named = dict(_named(components, schemas, reader))
    requests = Operations(reader, dialect, schemas)
    operations = tuple(requests.under(reader.get(root, "paths", dict, _ROOT) or {}, "#/paths"))
    hooks = reader.get(root, "webhooks", dict, _ROOT) or {}
    webhooks = tuple(requests.under(hooks, "#/webhooks"))
    schemas.settle()
    return Api(
        reader.document.source,
        reader.document.openapi,
        reader.text(info, "title", "#/info"),
        reader.text(info, "version", "#/info"),
        reader.text(info, "description", "#/info"),
        security.servers(root, _ROOT, reader),
        tuple(_tags(root, reader)),
        operations,
        webhooks,
        named,
        security.schemes(components, reader),
        resources.pairs(operation.path for operation in operations),
        reader.extensions(root) or NOTHING,
        schemas.index,
    )


def _named(components: Raw, schemas: Schemas, reader: Reader) -> Iterator[tuple[str, Schema]]:
    for name, raw in (reader.get(components, "schemas", dict, "#/components") or {}).items():
        yield name, schemas.component(raw, below("#/components/schemas", name))


def _tags(root: Raw, reader: Reader) -> Iterator[Tag]:
    for raw, pointer in reader.items(root, "tags", _ROOT):
        name = reader.required_text(raw, "name", pointer)
        if name is not None:
            yield Tag(name, reader.text(raw, "description", pointer))
