"""A site with its history: built from git, kept from build to build, and without it where git can't tell."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from tests.repositories import committed, git
from tests.unit.pages.pasts import repository, trip

from mkdocs_journeys.git import snapshot
from mkdocs_journeys.mkdocs import past as subject
from mkdocs_journeys.reading.memory import VARIABLE

SETTINGS = """site_name: Wiki
site_url: https://example.org/maps/
theme: {name: mkdocs}
plugins: [{journeys: {}}]
"""
ONLY_WITH_GIT = {
    "changes/index.html",
    "changes/changes.json",
    "changes/feed.xml",
    "journeys/mina/trip/feed.xml",
    "owners/shop/feed.xml",
    "owners/web/feed.xml",
}


@pytest.fixture(autouse=True)
def _once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What is said once in a process is said once in each test, and what is kept is kept in none."""
    subject.tell_missing.cache_clear()
    subject.tell_unknown.cache_clear()
    subject.tell_aside.cache_clear()
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = repository(tmp_path / "wiki")
    (home / "docs").mkdir()
    (home / "mkdocs.yml").write_text(SETTINGS)
    return home


def built(home: Path) -> dict[str, bytes]:
    """All files of the site, built in strict mode."""
    config = load_config(str(home / "mkdocs.yml"), strict=True)
    build(config)
    site = Path(config.site_dir)
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [each.message for each in caplog.records if each.name.endswith("mkdocs.past")]


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, logger="mkdocs")
    return caplog


def test_with_git(folder: Path, said: pytest.LogCaptureFixture) -> None:
    files = built(folder)
    assert files.keys() >= ONLY_WITH_GIT
    page = files["journeys/mina/trip/index.html"].decode()
    assert "The door opens" in page
    assert 'data-mark="added"' in page
    assert told(said) == []


def test_without_git_the_same_without_it(folder: Path, said: pytest.LogCaptureFixture) -> None:
    whole = built(folder)
    shutil.rmtree(folder / ".git")
    plain = built(folder)
    assert whole.keys() - plain.keys() == ONLY_WITH_GIT
    page = plain["journeys/mina/trip/index.html"].decode()
    assert ("The door opens" in page, "data-mark" in page, 'id="history"' in page) == (False, False, False)
    built(folder)
    assert told(said) == [
        "mkdocs_journeys: The site is built without its history: journeys is in no git repository."
    ]


def test_a_shallow_clone(folder: Path, tmp_path: Path, said: pytest.LogCaptureFixture) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Settings")
    git(tmp_path, "clone", "--quiet", "--depth", "1", folder.as_uri(), "shallow")
    (tmp_path / "shallow/docs").mkdir()
    files = built(tmp_path / "shallow")
    assert files.keys().isdisjoint(ONLY_WITH_GIT)
    assert told(said) == [
        "mkdocs_journeys: The site is built without its history: this clone is shallow: fetch the whole "
        "history, by git fetch --unshallow."
    ]


def test_without_a_version_there_are_no_marks(folder: Path) -> None:
    git(folder, "tag", "--delete", "v1", "v2")
    files = built(folder)
    assert b"data-mark" not in files["journeys/mina/trip/index.html"]
    assert b"give a commit a tag" in files["changes/index.html"]
    assert b"The door opens" in files["changes/index.html"]


def test_a_version_that_git_does_not_know(folder: Path, said: pytest.LogCaptureFixture) -> None:
    (folder / "journeys/journeys.yml").write_text("versions: [v1, v9]\n")
    with pytest.raises(Exception, match="Aborted with 1 warnings in strict mode"):
        built(folder)
    assert told(said) == [
        "mkdocs_journeys: journeys.yml names a version that git does not know: v9. Allowed are tags, "
        "patterns of tags and other revisions; in a workflow, fetch them with fetch-depth: 0."
    ]


def test_a_version_of_another_branch(folder: Path, said: pytest.LogCaptureFixture) -> None:
    committed(folder, {}, "Settings")
    git(folder, "switch", "--quiet", "--create", "elsewhere")
    committed(folder, {"journeys/mina/trip.md": trip("1")}, "Elsewhere")
    git(folder, "tag", "v3")
    git(folder, "switch", "--quiet", "main")
    (folder / "journeys/journeys.yml").write_text("versions: [v1, v3]\n")
    with pytest.raises(Exception, match="Aborted with 1 warnings in strict mode"):
        built(folder)
    assert told(said) == [
        "mkdocs_journeys: journeys.yml names a version that is no part of this branch: v3. Merge it into the "
        "branch, or take it off the list."
    ]


def test_a_tag_of_a_tag(folder: Path, said: pytest.LogCaptureFixture) -> None:
    git(folder, "tag", "--annotate", "--message", "One", "once", "v2")
    git(folder, "tag", "--annotate", "--message", "Two", "twice", "once")
    (folder / "journeys/journeys.yml").write_text("versions: [v1, twice]\n")
    assert b"twice" in built(folder)["changes/index.html"]
    assert told(said) == []


def test_a_file_that_cannot_be_read(
    folder: Path, said: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, _algorithm: str) -> str:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(snapshot, "_id", refuse)
    assert built(folder).keys().isdisjoint(ONLY_WITH_GIT)
    assert [line.partition("journeys/")[0] for line in told(said)] == [
        "mkdocs_journeys: The site is built without its history: "
    ]
    assert told(said)[0].endswith(" can't be read: Permission denied.")


@pytest.mark.parametrize("change", ["commit", "tag", "edit", "settings"])
def test_what_is_kept_follows_the_history(folder: Path, change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build, with what the first one has found out, is what a first one would be."""
    built(folder)
    if change == "commit":
        committed(folder, {"journeys/mina/trip.md": trip("1")}, "Another")
    elif change == "tag":
        git(folder, "tag", "v3", "HEAD~1")
        git(folder, "tag", "--delete", "v2")
    elif change == "edit":
        (folder / "journeys/mina/trip.md").write_text(trip("2"))
    else:
        (folder / "journeys/journeys.yml").write_text("versions: [v1]\n")
    again = built(folder)
    monkeypatch.setenv(VARIABLE, "off")
    assert again == built(folder)


def test_who_is_hidden_is_nowhere(folder: Path) -> None:
    (folder / "mkdocs.yml").write_text(SETTINGS.replace("journeys: {}", "journeys: {people: hide}"))
    with_names = [name for name, data in built(folder).items() if b"Tess" in data or b"Noor Abel" in data]
    assert with_names == []
    (folder / "mkdocs.yml").write_text(SETTINGS)
    assert "changes/index.html" in [name for name, data in built(folder).items() if b"Tess" in data]


def test_drafts_are_nowhere(folder: Path) -> None:
    with_drafts = [
        name for name, data in built(folder).items() if b"I may go" in data or b"mina/sketch" in data
    ]
    assert with_drafts == []


HOSTILE = "</p></section><script>alert(1)</script><img src=x onerror=alert(2)> @org/team"


def test_what_people_write_stays_text(folder: Path) -> None:
    written = HOSTILE.replace("'", "")
    text = (folder / "journeys/mina/trip.md").read_text().replace("name: Mail", f"name: '{written}'")
    (folder / "journeys/mina/trip.md").write_text(text)
    git(folder, "add", "--all")
    git(
        folder,
        "commit",
        "--quiet",
        "--message",
        HOSTILE,
        environment={"GIT_AUTHOR_NAME": "<script>x</script>"},
    )
    files = built(folder)
    for name in ("changes/index.html", "journeys/mina/trip/index.html"):
        page = files[name].decode()
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<script>x" not in page
