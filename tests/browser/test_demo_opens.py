"""The demo wiki in a browser: a reader gets from the portfolio to a journey, and the picture is there."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.opened import opened

FLAGSHIP = "journeys/mina/first-trail-shoes/"


def test_the_portfolio_leads_to_a_journey(page: Page) -> None:
    page.goto("journeys/")
    page.locator('main a[href$="mina/first-trail-shoes/"]').first.click()
    expect(page).to_have_url(re.compile(f"/{FLAGSHIP}$"))
    expect(page.locator("main h1")).to_have_count(1)


@pytest.mark.parametrize("width", [360, 1440])
def test_a_journey_is_no_wider_than_its_screen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(FLAGSHIP)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_diagram_needs_no_javascript(chromium: Browser, address: str) -> None:
    with opened(chromium, base_url=address, java_script_enabled=False) as page:
        page.goto(FLAGSHIP)
        drawn = page.locator("main figure svg").first.bounding_box()
    assert drawn is not None
    assert drawn["width"] > 100
    assert drawn["height"] > 100
