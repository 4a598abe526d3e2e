"""The inventory and the pages of what is registered."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.trees import journey
from tests.unit.pages.rows import built, elements, part, row, text, values, wiki_of

from mkdocs_journeys.pages.touchpoints import pages

FILES = {
    "touchpoints.yml": """
        phone:
          name: Phone line
          description: One number for all.
          owner: care
          channel: phone
          supporting: [brand]
          frontstage: A voice
          backstage: [Three screens]
          systems: [Switch, Book]
          data_asked: [name, birthday]
          pains: {text: It rings long, severity: high}
          opportunities: {text: Call back, status: planned}
          metrics: {name: Wait, target: 3, better: lower, value: 7, unit: min}
        lost: Lost and found
        soon: Robot
    """,
    "mina/index.md": journey("name: Mina"),
    "mina/trip.md": journey("""
        title: I go
        name: Trip
        stages:
          - stage: awareness
            touchpoints:
              - {name: Ad, emotion: 1}
              - {name: Walk, channel: none, emotion: -2}
              - {use: phone, emotion: -1}
          - stage: loyalty
            touchpoints:
              - {name: Forum, status: untapped, channel: web}
              - {name: Desk, status: retired, emotion: -2, owner: brand}
              - {name: Letter, emotion: -1.5, owner: care}
    """),
    "greta/index.md": journey("name: Greta"),
    "greta/tour.md": journey("""
        title: I tour
        name: Tour
        stages:
          - stage: decision
            touchpoints:
              - {use: phone, emotion: 2, owner: brand}
    """),
    "greta/next.md": journey("""
        title: I will tour
        name: Next
        state: future
        stages: [{stage: decision, touchpoints: [{use: soon}]}]
    """),
}


@pytest.fixture
def site(tmp_path: Path) -> dict[str, str]:
    return built(wiki_of(tmp_path, FILES), pages)


def test_each_registered_touchpoint_has_a_page(site: dict[str, str]) -> None:
    assert list(site) == ["touchpoints/", "touchpoints/phone/", "touchpoints/lost/", "touchpoints/soon/"]


def test_each_touchpoint_stands_once_worst_first_and_unknown_last(site: dict[str, str]) -> None:
    found = elements(site["touchpoints/"], "data-thing")
    assert [(given["data-thing"], given["data-places"]) for given in found] == [
        ("mina/trip#letter", "1"),
        ("phone", "2"),
        ("mina/trip#ad", "1"),
        ("mina/trip#desk", "1"),
        ("mina/trip#forum", "1"),
    ]


def test_a_shared_one_shows_all_its_owners_stages_and_its_mean_and_low(site: dict[str, str]) -> None:
    assert row(site["touchpoints/"], "data-thing", "phone") == (
        "Phone line 2 places Tour, Trip +0.5 (good) low −1 1 Brand, Care Phone Decision, Awareness "
        "live assumed"
    )


def test_what_is_not_live_needs_no_owner(site: dict[str, str]) -> None:
    assert "untapped" in row(site["touchpoints/"], "data-thing", "mina/trip#forum")
    assert "nobody needed yet" in row(site["touchpoints/"], "data-thing", "mina/trip#forum")
    assert "No owner" in row(site["touchpoints/"], "data-thing", "mina/trip#ad")


def test_steps_without_contact_are_counted_and_not_listed(site: dict[str, str]) -> None:
    assert "1 step without contact is not among them" in text(site["touchpoints/"])
    assert "Walk" not in text(site["touchpoints/"])


def test_what_no_current_journey_uses_is_named(site: dict[str, str]) -> None:
    assert values(site["touchpoints/"], "data-unplaced") == ["lost", "soon"]
    assert "No current journey uses this touchpoint." in text(site["touchpoints/lost/"])
    assert "Also on journeys that don't count today: Next" in text(site["touchpoints/soon/"])


def test_its_page_shows_what_it_is(site: dict[str, str]) -> None:
    told = part(site["touchpoints/phone/"], "what")
    for words in (
        "Owner Care",
        "Supported by Brand",
        "Channel Phone",
        "Our response A voice",
        "Backstage Three screens",
        "Support processes and systems Switch, Book",
        "Data we ask for name, birthday",
        "Wait 7 min target 3 min or less not yet met",
    ):
        assert words in told
    assert "One number for all." in text(site["touchpoints/phone/"])


def test_its_places_stand_worst_first_with_persona_and_owner(site: dict[str, str]) -> None:
    found = elements(site["touchpoints/phone/"], "data-place")
    assert [(given["data-place"], given["data-owner"]) for given in found] == [
        ("mina/trip#phone", "care"),
        ("greta/tour#phone", "brand"),
    ]
    assert row(site["touchpoints/phone/"], "data-place", "mina/trip#phone").startswith("M Trip Mina")


def test_its_pains_and_opportunities_stand_once_with_all_places(site: dict[str, str]) -> None:
    html = site["touchpoints/phone/"]
    assert len(values(html, "data-pain")) == 1
    assert "It rings long high Phone line (Tour), Phone line (Trip)" in part(html, "pains")
    assert len(values(html, "data-opportunity")) == 1
