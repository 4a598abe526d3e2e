"""On paper nothing is lost: the map on A3, split by stage where it is too wide, and every other page too."""

from __future__ import annotations

import io
import re

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader
from tests.browser.kinds import DEMO, FLAGSHIP, LONG, OWNER, STRESS_ARABIC
from tests.browser.probes import probe

A3 = (1191, 842)
# What is printed on, in pixels of CSS: A3 and Letter across, without their margins.
A3_INSIDE, LETTER_INSIDE = 1519, 980

LABELS = ".jm-map__scroll .jm-lane__n"
NAMES = ".jm-map__scroll .jm-th > a:not(.jm-new)"


def _sheets(page: Page) -> list[str]:
    """The text of each sheet. Spaces differ between a page and a sheet, so there are none."""
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    return [_bare(sheet.extract_text()) for sheet in pdf.pages]


def _bare(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b]+", "", text)


def _words(page: Page, selector: str) -> list[str]:
    return [_bare(text) for text in page.locator(selector).all_text_contents()]


def test_a_journey_is_printed_on_a3(page: Page) -> None:
    page.goto(FLAGSHIP)
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert {tuple(round(float(side)) for side in sheet.mediabox[2:]) for sheet in pdf.pages} == {A3}


def test_no_lane_and_no_touchpoint_is_lost(page: Page) -> None:
    page.goto(FLAGSHIP)
    labels, names = _words(page, LABELS), _words(page, NAMES)
    assert len(names) == 15
    sheets = _sheets(page)
    whole = "".join(sheets)
    assert [word for word in labels + names if word not in whole] == []
    assert all(name in sheets[0] for name in names)


def test_a_map_that_is_continued_names_its_touchpoints_again(page: Page) -> None:
    page.goto(FLAGSHIP)
    names, last = _words(page, NAMES), _words(page, LABELS)[-1]
    sheets = _sheets(page)
    end = next(index for index, sheet in enumerate(sheets) if last in sheet)
    assert end <= 1
    assert all(name in sheet for sheet in sheets[: end + 1] for name in names)


def test_what_an_executive_sees_stands_on_one_sheet(page: Page) -> None:
    page.goto(f"{FLAGSHIP}?view=executive")
    shown = [_bare(label.inner_text()) for label in page.locator(LABELS).all() if label.is_visible()]
    first = _sheets(page)[0]
    assert [word for word in [*shown, *_words(page, NAMES)] if word not in first] == []


def test_a_wide_map_is_split_by_stage_with_all_lane_labels(stress_page: Page) -> None:
    stress_page.goto(LONG)
    labels = _words(stress_page, LABELS)
    parts = stress_page.locator(".jm-sheet")
    assert parts.count() > 3
    for part in parts.all():
        assert [_bare(text) for text in part.locator(".jm-lane__n").all_text_contents()] == labels
        assert part.locator(".jm-th").count() <= 10
    names = _words(stress_page, NAMES)
    assert _words(stress_page, ".jm-sheet .jm-th > a:not(.jm-new)") == names
    assert len(names) == 40
    whole = "".join(_sheets(stress_page))
    assert all(whole.count(label) >= parts.count() for label in labels)


@pytest.mark.parametrize("journey", [FLAGSHIP, DEMO["arabic journey"]])
def test_nothing_of_a_journey_stands_out_of_the_sheet(page: Page, journey: str) -> None:
    page.set_viewport_size({"width": A3_INSIDE, "height": 1046})
    page.emulate_media(media="print")
    page.goto(journey)
    assert probe(page, "printed") == []


@pytest.mark.parametrize("journey", [LONG, STRESS_ARABIC])
def test_nothing_of_a_large_journey_stands_out_of_the_sheet(stress_page: Page, journey: str) -> None:
    stress_page.set_viewport_size({"width": A3_INSIDE, "height": 1046})
    stress_page.emulate_media(media="print")
    stress_page.goto(journey)
    assert probe(stress_page, "printed") == []


@pytest.mark.parametrize("kind", ["home", "owner", "stages", "pain points", "persona"])
def test_nothing_of_another_page_stands_out_of_the_sheet(page: Page, kind: str) -> None:
    page.set_viewport_size({"width": LETTER_INSIDE, "height": 1000})
    page.emulate_media(media="print")
    page.goto(DEMO[kind])
    assert probe(page, "printed") == []


def test_a_page_of_an_owner_is_printed_whole(page: Page) -> None:
    page.goto(OWNER)
    headings = _words(page, ".jm h1, .jm h2")
    whole = "".join(_sheets(page))
    assert [heading for heading in headings if heading not in whole] == []
