"""Lists beside the main one, that are not split: at most 500 rows, and what is left out is said."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.trees import journey
from tests.unit.pages.rows import built, part, text, values, wiki_of

from mkdocs_journeys.pages import channels, compare, drop_off, entries, evidence
from mkdocs_journeys.pages.page import Page
from mkdocs_journeys.pages.portfolio_page import portfolio_page
from mkdocs_journeys.pages.wiki import Wiki

MORE = "and 1 more: it is in the table (CSV)"
TRIP = """
    title: I go
    stages:
      - stage: awareness
        touchpoints:
          - {name: Till, channel: web, owner: care, emotion: 1}
"""
UNTAPPED = TRIP + "          - {name: Fair, channel: fair, status: untapped}\n"

Pages = Callable[[Wiki], Iterator[Page]]


def personas(count: int, trip: str = TRIP) -> dict[str, str]:
    """So many personas with a journey each."""
    return {f"p{number:03}/trip.md": journey(trip) for number in range(count)}


def future(persona: str) -> str:
    """What the trip of a persona is to become."""
    return journey(f"state: future\ncompares_to: {persona}/trip\n{textwrap.dedent(TRIP)}")


def page(root: Path, pages: Pages, address: str, files: dict[str, str]) -> str:
    return built(wiki_of(root, files), pages)[address]


def left_out(html: str) -> list[tuple[str, str]]:
    """The sentences that say so, each with the file that it leads to."""
    return re.findall(r'<p class="jm-rest"><a href="/data/([^"]+)">([^<]+)</a></p>', html)


@pytest.mark.parametrize(
    ("pages", "address", "attribute", "file"),
    [
        (drop_off.pages, "drop-off/", "data-unknown", "drop-off.csv"),
        (evidence.pages, "evidence/", "data-without", "touchpoints.csv"),
    ],
)
def test_a_row_too_many_is_left_to_the_file(
    tmp_path: Path, pages: Pages, address: str, attribute: str, file: str
) -> None:
    whole = page(tmp_path, pages, address, personas(500))
    assert (len(values(whole, attribute)), left_out(whole)) == (500, [])
    cut = page(tmp_path, pages, address, personas(501))
    assert (len(values(cut, attribute)), left_out(cut)) == (500, [(file, MORE)])


def test_untapped_places_are_left_to_the_file(tmp_path: Path) -> None:
    whole = page(tmp_path, entries.pages, "entries/", personas(500, UNTAPPED))
    assert (len(values(whole, "data-untapped")), left_out(whole)) == (500, [])
    cut = page(tmp_path, entries.pages, "entries/", personas(501, UNTAPPED))
    assert len(values(cut, "data-untapped")) == 500
    assert ("touchpoints.csv", MORE) in left_out(cut)


def test_ways_in_are_split_and_shared_out_between_their_channels(tmp_path: Path) -> None:
    files: dict[str, str] = {}
    for channel in ("web", "shop"):
        doors = "".join(
            f"          - {{name: D{number}, channel: {channel}, entry: yes}}\n" for number in range(150)
        )
        trip = journey(TRIP.partition("          -")[0] + doors)
        files |= {f"{persona}/{channel}.md": trip for persona in ("p000", "p001")}
    site = built(wiki_of(tmp_path, files), entries.pages)
    assert {address: len(values(html, "data-way")) for address, html in site.items()} == {
        "entries/": 0,
        "entries/of/p000/": 300,
        "entries/of/p001/": 300,
    }
    assert part(site["entries/"], "by-channel").count("and 50 more") == 2
    assert left_out(site["entries/"]) == [("entries.csv", "and 100 more: they are all in the table (CSV)")]


def test_personas_side_by_side_are_left_to_the_file(tmp_path: Path) -> None:
    whole = page(tmp_path, compare.pages, "compare/", personas(500))
    assert (whole.count("jm-compare__spark"), left_out(whole)) == (500, [])
    cut = page(tmp_path, compare.pages, "compare/", personas(501))
    assert (cut.count("jm-compare__spark"), left_out(cut)) == (500, [("touchpoints.csv", MORE)])


def test_comparisons_left_out_are_counted(tmp_path: Path) -> None:
    files = personas(501)
    for number in range(501):
        files[f"p{number:03}/dream.md"] = future(f"p{number:03}")
    found = page(tmp_path, compare.pages, "compare/", files)
    assert part(found, "journeys").count("→ Dream") == 500
    assert "and 1 more" in part(found, "journeys")


@pytest.mark.parametrize(("count", "file"), [(60, []), (61, [("channels.csv", MORE)])])
def test_a_channel_says_how_many_personas_it_leaves_out(
    tmp_path: Path, count: int, file: list[tuple[str, str]]
) -> None:
    html = page(tmp_path, channels.pages, "channels/web/", personas(count))
    assert part(html, "who").count("P0") == 60
    assert left_out(html) == file


def test_a_channel_says_for_how_many_personas_more_it_is_untapped(tmp_path: Path) -> None:
    files = {f"p{number:03}/index.md": journey(f"name: P{number}\nchannels: [web]") for number in range(61)}
    html = page(tmp_path, channels.pages, "channels/web/", files)
    assert len(values(html, "data-untapped")) == 60
    assert left_out(html) == [("channels.csv", MORE), ("channels.csv", MORE)]


def portfolio(root: Path, files: dict[str, str]) -> str:
    return portfolio_page(wiki_of(root, files), "journeys/", in_search=True).build().html


def test_the_portfolio_names_500_journeys(tmp_path: Path) -> None:
    html = portfolio(tmp_path, personas(500))
    assert 'href="/journeys/p499/trip/"' in html
    assert values(html, "data-journeys") == []


def test_the_portfolio_counts_more_journeys_than_that_by_persona(tmp_path: Path) -> None:
    files = personas(500) | {"p007/future.md": future("p007")}
    html = portfolio(tmp_path, files)
    assert values(html, "data-journeys") == [*["1"] * 7, "2", *["1"] * 492]
    assert 'href="/journeys/p007/"' in html
    assert "2 journeys" in part(html, "personas")
    assert '<ul class="jm-pc__list">' not in html
    assert "Till" not in text(part(html, "personas"))
