"""Changes in the words of the page: each field has a name in each language, each sort of change its line."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path

import pytest
from tests.unit.changes.written import Wiki as Written
from tests.unit.changes.written import compared, reading_of

from mkdocs_journeys.changes.facts import PROSE, THINGS
from mkdocs_journeys.model.fields.shape import fields_of
from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.pages.told import Teller
from mkdocs_journeys.pages.wiki import Options, Wiki
from mkdocs_journeys.pages.words import LANGUAGES, words_in


def journey(**fields: object) -> Written:
    """A wiki whose journey differs in some fields."""
    steps = [
        {
            "id": "ad",
            "name": "Advert",
            "owner": "shop",
            "emotion": "1",
            "evidence": "talks",
            "pains": [{"id": "dear", "text": "Too dear", "severity": "high"}],
            "opportunities": [{"id": "card", "text": "A card", "status": "idea"}],
        },
        {"id": "door", "name": "Door"},
    ]
    return {
        "mina/index.md": {"name": "Mina"},
        "mina/trip.md": {"title": "I go", "stages": [{"id": "one", "name": "One", "touchpoints": steps}]}
        | fields,
        "owners.yml": {"shop": {"name": "The shop"}, "web": {"name": "The web team"}},
        "evidence.yml": {"talks": TALKS, "diary": TALKS | {"title": "Diaries", "date": "2026-05"}},
        "metrics.yml": {
            "sales": {"name": "Sales", "target": "5", "readings": [{"date": "2026-01", "value": "4"}]}
        },
    }


TALKS = {"title": "Talks", "type": "interview", "from": "customers", "date": "2026-01"}


def after() -> Written:
    """The same wiki, changed in many ways."""
    wiki = journey(reviewed="2026-05-02", owner="web", scenario="It rains")
    (stage,) = wiki["mina/trip.md"]["stages"]
    ad, door = stage["touchpoints"]
    ad |= {"emotion": "-1", "evidence": ["talks", "diary"], "owner": "web", "moment_of_truth": "yes"}
    ad["pains"] = [{"id": "dear", "text": "Too dear", "severity": "critical", "status": "closed"}]
    ad["opportunities"] = [{"id": "card", "text": "A card", "status": "shipped"}]
    door |= {"id": "gate", "name": "Gate", "formerly": "door"}
    stage["touchpoints"] = [door, ad]
    wiki["mina/trip.md"]["stages"].append({"name": "Two", "touchpoints": [{"name": "Mail"}]})
    wiki["metrics.yml"]["sales"]["readings"].append({"date": "2026-05", "value": "6"})
    return wiki


def lines(before: Written, now: Written, language: str) -> list[tuple[object, ...]]:
    """All that is told: act, subject, name, what is said, note, number and anchor."""
    found = compared(before, now)
    wiki = Wiki(reading_of(now), Options(Links().link))
    teller = Teller(wiki, words_in(language))
    told = [
        teller.line(each, wiki.journeys.get(part.journey.id))
        for part in found.journeys
        for each in part.changes
    ]
    return [astuple(each) for each in (*told, *map(teller.line, found.shared))]


def steps(before: Written, now: Written, language: str) -> list[tuple[object, ...]]:
    """What became of the numbers: which, in words, what moved and was learned, and whether it is better."""
    found = compared(before, now)
    teller = Teller(Wiki(reading_of(now), Options(Links().link)), words_in(language))
    return [astuple(each) for each in teller.steps(found.journeys[0].effect)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_field_has_a_name(language: str) -> None:
    words = words_in(language)
    wanted = {field for record in THINGS.values() for field in fields_of(record)} | {PROSE}
    assert {field for field in wanted if not words.has(f"changes.fields.{field}")} == set()
    assert {kind for kind in THINGS if not words.has(f"changes.thing.{kind}")} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_told_is_as_expected(language: str, update: bool) -> None:
    ways = ((journey(), after()), (after(), journey()))
    told = [each for way in ways for each in (*steps(*way, language), *lines(*way, language))]
    text = "".join(f"{each}\n" for each in told)
    file = Path(__file__).parent / "told" / f"{language}.txt"
    if update:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")


def test_to_know_better_is_neither_better_nor_worse() -> None:
    (moved, *_), (learned, *_) = (steps(*way, "en") for way in ((journey(), after()), (after(), journey())))
    assert (moved[0], moved[3]) == ("experience", False)
    assert (learned[0], learned[3]) == ("experience", None)
