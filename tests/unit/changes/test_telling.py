"""How changes are told: each once, and not again where something else only follows from it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.unit.changes.written import Wiki, compared, said

from mkdocs_journeys.changes.printers.json import as_json

SHARED: Wiki = {"touchpoints.yml": {"till": {"name": "The till"}, "desk": {"name": "The desk"}}}
OWNERS: Wiki = {"owners.yml": {"brand": {"name": "Brand team"}, "shop": {"name": "Shop"}}}
RENAMED: Wiki = {"owners.yml": {"marketing": {"name": "Brand team"}, "shop": {"name": "Shop"}}}
LEARNED = " [learned: we know better, it need not have changed]"


def trip(*touchpoints: Any, **fields: Any) -> Wiki:
    """A journey with these touchpoints."""
    stages = [{"id": "one", "name": "One", "touchpoints": list(touchpoints)}]
    return {"mina/trip.md": {"title": "I go", **fields, "stages": stages}}


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ({"moment_of_truth": "yes"}, {}, ["moment_of_truth: yes → no"]),
        ({}, {"micro_moment": "yes"}, ["micro_moment: no → yes"]),
        ({"drop_off": "12%"}, {"drop_off": "10.5%"}, [f"drop_off: percent 12 % → 10.5 %{LEARNED}"]),
        ({}, {"drop_off": {"percent": 7}}, [f"drop_off: nothing → percent 7 %{LEARNED}"]),
        ({"entry": "yes"}, {"entry": 40}, ["entry: yes → 40 %"]),
        (
            {"next": [{"to": "b", "share": 30}]},
            {"next": [{"to": "b", "share": 40}]},
            ["next: b: share 30 % → 40 %"],
        ),
        # What is no percent has no sign.
        ({"importance": 2}, {"importance": 3}, ["importance: 2 → 3"]),
        ({"x-share": {"share": "2"}}, {"x-share": {"share": "3"}}, ["x-share: share 2 → 3"]),
    ],
)
def test_values_as_one_reads_them(before: dict[str, Any], after: dict[str, Any], lines: list[str]) -> None:
    end = {"id": "b", "name": "End"}
    found = said(compared(trip({"name": "Till", **before}, end), trip({"name": "Till", **after}, end)))
    assert found == [f"~ Touchpoint Till: {line}" for line in lines]


def test_percents_of_other_things() -> None:
    before: Wiki = {"mina/index.md": {"name": "Mina", "share": 30}}
    after: Wiki = {"mina/index.md": {"name": "Mina", "share": 45}}
    idea = {"text": "A queue for parcels", "confidence": 0.5, "reach": 20}
    better = {**idea, "confidence": 0.8, "reach": 25}
    assert said(compared(before, after)) == ["~ Persona Mina: share: 30 % → 45 %"]
    assert said(
        compared(
            trip({"name": "Till", "opportunities": [idea]}), trip({"name": "Till", "opportunities": [better]})
        )
    ) == [
        "~ Opportunity A queue for parcels: confidence: 0.5 → 0.8",
        "~ Opportunity A queue for parcels: reach: 20 % → 25 %",
    ]


def test_another_shared_touchpoint_in_its_place_is_told_once() -> None:
    own = {"action": "Asks for the size of the shoes", "emotion": 1}
    before = SHARED | trip({"use": "till", **own})
    after = SHARED | trip({"use": "desk", **own})
    assert said(compared(before, after)) == ["~ Touchpoint The till: renamed to The desk (till → desk)"]
    # With an id of its own, it is the field that changes.
    before, after = SHARED | trip({"id": "a", "use": "till"}), SHARED | trip({"id": "a", "use": "desk"})
    assert said(compared(before, after)) == ["~ Touchpoint The desk: use: till → desk"]


def test_the_new_id_of_an_owner_is_told_once() -> None:
    measure = {"name": "Wait", "readings": [{"date": "2026-01", "value": 3}]}
    till = {"name": "Till", "owner": "brand", "supporting": ["shop", "brand"], "metrics": [measure]}
    before = OWNERS | trip(till, owner="brand", informed=["brand"])
    now = {**till, "owner": "marketing", "supporting": ["shop", "marketing"]}
    after = RENAMED | trip(now, owner="marketing", informed=["marketing"])
    assert said(compared(before, after)) == ["~ Owner Brand team: renamed (brand → marketing)"]
    # Whatever changes besides is told.
    other = RENAMED | trip({**now, "owner": "shop"}, owner="marketing", informed=["marketing", "shop"])
    assert said(compared(before, other)) == [
        "~ Journey I go: informed: + shop",
        "~ Touchpoint Till: owner: marketing → shop",
        "~ Owner Brand team: renamed (brand → marketing)",
    ]


def test_an_owner_who_is_another_one_is_told_on_each_journey() -> None:
    before = OWNERS | trip({"name": "Till", "owner": "brand"})
    after = OWNERS | trip({"name": "Till", "owner": "shop"})
    assert said(compared(before, after)) == ["~ Touchpoint Till: owner: brand → shop"]


def test_references_between_journeys_and_within_them() -> None:
    """To a journey, to a stage and a touchpoint of it, and to a touchpoint and a pain beside."""
    other: dict[str, Any] = {"title": "I pay", "stages": [{"name": "Pay", "touchpoints": ["Coffee"]}]}
    before = trip(
        {"name": "Flyer about shoes", "next": ["till", {"to": "mina/pay#coffee"}]},
        {
            "id": "till",
            "name": "Till",
            "pains": ["The queue is long"],
            "opportunities": [{"text": "Open another till", "pains": ["the-queue-is-long"]}],
        },
        compares_to=["mina/pay"],
        parent={"journey": "mina/pay", "stage": "pay"},
    ) | {"mina/pay.md": other}
    after = trip(
        {"name": "Flyer about shoes", "next": ["checkout", {"to": "mina/payment#coffee"}]},
        {
            "id": "checkout",
            "name": "Till",
            "pains": ["The queue is far too long"],
            "opportunities": [{"text": "Open another till", "pains": ["the-queue-is-far-too-long"]}],
        },
        compares_to=["mina/payment"],
        parent={"journey": "mina/payment", "stage": "pay"},
    ) | {"mina/payment.md": other}
    assert said(compared(before, after)) == [
        "~ Journey I pay: renamed (mina/pay → mina/payment)",
        "~ Touchpoint Till: renamed (till → checkout)",
        "~ Pain The queue is long: renamed to The queue is far too long "
        "(the-queue-is-long → the-queue-is-far-too-long)",
    ]


def test_what_is_used_under_its_former_id_or_by_its_name_is_no_change() -> None:
    ways = [trip({"name": "A", "next": [to]}, {"id": "b", "name": "The end"}) for to in ("b", "The end")]
    assert said(compared(*ways)) == []
    shared: Wiki = {"touchpoints.yml": {"checkout": {"name": "The till", "formerly": "till"}}}
    till = {"touchpoints.yml": {"till": {"name": "The till"}}}
    use = trip({"use": "till", "emotion": 1})
    assert said(compared(till | use, shared | use)) == [
        "~ Shared touchpoint The till: renamed (till → checkout)"
    ]


def test_a_stage_of_the_lifecycle_with_another_id_is_told_once() -> None:
    before, renamed, other = (
        {
            "stages.yml": stages,
            "mina/trip.md": {
                "title": "I go",
                "stages": [{"stage": stage, "touchpoints": ["Advert", "Flyer"]}],
            },
        }
        for stages, stage in (
            ({"awareness": "First look", "use": "Use"}, "awareness"),
            ({"discovery": {"name": "First look", "formerly": "awareness"}, "use": "Use"}, "discovery"),
            ({"awareness": "First look", "use": "Use"}, "use"),
        )
    )
    assert said(compared(before, renamed)) == [
        "~ Lifecycle stage First look: renamed (awareness → discovery)"
    ]
    assert said(compared(before, other)) == ["~ Stage First look: renamed to Use (awareness → use)"]


def test_what_is_counted_anew_is_not_told() -> None:
    """But where a way leads somewhere else now, though it is written as before."""
    size, again = (
        {"name": "Call", "action": "Asks for the right size"},
        {"name": "Call", "thought": "Not again"},
    )
    ask = {"name": "Ask", "next": ["call"]}
    assert said(compared(trip(ask, size), trip({**ask, "next": ["call-2"]}, again, size))) == [
        "+ Touchpoint Call: added"
    ]
    assert said(compared(trip(ask, size), trip(ask, again, size))) == [
        "~ Touchpoint Ask: next: + to call, − to call-2",
        "+ Touchpoint Call: added",
    ]


def test_what_is_gone_is_told_though_another_thing_has_its_id() -> None:
    size, again = (
        {"name": "Call", "action": "Asks for the right size"},
        {"name": "Call", "thought": "Not again"},
    )
    found = compared(trip(again, size), trip(size))
    assert said(found) == ["- Touchpoint Call: removed"]
    (journey,) = json.loads(as_json(found, "a", "b"))["journeys"]
    assert [(each["act"], each["id"]) for each in journey["changes"]] == [("removed", "call")]
