"""What is said in a registry counts for the journeys that use it, though their files are as they were."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from tests.repositories import committed, initialised
from tests.unit.changes.test_every_field import OTHER, OTHER_HERE, WIKI, named
from tests.unit.changes.test_past import partly, wholly
from tests.unit.changes.written import Way, Wiki, at, changed, dumped, ways

from mkdocs_journeys.changes.comparison import compare
from mkdocs_journeys.changes.history import history
from mkdocs_journeys.changes.printers.text import as_text
from mkdocs_journeys.changes.telling import effects
from mkdocs_journeys.reading.registries import KINDS

TALK = {"name": "Talk", "channel": "web", "owner": "brand", "emotion": -1, "evidence": "talks"}
USES: Wiki = {
    "mina/index.md": {"name": "Mina"},
    "mina/pay.md": {
        "title": "I pay",
        "metrics": ["wait"],
        "stages": [
            {"stage": "purchase", "touchpoints": [{"use": "till", "emotion": 1}]},
            {"stage": "use", "touchpoints": [TALK]},
        ],
    },
    "mina/rest.md": {"title": "I rest", "stages": [{"name": "Home", "touchpoints": ["A chair"]}]},
    "touchpoints.yml": {"till": {"name": "The till", "channel": "store", "owner": "shop"}},
    "evidence.yml": {"talks": {"title": "Talks", "type": "interview", "date": "2025-11"}},
    "owners.yml": {"shop": {"name": "Shop"}, "brand": {"name": "Brand"}},
    "metrics.yml": {"wait": {"name": "Wait", "unit": "min", "target": 3}},
    "stages.yml": {"purchase": {"name": "Purchase", "position": "during"}, "use": {"name": "Use"}},
    "channels.yml": {"store": {"name": "Store"}, "web": {"name": "Web"}},
}


def after(file: str, entry: str, **fields: Any) -> Wiki:
    """The wiki with other fields in an entry of a registry; without those that are None."""
    wiki = copy.deepcopy(USES)
    wiki[file][entry] = {k: v for k, v in {**wiki[file].get(entry, {}), **fields}.items() if v is not None}
    return wiki


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = initialised(tmp_path / "repository")
    committed(folder, files(USES), "The wiki")
    return folder


def files(wiki: Wiki) -> dict[str, str | None]:
    return {f"journeys/{name}": data.decode() for name, data in dumped(wiki).items()}


EFFECTS: list[tuple[Wiki, list[str]]] = [
    # Shared touchpoints: who owns them, whether they are there, what is wrong with them.
    (after("touchpoints.yml", "till", owner=None), ["owned 100 % → 50 %", "health 84 → 85"]),
    (after("touchpoints.yml", "till", owner="brand"), ["health 84 → 85"]),
    (
        after("touchpoints.yml", "till", status="retired"),
        ["experience 0 → −1 (our knowledge changed −1)", "validated 50 % → 100 %", "health 84 → 83"],
    ),
    (after("touchpoints.yml", "till", pains=[{"text": "A queue", "severity": "high"}]), []),
    (after("touchpoints.yml", "till", description="Where one pays"), []),
    (after("touchpoints.yml", "desk", name="The desk"), []),
    # Evidence: its type, who told it, how old it is; nothing else of it.
    (after("evidence.yml", "talks", type="workshop"), ["validated 50 % → 0 %"]),
    (after("evidence.yml", "talks", **{"from": "staff"}), ["validated 50 % → 0 %"]),
    (after("evidence.yml", "talks", date="2020-01"), []),
    (after("evidence.yml", "talks", summary="They were in a hurry"), []),
    (after("evidence.yml", "more", title="More talks", type="interview"), []),
    # Owners: none of it is a figure.
    (after("owners.yml", "shop", name="The shop"), []),
    (after("owners.yml", "care", name="Care"), []),
    # Metrics: theirs are figures of their own.
    (after("metrics.yml", "wait", unit=None), []),
    (after("metrics.yml", "wait", target=None), []),
    (after("metrics.yml", "wait", readings=[{"date": "2025-11", "value": 4}]), []),
    (after("metrics.yml", "wait", name="Waiting time"), []),
    # Stages and channels: where another team goes on elsewhere, and nobody says what is passed on.
    (after("stages.yml", "purchase", position="before"), ["health 84 → 85"]),
    (after("stages.yml", "purchase", happens="They pay"), []),
    (after("channels.yml", "store", kind="earned"), ["health 84 → 85"]),
    (after("channels.yml", "store", icon="material/store"), []),
]


@pytest.mark.parametrize(("wiki", "lines"), EFFECTS)
def test_a_commit_that_changes_a_registry_has_its_effect(
    repository: Path, wiki: Wiki, lines: list[str]
) -> None:
    committed(repository, files(wiki), "A registry")
    step, _ = history(repository, "journeys")
    assert [each.id for each in step.journeys] == (["mina/pay"] if lines else [])
    assert [line for each in step.journeys for line in effects(each.effect)] == lines
    found = compare(*partly(USES, wiki))
    assert [each.step for each in found.journeys] == list(step.journeys)


@pytest.mark.parametrize("file", ["owners.yml", "evidence.yml"])
def test_a_journey_that_names_what_was_taken_out_of_a_registry_is_said_to_be_unreadable(file: str) -> None:
    gone = {"owners.yml": "brand", "evidence.yml": "talks"}[file]
    wiki = copy.deepcopy(USES)
    del wiki[file][gone]
    for before, now in ((USES, wiki), (wiki, USES)):
        found = compare(*partly(before, now))
        assert (found.unreadable, found.journeys) == (("journeys/mina/pay.md",), ())
        assert found.difference == compare(wholly(before), wholly(now)).difference
    # What nobody names may go.
    more = after(file, "more", name="More") if file == "owners.yml" else after(file, "more", type="diary")
    assert compare(*partly(more, USES)).unreadable == ()


@pytest.mark.parametrize(
    "way", [way for way in ways(WIKI) if len(way) > 1 and str(way[0]).removesuffix(".yml") in KINDS], ids=str
)
def test_each_key_of_a_registry_has_the_effect_that_it_has_where_all_is_read(way: Way) -> None:
    others: list[Any] = [None]
    if isinstance(old := at(WIKI, way), str):
        others.append(OTHER_HERE.get(way) or OTHER.get(named(way)) or f"{old} again")
    for other in others:
        wiki = changed(WIKI, way, other)
        whole = compare(wholly(WIKI), wholly(wiki))
        part = compare(*partly(WIKI, wiki))
        assert as_text(part) == as_text(whole)


@pytest.mark.parametrize(
    "written",
    ["'The\n  till'", "The  TILL", '"T\\u0068e till"', "till", "old-till"],
)
def test_a_name_is_found_however_it_is_written(tmp_path: Path, written: str) -> None:
    folder = initialised(tmp_path / "repository")
    shared = "till: {name: The till, owner: shop, formerly: old-till}\n"
    journey = "---\ntitle: I go\nstages:\n- name: One\n  touchpoints:\n  - {}\n---\n"
    committed(
        folder,
        {
            "journeys/touchpoints.yml": shared,
            "journeys/mina/pay.md": journey.format(f"use: {written}"),
            "journeys/mina/rest.md": journey.format("Tilling"),
        },
    )
    committed(folder, {"journeys/touchpoints.yml": shared.replace("owner: shop, ", "")}, "Nobody's")
    step, _ = history(folder, "journeys")
    (found,) = step.journeys
    assert (found.id, found.effect.owned.shown) == ("mina/pay", ("100 %", "0 %"))
