"""What operations are called: a resource (from the tag) and a short method name.

Names come from the shape of the path where it has one (`list`, `get`, `create`, `update`,
`delete` on a collection and its items), else from the operation id, else from the summary, always
without the words the resource already says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from specloom.ir.model import Api, MediaType, Operation
from specloom.names.classify import kind_of
from specloom.names.kinds import ListKind
from specloom.names.media import stream_kind
from specloom.names.words import identifier, pascal, shorten, singular, words

__all__ = [
    "MethodWish",
    "further_methods",
    "method_wishes",
    "resource_name",
    "resource_tag",
    "type_prefix",
]

_ARTICLES: Final = frozenset(("a", "an", "the"))
_CLIENT_NAMES: Final = frozenset(
    "aclose bool close float httpx int open options property send str with_options".split()
)
"""What a client itself is asked for, and what its class body needs: no resource may hide it."""

_METHOD_NAMES: Final = frozenset(
    "bool builtins bytes deprecated dict float int models requests staticmethod str".split()
)
"""What the class body of a resource needs; `list` is spelled so that a method may hide it."""

_ITEM_VERBS: Final = {"GET": "get", "PUT": "update", "PATCH": "update", "DELETE": "delete"}
_COLLECTION_VERBS: Final = {"GET": "list", "POST": "create", "PUT": "replace", "DELETE": "clear"}
_SINGLETON_VERBS: Final = {
    "GET": "get",
    "POST": "create",
    "PUT": "update",
    "PATCH": "update",
    "DELETE": "delete",
}
_NO_RESOURCE: Final = r"(?i)api|v\d[\w.]*|[\d.]+"
"""Segments of a path that say which API or version, not what it is about."""
_NO_TAG: Final = r"[\d.\s]*"
"""Tags that say nothing: numbers, and nothing at all."""
_LONGEST_SUMMARY: Final = 6
_VERBS: Final = frozenset(
    "accept activate add apply approve archive assign associate authorize begin block book "
    "cancel capture check clear close complete compute confirm connect control copy create "
    "deactivate deauthorize decline delete deny deploy detach disable disconnect dismiss "
    "download draft enable end estimate execute export fetch find finish follow generate get "
    "grant hide import invite link list lock login logout lookup mark merge move notify open "
    "override pause pay pin ping post preview publish query read rebuild reboot refresh "
    "refund register reject release reload remove rename render replace reply report request "
    "resend reset resolve restore resume retrieve revoke rotate run save schedule search "
    "select send set show simulate sign snooze start stop store submit subscribe suspend "
    "switch sync tag test toggle track transfer trigger unblock unfollow unlink unlock unpin "
    "unregister unsubscribe update upload upsert use validate verify view void wait watch".split()
)


@dataclass(frozen=True, slots=True)
class MethodWish:
    """An operation with the resource it belongs to and the method names it would like."""

    operation: Operation
    resource: str
    candidates: tuple[str, ...]


def resource_tag(operation: Operation) -> str:
    """Give the tag that an operation is held by, empty where it has none that is no number."""
    return next((tag for tag in operation.tags if not re.fullmatch(_NO_TAG, tag)), "")


def resource_name(operation: Operation) -> str:
    """Name the client's attribute that holds an operation: its first tag, else its path."""
    if tag := resource_tag(operation):
        return identifier(tag, _CLIENT_NAMES)
    static = [part for part in _static(operation.path) if not re.fullmatch(_NO_RESOURCE, part)]
    return identifier(static[0], _CLIENT_NAMES) if static else "root"


def method_wishes(api: Api) -> Iterator[MethodWish]:
    """Give every operation's wishes, shortest paths first, so that the plainest gets `list`."""
    groups: dict[str, list[Operation]] = {}
    for operation in api.operations:
        groups.setdefault(resource_name(operation), []).append(operation)
    for resource, operations in groups.items():
        home = _home(resource, operations)
        operations.sort(key=lambda op: (op.path.count("/"), len(op.path)))
        for operation in operations:
            wishes = tuple(dict.fromkeys(_wishes(operation, resource, home)))
            yield MethodWish(operation, resource, tuple(map(shorten, wishes)))


def further_methods(operation: Operation) -> tuple[str, ...]:
    """Say which methods an operation may have beside its own, for answers of another kind.

    `stream` is for one that comes item by item, `as` for one without pages.
    """
    good = [one.content for one in operation.responses if one.status[0] in "2d"]
    streams = {bool(stream_kind(media.name)) for content in good for media in content}
    pages = operation.pagination is not None and any(content[1:] for content in good)
    return (*(["stream"] if len(streams) > 1 else []), *(["as"] if pages else []))


def _static(path: str) -> list[str]:
    return [part for part in path.split("/") if part and not part.startswith("{")]


def _home(resource: str, operations: Sequence[Operation]) -> str:
    """Find the path a resource lives at: the shortest whose last word the resource shares.

    None lives at `/pets.adopt`, which says what is done to them; at `/pets.json` they do.
    """
    known = {singular(word) for word in resource.split("_")}
    paths = sorted({op.path for op in operations}, key=lambda path: (path.count("/"), path))
    for path in paths:
        collection = re.sub(r"/\{[^/]*\}$", "", path)
        last = collection.rsplit("/", 1)[-1]
        plain = not {"{", "."} & set(last.removesuffix(".json"))
        if plain and {singular(word) for word in words(last)} & known:
            return collection
    return ""


def _wishes(operation: Operation, resource: str, home: str) -> Iterator[str]:
    said = _said(resource, home)
    parent, at = _place(operation.path, home)
    verb = _shape_verb(operation, at)
    spelled = _spelled(operation, said)
    owner = singular(words(parent)[-1]) if parent else ""
    known = said | {owner, f"{owner}s"}
    if verb and any(
        _says_no_more(text, verb, known) for text in (spelled, operation.id) if words(text)
    ):
        if not parent or operation.method == "POST":
            yield verb
        if parent:
            yield f"{verb}_for_{owner}"
    yield spelled
    yield from _longer(operation, spelled)


_SYNONYMS: Final = {
    "list": frozenset(("list", "get", "find", "fetch", "query", "search", "retrieve", "all")),
    "get": frozenset(("get", "fetch", "find", "retrieve", "read", "show", "lookup")),
    "create": frozenset(("create", "add", "post", "new", "insert", "register", "store")),
    "update": frozenset(("update", "put", "patch", "edit", "modify", "set", "replace", "change")),
    "replace": frozenset(("put", "replace", "store")),
    "delete": frozenset(("delete", "remove", "destroy", "drop")),
    "clear": frozenset(("delete", "clear", "remove")),
}
_FILLER: Final = frozenset(
    "all by current details for id ids info information item my new object one resource single "
    "unit uuid".split()
)


def _says_no_more(text: str, verb: str, known: frozenset[str]) -> bool:
    """Tell whether an operation's own words, glued or not, add nothing to the verb."""
    rest = {singular(word) for word in words(text)} | set(words(text)) & known
    rest -= _SYNONYMS[verb] | _FILLER | known
    glued = re.compile(f"({'|'.join(map(re.escape, known | {'id'}))})+")
    return not any(glued.fullmatch(word) is None for word in rest)


def _said(resource: str, home: str) -> frozenset[str]:
    known = {*resource.split("_"), *words(home)}
    return frozenset(
        known | {singular(word) for word in known} | {f"{singular(w)}s" for w in known}
    )


def _place(path: str, home: str) -> tuple[str, str]:
    """Say whether a path is the resource's collection or an item, and what parent is before it."""
    if not home:
        return "", ""
    last = home.rsplit("/", 1)[-1]
    match = re.fullmatch(rf"(?P<parent>.*)/{re.escape(last)}(?P<item>/\{{[^/]*\}})?", path)
    if not match:
        return "", ""
    parent = "" if f"{match['parent']}/{last}" == home else match["parent"]
    owners = _static(parent)
    if len(owners) > 1 or (parent and not owners):
        return "", ""
    return (owners[0] if owners else ""), "item" if match["item"] else "collection"


def _shape_verb(operation: Operation, at: str) -> str:
    if at == "item":
        return _ITEM_VERBS.get(operation.method, "")
    if at == "collection":
        single = operation.method == "GET" and not _answers_list(operation)
        verbs = _SINGLETON_VERBS if single else _COLLECTION_VERBS
        return verbs.get(operation.method, "")
    return ""


def _answers_list(operation: Operation) -> bool:
    if operation.pagination:
        return True
    content: list[MediaType] = [
        media
        for response in operation.responses
        if response.status[0] == "2"
        for media in response.content
    ]
    schemas = [media.schema for media in content if media.schema is not None]
    return not schemas or any(isinstance(kind_of(schema), ListKind) for schema in schemas)


def _spelled(operation: Operation, said: frozenset[str]) -> str:
    """Spell a method from the operation id, or the summary where the id only echoes the path."""
    parts = words(operation.id)
    summary = words(operation.summary)
    if (not parts or _echoes_path(operation)) and 0 < len(summary) <= _LONGEST_SUMMARY:
        parts = summary
    parts = parts or (operation.method.lower(), *words(" ".join(_static(operation.path))))
    parts = _without_http_verb(parts)
    kept = [word for word in parts if word not in said and word not in _ARTICLES]
    kept = kept or list(parts)
    if kept[0] not in _VERBS and (verb := next((w for w in kept if w in _VERBS), "")):
        kept.remove(verb)
        kept.insert(0, verb)
    return identifier("_".join(_trimmed(kept)), _METHOD_NAMES)


def _trimmed(parts: list[str]) -> list[str]:
    """Drop prepositions left dangling at the end by a removed word."""
    while len(parts) > 1 and parts[-1] in {
        "for",
        "of",
        "from",
        "to",
        "by",
        "with",
        "in",
        "on",
        "as",
    }:
        parts.pop()
    return parts


def _without_http_verb(parts: Sequence[str]) -> tuple[str, ...]:
    """Drop the method where another verb says what is done."""
    says = parts[:1] and parts[0] in {"post", "put"} and any(word in _VERBS for word in parts[1:])
    return tuple(parts[1:] if says else parts)


def _echoes_path(operation: Operation) -> bool:
    """Tell ids made by a machine: the method followed by the path's letters."""
    spelled = re.sub(r"[^a-z0-9]", "", operation.id.lower())
    method = operation.method.lower()
    if not spelled.startswith(method):
        return False
    path = re.sub(r"[^a-z0-9]", "", operation.path.lower())
    rest = spelled.removeprefix(method)
    return bool(path) and (path.startswith(rest) or rest.startswith(path))


def _longer(operation: Operation, spelled: str) -> Iterator[str]:
    """Give telling suffixes for when a short name is taken: the parents in the path."""
    for parent in _static(operation.path)[:-1][::-1]:
        yield identifier(f"{spelled}_for_{singular('_'.join(words(parent)))}")
    whole = operation.id or f"{operation.method} {operation.path}"
    yield identifier("_".join(words(whole)), _METHOD_NAMES)


def type_prefix(resource: str, method: str) -> str:
    """Name what an operation's inline types start with: `vehicles`, `list` gives `VehicleList`."""
    return (pascal(singular(resource)) if resource else "") + pascal(method)
