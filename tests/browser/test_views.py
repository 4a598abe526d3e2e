"""Who looks sees what they need: views, map or story, lanes, sorting, filtering, files to take along."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect
from tests.browser.kinds import FLAGSHIP

LABELS = "cells => cells.map(cell => getComputedStyle(cell, '::before').content)"
OTHER = "journeys/greta/jacket-repair/"
SVG = "{http://www.w3.org/2000/svg}"


def _lanes(page: Page) -> set[str]:
    rows = page.locator(".jm-map__scroll tr[data-lane]").all()
    return {row.get_attribute("data-lane") or "" for row in rows if row.is_visible()}


def _choose(page: Page, view: str) -> None:
    page.locator(f"[name=jm-view][value='{view}']").check()


def test_a_view_shows_what_it_is_for(page: Page) -> None:
    page.goto(FLAGSHIP)
    everything = _lanes(page)
    _choose(page, "executive")
    assert {"goal", "feeling", "pains", "metrics", "owner"} <= _lanes(page) < everything
    assert "systems" not in _lanes(page)
    expect(page.locator("#owners")).to_be_hidden()
    expect(page.locator("#metrics")).to_be_visible()
    _choose(page, "operations")
    assert {"backstage", "systems", "handover"} <= _lanes(page)
    expect(page.locator("#owners")).to_be_visible()
    _choose(page, "")
    assert _lanes(page) == everything


def test_a_view_is_kept_in_the_address(page: Page) -> None:
    page.goto(FLAGSHIP)
    _choose(page, "manager")
    expect(page).to_have_url(re.compile(r"\?view=manager$"))
    shown = _lanes(page)
    page.evaluate("localStorage.clear()")
    page.goto("tags/")
    page.goto(f"{FLAGSHIP}?view=manager")
    assert _lanes(page) == shown
    expect(page.locator("[name=jm-view]:checked")).to_have_value("manager")


def test_a_view_is_remembered_on_other_pages(page: Page) -> None:
    page.goto(FLAGSHIP)
    _choose(page, "operations")
    page.goto(OTHER)
    expect(page.locator("[name=jm-view]:checked")).to_have_value("operations")
    assert "goal" not in _lanes(page)


def test_a_view_that_does_not_exist_is_everyone(page: Page) -> None:
    page.goto(f"{FLAGSHIP}?view=%22%3E")
    expect(page.locator("[name=jm-view]:checked")).to_have_value("")


def test_map_and_story_change_places(page: Page) -> None:
    page.goto(FLAGSHIP)
    page.get_by_label("Story", exact=True).check()
    expect(page.locator(".jm-story")).to_be_visible()
    expect(page.locator(".jm-grid")).to_be_hidden()
    page.get_by_label("Map", exact=True).check()
    expect(page.locator(".jm-grid")).to_be_visible()


def test_a_lane_can_be_put_away(page: Page) -> None:
    page.goto(FLAGSHIP)
    page.locator(".jm-pop > summary").first.click()
    page.locator("[data-jm-lane=doing]").uncheck()
    assert "doing" not in _lanes(page)
    for lane in page.locator("fieldset:has([data-jm-lane=pains]) [data-jm-lane]").all():
        lane.uncheck()
    expect(page.locator("tbody[data-group=improvement]")).to_be_hidden()
    page.locator("[data-jm-lane=doing]").check()
    assert "doing" in _lanes(page)


def test_a_touchpoint_that_one_points_at_lights_up_in_all_lanes(page: Page) -> None:
    page.goto(FLAGSHIP)
    lit = page.locator(".jm-grid .is-hot")
    third = page.locator(".jm-grid [data-lane=channel] td").nth(2)
    third.hover()
    assert set(lit.evaluate_all("parts => parts.map(part => part.dataset.tp)")) == {"3"}
    left, right = third.evaluate("cell => [cell.offsetLeft, cell.offsetLeft + cell.offsetWidth]")
    cells = page.locator(".jm-grid :is(th, td).is-hot")
    assert cells.count() > 3
    places = cells.evaluate_all("cells => cells.map(cell => [cell.offsetLeft, cell.offsetWidth])")
    assert all(abs(at - left) <= 1 and abs(at + width - right) <= 1 for at, width in places)
    page.locator(".jm-legend").hover()
    expect(lit).to_have_count(0)


def test_on_a_phone_each_cell_of_the_owners_says_its_column(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(FLAGSHIP)
    heads = page.locator("#owners-table thead th").all_text_contents()
    said = page.locator("#owners-table tbody tr").first.locator("td")
    labels = said.evaluate_all(LABELS)
    assert [label.replace('"', "") for label in labels] == [f"{head}: " for head in heads[1:]]


def test_a_table_is_sorted_by_its_heads(page: Page) -> None:
    page.goto(FLAGSHIP)
    head = page.locator("#owners-table thead th").nth(4)
    values = "rows => rows.map(row => row.cells[4].dataset.v)"
    for way in ("ascending", "descending"):
        head.locator("button").click()
        expect(head).to_have_attribute("aria-sort", way)
        found = page.locator("#owners-table tbody tr").evaluate_all(values)
        known = [float(value) for value in found if value]
        assert known == sorted(known, reverse=way == "descending")
        assert found[len(known) :] == [""] * (len(found) - len(known))
        assert len(page.locator("#owners-table [aria-sort]").all()) == 1


def test_a_table_is_filtered_by_what_one_types(page: Page) -> None:
    page.goto(FLAGSHIP)
    rows = page.locator("#owners-table tbody tr")
    every = rows.count()
    page.locator("[data-jm-filter=owners-table]").fill("cHeckout")
    visible = page.locator("#owners-table tbody tr:visible")
    assert 0 < visible.count() < every
    page.locator("[data-jm-filter=owners-table]").fill("")
    expect(visible).to_have_count(every)


@pytest.mark.parametrize("picture", ["curve", "stages"])
def test_a_picture_can_be_taken_along(page: Page, picture: str, tmp_path: Path) -> None:
    page.goto(FLAGSHIP)
    page.locator(".jm-pop > summary").last.click()
    with page.expect_download() as waiting:
        page.locator(f"[data-jm-save={picture}]").click()
    assert waiting.value.suggested_filename == f"first-trail-shoes-{picture}.svg"
    file = tmp_path / "picture.svg"
    waiting.value.save_as(file)
    text = file.read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)  # noqa: S314  our own file
    assert root.tag == f"{SVG}svg"
    assert float(root.attrib["width"]) > 100
    assert not re.search(r"(?:href|src)=|url\((?!(?:&quot;|\")?#)|var\(|@import|<script", text)
    assert len(set(re.findall(r"rgb\([^)]*\)", text))) > 2
    used = set(re.findall(r"url\((?:&quot;|\")?#([\w-]+)", text))
    assert used <= {part.attrib["id"] for part in root.iter() if "id" in part.attrib}


def test_the_table_can_be_taken_along(page: Page) -> None:
    page.goto(FLAGSHIP)
    page.locator(".jm-pop > summary").last.click()
    with page.expect_download() as waiting:
        page.locator(".jm-pop a[download]").click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    assert "Product page" in text
    assert len(text.splitlines()) > 15
