"""The feeling curve goes through its points, and its points stand in the middle of their columns."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from tests.browser.kinds import ARABIC, FLAGSHIP, LONG, STRESS_ARABIC
from tests.browser.probes import probe

WIDTHS = (768, 1280, 1440, 2560)
NEAR = 2


def _far(page: Page, end: bool) -> list[tuple[str, float, float]]:
    found = probe(page, "curve", end)
    assert len(found) > 3
    return [point for point in found if max(point[1:]) > NEAR]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("journey", [FLAGSHIP, ARABIC])
def test_points_stand_in_their_columns_and_on_the_line(page: Page, journey: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(journey)
    for end in (False, True):
        assert _far(page, end) == []


@pytest.mark.parametrize("journey", [LONG, STRESS_ARABIC])
def test_points_of_large_maps_stand_in_their_columns(stress_page: Page, journey: str) -> None:
    stress_page.set_viewport_size({"width": 1280, "height": 900})
    stress_page.goto(journey)
    for end in (False, True):
        assert _far(stress_page, end) == []
