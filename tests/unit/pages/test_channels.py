"""Channels by what they belong to, and a page for each."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.trees import journey
from tests.unit.pages.rows import built, elements, part, row, text, values, wiki_of

from mkdocs_journeys.pages.channels import pages

FILES = {
    "channels.yml": """
        web: {name: Web shop, kind: owned, group: sales, place: online}
        friends: {name: Friends, kind: earned, group: word of mouth, place: offline}
        store: {name: Store, kind: owned, group: sales, place: offline}
        fax: Fax
    """,
    "touchpoints.yml": "page: {name: Page, channel: web}\n",
    "mina/index.md": journey("name: Mina\nchannels: [web, friends]"),
    "mina/trip.md": journey("""
        title: I go
        name: Trip
        stages:
          - stage: awareness
            touchpoints:
              - {name: Tip, channel: friends, status: untapped}
              - {use: page, emotion: -1, pains: Slow}
          - stage: decision
            touchpoints:
              - {use: page, id: page-again, emotion: 1}
              - {name: Old desk, channel: store, status: retired, emotion: -2}
    """),
    "greta/index.md": journey("name: Greta\nchannels: [store]"),
    "greta/tour.md": journey("""
        title: I tour
        name: Tour
        stages: [{stage: awareness, touchpoints: [{name: Till, channel: [store, web], emotion: 2}]}]
    """),
    "greta/next.md": journey("""
        title: I will tour
        state: future
        stages: [{stage: awareness, touchpoints: [{name: Robot, channel: fax}]}]
    """),
}


@pytest.fixture
def site(tmp_path: Path) -> dict[str, str]:
    return built(wiki_of(tmp_path, FILES), pages)


def test_channels_stand_by_group_and_those_without_one_last(site: dict[str, str]) -> None:
    assert values(site["channels/"], "data-channel") == ["web", "store", "friends", "fax"]
    assert text(site["channels/"]).index("word of mouth") < text(site["channels/"]).index("Other")


def test_a_shared_touchpoint_counts_once_and_each_place_of_it(site: dict[str, str]) -> None:
    found = {given["data-channel"]: given for given in elements(site["channels/"], "data-channel")}
    assert {name: (given["data-touchpoints"], given["data-places"]) for name, given in found.items()} == {
        "web": ("2", "3"),
        "store": ("2", "2"),
        "friends": ("1", "1"),
        "fax": ("0", "0"),
    }


def test_who_is_there_says_so_or_goes_there_today(site: dict[str, str]) -> None:
    assert "Greta" in row(site["channels/"], "data-channel", "web")
    assert "Mina" not in row(site["channels/"], "data-channel", "store")


def test_untapped_is_where_they_are_and_no_live_touchpoint_is(site: dict[str, str]) -> None:
    found = {
        given["data-channel"]: given["data-untapped"] for given in elements(site["channels/"], "data-channel")
    }
    assert found == {"web": "", "store": "", "friends": "mina", "fax": ""}
    assert values(site["channels/friends/"], "data-untapped") == ["mina"]


def test_an_earned_channel_says_who_its_owner_is(site: dict[str, str]) -> None:
    assert "For an earned channel the owner is who listens." in text(site["channels/friends/"])
    assert "who listens" not in text(site["channels/web/"])


def test_its_touchpoints_stand_by_journey_in_their_order(site: dict[str, str]) -> None:
    assert values(site["channels/web/"], "data-place") == [
        "greta/tour#till",
        "mina/trip#page",
        "mina/trip#page-again",
    ]


def test_a_channel_of_future_journeys_only_is_empty_today(site: dict[str, str]) -> None:
    assert "No current journey has a touchpoint here." in part(site["channels/fax/"], "touchpoints")
