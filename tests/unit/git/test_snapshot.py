"""Files of a folder at one time, in git and on the disk: the same names, the same ids, the same bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from tests.repositories import IDENTITY, committed, git, initialised

from mkdocs_journeys.git.asking import GitError
from mkdocs_journeys.git.snapshot import (
    Snapshot,
    commit_of,
    is_shallow,
    snapshot_at,
    snapshot_of,
    top_of,
)

FILES = {
    "journeys/a.yml": "one\n",
    "journeys/mina/trip.md": "two",
    'journeys/mina/with spaces, ümlauts\tand "quotes".md': "three\r\n",
    "journeys/mina/empty.md": "",
    "journeys2/b.yml": "four\n",
    "top.yml": "five\n",
}
NAMES = sorted(name.removeprefix("journeys/") for name in FILES if name.startswith("journeys/"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for key, value in IDENTITY.items():
        monkeypatch.setenv(key, value)
    found = initialised(tmp_path / "wiki")
    git(found, "config", "core.autocrlf", "false")
    for name, text in FILES.items():
        (found / name).parent.mkdir(parents=True, exist_ok=True)
        (found / name).write_bytes(text.encode())
    committed(found, {})
    return found


def held(snapshot: Snapshot) -> dict[str, bytes]:
    return snapshot.read(snapshot.files)


def test_a_commit_and_the_disk_are_the_same(folder: Path) -> None:
    commit = snapshot_at(folder, "HEAD", "journeys")
    disk = snapshot_of(folder / "journeys", commit)
    assert commit.files == disk.files
    assert sorted(commit.files) == NAMES
    assert held(commit) == held(disk) == {name: FILES[f"journeys/{name}"].encode() for name in NAMES}


def test_a_repository_with_longer_ids(tmp_path: Path) -> None:
    folder = tmp_path / "long"
    folder.mkdir()
    git(folder, "init", "--quiet", "--object-format=sha256")
    committed(folder, {"journeys/a.yml": "one\n"})
    commit = snapshot_at(folder, "HEAD", "journeys")
    assert commit.files == {"a.yml": hashlib.sha256(b"blob 4\0one\n").hexdigest()}
    assert snapshot_of(folder / "journeys", commit).files == commit.files
    assert held(commit) == {"a.yml": b"one\n"}


def test_a_wiki_that_is_the_repository_itself(folder: Path) -> None:
    """What git keeps there is no part of it."""
    commit = snapshot_at(folder, "HEAD", ".")
    assert sorted(commit.files) == sorted(FILES)
    assert snapshot_of(folder, commit).files == commit.files


def test_some_files_in_the_order_that_is_asked_for(folder: Path) -> None:
    commit = snapshot_at(folder, "HEAD", "journeys")
    assert list(commit.read(["mina/trip.md", "a.yml"]).items()) == [
        ("mina/trip.md", b"two"),
        ("a.yml", b"one\n"),
    ]
    assert commit.read([]) == {}


def test_links_and_other_repositories_are_no_files(folder: Path) -> None:
    (folder / "journeys/mina/link.md").symlink_to("trip.md")
    (folder / "journeys/bode").symlink_to("mina")
    committed(initialised(folder / "journeys/other"), {"c.md": "six\n"})
    (folder / "journeys/other/.git").rename(folder / "journeys/.kept")
    git(folder, "add", "--all", ":!journeys/.kept")
    git(folder, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},journeys/within")
    git(folder, "commit", "--quiet", "--message", "Links")
    commit = snapshot_at(folder, "HEAD", "journeys")
    assert sorted(commit.files) == sorted([*NAMES, "other/c.md"])
    assert snapshot_of(folder / "journeys", commit).files == commit.files


def test_a_folder_that_is_not_there_has_no_files(folder: Path) -> None:
    assert snapshot_at(folder, "HEAD", "nowhere").files == {}
    assert snapshot_of(folder / "nowhere").files == {}


def test_what_means_a_commit(folder: Path) -> None:
    commit = git(folder, "rev-parse", "HEAD").strip()
    git(folder, "tag", "plain")
    git(folder, "tag", "--annotate", "--message", "A release", "v1")
    git(folder, "branch", "feature/one")
    names = ("HEAD", "main", "plain", "v1", "feature/one", commit, commit[:8], "@", "v1^{commit}")
    assert [commit_of(folder, name) for name in names] == [commit] * len(names)
    others = (
        "",
        "none",
        "-n",
        "--all",
        "HEAD~1",
        "HEAD:journeys",
        "main..main",
        f"{commit}^{{tree}}",
        "a b",
        "*",
    )
    assert [commit_of(folder, name) for name in others] == [None] * len(others)


def test_the_top_folder(folder: Path, tmp_path: Path) -> None:
    assert top_of(folder / "journeys/mina") == top_of(folder) == folder.resolve()
    (tmp_path / "link").symlink_to(folder)
    assert top_of(tmp_path / "link/journeys") == folder.resolve()
    (tmp_path / "alone").mkdir()
    with pytest.raises(GitError, match="alone is in no git repository"):
        top_of(tmp_path / "alone")


def test_no_git(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    with pytest.raises(GitError, match=r"^there is no git here$"):
        top_of(folder)


def test_a_clone_without_all_of_it(folder: Path, tmp_path: Path) -> None:
    committed(folder, {"journeys/a.yml": "changed\n"})
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{folder}", "shallow")
    assert (is_shallow(tmp_path / "shallow"), is_shallow(folder)) == (True, False)
    assert commit_of(tmp_path / "shallow", "HEAD~1") is None


def test_only_what_is_wanted_is_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "journeys/mina/deep/er").mkdir(parents=True)
    for name in ("film.mp4", "mina/deep/c.yml", "mina/deep/er/d.yml"):
        (folder / "journeys" / name).write_text("x")
    opened: list[str] = []
    read = Path.read_bytes

    def noting(path: Path) -> bytes:
        opened.append(path.name)
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", noting)
    found = snapshot_of(folder / "journeys", only=lambda file: file.endswith(".yml"), depth=2)
    assert sorted(found.files) == ["a.yml", "mina/deep/c.yml"]
    assert sorted(opened) == ["a.yml", "c.yml"]


def test_a_file_that_goes_while_one_looks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes

    def gone(path: Path) -> bytes:
        if path.name == "a.yml":
            path.unlink()
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", gone)
    assert sorted(snapshot_of(folder / "journeys").files) == NAMES[1:]


def test_what_git_has_lost(folder: Path) -> None:
    commit = snapshot_at(folder, "HEAD", "journeys")
    lost = commit.files["a.yml"]
    (folder / ".git/objects" / lost[:2] / lost[2:]).unlink()
    with pytest.raises(GitError, match=f"^the content {lost} is not here: fetch the whole history$"):
        commit.read(["a.yml"])


def test_a_file_that_is_gone_by_now(folder: Path) -> None:
    disk = snapshot_of(folder / "journeys")
    (folder / "journeys/a.yml").unlink()
    with pytest.raises(FileNotFoundError):
        disk.read(["a.yml"])


def test_what_git_is_told_to_convert_is_as_it_lies_in_git(folder: Path) -> None:
    """Filters of a repository are programs: none of them is run."""
    (folder / ".gitattributes").write_text("*.yml filter=evil diff=evil text eol=crlf\n")
    git(folder, "config", "filter.evil.smudge", f"touch {folder}/run")
    git(folder, "config", "diff.evil.textconv", f"touch {folder}/run")
    assert snapshot_at(folder, "HEAD", "journeys").read(["a.yml"]) == {"a.yml": b"one\n"}
    assert not (folder / "run").exists()
