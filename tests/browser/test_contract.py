"""The page of a contract test in a real browser, as its readers use it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from specloom.contract.model import Goal
from specloom.report.contract import render_run
from tests.browser.conftest import Open, Theme
from tests.contract.runs import RUN, RUNS, WRONG_TYPE

PAGES = {name: render_run(run, "html") for name, run in RUNS.items()}
HUGE = render_run(
    replace(
        RUN,
        failures=tuple(replace(WRONG_TYPE, fingerprint=f"{number:012x}") for number in range(60)),
        goals={
            Goal(f"GET /{'long' * 12}/{number}", "branch", f"#/a/oneOf/{arm}"): "never seen"
            for number in range(60)
            for arm in range(70)
        },
    ),
    "html",
)


@pytest.mark.parametrize("name", [*PAGES, "huge"])
def test_no_page_scrolls_sideways(open_page: Open, name: str) -> None:
    page = open_page(PAGES.get(name, HUGE)).page
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    needed = []
    widths = (320, 400, 800, 1600)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        needed.append(page.evaluate("document.documentElement.scrollWidth"))

    assert needed == list(widths)


@pytest.mark.parametrize(
    ("name", "width", "theme"),
    [
        ("pets", 400, "light"),
        ("pets", 1600, "dark"),
        ("compat", 1600, "light"),
        ("clean", 400, "dark"),
        ("empty", 1600, "light"),
        ("partial", 1600, "dark"),
        ("strange", 400, "dark"),
    ],
)
def test_axe_finds_nothing_serious(open_page: Open, name: str, width: int, theme: Theme) -> None:
    opened = open_page(PAGES[name], width=width, theme=theme)
    opened.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")

    assert opened.violations() == []


def test_search_and_filters_leave_what_fits(open_page: Open) -> None:
    page = open_page(PAGES["pets"]).page
    cards = page.locator(".card:visible")
    expect(cards).to_have_count(4)

    page.keyboard.press("/")
    page.keyboard.type("teapot")
    expect(cards).to_have_count(1)
    expect(page.locator("#shown")).to_have_text("1 of 4")
    page.keyboard.press("Escape")
    page.get_by_role("checkbox", name="Flaky failures").press("Space")
    expect(cards).to_have_count(3)
    page.get_by_role("searchbox").fill("/pets/{petId} path")
    expect(page.locator(".operation:visible")).to_have_count(1)
    expect(page.get_by_text("Nothing fits.")).to_be_visible()
    page.get_by_role("button", name="Show all").click()
    expect(cards).to_have_count(4)


def test_a_link_opens_its_failure(open_page: Open) -> None:
    page = open_page(PAGES["pets"], fragment="#failure-c3c3c3c3c3c3").page
    card = page.locator("#failure-c3c3c3c3c3c3")

    expect(card).to_have_attribute("open", "")
    expect(card.locator(".step")).to_have_count(3)
    page.get_by_role("button", name="Unfold all").click()
    expect(page.locator(".card[open]")).to_have_count(4)
    page.get_by_role("button", name="Fold all").click()
    expect(page.locator(".card[open]")).to_have_count(0)


@pytest.mark.parametrize("allowed", [True, False])
def test_a_command_can_be_copied(open_page: Open, *, allowed: bool) -> None:
    page = open_page(PAGES["pets"]).page
    write = "window.copied = text" if allowed else "throw Error('not allowed')"
    page.evaluate(f"() => {{ navigator.clipboard.writeText = async (text) => {{ {write}; }}; }}")
    button = page.locator(".copy").first
    button.click()

    expect(button).to_have_text("Copied" if allowed else "Copy")
    copied = page.evaluate("window.copied ?? getSelection().toString()")
    assert copied == RUN.failures[0].steps[0].curl


def test_what_was_not_covered_is_told_with_why(open_page: Open) -> None:
    page = open_page(PAGES["pets"]).page
    row = page.locator(".operation").first
    row.locator("summary").click()

    expect(row.get_by_text("404 no request was answered so")).to_be_visible()
    expect(row.get_by_text("1 covered")).to_be_visible()
    expect(row.locator(".pill.met").first).to_have_text("200 covered")
