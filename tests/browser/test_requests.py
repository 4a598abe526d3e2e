"""No page asks anybody but its own site, and its console stays empty.

Each test that uses the fixture `page` holds this, and test_widths opens every kind of page with it. So here
the watch itself is tested, and what a page asks for later: when it has come to rest, and when one searches.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.kinds import DEMO, FLAGSHIP
from tests.browser.searching import search
from tests.browser.watched import watched


@pytest.mark.parametrize("kind", ["home", "flagship", "guide"])
def test_a_page_at_rest_has_asked_nobody_else(page: Page, kind: str) -> None:
    page.goto(DEMO[kind], wait_until="networkidle")


def test_searching_asks_nobody_else(page: Page) -> None:
    page.goto(FLAGSHIP)
    search(page, "trail shoes")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


@pytest.mark.parametrize(
    "fault", ["fetch('http://127.0.0.1:9/').catch(() => 0)", "console.warn('x')", "setTimeout(() => x.y)"]
)
def test_the_watch_sees_a_fault(chromium: Browser, address: str, fault: str) -> None:
    with pytest.raises(AssertionError):
        _commit(fault, chromium, address)


def _commit(fault: str, chromium: Browser, address: str) -> None:
    with watched(chromium, address) as page:
        page.goto("tags/")
        page.evaluate(f"() => {{ {fault} }}")
        page.wait_for_timeout(200)


def test_no_kind_of_page_is_forgotten(demo: Path) -> None:
    built = {path.relative_to(demo).parts[0] for path in demo.rglob("index.html")} - {"index.html"}
    assert built == {address.partition("/")[0] for address in DEMO.values()} - {""}
