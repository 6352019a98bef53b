"""The source files of a package, one function each, from views and templates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import jinja2

from specloom.ir.model import Api
from specloom.names import Symbols
from specloom.render.clients import ClientView
from specloom.render.methods import METHODS, builder_signature
from specloom.render.models import (
    AliasView,
    ClassView,
    Definition,
    EnumView,
    FieldView,
    UnionView,
)
from specloom.render.operations import OperationView, ResourceView
from specloom.render.text import Prose, docstring, literal, render, summary
from specloom.render.webhooks import signature_of, webhook_views
from specloom.render.write import OutputFile

__all__ = ["Package", "Version", "VersionView", "version_files", "version_places"]


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an API under the label it is asked for by (`2023-08-01`, `latest`)."""

    label: str
    api: Api

    @property
    def module(self) -> str:
        """The sub-package: `v2023_08_01`, `latest`."""
        slug = "".join(char if char.isalnum() else "_" for char in self.label).lower().strip("_")
        return f"v{slug}" if slug[:1].isdigit() else slug or "v0"


@dataclass(frozen=True, slots=True)
class Package:
    """What to write: import name, name of the client class, HTTP library.

    A `flat` package holds its one version directly instead of in a sub-package.
    """

    name: str
    client: str
    http: str = "httpx"
    flat: bool = False

    @property
    def distribution(self) -> str:
        """The name to install it by: `pets-client` for `pets_client`."""
        return self.name.replace("_", "-")


@dataclass(frozen=True, slots=True)
class VersionView:
    """All that is known of one version. Owners are places in the list of versions."""

    place: int
    version: Version
    symbols: Symbols
    definitions: tuple[Definition, ...]
    model_owners: Mapping[str, int]
    resources: tuple[ResourceView, ...]
    resource_owners: Mapping[str, int]
    client: ClientView
    flat: bool

    @property
    def root(self) -> str:
        """The dots from a module of the version to the package."""
        return "." if self.flat else ".."

    @property
    def folder(self) -> str:
        """The version's folder inside the package, with a slash behind it."""
        return "" if self.flat else f"{self.version.module}/"

    @property
    def said(self) -> Prose:
        """The API's title and version."""
        return Prose(f"{self.version.api.title}, version {self.version.label}")


def version_files(
    view: VersionView, views: Sequence[VersionView], package: Package, templates: jinja2.Environment
) -> Iterator[OutputFile]:
    """Give the modules of one version."""
    folder = f"{package.name}/{view.folder}"
    if not view.flat:
        yield OutputFile(f"{folder}__init__.py", _version_init(view, package, templates))
    yield OutputFile(f"{folder}client.py", _client(view, views, package, templates))
    yield OutputFile(f"{folder}models.py", _models(view, views, templates))
    if view.version.api.webhooks:
        yield OutputFile(f"{folder}webhooks.py", _webhooks(view, templates))
    yield OutputFile(f"{folder}resources/__init__.py", _resources_init(view))
    for resource in view.resources:
        if view.resource_owners[resource.name] == view.place:
            text = _resource(view, resource, templates)
            yield OutputFile(f"{folder}resources/{resource.name}.py", text)


def _resources_init(view: VersionView) -> str:
    return f"{docstring(f'The operations of {view.said}, a module a resource.', 0)}\n"


def _version_init(view: VersionView, package: Package, templates: jinja2.Environment) -> str:
    return render(
        templates,
        "client/package_init.py.jinja",
        heading=Prose(f"A client of {view.said}."),
        root=view.root,
        places=sorted(version_places(view, package).items()),
    )


def version_places(view: VersionView, package: Package) -> dict[str, str]:
    """Say where each public name of a version is found."""
    places = {
        package.client: ".client",
        f"Async{package.client}": ".client",
        "VERSION": ".client",
        "OMITTED": f"{view.root}_runtime.omitted",
        "models": ".models:",
    }
    if view.version.api.webhooks:
        places["webhooks"] = ".webhooks:"
    if any(isinstance(one, UnionView) and one.tag for one in view.definitions):
        places["UnknownVariant"] = f"{view.root}_runtime.unions"
    if any("Month" in one.units for one in (*view.definitions, *_operations(view))):
        places["Month"] = f"{view.root}_runtime.units"
    return places


def _operations(view: VersionView) -> Iterator[OperationView]:
    return (operation for resource in view.resources for operation in resource.operations)


def _models(view: VersionView, views: Sequence[VersionView], templates: jinja2.Environment) -> str:
    own = [one for one in view.definitions if view.model_owners[one.name] == view.place]
    classes = [one for one in own if isinstance(one, ClassView)]
    unions = [one for one in own if isinstance(one, UnionView)]
    return render(
        templates,
        "models/models.py.jinja",
        heading=Prose(
            f"The values of {view.said}.\n\n"
            "Written by specloom; do not edit. A model is built when it is first used."
        ),
        imports=[*_model_imports(view, own), *_borrowed(view, views)],
        names=sorted(one.name for one in view.definitions),
        enums=[one for one in own if isinstance(one, EnumView)],
        classes=[{"view": one, "fields": [_field(f) for f in one.fields]} for one in classes],
        loops=[{"code": _alias(one), "doc": one.doc} for one in own if isinstance(one, AliasView)],
        unions=[{"code": _alias(one), "doc": one.doc} for one in unions],
    )


_ENUM_BASES: Final = {"str": "OpenStrEnum", "int": "OpenIntEnum"}


def _model_imports(view: VersionView, own: Sequence[Definition]) -> Iterator[str]:
    runtime = f"{view.root}_runtime"
    bases = sorted({_ENUM_BASES[one.base] for one in own if isinstance(one, EnumView)})
    if bases:
        yield f"from {runtime}.enums import {', '.join(bases)}"
    yield f"from {runtime}.models import Model, wire"
    yield f"from {runtime}.unions import Tagged, UnknownVariant, Untagged"
    named = sorted({unit for one in own for unit in one.units})
    if named:
        yield f"from {runtime}.units import {', '.join(named)}"


def _borrowed(view: VersionView, views: Sequence[VersionView]) -> Iterator[str]:
    """Import what an older version owns."""
    by_owner: dict[int, list[str]] = {}
    for one in view.definitions:
        if view.model_owners[one.name] != view.place:
            by_owner.setdefault(view.model_owners[one.name], []).append(one.name)
    for place, names in sorted(by_owner.items()):
        module = views[place].version.module
        yield f"from {view.root}{module}.models import {', '.join(sorted(names))}"


def _field(field: FieldView) -> dict[str, object]:
    """Write a field's line: `name: Annotated[T, wire("name")] = None`."""
    text = field.annotation
    optional = not field.required and not text.endswith("| None") and text != "Any"
    typed = f"{text} | None" if optional else text
    if field.name != field.wire:
        typed = f"Annotated[{typed}, wire({literal(str(field.wire))})]"
    default = "" if field.required else " = None"
    told = ["repr=False"] * field.secret + [f"deprecated={_GONE}"] * field.deprecated
    if told:
        default = f" = Field({', '.join([*['default=None'] * (not field.required), *told])})"
    return {"code": f"{field.name}: {typed}{default}", "doc": field.doc}


_GONE: Final = '"The service has deprecated this field."'


def _alias(one: UnionView | AliasView) -> str:
    match one:
        case AliasView():
            return f"{one.name} = TypeAliasType({literal(one.name)}, {literal(one.annotation)})"
        case UnionView(tag=tag) if tag:
            tags = ", ".join(f"{literal(str(value))}: {name}" for value, name in one.tags)
            members = " | ".join((*one.members, "UnknownVariant"))
            mark = f"Tagged({literal(str(tag))}, {{{tags}}})"
            return f"{one.name}: TypeAlias = Annotated[{members}, {mark}]"
        case UnionView():
            return f"{one.name}: TypeAlias = Annotated[{' | '.join(one.members)}, Untagged()]"


def _resource(view: VersionView, resource: ResourceView, templates: jinja2.Environment) -> str:
    up = f"{view.root}."
    named = sorted({unit for one in resource.operations for unit in one.units})
    return render(
        templates,
        "client/resource.py.jinja",
        heading=Prose(f"{resource.doc.splitlines()[0] if resource.doc else resource.name}"),
        resource=resource,
        colours=METHODS,
        builder_signature=builder_signature,
        summary=summary,
        imports=[
            "from .. import models",
            f"from {up}_runtime.client import AsyncResource, Resource",
            f"from {up}_runtime.omitted import OMITTED, Omitted",
            f"from {up}_runtime.paging import AsyncPager, Pager",
            f"from {up}_runtime.parameters import Styled",
            *(
                f"from {up}_runtime.parameters import {name} as _{name}"
                for name in ("cookies", "headers", "path", "query", "wire_value")
            ),
            f"from {up}_runtime.request import Form, Json, Multipart, Paging, Raw, Request",
            *([f"from {up}_runtime.units import {', '.join(named)}"] if named else []),
        ],
    )


def _client(
    view: VersionView, views: Sequence[VersionView], package: Package, templates: jinja2.Environment
) -> str:
    return render(
        templates,
        "client/client.py.jinja",
        heading=Prose(f"The clients of {view.said}."),
        view=view.client,
        doc=Prose(_client_doc(view)),
        client=package.client,
        distribution=package.distribution,
        root=view.root,
        version=Prose(view.client.version_value or view.version.label),
        resources=[
            {
                "name": one.name,
                "class_name": one.class_name,
                "doc": summary(one.doc),
                "module": _resource_module(view, views, one),
            }
            for one in view.resources
        ],
        colours=("", "Async"),
    )


def _client_doc(view: VersionView) -> str:
    described = view.version.api.description.strip()
    return f"{view.said}.\n\n{described}" if described else f"{view.said}."


def _resource_module(
    view: VersionView, views: Sequence[VersionView], resource: ResourceView
) -> str:
    owner = views[view.resource_owners[resource.name]]
    if owner.place == view.place:
        return f".resources.{resource.name}"
    return f"{view.root}{owner.version.module}.resources.{resource.name}"


def _webhooks(view: VersionView, templates: jinja2.Environment) -> str:
    return render(
        templates,
        "client/webhooks.py.jinja",
        heading=Prose(f"The webhooks of {view.said}: verified and parsed."),
        root=view.root,
        webhooks=list(webhook_views(view.version.api, view.symbols)),
        signature=signature_of(view.version.api),
    )
