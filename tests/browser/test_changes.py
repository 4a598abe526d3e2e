"""The past of the demo wiki, in the browser: what changed, did it get better, and who should know."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Locator, Page
from tests.browser.kinds import FLAGSHIP, OWNER
from tests.browser.served import served
from tests.browser.watched import watched
from tests.demo_story import tell
from tests.site.apart import build_apart

ATOM = "{http://www.w3.org/2005/Atom}"


def said(found: Locator) -> list[str]:
    """What one reads, with single spaces."""
    return [" ".join(text.split()) for text in found.all_inner_texts()]


def test_what_is_different_since_the_previous_version(page: Page) -> None:
    page.goto("changes/")
    assert said(page.locator(".jm-lead .jm-sub")) == [
        "Version v1.1 of Aug 10, 2026 is what all is compared with."
    ]
    assert said(page.locator(".jm-lead dd")) == ["1", "1", "0"]
    assert said(page.locator(".jm-move h3")) == [
        "First trail shoes Mina Arvesen",
        "Return shoes, next year Mina Arvesen Future state Added",
    ]
    assert said(page.locator(".jm-move .jm-step")) == [
        "Experience: +0.54 → +0.46 (−0.08 because we know more)",
        "Validated: 75% → 77%",
        "Health of the map: 87 → 88",
    ]
    assert page.locator(".jm-move .jm-step").first.locator(".jm-delta").count() == 0
    assert said(page.locator(".jm-move").first.locator(".jm-changes li")) == [
        "Renamed Touchpoint 1 A friend's photo A friend's photo: was Photo from a friend",
        "Changed Touchpoint 5 Product page Product page: feeling: −0.5 → −1.5 (was a guess before)",
        "Changed Touchpoint 5 Product page Product page: evidence: + Three weeks with 14 people who bought "
        "their first trail shoes, + Web shop paths to a first pair (assumed → validated)",
        "Changed Touchpoint 9 Checkout Checkout: owner: Customer Service → Web Shop and App",
        "Changed Touchpoint 9 Checkout Checkout: supporting owners: + Customer Service",
        "Added Touchpoint 13 Week-two email Week-two email",
    ]


def test_who_should_know(page: Page) -> None:
    page.goto("changes/")
    assert said(page.locator("[data-owner]")) == [
        "Brand and Content: First trail shoes",
        "Member Club: First trail shoes, Return shoes, next year",
        "Customer Service: First trail shoes, Return shoes, next year",
        "Stores: Return shoes, next year",
        "Warehouse and Delivery: Return shoes, next year",
        "Web Shop and App: First trail shoes, Return shoes, next year",
    ]


def test_a_better_guess_is_no_better_service(page: Page) -> None:
    """The line goes on where customers felt otherwise, and ends where we learned how they feel."""
    page.goto(FLAGSHIP)
    trend = page.locator(
        "#history ~ .jm-hist [data-trend=experience], .jm-hist [data-trend=experience]"
    ).first
    assert said(trend.locator("li")) == ["v1.0 +0.46", "v1.1 +0.54", "today +0.46 , as we know it now"]
    assert said(page.locator(".jm-hollow")) == [
        "A hollow dot: we know better than before, or journeys came or went. "
        "Don't compare it with the dot before."
    ]
    line = trend.locator("path").get_attribute("d") or ""
    assert re.fullmatch(r"M0\.0 [\d.]+L50\.0 [\d.]+M100\.0 [\d.]+", line)
    page.goto("changes/")
    assert said(page.locator(".jm-verdict")) == [
        "Since v1.1, customers feel no difference that we can prove. We know more than before: −0.01. "
        "1 metric got worse."
    ]


def test_over_time(page: Page) -> None:
    page.goto("changes/")
    assert said(page.locator(".jm-ver h3")) == ["v1.1"]
    assert page.locator("details .jm-entry").first.is_visible() is False
    page.get_by_text("Since v1.1, one by one").click()
    assert said(page.locator(".jm-entry .jm-ver__s")) == [
        "The mail after two weeks, and how returns could be",
        "Names and owners as they are",
        "What the diaries say about the product page",
        "The ad opens the guide",
        "Fittings in the stores feel better",
    ]
    assert said(page.locator(".jm-entry").last) == [
        "Fittings in the stores feel better Jul 6, 2026, Noor Abel First trail shoes Mina Arvesen 3 changes "
        "Experience: +0.46 → +0.54 (+0.07 felt by customers; +0.01 because we know more)"
    ]


def test_the_history_of_a_journey(page: Page) -> None:
    page.goto(FLAGSHIP)
    entry = page.locator(".jm-entry", has_text="The ad opens the guide")
    assert said(entry.locator(".jm-changes li")) == [
        "Closed Touchpoint 2 Pain point The ad opens the home page and not the guide it promises: "
        "status: open → closed",
        "Shipped Touchpoint 2 Opportunity Let the ad open the beginner's guide: status: planned → shipped",
        "Changed Touchpoint 2 Opportunity Let the ad open the beginner's guide: tested by: "
        "+ Web shop paths to a first pair",
        "Changed Touchpoint 2 Opportunity Let the ad open the beginner's guide: result: nothing → "
        "Of those who click, 41% now read on. It was 17%.",
    ]
    assert said(entry.locator("> p.jm-dim")) == ["Aug 10, 2026, Ida Falk"]
    assert said(page.locator(".jm-ghost figcaption")) == [
        "Solid: today. Dotted: v1.1. Experience: +0.54 → +0.46 (−0.08 because we know more). "
        "Product page: −0.5 to −1.5 Not known yet: Week-two email."
    ]
    assert said(page.locator(".jm-ghost__c")) == ["5−0.5 → −1.5"]
    page.locator(".jm-entry .jm-n", has_text="9").first.click()
    assert page.url.endswith("#tp-checkout")


def test_the_curve_of_before_lies_behind_that_of_today(page: Page) -> None:
    page.goto(FLAGSHIP)
    both = [page.locator(f".jm-ghost__{name}").get_attribute("d") or "" for name in "ab"]
    assert both[0] != both[1]
    assert "dash" in page.locator(".jm-ghost__a").evaluate(
        "e => getComputedStyle(e).strokeDasharray && 'dash'"
    )


def test_marks(page: Page) -> None:
    page.goto(FLAGSHIP)
    assert said(page.locator("thead .jm-th:has(.jm-new)")) != []
    marks = (
        page.locator(".jm-grid")
        .first.locator(".jm-th")
        .evaluate_all(
            "all => all.map(e => [e.dataset.tp, e.querySelector('.jm-new')?.dataset.mark]).filter(e => e[1])"
        )
    )
    assert marks == [["1", "changed"], ["5", "changed"], ["9", "changed"], ["13", "added"]]
    page.goto("journeys/mina/")
    assert page.locator("[data-journey]").evaluate_all(
        "all => all.map(e => [e.dataset.journey, e.querySelector('.jm-new')?.dataset.mark ?? ''])"
    ) == [
        ["mina/first-trail-shoes", "changed"],
        ["mina/return-shoes-next", "added"],
        ["mina/return-shoes", ""],
        ["mina/shoe-fitting", ""],
    ]


def test_a_metric_over_versions(page: Page) -> None:
    page.goto("changes/")
    found = page.locator("[data-trend=metric]")
    assert said(found.locator("figcaption")) == ["Shoes that fit at the first try target 80%"]
    assert said(found.locator("li")) == ["v1.0 69%", "v1.1 69%", "today 68%"]


def test_one_can_follow(page: Page, demo: Path) -> None:
    page.goto("changes/")
    names = page.locator(".jm-follow a").evaluate_all("all => all.map(e => e.getAttribute('href'))")
    assert names == ["feed.xml", "changes.json"]
    told = json.loads((demo / "changes/changes.json").read_text("utf-8"))
    assert (told["version"], told["previous"]) == (1, "v1.1")
    assert [each["subject"] for each in told["commits"]][-1] == "Fittings in the stores feel better"
    for folder in ("changes", FLAGSHIP, OWNER):
        feed = ElementTree.fromstring((demo / folder / "feed.xml").read_bytes())  # noqa: S314  our own
        assert feed.findall(f"{ATOM}entry") != []


@pytest.mark.parametrize("place", [FLAGSHIP, OWNER])
def test_the_feed_is_linked_from_its_page(page: Page, place: str) -> None:
    page.goto(place)
    assert page.locator("a[type='application/atom+xml']").last.get_attribute("href") == "feed.xml"


def test_the_way_there(page: Page) -> None:
    """From the overview, by a line and for executives; from a mark to the section; from an owner."""
    page.goto("journeys/")
    assert said(page.locator(".jm-since")) == ["Since v1.1: 1 changed, 1 new. What changed"]
    page.locator(".jm-since a").click()
    page.wait_for_url("**/changes/")
    page.goto(FLAGSHIP)
    page.locator("thead .jm-new").first.click()
    assert page.url.endswith("#history")
    page.goto("owners/web-shop/")
    assert said(page.locator("section[aria-labelledby=changes] li")) == [
        "Changed Touchpoint Product page: feeling: −0.5 → −1.5 (was a guess before) First trail shoes",
        "Changed Touchpoint Product page: evidence: + Three weeks with 14 people who bought their first "
        "trail shoes, + Web shop paths to a first pair (assumed → validated) First trail shoes",
        "Changed Touchpoint Checkout: owner: Customer Service → Web Shop and App First trail shoes",
        "Changed Touchpoint Checkout: supporting owners: + Customer Service First trail shoes",
    ]


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demo with a past, in Arabic."""
    home = tell(tmp_path_factory.mktemp("arabic"))
    settings = home / "journeys/journeys.yml"
    settings.write_text(settings.read_text("utf-8").replace("language: en", "language: ar"), "utf-8")
    site = tmp_path_factory.mktemp("arabic-site")
    build_apart(home, site, "mkdocs", "build")
    with served(site) as address:
        yield address


def test_from_right_to_left_what_was_stands_right_of_what_is(chromium: Browser, arabic: str) -> None:
    with watched(chromium, arabic) as page:
        page.goto("changes/")
        step = page.locator(".jm-move .jm-step").first
        places = step.evaluate(
            """e => {
                const text = e.firstElementChild.firstChild, range = document.createRange();
                return ['0.54', '0.46'].map(number => {
                    const start = text.data.indexOf(number);
                    range.setStart(text, start);
                    range.setEnd(text, start + number.length);
                    return range.getBoundingClientRect().left;
                });
            }"""
        )
        assert places[0] > places[1] > 0
