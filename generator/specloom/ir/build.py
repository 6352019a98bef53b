"""A loaded document to an `Api`: the order in which the parts are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from specloom.errors import BadInput, Finding
from specloom.ir import resources, security
from specloom.ir.dialects import DIALECTS
from specloom.ir.model import Api, Schema, Tag
from specloom.ir.operations import Operations
from specloom.ir.reading import NOTHING, Raw, Reader, below
from specloom.ir.schemas import Schemas
from specloom.ir.servers import document_servers
from specloom.spec import Document

__all__ = ["build", "understood"]

_ROOT: Final = "#"
_VITAL: Final = ("#/components", "#/paths", "#/webhooks")


def build(document: Document) -> Api:
    """Give the description that a document holds: one dialect, frozen, shared.

    Raises:
        BadInput: something in the document cannot be understood; all of it is named, each
            place with file, line and column.
    """
    api, wrong = understood(document)
    if wrong:
        raise BadInput(*wrong)
    return api


def understood(document: Document) -> tuple[Api, tuple[Finding, ...]]:
    """Give as much of a description as can be understood, and what is wrong with it.

    What cannot be understood is missing in the Api; a schema that cannot accepts any value.

    Raises:
        BadInput: with all of that, where it is `paths` or `components` as a whole.
    """
    reader = Reader(document)
    api = _api(reader)
    wrong = tuple(dict.fromkeys(reader.findings))
    if any(one.location.pointer in _VITAL for one in wrong):
        raise BadInput(*wrong)
    return api, wrong


def _api(reader: Reader) -> Api:
    """Read the document, and report to `reader` what is wrong with it."""
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
    schemas.unite()
    return Api(
        reader.document.source,
        reader.document.openapi,
        reader.text(info, "title", "#/info"),
        reader.text(info, "version", "#/info"),
        reader.text(info, "description", "#/info"),
        document_servers(security.servers(root, _ROOT, reader), operations),
        tuple(_tags(root, reader)),
        operations,
        webhooks,
        named,
        security.schemes(components, reader),
        resources.pairs(operation.path for operation in operations),
        reader.extensions(root) or NOTHING,
        schemas.index,
        reader.unread,
    )


def _named(components: Raw, schemas: Schemas, reader: Reader) -> Iterator[tuple[str, Schema]]:
    for name, raw in (reader.get(components, "schemas", dict, "#/components") or {}).items():
        yield name, schemas.component(raw, below("#/components/schemas", name))


def _tags(root: Raw, reader: Reader) -> Iterator[Tag]:
    for raw, pointer in reader.items(root, "tags", _ROOT):
        name = reader.required_text(raw, "name", pointer)
        if name is not None:
            yield Tag(name, reader.text(raw, "description", pointer))
