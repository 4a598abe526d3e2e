"""`journeys check --format github --base REF`: what a workflow sees, on real repositories."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.repositories import IDENTITY, committed, git, initialised

from mkdocs_journeys.cli import main

FAULTY = "---\ntitle: I buy\nownr: x\nstages: [{name: Buy}]\n---\n"
OLD = "journeys/mina/a.md"
NEW = "journeys/mina/z.md"


@pytest.fixture(autouse=True)
def plain_git(monkeypatch: pytest.MonkeyPatch) -> None:
    for key, value in IDENTITY.items():
        monkeypatch.setenv(key, value)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fault on main, and a branch with one more."""
    folder = initialised(tmp_path / "wiki")
    committed(folder, {OLD: FAULTY})
    git(folder, "switch", "--quiet", "--create", "change")
    committed(folder, {NEW: FAULTY, "readme.txt": ""})
    git(folder, "switch", "--quiet", "main")
    # What happens on main afterwards is no part of the change.
    committed(folder, {"journeys/mina/a.md": FAULTY.replace("buy", "sell")})
    git(folder, "switch", "--quiet", "change")
    monkeypatch.chdir(folder)
    return folder


def check(*args: str) -> Result:
    return CliRunner().invoke(main, ["check", "--format", "github", *args])


def notes(result: Result) -> list[str]:
    """The file of each note, in order."""
    lines = result.stdout.splitlines()
    return [line.partition("file=")[2].partition(",")[0] for line in lines if line.startswith("::")]


@pytest.mark.usefixtures("repository")
def test_files_that_changed_come_first() -> None:
    assert notes(check()) == [OLD, NEW]
    result = check("--base", "main")
    assert (result.exit_code, result.stderr) == (1, "")
    assert notes(result) == [NEW, OLD]
    assert result.stdout.startswith(f"{NEW}:3:1: error: ")


def test_files_that_nobody_committed_yet_have_changed(repository: Path) -> None:
    (repository / "journeys/mina/zz.md").write_text(FAULTY, "utf-8")
    assert notes(check("--base", "HEAD")) == ["journeys/mina/zz.md", OLD, NEW]
    (repository / NEW).write_text(f"{FAULTY}More.\n", "utf-8")
    assert notes(check("--base", "HEAD")) == [NEW, "journeys/mina/zz.md", OLD]


def test_the_order_is_that_of_every_format(repository: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--base", "main", "--report", "github=notes.txt"])
    assert result.stdout.startswith(f"{NEW}:3:1: error: ")
    assert (repository / "notes.txt").read_text("utf-8") == check("--base", "main").stdout


@pytest.mark.parametrize("folder", ["journeys", "journeys/mina"])
def test_files_are_named_from_the_top_of_the_repository(
    repository: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    away = ["--dir", ".."] if folder == "journeys/mina" else []
    assert notes(check("-C", folder, *away, "--base", "main")) == [NEW, OLD]
    monkeypatch.chdir(repository / folder)
    assert notes(check(*away, "--base", "main")) == [NEW, OLD]


def test_a_wiki_below_the_top_of_the_repository(tmp_path: Path) -> None:
    folder = initialised(tmp_path / "repo")
    committed(folder, {})
    committed(folder, {f"docs/{OLD}": FAULTY})
    result = check("-C", str(folder / "docs"), "--base", "HEAD~")
    assert notes(result) == [f"docs/{OLD}"]


@pytest.mark.usefixtures("repository")
def test_the_summary_of_the_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("Before.\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    check("--base", "main")
    text = summary.read_text("utf-8")
    assert text.startswith("Before.\n### Journeys checked\n\n2 errors in 2 files. 2 journeys read.\n")
    assert text.index("In the files that changed") < text.index(NEW) < text.index("In other files")
    # Other formats leave it alone.
    CliRunner().invoke(main, ["check"])
    assert summary.read_text("utf-8") == text


@pytest.mark.usefixtures("repository")
def test_a_summary_that_is_full_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = tmp_path / "summary.md"
    summary.write_bytes(b"x" * 1024 * 1024)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert notes(check()) == [OLD, NEW]
    assert summary.stat().st_size == 1024 * 1024


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("ref", ["no-such", "-n1", "--help", "", "main..change", "HEAD:journeys"])
def test_a_ref_that_does_not_exist_is_wrong_use(ref: str) -> None:
    result = check(f"--base={ref}")
    assert (result.exit_code, result.stdout) == (2, "")
    assert (
        f"Invalid value for --base: There is no branch or commit {ref} in this repository." in result.stderr
    )


def test_a_shallow_clone_goes_on_without_the_order(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", "--branch=change", f"file://{repository}", "shallow")
    shallow = tmp_path / "shallow"
    result = check("-C", str(shallow), "--base", "origin/main")
    assert (result.exit_code, notes(result)) == (1, [OLD, NEW])
    assert result.stderr == (
        "Note: what has changed can't be told, so findings come in the order of their files. There is no "
        "branch or commit origin/main in this repository. It is a shallow clone: fetch the whole history.\n"
    )
    git(shallow, "fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main")
    result = check("-C", str(shallow), "--base", "origin/main")
    assert (result.exit_code, notes(result)) == (1, [OLD, NEW])
    assert "origin/main and HEAD have no commit in common here." in result.stderr
    git(shallow, "fetch", "--quiet", "--unshallow", "origin")
    assert notes(check("-C", str(shallow), "--base", "origin/main")) == [NEW, OLD]


def test_no_repository_goes_on_without_the_order(tmp_path: Path) -> None:
    (tmp_path / "journeys/mina").mkdir(parents=True)
    (tmp_path / OLD).write_text(FAULTY, "utf-8")
    result = check("-C", str(tmp_path), "--base", "main")
    assert (result.exit_code, notes(result)) == (1, [OLD])
    assert "not a git repository" in result.stderr


def test_no_git_goes_on_without_the_order(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    result = check("--base", "main")
    assert (result.exit_code, notes(result)) == (1, [OLD, NEW])
    assert result.stderr.endswith("There is no git here.\n")


def test_a_healthy_wiki_ends_with_0(repository: Path) -> None:
    fine = FAULTY.replace("ownr: x\n", "")
    committed(repository, {OLD: fine, NEW: fine})
    result = check("--base", "main", "--ignore", "JM")
    assert (result.stdout, result.exit_code) == ("No errors. 2 journeys read.\n", 0)
