"""The page is one file that fetches nothing and runs nothing but its own script."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from specloom.diff.model import Diff, OperationRef
from specloom.report import render_diff
from tests.report.cases import CHANGES, EMPTY, EXCERPTS, NOTES, PETS, STRANGE, STRANGE_NOTES

VOID = {"meta", "input"}


class Page(HTMLParser):
    """Reads a page as a browser would, and sees whether its elements nest."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts.setdefault(self._open[-1], []).append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def page(diff: Diff) -> Page:
    notes = STRANGE_NOTES if diff is STRANGE else NOTES
    return Page(render_diff(diff, "html", excerpts=EXCERPTS, notes=notes))


@pytest.mark.parametrize("diff", [PETS, EMPTY, STRANGE], ids=["pets", "empty", "strange"])
def test_only_its_own_style_and_script(diff: Diff) -> None:
    made = page(diff)
    policy = str(made.all("meta")[1]["content"])
    code = {tag: "".join(made.texts[tag]) for tag in ("style", "script")}

    assert len(made.all("script")) == len(made.all("style")) == 1
    for tag, text in code.items():
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    names = {name for _, attributes in made.elements for name in attributes}
    assert not names & {"style", "src", "srcset", "action"}
    assert not any(name.startswith("on") for name in names)
    assert all(str(link["href"]).startswith("#") for link in made.all("a"))


def test_every_change_is_a_card_that_can_be_linked() -> None:
    cards = [each for each in page(PETS).all("details") if each["class"] != "more"]
    anchors = [str(card["id"]) for card in cards]

    assert [card["data-level"] for card in cards] == [change.level for change in CHANGES]
    assert anchors[0] == "change-0a1b2c3d4e5f"
    assert anchors[-1] == "change-api-title-changed"
    assert [card for card in cards if "open" in card] == cards[:6]


def test_no_two_anchors_are_one() -> None:
    anchors = [each["id"] for each in page(STRANGE).all("details") if "id" in each]

    assert len(set(anchors)) == len(anchors) == 4


def test_many_errors_stay_folded_and_many_operations_too() -> None:
    many = tuple(OperationRef(f"/{number}", "get") for number in range(100))
    change = replace(CHANGES[0], operations=many)
    made = page(replace(PETS, changes=(change,) * 9))

    assert [each for each in made.all("details") if "open" in each] == []
    assert "94 more" in "".join(made.texts["summary"])
    assert "and 40 that the JSON names" in "".join(made.texts["li"])


@pytest.mark.parametrize("format", ["html", "markdown"])
def test_a_level_is_one_group(format: str) -> None:  # noqa: A002 - as the library calls it
    text = render_diff(replace(PETS, changes=CHANGES[::-1]), format)
    at = [
        text.index(change.message.split("`")[0]) for change in (CHANGES[0], CHANGES[6], CHANGES[8])
    ]

    assert at == sorted(at)
    assert len(re.findall(r"<h2|^### ", text, re.MULTILINE)) == 3


def test_names_in_messages_are_code() -> None:
    assert "vaccinated" in page(PETS).texts["code"]


def test_labels_are_offered_where_they_tell_changes_apart() -> None:
    values = [box["value"] for box in page(PETS).all("input") if box.get("name") == "label"]

    assert values == ["wire", "source", "semantic"]
    only = page(replace(PETS, changes=CHANGES[1:2]))
    assert [box for box in only.all("input") if box.get("name") == "label"] == []


def test_nothing_is_left_to_filter_in_an_empty_page() -> None:
    text = render_diff(EMPTY, "html")

    assert "Nothing is left to tell." in text
    assert re.search(r"<form", text) is None
