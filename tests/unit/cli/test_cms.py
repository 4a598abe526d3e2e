"""`journeys cms`: where it writes, what it refuses, and what it says where the file is old."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.trees import journey, plant

from mkdocs_journeys.cli import main
from mkdocs_journeys.exchange.pages_cms import HEAD

PROJECT = Path(__file__).parents[3]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A folder that git would take for a repository, with a wiki in it."""
    (tmp_path / ".git").mkdir()
    plant(tmp_path, {"mina/buy.md": journey("title: I buy\nstages: [{name: One}]")})
    return tmp_path


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(folder), "cms", *words])


def told(result: Result) -> tuple[str, str, int]:
    return result.stdout, result.stderr, result.exit_code


def test_the_file_stands_at_the_root_of_the_repository(repository: Path) -> None:
    assert told(run(repository)) == (".pages.yml\n", "", 0)
    assert (repository / ".pages.yml").read_text("utf-8").startswith(HEAD)
    assert told(run(repository)) == (".pages.yml: up to date\n", "", 0)
    assert told(run(repository, "--check")) == (".pages.yml is up to date.\n", "", 0)


def test_below_the_root_paths_are_seen_from_the_root(repository: Path) -> None:
    below = repository / "our wiki"
    below.mkdir()
    (repository / "journeys").rename(below / "journeys")
    assert run(below).stdout == f"{repository / '.pages.yml'}\n"
    assert "path: our wiki/journeys/mina\n" in (repository / ".pages.yml").read_text("utf-8")


def test_it_may_go_elsewhere(repository: Path) -> None:
    assert told(run(repository, "--to", "a/b.yml")) == ("a/b.yml\n", "", 0)
    assert not (repository / ".pages.yml").exists()


def test_a_check_says_what_differs_and_writes_nothing(repository: Path) -> None:
    run(repository)
    before = (repository / ".pages.yml").read_bytes()
    (repository / "journeys/mina/buy.md").write_text(
        journey("title: I buy\ntags: shoes\nstages: [{name: One}]"), "utf-8"
    )
    assert told(run(repository, "--check")) == (
        ".pages.yml is not up to date:\n  +     - buy.md\nRun `journeys cms` and commit the file.\n",
        "",
        1,
    )
    assert (repository / ".pages.yml").read_bytes() == before
    assert run(repository).exit_code == run(repository, "--check").exit_code == 0


def test_a_check_of_no_file_shows_its_beginning(repository: Path) -> None:
    result = run(repository, "--check")
    lines = result.stdout.splitlines()
    assert lines[:2] == [".pages.yml is not up to date:", f"  + {HEAD.splitlines()[0]}"]
    assert lines[41].startswith("  and ")
    assert (len(lines), result.exit_code) == (43, 1)


def test_a_file_of_somebody_elses_is_not_overwritten(repository: Path) -> None:
    file = repository / ".pages.yml"
    file.write_text("media: images\n", "utf-8")
    assert told(run(repository)) == (
        "",
        "Error: .pages.yml was not written by this command, so it stays as it is. "
        "Move it away, or name another file with --to.\n",
        1,
    )
    assert file.read_text("utf-8") == "media: images\n"


def test_files_that_cannot_be_read_are_told_and_nothing_is_written(repository: Path) -> None:
    (repository / "journeys/mina/swap.md").write_text("---\ntitle: I swap: again\n---\n", "utf-8")
    result = run(repository)
    assert result.stdout.startswith("journeys/mina/swap.md:2:8: error: A colon with a space behind it")
    assert (result.exit_code, (repository / ".pages.yml").exists()) == (1, False)


def test_the_file_of_this_repository_is_up_to_date() -> None:
    assert told(run(PROJECT, "--check")) == (".pages.yml is up to date.\n", "", 0)
