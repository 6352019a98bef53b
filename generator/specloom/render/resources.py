"""Views of the resources of a client: the operations of each, and what its classes are called."""

from __future__ import annotations

import keyword
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, count

from specloom.ir.model import Api, Operation
from specloom.names import EnumKind, Symbols
from specloom.names.credentials import usual_ways_in
from specloom.names.methods import resource_tag
from specloom.render.operations import OperationView, operation_views
from specloom.render.shapes import FORMATS, UNITS
from specloom.render.text import Prose, sentence

__all__ = ["ResourceView", "resources"]

_IMPORTED = frozenset(
    """Any ApiKey AsyncClient AsyncPager AsyncResource AsyncStream Basic BearerToken Callable
    Client ClientCredentials Event Exchange Final Form HttpDigest Json JwtLogin Keyring Literal
    Mapping Multipart Omitted Options Pager Paging Raw Request Resource Sequence Stream Streaming
    Styled Upload overload""".split()
) | {*UNITS.values(), *FORMATS.values()}
"""What the modules of clients and resources import: no resource may hide it."""


@dataclass(frozen=True, slots=True)
class ResourceView:
    """A resource: the operations of one tag."""

    name: str
    class_name: str
    doc: Prose
    operations: tuple[OperationView, ...]

    @property
    def refs(self) -> frozenset[str]:
        """The names of models it mentions."""
        return frozenset(ref for one in self.operations for ref in one.refs)


def resources(api: Api, symbols: Symbols, client: str) -> tuple[ResourceView, ...]:
    """Give the resources of one version, in the order of its operations.

    `client` is the name of the client class: no resource has it too.
    """
    grouped: dict[str, list[Operation]] = {}
    for operation in api.operations:
        grouped.setdefault(symbols.methods[operation.pointer].resource, []).append(operation)
    taken = {name.casefold() for name in (client, f"Async{client}", *_IMPORTED)}
    enums, usual = dict(_enums(symbols)), usual_ways_in(api)
    made: list[ResourceView] = []
    for name, operations in grouped.items():
        views = tuple(
            view for one in operations for view in operation_views(one, api, symbols, enums, usual)
        )
        made.append(_resource(name, resource_tag(operations[0]) or name, views, api, taken))
    return tuple(made)


def _enums(symbols: Symbols) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    for pointer, name in symbols.types.items():
        kind = symbols.named[pointer].kind
        if isinstance(kind, EnumKind):
            yield name, kind.values


def _resource(
    name: str, tag: str, views: tuple[OperationView, ...], api: Api, taken: set[str]
) -> ResourceView:
    class_name = _class_name(name, taken)
    taken |= _class_names(class_name)
    told = next((one.description for one in api.tags if one.name == tag), "")
    return ResourceView(
        name=name,
        class_name=class_name,
        doc=Prose(sentence(told.strip() or f"The operations of {tag}")),
        operations=views,
    )


def _class_name(name: str, taken: set[str]) -> str:
    """Name a resource's classes so that none of them hides another, or what modules import."""
    plain = "".join(word[:1].upper() + word[1:] for word in name.split("_"))
    wishes = chain((plain, f"{plain}Resource"), (f"{plain}Resource{at}" for at in count(2)))
    free = (wish for wish in wishes if wish != name and not _class_names(wish) & taken)
    return next(wish for wish in free if not keyword.iskeyword(wish))


def _class_names(name: str) -> set[str]:
    return {one.casefold() for one in (name, f"Async{name}", f"{name}Requests")}
