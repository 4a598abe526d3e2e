"""The lifecycle and the pages of its stages."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.trees import journey
from tests.unit.pages.rows import built, elements, part, row, text, values, wiki_of

from mkdocs_journeys.pages.stages import pages

FILES = {
    "stages.yml": """
        spark: {name: Spark, position: before, happens: It begins., strategies: [Be near, Be kind]}
        buy: {name: Buy, position: during}
        leave: Leave
    """,
    "owners.yml": "care: Care\nbrand: Brand\n",
    "mina/index.md": journey("name: Mina"),
    "mina/trip.md": journey("""
        title: I go
        name: Trip
        stages:
          - stage: spark
            touchpoints:
              - {name: Ad, owner: brand, emotion: 1, drop_off: 20%}
          - stage: buy
            name: I choose
            pains: {text: All too much, severity: low}
            touchpoints:
              - {name: Shop, owner: care, emotion: -2, drop_off: 25%, pains: {text: Slow, severity: high}}
              - {name: Think, channel: none, emotion: 0, drop_off: 0}
          - stage: buy
            name: I pay
            emotion: 2
            touchpoints:
              - {name: Till, drop_off: 10%, opportunities: Faster}
          - name: My own way
            touchpoints: [{name: Home, emotion: -2}]
    """),
    "mina/walk.md": journey("""
        title: I walk
        name: Walk
        stages:
          - stage: buy
            touchpoints: [{name: Kiosk, owner: care, emotion: 2}]
    """),
    "mina/next.md": journey("""
        title: I will go
        state: future
        stages: [{stage: leave, touchpoints: [Door]}]
    """),
}


@pytest.fixture
def site(tmp_path: Path) -> dict[str, str]:
    return built(wiki_of(tmp_path, FILES), pages)


def test_there_is_a_page_for_the_lifecycle_and_each_stage(site: dict[str, str]) -> None:
    assert list(site) == ["stages/", "stages/spark/", "stages/buy/", "stages/leave/"]


def test_a_line_says_what_happens_what_one_can_do_and_how_it_feels(site: dict[str, str]) -> None:
    assert row(site["stages/"], "data-lifecycle", "spark") == (
        "Spark before the purchase It begins. Be near Be kind +1 (good) low +1 1 "
        "up to 20 of 100 on \u2068Trip\u2069 0 Brand"
    )


def test_a_stage_counts_all_journeys_that_pass_it(site: dict[str, str]) -> None:
    found = {given["data-lifecycle"]: given for given in elements(site["stages/"], "data-lifecycle")}
    counted = ("data-journeys", "data-places", "data-pains", "data-unowned", "data-owners")
    assert [found["buy"][name] for name in counted] == ["2", "3", "2", "1", "care"]
    assert [found["leave"][name] for name in counted] == ["0", "0", "0", "0", ""]


def test_the_feeling_is_over_touchpoints_and_stages_that_have_only_their_own(site: dict[str, str]) -> None:
    # Shop -2, Think 0, the stage I pay +2, Kiosk +2.
    assert "+0.5 (good) low −2" in row(site["stages/"], "data-lifecycle", "buy")


def test_people_lost_add_up_where_a_journey_passes_twice(site: dict[str, str]) -> None:
    # 80 arrive: 20 of them leave at the shop, 6 of the other 60 at the till.
    told = row(site["stages/"], "data-lifecycle", "buy")
    assert "up to 26 of 100 on \u2068Trip\u2069 measured on 1 of 2" in told


def test_a_stage_that_nobody_passes_says_so(site: dict[str, str]) -> None:
    assert "No journey passes here." in row(site["stages/"], "data-lifecycle", "leave")
    assert "No current journey passes this stage." in text(site["stages/leave/"])
    assert values(site["stages/leave/"], "data-place") == []


def test_stages_of_journeys_that_line_up_with_none_are_named(site: dict[str, str]) -> None:
    assert part(site["stages/"], "apart").endswith("My own way Trip")


def test_a_stage_lists_the_journeys_with_their_own_name_for_it(site: dict[str, str]) -> None:
    html = site["stages/buy/"]
    assert values(html, "data-journey") == ["mina/trip", "mina/trip", "mina/walk"]
    assert "I choose" in part(html, "journeys")
    assert 'href="/journeys/mina/trip/#stage-i-choose"' in html or "#stage-buy" in html


def test_its_touchpoints_stand_worst_first_and_unknown_last(site: dict[str, str]) -> None:
    assert values(site["stages/buy/"], "data-place") == [
        "mina/trip#shop",
        "mina/walk#kiosk",
        "mina/trip#till",
    ]


def test_its_pains_are_those_of_the_stage_and_of_its_touchpoints(site: dict[str, str]) -> None:
    told = part(site["stages/buy/"], "pains")
    assert told == "Pain points Slow high Shop (Trip) All too much low I choose (Trip)"
    assert part(site["stages/buy/"], "improve").startswith("What could be better Faster idea")
