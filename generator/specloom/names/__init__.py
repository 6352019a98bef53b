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
    nullable,
    own,
)
from specloom.names.lock import Lock, dump_lock, parse_lock
from specloom.names.planner import plan
from specloom.names.symbols import (
    Argument,
    ArgumentPlace,
    Method,
    Symbols,
    body_media,
    flat_body,
    path_template,
)
from specloom.names.types import NamedType, children
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
    "body_media",
    "children",
    "constant",
    "dump_lock",
    "flat_body",
    "identifier",
    "kind_of",
    "nullable",
    "own",
    "parse_lock",
    "pascal",
    "path_template",
    "plan",
    "singular",
    "snake",
    "words",
]
