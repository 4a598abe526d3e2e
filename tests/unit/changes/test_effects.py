"""What a change did: whether customers felt it or we know better, and who is to be told."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.changes.written import Wiki, compared, said, told

from mkdocs_journeys.changes.comparison import Comparison
from mkdocs_journeys.changes.effects import Effect
from mkdocs_journeys.changes.telling import effects

FILES: Wiki = {
    "owners.yml": {name: {} for name in ("shop", "brand", "care", "crm", "boss")},
    "evidence.yml": {
        "old": {"type": "interview", "date": "2025-01"},
        "new": {"type": "survey", "date": "2026-01"},
        "undated": {"type": "diary"},
        "figures": {"type": "analytics", "date": "2026-02"},
        "later-figures": {"type": "analytics", "date": "2026-03"},
    },
}


def wiki(*touchpoints: Any, **fields: Any) -> Wiki:
    stages = [{"name": "One", "touchpoints": list(touchpoints)}]
    return FILES | {"mina/trip.md": {"title": "A trip", **fields, "stages": stages}}


def step(name: str = "Till", **fields: Any) -> dict[str, Any]:
    return {"name": name, **fields}


def verdicts(before: dict[str, Any], after: dict[str, Any]) -> dict[str, str | None]:
    """What is said of an emotion, or of a drop-off, that has changed."""
    found = told(compared(wiki(step(**before)), wiki(step(**after))))
    return {each.change.field: each.verdict for each in found if each.change.field in ("emotion", "drop_off")}


def effect(found: Comparison) -> Effect:
    (journey,) = found.journeys
    return journey.effect


@pytest.mark.parametrize("field", ["emotion", "drop_off"])
@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (["old"], ["new"], "moved"),
        (["old"], ["old", "new"], "moved"),
        (["old", "undated"], ["new", "undated"], "moved"),
        (["old"], ["old"], "learned"),
        (["new"], ["old"], "learned"),
        ([], ["new"], "learned"),
        (["old"], [], "learned"),
        (["figures"], ["new"], "learned"),
        (["old"], ["figures"], "learned"),
        (["undated"], ["new"], "learned"),
        (["old"], ["undated"], "learned"),
    ],
)
def test_only_newer_proof_on_both_sides_shows_that_something_moved(
    field: str, before: list[str], after: list[str], expected: str
) -> None:
    assert verdicts({field: 1, "evidence": before}, {field: 2, "evidence": after}) == {field: expected}


def test_the_evidence_of_a_drop_off_counts_for_it_alone() -> None:
    before = {"emotion": 1, "drop_off": {"percent": 20, "evidence": "figures"}, "evidence": "old"}
    after = {"emotion": 2, "drop_off": {"percent": 10, "evidence": "later-figures"}, "evidence": "old"}
    assert verdicts(before, after) == {"emotion": "learned", "drop_off": "moved"}


def test_certainty_that_is_written_counts_as_such() -> None:
    before = {"emotion": 1, "certainty": "validated", "evidence": "figures"}
    assert verdicts(before, before | {"emotion": 2, "evidence": "later-figures"}) == {"emotion": "moved"}
    assert verdicts(before, {"emotion": 2, "evidence": "new", "certainty": "partly"}) == {
        "emotion": "learned"
    }


def test_the_experience_is_parted_into_what_moved_and_what_was_learned() -> None:
    before = wiki(
        step("Till", emotion=0, evidence="old"), step("Shelf", emotion=-1), step("Exit", emotion=1), "Door"
    )
    after = wiki(
        step("The till", emotion=1.5, evidence="new"), step("Shelf", emotion=-2), step("Door", emotion=2)
    )
    found = effect(compared(before, after))
    assert found.moved == pytest.approx(0.5)
    assert found.learned == pytest.approx(0.0)
    assert found.experience.before == 0
    assert found.experience.after == pytest.approx(0.5)
    assert effects(found) == (
        "experience 0 → +0.5 (experience moved +0.5)",
        "validated 25 % → 33 %",
        f"health {found.health.shown[0]} → {found.health.shown[1]}",
    )


@pytest.mark.parametrize("status", ["live", "planned", "retired"])
@pytest.mark.parametrize("evidence", ["old", "new"])
@pytest.mark.parametrize("emotion", [None, -2, 1, [-1, 2]])
def test_both_parts_together_are_the_whole_change(status: str, evidence: str, emotion: Any) -> None:
    own = {} if emotion is None else {"emotion": emotion}
    before = wiki(step("Till", emotion=1, evidence="old"), step("Shelf", emotion=0))
    after = wiki(step("Till", evidence=evidence, status=status, **own), step("Shelf", emotion=-1))
    found = effect(compared(before, after))
    assert found.moved is not None
    assert found.learned is not None
    assert found.experience.before is not None
    assert found.experience.after is not None
    whole = found.experience.after - found.experience.before
    assert found.moved + found.learned == pytest.approx(whole)


def test_where_nothing_was_felt_before_nothing_is_parted() -> None:
    found = effect(compared(wiki("Till"), wiki(step(emotion=1))))
    assert (found.moved, found.learned, found.experience.shown) == (None, None, ("unknown", "+1"))


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (step(), step(evidence="old"), "~ Touchpoint Till: evidence: + old [assumed → validated]"),
        (step(evidence="old"), step(evidence="new"), "~ Touchpoint Till: evidence: old → new"),
        (
            step(certainty="validated"),
            step(certainty="partly"),
            "~ Touchpoint Till: certainty: validated → partly [validated → partly]",
        ),
        (
            step(pains=[{"text": "A queue"}]),
            step(pains=[{"text": "A queue", "status": "closed"}]),
            "~ Pain A queue: status: open → closed [pain closed]",
        ),
        (
            step(pains=[{"text": "A queue", "status": "closed"}]),
            step(pains=[{"text": "A queue"}]),
            "~ Pain A queue: status: closed → open [open again]",
        ),
        (
            step(opportunities=[{"text": "A bench", "status": "testing"}]),
            step(opportunities=[{"text": "A bench", "status": "shipped"}]),
            "~ Opportunity A bench: status: testing → shipped [shipped]",
        ),
        (
            step(opportunities=["A bench"]),
            step(opportunities=[{"text": "A bench", "status": "dropped"}]),
            "~ Opportunity A bench: status: idea → dropped [dropped]",
        ),
    ],
)
def test_what_follows_from_a_change(before: Any, after: Any, line: str) -> None:
    expected = line.replace("old → new", "+ new, − old")
    assert said(compared(wiki(before), wiki(after))) == [expected]


def test_a_review_is_refreshed() -> None:
    before, after = wiki("Till", reviewed="2025-01-01"), wiki("Till", reviewed="2026-01-01")
    assert said(compared(before, after)) == [
        "~ Journey A trip: reviewed: 2025-01-01 → 2026-01-01 [review refreshed]"
    ]


@pytest.mark.parametrize(
    ("before", "after", "note"),
    [
        ({"value": 6}, {"value": 3}, "meets its target now"),
        ({"value": 3}, {"value": 6}, "misses its target now"),
        ({"value": 6}, {"value": 5}, ""),
        ({"value": 2}, {"value": 1}, ""),
        ({"target": 3}, {"target": 7}, "meets its target now"),
        ({"target": 7}, {"target": 3}, "misses its target now"),
        ({"better": "lower"}, {"better": "higher"}, "meets its target now"),
        ({"target": None}, {"target": 7}, "meets its target now"),
        ({"target": 7}, {"target": None}, ""),
    ],
)
def test_a_metric_crosses_its_target(before: dict[str, Any], after: dict[str, Any], note: str) -> None:
    def metrics(value: float = 6, target: float | None = 4, better: str = "lower") -> Wiki:
        aim = {} if target is None else {"target": target}
        readings = [{"date": "2025-01", "value": 5}, {"date": "2026-01", "value": value}]
        return FILES | {"metrics.yml": {"wait": {"better": better, "readings": readings, **aim}}}

    found = compared(metrics(**before), metrics(**after))
    (line,) = said(found)
    assert line.endswith(f"[{note}]") if note else "[" not in line
    assert [each.crossed for each in found.shared] == [note.startswith("meets") if note else None]


def test_who_is_to_be_told() -> None:
    """Owner and informed, before and after, and the owners of touchpoints that changed, wherever they are."""
    before = wiki(
        step("Till", owner="shop", emotion=1), step("Shelf", owner="care"), owner="brand", informed=["crm"]
    )
    after = wiki(
        step("The till", owner="care", emotion=1), step("Shelf", owner="care"), owner="boss", informed=["crm"]
    )
    everybody = dict.fromkeys(("boss", "brand", "care", "crm", "shop"), ("mina/trip",))
    assert compared(before, after).tell == compared(after, before).tell == everybody


@pytest.mark.parametrize(
    "change",
    [
        {"thought": "Hm"},
        {"pains": ["A queue"]},
        {"opportunities": ["A bench"]},
        {"status": "retired"},
    ],
)
def test_the_owner_of_a_touchpoint_is_told_of_its_parts(change: dict[str, Any]) -> None:
    before, after = wiki(step(owner="shop"), step("Shelf", owner="care")), step(owner="shop", **change)
    assert compared(before, wiki(after, step("Shelf", owner="care"))).tell == {"shop": ("mina/trip",)}


def test_the_owners_of_what_goes_with_a_whole_are_told() -> None:
    stages = [
        {"name": name, "touchpoints": [step(owner=owner)]} for name, owner in (("A", "shop"), ("B", "crm"))
    ]
    stages[1]["touchpoints"] = [step("Shelf", owner="crm")]
    before: Wiki = FILES | {"mina/trip.md": {"title": "A trip", "stages": stages}}
    after: Wiki = FILES | {"mina/trip.md": {"title": "A trip", "stages": stages[:1]}}
    assert compared(before, after).tell == {"crm": ("mina/trip",)}
    assert compared(before, FILES).tell == {"crm": ("mina/trip",), "shop": ("mina/trip",)}


def test_owners_of_a_shared_touchpoint_are_told_of_it_and_of_its_pains() -> None:
    def shared(owner: str, **fields: Any) -> Wiki:
        return FILES | {"touchpoints.yml": {"till": {"name": "The till", "owner": owner, **fields}}}

    assert compared(shared("shop"), shared("care")).tell == {"care": ("till",), "shop": ("till",)}
    assert compared(shared("shop"), shared("shop", pains=["A queue"])).tell == {"shop": ("till",)}


def test_an_owner_is_told_under_the_id_of_today() -> None:
    till = {"touchpoints.yml": {"till": {"name": "The till", "owner": "shop"}}}
    before = wiki(step(owner="shop", emotion=1), owner="shop", informed=["shop"]) | till
    now: Wiki = {
        "owners.yml": FILES["owners.yml"] | {"stores": {"formerly": "shop"}},
        "touchpoints.yml": {"till": {"name": "The till", "owner": "stores", "importance": 1}},
    }
    del now["owners.yml"]["shop"]
    after = wiki(step(owner="stores", emotion=2), owner="stores", informed=["stores"]) | now
    assert compared(before, after).tell == {"stores": ("mina/trip", "till")}


def test_what_moved_where_things_of_one_name_are_counted_anew() -> None:
    """The first is gone, and the other has its id: what it felt like before is its own."""
    first = step("Call", emotion=-2, action="Waits for half an hour")
    second = step("Call", emotion=1, action="Asks for the right size", evidence="old")
    found = effect(compared(wiki(first, second), wiki({**second, "emotion": 2, "evidence": "new"})))
    assert (found.experience.shown, found.moved, found.learned) == (("\u22120.5", "+2"), 0.5, 2.0)
