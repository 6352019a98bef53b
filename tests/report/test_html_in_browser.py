"""The page of a diff in a real browser: it can be searched, filtered, linked and read."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect, sync_playwright

from specloom.diff.model import Diff
from specloom.report import render_diff
from tests.report.cases import EMPTY, EXCERPTS, NOTES, PETS, STRANGE, STRANGE_NOTES

CHROMIUM = shutil.which("chromium")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        made.close()


def opened(browser: Browser, folder: Path, diff: Diff, link: str = "", width: int = 1600) -> Page:
    notes = STRANGE_NOTES if diff is STRANGE else NOTES
    path = folder / "diff.html"
    path.write_text(render_diff(diff, "html", excerpts=EXCERPTS, notes=notes), "utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(f"{path.as_uri()}{link}")
    assert said == []
    return page


def shown(page: Page) -> int:
    return page.locator(".card:visible").count()


def test_search_and_filters_leave_what_fits(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, PETS)
    assert shown(page) == 11

    page.keyboard.press("/")
    page.keyboard.type("LIMIT lowered")
    assert shown(page) == 1
    expect(page.locator("#shown")).to_have_text("1 of 11")
    page.keyboard.press("Escape")
    assert shown(page) == 11

    page.get_by_role("checkbox", name="Errors").press("Space")
    assert shown(page) == 5
    expect(page.get_by_role("heading", name="Errors")).to_be_hidden()
    page.get_by_role("checkbox", name="Warnings").press("Space")
    page.get_by_role("checkbox", name="For information").press("Space")
    expect(page.get_by_text("No change fits.")).to_be_visible()
    page.get_by_role("button", name="Show all").click()
    assert shown(page) == 11

    page.get_by_role("checkbox", name="wire").press("Space")
    page.get_by_role("checkbox", name="source").press("Space")
    assert shown(page) == 2
    page.close()


def test_a_deep_link_opens_its_change(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, PETS, "#change-888888888888")
    card = page.locator("#change-888888888888")

    expect(card).to_have_attribute("open", "")
    expect(card.get_by_text("specs/revision.yaml:46:9")).to_be_in_viewport()
    page.get_by_role("button", name="Unfold all").click()
    expect(page.locator(".card[open]")).to_have_count(11)
    page.get_by_role("button", name="Fold all").click()
    expect(page.locator(".card[open]")).to_have_count(0)
    page.close()


@pytest.mark.parametrize(("width", "scheme"), [(400, "dark"), (1600, "light")])
@pytest.mark.parametrize("diff", [PETS, EMPTY, STRANGE], ids=["pets", "empty", "strange"])
def test_it_can_be_read_by_anybody(
    browser: Browser, tmp_path: Path, diff: Diff, width: int, scheme: str
) -> None:
    page = opened(browser, tmp_path, diff, width=width)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    violations = Axe().run(page).response["violations"]

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [each for each in violations if each["impact"] in ("serious", "critical")] == []
    page.close()
