"""Every operation comes out, and `coverage.json` says what of it a client does not say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from specloom.ir import build, understood
from specloom.names import Lock
from specloom.render import Package, Version, plan, templates_root
from specloom.spec import load

GALLERY = Path(__file__).with_name("gallery.yaml")
PATHS = yaml.safe_load(GALLERY.read_text("utf-8"))["paths"]
OPERATIONS = {
    f"{method.upper()} {path}": operation.get("x-degraded", [])
    for path, item in PATHS.items()
    for method, operation in item.items()
}


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return planned("1", flat=True)


def planned(*labels: str, flat: bool) -> dict[str, str]:
    api = build(load(str(GALLERY)))
    package = Package("gallery", "Gallery", flat=flat)
    versions = [Version(label, api) for label in labels]
    made = plan(versions, package, Lock(), [templates_root()]).files
    return {str(one.path): one.text for one in made}


def test_every_operation_is_told_of_in_order(files: dict[str, str]) -> None:
    assert list(json.loads(files["coverage.json"])["operations"]) == sorted(OPERATIONS)


@pytest.mark.parametrize("name", OPERATIONS)
def test_reasons_are_told_with_their_place(name: str, files: dict[str, str]) -> None:
    told = json.loads(files["coverage.json"])["operations"][name]

    assert sorted(one["why"] for one in told["reasons"]) == OPERATIONS[name]
    assert told["status"] == ("degraded" if OPERATIONS[name] else "complete")
    assert all(one["pointer"].startswith("#/paths/") for one in told["reasons"])


def test_each_version_has_a_file_of_its_own() -> None:
    found = [path for path in planned("1", "2", flat=False) if "coverage" in path]

    assert found == ["coverage/1.json", "coverage/2.json"]


def test_what_a_component_loses_is_told_of_all_its_users(tmp_path: Path) -> None:
    both = {"$ref": "#/components/schemas/Both"}
    answer = {"200": {"description": "", "content": {"application/json": {"schema": both}}}}
    source = tmp_path / "api.json"
    source.write_text(
        json.dumps(
            {
                "openapi": "3.1.0",
                "info": {"title": "t", "version": "1"},
                "paths": {f"/{name}": {"get": {"responses": answer}} for name in "ba"},
                "components": {
                    "schemas": {
                        "Both": {
                            "type": "object",
                            "properties": {
                                "both": {"allOf": [{"type": "string"}, {"type": "integer"}]},
                                "same": both,
                            },
                        }
                    }
                },
            }
        ),
        "utf-8",
    )
    api = build(load(str(source)))

    made = plan([Version("1", api)], Package("a", "A", flat=True), Lock(), [templates_root()])

    ((reason, users),) = made.coverages[0].degraded.items()
    assert reason.pointer == "#/components/schemas/Both/properties/both"
    assert users == ("GET /a", "GET /b")


SCHEMES = {
    "hawk": {"type": "http", "scheme": "Hawk"},
    "digest": {"type": "http", "scheme": "Digest"},
    "bearer": {"type": "http", "scheme": "Bearer"},
    "id": {"type": "apiKey", "in": "header", "name": "X-Id"},
    "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "same": {"type": "apiKey", "in": "header", "name": "X-Id"},
    "tls": {"type": "mutualTLS"},
    "unasked": {"type": "http", "scheme": "mutual"},
}
HAWK = "credentials of the HTTP scheme Hawk are not sent"
UNKNOWN = "credentials of undefined are not sent: no security scheme is called so"
SECOND = "same is not sent beside id: both are the header x-id"
ASKED: dict[str, tuple[list[list[str]], list[str]]] = {
    "anonymous": ([], []),
    "optional": ([["hawk"], []], []),
    "digest": ([["digest"]], []),
    "hawk": ([["hawk"]], [HAWK]),
    "either": ([["hawk"], ["bearer"]], []),
    "keys": ([["hawk"], ["key"]], []),
    "both": ([["id", "key"]], []),
    "same": ([["same", "tls"]], []),
    "one place": ([["id", "same", "key"]], [SECOND]),
    "a part": ([["hawk", "key"]], [HAWK]),
    "nowhere": ([["undefined"]], [UNKNOWN]),
}


def test_credentials_that_are_not_sent_are_told(tmp_path: Path) -> None:
    answer = {"204": {"description": ""}}
    paths = {
        f"/{name}": {
            "get": {"responses": answer, "security": [{key: [] for key in way} for way in ways]}
        }
        for name, (ways, _) in ASKED.items()
    }
    raw = {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": paths}
    source = tmp_path / "api.json"
    source.write_text(json.dumps({**raw, "components": {"securitySchemes": SCHEMES}}), "utf-8")
    api = build(load(str(source)))

    made = plan([Version("1", api)], Package("a", "A", flat=True), Lock(), [templates_root()])

    told = made.coverages[0].operations
    assert {name: [one.why for one in told[f"GET /{name}"]] for name in ASKED} == {
        name: whys for name, (_, whys) in ASKED.items()
    }


TEXT = {"type": "string"}
NOWHERE = {"$ref": "#/components/schemas/Nowhere"}


def answering(schema: object) -> dict[str, object]:
    content = {"application/json": {"schema": schema}}
    return {"responses": {"200": {"description": "", "content": content}}}


def taking(*parameters: object) -> dict[str, object]:
    return {"parameters": [*parameters], **answering(TEXT)}


MISREAD: dict[str, tuple[dict[str, object], list[str]]] = {
    "type": (answering({"type": "wat"}), ["type"]),
    "not a schema": (answering({"type": "array", "items": 5}), ["items"]),
    "nowhere": (answering(NOWHERE), ["$ref"]),
    "nowhere again": (answering({"allOf": [NOWHERE]}), ["$ref"]),
    "in a component": (answering({"$ref": "#/components/schemas/Deep"}), ["type"]),
    "in a circle": (answering({"$ref": "#/components/schemas/Circle"}), ["$ref"]),
    "called as a keyword": (
        answering({"type": "object", "properties": {"title": {"type": "wat"}}}), ["type"]),
    "in body": (taking({"$ref": "#/components/parameters/Body"}), ["in"]),
    "parameter nowhere": (taking({"$ref": "#/components/parameters/Chain"}), ["$ref"]),
    "style": (taking({"name": "a", "in": "query", "style": "wat", "schema": TEXT}), ["style"]),
    "body nowhere": ({"requestBody": NOWHERE, **answering(TEXT)}, ["$ref"]),
    "unknown status": ({"responses": {"600": {}}}, ["600"]),
    "ignored": (taking({"name": "Accept", "in": "header", "schema": TEXT}), []),
    "prose": ({**answering(TEXT | {"title": 1, "description": []}), "summary": {}}, []),
    "bounds": (answering({"type": "integer", "minimum": "1", "not": NOWHERE}), []),
}  # fmt: skip


def test_what_is_not_understood_is_told_of_all_who_need_it(tmp_path: Path) -> None:
    paths: dict[str, object] = {f"/{name}": {"post": one} for name, (one, _) in MISREAD.items()}
    body = {"$ref": "#/components/parameters/Body"}
    paths["/all of a path"] = {"parameters": [body, NOWHERE], "post": answering(TEXT)}
    components = {
        "parameters": {
            "Body": {"name": "b", "in": "body", "schema": TEXT},
            "Chain": {"$ref": "#/components/parameters/Nowhere"},
        },
        "schemas": {
            "Circle": {"$ref": "#/components/schemas/Circle"},
            "Deep": {"type": "array", "items": {"$ref": "#/components/schemas/Deeper"}},
            "Deeper": {"type": "object", "properties": {"x": {"type": "wat"}}},
        },
    }
    raw = {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": paths}
    (tmp_path / "api.json").write_text(json.dumps({**raw, "components": components}), "utf-8")
    api, _ = understood(load(str(tmp_path / "api.json"), lenient=True))

    made = plan([Version("1", api)], Package("a", "A", flat=True), Lock(), [templates_root()])

    told = {
        name.removeprefix("POST /"): [one.pointer.rpartition("/")[2] for one in reasons]
        for name, reasons in made.coverages[0].operations.items()
    }
    expected = {name: places for name, (_, places) in MISREAD.items()}
    assert told == expected | {"all of a path": ["in", "$ref"]}
    assert made.coverages[0].operations["POST /type"][0].why == (
        "not understood: The type 'wat' is not one of "
        "null, boolean, integer, number, string, array, object"
    )


def sending(media_type: str, **media: object) -> dict[str, object]:
    return {"requestBody": {"content": {media_type: media}}, "responses": {"204": {}}}


TEXTS = {"type": "array", "items": TEXT}
PARTS = {"type": "object", "properties": {"a": TEXTS, "b": TEXT}}
HELD = TEXT | {"contentMediaType": "application/json", "contentSchema": PARTS}
EVENT = {"type": "object", "required": ["data"], "properties": {"data": HELD, "id": TEXT}}
TYPED = {
    "type": "object",
    "properties": {
        "n": {"type": "integer"},
        "l": {"type": "array", "items": {"type": "number"}},
        "any": {"type": "array"},
        "either": {"oneOf": [TEXT, {"type": "integer"}]},
        "same": {"const": 1},
    },
}
NOT_READ = "the text is not read: contentSchema says what it holds"
AS_JSON = "parts of parts are sent as JSON: style form cannot write them"
LOST: dict[str, tuple[dict[str, object], list[str]]] = {
    "/parts": (taking({"name": "a", "in": "query", "schema": PARTS}), [AS_JSON]),
    "/deep": (
        taking({"name": "a", "in": "query", "style": "deepObject", "schema": PARTS}), []),
    "/list": (taking({"name": "a", "in": "query", "schema": TEXTS}), []),
    "/either": (
        taking({"name": "a", "in": "query", "schema": {"oneOf": [TEXT, PARTS]}}), [AS_JSON]),
    "/lists": (
        taking({"name": "a", "in": "header", "schema": {
            "type": "object", "additionalProperties": TEXTS}}),
        [AS_JSON.replace("form", "simple")]),
    "/styled": (
        sending("multipart/form-data", schema=PARTS, encoding={"a": {"style": "form"}}),
        ["a is sent by its media type: styles are not followed in parts"]),
    "/lines": (
        sending("application/jsonl", itemSchema=PARTS), ["application/jsonl is passed as bytes"]),
    "/pairs": (
        sending("application/x-www-form-urlencoded", schema=PARTS,
                encoding={"a": {"style": "form"}}), []),
    "/held": (answering({"type": "array", "items": HELD}), [NOT_READ]),
    "/events": (
        {"responses": {"200": {"content": {"text/event-stream": {"itemSchema": EVENT}}}}},
        [NOT_READ]),
    "json": (sending("application/json", schema=PARTS), []),
    "pairs": (sending("application/x-www-form-urlencoded", schema=TYPED), []),
    "variants": (
        sending("application/x-www-form-urlencoded", schema={"oneOf": [TYPED, PARTS]}), []),
    "lossy": (sending("application/json", schema=HELD), [NOT_READ]),
    "xml": (sending("application/xml", schema=PARTS), ["application/xml is given as bytes"]),
    "parts": (
        sending("multipart/form-data", schema=PARTS), ["multipart/form-data is given as bytes"]),
    "csv": (sending("text/csv", schema=PARTS), ["text/csv is given as text"]),
    "text": (sending("text/plain", schema=TEXT), []),
    "bytes": (sending("image/png", schema=TEXT | {"format": "binary"}), []),
}  # fmt: skip


def test_what_is_lost_of_operations_and_webhooks(tmp_path: Path) -> None:
    items = {name: {"post": one} for name, (one, _) in LOST.items()}
    info = {"title": "t", "version": "1"}
    paths = {name: one for name, one in items.items() if name[0] == "/"}
    webhooks = {name: one for name, one in items.items() if name[0] != "/"}
    raw = {"openapi": "3.2.0", "info": info, "paths": paths, "webhooks": webhooks}
    (tmp_path / "api.json").write_text(json.dumps(raw), "utf-8")
    api = build(load(str(tmp_path / "api.json")))

    made = plan([Version("1", api)], Package("a", "A", flat=True), Lock(), [templates_root()])

    told = json.loads({str(one.path): one.text for one in made.files}["coverage.json"])
    assert {
        name.removeprefix("POST "): [one["why"] for one in found["reasons"]]
        for place in ("operations", "webhooks")
        for name, found in told[place].items()
    } == {name: whys for name, (_, whys) in LOST.items()}
    hooks = {str(one.path): one.text for one in made.files}["a/webhooks.py"]
    assert "def parse_parts(body: bytes, *, strict: bool = False) -> bytes:" in hooks
    assert "def parse_csv(body: bytes, *, strict: bool = False) -> str:" in hooks
    read = " ".join(hooks.split())
    assert 'PairsBody, body, ["l", "any"], ["n", "l", "same"], strict=strict)' in read
    assert 'VariantsBody, body, ["l", "any", "a"], ["n", "l", "same"], strict=strict' in read


@pytest.mark.parametrize(("openapi", "count"), [("3.0.4", 0), ("3.1.2", 1), ("3.2.0", 1)])
def test_styles_of_parts_are_told_of_where_they_mean_something(
    openapi: str, count: int, tmp_path: Path
) -> None:
    paths = {"/styled": {"post": LOST["/styled"][0]}}
    raw = {"openapi": openapi, "info": {"title": "t", "version": "1"}, "paths": paths}
    (tmp_path / "api.json").write_text(json.dumps(raw), "utf-8")
    api = build(load(str(tmp_path / "api.json")))

    made = plan([Version("1", api)], Package("a", "A", flat=True), Lock(), [templates_root()])

    told = json.loads({str(one.path): one.text for one in made.files}["coverage.json"])
    assert len(told["operations"]["POST /styled"]["reasons"]) == count
