"""What git remembers, whatever stands in its commits and tags, and whatever it is told about itself."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.repositories import committed, git, initialised

from mkdocs_journeys.git.log import Commit, brought_by, commits_of, line_of, refs_of, tags_of
from mkdocs_journeys.git.snapshot import time_of, times_of

UNKNOWN = "1970-01-01T00:00:00+00:00"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = initialised(tmp_path / "repository")
    committed(found, {"journeys/a.yml": "one\n"}, "First", "2026-05-01T10:00:00+02:00")
    return found


def literal(folder: Path, author: bytes, date: bytes, subject: bytes) -> str:
    """A commit as no git would make it, on top of the branch. It changes the wiki, too."""
    committed(folder, {"journeys/a.yml": f"{date!r} {subject!r}\n"})
    tree, above = git(folder, "rev-parse", "HEAD^{tree}", "HEAD~1").split()
    who = author + b" <a@b> " + date
    text = f"tree {tree}\nparent {above}\n".encode()
    (folder.parent / "commit").write_bytes(
        text + b"author " + who + b"\ncommitter " + who + b"\n\n" + subject + b"\n"
    )
    made = git(folder, "hash-object", "-t", "commit", "-w", "--literally", str(folder.parent / "commit"))
    git(folder, "update-ref", "HEAD", made.strip())
    return made.strip()


def newest(folder: Path) -> Commit:
    return commits_of(folder, "journeys")[0]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (b"1700000000 +0130", "2023-11-14T23:43:20+01:30"),
        (b"1700000000 +2500", "2023-11-14T22:13:20+00:00"),
        (b"1700000000 +9999", "2023-11-14T22:13:20+00:00"),
        (b"1700000000 -9999", "2023-11-14T22:13:20+00:00"),
        (b"0 -1200", "1969-12-31T12:00:00-12:00"),
        (b"1700000000 abc", UNKNOWN),
        (b"1700000000", UNKNOWN),
        (b"-5 +0000", UNKNOWN),
        (b"soon +0000", UNKNOWN),
        (b"99999999999999 +0000", "9000-01-01T00:00:00+00:00"),
    ],
)
def test_odd_dates(folder: Path, date: bytes, expected: str) -> None:
    commit = literal(folder, b"Tess", date, b"Odd")
    assert [each.subject for each in commits_of(folder, "journeys")] == ["Odd", "First"]
    assert (newest(folder).time.isoformat(), time_of(folder, commit).isoformat()) == (expected, expected)


def test_names_that_are_no_text(folder: Path) -> None:
    literal(folder, b"Te\xffss", b"1700000000 +0000", b"Caf\xe9 \xe2\x80\xae")
    assert (newest(folder).author, newest(folder).subject) == ("Te\ufffdss", "Caf\ufffd \u202e")


def test_paths_that_are_no_text_stay_what_they_are(folder: Path) -> None:
    name = os.fsdecode(b"\xff.md")
    committed(folder, {f"journeys/{name}": "odd\n"})
    assert [change.path for change in newest(folder).files] == [name]


def test_whatever_git_is_told_about_itself(folder: Path) -> None:
    committed(folder, {"journeys/a.yml": "two\n"}, "\u00e4")
    git(folder, "tag", "v1")
    expected = commits_of(folder, "journeys"), tags_of(folder), time_of(folder, line_of(folder)[0])
    for key, value in {
        "log.showSignature": "true",
        "log.showRoot": "false",
        "log.follow": "true",
        "log.date": "relative",
        "log.diffMerges": "off",
        "format.pretty": "oneline",
        "i18n.logOutputEncoding": "ISO-8859-1",
        "color.ui": "always",
        "color.diff": "always",
        "core.abbrev": "4",
        "diff.renames": "copies",
    }.items():
        git(folder, "config", key, value)
    # What can't be checked is shown first, where signatures are shown.
    git(folder, "config", "gpg.program", "false")
    found = commits_of(folder, "journeys"), tags_of(folder), time_of(folder, line_of(folder)[0])
    assert found == expected
    assert [each.subject for each in found[0]] == ["\u00e4", "First"]


def test_signatures_are_not_shown(folder: Path) -> None:
    committed(folder, {"journeys/a.yml": "two\n"}, "Second")
    text = git(folder, "cat-file", "commit", "HEAD").replace("\n\n", "\ngpgsig x\n y\n\n", 1)
    (folder.parent / "commit").write_text(text)
    made = git(folder, "hash-object", "-t", "commit", "-w", str(folder.parent / "commit")).strip()
    git(folder, "update-ref", "HEAD", made)
    git(folder, "config", "log.showSignature", "true")
    git(folder, "config", "gpg.program", "echo")
    assert [each.subject for each in commits_of(folder, "journeys")] == ["Second", "First"]
    assert times_of(folder, [made]) == [newest(folder).time]


def test_tags_of_tags(folder: Path) -> None:
    first = line_of(folder)[0]
    for name, of in (("one", "HEAD"), ("two", "one"), ("three", "two")):
        git(folder, "tag", "--annotate", "--message", name, name, of)
    git(folder, "tag", "files", "HEAD^{tree}")
    git(folder, "tag", "--annotate", "--message", "Files", "of-files", "files")
    git(folder, "tag", "plain")
    assert tags_of(folder) == dict.fromkeys(("one", "two", "three", "plain"), first)
    git(folder, "switch", "--quiet", "--orphan", "elsewhere")
    committed(folder, {"journeys/a.yml": "other\n"})
    assert tags_of(folder) == {}
    assert tags_of(folder, merged=False) == dict.fromkeys(("one", "two", "three", "plain"), first)


def test_without_tags(folder: Path) -> None:
    assert tags_of(folder) == {}
    assert times_of(folder, []) == []


def test_what_brought_a_commit_of_another_branch(folder: Path) -> None:
    first = line_of(folder)[0]
    git(folder, "switch", "--quiet", "--create", "one")
    beginning = committed(folder, {"b.txt": "1"})
    git(folder, "switch", "--quiet", "--create", "two")
    inner = committed(folder, {"c.txt": "1"})
    git(folder, "switch", "--quiet", "one")
    git(folder, "merge", "--quiet", "--no-ff", "--message", "Inner", "two")
    tip = committed(folder, {"b.txt": "2"})
    git(folder, "switch", "--quiet", "main")
    git(folder, "merge", "--quiet", "--no-ff", "--message", "Outer", "one")
    outer = line_of(folder)[0]
    git(folder, "switch", "--quiet", "one")
    later = committed(folder, {"b.txt": "3"})
    git(folder, "switch", "--quiet", "main")
    git(folder, "merge", "--quiet", "--no-ff", "--message", "Again", "one")
    again = line_of(folder)[0]
    git(folder, "switch", "--quiet", "one")
    unmerged = committed(folder, {"b.txt": "4"})
    git(folder, "switch", "--quiet", "main")
    line = line_of(folder)
    assert line == (again, outer, first)
    assert brought_by(folder, [beginning, inner, tip, later, unmerged], line) == {
        **dict.fromkeys((beginning, inner, tip), outer),
        later: again,
    }
    assert brought_by(folder, [], line) == {}


def test_where_branches_and_tags_stand(folder: Path) -> None:
    before = refs_of(folder)
    assert refs_of(folder) == before
    git(folder, "tag", "v1")
    tagged = refs_of(folder)
    committed(folder, {"README.md": "More"})
    assert len({before, tagged, refs_of(folder)}) == 3
    assert refs_of(initialised(folder.parent / "new")) == b""


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("Merge pull request #5 from ida/patch-1\n\nThe door opens\n\nAt last.", "The door opens"),
        ("Merge pull request #5 from ida/patch-1", "Merge pull request #5 from ida/patch-1"),
        ("The door opens\n\nAt last.", "The door opens"),
    ],
)
def test_a_merged_pull_request_has_its_title(folder: Path, message: str, told: str) -> None:
    committed(folder, {"journeys/a.yml": "two\n"}, message)
    assert [commit.subject for commit in commits_of(folder, "journeys")] == [told, "First"]
