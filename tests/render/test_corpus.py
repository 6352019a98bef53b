"""A gallery of hard schemas and two real services become packages that import, check and lint.

`make corpus` asks the same of every file of the corpus.
"""

from __future__ import annotations

import json
import lzma
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.render.packages import exercised, written

pytestmark = pytest.mark.exhaustive

CORPUS = Path(__file__).parents[2].parent / "shared/corpus"
HERE = Path(__file__).parent
CHECKED = ["gallery.yaml", "media.yaml", "petstore.yaml", "adyen-checkout-v71.json.xz"]
CALLS = """
from typing import assert_type

import gallery
from media import AsyncMedia, Media, models


def bodies(client: Media) -> None:
    client.media.add_picture(url="u")
    client.media.add_picture(file=b"f", mask=models.Place(x=1))
    client.media.add_picture(file=b"f", content_type="multipart/form-data")
    client.media.add_picture(title="t")  # no media type takes only that
    client.media.add_picture(url="u", file=b"f")  # nor both
    client.media.add_note(text="t", content_type="application/x-www-form-urlencoded")
    client.media.add_note(text="t", content_type="text/html")  # nothing described
    client.media.import_(body="a,b")


async def answers(client: Media, later: AsyncMedia, told: str) -> None:
    assert_type(client.media.file(), bytes)
    assert_type(client.media.file(accept=told), bytes | str)
    assert_type(client.media.report(), models.Report | models.Ticket)
    assert_type(await later.media.report(accept="text/csv"), str | models.Ticket)
    assert_type(client.send(client.media.requests.file(accept="image/png")).data, bytes)
    for brief in client.media.items(accept="application/vnd.items.brief+json"):
        assert_type(brief, models.Brief)
    async for item in later.media.items():
        assert_type(item, models.Note)
    async for word in later.media.chat_stream_2(text="t"):
        assert_type(word, models.Brief)
    client.media.chat(text="t", stream=True)  # that is for the stream


def heirs(client: gallery.Gallery) -> None:
    wolf = gallery.models.Wolf(kind="wolf", name="w", teeth=42)
    assert_type(client.beasts.create(body=wolf), list[gallery.models.AnyBeast])
    client.beasts.create(body=gallery.models.Beast(kind="newt", name="n", young=[wolf]))
    client.beasts.create(body=gallery.models.Cage(kind="cage"))  # no beast
    client.beasts.hold(beast=wolf, furry=wolf, cat=wolf)  # no cat


def choices(client: gallery.Gallery) -> None:
    cage = gallery.models.Cage(kind="cage")
    client.choices.choose(one="auto", each={"a": "none"}, named="a", left=cage)
    client.choices.choose(one=cage, named=cage, right=gallery.models.Tree())
    client.choices.choose(one="other")  # not described


def drafts(client: gallery.Gallery) -> None:
    note = gallery.models.NoteInput(kind="note")
    made = gallery.models.DraftInput(text="t", key="k", by_name={"a": note}, any=note, note=note)
    read = client.drafts.send(body=[made])
    assert_type(read, list[gallery.models.Draft])
    made = gallery.models.DraftInput(text="t", key="k", parts=[*read, made])
    client.drafts.send(body=[*read, made])
    gallery.models.Draft(text="t")  # no number
    gallery.models.DraftInput(text="t")  # no key
"""
"""What callers write of choices; a line with a comment must be refused."""


def name_of(file: str) -> str:
    return file.partition(".")[0].replace("-", "_")


def make(file: str, folder: Path) -> Path:
    """Write the package of one file of the corpus."""
    source = HERE / file if (HERE / file).is_file() else CORPUS / file
    if not source.is_file():
        pytest.skip(f"no {file} beside the repository, in ../shared/corpus")
    if source.suffix == ".xz":
        unpacked = folder / source.stem
        unpacked.write_bytes(lzma.decompress(source.read_bytes()))
        source = unpacked
    written(source, name_of(file), folder / name_of(file))
    return folder / name_of(file)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the packages that type checkers see, side by side."""
    folder = tmp_path_factory.mktemp("corpus")
    paths = [make(file, folder) for file in CHECKED]
    settings = {"pythonVersion": "3.11", "extraPaths": [path.name for path in paths]}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
    found = ":".join(map(str, paths))
    (folder / "mypy.ini").write_text(f"[mypy]\nstrict = True\nmypy_path = {found}\n", "utf-8")
    return folder


@pytest.mark.parametrize("file", CHECKED)
def test_every_type_is_built_and_every_request_sent(file: str, tmp_path: Path) -> None:
    done = exercised([make(file, tmp_path)])

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(f"{name_of(file)}: ")
    assert done.stdout.endswith(", 0 refused\n")


PACKAGES = [argument for file in CHECKED for argument in ("-p", name_of(file))]


@pytest.mark.parametrize(
    "command",
    [
        ["mypy", "--config-file", "mypy.ini", "--cache-dir", ".mypy", *PACKAGES],
        ["pyright", "--pythonpath", sys.executable, *map(name_of, CHECKED)],
        ["ruff", "check", "--no-cache", "."],
    ],
    ids=["mypy", "pyright", "ruff"],
)
def test_checkers_have_nothing_to_say(command: list[str], folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("checker", ["mypy --config-file mypy.ini --cache-dir .mypy", "pyright"])
def test_checkers_know_what_may_be_chosen(checker: str, folder: Path) -> None:
    (folder / "calls.py").write_text(CALLS, "utf-8")
    command = [sys.executable, "-m", *checker.split(), "calls.py"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)

    told = {int(line) for line in re.findall(r"calls.py:(\d+):.*error", done.stdout)}
    wrong = {at for at, line in enumerate(CALLS.splitlines(), 1) if "  # " in line}
    assert told == wrong, done.stdout + done.stderr
