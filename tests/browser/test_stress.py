"""Nothing is cut off and nothing overlaps, however much people write."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from tests.browser.kinds import DEMO, DENSE, FLAGSHIP, LONG, STRESS
from tests.browser.probes import probe

EXTREMES = ("persona", "twelve stages", "dense", "one touchpoint", "no feeling", "japanese", "arabic")


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("kind", EXTREMES)
def test_text_is_whole_and_free(stress_page: Page, kind: str, width: int) -> None:
    stress_page.set_viewport_size({"width": width, "height": 900})
    stress_page.goto(STRESS[kind])
    assert probe(stress_page, "boxes") == []


@pytest.mark.parametrize("kind", ["home", "persona", "flagship", "arabic journey", "owner"])
def test_text_of_the_demo_is_whole_and_free(page: Page, kind: str) -> None:
    page.goto(DEMO[kind])
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert probe(page, "boxes") == []


@pytest.mark.parametrize("width", [768, 1280, 1440, 2560])
@pytest.mark.parametrize("journey", [LONG, DENSE, STRESS["arabic"], STRESS["japanese"]])
def test_feelings_keep_apart(stress_page: Page, journey: str, width: int) -> None:
    stress_page.set_viewport_size({"width": width, "height": 900})
    stress_page.goto(journey)
    assert probe(stress_page, "lane") == []


def test_feelings_of_the_demo_keep_apart(page: Page) -> None:
    page.goto(FLAGSHIP)
    for width in (768, 1280, 1440, 2560):
        page.set_viewport_size({"width": width, "height": 900})
        assert probe(page, "lane") == []
