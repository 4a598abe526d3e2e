"""One journey read again is the same as everything read again, wherever it is not refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fuzz.mutations import DEMO, damaged
from tests.fuzz.wiki import TODAY, planted

from mkdocs_journeys.reading.reader import Reading, read
from mkdocs_journeys.reading.rereading import reread

FILE = "mina/trip.md"
FILES: Mapping[str, str] = {
    "journeys.yml": "today: 2026-06-01\n",
    "owners.yml": "shop: {name: The shop}\nbrand: {}\n",
    "touchpoints.yml": "till: {name: The till, channel: store, owner: shop, pains: [{text: A long wait}]}\n",
    "mina/index.md": "---\nname: Mina\n---\nA portrait.\n",
    "mina/images/till.png": "a picture",
    FILE: """---
title: I buy shoes
formerly: outing
stages:
  - stage: awareness
    touchpoints:
      - name: An advert
        channel: Big web
        owner: shop
        emotion: 1
        pains: [{id: loud, text: It is loud}]
        opportunities: [{text: Be quiet, pains: loud}]
  - stage: decision
    touchpoints:
      - use: till
        emotion: -1
        next: {to: mina/back#door}
---
## How this was made

By asking.
""",
    "mina/back.md": """---
title: I take them back
parent: {journey: trip, stage: decision}
stages:
  - name: Return
    touchpoints:
      - {name: Door, channel: Big web, next: [{to: mina/trip#till}]}
---
""",
    "mina/alone.md": "---\ntitle: Alone\nstages: [{name: One, touchpoints: [{name: Sign}]}]\n---\n",
}
# What is written in the place of what, and whether that journey can be read by itself.
EDITS = {
    "a text": ("By asking.", "By watching.", True),
    "a title": ("I buy shoes", "I get shoes", True),
    "a feeling": ("emotion: 1", "emotion: 2", True),
    "a pain": ("It is loud", "It is far too loud", True),
    "an owner": ("owner: shop", "owner: The shop", True),
    "a remark": ("title:", "# why not\ntitle:", True),
    "a picture": ("emotion: 1", "image: {src: images/till.png, alt: A till}", True),
    "a name that others may use": ("An advert", "A poster", False),
    "an owner that there is not": ("owner: shop", "owner: nobody", False),
    "a picture that there is not": ("emotion: 1", "image: {src: images/no.png, alt: A till}", False),
    "another spelling of what no file lists": ("Big web", "big-web", False),
    "something that no file lists": ("channel: Big web", "channel: [Big web, Radio]", False),
    "no longer what no file lists": ("channel: Big web\n        owner", "owner", False),
    "a former name": ("formerly: outing", "formerly: [outing, old]", False),
    "a way to nowhere": ("mina/back#door", "mina/back#window", False),
    "two equal ids": ("text: It is loud}", "text: It is loud}, {id: loud, text: Again}", False),
    "a mistake": ("emotion: 1", "emotion: often", False),
    "no fields": ("---\ntitle", "title", False),
    "nothing at all": ("", None, False),
}


def same(one: Reading, two: Reading) -> None:
    """All that a reading says."""
    assert one == two
    assert {file: source.text for file, source in one.sources.items()} == {
        file: source.text for file, source in two.sources.items()
    }
    for file, source in one.sources.items():
        assert source.body == two.sources[file].body
        assert source.findings == two.sources[file].findings
        assert source.spots == two.sources[file].spots
    assert (one.personas.things, one.names.things) == (two.personas.things, two.names.things)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "journeys" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path / "journeys"


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit(folder: Path, edit: str) -> None:
    before = read(folder)
    assert not before.errors
    old, new, is_alone = EDITS[edit]
    assert old in FILES[FILE]
    if new is None:
        (folder / FILE).unlink()
    else:
        (folder / FILE).write_text(FILES[FILE].replace(old, new, 1), "utf-8")
    found = reread(before, f"journeys/{FILE}")
    assert (found is not None) is is_alone
    if found is not None:
        same(found, read(folder))


def test_a_name_that_nobody_uses_may_change(folder: Path) -> None:
    before = read(folder)
    file = folder / "mina/alone.md"
    file.write_text(file.read_text("utf-8").replace("Sign", "Poster").replace("One", "Two"), "utf-8")
    found = reread(before, "journeys/mina/alone.md")
    assert found is not None
    same(found, read(folder))


@pytest.mark.parametrize("file", ["mina/index.md", "owners.yml", "mina/none.md"])
def test_only_a_journey_is_read_by_itself(folder: Path, file: str) -> None:
    assert reread(read(folder), f"journeys/{file}") is None


def test_a_journey_that_could_not_be_read_is_read_with_the_others(folder: Path) -> None:
    (folder / FILE).write_text(FILES[FILE].replace("emotion: 1", "emotion: often"), "utf-8")
    before = read(folder)
    (folder / FILE).write_text(FILES[FILE], "utf-8")
    assert reread(before, f"journeys/{FILE}") is None


def test_a_way_to_a_journey_that_can_not_be_read(folder: Path) -> None:
    (folder / "mina/back.md").write_text("---\ntitle: [\n---\n", "utf-8")
    before = read(folder)
    (folder / FILE).write_text(FILES[FILE].replace("By asking", "By watching"), "utf-8")
    assert reread(before, f"journeys/{FILE}") is None


def test_a_journey_that_waits_for_a_part_of_another_is_read_with_it(folder: Path) -> None:
    """It can't be read for want of that part, so it is not among those that name the other one."""
    text = FILES["mina/back.md"]
    (folder / "mina/back.md").write_text(text.replace("trip#till", "alone#pay"), "utf-8")
    before = read(folder)
    assert [broken.id for broken in before.catalog.broken] == ["mina/back"]
    alone = folder / "mina/alone.md"
    alone.write_text(alone.read_text("utf-8").replace("Sign", "Pay"), "utf-8")
    assert reread(before, "journeys/mina/alone.md") is None
    assert not read(folder).catalog.broken


def test_one_edit_after_the_other(folder: Path) -> None:
    reading: Reading | None = read(folder)
    for text in ("By listening.", "By reading.", "By guessing."):
        (folder / FILE).write_text(FILES[FILE].replace("By asking.", text), "utf-8")
        assert reading is not None
        reading = reread(reading, f"journeys/{FILE}")
    assert reading is not None
    same(reading, read(folder))


def test_what_another_journey_says_of_this_one_is_left_as_it_is(folder: Path) -> None:
    """A file with nearly the same name has a finding: that is no reason to read all."""
    (folder / "mina" / "Trip.md").write_text(FILES[FILE], "utf-8")
    if not (folder / FILE).samefile(folder / "mina" / "Trip.md"):
        before = read(folder)
        found = reread(before, f"journeys/{FILE}")
        assert found is not None
        same(found, read(folder))


_JOURNEYS = sorted(name for name in DEMO if "/" in name and not name.endswith("/index.md"))
_WORD = re.compile(rb"[\w-]+")


# Where people write freely: below the fields, and in some of them.
_FREE = re.compile(rb"(?<=\n)(?:\s+(?:- )?(?:action|goal|quote|text|thinks): |[A-Z])([^\n{}\[\]]+)")


@st.composite
def _retold(draw: st.DrawFn) -> tuple[str, bytes]:
    """A journey of the demo with other words in one of its texts."""
    name = draw(st.sampled_from(_JOURNEYS))
    place = draw(st.sampled_from(list(_FREE.finditer(DEMO[name])))).end(1)
    words = b" ".join(draw(st.lists(st.sampled_from(_WORD.findall(DEMO[name])), min_size=1, max_size=3)))
    return name, DEMO[name][:place] + b" " + words + DEMO[name][place:]


@st.composite
def _reworded(draw: st.DrawFn) -> tuple[str, bytes]:
    """A journey of the demo with some of its words in the place of others."""
    name = draw(st.sampled_from(_JOURNEYS))
    words = list(_WORD.finditer(DEMO[name]))
    data = DEMO[name]
    chosen = draw(st.lists(st.integers(0, len(words) - 1), min_size=1, max_size=3, unique=True))
    for place in sorted(chosen, reverse=True):
        word = words[draw(st.integers(0, len(words) - 1))][0]
        data = data[: words[place].start()] + word + data[words[place].end() :]
    return name, data


def test_any_edit_of_the_demo() -> None:
    accepted: list[str] = []

    @settings(
        max_examples=60,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
        database=None,
    )
    @given(st.one_of(_retold(), _reworded(), damaged()))
    def follow(named: tuple[str, bytes]) -> None:
        name, data = named
        with planted(DEMO) as folder:
            before = read(folder, TODAY)
            (folder / name).write_bytes(data)
            found = reread(before, f"journeys/{name}")
            if found is not None:
                same(found, read(folder, TODAY))
                accepted.append(name)

    follow()
    # Else it would prove nothing: to refuse is always right.
    assert len(accepted) >= 5
