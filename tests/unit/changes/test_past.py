"""What is read of two states is enough: all of both would tell the same."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.fuzz.wiki import TODAY, planted
from tests.unit.changes.test_differences import EDITS, WIKI
from tests.unit.changes.written import Wiki, dumped

from mkdocs_journeys.changes import sides
from mkdocs_journeys.changes.comparison import compare
from mkdocs_journeys.changes.past import is_of_wiki, read_both
from mkdocs_journeys.changes.printers.text import as_text
from mkdocs_journeys.git.snapshot import snapshot_of
from mkdocs_journeys.reading.reader import Reading, read

# More journeys, so that some stay as they are: alone, and with what others share.
LARGE: Wiki = WIKI | {
    "ada/alone.md": {"title": "I stay", "stages": [{"name": "Home", "touchpoints": ["A chair"]}]},
    "ada/till.md": {
        "title": "I pay",
        "stages": [
            {
                "name": "Pay",
                "touchpoints": [{"use": "till", "emotion": -1}, {"name": "Talk", "evidence": "talks"}],
            }
        ],
    },
    "ada/way.md": {
        "title": "I go on",
        "compares_to": "bode/trip",
        "stages": [{"name": "Go", "touchpoints": [{"name": "Road", "next": "bode/trip#the-road"}]}],
    },
}
OF_THE_TILL = {"ada/till", "bode/trip", "mina/trip"}


def partly(before: Wiki, after: Wiki) -> tuple[Reading, Reading]:
    """Both states, read as far as they may differ."""
    with planted(dumped(before)) as one, planted(dumped(after)) as other:
        return read_both(snapshot_of(one), snapshot_of(other), "journeys", TODAY)


def wholly(wiki: Wiki) -> Reading:
    with planted(dumped(wiki)) as folder:
        return read(folder, TODAY)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.data())
def test_reading_less_tells_the_same(data: st.DataObject) -> None:
    wiki = copy.deepcopy(LARGE)
    for _ in range(data.draw(st.integers(1, 3))):
        data.draw(st.sampled_from(EDITS))(wiki, lambda choices: data.draw(st.sampled_from(choices)))
    before, after = wholly(LARGE), wholly(wiki)
    assume(not after.errors)
    assert as_text(compare(*partly(LARGE, wiki))) == as_text(compare(before, after))
    assert as_text(compare(*partly(wiki, LARGE))) == as_text(compare(after, before))


@pytest.mark.parametrize(
    ("file", "content", "journeys"),
    [
        ("bode/index.md", {"name": "Bob"}, set()),
        ("owners.yml", {**WIKI["owners.yml"], "new": "New"}, set()),
        ("ada/alone.md", {"title": "I go", "stages": [{"name": "Home"}]}, {"ada/alone"}),
        ("touchpoints.yml", {"till": {"name": "Desk"}}, OF_THE_TILL),
        # The till stands on these talks.
        ("evidence.yml", {**WIKI["evidence.yml"], "talks": {"type": "sales"}}, OF_THE_TILL),
    ],
)
def test_which_journeys_are_read(file: str, content: Mapping[str, object], journeys: set[str]) -> None:
    for reading in partly(LARGE, LARGE | {file: content}):
        assert reading.catalog.journeys.keys() | {each.name for each in reading.catalog.broken} == journeys


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("mina/trip.md", True),
        ("mina/index.md", True),
        ("owners.yml", True),
        ("mina/README.md", False),
        ("mina/deep/trip.md", False),
        ("mina/images/a.svg", False),
        ("mina/.trip.md", False),
        (".git/trip.md", False),
        ("README.md", False),
        ("mina/notes.txt", False),
    ],
)
def test_what_a_wiki_is_made_of(name: str, expected: bool) -> None:
    assert is_of_wiki(name) is expected


def test_pictures_are_there_whatever_they_show(tmp_path: Path) -> None:
    """A picture is not read: a large one, or one that may not be shown, is no news."""
    image = {
        "title": "A",
        "stages": [
            {"name": "B", "touchpoints": [{"name": "C", "image": {"src": "images/c.png", "alt": "C"}}]}
        ],
    }
    before: Wiki = {"mina/a.md": image, "mina/images/c.png": b"one"}
    after = before | {"mina/a.md": image | {"title": "Z"}, "mina/images/c.png": b"two" * 4_000_000}
    found = compare(*partly(before, after))
    assert (found.unreadable, len(found.journeys)) == ((), 1)
    assert list(tmp_path.iterdir()) == []


def test_several_processes_tell_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    wiki = copy.deepcopy(LARGE)
    wiki["ada/till.md"]["stages"][0]["touchpoints"][0]["emotion"] = 2
    del wiki["bode/trip.md"]
    both = wholly(LARGE), wholly(wiki)
    alone = compare(*both)
    monkeypatch.setattr(sides, "_WORTH_PROCESSES", 0)
    assert [compare(*both), compare(*reversed(both)).tell] == [alone, alone.tell]


@pytest.mark.parametrize(("number", "is_each_looked_for"), [(250, True), (251, False)])
def test_for_very_many_names_all_journeys_are_read(number: int, is_each_looked_for: bool) -> None:
    """Each entry has two: its id and its name."""
    entries = {f"e{count}": {"name": f"A {count} B"} for count in range(number)}
    everything = wholly(LARGE).catalog.journeys.keys()
    for reading in partly(LARGE, LARGE | {"owners.yml": {**WIKI["owners.yml"], **entries}}):
        assert reading.catalog.journeys.keys() == (set() if is_each_looked_for else everything)
