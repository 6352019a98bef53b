"""Recordings as tools write them are read; broken ones are told with their place."""

from __future__ import annotations

import base64
import gzip
import json
import zlib
from typing import Any

import pytest

from specloom.contract.drift import read, recordings
from specloom.errors import BadInput

GIF = base64.b64encode(b"GIF89a\x00").decode()


def entry(**response: Any) -> bytes:
    request = {"method": "get", "url": "/a", "headers": [{"name": ":path", "value": "/a"}]}
    answer = {"status": 200, "headers": [], **response}
    return json.dumps({"log": {"entries": [{"request": request, "response": answer}]}}).encode()


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        ({"text": "x"}, b"x"),
        ({"text": GIF, "encoding": "base64"}, b"GIF89a\x00"),
        ({"size": 0}, b""),
        ({"size": 12}, None),
        (None, None),
    ],
)
def test_bodies_of_an_archive(content: object, answer: bytes | None) -> None:
    [one] = read(entry(content=content), "a.har")

    assert (one.method, one.headers, one.answer) == ("GET", (), answer)


@pytest.mark.parametrize(
    ("posted", "body"),
    [
        ({"mimeType": "text/plain", "text": "hi"}, b"hi"),
        (
            {
                "mimeType": "application/x-www-form-urlencoded",
                "params": [{"name": "a", "value": "1 2"}, {"name": "b"}],
            },
            b"a=1+2&b=",
        ),
        ({"mimeType": "multipart/form-data", "params": [{"name": "a", "value": "1"}]}, None),
        ({"mimeType": "text/plain"}, None),
    ],
)
def test_what_was_posted(posted: object, body: bytes | None) -> None:
    request = {"method": "POST", "url": "/a", "postData": posted}
    archive = {"log": {"entries": [{"request": request, "response": {"status": 200}}]}}
    [one] = read(json.dumps(archive).encode(), "a.har")

    assert one.body == body


def test_requests_without_an_answer_are_passed_over() -> None:
    assert read(entry(status=0), "a.har") == []
    assert read(b"interactions: [{request: {uri: /, method: GET}}]", "a.yaml") == []
    assert read(b'{"request": {"url": "/", "method": "GET"}, "response": null}', "a.jsonl") == []


CASSETTE = """\
http_interactions:
- request:
    method: get
    uri: http://localhost/a
    headers: {Accept: ["*/*"], X-One: one}
    body: {encoding: UTF-8, string: ''}
  response:
    status: {code: 200, message: OK}
    headers: {Content-Type: [image/gif]}
    body: %s
  recorded_at: 2026-01-01T00:00:00Z
"""


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        ("{string: text}", b"text"),
        ("text", b"text"),
        (f"{{string: !!binary {GIF}}}", b"GIF89a\x00"),
        (f"{{base64_string: {GIF}}}", b"GIF89a\x00"),
        ("{encoding: UTF-8}", b""),
        ("null", b""),
    ],
)
def test_bodies_of_a_cassette(body: str, answer: bytes) -> None:
    [one] = read((CASSETTE % body).encode(), "a.yaml")

    assert (one.method, one.body, one.answer) == ("GET", None, answer)
    assert one.headers == (("accept", "*/*"), ("x-one", "one"))
    assert (one.location.line, one.location.column) == (2, 3)


def test_a_cassette_in_json() -> None:
    data = {
        "interactions": [
            {
                "request": {"method": "GET", "uri": "/a", "headers": {}, "body": None},
                "response": {"status": {"code": 204}, "headers": {}, "body": {"string": ""}},
            }
        ]
    }
    assert [one.status for one in read(json.dumps(data).encode(), "a.json")] == [204]


@pytest.mark.parametrize(
    ("coding", "body", "answer"),
    [
        ("gzip", gzip.compress(b"{}", mtime=0), b"{}"),
        ("deflate", zlib.compress(b"{}"), b"{}"),
        ("gzip", b"{}", b"{}"),
        ("br", b"\x0b\x80", None),
        ("br", b"[1]", b"[1]"),
        ("identity", b"x", b"x"),
    ],
)
def test_compressed_answers(coding: str, body: bytes, answer: bytes | None) -> None:
    content = {"text": base64.b64encode(body).decode(), "encoding": "base64"}
    headers = [{"name": "Content-Encoding", "value": coding}]
    [one] = read(entry(headers=headers, content=content), "a.har")

    assert one.answer == answer


def test_lines_hold_objects_texts_and_bytes() -> None:
    bodies: list[dict[str, Any]] = [{"body": {"a": 1}}, {"body": "x"}, {"bodyBase64": GIF}, {}]
    rows = [
        json.dumps({"request": {"method": "POST", "url": "/", **body}, "response": {"status": 200}})
        for body in bodies
    ]

    assert [one.body for one in read("\n".join(rows).encode(), "a")] == [
        b'{"a":1}',
        b"x",
        b"GIF89a\x00",
        None,
    ]


BROKEN = {
    "empty": ("a.har", b" \n", ["a.har: error: The recording is empty; record anew."]),
    "neither": (
        "a.json",
        b'{"a": 1}',
        ["a.json: error: This is no recording; name a HAR, a VCR cassette or NDJSON."],
    ),
    "no object": (
        "a.yaml",
        b"- 1\n",
        ["a.yaml: error: This is no recording; name a HAR, a VCR cassette or NDJSON."],
    ),
    "cut short": (
        "a.har",
        b'{"log": {"entries": [',
        ["a.har:1:22: error: Not valid JSON: expecting value."],
    ),
    "no entries": (
        "a.har",
        b'{"log": {}}',
        ["a.har:1:2: error: log has no entries; record anew or add it."],
    ),
    "entries no array": (
        "a.har",
        b'{"log": {"entries": 1}}',
        ["a.har:1:10: error: log.entries must be an array; record anew or correct it."],
    ),
    "an entry": (
        "a.har",
        b'{"log": {"entries": [{"request": 1}, 2, {"request": {"method": 1}, "response": {}}]}}',
        [
            "a.har:1:22: error: log.entries.0 has no response; record anew or add it.",
            "a.har:1:38: error: log.entries.1 must be an object; record anew or correct it.",
            "a.har:1:68: error: log.entries.2.response has no status; record anew or add it.",
        ],
    ),
    "a status": (
        "a.har",
        entry(status="ok"),
        ["error: log.entries.0.response.status must be a number; record anew or correct it."],
    ),
    "base64": (
        "a.har",
        entry(content={"text": "*", "encoding": "base64"}),
        ["error: log.entries.0.response.content.text is no base64; record anew."],
    ),
    "a bomb": (
        "a.har",
        entry(
            headers=[{"name": "content-encoding", "value": "gzip"}],
            content={
                "text": base64.b64encode(gzip.compress(bytes(2**24 + 9))).decode(),
                "encoding": "base64",
            },
        ),
        ["a.har:1:22: error: The body unfolds to more than 16,777,216 bytes; leave it out."],
    ),
    "yaml": ("a.yaml", b"a: [", ["a.yaml:2:1: error: Not valid YAML: "]),
    "a character": ("a.yaml", b"a: \x07", ["a.yaml: error: Not valid YAML: a character"]),
    "nothing but a comment": ("a.yaml", b"# a", ["a.yaml: error: The recording is empty"]),
    "binary": (
        "a.yaml",
        b"interactions:\n- !!binary '*'\n",
        ["a.yaml:2:3: error: This is no base64; record anew."],
    ),
    "an alias of itself": (
        "a.yaml",
        b"interactions: &a [*a]\n",
        ["a.yaml:1:15: error: Nested more than 100 levels deep; record anew."],
    ),
    "header": (
        "a.yaml",
        b"interactions: [{request: {uri: /, method: GET}, response: {status: 200, headers: [1]}}]",
        ["error: interactions.0.response.headers must be an object; record anew or correct it."],
    ),
    "a line": (
        "a.ndjson",
        b'{"request": {}}\n\n{"request"\n',
        ["a.ndjson:3:11: error: Not valid JSON: "],
    ),
    "a request": (
        "a.ndjson",
        b'{"request": {"url": 1, "method": "GET"}, "response": {"status": 200}}\n{}\n',
        [
            "a.ndjson:1:1: error: request.url must be a string; record anew or correct it.",
            "a.ndjson:2:1: error: the recording has no request; record anew or add it.",
        ],
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_recordings_are_told_with_their_place(case: str) -> None:
    name, data, wanted = BROKEN[case]
    with pytest.raises(BadInput) as raised:
        read(data, name)
    lines = [str(finding) for finding in raised.value.findings]

    assert len(lines) == len(wanted)
    assert [a for a, b in zip(lines, wanted, strict=True) if b not in a] == []


def test_only_so_many_places_are_told() -> None:
    archive = {"log": {"entries": [1] * 99}}
    with pytest.raises(BadInput) as raised:
        read(json.dumps(archive).encode(), "a.har")

    assert len(raised.value.findings) == 20


def test_a_recording_may_be_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recordings, "LARGEST", 10)
    with pytest.raises(BadInput, match=r"Larger than 10 bytes; split it into several recordings\."):
        read(entry(), "a.har")


def test_aliases_cannot_grow_without_bound() -> None:
    bomb = ["a0: &a0 [x, x]"] + [
        f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}, *a{n - 1}]" for n in range(1, 60)
    ]
    assert read("\n".join([*bomb, "interactions: []"]).encode(), "a.yaml") == []
