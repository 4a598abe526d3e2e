"""Whichever key of the format changes, one line tells it, and names it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from tests.unit.changes.written import (
    GOLDEN,
    PROSE,
    Way,
    Wiki,
    at,
    changed,
    compared,
    loaded,
    reading_of,
    said,
    ways,
)

from mkdocs_journeys.changes.comparison import compare
from mkdocs_journeys.model.fields import JourneyFields, PersonaFields, SettingsFields
from mkdocs_journeys.model.fields.record import Record
from mkdocs_journeys.model.fields.shape import fields_of, nested
from mkdocs_journeys.reading.nodes import Code
from mkdocs_journeys.reading.reader import Reading
from mkdocs_journeys.reading.registries import KINDS

EVERYTHING = loaded(GOLDEN / "everything" / "journeys")
PICTURE = EVERYTHING["images/till.svg"]
# The golden wiki, which uses every key, with something else for each of them to name.
WIKI: Wiki = EVERYTHING | {
    "bode/index.md": {"name": "Bode"},
    "bode/trip.md": {"title": "I ride", "stages": [{"name": "Round", "touchpoints": ["Ride"]}]},
    "channels.yml": EVERYTHING["channels.yml"] | {"web": "Web"},
    "campaigns.yml": EVERYTHING["campaigns.yml"] | {"autumn": {"name": "Autumn sale", "x-code": "A1"}},
    "evidence.yml": EVERYTHING["evidence.yml"] | {"diary": {"title": "A diary", "type": "diary"}},
    "metrics.yml": EVERYTHING["metrics.yml"] | {"sales": {"name": "Sales"}},
    "owners.yml": EVERYTHING["owners.yml"] | {"web-team": "Web team"},
    "stages.yml": EVERYTHING["stages.yml"] | {"buying": "Buying"},
    "images/other.svg": PICTURE,
    "mina/images/other.svg": PICTURE,
}
# What else may stand at a key; at all others, one word more.
OTHER: dict[str, str] = {
    **{"type": "diary", "from": "staff", "kind": "paid", "place": "offline", "position": "improvement"},
    **{"date": "2025-02", "start": "2026-02-01", "end": "2026-06-01", "as_of": "2026-03", "by": "2027-01"},
    **{"due": "2027-02", "reviewed": "2026-02-01", "today": "2026-06-01", "review_every": "9mo"},
    **{"duration": "9min", "wait": "9min", "language": "de", "drafts": "no", "better": "lower"},
    **{"value": "7", "target": "7", "people": "7", "share": "7", "percent": "7", "impact": "1", "reach": "7"},
    **{"effort": "4", "confidence": "0.5", "importance": "1", "severity": "low", "certainty": "assumed"},
    **{"emotion": "1", "drop_off": "7", "entry": "7", "state": "ideal", "status": "planned"},
    **{"personas": "bode", "channels": "web", "channel": "web", "owner": "web-team", "tested": "diary"},
    **{"contributors": "web-team", "informed": "web-team", "supporting": "web-team", "evidence": "diary"},
    **{
        "metric": "sales",
        "metrics": "sales",
        "use": "sales",
        "campaign": "autumn",
        "compares_to": "bode/trip",
    },
    **{"journey": "bode/trip", "src": "images/other.svg", "moment_of_truth": "yes", "micro_moment": "no"},
    **{
        "touchpoint-without-owner": "error",
        "ticket_url": "https://new.example/{ticket}",
        "github": "shop/web",
    },
    **{"comment_url": "https://new.example/?j={journey}", "url": "https://new.example", "stages": "buying"},
    **{"image": "images/other.svg", "stage": "buying"},
}
# Where that would be no change, or would lead nowhere.
OTHER_HERE: dict[Way, str] = {
    ("metrics.yml", "wait", "better"): "higher",
    ("mina/trip.md", "metrics", 1, "better"): "lower",
    ("channels.yml", "store", "place"): "online",
    ("mina/index.md", "kind"): "employee",
    ("mina/trip.md", "status"): "archived",
    ("mina/tour.md", "status"): "archived",
    ("mina/trip.md", "stages", 0, "touchpoints", 0, "moment_of_truth"): "yes",
    ("mina/trip.md", "stages", 0, "touchpoints", 0, "micro_moment"): "no",
    ("touchpoints.yml", "till", "moment_of_truth"): "no",
    ("touchpoints.yml", "till", "micro_moment"): "yes",
    ("touchpoints.yml", "till", "pains", 0, "status"): "closed",
    ("touchpoints.yml", "till", "opportunities", 0, "status"): "shipped",
    ("mina/trip.md", "stages", 0, "touchpoints", 0, "next", 0, "to"): "mina/tour#walk",
    ("mina/trip.md", "stages", 0, "touchpoints", 0, "next", 1): "till",
    ("bode/trip.md", "stages", 0, "touchpoints", 0): "The ride",
    ("evidence.yml", "diary", "type"): "survey",
    ("stages.yml", "awareness", "position"): "after",
    ("mina/trip.md", "stages", 0, "pains"): "Ads everywhere again",
    ("mina/trip.md", "stages", 0, "opportunities"): "Be where friends are, too",
}
# The format has one number so far. And what something else names can't be called otherwise by one change.
FIXED: set[Way] = {
    ("journeys.yml", "format"),
    ("mina/tour.md", "stages", 0, "name"),
    ("mina/tour.md", "stages", 0, "touchpoints", 0, "name"),
    ("mina/trip.md", "parent", "journey"),
    ("mina/trip.md", "parent", "stage"),
    ("mina/trip.md", "stages", 1, "touchpoints", 0, "use"),
    ("touchpoints.yml", "till", "pains", 0, "id"),
    ("touchpoints.yml", "till", "opportunities", 0, "pains"),
}
# Without these, what they say is what is taken for granted.
SAME: set[Way] = {
    ("evidence.yml", "talks", "from"),
    ("journeys.yml", "format"),
    ("mina/index.md", "kind"),
    ("mina/tour.md", PROSE),
    ("mina/trip.md", "metrics", 1, "better"),
    ("mina/trip.md", "state"),
    ("mina/trip.md", "status"),
    ("mina/trip.md", "stages", 0, "touchpoints", 0, "moment_of_truth"),
    ("mina/trip.md", "stages", 0, "touchpoints", 0, "status"),
    ("touchpoints.yml", "till", "pains", 0, "status"),
    ("touchpoints.yml", "till", "micro_moment"),
    ("touchpoints.yml", "till", "status"),
}
# Keys whose change is told as what it comes to: a thing with another name or id, one more, or one less.
MUST = {Code.UNKNOWN_REFERENCE, Code.MISSING_KEY, Code.BAD_VALUE}
THINGS = ("stages", "touchpoints", "pains", "opportunities", "id", "stage")


@cache
def reading() -> Reading:
    return reading_of(WIKI)


def places() -> Iterator[Way]:
    """The ways to everything that is written in a file, but for whole files and pictures."""
    return (way for way in ways(WIKI) if len(way) > 1 and not isinstance(WIKI[str(way[0])], bytes))


def named(way: Way) -> str:
    """The key that a line must name for what stands at this way; of an entry written short, its name."""
    keys = [step for step in way[1:] if isinstance(step, str)]
    if len(way) == 2 and str(way[0]).removesuffix(".yml") in KINDS:
        return "name"
    return "prose" if keys[-1] == PROSE else keys[-1]


def lines(other: Reading) -> list[str]:
    return said(compare(reading(), other))


def names_it(line: str, way: Way) -> bool:
    """Whether a line names a key, or says what became of the thing that it makes."""
    key = named(way)
    is_entry = len(way) == 2 and line.endswith(": removed")
    is_of_things = key in THINGS and any(word in line for word in ("renamed", ": removed"))
    is_new_name = key in ("name", "text") and ": renamed to " in line
    is_of_list = key in ("pains", "opportunities", "text") and "text: " in line
    return f"{key}: " in line or f" {key} " in line or is_entry or is_of_things or is_new_name or is_of_list


def test_the_wiki_has_nothing_wrong_and_uses_every_key() -> None:
    assert reading().errors == ()
    written = {step for way in places() for step in way if isinstance(step, str)}
    missing = set()
    kinds: list[type[Record]] = [JourneyFields, PersonaFields, SettingsFields, *KINDS.values()]
    for kind in kinds:  # grows by what they hold
        missing |= fields_of(kind).keys() - written
        kinds += [each for each in nested(kind).values() if each not in kinds]
    assert missing == set()


@pytest.mark.parametrize("way", [way for way in places() if isinstance(at(WIKI, way), str)], ids=str)
def test_another_value(way: Way) -> None:
    old = at(WIKI, way)
    new = OTHER_HERE.get(way) or ("other" if named(way) == "id" else OTHER.get(named(way)))
    after = reading_of(changed(WIKI, way, new if new and new != old else f"{old} again"))
    assert bool(after.errors) == (way in FIXED), after.errors
    if not after.errors:
        found = lines(after)
        assert len(found) == 1, found
        assert names_it(found[0], way), found


@pytest.mark.parametrize("way", list(places()), ids=str)
def test_without_it(way: Way) -> None:
    after = reading_of(changed(WIKI, way, None))
    if after.errors:
        # It must be there, for itself or for what names it.
        assert {error.code for error in after.errors} <= MUST
        assert way not in SAME
        return
    found = lines(after)
    assert len(found) == (way not in SAME), found
    assert all(names_it(line, way) for line in found), found


@pytest.mark.parametrize("file", [name for name in WIKI if not isinstance(WIKI[name], bytes)])
def test_a_key_of_ones_own(file: str) -> None:
    """In any record: of the file, or of its first entry."""
    way: Way = (file,) if file.endswith(".md") or file == "journeys.yml" else (file, next(iter(WIKI[file])))
    own: Any = {"x-old": "1", "x-list": ["a", "b"]}
    before = changed(WIKI, way, {**at(WIKI, way), **own}) if len(way) > 1 else WIKI | {file: WIKI[file] | own}
    for key, value, told in (
        ("x-old", "2", "x-old: 1 → 2"),
        ("x-old", None, "x-old: 1 → nothing"),
        ("x-list", ["b"], "x-list: − a"),
    ):
        (found,) = said(compared(before, changed(before, (*way, key), value)))
        assert found.endswith(told)
