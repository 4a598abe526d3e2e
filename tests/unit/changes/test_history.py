"""What each commit has changed: real repositories, looked at in one pass, and not twice."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.repositories import committed, git, initialised

from mkdocs_journeys.changes import history as module
from mkdocs_journeys.changes.history import Step, history
from mkdocs_journeys.changes.printers.text import journey_lines, told_lines
from mkdocs_journeys.changes.trails import of_journey
from mkdocs_journeys.reading.memory import Memory

INDEX = "---\nname: Mina\n---\n"
TRIP = """---
title: I go
stages:
  - name: Before
    touchpoints:
      - {name: Advert, owner: shop, emotion: 1, action: She stops and reads the whole of it}
      - {name: Door, owner: shop}
---
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = initialised(tmp_path / "repository")
    committed(folder, {"journeys/mina/index.md": INDEX, "journeys/mina/trip.md": TRIP}, "The wiki")
    return folder


def told(steps: tuple[Step, ...]) -> list[tuple[str, list[str]]]:
    """The subject of each commit with all that it says."""
    return [(step.commit.subject, list(_lines(step))) for step in steps]


def _lines(step: Step) -> Iterator[str]:
    for each in step.journeys:
        yield from journey_lines(each)
    yield from told_lines(step.shared)


def test_each_commit_in_the_words_of_the_map(repository: Path) -> None:
    sad = TRIP.replace("emotion: 1", "emotion: -1")
    committed(repository, {"journeys/mina/trip.md": sad}, "Sad")
    committed(repository, {"README.md": "Not a journey"}, "Elsewhere")
    committed(repository, {"journeys/owners.yml": "shop: The shop\n"}, "Owners")
    committed(repository, {"journeys/mina/trip.md": None, "journeys/mina/tour.md": sad}, "Renamed")
    steps = history(repository, "journeys")
    assert told(steps) == [
        ("Renamed", ["mina/tour: I go", "  ~ Journey I go: renamed (mina/trip → mina/tour)"]),
        ("Owners", ["  + Owner The shop: added"]),
        (
            "Sad",
            [
                "mina/trip: I go",
                "  = experience +1 → −1 (our knowledge changed −2)",
                "  = health 89 → 84",
                "  ~ Touchpoint Advert: emotion: 1 → −1 [learned: we know better, it need not have changed]",
            ],
        ),
        ("The wiki", []),
    ]
    assert [commit.subject for commit, _ in of_journey(steps, "mina/tour")] == ["Renamed", "Sad"]
    assert [commit.subject for commit, _ in of_journey(steps, "mina/trip")] == ["Sad"]
    assert steps[0].commit.author == "Tess"


def test_a_merge_brings_all_of_its_branch(repository: Path) -> None:
    git(repository, "switch", "--quiet", "--create", "branch")
    committed(repository, {"journeys/mina/trip.md": TRIP.replace("I go", "I walk")}, "One")
    committed(repository, {"journeys/mina/trip.md": TRIP.replace("I go", "I run")}, "Two")
    git(repository, "switch", "--quiet", "main")
    committed(repository, {"journeys/mina/other.md": TRIP}, "Beside")
    git(repository, "merge", "--quiet", "--no-edit", "-m", "Merged", "branch")
    assert told(history(repository, "journeys"))[:2] == [
        ("Merged", ["mina/trip: I run", "  ~ Journey I run: title: I go → I run"]),
        ("Beside", ["mina/other (new): I go", *_new()]),
    ]


def _new() -> list[str]:
    return [
        "  = experience unknown → +1",
        "  = owned unknown → 100 %",
        "  = validated unknown → 0 %",
        "  = health unknown → 89",
        "  + Journey I go: added",
    ]


def test_what_is_known_is_not_found_out_again(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    committed(repository, {"journeys/mina/trip.md": TRIP.replace("I go", "I walk")}, "One")
    memory = Memory(None)
    first = history(repository, "journeys", memory)
    committed(repository, {"journeys/mina/trip.md": TRIP.replace("I go", "I run")}, "Two")
    memory.turn()
    made: list[str] = []
    step = module._step

    def counting(state: module._State, name: str) -> Step:
        made.append(state.commit.subject)
        return step(state, name)

    monkeypatch.setattr(module, "_step", counting)
    second = history(repository, "journeys", memory)
    assert made == ["Two"]
    assert second[1:] == first
    assert second == history(repository, "journeys")


def test_several_processes_find_the_same(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(12):
        committed(repository, {"journeys/mina/trip.md": TRIP.replace("I go", f"I go {number}")}, f"{number}")
    alone: list[tuple[int, int]] = []
    monkeypatch.setattr(module, "_WORTH_PROCESSES", 1000)
    found = history(repository, "journeys", progress=lambda done, of: alone.append((done, of)))
    assert alone == [(number, 13) for number in range(1, 14)]
    monkeypatch.setattr(module, "_WORTH_PROCESSES", 1)
    assert history(repository, "journeys") == found


def test_odd_names_and_messages(repository: Path) -> None:
    """Whatever people write into a commit, it is one commit."""
    name = "journeys/mina/images/a \n:b\t\u00e9.png"
    subject = ":100644 100644 a b M\x01\x02 x"
    committed(
        repository, {name: "a picture", "journeys/mina/trip.md": TRIP.replace("I go", "I run")}, subject
    )
    git(
        repository,
        "commit",
        "--quiet",
        "--allow-empty-message",
        "--amend",
        "--message",
        "",
        "--author",
        "A:b <a@b>",
    )
    committed(repository, {"journeys/mina/trip.md": TRIP}, subject)
    steps = history(repository, "journeys")
    assert [(step.commit.subject, step.commit.author) for step in steps] == [
        (":100644 100644 a b M<U+0001><U+0002> x", "Tess"),
        ("", "A:b"),
        ("The wiki", "Tess"),
    ]
    assert [[each.id for each in step.journeys] for step in steps] == [["mina/trip"], ["mina/trip"], []]
    assert [change.path for change in steps[1].commit.files] == [
        name.removeprefix("journeys/"),
        "mina/trip.md",
    ]


def test_a_wiki_at_the_top_of_its_repository(tmp_path: Path) -> None:
    folder = initialised(tmp_path / "journeys")
    committed(folder, {"mina/index.md": INDEX, "mina/trip.md": TRIP}, "The wiki")
    committed(folder, {"mina/trip.md": TRIP.replace("I go", "I run")}, "Named")
    assert told(history(folder, ".")) == [
        ("Named", ["mina/trip: I run", "  ~ Journey I run: title: I go → I run"]),
        ("The wiki", []),
    ]


def test_names_that_are_no_text_and_links(repository: Path) -> None:
    """What can't be read is left out, as in a folder; nothing is written anywhere."""
    name = os.fsdecode(b"journeys/mina/\xff.md")
    committed(repository, {name: TRIP, "journeys/mina/trip.md": TRIP.replace("I go", "I run")}, "Odd")
    (repository / "journeys" / "mina" / "link.md").symlink_to("trip.md")
    committed(repository, {"journeys/mina/.hidden.md": TRIP}, "A link")
    assert told(history(repository, "journeys"))[:2] == [
        ("A link", []),
        ("Odd", ["mina/trip: I run", "  ~ Journey I run: title: I go → I run"]),
    ]


def test_a_field_of_a_shared_touchpoint_is_told_as_by_diff(repository: Path) -> None:
    """What is left out where it is used is what the shared one says, no default."""
    shared = {"journeys/touchpoints.yml": "door: {name: Shop door, status: planned}\n"}
    use = TRIP.replace("{name: Door, owner: shop}", "{use: door, owner: shop}")
    committed(repository, {**shared, "journeys/mina/trip.md": use}, "Shared")
    live = use.replace("{use: door,", "{use: door, status: live,")
    committed(repository, {"journeys/mina/trip.md": live}, "Live")
    (_, lines), *_ = told(history(repository, "journeys"))
    assert [line for line in lines if line.startswith("  ~")] == [
        "  ~ Touchpoint Shop door: status: nothing \u2192 live"
    ]


def renamed_persona(folder: Path, old: str, new: str) -> None:
    git(folder, "mv", f"journeys/{old}", f"journeys/{new}")
    committed(folder, {}, f"{old} is {new}")


def test_a_journey_that_moved_along_with_its_persona(repository: Path) -> None:
    """Nothing of it has changed but its id, and its history goes on all the same."""
    committed(repository, {"journeys/mina/trip.md": TRIP.replace("I go", "I walk")}, "Walking")
    renamed_persona(repository, "mina", "nina")
    committed(repository, {"journeys/nina/trip.md": TRIP.replace("I go", "I run")}, "Running")
    renamed_persona(repository, "nina", "nora")
    steps = history(repository, "journeys")
    assert [dict(step.moved) for step in steps] == [
        {"nora/trip": "nina/trip"},
        {},
        {"nina/trip": "mina/trip"},
        {},
        {},
    ]
    assert [commit.subject for commit, _ in of_journey(steps, "nora/trip")] == ["Running", "Walking"]
    assert [commit.subject for commit, _ in of_journey(steps, "nina/trip")] == ["Running", "Walking"]
    assert [commit.subject for commit, _ in of_journey(steps, "mina/trip")] == ["Walking"]


BROKEN = TRIP.replace("stages:", "stages: [")


def lines_of(repository: Path, memory: Memory | None = None) -> dict[str, list[str]]:
    return {
        step.commit.subject: [line for line in _lines(step) if line.lstrip()[0] in "+-~"]
        for step in history(repository, "journeys", memory or Memory(None))
    }


def test_what_changed_while_a_file_could_not_be_read(repository: Path) -> None:
    """The commit that mends it is compared with what the file last said, however long that is ago."""
    other = TRIP.replace("I go", "I stay")
    committed(repository, {"journeys/mina/trip.md": BROKEN}, "Broken")
    committed(repository, {"journeys/mina/trip.md": f"{BROKEN}Still.\n"}, "Still broken")
    committed(repository, {"journeys/mina/other.md": other}, "Beside")
    committed(repository, {"journeys/mina/trip.md": TRIP.replace("I go", "I walk")}, "Mended")
    committed(repository, {"journeys/mina/trip.md": TRIP.replace("I go", "I run")}, "Running")
    assert lines_of(repository) == {
        "Running": ["  ~ Journey I run: title: I walk → I run"],
        "Mended": ["  ~ Journey I walk: title: I go → I walk"],
        "Beside": ["  + Journey I stay: added"],
        "Still broken": [],
        "Broken": [],
        "The wiki": [],
    }
    steps = history(repository, "journeys")
    assert [step.unreadable for step in steps] == [(), (), (), ("mina/trip.md",), ("mina/trip.md",), ()]
    assert [step.mended for step in steps] == [(), ("mina/trip.md",), (), (), (), ()]
    subjects = [commit.subject for commit, _ in of_journey(steps, "mina/trip")]
    assert subjects == ["Running", "Mended"]


def test_a_file_that_was_mended_as_it_was(repository: Path) -> None:
    committed(repository, {"journeys/mina/trip.md": BROKEN}, "Broken")
    committed(repository, {"journeys/mina/trip.md": TRIP}, "Mended")
    assert lines_of(repository) == {"Mended": [], "Broken": [], "The wiki": []}


def test_a_file_that_is_gone_before_it_was_mended(repository: Path) -> None:
    committed(repository, {"journeys/mina/trip.md": BROKEN}, "Broken")
    committed(repository, {"journeys/mina/trip.md": None}, "Away")
    assert lines_of(repository)["Away"] == ["  - Journey I go: removed"]


@pytest.mark.parametrize("is_first", [True, False])
def test_a_file_that_could_never_be_read_is_new_once_it_can(tmp_path: Path, is_first: bool) -> None:
    folder = initialised(tmp_path / "other")
    if not is_first:
        committed(folder, {"journeys/mina/index.md": INDEX}, "A wiki")
    committed(folder, {"journeys/mina/index.md": INDEX, "journeys/mina/trip.md": BROKEN}, "Broken")
    committed(folder, {"journeys/mina/trip.md": TRIP}, "Mended")
    assert lines_of(folder)["Mended"] == ["  + Journey I go: added"]


def test_a_registry_that_could_not_be_read(repository: Path) -> None:
    committed(repository, {"journeys/owners.yml": "shop: The shop\nweb: The web\n"}, "Owners")
    committed(repository, {"journeys/owners.yml": "shop: [The shop\n"}, "Broken")
    committed(repository, {"journeys/owners.yml": "shop: The shop\nmail: The mail\n"}, "Mended")
    assert lines_of(repository) == {
        "Mended": ["  + Owner The mail: added", "  - Owner The web: removed"],
        "Broken": [],
        "Owners": ["  + Owner The shop: added", "  + Owner The web: added"],
        "The wiki": [],
    }


def test_what_was_mended_is_looked_at_once(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    committed(repository, {"journeys/mina/trip.md": BROKEN}, "Broken")
    committed(repository, {"journeys/mina/trip.md": TRIP.replace("I go", "I walk")}, "Mended")
    memory = Memory(None)
    first = history(repository, "journeys", memory)
    memory.turn()
    monkeypatch.setattr(module, "_packed", None)
    assert history(repository, "journeys", memory) == first


def test_another_name_of_an_author_is_told_of_what_is_known(repository: Path) -> None:
    memory = Memory(None)
    committed(repository, {"journeys/mina/trip.md": TRIP.replace("I go", "I walk")}, "One")
    assert [step.commit.author for step in history(repository, "journeys", memory)] == ["Tess", "Tess"]
    committed(repository, {".mailmap": "Tessa Berg <tess@example.org>\n"}, "Names")
    again = history(repository, "journeys", memory)
    assert [step.commit.author for step in again] == ["Tessa Berg", "Tessa Berg"]
    assert again == history(repository, "journeys")


def test_what_would_drive_a_terminal_is_spelled_out(repository: Path) -> None:
    committed(
        repository, {"journeys/mina/trip.md": TRIP.replace("I go", "I walk")}, "Red \x1b[31m \u202eback"
    )
    git(repository, "commit", "--quiet", "--amend", "--no-edit", "--author", "T\x1b[0m\u202e <t@example.org>")
    commit = history(repository, "journeys")[0].commit
    assert (commit.author, commit.subject) == (
        "T<U+001B>[0m<U+202E>",
        "Red <U+001B>[31m <U+202E>back",
    )
