"""What Python calls each part of an API.

Takes the `Api`s of a family of versions and the committed lock of names; gives the symbols of each
version (classes, fields, enum members, methods, arguments) and the next lock. The same schema has
the same name in all versions, and nothing already named is ever renamed. `programs` lays out small
programs in these names; clients are written elsewhere.
"""

from specloom.names.classify import kind_of
from specloom.names.kinds import (
    AnyKind,
    ClassKind,
    EnumKind,
    Kind,
    ListKind,
    LiteralKind,
    MapKind,
    Property,
    ScalarKind,
    Tag,
    UnionKind,
    is_read_only,
    nullable,
    of_heirs,
    own,
)
from specloom.names.lock import Lock, dump_lock, parse_lock
from specloom.names.media import (
    alike,
    body_media,
    body_ways,
    flat_body,
    flat_media,
    holds_json,
    is_bytes,
    is_form,
    is_nested,
    is_opaque,
    is_structured,
    is_untold,
    is_vague,
    is_whole_form,
    page_items,
    response_media,
    stream_kind,
    successes,
)
from specloom.names.planner import plan
from specloom.names.symbols import Argument, ArgumentPlace, Method, Symbols, path_template
from specloom.names.types import NamedType, children, is_model
from specloom.names.words import constant, identifier, pascal, singular, snake, words

__all__ = [
    "AnyKind",
    "Argument",
    "ArgumentPlace",
    "ClassKind",
    "EnumKind",
    "Kind",
    "ListKind",
    "LiteralKind",
    "Lock",
    "MapKind",
    "Method",
    "NamedType",
    "Property",
    "ScalarKind",
    "Symbols",
    "Tag",
    "UnionKind",
    "alike",
    "body_media",
    "body_ways",
    "children",
    "constant",
    "dump_lock",
    "flat_body",
    "flat_media",
    "holds_json",
    "identifier",
    "is_bytes",
    "is_form",
    "is_model",
    "is_nested",
    "is_opaque",
    "is_read_only",
    "is_structured",
    "is_untold",
    "is_vague",
    "is_whole_form",
    "kind_of",
    "nullable",
    "of_heirs",
    "own",
    "page_items",
    "parse_lock",
    "pascal",
    "path_template",
    "plan",
    "response_media",
    "singular",
    "snake",
    "stream_kind",
    "successes",
    "words",
]
