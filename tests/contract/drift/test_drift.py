"""What is not as described is told, once each, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from specloom.contract.drift import Drift, drift, read, suggest
from specloom.ir import Api, build
from specloom.spec import Document
from specloom.spec.document import File
from specloom.spec.dump import dump
from specloom.spec.load import load
from specloom.spec.overlay import apply
from specloom.spec.parse import parse
from tests.contract.drift.recording import (
    PETS,
    Line,
    as_cassette,
    as_har,
    as_lines,
    described,
    traffic,
)

EU = "https://eu.example.com/v1"
TOTAL = {"X-Total": "1"}
FORMATS: dict[str, Callable[[list[Line]], bytes]] = {
    "run.ndjson": as_lines,
    "run.har": as_har,
    "run.yaml": as_cassette,
    "run": as_har,
    "log": as_lines,
}


@pytest.fixture(scope="module")
def pets(tmp_path_factory: pytest.TempPathFactory) -> tuple[Document, Api]:
    return described(tmp_path_factory.mktemp("pets"))


def told(found: Drift) -> list[tuple[str, str, str, str, int]]:
    return [(d.kind, d.operation, d.place, d.at, d.count) for d in found.deviations]


def overlaid(document: Document, overlay: Any, folder: Path) -> Api:
    file = File("overlay.yaml", "", parse(dump(overlay).encode(), "overlay.yaml"))
    path = folder / "overlaid.yaml"
    path.write_text(dump(apply(document.root, file)), encoding="utf-8")
    return build(load(str(path)))


@pytest.mark.parametrize("name", FORMATS)
def test_what_the_mock_says_is_as_described(pets: tuple[Document, Api], name: str) -> None:
    _, api = pets
    recorded = read(FORMATS[name](traffic(api)), name)
    found = drift(api, recorded)

    assert found.deviations == ()
    assert found.compared == {
        "GET /pets": 2,
        "POST /pets": 1,
        "GET /pets/{petId}": 1,
        "DELETE /pets/{petId}": 1,
    }


@pytest.mark.parametrize("name", FORMATS)
def test_five_planted_deviations_are_those_five(
    pets: tuple[Document, Api], name: str, tmp_path: Path
) -> None:
    document, api = pets
    lines = traffic(api)
    lines[0] = replace(lines[0], answer=[{**one, "nick": "Ti"} for one in lines[0].answer])
    lines[1] = replace(lines[1], answer={**lines[1].answer, "kind": "bird"})
    lines[3] = replace(lines[3], answer={**lines[3].answer, "age": "three"})
    lines[4] = replace(lines[4], status=202)
    del lines[2].answer[0]["name"]
    found = drift(api, read(FORMATS[name](lines), name))

    assert told(found) == [
        ("field", "GET /pets", "response 200 body", "/*/nick", 1),
        ("missing field", "GET /pets", "response 200 body", "/*/name", 1),
        ("enum value", "POST /pets", "response 201 body", "/kind", 1),
        ("type", "GET /pets/{petId}", "response 200 body", "/age", 1),
        ("status", "DELETE /pets/{petId}", "response", "", 1),
    ]
    suggested = suggest(found, document)
    assert suggested.left == ()
    mended = overlaid(document, suggested.overlay, tmp_path)
    assert drift(mended, read(FORMATS[name](lines), name)).deviations == ()


PET = {"id": "7", "name": "Tom"}
CASES: dict[str, tuple[Line, list[tuple[str, str, str]]]] = {
    "nothing at all": (Line("GET", f"{EU}/pets/7", answer=PET), []),
    "an undocumented path": (
        Line("GET", f"{EU}/shops/12/pets?near=me", answer={"a": [1, 2.5]}, answer_headers=TOTAL),
        [("operation", "", "")],
    ),
    "an undocumented method": (
        Line("PUT", f"{EU}/pets/7", 200, {"ok": True}, body={"name": "x"}),
        [("operation", "", "")],
    ),
    "a status": (Line("GET", f"{EU}/pets/7", 418, {"tea": None}), [("status", "response", "")]),
    "a status in a range": (Line("POST", f"{EU}/pets", 404, {}), []),
    "a media type": (
        Line("GET", f"{EU}/pets/7", answer=b"<pet/>", media_type="text/xml"),
        [("media type", "response 200 body", "")],
    ),
    "a body where there is none": (
        Line("POST", f"{EU}/pets/7/x", 200, {}),
        [("operation", "", "")],
    ),
    "a request body where there is none": (
        Line("GET", f"{EU}/pets/7", answer=PET, body={"why": 1}),
        [("media type", "request body", "")],
    ),
    "a field deep inside": (
        Line("GET", f"{EU}/pets/7", answer={**PET, "owner": {"email": "a@b.c", "fax": 1}}),
        [("field", "response 200 body", "/owner/fax")],
    ),
    "a member of a map": (
        Line("GET", f"{EU}/pets/7", answer={**PET, "labels": {"a": "b"}, "extra": {"b": 1}}),
        [],
    ),
    "a value in a map": (
        Line("GET", f"{EU}/pets/7", answer={**PET, "labels": {"a": 1}}),
        [("type", "response 200 body", "/labels/*")],
    ),
    "null where it is allowed": (Line("GET", f"{EU}/pets/7", answer={**PET, "owner": None}), []),
    "null where it is not": (
        Line("GET", f"{EU}/pets/7", answer={**PET, "age": None}),
        [("type", "response 200 body", "/age")],
    ),
    "a fraction": (
        Line("GET", f"{EU}/pets/7", answer={**PET, "age": 1.5}),
        [("type", "response 200 body", "/age")],
    ),
    "an item": (
        Line("GET", f"{EU}/pets/7", answer={**PET, "owner": {"email": "a@b.c", "phones": [1]}}),
        [("type", "response 200 body", "/owner/phones/*")],
    ),
    "a value too short": (
        Line("GET", f"{EU}/pets/7", answer={"id": "7", "name": ""}),
        [("constraint", "response 200 body", "/name")],
    ),
    "no address": (
        Line("GET", f"{EU}/pets/7", answer={**PET, "owner": {"email": "nobody"}}),
        [("constraint", "response 200 body", "/owner/email")],
    ),
    "a header": (
        Line("GET", f"{EU}/pets", answer=[], answer_headers={**TOTAL, "X-Next": "2"}),
        [("header", "response 200", "x-next")],
    ),
    "no header": (
        Line("GET", f"{EU}/pets", answer=[]),
        [("missing header", "response 200", "x-total")],
    ),
    "a header of another type": (
        Line("GET", f"{EU}/pets", answer=[], answer_headers={"X-Total": "many"}),
        [("type", "response 200 header x-total", "")],
    ),
    "a parameter": (
        Line("GET", f"{EU}/pets?colour=red", answer=[], answer_headers=TOTAL),
        [("parameter", "query", "colour")],
    ),
    "a parameter too large": (
        Line("GET", f"{EU}/pets?limit=51", answer=[], answer_headers=TOTAL),
        [("constraint", "query limit", "")],
    ),
    "an unknown item of a parameter": (
        Line("GET", f"{EU}/pets?kinds=cat,bird", answer=[], answer_headers=TOTAL),
        [("enum value", "query kinds", "/*")],
    ),
    "a refused parameter": (Line("POST", f"{EU}/pets?a=b", 400, {}, body={"x": 1}), []),
    "a missing parameter": (
        Line("POST", f"{EU}/pets", 201, PET, body={"name": "Tom"}),
        [("missing parameter", "header", "x-actor")],
    ),
    "a field of a request": (
        Line("POST", f"{EU}/pets", 201, PET, {"X-Actor": "me"}, {"name": "Tom", "age": []}),
        [("type", "request body", "/age")],
    ),
    "head": (Line("HEAD", f"{EU}/pets/7"), []),
}


@pytest.mark.parametrize("case", CASES)
def test_each_kind_is_told_and_can_be_described(
    pets: tuple[Document, Api], case: str, tmp_path: Path
) -> None:
    document, api = pets
    line, wanted = CASES[case]
    recorded = read(as_lines([line, line]), "run.ndjson")
    found = drift(api, recorded)
    suggested = suggest(found, document)

    assert [(d.kind, d.place, d.at) for d in found.deviations] == wanted
    assert [d.count for d in found.deviations] == [2] * len(wanted)
    assert suggested.left == ()
    if wanted:
        mended = overlaid(document, suggested.overlay, tmp_path)
        assert drift(mended, recorded).deviations == ()
    else:
        assert suggested.overlay is None


def test_the_same_in_the_words_of_3_0(tmp_path: Path) -> None:
    text = PETS.replace('"3.1.0"', '"3.0.4"').replace('{type: "null"}', "{type: string}")
    text = text.replace("age: {type: integer}", "age: {type: integer, nullable: true}")
    document, api = described(tmp_path, text)
    odd = [
        {**PET, "age": None, "kind": None},
        {**PET, "age": "x", "name": None, "new": {"a": [1, None], "b": None}},
        {**PET, "new": {"a": ["x"], "c": {}}},
    ]
    lines = [Line("GET", f"{EU}/pets/{number}", answer=each) for number, each in enumerate(odd)]
    recorded = read(as_lines(lines), "run.ndjson")
    found = drift(api, recorded)
    suggested = suggest(found, document)

    assert [(d.kind, d.at) for d in found.deviations] == [
        ("field", "/new"),
        ("type", "/age"),
        ("type", "/name"),
        ("enum value", "/kind"),
    ]
    assert drift(overlaid(document, suggested.overlay, tmp_path), recorded).deviations == ()


def test_a_body_that_is_no_json_is_told_but_cannot_be_described(
    pets: tuple[Document, Api],
) -> None:
    document, api = pets
    deep = b"[" * 200 + b"]" * 200
    lines = [Line("GET", f"{EU}/pets/7", answer=body) for body in (b"{", deep)]
    found = drift(api, read(as_lines(lines), "run.ndjson"))
    suggested = suggest(found, document)

    assert [(d.kind, d.count) for d in found.deviations] == [("body", 2)]
    assert (suggested.overlay, suggested.left) == (None, found.deviations)


def test_other_services_are_left_out(pets: tuple[Document, Api]) -> None:
    _, api = pets
    lines = [
        Line("GET", "https://elsewhere.org/v1/pets/7", answer=PET),
        Line("GET", "https://eu.example.com/v2/pets/7", answer=PET),
        Line("GET", "https://us.example.com/v1/pets/7", answer=PET),
        Line("GET", "http://127.0.0.1:8000/pets/7", answer=PET),
        Line("GET", "http://localhost:8000/v1/pets/7", answer=PET),
        Line("GET", "/pets/7", answer=PET),
        Line("GET", "http://[", answer=PET),
    ]
    recorded = read(as_lines(lines), "run.ndjson")

    assert (drift(api, recorded).compared, drift(api, recorded).foreign) == (
        {"GET /pets/{petId}": 4},
        3,
    )
    given = drift(api, recorded, base="https://elsewhere.org/v1/")
    assert (given.compared, given.foreign) == ({"GET /pets/{petId}": 1}, 6)


def test_secrets_are_not_repeated(pets: tuple[Document, Api]) -> None:
    document, api = pets
    secret, jwt = "s3cr3t-of-mine", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"
    answer = {**PET, "password": "hunter22", "echo": f"you sent {secret}", "note": jwt}
    line = Line(
        "GET", f"{EU}/pets/7?token=q-{secret}&why={secret}", 200, answer,
        {"Authorization": f"Bearer {secret}"},
    )  # fmt: skip
    found = drift(api, read(as_lines([line]), "run.ndjson"))
    shown = repr([(d.message, d.example, d.at) for d in found.deviations])

    assert len(found.deviations) == 5
    assert [word for word in (secret, jwt, "hunter22") if word in shown] == []
    assert secret not in repr(suggest(found, document).overlay)
