"""What a form looks like on the wire."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import httpx
import pytest

from tests.render.packages import written

BODIES = Path(__file__).with_name("hostile") / "bodies.yaml"


@pytest.fixture
def bodies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Import the package of the gallery's bodies, for one test."""
    written(BODIES, "bodies", tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield importlib.import_module("bodies")
    for name in [one for one in sys.modules if one.partition(".")[0] == "bodies"]:
        del sys.modules[name]


def test_a_form_follows_its_encoding(bodies: ModuleType) -> None:
    sent: list[bytes] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.read())
        return httpx.Response(204)

    with bodies.Bodies(transport=httpx.MockTransport(answer)) as client:
        client.bodies.form(
            grant_type="a b", scopes=["x", "y"], deep=bodies.models.BodyFormDeep(x="z")
        )

    assert sent == [b"grant+type=a+b&scopes=x&scopes=y&deep%5Bx%5D=z"]


def test_a_binary_answer_can_be_saved(bodies: ModuleType, tmp_path: Path) -> None:
    wire = httpx.MockTransport(lambda _: httpx.Response(200, content=b"\x00\xff"))

    with (
        bodies.Bodies(transport=wire) as client,
        bodies.Download(client, client.bodies.requests.binary(body=b"up")) as download,
    ):
        download.save(tmp_path / "file")

    assert (tmp_path / "file").read_bytes() == b"\x00\xff"
    assert "import Download" in (tmp_path / "README.md").read_text("utf-8")


def test_files_of_a_form_are_uploads(bodies: ModuleType, tmp_path: Path) -> None:
    sent: list[bytes] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.read())
        return httpx.Response(204)

    (tmp_path / "x.csv").write_bytes(b"1,2")
    with bodies.Bodies(transport=httpx.MockTransport(answer)) as client:
        client.bodies.multipart(
            file=tmp_path / "x.csv", files=[b"one", bodies.File(b"two", "two.png")], note="n"
        )
        client.bodies.binary(body=iter([b"a", b"b"]))

    names = [b"x.csv", b"files", b"two.png"]
    assert all(b'filename="%b"' % name in sent[0] for name in names)
    assert sent[1] == b"ab"
