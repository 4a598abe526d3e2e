"""The demo wiki: it builds without a warning, its links lead somewhere, and it asks nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from tests.site.apart import PROJECT, build_apart

from mkdocs_journeys.reading.reader import read

# What a browser fetches by itself. A link that somebody has to follow is no request.
FETCHED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "object": "data"}
FETCHING_LINKS = {"stylesheet", "icon", "preload", "preconnect", "dns-prefetch", "prefetch", "modulepreload"}


class Found(HTMLParser):
    """What one page links to, fetches and can be linked to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if FETCHED.get(tag) in given:
            self.fetched.append(given[FETCHED[tag]])
        if tag == "link" and not FETCHING_LINKS.isdisjoint(given.get("rel", "").split()):
            self.fetched.append(given["href"])


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("demo") / "site"
    build_apart(PROJECT, site, "mkdocs", "build")
    return site


@pytest.fixture(scope="module")
def pages(demo: Path) -> dict[str, Found]:
    return {
        page.relative_to(demo).as_posix(): Found(page.read_text(encoding="utf-8"))
        for page in demo.rglob("*.html")
    }


def test_every_journey_has_its_page(pages: dict[str, Found]) -> None:
    journeys = read(PROJECT / "journeys").catalog.journeys.values()
    shown = {journey.id for journey in journeys if journey.fields.status != "draft"}
    assert len(shown) >= 8
    assert {f"journeys/{journey}/index.html" for journey in shown} <= pages.keys()


def test_no_page_asks_another_host_for_anything(demo: Path, pages: dict[str, Found]) -> None:
    outside = {(page, url) for page, found in pages.items() for url in found.fetched if urlsplit(url).netloc}
    assert outside == set()
    for style in demo.rglob("*.css"):
        found = re.findall(r"url\(([^)]*)\)|@import ([^;]*);", style.read_text(encoding="utf-8"))
        assert [url for pair in found for url in pair if "//" in url and "data:" not in url] == [], style


def test_every_link_leads_to_a_page_and_a_place_on_it(demo: Path, pages: dict[str, Found]) -> None:
    # The page for "not found" is shown at any address, so its links begin at the root of the host.
    broken = [broken for page in pages if page != "404.html" for broken in _broken(demo, pages, page)]
    assert broken == []


def _broken(demo: Path, pages: dict[str, Found], page: str) -> Iterator[tuple[str, str]]:
    for link in [*pages[page].links, *pages[page].fetched]:
        if urlsplit(link).scheme:
            continue
        path, _, anchor = urljoin(f"https://wiki/{page}", link).removeprefix("https://wiki/").partition("#")
        target = unquote(path)
        if target not in pages and not (demo / target).is_file():
            target = f"{target.rstrip('/')}/index.html".lstrip("/")
        there = pages.get(target)
        if not (demo / target).is_file() or (
            anchor and there and unquote(anchor) not in [*there.ids, "__tabbed"]
        ):
            yield page, link


def test_no_id_stands_twice_on_a_page(pages: dict[str, Found]) -> None:
    # Material's own toggle for the table of contents is there once for each list of it.
    twice = {
        (page, name)
        for page, found in pages.items()
        for name in found.ids
        if found.ids.count(name) > 1 and not name.startswith("__")
    }
    assert twice == set()


def test_the_edit_link_leads_to_the_journeys_file(demo: Path) -> None:
    text = (demo / "journeys/mina/first-trail-shoes/index.html").read_text(encoding="utf-8")
    edit = "https://github.com/example-org/mkdocs-journeys/edit/main/journeys/mina/first-trail-shoes.md"
    assert f'<a href="{edit}"' in text


def test_every_journey_has_its_diagram_and_a_row_for_each_touchpoint(demo: Path) -> None:
    journeys = read(PROJECT / "journeys").catalog.journeys.values()
    for journey in journeys:
        if journey.fields.status == "draft":
            continue
        text = (demo / f"journeys/{journey.id}/index.html").read_text(encoding="utf-8")
        assert 'class="jm-diagram' in text, journey.id
        assert text.count('<tr id="tp-') == len(journey.touchpoints), journey.id
