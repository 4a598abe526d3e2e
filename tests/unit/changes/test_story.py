"""What git tells of a wiki: which version is the previous one, and where git can't tell."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from tests.repositories import committed, git, initialised

from mkdocs_journeys.changes import story as module
from mkdocs_journeys.changes.past import wiki_on_disk
from mkdocs_journeys.changes.story import Story, is_current, retold, story_of
from mkdocs_journeys.git.asking import GitError
from mkdocs_journeys.reading.reader import read

TODAY = datetime.date(2026, 6, 1)
INDEX = "---\nname: Mina\n---\n"


def trip(feeling: int, more: str = "") -> str:
    return (
        "---\ntitle: I go\nstages: [{name: One, touchpoints: "
        f"[{{name: Advert, emotion: {feeling}}}]}}]\n{more}---\n"
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = initialised(tmp_path / "repository")
    committed(folder, {"journeys/mina/index.md": INDEX, "journeys/mina/trip.md": trip(0)}, "The wiki")
    git(folder, "tag", "v1")
    committed(folder, {"journeys/mina/trip.md": trip(1)}, "Better")
    git(folder, "tag", "v2")
    return folder


def story(folder: Path, *wanted: str) -> Story:
    return story_of(folder / "journeys", wanted, TODAY)


def told(found: Story) -> tuple[str, dict[str, tuple[float | None, float | None]]] | None:
    """The previous version, and the experience of each journey before and after."""
    if found.previous is None:
        return None
    effects = {name: each.effect.experience for name, each in found.changed.items()}
    return found.previous.name, {name: (each.before, each.after) for name, each in effects.items()}


def test_on_a_version_the_one_before_is_the_previous(repository: Path) -> None:
    assert told(story(repository)) == ("v1", {"mina/trip": (0, 1)})


def test_after_a_version_it_is_the_previous(repository: Path) -> None:
    committed(repository, {"journeys/mina/trip.md": trip(2)}, "Best")
    assert told(story(repository)) == ("v2", {"mina/trip": (1, 2)})


def test_what_is_not_committed_counts(repository: Path) -> None:
    (repository / "journeys/mina/trip.md").write_text(trip(-2))
    assert told(story(repository)) == ("v2", {"mina/trip": (1, -2)})


def test_the_same_history_with_what_the_files_say_by_now(repository: Path) -> None:
    before = story(repository)
    (repository / "journeys/mina/trip.md").write_text(trip(-2))
    again = retold(before, repository / "journeys", TODAY)
    assert told(again) == ("v2", {"mina/trip": (1, -2)})
    assert again.steps is before.steps
    (repository / "journeys/mina/trip.md").write_text(trip(1))
    assert told(retold(again, repository / "journeys", TODAY)) == told(before)


def test_other_ends_of_lines_are_no_difference(repository: Path) -> None:
    file = repository / "journeys/mina/trip.md"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert told(story(repository)) == ("v1", {"mina/trip": (0, 1)})


def test_without_a_version_only_the_commits(repository: Path) -> None:
    git(repository, "tag", "--delete", "v1", "v2")
    found = story(repository)
    assert [step.commit.subject for step in found.steps] == ["Better", "The wiki"]
    assert (found.versions, told(found), found.changed) == ((), None, {})


def test_with_one_version_that_is_today(repository: Path) -> None:
    found = story(repository, "v2")
    assert ([each.name for each in found.versions], told(found)) == (["v2"], None)


def test_a_version_that_nobody_knows(repository: Path) -> None:
    assert story(repository, "v1", "v7").unknown == ("v7",)
    assert story(repository, "v1").unknown == ()


def test_a_journey_under_its_earlier_name(repository: Path) -> None:
    committed(repository, {"journeys/mina/trip.md": None, "journeys/mina/tour.md": trip(1)}, "Renamed")
    found = story(repository)
    assert [commit.subject for commit, _ in found.of_journey("mina/tour")] == ["Renamed", "Better"]
    assert [found.called_at(version, "mina/tour") for version in found.versions] == ["mina/trip"] * 2


def test_a_journey_whose_persona_has_another_name(repository: Path) -> None:
    git(repository, "mv", "journeys/mina", "journeys/nina")
    committed(repository, {}, "Another name")
    found = story(repository)
    assert [commit.subject for commit, _ in found.of_journey("nina/trip")] == ["Better"]
    assert [found.called_at(version, "nina/trip") for version in found.versions] == ["mina/trip"] * 2
    assert [found.called_at(version, "nina/walk") for version in found.versions] == [None] * 2


def test_a_journey_that_came_later(repository: Path) -> None:
    committed(repository, {"journeys/mina/walk.md": trip(1).replace("I go", "I walk")}, "Another")
    found = story(repository)
    assert [found.called_at(version, "mina/walk") for version in found.versions] == [None, None]
    assert [found.called_at(version, "mina/trip") for version in found.versions] == ["mina/trip"] * 2


def test_what_says_the_same_is_the_same_story(repository: Path) -> None:
    found = story(repository)
    folder = repository / "journeys"
    assert retold(found, folder, TODAY) is found
    assert retold(found, folder, TODAY + datetime.timedelta(1)) is not found
    (folder / "mina/notes.txt").write_text("Nobody reads this")
    assert retold(found, folder, TODAY) is found
    (folder / "mina/trip.md").write_text(trip(-2))
    again = retold(found, folder, TODAY)
    assert (again is found, retold(again, folder, TODAY) is again) == (False, True)


def test_what_came_since(repository: Path) -> None:
    """A commit or a tag makes another history, and so does another wish; a file does not."""
    folder = repository / "journeys"
    found = story(repository)
    (folder / "mina/trip.md").write_text(trip(-2))
    assert is_current(found, read(folder, TODAY))
    (folder / "journeys.yml").write_text("versions: [v1]\n")
    assert not is_current(found, read(folder, TODAY))
    found = story(repository, "v1")
    assert is_current(found, read(folder, TODAY))
    git(repository, "tag", "v3", "HEAD")
    assert not is_current(found, read(folder, TODAY))
    found = story(repository, "v1")
    committed(repository, {}, "Another")
    assert not is_current(found, read(folder, TODAY))


def sketch(feeling: int, status: str = "draft") -> str:
    return trip(feeling, f"status: {status}\n").replace("I go", "I may go")


def test_a_draft_makes_no_version_the_previous(repository: Path) -> None:
    """Nobody sees it, so for who looks at the site nothing has changed."""
    committed(repository, {"journeys/mina/sketch.md": sketch(0)}, "A sketch")
    git(repository, "tag", "v3")
    committed(repository, {"journeys/mina/sketch.md": sketch(2)}, "A better sketch")
    before = {"mina/trip": (0, 1), "mina/sketch": (None, 2)}
    assert told(story(repository)) == ("v1", before)
    shown = story_of(repository / "journeys", (), TODAY, drafts=True)
    assert told(shown) == ("v3", {"mina/sketch": (0, 2)})
    assert told(retold(shown, repository / "journeys", TODAY)) == ("v1", before)
    committed(repository, {"journeys/mina/sketch.md": sketch(2, "live")}, "A journey")
    assert told(story(repository)) == ("v3", {"mina/sketch": (0, 2)})


def test_of_older_versions_the_names(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, number in (("MOST", 1), ("MOST_OLDER", 2)):
        monkeypatch.setattr(module, name, number)
    assert [(each.name, len(each.newer)) for each in story(repository).older] == [("v1", 1)]
    for number in (3, 4):
        committed(repository, {"journeys/mina/trip.md": trip(number - 5)})
        git(repository, "tag", f"v{number}")
    found = story(repository)
    assert [each.name for each in found.versions] == ["v4"]
    assert [(each.name, len(each.newer)) for each in found.older] == [("v3", 1), ("v2", 2)]
    assert found.older[0].time.isoformat() == git(repository, "show", "-s", "--format=%cI", "v3").strip()


def test_a_version_of_another_branch(repository: Path) -> None:
    git(repository, "branch", "elsewhere", "v1")
    git(repository, "switch", "--quiet", "elsewhere")
    found = story(repository, "v1", "v2", "v9")
    assert (found.aside, found.unknown) == (("v2",), ("v9",))


def test_a_file_that_cannot_be_read(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = story(repository)

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(GitError, match=r"^journeys/mina/index\.md can't be read: Permission denied$"):
        retold(found, repository / "journeys", TODAY)


def test_a_wiki_at_the_top_of_its_repository(tmp_path: Path) -> None:
    folder = initialised(tmp_path / "wiki")
    committed(folder, {"mina/index.md": INDEX, "mina/trip.md": trip(0)}, "The wiki")
    git(folder, "tag", "v1")
    committed(folder, {"mina/trip.md": trip(1)}, "Better")
    for name in ("site/images/a.png", "node_modules/pkg/more/images/b.png", "mina/film.mp4"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("no part of it")
    assert sorted(wiki_on_disk(folder).files) == ["mina/index.md", "mina/trip.md", "site/images/a.png"]
    assert told(story_of(folder, (), TODAY)) == ("v1", {"mina/trip": (0, 1)})


def test_without_git(tmp_path: Path) -> None:
    (tmp_path / "journeys").mkdir()
    with pytest.raises(GitError, match="journeys is in no git repository"):
        story(tmp_path)


def test_with_nothing_committed_yet(tmp_path: Path) -> None:
    folder = initialised(tmp_path / "repository")
    (folder / "journeys").mkdir()
    with pytest.raises(GitError):
        story(folder)
    committed(folder, {"README.md": "Not a journey"})
    with pytest.raises(GitError, match="nothing in journeys has been committed yet"):
        story(folder)


def test_a_shallow_clone(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), "shallow")
    with pytest.raises(GitError, match="this clone is shallow: fetch the whole history"):
        story(tmp_path / "shallow")
