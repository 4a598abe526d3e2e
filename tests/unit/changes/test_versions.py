"""The versions of a wiki: which commits have a name, and how the journeys stood there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.repositories import committed, git, initialised

from mkdocs_journeys.changes import versions as module
from mkdocs_journeys.changes.history import history
from mkdocs_journeys.changes.named import aside_of, unknown_of
from mkdocs_journeys.changes.versions import Standing, State, Version, versions_of
from mkdocs_journeys.reading.memory import Memory

INDEX = "---\nname: Mina\nimage: {src: images/mina.svg, alt: Mina}\n---\n"
TRIP = """---
title: I go
owner: shop
metrics: [{name: Calls, value: 3, unit: a week}]
stages:
  - name: Before
    touchpoints:
      - {name: Advert, owner: shop, emotion: 1, evidence: talks}
      - {name: Door, emotion: -1}
---
"""
SKETCH = (
    "---\ntitle: I may go\nstatus: draft\nstages: [{name: One, touchpoints: [{name: Ad, emotion: 2}]}]\n---\n"
)
EVIDENCE = "talks: {title: Talks, type: interview, from: customers, date: 2026-01}\n"
METRICS = "sales: {name: Sales, readings: [{date: 2026-01, value: 4}]}\n"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"><title>Mina</title></svg>\n'


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = initialised(tmp_path / "repository")
    files = {
        "mina/index.md": INDEX,
        "mina/trip.md": TRIP,
        "mina/sketch.md": SKETCH,
        "mina/images/mina.svg": PICTURE,
        "evidence.yml": EVIDENCE,
        "metrics.yml": METRICS,
    }
    committed(folder, {f"journeys/{name}": text for name, text in files.items()}, "The wiki")
    return folder


def versions(folder: Path, wanted: Sequence[str] = (), memory: Memory | None = None) -> tuple[Version, ...]:
    changing = [step.commit.id for step in history(folder, "journeys")]
    return versions_of(folder, "journeys", wanted, changing, memory or Memory(None))


def names(folder: Path, wanted: Sequence[str] = ()) -> list[str]:
    return [version.name for version in versions(folder, wanted)]


def changed(folder: Path, feeling: int, message: str = "Felt otherwise") -> None:
    text = TRIP.replace("emotion: 1", f"emotion: {feeling}")
    committed(folder, {"journeys/mina/trip.md": text}, message)


def test_how_the_journeys_stood(repository: Path) -> None:
    git(repository, "tag", "v1")
    changed(repository, 2)
    (version,) = versions(repository)
    stood = Standing(experience=0, owned=50, validated=50, feelings=2)
    assert version.state == State(stood, {"mina/trip": stood}, {"sales": 4, "mina/trip#Calls": 3})
    assert version.newer == {git(repository, "rev-parse", "HEAD").strip()}
    assert version.time.isoformat() == git(repository, "show", "-s", "--format=%cI", "v1").strip()


def test_tags_light_and_annotated_newest_first(repository: Path) -> None:
    git(repository, "tag", "v1")
    changed(repository, 2)
    git(repository, "tag", "--annotate", "--message", "The second", "v2")
    changed(repository, 0)
    assert names(repository) == ["v2", "v1"]


def test_no_tags_no_versions(repository: Path) -> None:
    assert names(repository) == []


def test_a_version_that_brought_nothing_is_none(repository: Path) -> None:
    """In a repository that holds more than a wiki, most tags are about something else."""
    git(repository, "tag", "v1")
    committed(repository, {"README.md": "Not a journey"})
    git(repository, "tag", "v1.1")
    changed(repository, 2)
    git(repository, "tag", "v2")
    committed(repository, {"README.md": "Nor this"})
    git(repository, "tag", "v2.1")
    assert names(repository) == ["v2", "v1"]


def test_a_tag_before_the_wiki_was_there_is_none(tmp_path: Path) -> None:
    folder = initialised(tmp_path / "repository")
    committed(folder, {"README.md": "A shop"})
    git(folder, "tag", "v0")
    committed(folder, {"journeys/mina/index.md": "---\nname: Mina\n---\n"})
    git(folder, "tag", "v1")
    assert names(folder) == ["v1"]


def test_of_several_names_of_a_commit_the_plainest(repository: Path) -> None:
    for name in ("latest", "v2", "v2.3.1"):
        git(repository, "tag", name)
    assert names(repository) == ["v2.3.1"]


def test_patterns_and_other_revisions(repository: Path) -> None:
    git(repository, "tag", "api-1")
    first = git(repository, "rev-parse", "HEAD").strip()
    changed(repository, 2)
    git(repository, "tag", "wiki-1")
    changed(repository, 0)
    git(repository, "tag", "wiki-2")
    changed(repository, -2)
    assert names(repository, ["wiki-*"]) == ["wiki-2", "wiki-1"]
    assert names(repository, ["wiki-2", first]) == ["wiki-2", first]
    assert names(repository, ["nothing-*"]) == []


def test_what_git_does_not_know(repository: Path) -> None:
    git(repository, "tag", "v1")
    wanted = ["v1", "v*", "HEAD", "v9", "w*", "--all", ""]
    assert unknown_of(repository, wanted) == ("v9", "w*", "--all", "")
    assert names(repository, ["v9", "--all"]) == []


def test_a_tag_on_a_merged_branch_counts_from_the_merge_on(repository: Path) -> None:
    git(repository, "tag", "v1")
    git(repository, "switch", "--quiet", "--create", "release")
    changed(repository, 2, "On the branch")
    git(repository, "tag", "v2")
    git(repository, "switch", "--quiet", "main")
    committed(repository, {"README.md": "Beside"})
    git(repository, "merge", "--quiet", "--no-ff", "--message", "Merged", "release")
    changed(repository, 0)
    found = versions(repository)
    assert [version.name for version in found] == ["v2", "v1"]
    assert found[0].newer == {git(repository, "rev-parse", "HEAD").strip()}
    assert found[0].state.whole.experience == 0.5


def test_a_tag_before_the_end_of_a_merged_branch_counts_too(repository: Path) -> None:
    """Of two that came with one merge the newer one is what it brought."""
    git(repository, "tag", "v1")
    git(repository, "switch", "--quiet", "--create", "release")
    for name, feeling, day in (("v2.9.99", 2, 1), ("v2.10", 1, 2), ("Last", 0, 3)):
        text = TRIP.replace("emotion: 1", f"emotion: {feeling}") + f"{day}\n"
        committed(repository, {"journeys/mina/trip.md": text}, name, f"2040-05-0{day}T10:00:00Z")
        if name != "Last":
            git(repository, "tag", name)
    git(repository, "switch", "--quiet", "main")
    git(repository, "merge", "--quiet", "--no-ff", "--message", "Merged", "release")
    changed(repository, 0)
    assert names(repository) == ["v2.10", "v1"]
    assert names(repository, ["v2.9.99", "v1"]) == ["v2.9.99", "v1"]
    git(repository, "tag", "--delete", "v2.10")
    assert names(repository) == ["v2.9.99", "v1"]


def test_a_tag_of_a_tag(repository: Path) -> None:
    git(repository, "tag", "--annotate", "--message", "One", "once")
    git(repository, "tag", "--annotate", "--message", "Two", "twice", "once")
    git(repository, "tag", "--annotate", "--message", "Three", "v3", "twice")
    changed(repository, 2)
    assert names(repository) == ["v3"]
    assert names(repository, ["twice"]) == ["twice"]
    assert [version.commit for version in versions(repository)] == [
        git(repository, "rev-parse", "HEAD~1").strip()
    ]


def test_what_git_knows_but_not_of_this_branch(repository: Path) -> None:
    git(repository, "tag", "v1")
    git(repository, "switch", "--quiet", "--create", "elsewhere")
    changed(repository, 2)
    git(repository, "tag", "v2")
    git(repository, "switch", "--quiet", "main")
    wanted = ["v1", "v2", "v*", "v2*", "elsewhere", "HEAD", "v9", "w*"]
    assert aside_of(repository, wanted) == ("v2", "v2*", "elsewhere")
    assert unknown_of(repository, wanted) == ("v9", "w*")
    git(repository, "merge", "--quiet", "--no-ff", "--message", "Merged", "elsewhere")
    assert aside_of(repository, wanted) == ()
    assert aside_of(repository, []) == ()


def test_a_tag_on_a_branch_that_was_not_merged_is_none(repository: Path) -> None:
    git(repository, "switch", "--quiet", "--create", "elsewhere")
    changed(repository, 2)
    git(repository, "tag", "v2")
    git(repository, "switch", "--quiet", "main")
    assert names(repository) == []


def test_only_the_newest(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    for number in range(4):
        changed(repository, number - 2)
        git(repository, "tag", f"v{number}")
    assert names(repository) == ["v3", "v2"]


def test_a_version_is_read_once(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(repository, "tag", "v1")
    changed(repository, 2)
    git(repository, "tag", "v2")
    memory = Memory(None)
    first = versions(repository, memory=memory)
    monkeypatch.setattr(module, "_packed", None)
    assert versions(repository, memory=memory) == first


def test_a_metric_is_told_once_in_whatever_process(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With one processor and with several the same comes out."""
    git(repository, "tag", "v1")
    changed(repository, 2)
    git(repository, "tag", "v2")
    both = versions(repository)
    monkeypatch.setattr(module, "can_share", lambda: False)
    assert versions(repository) == both
