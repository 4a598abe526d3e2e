"""What is a fact of what: each stands once, and only what means something else is another one."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.changes.written import Wiki, compared, reading_of, said

from mkdocs_journeys.changes.facts import facts_of


def wiki(*touchpoints: Any, **files: Any) -> Wiki:
    stages = [{"name": "One", "touchpoints": list(touchpoints)}]
    named = {f"{name}.yml": content for name, content in files.items()}
    return {"mina/trip.md": {"title": "A trip", "stages": stages}} | named


def lines(before: Wiki, after: Wiki) -> list[str]:
    return said(compared(before, after))


def test_things_and_where_they_belong() -> None:
    shared = {"till": {"name": "The till", "owner": "shop", "pains": ["A queue"]}}
    found = facts_of(
        reading_of(
            wiki({"use": "till", "emotion": 1, "gains": ["Smiles"]}, "Exit", touchpoints=shared)
        ).catalog
    )
    journey = ("journey", "mina/trip")
    stage, touchpoint = (*journey, "stage", "one"), (*journey, "touchpoint", "till")
    assert {thing.key: (thing.within, thing.name, thing.fields) for thing in found.things.values()} == {
        ("settings",): ((), "journeys.yml", {}),
        ("persona", "mina"): ((), "Mina", {}),
        ("touchpoints", "till"): (("touchpoints",), "The till", {"name": "The till", "owner": "shop"}),
        ("touchpoints", "till", "pain", "a-queue"): (("touchpoints", "till"), "A queue", {"text": "A queue"}),
        journey: (("persona", "mina"), "A trip", {"title": "A trip"}),
        stage: (journey, "One", {"name": "One"}),
        touchpoint: (stage, "The till", {"use": "till", "emotion": 1, "gains": ["Smiles"]}),
        (*journey, "touchpoint", "exit"): (stage, "Exit", {"name": "Exit"}),
    }
    assert found.orders == {
        (("touchpoints",), "touchpoints"): (("touchpoints", "till"),),
        (("touchpoints", "till"), "pain"): (("touchpoints", "till", "pain", "a-queue"),),
        (journey, "stage"): (stage,),
        (stage, "touchpoint"): (touchpoint, (*journey, "touchpoint", "exit")),
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"emotion": "+1"}, {"emotion": 1.0}),
        ({"emotion": [1, 1]}, {"emotion": 1}),
        ({"drop_off": "20%"}, {"drop_off": {"percent": 20}}),
        ({"entry": "no"}, {}),
        ({"moment_of_truth": "no", "status": "live"}, {}),
        ({"pains": "A queue"}, {"pains": [{"text": "A queue", "status": "open"}]}),
        ({"action": "Waits"}, {"action": ["Waits"]}),
        ({"id": "till"}, {}),
        ({"wait": "2 min"}, {"wait": "2min"}),
        ({"more": {}, "next": []}, {"next": []}),
    ],
)
def test_another_spelling_is_no_change(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert lines(wiki({"name": "Till", **one}), wiki({"name": "Till", **other})) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"entry": "yes"}, {"entry": "1%"}, "entry: yes → 1 %"),
        ({"x-a": "yes"}, {"x-a": "1"}, "x-a: yes → 1"),
        ({"next": []}, {}, "next: [] → nothing"),
        ({"needs": ["A", "B"]}, {"needs": ["B", "A"]}, "needs: in another order"),
    ],
)
def test_another_meaning_is_a_change(one: dict[str, Any], other: dict[str, Any], expected: str) -> None:
    (line,) = lines(wiki({"name": "Till", **one}), wiki({"name": "Till", **other}))
    assert line == f"~ Touchpoint Till: {expected}"


@pytest.mark.parametrize(
    ("field", "shared", "own"),
    [("status", "planned", "live"), ("moment_of_truth", "yes", "no")],
)
def test_a_default_says_something_over_a_shared_touchpoint(field: str, shared: str, own: str) -> None:
    registry = {"till": {"name": "The till", field: shared}}
    without, plain = (wiki({"use": "till", **each}, touchpoints=registry) for each in ({}, {field: own}))
    assert lines(without, plain) == [f"~ Touchpoint The till: {field}: nothing → {own}"]
    assert lines(plain, without) == [f"~ Touchpoint The till: {field}: {own} → nothing"]


def test_a_change_of_a_shared_touchpoint_is_told_once() -> None:
    steps = [{"use": "till"}, {"id": "again", "use": "till"}]
    before = wiki(*steps, touchpoints={"till": {"name": "The till", "pains": ["A queue"]}})
    after = wiki(
        *steps,
        touchpoints={
            "till": {"name": "A till", "formerly": ["desk"], "gains": ["Smiles"], "pains": ["A long queue"]}
        },
    )
    assert lines(before, after) == [
        "~ Shared touchpoint A till: name: The till → A till",
        "~ Shared touchpoint A till: gains: + Smiles",
        "~ Shared touchpoint A till: formerly: + desk",
        "~ Pain A queue: renamed to A long queue (a-queue → a-long-queue)",
    ]


def test_what_a_new_stage_takes_over_is_still_told() -> None:
    def stages(*each: dict[str, Any]) -> Wiki:
        return {"mina/trip.md": {"title": "A trip", "stages": list(each)}}

    before = stages({"name": "One", "touchpoints": ["A", "B", "C", "D", {"name": "Till", "emotion": 1}]})
    after = stages(
        {"name": "One", "touchpoints": ["A", "B", "C", "D"]},
        {"name": "Two", "touchpoints": [{"name": "Till", "emotion": 2}, "New"]},
    )
    learned = "learned: we know better, it need not have changed"
    assert lines(before, after) == [
        "+ Stage Two: added",
        f"~ Touchpoint Till: emotion: 1 → 2 [{learned}]",
        "~ Touchpoint Till: moved: one → two",
    ]


@pytest.mark.parametrize(
    ("former", "told"),
    [
        (["phone", "hotline"], []),
        (["phone", "hotline", "call"], ["formerly: + hotline, + call"]),
        (["hotline"], ["formerly: + hotline, − phone"]),
    ],
)
def test_a_former_id_goes_without_saying_where_it_is_the_one_that_went(
    former: list[str], told: list[str]
) -> None:
    before, after = (
        wiki({"name": "Hotline", "formerly": ["phone"]}),
        wiki({"name": "Chat", "formerly": former}),
    )
    assert lines(before, after) == [
        "~ Touchpoint Hotline: renamed to Chat (hotline → chat)",
        *(f"~ Touchpoint Chat: {each}" for each in told),
    ]


@pytest.mark.parametrize(
    ("named", "line"),
    [
        ({"name": "My words"}, "~ Stage My words: renamed (awareness → use)"),
        ({}, "~ Stage Awareness: renamed to Use (awareness → use)"),
        ({"id": "one"}, "~ Stage Use: stage: awareness → use"),
    ],
)
def test_a_stage_goes_to_another_one_of_the_lifecycle(named: dict[str, str], line: str) -> None:
    before, after = (
        {"mina/trip.md": {"title": "A trip", "stages": [{"stage": stage, "touchpoints": ["Ad"], **named}]}}
        for stage in ("awareness", "use")
    )
    registry: Wiki = {"stages.yml": {"awareness": {}, "use": {}}}
    assert lines(before | registry, after | registry) == [line]


def test_another_shared_touchpoint_in_its_place_is_another_touchpoint() -> None:
    registry = {"till": {"name": "The till"}, "letter": {"name": "A letter"}}
    before, after = (wiki({"use": use, "emotion": 1}, touchpoints=registry) for use in ("till", "letter"))
    assert lines(before, after) == ["+ Touchpoint A letter: added", "- Touchpoint The till: removed"]


def test_the_order_of_things_changes_by_as_few_moves_as_can_be() -> None:
    moved = "moved to another place in the order"
    assert lines(wiki(*"ABCDE"), wiki(*"BCDEA")) == [f"~ Touchpoint A: {moved}"]
    assert lines(wiki(*"ABCDE"), wiki(*"AECXD")) == [
        "~ Touchpoint E: moved to another place in the order",
        "+ Touchpoint X: added",
        "- Touchpoint B: removed",
    ]


def test_a_setting_of_rules_reads_as_it_is_written() -> None:
    before, after = wiki(journeys={"rules": {"JM104": "off"}}), wiki(journeys={"rules": {"JM104": "info"}})
    assert lines(before, after) == ["~ Settings: rules: JM104 off → info"]
    place = wiki(journeys={"rules": {"JM104": "off", "mina/": {"JM3": "error"}}})
    assert lines(before, place) == ["~ Settings: rules: mina/ nothing → JM3 error"]


def test_what_cannot_be_read_is_no_news_of_anything_else() -> None:
    """A registry with a mistake hides its own changes, and not those of journeys."""
    before = wiki({"name": "Till", "owner": "shop"}, owners={"shop": {"name": "Shop"}, "crm": {}})
    after = wiki({"name": "Till", "owner": "crm"}, owners={"shop": {"nme": "Store"}, "crm": {}})
    found = compared(before, after)
    assert said(found) == ["~ Touchpoint Till: owner: shop → crm"]
    assert found.unreadable == ("journeys/owners.yml",)
