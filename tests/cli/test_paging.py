"""How pages are walked, as specloom.toml says it: from its lines to the pages of a real server."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from specloom.cli import testing
from specloom.cli.inputs import subject
from tests.server import Answer, Server

Specloom: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]

CONFIG = """\
[apis.rows]
versions = ["1"]
specs = "{version}.yaml"
output = "out"
package = "rows_client"
client = "Rows"
"""
DESCRIPTION = """\
openapi: 3.1.0
info: {title: Rows, version: "1"}
paths:
  /cursor: {get: &walked {operationId: cursor, tags: [rows], parameters: &queries [
    {name: from, in: query, schema: {type: string}}, {name: p, in: query, schema: {type: integer}},
    {name: n, in: query, schema: {type: integer}}], responses: &rows {"200": {description: Rows.,
    content: {application/json: {schema: {$ref: "#/components/schemas/Rows"}}}}}}}
  /last-id: {get: {<<: *walked, operationId: lastId}}
  /offset: {get: {<<: *walked, operationId: offset}}
  /from-one: {get: {operationId: fromOne, tags: [rows], parameters: [{name: p, in: query,
    schema: {type: integer, default: 1}}], responses: *rows}}
  /page: {get: {<<: *walked, operationId: page}}
  /link: {get: {<<: *walked, operationId: link}}
  /url: {get: {<<: *walked, operationId: url}}
  /ends: {get: {operationId: ends, tags: [rows], parameters: *queries, responses: {"200":
    {description: Rows., content: {application/json: {schema: {type: object, properties: {rows:
    {type: array, items: {$ref: "#/components/schemas/Row"}}, hasMore: {type: boolean},
    goesOn: {type: boolean}, done: {type: boolean}}}}}}}}}
  /told: {get: {<<: *walked, operationId: told,
    x-pagination: {kind: page, items: /rows, parameter: p}}}
  /guessed: {get: {operationId: guessed, tags: [rows], parameters: [{name: cursor, in: query,
    schema: {type: string}}], responses: {"200": {description: Rows., content: {application/json:
    {schema: {type: object, properties: {data: {type: array, items: {$ref:
    "#/components/schemas/Row"}}, hasMore: {type: boolean}, last: {type: boolean}}}}}}}}}
  /text: {get: {operationId: text, tags: [rows], responses: {"200": {description: Text.,
    content: {text/plain: {}}}}}}
components:
  schemas:
    Rows: {type: object, properties: {
      rows: {type: array, items: {$ref: "#/components/schemas/Row"}},
      others: {type: array, items: {type: string}},
      more: {type: object, properties: {at/by: {type: string}}}}}
    Row: {type: object, properties: {id: {type: string}}}
"""
SETTINGS = """\
[apis.rows.pagination."GET /cursor"]
kind = "cursor"
parameter = "from"
items = "/rows"
next = "/more/at~1by"
size = "n"

[apis.rows.pagination]
"GET /last-id" = {kind = "cursor", parameter = "from", items = "/rows"}
"GET /offset" = {kind = "offset", parameter = "p", items = "/rows"}
"GET /from-one" = {kind = "offset", parameter = "p", items = "/rows"}
"GET /page" = {kind = "page", parameter = "p", items = "/rows"}
"GET /link" = {kind = "link", items = "/rows"}
"GET /url" = {kind = "next-url", items = "/rows", next = "/more/at~1by"}
"GET /told" = {kind = "none"}
"GET /ends" = {kind = "page", parameter = "p"}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "1.yaml").write_text(DESCRIPTION, "utf-8")
    (tmp_path / "specloom.toml").write_text(f"{CONFIG}{SETTINGS}", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def client(
    project: Path, specloom: Specloom, server: Server, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Any]:
    """Generate the client and open it on the server."""
    assert specloom("generate").returncode == 0
    monkeypatch.syspath_prepend(str(project / "out"))
    with importlib.import_module("rows_client.v1").Rows(base_url=server.url) as client:
        yield client
    for name in [one for one in sys.modules if one.partition(".")[0] == "rows_client"]:
        del sys.modules[name]


def rows(*ids: str, more: str | None = None, **headers: str) -> Answer:
    body = {"rows": [{"id": one} for one in ids], "others": [], "more": {"at/by": more}}
    return Answer(json=body, headers=headers)


WALKS: dict[str, tuple[str, list[Answer], list[str]]] = {
    "cursor": ("/cursor", [rows("a", "b", more="x/y"), rows("c")], ["", "from=x%2Fy"]),
    "last_id": (
        "/last-id",
        [rows("a", "b"), rows("c"), rows()],
        ["", "from=b", "from=c"],
    ),
    "offset": ("/offset", [rows("a", "b"), rows("c"), rows()], ["", "p=2", "p=3"]),
    "from_one": ("/from-one", [rows("a", "b"), rows("c"), rows()], ["", "p=3", "p=4"]),
    "page": ("/page", [rows("a", "b"), rows("c"), rows()], ["", "p=2", "p=3"]),
    "link": ("/link", [rows("a", "b", link='</link?z=1>; rel="next"'), rows("c")], ["", "z=1"]),
    "url": ("/url", [rows("a", "b", more="?z=1"), rows("c")], ["", "z=1"]),
}


def test_pages_are_walked_as_specloom_toml_says(client: Any, server: Server) -> None:
    for name, (path, answers, queries) in WALKS.items():
        server.answer(f"GET {path}", *answers)

        assert [one.id for one in getattr(client.rows, name)()] == ["a", "b", "c"]
        assert [one.query for one in server.seen(f"GET {path}")] == queries
    server.answer("GET /told", rows("a"))
    assert [one.id for one in client.rows.told().rows] == ["a"]


@pytest.mark.parametrize("end", [{"hasMore": False}, {"hasMore": True, "last": True}], ids=str)
def test_a_page_that_says_it_is_the_last_ends_the_walk(
    client: Any, server: Server, end: dict[str, bool]
) -> None:
    pages = [{"data": [{"id": "a"}], "hasMore": True}, {"data": [{"id": "b"}], **end}]
    server.answer("GET /guessed", *(Answer(json=page) for page in pages))

    assert [one.id for one in client.rows.guessed()] == ["a", "b"]
    assert [one.query for one in server.requests] == ["", "cursor=a"]


@pytest.mark.usefixtures("project")
def test_other_commands_see_it_too() -> None:
    for api in (testing.tested("rows@1", allow_remote=False).api, subject("rows@1").api):
        found = {one.path: one.pagination.kind for one in api.operations if one.pagination}
        assert found == {
            "/cursor": "cursor",
            "/last-id": "cursor",
            "/offset": "offset",
            "/from-one": "offset",
            "/page": "page",
            "/link": "link",
            "/url": "next-url",
            "/ends": "page",
            "/guessed": "cursor",
        }


def test_what_was_inferred_is_told(project: Path, specloom: Specloom) -> None:
    told = project.joinpath("1.yaml").read_text("utf-8")
    (line,) = specloom("generate").stderr.splitlines()[:-1]
    text = "GET /guessed: pages are walked by a cursor, as parameters and answers suggest"

    assert "/guessed" in told.splitlines()[int(line.split(":")[1]) - 1]
    assert text in line
    assert line.endswith("[pagination-inferred]")


ENDS = [
    ("", (("hasMore",), ())),
    ('more = "/goesOn", last = "/done"', (("goesOn",), ("done",))),
    ('more = "", last = "/done"', ((), ("done",))),
]


@pytest.mark.parametrize(("setting", "expected"), ENDS)
def test_ends_are_set_or_told_by_the_shape(setting: str, expected: Any, project: Path) -> None:
    line = '"GET /ends" = {kind = "page", parameter = "p"'
    text = f"{CONFIG}{SETTINGS}".replace(line, f"{line}, {setting}" if setting else line)
    (project / "specloom.toml").write_text(text, "utf-8")
    api = testing.tested("rows@1", allow_remote=False).api
    (found,) = (one.pagination for one in api.operations if one.path == "/ends")

    assert found is not None
    assert (found.more, found.last) == expected


FAULTS = {
    '"GET /page" = {kind = "page", parameter = "frm"}': [
        "GET /page has no query parameter 'frm'; did you mean 'from'? [wrong-pagination]",
        'GET /page answers with no list, or with several; say which by "items" [wrong-pagination]',
    ],
    '"GET /page" = {kind = "page", parameter = "p", items = "/row"}': [
        "GET /page answers with no list at /row; correct the pointer [wrong-pagination]"
    ],
    '"GET /page" = {kind = "page", parameter = "p", items = ""}': [
        "GET /page answers with no list as a whole; correct the pointer [wrong-pagination]"
    ],
    '"GET /url" = {kind = "next-url", items = "/rows", next = "/more/by"}': [
        "GET /url answers with nothing at /more/by; correct the pointer [wrong-pagination]"
    ],
    '"GET /page" = {kind = "page", parameter = "p", items = "/rows", more = "/on"}': [
        "GET /page answers with nothing at /on; correct the pointer [wrong-pagination]"
    ],
    '"GET /text" = {kind = "link"}': [
        "GET /text answers with no JSON, so it has no pages; remove this [wrong-pagination]"
    ],
    '"GET /pages" = {kind = "link"}': [
        "GET /pages is an operation of no version; did you mean 'GET /page'? [unknown-operation]"
    ],
}


@pytest.mark.parametrize("setting", FAULTS)
def test_settings_that_fit_no_description(setting: str, project: Path, specloom: Specloom) -> None:
    text = f"{CONFIG}[apis.rows.pagination]\n{setting}\n"
    (project / "specloom.toml").write_text(text, "utf-8")
    result = specloom("generate")

    assert result.returncode == 2
    assert [line.partition(": error: ") for line in result.stderr.splitlines()] == [
        ("specloom.toml:8:1", ": error: ", message) for message in FAULTS[setting]
    ]
    assert not (project / "out").exists()
