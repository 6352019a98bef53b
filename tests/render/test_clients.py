"""Where clients go: by what a description says of servers, and where it was loaded from."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

import pytest

from specloom.config import client_fault
from specloom.ir import build
from specloom.render import Version, templates_root
from specloom.render.clients import ClientView, client_view
from specloom.render.constructors import constructor_doc
from specloom.spec import load
from tests.server import Answer, Server

VARIABLES: Final = {"v": {"default": "1"}}


def described(servers: list[Any] | None, own: list[Any]) -> dict[str, Any]:
    """Describe a service of one operation; a server is its URL, or an object."""

    def said(found: list[Any]) -> list[Any]:
        return [{"url": one} if isinstance(one, str) else one for one in found]

    get = {"responses": {"204": {"description": ""}}, "servers": said(own)}
    flows = {"clientCredentials": {"tokenUrl": "/token", "scopes": {}}}
    raw: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "paths": {"/a": {"get": get}},
        "security": [{"oauth": []}],
        "components": {"securitySchemes": {"oauth": {"type": "oauth2", "flows": flows}}},
    }
    return raw if servers is None else {**raw, "servers": said(servers)}


def viewed(folder: Path, servers: list[Any] | None, own: list[Any]) -> ClientView:
    source = folder / "api.json"
    source.write_text(json.dumps(described(servers, own)), "utf-8")
    return client_view(build(load(str(source))))


def default(view: ClientView) -> str | None:
    return view.default.template if view.default else None


X: Final = "https://x.io"
OPEN: Final = {"url": f"{X}/v{{v}}", "variables": VARIABLES}


@pytest.mark.parametrize(
    ("servers", "own", "wanted", "apart"),
    [
        ([X], [], X, {}),
        ([f"{X}/v1/"], [], f"{X}/v1", {}),
        (["/v1", X], [], X, {}),
        (["/v1"], [], None, {}),
        ([], [], None, {}),
        (None, [], None, {}),
        ([OPEN], [], f"{X}/v{{v}}", {}),
        (["https://{undeclared}.io"], [], None, {}),
        (["https://x.io:port", "https://u:p@x.io", f"{X}?q", f"{X}#f", "https://["], [], None, {}),
        ([{"url": "https://x.io:{v}", "variables": {"v": {"default": "8@evil"}}}], [], None, {}),
        ([X], ["https://y.io/"], X, {"https://y.io/": "https://y.io/"}),
        ([X], [f"{X}/", "https://y.io"], X, {}),
        ([X], ["/v2"], X, {"/v2": "/v2"}),
        ([X], ["//[", "ftp://y.io", "/v2"], X, {"/v2": "/v2"}),
        ([X], ["//["], X, {}),
        (["/v1"], ["/v1"], None, {}),
        (["/v1"], ["/v2"], None, {"/v2": "/v2"}),
        (["/v1"], ["https://y.io"], "https://y.io", {}),
        (None, ["/v2", "https://y.io/"], "https://y.io", {}),
        (["//y.io"], ["https://y.io"], "https://y.io", {}),
        (["//y.io/v1"], [], "https://y.io/v1", {}),
        ([X], ["//y.io"], X, {"https://y.io": "https://y.io"}),
        ([OPEN], [OPEN], f"{X}/v{{v}}", {}),
        (
            [OPEN],
            [{"url": "https://y.io/{v}", "variables": {"v": {"default": "2"}}}],
            f"{X}/v{{v}}",
            {"https://y.io/{v}": "https://y.io/{v_}"},
        ),
        (
            [OPEN],
            [{"url": "https://y.io/{v}", "variables": VARIABLES}],
            f"{X}/v{{v}}",
            {"https://y.io/{v}": "https://y.io/{v}"},
        ),
    ],
)
def test_addresses(
    servers: list[Any] | None, own: list[Any], wanted: str | None, apart: Any, tmp_path: Path
) -> None:
    view = viewed(tmp_path, servers, own)

    assert default(view) == wanted
    assert {url: one.template for url, one in view.own_servers.items()} == apart


@pytest.mark.parametrize(
    ("servers", "own", "wanted", "apart"),
    [
        ([X], ["/v2"], X, ["{}/v2"]),
        (["/v1"], ["v2"], "{}/v1", ["{}/docs/v2"]),
        (["v1"], ["//["], "{}/docs/v1", []),
        (["/v{v}"], [], None, []),
        ([{"url": "/v{v}", "variables": VARIABLES}], [], "{}/v{v}", []),
        (["{v}/a"], [], None, []),
        ([], ["/"], "{}", []),
        (None, [], "{}", []),
    ],
)
def test_addresses_beside_what_was_loaded(
    servers: list[Any] | None,
    own: list[Any],
    wanted: str | None,
    apart: list[str],
    server: Server,
) -> None:
    server.answer("GET /docs/api.json", Answer(json=described(servers, own)))
    view = client_view(build(load(f"{server.url}/docs/api.json")))

    assert default(view) == (wanted and wanted.replace("{}", server.url))
    assert list(view.own_servers) == [one.replace("{}", server.url) for one in apart]


def test_what_environments_leave_open(tmp_path: Path) -> None:
    servers = [
        {
            "url": f"https://{{v}}.{name}.io",
            "variables": VARIABLES,
            "x-environment": {"name": name, "tokenUrl": "/t"},
        }
        for name in ("live", "test", "live")
    ]
    view = viewed(tmp_path, servers, [])

    assert view.environments == ("live", "test")
    assert (view.default, view.filling) == (None, ("v",))
    assert [one.token_url for one in view.servers] == ["https://1.live.io/t", "https://1.test.io/t"]


def test_what_the_constructor_says(tmp_path: Path) -> None:
    said = constructor_doc(viewed(tmp_path, ["/v1"], ["/y"])).splitlines()

    assert said[3:9] == [
        "    client_id: The client's id; with `client_secret`, tokens are fetched and renewed.",
        "    client_secret: The client's secret, sent to `token_url` alone.",
        "    access_token: The bearer token of each request, or a function that gives it.",
        "    base_url: The address of the service, which ends with /v1; those of `servers` stay.",
        "    servers: Addresses in place of those that some operations have of their own: /y.",
        "    token_url: Another address of the token endpoint.",
    ]


# ------------------------------------------------------------------------------------------ names


def test_no_client_hides_what_its_module_has() -> None:
    text = (templates_root() / "client/client.py.jinja").read_text("utf-8")
    lines = re.findall(r"^(?:from .* )?import (.*)$", re.sub(r"{{.*?}}", "", text), re.MULTILINE)
    names = {"HttpDigest", "Keyring", "ValueError"}.union(*(line.split(", ") for line in lines))

    assert {"ApiKey", "filled", "Mapping", "Exchange"} <= names
    assert {client_fault(name) for name in names} == {
        "is the name of something else in its package; choose another"
    }


@pytest.mark.parametrize(
    ("label", "module"),
    [
        ("2024-01-01", "v2024_01_01"),
        ("latest", "latest"),
        ("errors", "errors_"),
        ("class", "class_"),
        ("--", "v0"),
        ("²", "v0"),
        ("v1.0-β", "v1_0_β"),
    ],
)
def test_versions_are_modules(label: str, module: str, tmp_path: Path) -> None:
    source = tmp_path / "api.json"
    source.write_text(json.dumps(described([], [])), "utf-8")

    assert Version(label, build(load(str(source)))).module == module
