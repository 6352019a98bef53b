"""A real Chromium, the distribution's; without one these tests skip."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Literal, Protocol

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

Theme = Literal["light", "dark"]


@dataclass
class Opened:
    """A page of a file, and all that it asked for or complained about."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def violations(self) -> list[str]:
        """Give what axe-core finds serious or critical, each with the elements it is about."""
        axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
        self.page.evaluate(axe)
        found = self.page.evaluate("axe.run({ resultTypes: ['violations'] })")
        return [
            f"{one['id']}: {[node['target'] for node in one['nodes']][:5]}"
            for one in found["violations"]
            if one["impact"] in {"serious", "critical"}
        ]


class Open(Protocol):
    """Opens HTML text from a file."""

    def __call__(
        self, html: str, *, width: int = 1600, theme: Theme = "light", fragment: str = ""
    ) -> Opened: ...


@contextmanager
def _browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("there is no chromium; `apt-get install chromium` brings one")
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=as_root)
        yield browser
        browser.close()


# Not of the whole session: Playwright keeps an event loop running, in which no other test can run.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with _browser() as browser:
        yield browser


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Give a function that opens HTML; at the end no page may have gone out or complained."""
    pages: list[Opened] = []

    def opened(
        html: str, *, width: int = 1600, theme: Theme = "light", fragment: str = ""
    ) -> Opened:
        file = tmp_path / f"{len(pages)}.html"
        file.write_text(html, encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=theme, reduced_motion="reduce"
        )
        one = Opened(context.new_page())
        pages.append(one)
        one.page.on("request", lambda request: one.requests.append(request.url))
        one.page.on("pageerror", lambda error: one.errors.append(str(error)))
        one.page.on("console", lambda message: one.errors.append(message.text))
        one.page.goto(f"{file.as_uri()}{fragment}")
        return one

    yield opened
    for one in pages:
        one.page.context.close()
    assert [error for one in pages for error in one.errors] == []
    assert {url.partition(":")[0] for one in pages for url in one.requests} <= {"file", "data"}
