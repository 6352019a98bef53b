"""The values an `Api` is made of: OpenAPI 3.0, 3.1 and 3.2 as one dialect.

Every node is frozen and knows the JSON Pointer it came from (`#/paths/~1me/get`; for a node of
another file, `other.yaml#/…`, the file relative to the root file). A schema that several places
refer to is one node: a `Reference` looks its target up in an index shared by the whole `Api`,
which is how recursive schemas stay finite and frozen.

Words are OpenAPI's. Where 3.0 and 3.1 differ, 3.1 (JSON Schema 2020-12) wins: `nullable` becomes
a type, boolean `exclusiveMinimum` a number, `example` one of `examples`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

__all__ = [
    "ANNOTATIONS",
    "EVERY_TYPE",
    "Annotations",
    "Api",
    "ArrayShape",
    "BooleanSchema",
    "Composition",
    "Conditional",
    "Discriminator",
    "Encoding",
    "Example",
    "Flow",
    "Header",
    "JsonValue",
    "Link",
    "Location",
    "MediaType",
    "NumberBounds",
    "ObjectShape",
    "Operation",
    "Pagination",
    "PaginationKind",
    "Parameter",
    "Reference",
    "RequestBody",
    "ResourcePair",
    "Response",
    "Schema",
    "SchemaObject",
    "SecurityRequirement",
    "SecurityScheme",
    "Server",
    "ServerVariable",
    "StringBounds",
    "Style",
    "Tag",
    "Type",
    "dereference",
]

JsonValue: TypeAlias = "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"
Type = Literal["null", "boolean", "integer", "number", "string", "array", "object"]
Location = Literal["path", "query", "querystring", "header", "cookie"]
Style = Literal[
    "simple", "form", "matrix", "label", "spaceDelimited", "pipeDelimited", "deepObject", "cookie"
]

EVERY_TYPE: Final[frozenset[Type]] = frozenset(
    ("null", "boolean", "number", "string", "array", "object")
)
"""What a schema that names no `type` allows (`integer` is a `number`)."""


# ------------------------------------------------------------------------------------- schemas


@dataclass(frozen=True, slots=True, eq=False)
class Annotations:
    """What a schema says to people and tools without changing what it accepts."""

    title: str = ""
    description: str = ""
    default: tuple[JsonValue] | tuple[()] = ()
    examples: tuple[JsonValue, ...] = ()
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    extensions: Mapping[str, JsonValue] = field(default_factory=dict)

    @property
    def unit(self) -> str:
        """The `x-unit` of the value (`kWh`, `epoch-ms`, …), or the empty string."""
        unit = self.extensions.get("x-unit")
        return unit if isinstance(unit, str) else ""


ANNOTATIONS: Final = Annotations()
"""The annotations of every schema that has none: one shared value."""


@dataclass(frozen=True, slots=True, eq=False)
class NumberBounds:
    """Constraints on numbers; `None` means unbounded. Exclusive bounds are numbers, as in 3.1."""

    minimum: float | None = None
    maximum: float | None = None
    exclusive_minimum: float | None = None
    exclusive_maximum: float | None = None
    multiple_of: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class StringBounds:
    """Constraints on strings. `pattern` is an ECMA 262 regular expression, unanchored."""

    min_length: int = 0
    max_length: int | None = None
    pattern: str | None = None
    content_encoding: str | None = None
    content_media_type: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ArrayShape:
    """Constraints on arrays; `items` rules what follows `prefix_items`."""

    items: Schema | None = None
    prefix_items: tuple[Schema, ...] = ()
    contains: Schema | None = None
    min_contains: int | None = None
    max_contains: int | None = None
    min_items: int = 0
    max_items: int | None = None
    unique_items: bool = False
    unevaluated_items: Schema | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ObjectShape:
    """Constraints on objects, in document order. `additional` rules properties not named."""

    properties: Mapping[str, Schema] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    additional: Schema | None = None
    pattern_properties: Mapping[str, Schema] = field(default_factory=dict)
    property_names: Schema | None = None
    min_properties: int = 0
    max_properties: int | None = None
    dependent_required: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    dependent_schemas: Mapping[str, Schema] = field(default_factory=dict)
    unevaluated_properties: Schema | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Conditional:
    """`if`, `then` and `else`."""

    if_: Schema
    then: Schema | None = None
    else_: Schema | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Composition:
    """Schemas a value must satisfy besides this one: all, any, exactly one, none."""

    all_of: tuple[Schema, ...] = ()
    any_of: tuple[Schema, ...] = ()
    one_of: tuple[Schema, ...] = ()
    not_: Schema | None = None
    conditional: Conditional | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Discriminator:
    """Which member of a union a value is, told by one property.

    `mapping` goes from tag to schema, explicit entries first; then each member of the union that
    no explicit entry leads to, by its component name. Where there is no union, these are the
    components that extend the schema by `allOf`. `default` is 3.2's `defaultMapping`.
    """

    property_name: str
    mapping: Mapping[str, Reference]
    default: Reference | None = None


@dataclass(frozen=True, slots=True, eq=False)
class BooleanSchema:
    """`true` accepts every value, `false` none."""

    pointer: str
    accepts: bool


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """A `$ref`: the same schema as `target`, possibly with annotations of its own (3.1).

    `target_pointer` always names a place that exists; a chain of references that never reaches a
    schema is a finding of the loader. Constraints beside `$ref` become an `all_of` instead.
    """

    pointer: str
    target_pointer: str
    index: Mapping[str, Schema] = field(repr=False)
    annotations: Annotations = ANNOTATIONS

    @property
    def target(self) -> Schema:
        """The schema referred to: one step, so possibly a `Reference` again."""
        return self.index[self.target_pointer]


@dataclass(frozen=True, slots=True, eq=False)
class SchemaObject:
    """A schema with keywords.

    A value is accepted if its type is in `types` and the constraints *of its type* hold, and
    `enum` and `composition` hold. `types` never holds both `integer` and `number`.
    A group of constraints is `None` where the schema states none of them.

    3.0's `nullable` may give a schema a part that the document does not spell: a null among the
    members of its union, or (beside `allOf`) a union of the schema and null. Such parts have the
    pointer of the schema itself.
    """

    pointer: str
    types: frozenset[Type] = EVERY_TYPE
    format: str | None = None
    enum: tuple[JsonValue, ...] | None = None
    number: NumberBounds | None = None
    string: StringBounds | None = None
    array: ArrayShape | None = None
    object: ObjectShape | None = None
    composition: Composition | None = None
    discriminator: Discriminator | None = None
    annotations: Annotations = ANNOTATIONS


Schema: TypeAlias = BooleanSchema | Reference | SchemaObject


def dereference(schema: Schema) -> BooleanSchema | SchemaObject:
    """Follow references to the schema that states something itself."""
    while isinstance(schema, Reference):
        schema = schema.target
    return schema


# ---------------------------------------------------------------------------------- operations


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A sample value with its `name` (the empty string for a bare `example`)."""

    pointer: str
    name: str
    value: JsonValue
    summary: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Header:
    """A response (or multipart part) header."""

    pointer: str
    name: str
    required: bool
    schema: Schema
    description: str = ""
    deprecated: bool = False
    explode: bool = False
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Encoding:
    """How one property of a form or multipart body is written."""

    pointer: str
    content_type: str | None = None
    headers: tuple[Header, ...] = ()
    style: Style | None = None
    explode: bool | None = None
    allow_reserved: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class MediaType:
    """A body in one media type. `item_schema` is 3.2's schema of each item of a stream."""

    pointer: str
    name: str
    schema: Schema | None = None
    item_schema: Schema | None = None
    examples: tuple[Example, ...] = ()
    encoding: Mapping[str, Encoding] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Parameter:
    """One input outside the body. Exactly one of `schema` and `content` is set.

    Where the document gives neither, `schema` is a `BooleanSchema` that accepts everything.

    `style` and `explode` are always explicit: defaults of OpenAPI's table are filled in.
    """

    pointer: str
    name: str
    location: Location
    required: bool
    schema: Schema | None
    content: MediaType | None = None
    style: Style = "form"
    explode: bool = True
    allow_reserved: bool = False
    allow_empty_value: bool = False
    description: str = ""
    deprecated: bool = False
    examples: tuple[Example, ...] = ()
    extensions: Mapping[str, JsonValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class RequestBody:
    """A request body: `content` in document order, at least one media type."""

    pointer: str
    content: tuple[MediaType, ...]
    required: bool = False
    description: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """A named way from a response to another operation."""

    pointer: str
    name: str
    operation_id: str | None = None
    operation_ref: str | None = None
    parameters: Mapping[str, JsonValue] = field(default_factory=dict)
    request_body: JsonValue = None


@dataclass(frozen=True, slots=True, eq=False)
class Response:
    """One response. `status` is `200`, `4XX` or `default`, as written."""

    pointer: str
    status: str
    description: str = ""
    headers: tuple[Header, ...] = ()
    content: tuple[MediaType, ...] = ()
    links: tuple[Link, ...] = ()
    extensions: Mapping[str, JsonValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """One OAuth 2.0 flow. A device's `deviceAuthorizationUrl` is its `authorization_url`."""

    kind: Literal[
        "implicit", "password", "clientCredentials", "authorizationCode", "deviceAuthorization"
    ]
    scopes: Mapping[str, str]
    authorization_url: str | None = None
    token_url: str | None = None
    refresh_url: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class SecurityScheme:
    """A way to authenticate, by its name under `components/securitySchemes`."""

    pointer: str
    name: str
    type: Literal["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"]
    description: str = ""
    deprecated: bool = False
    api_key_name: str | None = None
    api_key_location: Location | None = None
    http_scheme: str | None = None
    bearer_format: str | None = None
    flows: tuple[Flow, ...] = ()
    openid_connect_url: str | None = None
    extensions: Mapping[str, JsonValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class SecurityRequirement:
    """Schemes that must all be satisfied, each with the scopes it needs. Empty: anonymous.

    Real documents name schemes that they never define, so look a name up with care.
    """

    schemes: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class ServerVariable:
    """A variable of a server's URL template."""

    default: str
    enum: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Server:
    """An address. `url` may hold `{variables}` and may be relative."""

    pointer: str
    url: str
    description: str = ""
    variables: Mapping[str, ServerVariable] = field(default_factory=dict)
    extensions: Mapping[str, JsonValue] = field(default_factory=dict)


PaginationKind = Literal["cursor", "offset", "page", "link", "next-url"]


@dataclass(frozen=True, slots=True, eq=False)
class Pagination:
    """How a list operation is walked.

    `items` is the path of properties from the body to the array (empty: the body itself);
    `next` the path to the next cursor or URL in the body; `parameter` the query parameter that
    takes the cursor, offset or page number; `size` the one that limits a page. Each is empty where
    there is none. A cursor without `next` is the `id` of the last item of the page before.
    `link` is the header of RFC 8288. `inferred` tells a guess from an `x-pagination`.
    """

    kind: PaginationKind
    items: tuple[str, ...]
    parameter: str = ""
    next: tuple[str, ...] = ()
    size: str = ""
    inferred: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Operation:
    """One operation, or one webhook or callback request (then `path` is its name or expression).

    `method` is written as sent: `GET`. `parameters` holds the path's parameters too, overridden by
    the operation's own. `security` is what holds here: the operation's, else the document's.
    `servers` are those of the operation or its path; empty where the document's hold. `id` is
    `operationId` or empty.
    """

    pointer: str
    method: str
    path: str
    id: str = ""
    tags: tuple[str, ...] = ()
    summary: str = ""
    description: str = ""
    deprecated: bool = False
    parameters: tuple[Parameter, ...] = ()
    request_body: RequestBody | None = None
    responses: tuple[Response, ...] = ()
    security: tuple[SecurityRequirement, ...] = ()
    servers: tuple[Server, ...] = ()
    callbacks: tuple[Operation, ...] = ()
    pagination: Pagination | None = None
    extensions: Mapping[str, JsonValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """A tag with its description."""

    name: str
    description: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class ResourcePair:
    """A collection path and the path of one of its items (`/vehicles`, `/vehicles/{vehicleId}`).

    `parameter` is the name of the path parameter that picks the item.
    """

    collection: str
    item: str
    parameter: str


@dataclass(frozen=True, slots=True, eq=False)
class Api:
    """A whole description.

    `schemas` holds `components/schemas` by name in document order; `index` these and every other
    schema that is referred to, by pointer.
    """

    source: str
    openapi: str
    title: str
    version: str
    description: str = ""
    servers: tuple[Server, ...] = ()
    tags: tuple[Tag, ...] = ()
    operations: tuple[Operation, ...] = ()
    webhooks: tuple[Operation, ...] = ()
    schemas: Mapping[str, Schema] = field(default_factory=dict)
    security_schemes: Mapping[str, SecurityScheme] = field(default_factory=dict)
    resources: tuple[ResourcePair, ...] = ()
    extensions: Mapping[str, JsonValue] = field(default_factory=dict)
    index: Mapping[str, Schema] = field(default_factory=dict, repr=False)
