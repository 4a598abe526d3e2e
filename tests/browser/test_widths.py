"""No page is wider than its screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from tests.browser.kinds import DEMO, STRESS, WIDTHS
from tests.browser.probes import probe

# Without loading again: what was measured for a wide window must not hold a narrow one open.
FROM_WIDE = sorted(WIDTHS, reverse=True)


def _too_wide(page: Page, address: str) -> dict[int, list[str]]:
    page.goto(address)
    found = {}
    for width in FROM_WIDE:
        page.set_viewport_size({"width": width, "height": 900})
        found[width] = probe(page, "wide")
    return {width: parts for width, parts in found.items() if parts}


@pytest.mark.parametrize("kind", DEMO)
def test_a_page_is_no_wider_than_its_window_and_follows_it(page: Page, kind: str) -> None:
    assert _too_wide(page, DEMO[kind]) == {}


@pytest.mark.parametrize("kind", STRESS)
def test_a_page_of_extremes_is_no_wider_than_its_window(stress_page: Page, kind: str) -> None:
    assert _too_wide(stress_page, STRESS[kind]) == {}


@pytest.mark.parametrize("width", [360, 1440])
def test_a_page_that_opens_at_a_width_keeps_to_it(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for kind in ("home", "flagship", "arabic journey", "owner"):
        page.goto(DEMO[kind])
        assert probe(page, "wide") == []
