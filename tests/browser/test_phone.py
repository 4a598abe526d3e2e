"""On a phone nothing scrolls sideways but the map's own frame, and a diagram that an author drew wide."""

from __future__ import annotations

from playwright.sync_api import Page
from tests.browser.kinds import DEMO

SCROLLING = """() => [...document.querySelectorAll(".jm *")]
    .filter(part => part.clientWidth > 1 && part.scrollWidth > part.clientWidth + 1 && part.checkVisibility())
    .filter(part => /auto|scroll/.test(getComputedStyle(part).overflowX))
    .filter(part => !part.matches(".jm-map__scroll, .jm-figure__picture, pre, pre > code"))
    .map(part => `${part.className}: ${part.scrollWidth} > ${part.clientWidth}`)"""


def test_nothing_scrolls_sideways_but_the_map(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    found = {}
    for kind, address in DEMO.items():
        page.goto(address)
        found[kind] = page.evaluate(SCROLLING)
    assert {kind: parts for kind, parts in found.items() if parts} == {}
