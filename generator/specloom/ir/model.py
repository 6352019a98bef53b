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
from typing import Literal

from specloom.ir.schema_model import (
    ANNOTATIONS,
    EVERY_TYPE,
    Annotations,
    ArrayShape,
    BooleanSchema,
    Composition,
    Conditional,
    Discriminator,
    JsonValue,
    NumberBounds,
    ObjectShape,
    Reference,
    Schema,
    SchemaObject,
    StringBounds,
    Type,
    dereference,
)

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

Location = Literal["path", "query", "querystring", "header", "cookie"]
Style = Literal[
    "simple", "form", "matrix", "label", "spaceDelimited", "pipeDelimited", "deepObject", "cookie"
]


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
    `link` is the header of RFC 8288. `more` is the path to what is null, false or empty where no
    page follows, `last` to what is true there, `pages` to how many there are, which is only
    inferred. `inferred` tells a guess from an `x-pagination`.
    """

    kind: PaginationKind
    items: tuple[str, ...]
    parameter: str = ""
    next: tuple[str, ...] = ()
    size: str = ""
    more: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    inferred: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Operation:
    """One operation, or one webhook or callback request (then `path` is its name or expression).

    `method` is written as sent: `GET`. `parameters` holds the path's parameters too, overridden by
    the operation's own; `left_out` are the pointers of those that could not be understood.
    `security` is what holds here: the operation's, else the document's.
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
    left_out: tuple[str, ...] = ()


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

    `servers` are those of all operations where the document states no whole address. `schemas`
    holds `components/schemas` by name in document order; `index` these and every other
    schema that is referred to, by pointer. `unread` goes from the pointer of each place that could
    not be understood to what is wrong there.
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
    unread: Mapping[str, str] = field(default_factory=dict)
