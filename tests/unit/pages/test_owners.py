"""Who owns what over all journeys, and the page of an owner."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.trees import journey
from tests.unit.pages.rows import built, elements, part, row, text, values, wiki_of

from mkdocs_journeys.pages.owners import pages

FILES = {
    "owners.yml": """
        care: {name: Care, lead: Ada Lind, email: care@example.org, chat: "#care", url: "https://example.org/care"}
        brand: Brand
        spare: Spare
    """,
    "touchpoints.yml": """
        phone:
          name: Phone line
          owner: care
          pains: {text: It rings long, severity: critical}
          metrics: {name: Wait, target: 3, better: lower, value: 7}
    """,
    "mina/index.md": journey("name: Mina"),
    "mina/trip.md": journey("""
        title: I go
        name: Trip
        owner: brand
        reviewed: 2025-01-01
        questions: [{text: Why so?, owner: care, due: 2026-07-01}, Unasked]
        stages:
          - stage: awareness
            touchpoints:
              - {name: Ad, owner: brand, emotion: 1, handover: A leaflet, supporting: care}
              - {use: phone, emotion: -1}
              - {name: Walk, channel: none, emotion: -2}
          - stage: decision
            touchpoints:
              - {name: Counter, emotion: -2, pains: {text: Nobody there, severity: high}, drop_off: 9%}
              - {name: Desk, owner: care, emotion: -2, feeling: lost, moment_of_truth: yes,
                 opportunities: [{text: A chair, owner: care, impact: 5, effort: 1, ticket: T-7},
                                 {text: A sofa, impact: 1, effort: 5}]}
              - {name: Forum, status: untapped}
              - {name: Hatch, status: retired, owner: care, emotion: -2}
              - {name: Club, owner: brand, emotion: 0.5, next: [phone]}
    """),
    "mina/tour.md": journey("""
        title: I tour
        name: Tour
        owner: care
        stages: [{stage: awareness, touchpoints: [{use: phone}]}]
    """),
    "mina/next.md": journey("""
        title: I will go
        state: future
        owner: care
        stages: [{stage: awareness, touchpoints: [{name: Robot, owner: care, emotion: -2}]}]
    """),
}


@pytest.fixture
def site(tmp_path: Path) -> dict[str, str]:
    return built(wiki_of(tmp_path, FILES), pages)


def test_every_owner_has_a_page(site: dict[str, str]) -> None:
    assert list(site) == ["owners/", "owners/care/", "owners/brand/", "owners/spare/"]


def test_the_table_has_each_place_once_and_what_nobody_owns_first(site: dict[str, str]) -> None:
    found = elements(site["owners/"], "data-place")
    assert [(given["data-place"].partition("/")[2], given["data-owner"]) for given in found] == [
        ("trip#counter", ""),
        ("trip#desk", "care"),
        ("trip#phone", "care"),
        ("trip#club", "brand"),
        ("trip#ad", "brand"),
        ("tour#phone", "care"),
        ("trip#forum", ""),
        ("trip#hatch", "care"),
    ]


def test_nobody_is_asked_for_who_is_not_there_yet(site: dict[str, str]) -> None:
    assert "No owner" in row(site["owners/"], "data-place", "mina/trip#counter")
    assert "No owner" not in row(site["owners/"], "data-place", "mina/trip#forum")


def test_owners_stand_worst_first_with_what_nobody_owns_above(site: dict[str, str]) -> None:
    assert values(site["owners/"], "data-holding") == ["", "care", "brand", "spare"]
    assert row(site["owners/"], "data-holding", "") == "Nobody 1 touchpoint has no owner. Touchpoint by owner"


def test_an_owner_holds_shared_things_once_and_nothing_of_the_future(site: dict[str, str]) -> None:
    care = next(
        given for given in elements(site["owners/"], "data-holding") if given["data-holding"] == "care"
    )
    counted = ("touchpoints", "places", "all", "pains", "met", "overdue")
    assert [care[f"data-{name}"] for name in counted] == ["2", "3", "4", "1", "0", "0"]
    assert row(site["owners/"], "data-holding", "care") == (
        "Care Ada Lind 2 at 3 places −2 (very bad) mean −1.5 1 1 critical 0 of 1 1 0"
    )
    assert "owns nothing" in row(site["owners/"], "data-holding", "spare")


def test_a_review_is_overdue_where_its_journey_is_kept(site: dict[str, str]) -> None:
    brand = next(
        given for given in elements(site["owners/"], "data-holding") if given["data-holding"] == "brand"
    )
    assert brand["data-overdue"] == "1"
    assert part(site["owners/brand/"], "reviews").startswith(
        "Journeys we keep true Trip Mina review is overdue"
    )
    assert "never reviewed" in part(site["owners/care/"], "reviews")


def test_what_we_own_stands_worst_first_with_pain_next_step_and_metric(site: dict[str, str]) -> None:
    html = site["owners/care/"]
    assert values(html, "data-place") == [
        "mina/trip#desk",
        "mina/trip#phone",
        "mina/tour#phone",
        "mina/trip#hatch",
    ]
    assert row(html, "data-place", "mina/trip#desk") == (
        "−2 lost (very bad) Desk Moment of truth M Trip (Mina) Decision none open A chair idea T-7 "
        "not measured"
    )
    assert row(html, "data-place", "mina/trip#phone").endswith(
        "critical It rings long nothing planned Wait 7 target 3 or less not yet met"
    )


def test_the_figures_at_the_top(site: dict[str, str]) -> None:
    told = text(site["owners/care/"])
    for figure in (
        "We own 2 touchpoints, 2 journeys",
        "Feel bad or worse 2 1 very bad",
        "Critical pains 1 of 1 open",
        "Metrics on target 0 of 1",
    ):
        assert figure in told


def test_a_handover_is_between_one_of_ours_and_anothers(site: dict[str, str]) -> None:
    assert values(site["owners/brand/"], "data-handover") == [
        "mina/trip#ad>phone",
        "mina/trip#club>phone",
    ]
    assert values(site["owners/care/"], "data-handover") == [
        "mina/trip#counter>desk",
        "mina/trip#ad>phone",
        "mina/trip#club>phone",
    ]
    assert "From Brand +1 (good) −1 (bad) Ad Phone line Trip A leaflet" in part(
        site["owners/care/"], "handovers"
    )


def test_what_nobody_owns_next_to_us(site: dict[str, str]) -> None:
    assert values(site["owners/care/"], "data-orphan") == ["mina/trip#counter"]
    told = part(site["owners/care/"], "orphans")
    assert "It comes right before \u2068Desk\u2069. 9% of those who arrive leave here." in told
    assert values(site["owners/brand/"], "data-orphan") == []


def test_what_we_support_improve_and_must_answer(site: dict[str, str]) -> None:
    html = site["owners/care/"]
    assert values(html, "data-supported") == ["mina/trip#ad"]
    assert part(html, "improve").startswith("Opportunities we own A chair")
    assert "A sofa" not in part(html, "improve")
    assert part(html, "questions") == "Questions we must answer Why so? Trip · due Jul 1, 2026"


def test_people_can_be_left_out(tmp_path: Path) -> None:
    shown = built(wiki_of(tmp_path, FILES), pages)
    hidden = built(wiki_of(tmp_path, FILES, people=False), pages)
    assert "Ada Lind" in text(shown["owners/"])
    for words in ("Ada Lind", "care@example.org", "#care"):
        assert words in text(shown["owners/care/"])
        assert not any(words in text(html) for html in hidden.values())
    assert "https://example.org/care" in hidden["owners/care/"]
