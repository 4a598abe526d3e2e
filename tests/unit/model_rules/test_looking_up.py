"""The look-ups of a catalog: by persona, stage, touchpoint, channel and owner."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.trees import catalog_of, journey

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.experience import Experience, lowest, of_journey, of_stage
from mkdocs_journeys.model.journey import Touchpoint
from mkdocs_journeys.model.review import Review, review

FILES = {
    "touchpoints.yml": "phone: {name: Phone line, owner: care, channel: phone}\nlost: Lost and found\n",
    "mina/index.md": journey("name: Mina\nchannels: [phone, web, forum, store]"),
    "mina/trip.md": journey("""
        title: I go
        stages:
          - stage: awareness
            touchpoints:
              - {name: Ad, channel: [web, social], emotion: 1}
              - {name: Walk, channel: none, emotion: -2, owner: care}
          - stage: decision
            name: I decide
            emotion: 2
            touchpoints:
              - {use: phone, emotion: [-1, 0]}
              - {name: Forum, channel: forum, status: untapped}
              - {name: Desk, channel: store, status: retired, emotion: -2, owner: brand}
    """),
    "mina/next.md": journey("""
        title: I will go
        state: future
        stages:
          - stage: awareness
            touchpoints:
              - {use: phone, owner: brand, channel: store}
              - {name: Robot, status: planned, emotion: 1}
    """),
    "greta/draft.md": journey(
        "title: I wait\nstatus: draft\nstages: {stage: awareness, touchpoints: {use: phone}}"
    ),
    "greta/tour.md": journey("""
        title: I tour
        stages:
          - stage: awareness
            touchpoints:
              - {use: phone, owner: brand}
              - {name: Ad}
          - stage: awareness
            emotion: -1
    """),
}


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    return catalog_of(tmp_path, FILES)


def places(touchpoints: Iterable[Touchpoint]) -> list[str]:
    return [f"{touchpoint.journey}#{touchpoint.id}" for touchpoint in touchpoints]


def test_by_persona_all_journeys_are_found(catalog: Catalog) -> None:
    assert [found.id for found in catalog.of_persona("mina")] == ["mina/next", "mina/trip"]
    assert [found.id for found in catalog.of_persona("greta")] == ["greta/draft", "greta/tour"]
    assert catalog.of_persona("nobody") == ()


def test_by_stage_only_counted_journeys_are_found(catalog: Catalog) -> None:
    assert [(found.id, stage.id, stage.name) for found, stage in catalog.at_stage("awareness")] == [
        ("greta/tour", "awareness", "Awareness"),
        ("greta/tour", "awareness-2", "Awareness"),
        ("mina/trip", "awareness", "Awareness"),
    ]
    assert [stage.name for _, stage in catalog.at_stage("decision")] == ["I decide"]
    assert catalog.at_stage("loyalty") == ()


def test_the_inventory_has_a_registered_touchpoint_once_and_no_steps(catalog: Catalog) -> None:
    assert [(line.key, line.name, places(line.places)) for line in catalog.inventory] == [
        ("phone", "Phone line", ["greta/tour#phone", "mina/trip#phone"]),
        ("lost", "Lost and found", []),
        ("greta/tour#ad", "Ad", ["greta/tour#ad"]),
        ("mina/trip#ad", "Ad", ["mina/trip#ad"]),
        ("mina/trip#forum", "Forum", ["mina/trip#forum"]),
        ("mina/trip#desk", "Desk", ["mina/trip#desk"]),
    ]


def test_by_owner_and_what_nobody_owns(catalog: Catalog) -> None:
    assert places(catalog.of_owner("care")) == ["mina/trip#phone"]
    assert places(catalog.of_owner("brand")) == ["greta/tour#phone", "mina/trip#desk"]
    assert places(catalog.of_owner(None)) == ["greta/tour#ad", "mina/trip#ad"]


def test_by_channel(catalog: Catalog) -> None:
    assert places(catalog.on_channel("phone")) == ["greta/tour#phone", "mina/trip#phone"]
    assert places(catalog.on_channel("social")) == ["mina/trip#ad"]
    assert catalog.on_channel("none") == ()


def test_a_channel_is_untapped_where_no_live_touchpoint_of_a_counted_journey_is(catalog: Catalog) -> None:
    assert catalog.untapped_channels("mina") == ("forum", "store")
    assert catalog.untapped_channels("greta") == ()


def test_places_know_their_journey_and_stage(catalog: Catalog) -> None:
    forum = catalog.journeys["mina/trip"].by_id["forum"]
    assert catalog.journey_of(forum).title == "I go"
    assert catalog.stage_of(forum).name == "I decide"


def test_means_and_lows_are_over_what_is_felt(catalog: Catalog) -> None:
    trip, tour = catalog.journeys["mina/trip"], catalog.journeys["greta/tour"]
    assert of_journey(trip) == Experience(mean=-0.5, low=-2, known=3)
    assert of_stage(trip, trip.stages[1]) == Experience(mean=-0.5, low=-1, known=1)
    assert of_journey(tour) is None
    assert of_stage(tour, tour.stages[0]) is None
    assert of_stage(tour, tour.stages[1]) == Experience(mean=-1, low=-1, known=1)
    assert places(lowest(trip)) == ["mina/trip#walk", "mina/trip#phone"]
    assert of_journey(catalog.journeys["mina/next"]) == Experience(mean=1, low=1, known=1)


def test_own_fields_win_over_shared_ones(catalog: Catalog) -> None:
    phone = catalog.journeys["mina/next"].by_id["phone"]
    assert (phone.owner, phone.channels, phone.name, phone.shared, phone.key) == (
        "brand",
        ("store",),
        "Phone line",
        frozenset({"name"}),
        "phone",
    )


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("", Review("never", None, None)),
        ("reviewed: 2026-05-30", Review("fresh", datetime.date(2026, 11, 26), 178)),
        ("reviewed: 2026-01-01", Review("soon", datetime.date(2026, 6, 30), 29)),
        ("reviewed: 2025-12-03", Review("soon", datetime.date(2026, 6, 1), 0)),
        ("reviewed: 2025-12-02", Review("overdue", datetime.date(2026, 5, 31), -1)),
        ("reviewed: 2026-05-01\nreview_every: 2w", Review("overdue", datetime.date(2026, 5, 15), -17)),
        ("reviewed: 2026\nreview_every: 30d", Review("soon", datetime.date(2026, 7, 1), 30)),
    ],
)
def test_the_state_of_a_review(fields: str, expected: Review, tmp_path: Path) -> None:
    written = journey(f"title: I go\n{fields}\nstages: {{name: A}}")
    found = catalog_of(tmp_path, {"mina/trip.md": written}).journeys["mina/trip"]
    assert review(found, datetime.date(2026, 6, 1)) == expected


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ([], "assumed"),
        (["interview"], "validated"),
        (["support"], "validated"),
        (["interview, from: staff"], "partly"),
        (["survey, from: partners"], "partly"),
        (["analytics"], "partly"),
        (["sales"], "partly"),
        (["internal"], "partly"),
        (["other"], "partly"),
        (["workshop"], "assumed"),
        (["workshop, from: staff", "workshop"], "assumed"),
        (["workshop", "sales"], "partly"),
        (["sales", "workshop", "diary"], "validated"),
    ],
)
def test_certainty_follows_from_the_evidence(evidence: list[str], expected: str, tmp_path: Path) -> None:
    entries = "".join(f"e{number}: {{type: {kind}}}\n" for number, kind in enumerate(evidence))
    ids = ", ".join(f"e{number}" for number in range(len(evidence)))
    written = f"title: I go\nstages: {{name: A, touchpoints: {{name: X, evidence: [{ids}]}}}}"
    catalog = catalog_of(tmp_path, {"evidence.yml": entries, "mina/trip.md": journey(written)})
    assert catalog.journeys["mina/trip"].touchpoints[0].certainty == expected


def test_a_written_certainty_wins(tmp_path: Path) -> None:
    written = "title: I go\nstages: {name: A, touchpoints: {name: X, certainty: partly}}"
    catalog = catalog_of(tmp_path, {"mina/trip.md": journey(written)})
    assert catalog.journeys["mina/trip"].touchpoints[0].certainty == "partly"


def test_without_a_journey_nothing_is_left_that_it_alone_names(tmp_path: Path) -> None:
    kept = "title: I stay\nstages:\n  - stage: awareness\n    touchpoints: [{name: Ad, owner: Brand}]\n"
    gone = (
        "title: I go\nstages:\n  - stage: secret\n    touchpoints:\n"
        "      - {name: Ad, owner: Brand, channel: Pigeons}\n      - {name: B, owner: Ghosts}\n"
    )
    catalog = catalog_of(tmp_path, {"mina/stay.md": journey(kept), "mina/go.md": journey(gone)})
    left = catalog.without({"mina/go"})
    assert list(left.journeys) == ["mina/stay"]
    assert [owner.name for owner in left.registries.owners] == ["Brand"]
    assert [channel.name for channel in left.registries.channels] == []
    assert "secret" in catalog.registries.stages
    assert "secret" not in left.registries.stages
    assert "awareness" in left.registries.stages
