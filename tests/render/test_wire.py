"""Each style, body and stream as it stands on a real wire, byte for byte.

What is to be sent is what OpenAPI's own examples show ("Style Examples", "Parameter Object
Examples", "Encoding Object"). Where its versions differ, 3.2 holds, which all that is read becomes:
delimiters are percent-encoded, members of a form that have parts are JSON, and spaces are `+` in
forms but `%20` in styles. The empty text is as RFC 6570 expands it, with which 3.1 agrees.
"""

from __future__ import annotations

import asyncio
import importlib
import re
import socketserver
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedIOBase, BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any, Final
from urllib.parse import unquote

import httpx
import pytest
import yaml

from specloom.contract.model import Values
from specloom.contract.requests import write
from specloom.ir import Api, Operation, build
from specloom.mock import Checks
from specloom.mock.messages import Request
from specloom.mock.reading import BodyReader, ParametersReader
from specloom.spec import load
from tests.render.packages import written

HERE: Final = Path(__file__).parent
ADDRESS: Final[dict[str, Any]] = {
    "streetAddress": "123 Example Dr.",
    "city": "Somewhere",
    "state": "CA",
    "zip": "99999+1234",
}
ID: Final = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"

# ------------------------------------------------------------------------------------ parameters

TEXT, ARRAY, OBJECT = "blue", ["blue", "black", "brown"], {"R": 100, "G": 200, "B": 150}
SCHEMAS: Final[dict[str, Any]] = {
    "text": {"type": "string"},
    "array": {"type": "array", "items": {"type": "string"}},
    "object": {"$ref": "#/components/schemas/Colour"},
}
STYLES: Final[list[tuple[str, str, bool, str, str, str]]] = [
    ("path", "matrix", False, ";color=blue", ";color=blue,black,brown",
     ";color=R,100,G,200,B,150"),
    ("path", "matrix", True, ";color=blue", ";color=blue;color=black;color=brown",
     ";R=100;G=200;B=150"),
    ("path", "label", False, ".blue", ".blue,black,brown", ".R,100,G,200,B,150"),
    ("path", "label", True, ".blue", ".blue.black.brown", ".R=100.G=200.B=150"),
    ("path", "simple", False, "blue", "blue,black,brown", "R,100,G,200,B,150"),
    ("path", "simple", True, "blue", "blue,black,brown", "R=100,G=200,B=150"),
    ("query", "form", False, "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"),
    ("query", "form", True, "color=blue", "color=blue&color=black&color=brown",
     "R=100&G=200&B=150"),
    ("query", "spaceDelimited", False, "", "color=blue%20black%20brown",
     "color=R%20100%20G%20200%20B%20150"),
    ("query", "pipeDelimited", False, "", "color=blue%7Cblack%7Cbrown",
     "color=R%7C100%7CG%7C200%7CB%7C150"),
    ("query", "deepObject", True, "", "", "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
    ("header", "simple", False, "blue", "blue,black,brown", "R,100,G,200,B,150"),
    ("header", "simple", True, "blue", "blue,black,brown", "R=100,G=200,B=150"),
    ("cookie", "form", False, "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"),
    ("cookie", "form", True, "color=blue", "color=blue; color=black; color=brown",
     "R=100; G=200; B=150"),
    ("cookie", "cookie", True, "color=blue", "color=blue; color=black; color=brown",
     "R=100; G=200; B=150"),
]  # fmt: skip
OTHERS: Final[dict[str, tuple[dict[str, Any], Any, str]]] = {
    "empty_matrix": ({"in": "path", "style": "matrix"}, "", ";color"),
    "empty_form": ({"in": "query"}, "", "color="),
    "empty_header": ({"in": "header"}, "", ""),
    "encoded_path": ({"in": "path"}, "diṅnāga", "di%E1%B9%85n%C4%81ga"),
    "reserved_path": ({"in": "path", "allowReserved": True}, "a/b?c#d:e%2F", "a%2Fb%3Fc%23d:e%2F"),
    "reserved_pair": (
        {"in": "query", "allowReserved": True},
        "http://x/?a=b&c#d+[e] %2F%",
        "color=http://x/?a=b%26c%23d%2B%5Be%5D%20%2F%25",
    ),
    "spaces": (
        {"in": "query", "schema": SCHEMAS["array"]},
        ["one thing", "another thing"],
        "color=one%20thing&color=another%20thing",
    ),
    "free_form": (
        {
            "in": "query",
            "schema": {"type": "object", "additionalProperties": {"type": "integer"}},
        },
        {"page": 4, "pageSize": 50},
        "page=4&pageSize=50",
    ),
    "numbers": (
        {"in": "header", "schema": {"type": "array", "items": {"type": "integer"}}},
        [12345678, 90099],
        "12345678,90099",
    ),
    "quoted_cookie": ({"in": "cookie"}, "Hello, world!", "color=Hello%2C%20world%21"),
    "plain_cookie": (
        {"in": "cookie", "style": "cookie", "schema": {
            "type": "object",
            "properties": {"greeting": {"type": "string"}, "code": {"type": "integer"}},
        }},
        {"greeting": "Hello%2C%20world!", "code": 42},
        "greeting=Hello%2C%20world!; code=42",
    ),
    "json_pair": (
        {"in": "query", "content": {"application/json": {"schema": {"type": "object"}}}},
        {"lat": 40.6, "long": -73.9},
        "color=%7B%22lat%22%3A40.6%2C%22long%22%3A-73.9%7D",
    ),
    "json_path": (
        {"in": "path", "content": {"application/json": {"schema": {"type": "array"}}}},
        [1, "a/b"],
        "%5B1%2C%22a%2Fb%22%5D",
    ),
    "json_header": (
        {"in": "header", "content": {"application/json": {"schema": SCHEMAS["object"]}}},
        OBJECT,
        '{"R":100,"G":200,"B":150}',
    ),
    "json_cookie": (
        {"in": "cookie", "content": {"application/json": {"schema": SCHEMAS["object"]}}},
        {"R": 1},
        "color=%7B%22R%22%3A1%7D",
    ),
    "text_pair": (
        {"in": "query", "content": {"text/plain": {"schema": {"type": "string"}}}},
        "a b",
        "color=a%20b",
    ),
    "whole_form": (
        {"in": "querystring", "content": {"application/x-www-form-urlencoded": {"schema": {
            "type": "object",
            "properties": {"foo": {"type": "string"}, "bar": {"type": "boolean"}},
        }}}},
        {"foo": "a + b", "bar": True},
        "foo=a+%2B+b&bar=true",
    ),
    "whole_json": (
        {"in": "querystring", "content": {"application/json": {"schema": {"type": "object"}}}},
        {"numbers": [1, 2], "flag": None},
        "%7B%22numbers%22%3A%5B1%2C2%5D%2C%22flag%22%3Anull%7D",
    ),
    "whole_text": (
        {"in": "querystring", "content": {"application/jsonpath": {"schema": {"type": "string"}}}},
        "$.a.b[1:1]",
        "%24.a.b%5B1%3A1%5D",
    ),
}  # fmt: skip


def _parameters() -> Iterator[tuple[str, tuple[dict[str, Any], Any, str]]]:
    """Give each parameter by the name of its operation, with a value and what it is on the wire."""
    for place, style, explode, *cells in STYLES:
        for kind, value, text in zip(SCHEMAS, (TEXT, ARRAY, OBJECT), cells, strict=True):
            if text:
                name = f"{place}_{style.lower()}_{'exploded_' * explode}{kind}"
                raw = {"in": place, "style": style, "explode": explode, "schema": SCHEMAS[kind]}
                yield name, (raw, value, text)
    yield from OTHERS.items()


PARAMETERS: Final = dict(_parameters())


def _described() -> dict[str, Any]:
    """Give the description, with an operation for each parameter."""
    raw: dict[str, Any] = yaml.safe_load((HERE / "wire.yaml").read_text("utf-8"))
    for name, (parameter, _, _) in PARAMETERS.items():
        whole = {"schema": SCHEMAS["text"]} if "content" not in parameter else {}
        told = {"name": "color", "required": True, **whole, **parameter}
        path = f"/{name}/{{color}}" if parameter["in"] == "path" else f"/{name}"
        done = {"204": {"description": "Done."}}
        raw["paths"][path] = {
            "get": {
                "operationId": name,
                "tags": ["styles"],
                "parameters": [told],
                "responses": done,
            }
        }
    return raw


# -------------------------------------------------------------------------------------- the wire


class Wire(socketserver.ThreadingTCPServer):
    """Keeps each request as it came and answers all of them alike."""

    daemon_threads = True

    def __init__(self) -> None:
        self.requests: list[bytes] = []
        self.answer = b""
        wire = self

        class Exchange(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                wire.requests.append(_received(self.rfile))
                self.wfile.write(wire.answer)

        super().__init__(("127.0.0.1", 0), Exchange)


def _received(stream: BufferedIOBase) -> bytes:
    """Read one request, its body as it is framed."""
    received = b""
    while not received.endswith(b"\r\n\r\n"):
        received += stream.readline()
    head = received.lower()
    if length := re.search(rb"content-length: (\d+)", head):
        received += stream.read(int(length[1]))
    elif b"transfer-encoding: chunked" in head:
        while not received.endswith(b"\r\n0\r\n\r\n"):
            received += stream.readline()
    return received


@pytest.fixture(scope="module")
def wire() -> Iterator[Wire]:
    with Wire() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder that holds the description."""
    folder = tmp_path_factory.mktemp("wire")
    (folder / "wire.yaml").write_text(yaml.safe_dump(_described(), sort_keys=False), "utf-8")
    return folder


@pytest.fixture(scope="module")
def operations(folder: Path) -> dict[str, tuple[Api, Operation]]:
    """Give the operations by id, as the mock and contract tests see them."""
    api = build(load(str(folder / "wire.yaml")))
    return {one.id: (api, one) for one in api.operations}


@pytest.fixture(scope="module")
def package(folder: Path) -> Iterator[ModuleType]:
    """Generate the client, and import it for the tests of this module."""
    written(folder / "wire.yaml", "wire", folder)
    sys.path.insert(0, str(folder))
    yield importlib.import_module("wire")
    sys.path.remove(str(folder))
    for name in [one for one in sys.modules if one.partition(".")[0] == "wire"]:
        del sys.modules[name]


SSL: Final = httpx.create_ssl_context()


def sent(
    package: ModuleType, wire: Wire, resource: str, name: str, make: Callable[[], dict[str, Any]]
) -> bytes:
    """Give what both colours of the client send, which is the same."""
    del wire.requests[:]
    url = f"http://127.0.0.1:{wire.server_address[1]}"

    async def asynchronously() -> None:
        told = {"base_url": url, "transport": httpx.AsyncHTTPTransport(verify=SSL)}
        async with package.AsyncWire(**told) as client:
            await getattr(getattr(client, resource), name)(**make())

    with package.Wire(base_url=url, transport=httpx.HTTPTransport(verify=SSL)) as client:
        getattr(getattr(client, resource), name)(**make())
    asyncio.run(asynchronously())
    one, other = map(_telling, wire.requests)
    assert one == other
    return one


def _telling(request: bytes) -> bytes:
    """Give a request without the headers that all have, and with a boundary that is always one."""
    head, _, body = request.partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    kept = [line for line in lines if line.split(b":")[0].lower() not in _USUAL]
    told = b"\r\n".join(kept) + b"\r\n\r\n" + body
    found = re.search(rb"boundary=(\w+)", head)
    return told.replace(found[1], b"edge") if found else told


_USUAL: Final = frozenset(
    b"accept accept-encoding connection content-length host user-agent".split()
)
DONE: Final = b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"


def answer(media_type: str, body: bytes) -> bytes:
    """Give an answer that ends with its connection."""
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\nConnection: close\r\n\r\n"
    return head.encode() + body


@pytest.mark.parametrize("name", PARAMETERS)
def test_parameters(name: str, package: ModuleType, wire: Wire) -> None:
    parameter, value, text = PARAMETERS[name]
    wire.answer = DONE
    told = sent(package, wire, "styles", name, lambda: {"color": value})

    target, headers = _placed(name, parameter["in"], text)
    lines = "".join(f"{header}: {value}\r\n" for header, value in headers.items())
    assert told.decode() == f"GET {target} HTTP/1.1\r\n{lines}\r\n"


def _placed(name: str, place: str, text: str) -> tuple[str, dict[str, str]]:
    target = f"/{name}/{text}" if place == "path" else f"/{name}"
    target += f"?{text}" if place.startswith("query") else ""
    return target, {"header": {"color": text}, "cookie": {"Cookie": text}}.get(place, {})


@pytest.mark.parametrize("name", PARAMETERS)
def test_contract_tests_write_parameters_alike_and_the_mock_reads_them(
    name: str, operations: dict[str, tuple[Api, Operation]]
) -> None:
    parameter, value, text = PARAMETERS[name]
    api, operation = operations[name]
    place = parameter["in"]
    match place:
        case "path":
            values = Values(path={"color": value})
        case "header":
            values = Values(headers={"color": value})
        case "cookie":
            values = Values(cookies={"color": value})
        case _:
            values = Values(query={"color": value})
    target, headers = _placed(name, place, text)
    lowered = {header.lower(): told for header, told in headers.items()}

    call = write(api, operation, values)
    assert (call.target, dict(call.headers)) == (target, lowered)
    request = Request("GET", f"/{name}", target.partition("?")[2], lowered)
    reader = ParametersReader(operation.parameters, Checks(api))
    read, wrong = reader.read(request, {"color": text} if place == "path" else {})
    assert wrong == ()
    was = unquote(value) if parameter.get("allowReserved") else value
    assert {**read.path, **read.query, **read.headers, **read.cookies} == {"color": was}


# ---------------------------------------------------------------------------------------- bodies

FORM: Final = "Content-Type: application/x-www-form-urlencoded"
QUOTED: Final = (
    "%7B%22streetAddress%22%3A%22123+Example+Dr.%22%2C%22city%22%3A%22Somewhere%22%2C"
    "%22state%22%3A%22CA%22%2C%22zip%22%3A%2299999%2B1234%22%7D"
)
WRITTEN: Final = (
    '{"streetAddress":"123 Example Dr.","city":"Somewhere","state":"CA","zip":"99999+1234"}'
)
BYTES: Final = "PUT /bytes HTTP/1.1", "Content-Type: application/octet-stream"


def _part(disposition: str, content: str, media_type: str = "") -> str:
    told = f"\r\nContent-Type: {media_type}" if media_type else ""
    return f"--edge\r\nContent-Disposition: form-data; {disposition}{told}\r\n\r\n{content}\r\n"


@dataclass(frozen=True)
class Given:
    """What arguments are made of: the class of the client that names a file, and a folder."""

    file: Any
    folder: Path


BODIES: Final[dict[str, tuple[str, Callable[[Given], dict[str, Any]], tuple[str, ...]]]] = {
    "a form": (
        "form",
        lambda _: {"id": ID, "address": ADDRESS},
        ("POST /form HTTP/1.1", FORM, "", f"id={ID}&address={QUOTED}"),
    ),
    "a form of lists": (
        "form",
        lambda _: {
            "many": ["a b", "~*"], "addresses": [ADDRESS, {}], "count": 1, "sure": True
        },
        (
            "POST /form HTTP/1.1",
            FORM,
            "",
            f"many=a+b&many=%7E*&addresses={QUOTED}&addresses=%7B%7D&count=1&sure=true",
        ),
    ),
    "a form of any pairs": (
        "form_whole",
        lambda _: {"body": {"a b": 1, "c": [True, None], "d": {"e": "f"}}},
        ("POST /form/whole HTTP/1.1", FORM, "", "a+b=1&c=true&d=%7B%22e%22%3A%22f%22%7D"),
    ),
    "no form": ("form_whole", lambda _: {}, ("POST /form/whole HTTP/1.1", "", "")),
    "a form of nothing": ("form_none", lambda _: {}, ("GET /form/none HTTP/1.1", "", "")),
    "a form in styles": (
        "form_styles",
        lambda _: {
            "flat": OBJECT,
            "deep": OBJECT,
            "spread": OBJECT,
            "listed": ["a b", "c"],
            "piped": ["d", "e"],
            "reserved": "a/b c&",
            "quoted": ID,
        },
        (
            "POST /form/styles HTTP/1.1",
            FORM,
            "",
            "&".join((
                "flat=R,100,G,200,B,150",
                "deep%5BR%5D=100&deep%5BG%5D=200&deep%5BB%5D=150",
                "R=100&G=200&B=150",
                "listed=a%20b,c",
                "piped=d%7Ce",
                "reserved=a/b%20c%26",
                f"quoted=%22{ID}%22",
            )),
        ),
    ),
    "parts": (
        "parts",
        lambda _: {
            "id": ID,
            "addresses": [ADDRESS, {"city": "Ü"}],
            "aliases": ["A", "B"],
            "sheet": "1,2",
        },
        (
            "POST /parts HTTP/1.1",
            "Content-Type: multipart/form-data; boundary=edge",
            "",
            _part('name="id"', ID)
            + _part('name="addresses"', WRITTEN, "application/json")
            + _part('name="addresses"', '{"city":"\\u00dc"}', "application/json")
            + _part('name="aliases"', "A", "text/plain")
            + _part('name="aliases"', "B", "text/plain")
            + _part('name="sheet"', "1,2", "text/csv")
            + "--edge--\r\n",
        ),
    ),
    "parts that are files": (
        "parts",
        lambda given: {
            "picture": given.file(b"PNG", "a.png", "image/png"),
            "files": [b"one", given.folder / "two.csv", given.file(BytesIO(b"three"), "b")],
        },
        (
            "POST /parts HTTP/1.1",
            "Content-Type: multipart/form-data; boundary=edge",
            "",
            _part('name="picture"; filename="a.png"', "PNG", "image/png")
            + _part('name="files"; filename="files"', "one", "application/octet-stream")
            + _part('name="files"; filename="two.csv"', "1,2", "text/csv")
            + _part('name="files"; filename="b"', "three", "application/octet-stream")
            + "--edge--\r\n",
        ),
    ),
    "bytes": ("bytes_", lambda _: {"body": b"\0\xc3"}, (*BYTES, "", "\0\xc3")),
    "a path": ("bytes_", lambda given: {"body": given.folder / "two.csv"}, (*BYTES, "", "1,2")),
    "an open file": ("bytes_", lambda _: {"body": BytesIO(b"ab")}, (*BYTES, "", "ab")),
    "pieces": (
        "bytes_",
        lambda _: {"body": iter([b"a", b"bc"])},
        (
            "PUT /bytes HTTP/1.1",
            "Content-Type: application/octet-stream",
            "Transfer-Encoding: chunked",
            "",
            "1\r\na\r\n2\r\nbc\r\n0\r\n\r\n",
        ),
    ),
    "bytes of a type": (
        "bytes_",
        lambda given: {"body": given.file(b"{}", media_type="application/json")},
        ("PUT /bytes HTTP/1.1", "Content-Type: application/json", "", "{}"),
    ),
    "text": (
        "text",
        lambda _: {"body": "Grüße"},
        ("PUT /text HTTP/1.1", "Content-Type: text/plain", "", "Gr\u00c3\u00bc\u00c3\u009fe"),
    ),
    "json": (
        "json",
        lambda _: {"street_address": "123 Example Dr.", "city": "\u20ac"},
        (
            "POST /json HTTP/1.1",
            "Content-Type: application/json",
            "",
            '{"streetAddress":"123 Example Dr.","city":"\u00e2\u0082\u00ac"}',
        ),
    ),
    "no content": ("look", lambda _: {}, ("HEAD /head HTTP/1.1", "", "")),
    "options": ("choices", lambda _: {}, ("OPTIONS /options HTTP/1.1", "", "")),
    "a query": (
        "ask",
        lambda _: {"body": "select"},
        ("QUERY /query HTTP/1.1", "Content-Type: text/plain", "", "select"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BODIES)
def test_bodies(case: str, package: ModuleType, wire: Wire, tmp_path: Path) -> None:
    name, given, lines = BODIES[case]
    (tmp_path / "two.csv").write_text("1,2", "utf-8")
    wire.answer = answer("application/json", b"{}") if name == "json" else DONE

    told = sent(package, wire, "wire", name, lambda: given(Given(package.File, tmp_path)))

    assert told == "\r\n".join(lines).encode("latin-1")


FORMS: Final = {"form": "form", "form_styles": "formStyles"}


@pytest.mark.parametrize("case", [case for case in BODIES if BODIES[case][0] in FORMS])
def test_contract_tests_write_forms_alike_and_the_mock_reads_them(
    case: str, operations: dict[str, tuple[Api, Operation]]
) -> None:
    name, given, lines = BODIES[case]
    api, operation = operations[FORMS[name]]
    value = given(Given(None, Path()))
    media_type = "application/x-www-form-urlencoded"

    call = write(api, operation, Values(body=value, media_type=media_type))
    assert (call.body or b"").decode() == lines[-1]
    request = Request("POST", "/form", "", {"content-type": media_type}, lines[-1].encode())
    read = BodyReader(operation.request_body, Checks(api)).read(request)
    assert read == (value, ())


# --------------------------------------------------------------------------------------- answers

EVENTS: Final = (
    b"event: addString\ndata: This data is formatted\ndata: across two lines\nretry: 5\n\n"
    b"event: addInt64\ndata: 1234\nunknownField: this is ignored\n\n"
    b': This is a comment\nevent: addJSON\ndata: {"foo": 42}\n\n'
)
LINES: Final = [
    b'{"event":"addString","data":"This data is formatted\\nacross two lines","retry":5}',
    b'{"event":"addInt64","data":"1234"}',
    b'{"event":"addJSON","data":"{\\"foo\\": 42}"}',
]
STREAMS: Final[dict[str, tuple[str, bytes]]] = {
    "events": ("text/event-stream", EVENTS),
    "lines": ("application/jsonl", b"\r\n".join(LINES)),
    "sequence": ("application/json-seq", b"".join(b"\x1e%b\n" % line for line in LINES)),
}


def arrived(package: ModuleType, wire: Wire, name: str, **given: Any) -> list[Any]:
    """Give what both colours of the client read: items of a stream, or one value."""
    url = f"http://127.0.0.1:{wire.server_address[1]}"

    async def asynchronously() -> list[Any]:
        told = {"base_url": url, "transport": httpx.AsyncHTTPTransport(verify=SSL)}
        async with package.AsyncWire(**told) as client:
            found = getattr(client.wire, name)(**given)
            return [one async for one in found] if name in STREAMS else [await found]

    with package.Wire(base_url=url, transport=httpx.HTTPTransport(verify=SSL)) as client:
        found = getattr(client.wire, name)(**given)
        items = list(found) if name in STREAMS else [found]
    assert asyncio.run(asynchronously()) == items
    return items


@pytest.mark.parametrize("name", STREAMS)
def test_streams(name: str, package: ModuleType, wire: Wire) -> None:
    wire.answer = answer(*STREAMS[name])

    items = arrived(package, wire, name)
    assert [one.to_json().encode() for one in items] == LINES


@pytest.mark.parametrize(
    ("name", "told", "value"),
    [
        ("bytes_", ("application/octet-stream", b"\0\r\n\xff "), b"\0\r\n\xff "),
        ("text", ("text/plain; charset=utf-8", "Grüße\n".encode()), "Grüße\n"),
        ("text", ("text/plain; charset=latin-1", b"\xfc"), "ü"),
    ],
)
def test_answers(
    name: str, told: tuple[str, bytes], value: object, package: ModuleType, wire: Wire
) -> None:
    wire.answer = answer(*told)

    assert arrived(package, wire, name, body=b"") == [value]


# -------------------------------------------------------------------------------------- addresses


def test_operations_go_to_their_own_servers(package: ModuleType) -> None:
    visited: list[str] = []

    def visit(request: httpx.Request) -> httpx.Response:
        visited.append(str(request.url))
        return httpx.Response(204)

    for place in ("eu", "us"):
        with package.Wire(place=place, transport=httpx.MockTransport(visit)) as client:
            client.wire.elsewhere()
            client.wire.below()
            client.wire.usual()

    assert visited == [
        "https://files.example.com/up/elsewhere",
        "https://eu.example.com/v3/below",
        "https://eu.example.com/v1/usual",
        "https://files.example.com/up/elsewhere",
        "https://us.example.com/v3/below",
        "https://us.example.com/v1/usual",
    ]


def test_the_address_has_its_variables(package: ModuleType) -> None:
    with package.Wire() as usual, package.Wire(place="us", base="v2") as other:
        assert usual.options.base_url == "https://eu.example.com/v1"
        assert other.options.base_url == "https://us.example.com/v2"
    with pytest.raises(ValueError, match="place must be one of eu, us"):
        package.Wire(place="evil.example.org/")
