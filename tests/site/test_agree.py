"""The stages, touchpoints and owners pages agree with each other and with the journeys.

All is counted in the HTML of the built demo site. The files say only which journeys are current and live.
"""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.site.apart import PROJECT, build_apart

from mkdocs_journeys.reading.reader import read

Place = tuple[str, str]


class Elements(HTMLParser):
    """The elements of a page that carry data of ours, with their attributes; of rows, their links too."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.all: list[dict[str, str]] = []
        self.rows: list[dict[str, str]] = []
        self.links: list[list[str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.all.append(given)
        if tag == "tr":
            self.rows.append(given)
            self.links.append([])
        elif tag == "a" and self.links:
            self.links[-1].append(given.get("href", ""))

    def having(self, name: str) -> list[dict[str, str]]:
        return [row for row in self.rows if name in row]


class Demo:
    """The built demo site."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self.counted = [journey.id for journey in read(PROJECT / "journeys").catalog.counted]
        self.journeys = {journey: self.page(f"journeys/{journey}/") for journey in self.counted}
        self.owners, self.stages = self.page("owners/"), self.page("stages/")
        self.touchpoints, self.channels = self.page("touchpoints/"), self.page("channels/")

    def text(self, address: str) -> str:
        return (self._site / address / "index.html").read_text(encoding="utf-8")

    def page(self, address: str) -> Elements:
        return Elements(self.text(address))

    def on_journeys(self) -> dict[Place, dict[str, str]]:
        """What the tables of touchpoints and owners on the journeys' own pages say, of those with contact."""
        return {
            (journey, row["id"].removeprefix("tp-")): {
                "data-touchpoint": _linked("touchpoints", links) or f"{journey}#{row['id'][3:]}",
                "data-owner": _linked("owners", links),
                "data-status": row.get("data-status", "live"),
            }
            for journey, page in self.journeys.items()
            for row, links in zip(page.rows, page.links, strict=True)
            if row.get("id", "").startswith("tp-") and row.get("data-contact") != "no"
        }


def _linked(registry: str, links: list[str]) -> str:
    """The entry of a registry that a row leads to; "" where it leads to none."""
    found = [re.fullmatch(rf"(?:\.\./)+{registry}/([^/]+)/", link) for link in links]
    return next((match[1] for match in found if match), "")


def places(page: Elements) -> list[Place]:
    return [
        (row["data-place"].partition("#")[0], row["data-place"].partition("#")[2]) for row in _placed(page)
    ]


def _placed(page: Elements) -> list[dict[str, str]]:
    return page.having("data-place")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    site = tmp_path_factory.mktemp("demo") / "site"
    build_apart(PROJECT, site, "mkdocs", "build")
    return Demo(site)


def test_every_touchpoint_of_every_journey_stands_once_in_the_table_of_owners(demo: Demo) -> None:
    expected = demo.on_journeys()
    assert len(expected) > 50
    assert Counter(places(demo.owners)) == Counter(expected.keys())


def test_with_the_owner_and_the_status_that_the_journey_says(demo: Demo) -> None:
    told = ("data-touchpoint", "data-owner", "data-status")
    found = {
        place: [row[name] for name in told]
        for place, row in zip(places(demo.owners), _placed(demo.owners), strict=True)
    }
    assert found == {place: [row[name] for name in told] for place, row in demo.on_journeys().items()}


def test_what_nobody_owns_comes_first(demo: Demo) -> None:
    orphans = [not row["data-owner"] and row["data-status"] == "live" for row in _placed(demo.owners)]
    assert any(orphans)
    assert orphans == sorted(orphans, reverse=True)
    nobody = demo.owners.having("data-holding")[0]
    keys = {
        row["data-touchpoint"] for row, orphan in zip(_placed(demo.owners), orphans, strict=True) if orphan
    }
    assert (nobody["data-holding"], int(nobody["data-touchpoints"])) == ("", len(keys))


def test_each_owners_page_lists_what_the_table_of_owners_gives_them(demo: Demo) -> None:
    owners = [row["data-holding"] for row in demo.owners.having("data-holding") if row["data-holding"]]
    assert len(owners) == len(set(owners)) > 3
    for owner in owners:
        theirs = [
            place
            for place, row in zip(places(demo.owners), _placed(demo.owners), strict=True)
            if row["data-owner"] == owner
        ]
        assert Counter(places(demo.page(f"owners/{owner}/"))) == Counter(theirs), owner


def test_the_figures_of_each_owner_are_the_sums_of_their_page(demo: Demo) -> None:
    for held in demo.owners.having("data-holding"):
        owner = held["data-holding"]
        if not owner:
            continue
        rows = _placed(demo.page(f"owners/{owner}/"))
        live = [row for row in rows if row["data-status"] == "live"]
        assert int(held["data-all"]) == len(rows), owner
        assert int(held["data-places"]) == len(live), owner
        assert int(held["data-touchpoints"]) == len({row["data-touchpoint"] for row in live}), owner
        figure = re.search(r'data-figure="own"><dt>[^<]*</dt><dd>(\d+)', demo.text(f"owners/{owner}/"))
        assert figure, owner
        assert figure[1] == held["data-touchpoints"], owner


def test_all_owners_and_nobody_together_own_everything_live(demo: Demo) -> None:
    live = [row for row in _placed(demo.owners) if row["data-status"] == "live"]
    held = [row for row in demo.owners.having("data-holding") if row["data-holding"]]
    unowned = sum(not row["data-owner"] for row in live)
    assert sum(int(row["data-places"]) for row in held) + unowned == len(live)


def test_the_places_of_the_inventory_add_up_to_the_table_of_owners(demo: Demo) -> None:
    inventory = {row["data-thing"]: int(row["data-places"]) for row in demo.touchpoints.having("data-thing")}
    assert len(inventory) == len(demo.touchpoints.having("data-thing"))
    assert inventory == Counter(row["data-touchpoint"] for row in _placed(demo.owners))


def test_the_inventory_names_the_owners_of_the_table(demo: Demo) -> None:
    found = {
        row["data-thing"]: set(row["data-owners"].split()) for row in demo.touchpoints.having("data-thing")
    }
    expected: dict[str, set[str]] = {key: set() for key in found}
    for row in _placed(demo.owners):
        expected[row["data-touchpoint"]] |= {row["data-owner"]} - {""}
    assert found == expected


def test_a_registered_touchpoints_page_lists_its_places_of_the_inventory(demo: Demo) -> None:
    lines = {row["data-thing"]: int(row["data-places"]) for row in demo.touchpoints.having("data-thing")}
    shared = [thing for thing, count in lines.items() if "#" not in thing]
    assert shared
    for thing in shared:
        found = places(demo.page(f"touchpoints/{thing}/"))
        expected = [
            place
            for place, row in zip(places(demo.owners), _placed(demo.owners), strict=True)
            if row["data-touchpoint"] == thing
        ]
        assert Counter(found) == Counter(expected), thing
        assert len(found) == lines[thing]


def test_each_stage_lists_what_the_table_of_owners_puts_there(demo: Demo) -> None:
    for line in demo.stages.having("data-lifecycle"):
        stage = line["data-lifecycle"]
        there = [
            (place, row)
            for place, row in zip(places(demo.owners), _placed(demo.owners), strict=True)
            if row["data-stage"] == stage
        ]
        assert Counter(places(demo.page(f"stages/{stage}/"))) == Counter(place for place, _ in there), stage
        assert int(line["data-places"]) == len(there), stage
        unowned = sum(not row["data-owner"] and row["data-status"] == "live" for _, row in there)
        assert int(line["data-unowned"]) == unowned, stage
        assert set(line["data-owners"].split()) == {row["data-owner"] for _, row in there} - {""}, stage


def test_all_stages_together_hold_every_touchpoint_that_lines_up(demo: Demo) -> None:
    counted = sum(int(line["data-places"]) for line in demo.stages.having("data-lifecycle"))
    apart = sum(not row["data-stage"] for row in _placed(demo.owners))
    assert counted + apart == len(_placed(demo.owners))


def test_each_channel_lists_as_many_places_as_its_line_says(demo: Demo) -> None:
    everywhere = set(places(demo.owners))
    for line in demo.channels.having("data-channel"):
        rows = _placed(demo.page(f"channels/{line['data-channel']}/"))
        assert int(line["data-places"]) == len(rows), line
        assert int(line["data-touchpoints"]) == len({row["data-touchpoint"] for row in rows}), line
        assert set(places(demo.page(f"channels/{line['data-channel']}/"))) <= everywhere


def test_pains_are_counted_alike(demo: Demo) -> None:
    for line in demo.stages.having("data-lifecycle"):
        stage = demo.page(f"stages/{line['data-lifecycle']}/")
        assert len([given for given in stage.all if "data-pain" in given]) == int(line["data-pains"])
    for row in demo.touchpoints.having("data-thing"):
        if "#" in row["data-thing"]:
            beside = [
                given for given in _placed(demo.owners) if given["data-touchpoint"] == row["data-thing"]
            ]
            assert [given["data-pains"] for given in beside] == [row["data-pains"]]
