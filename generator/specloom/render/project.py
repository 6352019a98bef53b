"""The files that stand once in a package: the runtime, the front door, the project files."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import jinja2

from specloom.errors import BadInput, Finding, Location
from specloom.render.clients import ClientView
from specloom.render.groups import divided
from specloom.render.operations import OperationView
from specloom.render.readme import (
    async_lines,
    downloaded,
    first_call,
    shown_calls,
    streamed,
    sync_lines,
    walked,
)
from specloom.render.sources import Package, VersionView, version_places
from specloom.render.text import Prose, one_line, render
from specloom.render.webhooks import signature_of, webhook_views
from specloom.render.write import OutputFile

__all__ = ["package_files"]

_SHARED: Final[Mapping[str, str]] = {
    "AsyncPager": "._runtime.paging",
    "Exchange": "._runtime.options",
    "OMITTED": "._runtime.omitted",
    "Omitted": "._runtime.omitted",
    "Page": "._runtime.paging",
    "Pager": "._runtime.paging",
    "Request": "._runtime.request",
    "Response": "._runtime.request",
    "Timing": "._runtime.retry",
}
"""What users write in annotations of their own, whatever the version."""

_STREAMS: Final = dict.fromkeys(("AsyncStream", "Event", "Stream"), "._runtime.streams")
_DOWNLOADS: Final = dict.fromkeys(("AsyncDownload", "Download"), "._runtime.downloads")
_UPLOADS: Final = dict.fromkeys(("File", "Upload"), "._runtime.uploads")


def package_files(
    package: Package,
    views: Sequence[VersionView],
    templates: jinja2.Environment,
    folders: Sequence[Path],
) -> Iterator[OutputFile]:
    """Give what stands once in a package: runtime, project files, front door.

    `folders` are where templates come from, the user's before ours: a module of the runtime may
    stand in for ours too.
    """
    spare = set(_spare(views))
    shipped = folders[-1] / "runtime"
    for module in sorted(path.name for path in shipped.glob("*.py")):
        if module in spare:
            continue
        sources = (folder / "runtime" / module for folder in folders)
        text = _module_text(next(source for source in sources if source.is_file()))
        if module == "http.py" and package.http != "httpx":
            text = text.replace("import httpx as httpx", f"import {package.http} as httpx")
        yield OutputFile(f"{package.name}/_runtime/{module}", text)
    errors = _public_classes(shipped / "errors.py")
    context = _package_context(package, views, errors)
    for name, path in (
        ("package_init.py", f"{package.name}/__init__.py"),
        ("errors.py", f"{package.name}/errors.py"),
        ("pyproject.toml", "pyproject.toml"),
    ):
        yield OutputFile(path, render(templates, f"client/{name}.jinja", **context))
    readme = render(templates, "client/README.md.jinja", **_readme_context(package, views))
    yield OutputFile("README.md", readme)
    yield OutputFile(f"{package.name}/py.typed", "")


def _module_text(path: Path) -> str:
    """Read a module of the runtime.

    Raises:
        BadInput: It is no Python, as one of the user's own may be.
    """
    try:
        text = path.read_text("utf-8")
        ast.parse(text)
    except SyntaxError as error:
        message = f"this module of the runtime does not parse: {error.msg}; mend it"
        where = Location(str(path), error.lineno or 1, error.offset or 1)
        raise BadInput(Finding("template-failed", message, where)) from error
    except ValueError as error:
        message = f"this module of the runtime cannot be read: {error}; mend it"
        raise BadInput(Finding("template-failed", message, Location(str(path)))) from error
    return text


def _spare(views: Sequence[VersionView]) -> Iterator[str]:
    """Give the modules of the runtime that a package has no use for."""
    if not any(divided(view.definitions) for view in views):
        yield "groups.py"
    if not any(one.streaming_code for one in _operations(views)):
        yield "streams.py"
    if not any(one.binary for one in _operations(views)):
        yield "downloads.py"
    if not any(one.chooses_body for one in _operations(views)):
        yield "bodies.py"
    if not any(view.client.open for view in views):
        yield "servers.py"


def _operations(views: Sequence[VersionView]) -> Iterator[OperationView]:
    return (one for view in views for resource in view.resources for one in resource.operations)


def _package_context(
    package: Package, views: Sequence[VersionView], errors: Sequence[str]
) -> dict[str, object]:
    newest = views[-1]
    places: dict[str, str] = {"errors": ".errors:", **_SHARED}
    if any(one.streaming_code for one in _operations(views)):
        places |= _STREAMS
    if any(one.binary for one in _operations(views)):
        places |= _DOWNLOADS
    if any(one.uploads for one in _operations(views)):
        places |= _UPLOADS
    if package.flat:
        places |= version_places(newest, package)
    else:
        places |= {view.version.module: f".{view.version.module}:" for view in views}
    return {
        "heading": Prose(f"A typed client of {newest.title}."),
        "package": package,
        "errors": sorted(errors),
        "root": ".",
        "places": sorted(places.items()),
    }


def _readme_context(package: Package, views: Sequence[VersionView]) -> dict[str, object]:
    newest = views[-1]
    shown = shown_calls(newest.resources, newest.version.api, newest.symbols)
    first = first_call(shown)
    webhook = next(webhook_views(newest.version.api, newest.symbols), None)
    signed = signature_of(newest.version.api) is not None
    return {
        "package": package,
        "title": one_line(newest.title),
        "module": _module(package, newest),
        "versions": not package.flat,
        "credentials": ", ".join(f'{name}="…"' for name in _shown_arguments(newest.client)),
        "paged": walked(shown),
        "raw": first,
        "streamed": streamed(shown),
        "downloaded": downloaded(shown),
        "sync_lines": list(sync_lines(first)) if first else [],
        "async_lines": list(async_lines(first)) if first else [],
        "webhook": _webhook_lines(webhook.name, signed=signed) if webhook else None,
        "rows": [
            {
                "label": one_line(view.version.label),
                "module": _module(package, view),
                "resources": ", ".join(f"`{one.name}`" for one in view.resources),
            }
            for view in views
        ],
    }


def _module(package: Package, view: VersionView) -> str:
    return package.name if package.flat else f"{package.name}.{view.version.module}"


def _shown_arguments(client: ClientView) -> tuple[str, ...]:
    """Give what a client has to be told: where the service is, if nothing says; credentials."""
    return client.shown if client.servers else ("base_url", *client.shown)


def _webhook_lines(name: str, *, signed: bool) -> dict[str, str]:
    if not signed:
        return {"function": f"parse_{name}", "line": f"parsed = parse_{name}(raw_body)"}
    call = f'unwrap_{name}(raw_body, signature=signature_header, secret="…")'
    return {"function": f"unwrap_{name}", "line": f"parsed = {call}"}


def _public_classes(source: Path) -> list[str]:
    """Read the classes in a module's `__all__` without importing it."""
    for node in ast.parse(source.read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            names = map(str, ast.literal_eval(node.value))
            return [name for name in names if name[:1].isupper()]
    return []
