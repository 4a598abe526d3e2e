"""What publish.yml has put onto Pages, as readers meet it: served below the site's path, as Pages does."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.hosted import hosted
from tests.browser.opened import opened
from tests.browser.watched import watched
from tests.workflows.hosted import Hosted, Run

BANNER = "aside.jm-version"
JOURNEY = "journeys/nadia/first-visit/"
TITLES = {
    "2026.1": "I climb, said in January",
    "2026.2": "I climb, said in February",
    "latest": "I climb, said in February",
    "2026.1.1": "I climb, said again",
    "dev": "I climb, said today",
}


@pytest.fixture(scope="module")
def site(hosted_versions: tuple[Hosted, Mapping[str, Run]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the site stands as `wiki`."""
    folder = tmp_path_factory.mktemp("pages")
    shutil.copytree(hosted_versions[0].kept / "pages", folder / "wiki", symlinks=True)
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> Iterator[str]:
    with hosted(site) as address:
        yield address


@pytest.fixture
def page(chromium: Browser, pages: str) -> Iterator[Page]:
    """A page on which nothing may fail."""
    with watched(chromium, pages) as page:
        yield page


@pytest.fixture
def loose(chromium: Browser, pages: str) -> Iterator[Page]:
    """A page that may look for pages in vain: a browser writes each of them into its console."""
    with opened(chromium, base_url=pages) as page:
        yield page


def heading(page: Page) -> str:
    """The journey's title, without its quotation marks."""
    text: str = page.locator("h1").inner_text()
    return text.strip("“”")


def test_the_root_leads_to_the_newest_version(page: Page, pages: str) -> None:
    page.goto("")
    page.wait_for_url(f"{pages}latest/")
    expect(page.locator(".md-version__current")).to_contain_text("2026.2")
    expect(page.locator(BANNER)).to_have_count(0)


@pytest.mark.parametrize(("version", "title"), TITLES.items())
def test_deep_links_show_their_version(page: Page, version: str, title: str) -> None:
    page.goto(f"{version}/{JOURNEY}#map")
    assert heading(page) == title
    assert page.locator("#map").is_visible()


def test_the_selector_stays_on_the_page(page: Page, pages: str) -> None:
    page.goto(f"latest/{JOURNEY}")
    page.locator(".md-version__current").focus()
    page.locator(".md-version__link", has_text=re.compile(r"^2026\.1$")).click()
    page.wait_for_url(f"{pages}2026.1/{JOURNEY}")
    assert heading(page) == TITLES["2026.1"]


@pytest.mark.parametrize(
    ("version", "text"),
    [
        ("2026.1", "You are reading 2026.1. The current one is 2026.2: same page there"),
        ("2026.1.1", "You are reading 2026.1.1. The current one is 2026.2: same page there"),
        ("dev", "You are reading dev, which is not released yet. The current one is 2026.2: same page there"),
    ],
)
def test_other_versions_lead_to_the_current_one(page: Page, pages: str, version: str, text: str) -> None:
    page.goto(f"{version}/{JOURNEY}")
    expect(page.locator(BANNER)).to_be_visible()
    assert re.sub("[\u2068\u2069]", "", page.locator(BANNER).inner_text()) == text
    page.locator(f"{BANNER} a").click()
    page.wait_for_url(f"{pages}latest/{JOURNEY}")
    assert heading(page) == TITLES["latest"]


def test_a_page_that_a_version_has_not(loose: Page, pages: str) -> None:
    """From the newest version to one that did not have the journey yet: the nearest page above it."""
    loose.goto("latest/journeys/nadia/second-visit/")
    loose.locator(".md-version__current").focus()
    loose.locator(".md-version__link", has_text=re.compile(r"^2026\.1$")).click()
    loose.wait_for_url(f"{pages}2026.1/journeys/nadia/")


def test_an_address_without_a_version_leads_into_the_current_one(loose: Page, pages: str) -> None:
    loose.goto(JOURNEY)
    loose.wait_for_url(f"{pages}latest/{JOURNEY}")
    assert heading(loose) == TITLES["latest"]


def test_data_is_read_below_latest(page: Page, pages: str) -> None:
    answer = page.request.get(f"{pages}latest/data/journey.schema.json")
    assert answer.ok
    assert answer.json()["type"] == "object"
    found = [one["version"] for one in page.request.get(f"{pages}versions.json").json()]
    assert found == ["dev", "2026.2", "2026.1.1", "2026.1"]


def test_nothing_on_pages_is_a_link(site: Path) -> None:
    assert [path for path in site.rglob("*") if path.is_symlink()] == []
    latest, version = site / "wiki/latest", site / "wiki/2026.2"
    for name in ("index.html", "data/journey.schema.json", "search/search_index.json"):
        assert (latest / name).read_bytes() == (version / name).read_bytes()
