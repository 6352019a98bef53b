"""Migration reports in a real browser, as their readers use them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from specloom.report.migration import render_index, render_migration
from tests.browser.conftest import Open, Theme
from tests.report.migrations import EMPTY, HOSTILE, HOSTILE_INDEX, HUGE, INDEX, VEHICLES

COMMITTED = Path(__file__).parents[2] / "generated"
REPORT = render_migration(VEHICLES, "html", index="index")
PAGES = {
    "report": REPORT,
    "empty": render_migration(EMPTY, "html"),
    "hostile": render_migration(HOSTILE, "html"),
    "huge": render_migration(HUGE, "html"),
    "index": render_index(INDEX, "html"),
    "hostile index": render_index(HOSTILE_INDEX, "html"),
    **{
        f"{page.parts[-3]} {page.stem}": page.read_text(encoding="utf-8")
        for page in sorted(COMMITTED.glob("*/migrations/*.html"))
    },
}
BACKGROUND = "getComputedStyle(document.body).backgroundColor"
LONGEST = max(PAGES, key=lambda name: len(PAGES[name]) * (name not in {"huge", "hostile"}))


def cards(page: Page) -> Locator:
    return page.locator("article.change:visible")


def remembered(page: Page, kept: Callable[[], bool]) -> bool:
    """Reload until it shows: a browser writes down what it is to remember when it has time."""
    for _ in range(50):
        page.reload()
        if kept():
            return True
        page.wait_for_timeout(100)
    return False


# ------------------------------------------------------------------------- at every size


@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways(open_page: Open, name: str) -> None:
    page = open_page(PAGES[name]).page
    widths = (320, 400, 800, 1600)
    needed = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        needed.append(page.evaluate("document.documentElement.scrollWidth"))

    assert needed == list(widths)


@pytest.mark.parametrize(
    ("name", "width", "theme"),
    [
        ("report", 400, "light"),
        ("report", 400, "dark"),
        ("report", 1600, "light"),
        ("report", 1600, "dark"),
        ("index", 400, "light"),
        ("index", 1600, "dark"),
        ("empty", 1600, "light"),
        ("hostile", 400, "dark"),
        *((name, 1600, "light") for name in PAGES if name.endswith(" index")),
        (LONGEST, 400, "dark"),
    ],
)
def test_axe_finds_nothing_serious(open_page: Open, name: str, width: int, theme: Theme) -> None:
    opened = open_page(PAGES[name], width=width, theme=theme)
    if name == "report":
        opened.page.get_by_role("button", name="Unfold all").click()

    assert opened.violations() == []


def test_a_committed_report_works(open_page: Open) -> None:
    """Search, filters and deep links, among as many changes as there really are."""
    page = open_page(PAGES[LONGEST]).page
    count = cards(page).count()
    settled = page.locator(".others li").last
    page.evaluate("id => { location.hash = id; }", settled.get_attribute("id"))

    expect(settled).to_be_in_viewport()
    page.get_by_role("button", name="breaking", exact=True).click()
    assert 0 < cards(page).count() < count
    page.get_by_role("searchbox").fill("no such thing")
    expect(cards(page)).to_have_count(0)


def test_axe_finds_nothing_serious_while_one_works(open_page: Open) -> None:
    opened = open_page(REPORT)
    page = opened.page
    page.get_by_role("button", name="breaking").click()
    page.get_by_role("checkbox", name="Done").first.check()
    page.keyboard.press("?")

    assert opened.violations() == []


def test_code_stands_side_by_side_where_there_is_room(open_page: Open) -> None:
    def sides(width: int) -> tuple[float, float]:
        page = open_page(REPORT, width=width).page
        before, after = page.locator("article .side").all()[:2]
        first, second = before.bounding_box(), after.bounding_box()
        assert first is not None
        assert second is not None
        return second["x"] - first["x"], second["y"] - first["y"]

    assert sides(1600)[1] == 0
    assert sides(400)[0] == 0


# ----------------------------------------------------------------------------- find things


def test_search_narrows_and_says_how_many_are_left(open_page: Open) -> None:
    page = open_page(REPORT).page
    page.get_by_role("searchbox").fill("charging_location_id create")

    expect(cards(page)).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text("1 of 20 changes")
    expect(page.locator("section#webhooks")).to_be_hidden()
    page.get_by_role("searchbox").fill("no such thing")
    expect(page.get_by_text("Nothing fits.")).to_be_visible()
    page.get_by_role("button", name="Show all changes").click()
    expect(cards(page)).to_have_count(20)


@pytest.mark.parametrize(
    ("chips", "count"),
    [
        (["breaking"], 9),
        (["breaking", "may break"], 14),
        (["in meaning"], 2),
        (["breaking", "in meaning"], 1),
    ],
)
def test_levels_and_labels_filter(open_page: Open, chips: list[str], count: int) -> None:
    page = open_page(REPORT).page
    for chip in chips:
        page.get_by_role("button", name=chip, exact=True).click()

    expect(cards(page)).to_have_count(count)
    page.get_by_role("button", name="Clear filters").click()
    expect(cards(page)).to_have_count(20)


def test_tags_and_operations_filter(open_page: Open) -> None:
    page = open_page(REPORT).page
    page.get_by_label("Tag", exact=True).select_option("Schedules")
    expect(cards(page)).to_have_count(2)
    page.get_by_label("Operation", exact=True).select_option("POST /schedules")
    expect(cards(page)).to_have_count(2)
    page.get_by_label("Operation", exact=True).select_option("GET /me")
    expect(cards(page)).to_have_count(0)


def test_filters_fold_away_on_a_narrow_screen(open_page: Open) -> None:
    page = open_page(REPORT, width=400).page

    expect(page.get_by_label("Tag", exact=True)).to_be_hidden()
    page.get_by_text("Filter", exact=True).click()
    expect(page.get_by_label("Tag", exact=True)).to_be_visible()


# ------------------------------------------------------------------------------- go places


def test_a_deep_link_unfolds_and_marks_its_change(open_page: Open) -> None:
    page = open_page(REPORT, fragment="#change-c10000000001").page
    card = page.locator("#change-c10000000001")

    expect(card.locator(".body")).to_be_visible()
    expect(card).to_be_in_viewport()
    expect(card).to_have_css("outline-style", "solid")


def test_a_link_to_what_is_filtered_away_shows_it(open_page: Open) -> None:
    page = open_page(REPORT).page
    page.get_by_role("searchbox").fill("no such thing")
    page.evaluate("location.hash = '#change-a10000000004'")

    expect(page.locator("#change-a10000000004")).to_be_in_viewport()


def test_a_link_to_a_change_can_be_copied(open_page: Open) -> None:
    page = open_page(REPORT).page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#change-a10000000004 .permalink").click()

    expect(page.get_by_role("status")).to_have_text("Link copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.url
    assert copied.endswith("#change-a10000000004")


def test_the_contents_tell_where_one_is(open_page: Open) -> None:
    page = open_page(REPORT).page
    page.get_by_role("navigation").get_by_role("link", name="Authentication").click()

    expect(page.locator("nav [aria-current]")).to_have_text("Authentication 1")


# -------------------------------------------------------------------------------- keyboard


def test_keys(open_page: Open) -> None:
    page = open_page(REPORT).page
    focused = page.locator("article.change:focus-within")

    page.keyboard.press("j")
    expect(focused).to_have_id("change-a10000000001")
    page.keyboard.press("j")
    expect(focused).to_have_id("change-a10000000002")
    page.keyboard.press("k")
    expect(focused).to_have_id("change-a10000000001")
    page.keyboard.press("x")
    expect(focused.get_by_role("checkbox")).to_be_checked()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("jkx?")
    expect(page.get_by_role("searchbox")).to_have_value("jkx?")
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_have_value("")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_walking_ends_at_the_ends(open_page: Open) -> None:
    page = open_page(REPORT).page
    page.get_by_role("searchbox").fill("charge-action")
    page.get_by_role("searchbox").blur()
    for key in "kjjjk":
        page.keyboard.press(key)

    expect(page.locator("article.change:focus-within")).to_have_id("change-a1000000000d")


def test_all_folds_and_unfolds(open_page: Open) -> None:
    page = open_page(REPORT).page
    page.get_by_role("button", name="Unfold all").click()
    expect(page.locator("article.change .body:visible")).to_have_count(20)
    page.get_by_role("button", name="Fold all", exact=True).click()
    expect(page.locator("article.change .body:visible")).to_have_count(0)


# ------------------------------------------------------------------------------- remembered


def test_what_is_ticked_is_remembered_everywhere(open_page: Open) -> None:
    page = open_page(REPORT).page
    page.locator("#change-a10000000001").get_by_role("checkbox").check()

    expect(page.locator("#check-a10000000001")).to_be_checked()
    expect(page.locator("nav .tally")).to_have_text("1 of 14")
    box = page.locator("#change-a10000000001").get_by_role("checkbox")

    assert remembered(page, box.is_checked)
    page.get_by_label("Hide what is done").check()
    expect(page.get_by_role("status")).to_have_text("19 of 20 changes")
    page.locator("#check-a10000000001").uncheck()
    expect(page.get_by_role("status")).to_have_text("20 of 20 changes")


def test_without_storage_all_else_works(open_page: Open) -> None:
    page = open_page(REPORT).page
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('none'); } });"
    )
    page.reload()
    page.locator("#change-a10000000001").get_by_role("checkbox").check()
    page.get_by_role("button", name="Switch between light and dark").click()

    expect(page.locator("#check-a10000000001")).to_be_checked()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.get_by_text("Your browser remembers")).to_be_hidden()


@pytest.mark.parametrize("name", ["report", "index"])
def test_the_theme_follows_the_system_until_one_chooses(open_page: Open, name: str) -> None:
    page = open_page(PAGES[name], theme="dark").page
    body, dark, light = page.locator("body"), "rgb(17, 19, 24)", "rgb(255, 255, 255)"

    expect(body).to_have_css("background-color", dark)
    page.reload()
    expect(body).to_have_css("background-color", dark)
    page.get_by_role("button", name="Switch between light and dark").click()
    expect(body).to_have_css("background-color", light)
    assert remembered(page, lambda: page.evaluate(BACKGROUND) == light)


def test_paper_shows_everything_and_no_controls(open_page: Open) -> None:
    page = open_page(REPORT, theme="dark").page
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    expect(page.locator("article.change .body:visible")).to_have_count(20)
    expect(page.get_by_role("searchbox")).to_be_hidden()
    expect(page.locator("article h3").first).to_have_css("color", "rgb(27, 30, 36)")


# ------------------------------------------------------------------------------------ index


def test_the_index_unfolds_a_pair_that_is_linked(open_page: Open) -> None:
    page = open_page(PAGES["index"]).page
    page.get_by_role("link", name="2023-02-01 to 2023-04-15").click()

    expect(page.locator("details[open]").get_by_text("Since 2023-03-01")).to_be_visible()


def test_a_hostile_page_runs_nothing(open_page: Open) -> None:
    page = open_page(PAGES["hostile"]).page
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.get_by_role("button", name="Unfold all").click()
    page.get_by_role("searchbox").fill("<script>")

    expect(cards(page)).to_have_count(20)
    expect(page.locator("img")).to_have_count(0)
