"""Schemas that extend one with a discriminator: what is read as which, and what is sent."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest

from tests.render.packages import written

GALLERY = Path(__file__).with_name("gallery.yaml")
WOLF = {"kind": "cub", "name": "w", "teeth": 42}
NEWT = {"kind": "Newt", "name": "n"}
FOX = {"kind": "fox", "name": "f", "tail": "red"}
SIAMESE = {"kind": "cat", "name": "s", "breed": "siamese", "voice": "loud"}
CAT = {"kind": "cat", "name": "c"}


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """Import the package of the gallery."""
    folder = tmp_path_factory.mktemp("heirs")
    written(GALLERY, "gallery_heirs", folder)
    sys.path.insert(0, str(folder))
    yield importlib.import_module("gallery_heirs")
    sys.path.remove(str(folder))


@pytest.mark.parametrize(
    ("member", "value", "expected"),
    [
        ("beast", WOLF, "Wolf"),
        ("beast", NEWT, "Newt"),
        ("beast", FOX, "Beast"),
        ("beast", SIAMESE, "Siamese"),
        ("beast", CAT, "Cat"),
        ("furry", WOLF, "Wolf"),
        ("furry", SIAMESE, "Siamese"),
        ("furry", NEWT, "Furry"),
        ("cat", SIAMESE, "Siamese"),
        ("cat", CAT, "Cat"),
        ("newt", NEWT, "Newt"),
        ("thing", WOLF, "Wolf"),
        ("thing", {"kind": "cage", "bars": 9}, "Cage"),
        ("thing", FOX, "UnknownVariant"),
        ("other", WOLF, "Wolf"),
        ("other", {"1st": 1}, "Tree"),
    ],
)
def test_an_heir_is_told_by_its_tag(
    member: str, value: Any, expected: str, gallery: ModuleType
) -> None:
    held = {member: {**value, "young": [WOLF, FOX]}}
    read = gallery.models.Keeper.model_validate_json(json.dumps(held))
    found = getattr(read, member)

    assert type(found).__name__ == expected
    assert read.to_dict() == held


def test_the_tag_of_an_heir_is_told_where_its_type_does_not(gallery: ModuleType) -> None:
    source = Path(str(gallery.models.__file__)).read_text("utf-8")
    told = [line for line in source.splitlines() if line.endswith('`."""') and " for a `" in line]

    assert [line.strip().strip('"') for line in told] == [
        "`wolf` or `cub` for a `Wolf`.",
        "`siamese` for a `Siamese`.",
        "`Furry` for a `Furry`.",
        "`Newt` for a `Newt`.",
    ]


def test_an_heir_is_sent_whole(gallery: ModuleType) -> None:
    sent: list[Any] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(json.loads(request.read()))
        return httpx.Response(200, json=[WOLF, FOX])

    models = gallery.models
    wolf = models.Wolf(kind="wolf", name="w", teeth=1)
    young = models.Beast(kind="wolf", name="whoever", young=[wolf])
    with gallery.GalleryHeirs(transport=httpx.MockTransport(answer)) as client:
        client.beasts.create(body=wolf)
        read = client.beasts.create(body=young)

    assert sent == [wolf.to_dict(), young.to_dict()]
    assert [type(one) for one in read] == [models.Wolf, models.Beast]
    assert read[1].model_extra == {"tail": "red"}


def test_what_is_made_and_what_was_read_can_be_sent(gallery: ModuleType) -> None:
    sent: list[Any] = []
    read = {"id": 1, "text": "t", "note": {"kind": "note", "at": "2026-01-31T12:00:00Z"}}

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(json.loads(request.read()))
        return httpx.Response(200, json=[read])

    models = gallery.models
    note = models.NoteInput(kind="note")
    made = models.DraftInput(text="t", key="k", note=note, by_name={"a": note})
    with gallery.GalleryHeirs(transport=httpx.MockTransport(answer)) as client:
        drafts = client.drafts.send(body=[made])
        client.drafts.send(body=[*drafts, models.DraftInput(text="u", key="l", parts=drafts)])

    assert sent[0] == [
        {"text": "t", "key": "k", "by_name": {"a": {"kind": "note"}}, "note": {"kind": "note"}}
    ]
    assert sent[1] == [read, {"text": "u", "key": "l", "parts": [read]}]
