"""Answers that come item by item: typed by what is described, and read over a real socket."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import anyio
import pytest
import yaml

from tests.render.packages import written
from tests.server import Answer, Server

STREAMS = Path(__file__).with_name("streams.yaml")
ITEMS = {
    operation["operationId"]: operation["x-item"]
    for item in yaml.safe_load(STREAMS.read_text("utf-8"))["paths"].values()
    for operation in item.values()
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("streams")
    written(STREAMS, "streams", folder)
    return folder


@pytest.fixture
def streams(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Import the package, for one test."""
    monkeypatch.syspath_prepend(str(folder))
    yield importlib.import_module("streams")
    for name in [one for one in sys.modules if one.partition(".")[0] == "streams"]:
        del sys.modules[name]


def test_items_are_typed_as_described(streams: ModuleType) -> None:
    talk = importlib.import_module(f"{streams.__name__}.resources.talk")

    for name, item in ITEMS.items():
        for prefix, resource in (("", talk.Talk), ("Async", talk.AsyncTalk)):
            given = getattr(resource, name).__annotations__["return"]
            assert given == (f"{prefix}{item}" if item.startswith("Stream") else item)


SAID = Answer(
    pieces=(b'data: {"word": "a"}\n', b'\ndata: {"word": "b"}\n\n', b"data: [DONE]\n\n"),
    headers={"Content-Type": "text/event-stream"},
)


def test_a_stream_is_read_in_both_colours(streams: ModuleType, server: Server) -> None:
    server.answer("POST /chat", SAID)

    async def words() -> list[Any]:
        async with streams.AsyncStreams(base_url=server.url) as client:
            return [one.word async for one in client.talk.chat(text="x")]

    with streams.Streams(base_url=server.url) as client:
        assert [one.word for one in client.talk.chat(text="x")] == ["a", "b"]
    assert anyio.run(words) == ["a", "b"]
    assert [one.headers["accept"] for one in server.requests] == ["text/event-stream"] * 2
    assert [one.json for one in server.requests] == [{"text": "x"}] * 2


EVENTS = {
    "text": (b"event: x\ndata: a\n\n", "Event(data='a', event='x', id='', retry=None)"),
    "fields": (
        b"event: made\nid: 7\ndata: 1\n\n",
        "Change(event=<ChangeEvent.MADE: 'made'>, data='1', id='7')",
    ),
    "variants": (
        b'event: made\ndata: {"word": "a"}\n\nevent: gone\ndata: nothing\n\n',
        "Made(event='made', data=Word(word='a')), Gone(event='gone', data='nothing')",
    ),
    "payload": (b'data: {"data": ["a"]}\n\n', "Page(data=['a'])"),
}


@pytest.mark.parametrize("name", EVENTS)
def test_events(name: str, streams: ModuleType, server: Server) -> None:
    content, items = EVENTS[name]
    server.answer(f"GET /{name}", Answer(content=content, headers=SAID.headers))

    with streams.Streams(base_url=server.url) as client:
        assert ", ".join(map(repr, getattr(client.talk, name)())) == items


def test_a_package_without_streams_does_not_carry_them(folder: Path, tmp_path: Path) -> None:
    written(Path(__file__).with_name("pets.yaml"), "pets", tmp_path)

    assert (folder / "streams" / "_runtime" / "streams.py").is_file()
    assert not (tmp_path / "pets" / "_runtime" / "streams.py").exists()
    assert not (tmp_path / "pets" / "_runtime" / "downloads.py").exists()
    front = (tmp_path / "pets" / "__init__.py").read_text("utf-8")
    assert "Stream" not in front
    assert "Download" not in front
