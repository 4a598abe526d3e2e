"""Totals, coverage, touchpoints that fail, the best next step, and where customers come from."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.trees import catalog_of, journey

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.coverage import Coverage, Grounds, grounds, ownership
from mkdocs_journeys.model.experience import Experience
from mkdocs_journeys.model.priorities import ineffective, next_steps
from mkdocs_journeys.model.totals import Totals, totals
from mkdocs_journeys.model.ways_in import ways_in_by_channel

FILES = {
    "evidence.yml": "talks: {type: interview}\nnumbers: {type: analytics}\n",
    "metrics.yml": "wait: {name: Wait, target: 3, better: lower, readings: [{date: 2026-01, value: 9}]}\n",
    "touchpoints.yml": """
        phone:
          name: Phone line
          owner: care
          channel: phone
          metrics: wait
          pains: The queue
          opportunities:
            - {text: Call back, impact: high, effort: low, reach: 20%}
            - {text: More people, impact: 4, effort: 4, status: in-progress}
    """,
    "mina/trip.md": journey("""
        title: I go
        stages:
          - name: Start
            opportunities:
              - {text: Say it plainly, impact: 4, effort: 2, confidence: 50%}
              - {text: Sing it}
            touchpoints:
              - {name: Ad, channel: [web, social], emotion: 1, drop_off: 70%, entry: 80, evidence: talks}
              - {name: Walk, channel: none, emotion: -2, drop_off: 5%}
              - {use: phone, emotion: -1, drop_off: 10%, evidence: talks}
              - {name: Desk, emotion: -0.5, drop_off: 30%, pains: {text: Shut, status: closed}}
              - {name: Mail, emotion: -2, drop_off: 0}
              - {name: Fax, status: retired, emotion: -2, drop_off: 90%, opportunities: Bring it back}
              - {name: Forum, status: untapped, emotion: -2, drop_off: 90%}
              - {name: Robot, status: planned}
    """),
    "greta/tour.md": journey("""
        title: I tour
        stages:
          - name: Start
            touchpoints:
              - {use: phone, evidence: numbers, emotion: -2, drop_off: 40%, entry: yes}
              - {use: phone, owner: brand, metrics: []}
    """),
    "greta/later.md": journey("""
        title: I tour later
        state: future
        stages: {name: Start, touchpoints: {name: Bad, emotion: -2, drop_off: 99, opportunities: Never}}
    """),
}


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    return catalog_of(tmp_path, FILES)


def test_totals_count_current_live_journeys_and_each_shared_thing_once(catalog: Catalog) -> None:
    assert totals(catalog.journeys.values()) == Totals(
        personas=2,
        journeys=2,
        touchpoints=4,
        places=6,
        steps=1,
        untapped=1,
        planned=1,
        owners=2,
        pains=1,
        opportunities=4,
        ownership=Coverage(owned=1, unowned=3),
        grounds=Grounds(assumed=3, partly=0, validated=1),
        experience=Experience(mean=pytest.approx(-8.5 / 7), low=-2, known=7),  # type: ignore[arg-type]
    )


def test_totals_of_nothing(catalog: Catalog) -> None:
    none = totals([catalog.journeys["greta/later"]])
    assert (none.journeys, none.experience, none.ownership.of, none.ownership.percent) == (0, None, 0, None)
    assert none.grounds.percent is None


def test_a_shared_touchpoint_is_as_owned_and_as_sure_as_its_weakest_place(catalog: Catalog) -> None:
    tour = catalog.journeys["greta/tour"].touchpoints
    assert ownership(tour) == Coverage(owned=1, unowned=0)
    assert grounds(tour[:1]) == Grounds(assumed=0, partly=1, validated=0)
    assert grounds(tour) == Grounds(assumed=1, partly=0, validated=0)
    trip = catalog.journeys["mina/trip"].touchpoints
    assert (ownership(trip).percent, ownership(trip).of) == (25.0, 4)
    assert (grounds(trip).percent, grounds(trip).of) == (50.0, 4)


def test_a_place_without_an_owner_leaves_a_shared_touchpoint_unowned(tmp_path: Path) -> None:
    files = {
        "touchpoints.yml": "phone: Phone\n",
        "mina/trip.md": journey(
            "title: I go\nstages: {name: A, touchpoints: [{use: phone, owner: me}, {use: phone}]}"
        ),
    }
    catalog = catalog_of(tmp_path, files)
    assert ownership(catalog.touchpoints) == Coverage(owned=0, unowned=1)


def test_ineffective_are_those_that_miss_a_target_or_feel_bad_and_lose_people(catalog: Catalog) -> None:
    found = ineffective(catalog.journeys.values())
    assert [
        (
            failing.key,
            failing.name,
            [f"{place.journey}#{place.id}" for place in failing.places],
            [measure.name for measure in failing.missed],
            failing.loses,
        )
        for failing in found
    ] == [
        ("phone", "Phone line", ["greta/tour#phone", "mina/trip#phone"], ["Wait"], 40.0),
        ("mina/trip#desk", "Desk", ["mina/trip#desk"], [], 30.0),
    ]


def test_the_best_next_step_comes_first_and_what_has_started_is_left_out(catalog: Catalog) -> None:
    assert [
        (step.opportunity.key, step.opportunity.score, step.is_quick_win, len(step.places))
        for step in next_steps(catalog.journeys.values())
    ] == [
        ("phone#call-back", 5.0, True, 3),
        ("mina/trip#say-it-plainly", 1.0, True, 1),
        ("mina/trip#sing-it", None, False, 1),
    ]


def test_reach_breaks_ties_and_the_middle_is_no_quick_win(tmp_path: Path) -> None:
    written = """
        title: I go
        stages:
          - name: A
            opportunities:
              - {text: Few, impact: 3, effort: 3, reach: 5}
              - {text: Unknown, impact: 2, effort: 2}
              - {text: Many, impact: medium, effort: medium, reach: 90}
    """
    found = next_steps(catalog_of(tmp_path, {"mina/trip.md": journey(written)}).counted)
    assert [(step.opportunity.id, step.is_quick_win) for step in found] == [
        ("many", False),
        ("few", False),
        ("unknown", False),
    ]


def test_ways_in_by_channel_are_those_of_counted_journeys(catalog: Catalog) -> None:
    found = ways_in_by_channel(catalog.journeys.values())
    assert {
        channel: [(way.touchpoint.journey, way.touchpoint.id, way.percent) for way in ways]
        for channel, ways in found.items()
    } == {
        "phone": [("greta/tour", "phone", 100.0)],
        "web": [("mina/trip", "ad", 80.0)],
        "social": [("mina/trip", "ad", 80.0)],
    }
