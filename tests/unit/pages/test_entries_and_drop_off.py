"""Where customers come from, and where and why they leave."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.trees import journey
from tests.unit.pages.known import EMPTY, FILES
from tests.unit.pages.rows import built, elements, part, row, text, values, wiki_of

from mkdocs_journeys.pages import drop_off, entries


@pytest.fixture
def ways(tmp_path: Path) -> str:
    return built(wiki_of(tmp_path, FILES), entries.pages)["entries/"]


@pytest.fixture
def losses(tmp_path: Path) -> str:
    return built(wiki_of(tmp_path, FILES), drop_off.pages)["drop-off/"]


def test_ways_in_stand_by_journey_the_largest_first(ways: str) -> None:
    assert [(given["data-way"], given["data-percent"]) for given in elements(ways, "data-way")] == [
        ("bode/tour#page", "100.0"),
        ("mina/trip#page", "70.0"),
        ("mina/trip#ad", "30.0"),
    ]


def test_a_single_way_in_boasts_no_percent(ways: str) -> None:
    assert "Tour Bode Page Web the only way in" in part(ways, "by-journey")
    assert "Ways in measured 1 of 1" in text(ways)


def test_an_unknown_percent_is_not_known_and_never_zero(tmp_path: Path) -> None:
    files = {
        "mina/trip.md": journey("""
            title: I go
            stages:
              - stage: awareness
                touchpoints:
                  - {name: Tip, channel: web, entry: yes}
                  - {name: Poster, channel: web, entry: yes}
                  - {name: Ad, channel: web, entry: 20%}
        """)
    }
    page = built(wiki_of(tmp_path, files), entries.pages)["entries/"]
    assert values(page, "data-percent") == ["20.0", "", ""]
    assert page.count("data-unknown") == 2
    assert "Tip Trip · not known" in part(page, "by-channel")
    assert "Ways in measured 0 of 1" in text(page)


def test_every_way_in_stands_at_its_channels(ways: str) -> None:
    assert values(ways, "data-channel") == ["web"]
    assert (
        row(ways, "data-channel", "web")
        == "Web 2 journeys Page Tour · the only way in Page Trip · 70% Ad Trip · 30%"
    )


def test_what_begins_without_a_channel_is_listed_too(tmp_path: Path) -> None:
    page = built(wiki_of(tmp_path, EMPTY), entries.pages)["entries/"]
    assert values(page, "data-channel") == [""]


def test_untapped_channels_and_touchpoints_are_listed(ways: str) -> None:
    assert len(elements(ways, "data-untapped")) == 2
    assert "Post Mina uses this channel, and no journey of theirs reaches it Letter Mina Trip" in part(
        ways, "untapped"
    )


def test_the_largest_loss_comes_first_and_after_the_purchase_they_stop_using(losses: str) -> None:
    found = elements(losses, "data-word")
    assert [(given["data-touchpoint"], given["data-percent"], given["data-word"]) for given in found] == [
        ("mina/trip#ad", "50.0", "leave"),
        ("mina/trip#home", "40.0", "stop"),
        ("page", "20.0", "leave"),
        ("mina/trip#till", "10.0", "leave"),
    ]
    assert "40% stop using" in row(losses, "data-touchpoint", "mina/trip#home")


def test_of_those_who_began_is_told_where_it_is_known(losses: str) -> None:
    assert row(losses, "data-touchpoint", "mina/trip#ad") == (
        "50% leave Ad Awareness +1 (good) M Trip Mina 15 Boring Elsewhere Brand no evidence yet"
    )
    assert row(losses, "data-touchpoint", "mina/trip#home") == (
        "40% stop using Home Retention M Trip Mina not known no reason known not known no contact "
        "no evidence yet"
    )


def test_what_is_not_measured_is_counted_and_named(losses: str) -> None:
    found = elements(losses, "data-unknown")
    assert [(given["data-journey"], given["data-unknown"]) for given in found] == [
        ("bode/tour", "2"),
        ("mina/trip", "1"),
    ]
    assert "Measured 4 of 7 touchpoints and steps Not measured 3 not counted as 0" in text(losses)
    assert "4 of 5 Letter" in part(losses, "not-measured")


def test_where_nothing_is_measured_no_zero_is_shown(tmp_path: Path) -> None:
    page = built(wiki_of(tmp_path, EMPTY), drop_off.pages)["drop-off/"]
    assert "Nobody has written who leaves yet" in text(page)
    assert "0%" not in text(page)


def test_the_file_of_losses_leaves_the_percent_of_what_is_not_measured_empty(tmp_path: Path) -> None:
    (table,) = drop_off.tables(wiki_of(tmp_path, FILES))
    lines = table.data.decode("utf-8-sig").split("\r\n")
    assert lines[1] == "Ad,mina/trip#ad,Awareness,mina/trip,mina,brand,50,15,Boring,Elsewhere,"
    assert lines[-2] == "Letter,mina/trip#letter,Retention,mina/trip,mina,,,,,,"
    assert len(lines) == 1 + 4 + 3 + 1


def test_the_file_of_ways_in(tmp_path: Path) -> None:
    (table,) = entries.tables(wiki_of(tmp_path, FILES))
    assert table.data.decode("utf-8-sig").split("\r\n")[3] == "Ad,mina/trip#ad,web,mina/trip,mina,30,live"
