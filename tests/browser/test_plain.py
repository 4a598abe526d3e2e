"""Everything can be read and reached without a script, without a mouse, without colours of ours."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect
from tests.browser.kinds import ARABIC, DEMO, FLAGSHIP
from tests.browser.probes import probe
from tests.browser.watched import watched

PHONE: ViewportSize = {"width": 390, "height": 800}


@pytest.fixture
def plain(chromium: Browser, address: str) -> Iterator[Page]:
    """A page without JavaScript."""
    with watched(chromium, address, java_script_enabled=False) as page:
        yield page


def test_the_map_is_there_without_a_script(plain: Page) -> None:
    plain.goto(FLAGSHIP)
    expect(plain.locator(".jm-grid")).to_be_visible()
    expect(plain.locator(".jm-story")).to_be_hidden()
    expect(plain.locator(".jm-curve > svg")).to_be_visible()


def test_a_phone_gets_the_story_and_can_have_the_map(plain: Page) -> None:
    plain.set_viewport_size(PHONE)
    plain.goto(FLAGSHIP)
    expect(plain.locator(".jm-story")).to_be_visible()
    expect(plain.locator(".jm-grid")).to_be_hidden()
    plain.locator("[name=jm-layout][value=map]").check(force=True)
    expect(plain.locator(".jm-grid")).to_be_visible()
    expect(plain.locator(".jm-story")).to_be_hidden()


@pytest.mark.parametrize("kind", ["home", "flagship", "owners", "pain points", "opportunities"])
def test_nothing_is_offered_that_needs_a_script(plain: Page, kind: str) -> None:
    plain.goto(DEMO[kind])
    for part in plain.locator(".jm button, .jm input[type=search], .jm-js").all():
        expect(part).to_be_hidden()


@pytest.mark.parametrize("size", [PHONE, {"width": 1440, "height": 900}])
def test_links_within_the_page_lead_to_something_visible(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    page.goto(FLAGSHIP)
    assert probe(page, "targets") == []


def _outline(part: Locator) -> str:
    style: str = part.evaluate("part => getComputedStyle(part).outlineStyle")
    return style


@pytest.mark.parametrize(("journey", "key"), [(FLAGSHIP, "ArrowRight"), (ARABIC, "ArrowLeft")])
def test_the_map_is_reached_by_tab_and_scrolled_by_arrows(page: Page, journey: str, key: str) -> None:
    page.set_viewport_size({"width": 1000, "height": 800})
    page.goto(journey)
    frame = page.locator(".jm-map__scroll")
    page.locator(".jm-pop > summary").last.focus()
    page.keyboard.press("Tab")
    expect(frame).to_be_focused()
    assert _outline(frame) == "solid"
    page.keyboard.press(key)
    page.wait_for_function("() => Math.abs(document.querySelector('.jm-map__scroll').scrollLeft) > 10")


def test_all_tools_have_a_visible_focus(page: Page) -> None:
    page.goto(FLAGSHIP)
    for selector in (
        ".jm-pop > summary",
        "[data-jm-print]",
        "[data-jm-filter]",
        ".jm-table--own thead button",
    ):
        tool = page.locator(selector).first
        tool.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        expect(tool).to_be_focused()
        assert _outline(tool) != "none"
    for name in ("jm-layout", "jm-view"):
        page.locator(f"[name={name}]").first.focus()
        page.keyboard.press("ArrowRight")
        assert _outline(page.locator(f"[name={name}]:checked + span")) == "solid"


def test_escape_closes_what_is_open(page: Page) -> None:
    page.goto(FLAGSHIP)
    lanes = page.locator(".jm-pop").first
    lanes.locator("summary").press("Enter")
    expect(lanes.locator("fieldset").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(lanes.locator("fieldset").first).to_be_hidden()
    expect(lanes.locator("summary")).to_be_focused()


def test_nothing_moves_for_those_who_want_rest(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(FLAGSHIP)
    moving = """() => [...document.querySelectorAll(".jm *")].filter(part => {
      const style = getComputedStyle(part);
      return parseFloat(style.transitionDuration) > 0 || style.animationName !== "none";
    }).length"""
    assert page.evaluate(moving) == 0


def test_forced_colours_keep_borders_and_lines(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(FLAGSHIP)
    for selector in (".jm-card", ".jm-pt__dot", ".jm-own", ".jm-key", ".jm-emo"):
        width = page.locator(f"{selector} >> visible=true").first.evaluate(
            "part => parseFloat(getComputedStyle(part).borderTopWidth)"
        )
        assert width >= 1
    ink = page.evaluate("getComputedStyle(document.body).color")
    line = page.locator(".jm-curve__l").first.evaluate("part => getComputedStyle(part).stroke")
    assert line == ink
