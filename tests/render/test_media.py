"""Bodies and answers that have several media types, over a real socket, in both colours."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, Final, get_overloads

import anyio
import pytest

from tests.render.packages import written
from tests.server import Answer, Server

MEDIA: Final = Path(__file__).with_name("media.yaml")
DONE: Final = Answer(204)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("media")
    written(MEDIA, "media", folder)
    return folder


@pytest.fixture
def media(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Import the package, for one test."""
    monkeypatch.syspath_prepend(str(folder))
    yield importlib.import_module("media")
    for name in [one for one in sys.modules if one.partition(".")[0] == "media"]:
        del sys.modules[name]


def both(media: ModuleType, server: Server, name: str, given: Mapping[str, Any]) -> Any:
    """Call a method in both colours; give what both give."""

    async def later() -> Any:
        async with media.AsyncMedia(base_url=server.url) as client:
            return await getattr(client.media, name)(**given)

    with media.Media(base_url=server.url) as client:
        given_at_once = getattr(client.media, name)(**given)
    assert anyio.run(later) == given_at_once
    return given_at_once


# ---------------------------------------------------------------------------------------- bodies

NOTE: Final = {"text": "a b", "tags": ["x", "y"]}
TEXT: Final = b'[{"text":"n"}]'
SENT: Final[dict[str, tuple[str, dict[str, Any], str, bytes]]] = {
    "what only JSON has": (
        "add_picture", {"url": "u"}, "application/json", b'{"url":"u"}'),
    "what only a form has": (
        "add_picture", {"file": b"f"}, "multipart/form-data", b"\r\n\r\nf\r\n"),
    "a text for what is a file by nature": (
        "add_picture", {"url": "u", "title": "t"}, "application/json", b'{"url":"u","title":"t"}'),
    "JSON unasked": (
        "add_note", NOTE, "application/json", b'{"text":"a b","tags":["x","y"]}'),
    "a form by name": (
        "add_note", {**NOTE, "content_type": "application/x-www-form-urlencoded"},
        "application/x-www-form-urlencoded", b"text=a+b&tags=x&tags=y"),
    "a list": ("import_", {"body": [{"text": "n"}]}, "application/json", TEXT),
    "a text": ("import_", {"body": "a,b"}, "text/csv", b"a,b"),
    "bytes": ("import_", {"body": b"PK"}, "application/zip", b"PK"),
    "bytes by name": (
        "import_", {"body": b"a,b", "content_type": "text/csv"}, "text/csv", b"a,b"),
    "the first of a kind": (
        "patch", {"body": {"a": 1}}, "application/merge-patch+json", b'{"a":1}'),
    "another by its form": (
        "patch", {"body": [{"op": "add"}]}, "application/json-patch+json", b'[{"op":"add"}]'),
    "another by name": (
        "patch", {"body": [], "content_type_": "application/json-patch+json"},
        "application/json-patch+json", b"[]"),
}  # fmt: skip


@pytest.mark.parametrize("case", SENT)
def test_what_is_given_or_named_tells_the_body(
    case: str, media: ModuleType, server: Server
) -> None:
    name, given, content_type, body = SENT[case]
    for path in ("POST /pictures", "POST /notes", "POST /imports", "PATCH /patches"):
        server.answer(path, DONE)

    both(media, server, name, given)

    assert len(server.requests) == 2
    for sent in server.requests:
        assert sent.headers["content-type"].partition(";")[0] == content_type
        assert body == sent.body or (b"boundary" not in body and body in sent.body)


def test_a_file_where_both_have_the_argument(media: ModuleType, server: Server) -> None:
    server.answer("POST /pictures", DONE)
    with media.Media(base_url=server.url) as client:
        client.media.add_picture(url="u", mask=media.models.Place(x=1))
        client.media.add_picture(file=b"f", mask=media.models.Place(x=1))
        client.media.add_picture(file=b"f", mask=b"m")

    assert server.requests[0].json == {"url": "u", "mask": {"x": 1}}
    assert b'name="mask"\r\nContent-Type: application/json\r\n\r\n{"x":1}' in (
        server.requests[1].body
    )
    assert b'name="mask"; filename="mask"' in server.requests[2].body


REFUSED: Final[dict[str, tuple[dict[str, Any], str]]] = {
    "of two media types": ({"url": "u", "file": b"f"}, "do not go together into one content type"),
    "of another than named": (
        {"url": "u", "content_type": "multipart/form-data"},
        "do not go together into multipart/form-data: url"),
    "unknown": ({"url": "u", "content_type": "text/html"}, "no content type 'text/html', but app"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_goes_into_no_media_type(case: str, media: ModuleType, server: Server) -> None:
    given, message = REFUSED[case]

    with (
        media.Media(base_url=server.url) as client,
        pytest.raises(media.errors.InvalidRequest, match=message),
    ):
        client.media.add_picture(**given)


def test_a_text_where_json_takes_none(media: ModuleType, server: Server) -> None:
    with (
        media.Media(base_url=server.url) as client,
        pytest.raises(media.errors.InvalidRequest, match="the body does not fit"),
    ):
        client.media.patch(body="text")


# --------------------------------------------------------------------------------------- answers

JSON: Final = "application/json"
BRIEF: Final = "application/vnd.report.brief+json"
WHOLE: Final = "application/vnd.report.whole"
COMES: Final[dict[str, tuple[str, int, str, bytes, str]]] = {
    "the usual": ("", 200, JSON, b'{"total": 1}', "Report(total=1)"),
    "another JSON": (BRIEF, 200, f"{BRIEF}; v=1", b'{"word": "a"}', "Brief(word='a')"),
    "another JSON, called JSON": (BRIEF, 200, JSON, b'{"word": "a"}', "Brief(word='a')"),
    "JSON without saying so": (WHOLE, 200, WHOLE, b'{"word": "a"}', "Whole(word='a')"),
    "that, called JSON": (WHOLE, 200, JSON, b'{"word": "a"}', "Whole(word='a')"),
    "JSON by a wrong name": (
        "application/json+ticket", 200, "application/json+ticket", b'{"ticket": "t"}',
        "Ticket(ticket='t')"),
    "text": ("text/csv", 200, "text/csv", b"a,b", "'a,b'"),
    "bytes": ("application/pdf", 200, "application/pdf", b"%PDF", "b'%PDF'"),
    "another status": ("text/csv", 202, JSON, b'{"ticket": "t"}', "Ticket(ticket='t')"),
    "any of two": (f"{BRIEF}, text/csv;q=0.5", 200, BRIEF, b'{"word": "a"}', "Brief(word='a')"),
    "what was not asked for": ("", 200, "text/csv", b"a,b", "'a,b'"),
    "JSON for bytes": ("application/pdf", 200, JSON, b'{"total": 1}', "Report(total=1)"),
}  # fmt: skip


@pytest.mark.parametrize("case", COMES)
def test_the_media_type_of_the_answer_tells_its_type(
    case: str, media: ModuleType, server: Server
) -> None:
    asked, status, content_type, content, value = COMES[case]
    answer = Answer(status, content=content, headers={"Content-Type": content_type})
    server.answer("GET /reports", answer)

    given = both(media, server, "report", {"accept": asked} if asked else {})

    assert repr(given) == value
    assert [one.headers["accept"] for one in server.requests] == [asked or JSON] * 2


@pytest.mark.parametrize(
    ("content_type", "type_"),
    [("application/problem+json", "Problem"), ("application/json", "Brief"), ("", "Brief")],
)
def test_the_media_type_of_an_error_tells_its_type(
    content_type: str, type_: str, media: ModuleType, server: Server
) -> None:
    answer = Answer(400, content=b'{"title": "t"}', headers={"Content-Type": content_type})
    server.answer("GET /reports", answer)

    with (
        media.Media(base_url=server.url) as client,
        pytest.raises(media.errors.BadRequest) as error,
    ):
        client.media.report()

    assert type(error.value.body).__name__ == type_


def test_bytes_come_before_a_text_in_json(media: ModuleType, server: Server) -> None:
    server.answer("GET /files", Answer(content=b"PK", headers={"Content-Type": "application/zip"}))

    assert both(media, server, "file", {}) == b"PK"
    assert server.requests[0].headers["accept"] == "application/zip"


def test_pages_of_another_media_type(media: ModuleType, server: Server) -> None:
    def page(request: Any) -> Answer:
        return Answer(json=[{"word": "a"}] if "page" not in request.query else [])

    server.answer("GET /items", page)

    with media.Media(base_url=server.url) as client:
        briefs = list(client.media.items(accept="application/vnd.items.brief+json"))

    assert briefs == [media.models.Brief(word="a")]
    assert {one.headers["accept"] for one in server.requests} == {
        "application/vnd.items.brief+json"
    }


def test_an_answer_without_pages_beside_one_with(media: ModuleType, server: Server) -> None:
    server.answer("GET /items", Answer(content=b"a,b", headers={"Content-Type": "text/csv"}))

    assert both(media, server, "items_as", {}) == "a,b"


WORDS: Final = Answer(
    content=b'data: {"word": "a"}\n\ndata: [DONE]\n\n',
    headers={"Content-Type": "text/event-stream"},
)


def test_a_stream_beside_a_whole_answer(media: ModuleType, server: Server) -> None:
    server.answer("POST /chats", Answer(json={"total": 1}), WORDS)

    async def words() -> list[Any]:
        async with media.AsyncMedia(base_url=server.url) as client:
            return [one.word async for one in client.media.chat_stream_2(text="t")]

    with media.Media(base_url=server.url) as client:
        assert client.media.chat(text="t").total == 1
        assert [one.word for one in client.media.chat_stream_2(text="t")] == ["a"]
    assert anyio.run(words) == ["a"]
    assert [one.headers["accept"] for one in server.requests] == [JSON, *["text/event-stream"] * 2]
    assert [one.json.get("stream") for one in server.requests] == [None, True, True]


def test_each_media_type_may_be_a_variable(media: ModuleType) -> None:
    resource = importlib.import_module(f"{media.__name__}.resources.media").MediaResource
    overloads = [one.__annotations__ for one in get_overloads(resource.translate)]

    assert [(one["content_type"], one["accept"], one["return"]) for one in overloads] == [
        (content_type, accept, returned)
        for accept, returned in (
            ("Literal['application/json']", "models.Note"),
            ("Literal['text/csv']", "str"),
            ("str", "models.Note | str"),
        )
        for content_type in ("Literal['application/json']", "Literal['text/csv']", "str")
    ]


def test_a_package_without_choices_does_not_carry_them(folder: Path, tmp_path: Path) -> None:
    written(Path(__file__).with_name("pets.yaml"), "pets", tmp_path)

    assert (folder / "media/_runtime/bodies.py").is_file()
    assert not (tmp_path / "pets/_runtime/bodies.py").exists()
