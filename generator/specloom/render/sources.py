"""The source files of a package, one function each, from views and templates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import jinja2

from specloom.render.constructors import constructor_doc
from specloom.render.drafts import Draft, key_of
from specloom.render.methods import METHODS, builder_signature
from specloom.render.model_sources import model_files
from specloom.render.models import UnionView
from specloom.render.operations import OperationView
from specloom.render.resources import ResourceView
from specloom.render.text import Prose, docstring, render, summary
from specloom.render.versions import Package, Version, VersionView
from specloom.render.webhooks import signature_of, webhook_views
from specloom.render.write import OutputFile

__all__ = ["Package", "Version", "VersionView", "version_files", "version_places"]


def version_files(
    view: VersionView, views: Sequence[VersionView], package: Package, templates: jinja2.Environment
) -> Iterator[Draft | OutputFile]:
    """Give the modules of one version."""
    folder = f"{package.name}/{view.folder}"
    if not view.flat:
        yield OutputFile(f"{folder}__init__.py", _version_init(view, package, templates))
    facts = _client(view, views, package)
    write_client = partial(render, templates, "client/client.py.jinja", **facts)
    yield Draft(f"{folder}client.py", key_of("client", facts), write_client)
    yield from model_files(view, views, package, templates)
    if view.version.api.webhooks:
        yield OutputFile(f"{folder}webhooks.py", _webhooks(view, templates))
    yield OutputFile(f"{folder}resources/__init__.py", _resources_init(view))
    for resource in view.resources:
        if view.resource_owners[resource.name] == view.place:
            key = key_of("resource", view.root, resource)
            write = partial(_resource, view, resource, templates)
            yield Draft(f"{folder}resources/{resource.name}.py", key, write)


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
    if any(isinstance(one, UnionView) and one.tag and not one.rest for one in view.definitions):
        places["UnknownVariant"] = f"{view.root}_runtime.unions"
    if any("Month" in one.units for one in (*view.definitions, *_operations(view))):
        places["Month"] = f"{view.root}_runtime.units"
    return places


def _operations(view: VersionView) -> Iterator[OperationView]:
    return (operation for resource in view.resources for operation in resource.operations)


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
            f"from {up}_runtime.bodies import chosen as _body, given as _given",
            f"from {up}_runtime.client import AsyncResource, Resource",
            f"from {up}_runtime.omitted import OMITTED, Omitted",
            f"from {up}_runtime.paging import AsyncPager, Pager",
            f"from {up}_runtime.parameters import Styled",
            *(
                f"from {up}_runtime.parameters import {name} as _{name}"
                for name in ("cookies", "form", "headers", "path", "query", "wire_value")
            ),
            f"from {up}_runtime.parameters import styled_members as _styled",
            f"from {up}_runtime.request import Form, Json, Multipart, Paging, Raw, Request",
            f"from {up}_runtime.request import Streaming",
            f"from {up}_runtime.streams import AsyncStream, Event, Stream",
            f"from {up}_runtime.uploads import Upload",
            *([f"from {up}_runtime.units import {', '.join(named)}"] if named else []),
        ],
    )


def _client(view: VersionView, views: Sequence[VersionView], package: Package) -> dict[str, object]:
    """Give what the module of the clients says."""
    return {
        "heading": Prose(f"The clients of {view.said}."),
        "view": view.client,
        "doc": Prose(_client_doc(view)),
        "arguments": constructor_doc(view.client),
        "client": package.client,
        "distribution": package.distribution,
        "root": view.root,
        "version": Prose(view.client.version_value or view.version.label),
        "resources": [
            {
                "name": one.name,
                "class_name": one.class_name,
                "doc": summary(one.doc),
                "module": _resource_module(view, views, one),
            }
            for one in view.resources
        ],
        "colours": ("", "Async"),
    }


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
