"""Exported journeys open from a folder: no request, no error, and the map is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser
from tests.browser.watched import watched
from tests.site.apart import PROJECT

from mkdocs_journeys.cli import main

JOURNEYS = ("mina/first-trail-shoes", "salma/group-trip", "jory/saturday-shift")

# Pictures further down are loaded once one comes near.
SEEN = """() => Promise.all([...document.images].map(async image => {
  image.loading = "eager";
  await image.decode();
  return image.naturalWidth > 0;
}))"""


@pytest.fixture(scope="module")
def files(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All journeys of the demo, each as one file, in a folder that has nothing else."""
    folder = tmp_path_factory.mktemp("single") / "maps"
    words = ["export", "-C", str(PROJECT), "--format", "html", "--site", str(demo), "--to", str(folder)]
    result = CliRunner().invoke(main, words)
    # The demo has one draft, and hides it.
    assert result.stderr.endswith(": it is a draft.\n")
    assert (result.exit_code, result.stderr.count("Note: ")) == (0, 1)
    return folder


@pytest.mark.parametrize("journey", JOURNEYS)
def test_a_file_opens_with_a_double_click(chromium: Browser, files: Path, journey: str) -> None:
    address = (files / f"{journey}.html").as_uri()
    with watched(chromium, address) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        assert page.locator(".jm-grid").is_visible()
        curve = page.locator(".jm-curve > svg").first.bounding_box()
        assert curve is not None
        assert curve["width"] > 500
        # The styles are there: heads of stages have the colour of the brand.
        head = page.locator(".jm-chev").first
        assert head.evaluate("e => getComputedStyle(e).color") == "rgb(255, 255, 255)"
        assert page.evaluate(SEEN) == [True] * page.locator("img").count()
        # The script is there, and works from a file.
        page.locator("[name=jm-view][value=executive]").check(force=True)
        assert page.url == f"{address}?view=executive"
        assert page.locator("[data-jm-journey]").get_attribute("data-view") == "executive"
        assert [url for url in asked if not url.startswith("data:")] == [address]


def test_links_lead_to_the_site_and_nothing_of_its_frame_is_left(chromium: Browser, files: Path) -> None:
    address = (files / "mina/first-trail-shoes.html").as_uri()
    with watched(chromium, address) as page:
        page.goto(address)
        hrefs = page.evaluate(
            "() => [...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))"
        )
        assert [href for href in hrefs if not href.startswith(("#", "https://", "mailto:"))] == []
        assert "https://example-org.github.io/mkdocs-journeys/owners/web-shop/" in hrefs
        anchors = [href[1:] for href in hrefs if href.startswith("#")]
        missing = page.evaluate("ids => ids.filter(id => !document.getElementById(id))", anchors)
        assert missing == []
        assert page.locator(".md-search, .md-header, .md-nav, .md-footer, [rel=edit]").count() == 0


def test_a_file_fits_on_a_phone(chromium: Browser, files: Path) -> None:
    address = (files / "mina/first-trail-shoes.html").as_uri()
    with watched(chromium, address, viewport={"width": 360, "height": 740}) as page:
        page.goto(address)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
