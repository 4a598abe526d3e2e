"""What search finds of a wiki: all that people wrote, and each thing where it is told, not in each list."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.unit.pages.rows import wiki_of

from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.listing import listing_pages
from mkdocs_journeys.pages.page import Page, Site
from mkdocs_journeys.pages.search_sections import search_sections
from mkdocs_journeys.pages.site import build
from mkdocs_journeys.pages.wiki import Options
from mkdocs_journeys.reading.reader import Reading, read

DEMO = Path(__file__).parents[3] / "journeys"


def searched(page: Page) -> str:
    """All that search sees of a page, in one line."""
    found = search_sections(page.build().html) if page.in_search else ()
    return " ".join(f"{section.title} {section.text}".strip() for section in found)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(DEMO)


@pytest.fixture(scope="module")
def demo(reading: Reading) -> dict[str, str]:
    site: Site = build(reading, Options(lambda _here, there: f"/{there}"))
    return {page.address: searched(page) for page in site.pages}


class Kept(HTMLParser):
    """The elements that are kept out of search and hold another of the same name."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.out = ""
        self.deep: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == self.out:
            self.deep.append(tag)
        if not self.out and "data-search-exclude" in dict(attrs):
            self.out = tag

    def handle_endtag(self, tag: str) -> None:
        self.out = "" if tag == self.out else self.out


def told(journey: Journey) -> Iterator[str]:
    """What somebody wrote about a journey, in each of the places that lists repeat."""
    for step in journey.touchpoints:
        fields = step.fields
        yield step.name
        yield from (pain.fields.text for pain in step.pains)
        yield from (found.fields.text for found in step.opportunities)
        yield from (way.when for way in fields.next or () if way.when)
        if fields.drop_off:
            yield from filter(None, (fields.drop_off.why, fields.drop_off.to))


def test_all_that_is_written_about_a_journey_is_found_on_it(reading: Reading, demo: dict[str, str]) -> None:
    missing = []
    seen = 0
    for journey in reading.catalog.counted:
        page = demo[addresses.journey(journey.id)]
        for text in told(journey):
            seen += 1
            if " ".join(text.split()) not in page:
                missing.append((journey.id, text))
    assert missing == []
    assert seen > 200


def test_no_list_repeats_it(reading: Reading, demo: dict[str, str]) -> None:
    lists = [f"{name}/" for name in (*addresses.REGISTRIES, *addresses.LISTINGS)]
    first = [each.pains[0].fields.text for each in reading.catalog.counted if each.pains]
    assert first
    repeated = {address for address in lists for text in first if text in demo[address]}
    assert repeated == set()


def test_what_is_kept_out_ends_where_other_readers_see_its_end(reading: Reading) -> None:
    """The theme's search, which reads exported pages, takes the first end of that name for it."""
    site = build(reading, Options(lambda _here, there: f"/{there}"))
    found = {page.address: Kept(page.build().html).deep for page in site.pages}
    assert {address: deep for address, deep in found.items() if deep} == {}
    assert Kept("<ul data-search-exclude><li><ul></ul></li></ul>").deep == ["ul"]


def test_a_list_is_found_by_its_name_and_by_what_it_is(demo: dict[str, str]) -> None:
    assert demo["pain-points/"].startswith("Pain points What hurts customers today, on all journeys.")
    assert demo["owners/stores/"].startswith("Owners Stores")


@pytest.mark.parametrize(
    ("count", "found"),
    [(500, {"all/": True}), (501, {"all/": True, "all/of/a/": False, "all/of/b/": False})],
)
def test_the_parts_of_a_long_list_are_no_results_of_their_own(
    tmp_path: Path, count: int, found: dict[str, bool]
) -> None:
    rows = ["a"] * (count - 250) + ["b"] * 250
    pages = listing_pages(wiki_of(tmp_path, {}), "any.html", "all/", "All", rows, lambda row: row)
    assert {page.address: page.in_search for page in pages} == found
