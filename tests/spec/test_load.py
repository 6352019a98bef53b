"""Descriptions are read from wherever the user names them, within limits."""

from __future__ import annotations

import codecs
import gc
import importlib
import io
import lzma
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from specloom.errors import BadInput
from specloom.spec import load, load_value

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
loading = importlib.import_module("specloom.spec.load")  # the name is also the function's
MINIMAL = b"openapi: 3.1.0\ncomponents: {}\n"
FILES = {
    "/api.yaml": b"openapi: 3.1.0\npaths: {/a: {$ref: 'more/a.json'}}\n",
    "/more/a.json": b'{"get": {}}',
    "/twins.yaml?token=abc": (
        b"openapi: 3.1.0\npaths:\n"
        b"  /a: {$ref: 'a.json?key=1'}\n"
        b"  /b: {$ref: 'a.json?key=2'}\n"
        b"  /c: {$ref: 'c.json?key=3'}\n"
    ),
    "/a.json?key=1": b'{"get": {}}',
    "/a.json?key=2": b'{"put": {}}',
    "/local.yaml": b"openapi: 3.1.0\npaths: {/a: {$ref: 'file:///etc/passwd'}}\n",
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved.yaml":
            self.send_response(302)
            self.send_header("Location", "/api.yaml")
        elif self.path == "/local":
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
        else:
            self.send_response(200 if self.path in FILES or self.path == "/slow" else 404)
        self.end_headers()
        if self.path == "/slow":
            self._trickle()
        self.wfile.write(FILES.get(self.path, b""))

    def _trickle(self) -> None:
        for _ in range(100):
            time.sleep(0.01)
            self.wfile.write(b"# \n")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Keep quiet."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def wrong(source: str, *, allow_remote: bool = False) -> list[str]:
    with pytest.raises(BadInput) as caught:
        load(source, allow_remote=allow_remote)
    return [str(finding) for finding in caught.value.findings]


def test_a_url_is_fetched_and_its_references_when_allowed(server: str) -> None:
    document = load(f"{server}/api.yaml", allow_remote=True)

    assert [file.prefix for file in document.files] == ["", "more/a.json"]
    assert document.locate("#/paths").file == f"{server}/api.yaml"


def test_references_to_other_machines_need_permission(server: str) -> None:
    Path("api.yaml").write_text(
        f"openapi: 3.1.0\npaths: {{/a: {{$ref: '{server}/more/a.json'}}}}\n"
    )

    assert load("api.yaml", allow_remote=True).files[1].value == {"get": {}}
    (found,) = wrong("api.yaml")

    assert found == (
        f"api.yaml:2:14: error: {server}/more/a.json is on another machine; allow it with"
        " --allow-remote, or copy it. [remote-ref]"
    )
    assert wrong(f"{server}/api.yaml")[0].endswith("[remote-ref]")


def test_a_remote_description_cannot_read_this_machine(server: str) -> None:
    (found,) = wrong(f"{server}/local.yaml", allow_remote=True)

    assert found.endswith(
        "file:///etc/passwd cannot be followed; refer to a file or an http address."
        " [unsupported-ref]"
    )


def test_redirects_are_followed_and_failures_told(server: str) -> None:
    assert load_value(f"{server}/moved.yaml").value

    assert wrong(f"{server}/none.yaml") == [
        f"{server}/none.yaml: error: The server answered 404; check the address. [unreadable]"
    ]
    assert wrong("http://127.0.0.1:1/a.yaml")[0].startswith(
        "http://127.0.0.1:1/a.yaml: error: Cannot be fetched: "
    )
    assert "Cannot be fetched" in wrong("http://[/a.yaml")[0]
    (found,) = wrong(f"{server}/local")
    assert found.endswith("has an unsupported protocol 'file://'. [unreadable]")


def test_what_is_secret_in_an_address_is_fetched_with_but_not_told(server: str) -> None:
    address = server.replace("//", "//user:sekret@")
    source = f"{address}/twins.yaml?token=abc"
    FILES["/c.json?key=3"] = b"{}"
    document = load(source, allow_remote=True)
    told = repr(document) + "".join(file.name + file.prefix for file in document.files)

    assert document.source == f"{server}/twins.yaml"
    assert [file.prefix for file in document.files] == ["", "a.json", "a.json (2)", "c.json"]
    assert [file.value for file in document.files][1:] == [{"get": {}}, {"put": {}}, {}]
    assert document.locate("a.json (2)#/put").pointer == "a.json (2)#/put"
    assert [word for word in ("sekret", "token", "key") if word in told] == []

    del FILES["/c.json?key=3"]
    (found,) = wrong(source, allow_remote=True)
    assert found == (
        f"{server}/twins.yaml:5:8: error: c.json leads nowhere: {server}/c.json: "
        "The server answered 404; check the address. [dangling-ref]"
    )


def test_fetching_has_a_time_limit(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "_LONGEST", 0.1)

    assert wrong(f"{server}/slow") == [
        f"{server}/slow: error: Not fetched within 0.1 seconds; download it first. [unreadable]"
    ]


def test_every_source_has_a_size_limit(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("api.yaml").write_bytes(MINIMAL)
    monkeypatch.setattr(loading, "_LARGEST", 10)

    for source in ("api.yaml", f"{server}/api.yaml"):
        assert wrong(source) == [
            f"{source}: error: Larger than 10 bytes; split it into several files. [too-large]"
        ]


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.yaml").write_text("get: {}\n")
    monkeypatch.setattr(
        sys, "stdin", io.TextIOWrapper(io.BytesIO(b"openapi: 3.1.0\npaths: {/a: {$ref: a.yaml}}\n"))
    )

    document = load("-")

    assert [(file.name, file.prefix) for file in document.files] == [("-", ""), ("a.yaml",) * 2]


def git(*arguments: str) -> None:
    hermetic = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ["-c", "user.name=test", "-c", "user.email=test@example.com"]
    subprocess.run(
        ["git", *who, *arguments], check=True, capture_output=True, env={**os.environ, **hermetic}
    )


def test_a_file_of_a_git_revision_is_read_with_its_neighbours() -> None:
    git("init", "-q", "-b", "main")
    Path("api").mkdir()
    Path("api/openapi.yaml").write_bytes(b"openapi: 3.1.0\npaths: {/a: {$ref: a.yaml}}\n")
    Path("api/a.yaml").write_bytes(b"get: {}\n")
    git("add", ".")
    git("commit", "-q", "-m", "One")
    Path("api/a.yaml").write_bytes(b"no longer: read\n")

    document = load("git:main:api/openapi.yaml")

    assert [file.name for file in document.files] == [
        "git:main:api/openapi.yaml",
        "git:main:api/a.yaml",
    ]
    assert document.files[1].value == {"get": {}}
    assert document.files[1].prefix == "a.yaml"
    assert [load(f"git:main:{folder}").source for folder in ("api", "api/", "./api")] == [
        "git:main:api/openapi.yaml",
        "git:main:api/openapi.yaml",
        "git:main:api/openapi.yaml",
    ]
    (found,) = wrong("git:main:")
    assert found.startswith("git:main:: error: There is no OpenAPI description in this folder; ")

    (found,) = wrong("git:main:api/none.yaml")

    assert found == (
        "git:main:api/none.yaml: error: git says: path 'api/none.yaml' does not exist in 'main'."
        " [unreadable]"
    )
    assert wrong("git:nope:a.yaml") == [
        "git:nope:a.yaml: error: git says: invalid object name 'nope'. [unreadable]"
    ]


def test_git_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    assert wrong("git:main:a.yaml") == [
        "git:main:a.yaml: error: git is not installed; install it or name a path. [unreadable]"
    ]


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + MINIMAL,
        "\ufeffopenapi: 3.1.0\npaths: {}".encode("utf-16-le"),
        "\ufeff{'openapi': 3.1.0, 'paths': {}}".encode("utf-16-be"),
        codecs.BOM_UTF8 + b' {"openapi": "3.1.0", "paths": {}}',
        b'{"openapi": "3.1.0", "paths": {}, "x": [1,], }',
        b" " * 5000 + b'{"openapi": "3.1.0", "paths": {}}',
        b"# JSON, they said\n" + MINIMAL,
    ],
)
def test_encodings_and_formats_are_recognised(data: bytes) -> None:
    Path("api").write_bytes(data)

    document = load("api")

    assert document.openapi == "3.1.0"
    assert document.locate("#/openapi").line in (1, 2)


def test_the_collector_is_as_it_was() -> None:
    Path("api.yaml").write_bytes(MINIMAL)

    load("api.yaml")
    assert gc.isenabled()

    gc.disable()
    try:
        load("api.yaml")
        assert not gc.isenabled()
    finally:
        gc.enable()


def unpack(path: Path) -> bytes:
    return lzma.decompress(path.with_name(f"{path.name}.xz").read_bytes())


@pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus is not on this machine")
@pytest.mark.parametrize(
    "name", ["petstore.yaml", "asana.yaml", "adyen-checkout-v72.json", "openai-2025-01-31.yaml"]
)
def test_real_descriptions_load(name: str) -> None:
    path = CORPUS / name
    data = path.read_bytes() if path.exists() else unpack(path)
    Path(name).write_bytes(data)

    document = load(name)

    assert document.root["paths"]
    assert document.locate("#/info/title").line > 1


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"openapi.yaml": "openapi: 3.1.0\npaths: {}\n"}, "openapi.yaml"),
        ({"openapi.json": '{"openapi": "3.1.0", "paths": {}}', "a.yaml": "a: 1"}, "openapi.json"),
        ({"pets.yml": "# Pets\nopenapi: 3.0.0\npaths: {}\n", "part.yaml": "a: 1"}, "pets.yml"),
        ({"pets.json": '{"info":{},"openapi":"3.1.0","paths":{}}', "a.yaml": ""}, "pets.json"),
        ({"a.yaml": "overlay: 1.1.0\n", "b.yaml": '"openapi": "3.1.0"\npaths: {}'}, "b.yaml"),
    ],
)  # fmt: skip
def test_a_folder_stands_for_its_description(files: dict[str, str], expected: str) -> None:
    Path("api").mkdir()
    for name, text in files.items():
        Path("api", name).write_text(text, "utf-8")

    assert load("api").source == f"api/{expected}"


def test_a_folder_of_this_description_may_be_the_current_one() -> None:
    Path("openapi.yaml").write_text("openapi: 3.1.0\npaths: {}\n", "utf-8")

    assert load(".").source == "openapi.yaml"


def test_a_folder_that_may_not_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> Iterator[Path]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)

    assert wrong(".") == [".: error: The folder cannot be read: permission denied. [unreadable]"]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\x85", "\u2028"])
def test_lines_are_counted_as_locations_count_them(line_break: str) -> None:
    for name, text in {
        "api.yaml": line_break.join(("openapi: 3.1.0", "# é", "paths:", "  /a: {}", "")),
        "api.json": '{"openapi": "3.1.0",\r\n "info": {"a": "\u2028"},\n "paths": {"/a": {}}}',
    }.items():  # fmt: skip
        Path(name).write_bytes(text.encode())
        document = load(name)
        where = document.locate("#/paths/~1a")

        assert "/a" in document.lines(name)[where.line - 1][where.column - 1 :]
        assert not any(line.endswith("\r") for line in document.lines(name))
        assert document.lines("other.yaml") == ()
