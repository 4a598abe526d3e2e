"""`journeys diff` on real repositories: which states are compared, and what is wrong use."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.repositories import committed, git
from tests.unit.cli.diffed import BUY, HELP, MAP, NOTHING, WORSE, planted_in_git, refused, told


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return planted_in_git(tmp_path, monkeypatch)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "words", [("first", "main"), ("first", "HEAD"), ("HEAD~1",), ("first^0", "main^{commit}")]
)
def test_revisions(words: tuple[str, ...]) -> None:
    assert told(*words) == WORSE


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("words", [("main",), ("HEAD", "main"), ("first", "first")])
def test_no_change(words: tuple[str, ...]) -> None:
    assert told(*words) == NOTHING


def test_a_revision_and_the_files_as_they_are_now(folder: Path) -> None:
    """What is not committed counts, and what git does not know yet."""
    (folder / BUY).write_text(MAP.format(title="I buy", emotion=-1))
    (folder / "journeys/mina/new.md").write_text(MAP.format(title="I return", emotion=1))
    (folder / HELP).unlink()
    (folder / "README.md").write_text("Else\n")
    assert told("first") == (
        "mina/new (new): I return\n  = experience unknown → +1\n"
        "  = owned unknown → 0 %\n  = validated unknown → 0 %\n  = health unknown → 82\n"
        "  + Journey I return: added\n\n"
        "mina/help (removed): I get help\n"
        "  = experience 0 → unknown\n  = owned 0 % → unknown\n  = validated 0 % → unknown\n"
        "  = health 82 → unknown\n"
        "  - Journey I get help: removed\n\n"
        "2 changes on 2 journeys.\n"
    )


def test_folders(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of any name, wherever one stands, also without git."""
    git(folder, "worktree", "add", "--quiet", "--detach", str(tmp_path / "old"), "first")
    old, new = tmp_path / "old/journeys", tmp_path / "moved"
    (folder / "journeys").rename(new)
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    assert told(str(old), str(new)) == WORSE
    monkeypatch.setenv("PATH", str(empty))
    assert told(str(old), str(new)) == WORSE
    assert told("../old/journeys", "../moved") == WORSE


def test_whole_checkouts(folder: Path, tmp_path: Path) -> None:
    git(folder, "worktree", "add", "--quiet", "--detach", str(tmp_path / "old"), "first")
    assert told("../old", ".") == told("../old") == WORSE
    (folder / "journeys").rename(folder / "maps")
    (tmp_path / "old/journeys").rename(tmp_path / "old/maps")
    assert told("--dir", "maps", "../old") == WORSE


def test_a_folder_and_a_revision(folder: Path, tmp_path: Path) -> None:
    (folder / "journeys").rename(tmp_path / "then")
    git(folder, "checkout", "--quiet", "first", "--", "journeys")
    assert told("first", str(tmp_path / "then")) == WORSE
    assert told(str(tmp_path / "then"), "main") == NOTHING


def test_a_name_of_both_is_the_revision(folder: Path) -> None:
    git(folder, "tag", "journeys", "first")
    assert told("journeys") == WORSE
    assert told("./journeys") == NOTHING


def test_from_elsewhere_and_with_another_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    assert told("-C", "wiki", "first") == WORSE
    assert told("--dir", "wiki/journeys", "first") == WORSE
    monkeypatch.chdir(folder / "journeys")
    assert told("first") == told("--dir", ".", "first") == WORSE
    monkeypatch.chdir(folder / "journeys/mina")
    assert told("--dir", "..", "first") == told("--dir", "..", "first", "main") == WORSE


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", ["nowhere", "", "-n", "--all", "first..main", "HEAD:journeys", "a\x1b[1mb"])
def test_what_is_no_state(name: str) -> None:
    shown = name.replace("\x1b", "<U+001B>")
    message = f"{shown} is no branch, tag or commit here, and no folder."
    assert refused("--", name, "main") == f"Invalid value for BASE: {message}".replace(":  ", ": ")
    assert refused("--", "main", name) == f"Invalid value for HEAD: {message}".replace(":  ", ": ")


def test_a_state_without_journeys(folder: Path) -> None:
    (folder / "none").mkdir()
    (folder / "none/README.md").write_text("Nothing\n")
    git(folder, "switch", "--quiet", "--orphan", "bare")
    committed(folder, {"a.txt": "a\n"})
    git(folder, "switch", "--quiet", "main")
    (folder / "none").mkdir(exist_ok=True)
    assert refused("bare") == "Invalid value for BASE: bare has no journeys in journeys."
    assert refused("main", "bare") == "Invalid value for HEAD: bare has no journeys in journeys."
    assert refused("none") == "Invalid value for BASE: none has no journeys in it."
    assert refused("main", "none") == "Invalid value for HEAD: none has no journeys in it."


def test_no_git(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    assert (
        refused("first") == "Invalid value for BASE: first is no branch, tag or commit here, and no folder."
    )


def test_a_shallow_clone_says_how_to_get_the_rest(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{folder}", "clone")
    monkeypatch.chdir(tmp_path / "clone")
    assert refused("first") == (
        "Invalid value for BASE: first is no branch, tag or commit here, and no folder. This clone is "
        "shallow, with only the last commits. Get the others: git fetch --unshallow "
        "(in a workflow: fetch-depth: 0)."
    )
    assert told("main") == NOTHING
