"""Pages that stand alone: the card of a journey in a frame, and what customers can expect."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page
from tests.browser.kinds import STRESS
from tests.browser.opened import opened
from tests.browser.probes import probe
from tests.browser.served import served
from tests.browser.test_axe import violations
from tests.browser.watched import watched
from tests.site.apart import PROJECT

from mkdocs_journeys.cli import main

FLAGSHIP = "journeys/mina/first-trail-shoes/"
CARDS = (FLAGSHIP, "journeys/salma/group-trip/", "journeys/bode/check-our-sizes/")
EXPECTED = ("mina/first-trail-shoes.html", "salma/group-trip.html")
WIDTHS = (320, 480, 800)
SITE = "https://example-org.github.io/mkdocs-journeys/"


@pytest.fixture(scope="module")
def expectations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the pages for customers are served."""
    folder = tmp_path_factory.mktemp("expectations")
    command = ["export", "--format", "what-to-expect", "--dir", str(PROJECT / "journeys")]
    result = CliRunner().invoke(main, [*command, "--to", str(folder)])
    assert result.exit_code == 0, result.output
    with served(folder) as address:
        yield address


@pytest.fixture
def customers_page(chromium: Browser, expectations: str) -> Iterator[Page]:
    with watched(chromium, expectations) as page:
        yield page


def looked_at(page: Page, address: str) -> list[str]:
    """What is wrong with a page, at all widths and in both schemes."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(address)
        found += [f"{scheme}: {each}" for each in violations(page)]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 400})
        found += [f"{width}: {part}" for part in probe(page, "wide")]
    return found


@pytest.mark.parametrize("journey", CARDS)
def test_a_card_is_for_everybody_and_fits_its_frame(page: Page, journey: str) -> None:
    assert looked_at(page, f"{journey}card.html") == []


@pytest.mark.parametrize("kind", ["dense", "no feeling", "one touchpoint"])
def test_so_is_a_card_of_extremes(stress_page: Page, kind: str) -> None:
    assert looked_at(stress_page, f"{STRESS[kind]}card.html") == []


@pytest.mark.parametrize("address", EXPECTED)
def test_what_customers_can_expect_is_for_everybody(customers_page: Page, address: str) -> None:
    assert looked_at(customers_page, address) == []


@pytest.mark.parametrize("address", EXPECTED)
def test_it_prints_in_dark_on_light(customers_page: Page, address: str) -> None:
    customers_page.emulate_media(media="print", color_scheme="dark")
    customers_page.goto(address)
    style = "getComputedStyle(document.body)"
    colours = customers_page.evaluate(f"[{style}.color, {style}.backgroundColor]")
    assert colours == ["rgb(31, 41, 51)", "rgb(255, 255, 255)"]


@pytest.fixture(scope="module")
def wiki_of_others(
    chromium: Browser, address: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A page on another site that shows a card, by the code that stands on the journey's page."""
    with opened(chromium, java_script_enabled=False) as page:
        page.goto(address + FLAGSHIP)
        code = re.search(r"&lt;iframe.*?/iframe&gt;", page.content())
    assert code, "the code stands on the page without scripts"
    frame = html.unescape(code[0])
    assert f'src="{SITE}{FLAGSHIP}card.html" title="I buy my first trail shoes"' in frame
    folder = tmp_path_factory.mktemp("others")
    (folder / "index.html").write_text(
        f"<!doctype html><link rel='icon' href='data:,'><h1>Theirs</h1>{frame.replace(SITE, address)}",
        "utf-8",
    )
    with served(folder) as theirs:
        yield theirs


@pytest.mark.parametrize("has_scripts", [True, False])
def test_another_wiki_shows_the_card_and_its_link_opens_the_journey(
    chromium: Browser, wiki_of_others: str, address: str, has_scripts: bool
) -> None:
    with opened(chromium, java_script_enabled=has_scripts) as page:
        page.set_viewport_size({"width": 390, "height": 700})
        told: list[str] = []
        page.on("console", lambda message: told.append(message.text))
        page.goto(wiki_of_others)
        card = page.frame_locator("iframe")
        assert card.locator("h1").inner_text() == "“I buy my first trail shoes”"
        assert card.locator("svg").get_attribute("role") == "img"
        assert card.locator("ol li").count() == 5
        # All of it is in sight.
        inside = next(frame for frame in page.frames if frame.url.endswith("card.html"))
        if has_scripts:
            assert inside.evaluate("document.documentElement.scrollHeight <= innerHeight")
        with page.context.expect_page() as shown:
            card.get_by_role("link", name="Open the journey").click()
        assert shown.value.url == address + FLAGSHIP
        assert told == []


def test_the_curve_of_a_card_runs_from_right_to_left_where_the_writing_does(page: Page) -> None:
    ends = "[...document.querySelectorAll('.dot')].map(dot => dot.getBoundingClientRect().x)"
    page.goto(f"{CARDS[0]}card.html")
    places = page.evaluate(ends)
    assert places == sorted(places)
    page.goto(f"{CARDS[1]}card.html")
    places = page.evaluate(ends)
    assert places == sorted(places, reverse=True)


def test_no_card_asks_for_another_file(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{FLAGSHIP}card.html")
    assert [url.partition("/journeys/")[2] for url in asked] == ["mina/first-trail-shoes/card.html"]
