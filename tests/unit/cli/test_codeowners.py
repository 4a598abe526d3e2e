"""`journeys codeowners` in a repository: which file, what is kept, what is refused."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.trees import journey, plant

from mkdocs_journeys.cli import codeowners as under_test
from mkdocs_journeys.cli import main
from mkdocs_journeys.exchange.codeowners import BEGIN, END

PROJECT = Path(__file__).parents[3]
FILES: Mapping[str, str | bytes] = {
    "owners.yml": "web: {github: shop/web}\nstores: Our stores\n",
    "mina/buy.md": journey("title: I buy\nowner: web\nstages: [{name: One}]"),
}
HEAD = (
    f"{BEGIN}\n"
    "# Written by the command `journeys codeowners` from owners.yml and the journeys. Don't change these\n"
    "# lines by hand: the next run writes them anew. What stands outside of this block is yours and stays.\n"
)
LINES = "/journeys/mina/ @shop/web\n/journeys/mina/buy.md @shop/web\n"
BLOCK = f"{HEAD}{LINES}{END}\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A git repository with a wiki in it."""
    environment = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], env=environment, check=True)
    plant(tmp_path, FILES)
    return tmp_path


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(folder), "codeowners", *words])


def told(result: Result) -> tuple[str, str, int]:
    return result.stdout, result.stderr, result.exit_code


def test_the_first_run_makes_the_file_and_the_next_finds_it_up_to_date(repository: Path) -> None:
    assert told(run(repository)) == (".github/CODEOWNERS: 2 lines.\n", "", 0)
    assert (repository / ".github/CODEOWNERS").read_text("utf-8") == BLOCK
    assert told(run(repository)) == (".github/CODEOWNERS: 2 lines, up to date.\n", "", 0)
    assert told(run(repository, "--check")) == (".github/CODEOWNERS is up to date.\n", "", 0)


def test_where_nobody_is_to_be_asked_no_file_is_needed(repository: Path) -> None:
    (repository / "journeys/owners.yml").write_text("web: {}\nstores: {}\n", "utf-8")
    nothing = "Nobody is asked about anything yet, so there is nothing to write.\n"
    for words in ([], ["--check"]):
        assert told(run(repository, *words)) == (
            nothing,
            "No `github` in owners.yml, so nobody is asked: web.\n",
            0,
        )
    assert not (repository / ".github").exists()


def test_a_block_that_is_there_is_emptied(repository: Path) -> None:
    run(repository)
    (repository / "journeys/owners.yml").write_text("web: {}\n", "utf-8")
    assert run(repository, "--check").exit_code == 1
    assert run(repository).stdout == ".github/CODEOWNERS: 0 lines.\n"
    assert (repository / ".github/CODEOWNERS").read_text("utf-8") == f"{HEAD}{END}\n"
    assert run(repository, "--check").exit_code == 0


def test_a_check_says_what_differs_and_writes_nothing(repository: Path) -> None:
    run(repository)
    before = (repository / ".github/CODEOWNERS").read_bytes()
    swap = journey(
        "title: I swap\nowner: stores\nstages: [{name: One, touchpoints: [{name: A, owner: web}]}]"
    )
    (repository / "journeys/mina/swap.md").write_text(swap, "utf-8")
    (repository / "journeys/mina/buy.md").unlink()
    assert told(run(repository, "--check")) == (
        ".github/CODEOWNERS is not up to date:\n"
        "  - /journeys/mina/ @shop/web\n"
        "  - /journeys/mina/buy.md @shop/web\n"
        "  + /journeys/mina/swap.md @shop/web\n"
        "Run `journeys codeowners` and commit the file.\n",
        "No `github` in owners.yml, so nobody is asked: stores.\n",
        1,
    )
    assert (repository / ".github/CODEOWNERS").read_bytes() == before


def test_a_check_of_no_file_shows_the_whole_block(repository: Path) -> None:
    result = run(repository, "--check")
    lines = "".join(f"  + {line}\n" for line in BLOCK.splitlines())
    assert result.stdout == (
        f".github/CODEOWNERS is not up to date:\n{lines}Run `journeys codeowners` and commit the file.\n"
    )
    assert result.exit_code == 1
    assert not (repository / ".github").exists()


@pytest.mark.parametrize("place", [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"])
def test_the_file_that_github_reads_is_found_and_all_else_in_it_stays(repository: Path, place: str) -> None:
    file = repository / place
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"* @shop/all \t\r\n# caf\xe9\r\n\r\n")
    assert told(run(repository)) == (f"{place}: 2 lines.\n", "", 0)
    ours = BLOCK.replace("\n", "\r\n").encode()
    assert file.read_bytes() == b"* @shop/all \t\r\n# caf\xe9\r\n\r\n\r\n" + ours
    assert told(run(repository, "--check")) == (f"{place} is up to date.\n", "", 0)


def test_of_several_files_github_reads_the_first(repository: Path) -> None:
    (repository / "docs").mkdir()
    (repository / "docs/CODEOWNERS").write_text("old\n", "utf-8")
    (repository / "CODEOWNERS").write_text("", "utf-8")
    assert run(repository).stdout == "CODEOWNERS: 2 lines.\n"
    assert told(run(repository, "--to", "docs/CODEOWNERS")) == (
        "docs/CODEOWNERS: 2 lines.\n",
        "GitHub reads CODEOWNERS, and not docs/CODEOWNERS.\n",
        0,
    )
    assert (repository / "docs/CODEOWNERS").read_text("utf-8") == f"old\n\n{BLOCK}"


def test_paths_are_seen_from_the_root_of_the_repository(repository: Path) -> None:
    below = repository / "our wiki" / "#1"
    below.mkdir(parents=True)
    (repository / "journeys").rename(below / "journeys")
    assert run(below).stdout == f"{repository / '.github/CODEOWNERS'}: 2 lines.\n"
    text = (repository / ".github/CODEOWNERS").read_text("utf-8")
    path = "/our\\ wiki/?1/journeys/mina/"
    assert text == f"{HEAD}{path} @shop/web\n{path}buy.md @shop/web\n{END}\n"
    assert run(repository, "--dir", "our wiki/#1/journeys", "--check").exit_code == 0


def test_without_a_repository_paths_are_seen_from_here(tmp_path: Path) -> None:
    plant(tmp_path, FILES)
    assert run(tmp_path).exit_code == 0
    assert (tmp_path / ".github/CODEOWNERS").read_text("utf-8") == BLOCK


def test_the_default_is_remembered_until_it_is_taken_back(repository: Path) -> None:
    with_default = f"{HEAD}# default: @shop/all\n/journeys/ @shop/all\n{LINES}{END}\n"
    for words in (["--default", "shop/all"], [], ["--check"]):
        assert run(repository, *words).exit_code == 0
        assert (repository / ".github/CODEOWNERS").read_text("utf-8") == with_default
    assert run(repository, "--default", "none").exit_code == 0
    assert (repository / ".github/CODEOWNERS").read_text("utf-8") == BLOCK


def test_a_default_that_is_no_name_on_github_is_wrong_use(repository: Path) -> None:
    result = run(repository, "--default", "Web Shop")
    assert "Error: Invalid value for '--default': 'Web Shop' is no name on GitHub." in result.stderr
    assert (result.exit_code, (repository / ".github").exists()) == (2, False)


def test_files_that_cannot_be_read_are_told_and_nothing_is_written(repository: Path) -> None:
    (repository / "journeys/mina/swap.md").write_text("---\ntitle: I swap: again\n---\n", "utf-8")
    for words in ([], ["--check"]):
        result = run(repository, *words)
        assert result.stdout.startswith("journeys/mina/swap.md:2:8: error: A colon with a space behind it")
        assert result.stderr == (
            "Nothing was written: it would lack what can't be read. Mend the files first.\n"
        )
        assert (result.exit_code, (repository / ".github").exists()) == (1, False)


def test_a_muddled_block_is_refused_and_stays(repository: Path) -> None:
    file = repository / "CODEOWNERS"
    file.write_text(f"{BEGIN}\n* @shop/all\n", "utf-8")
    result = run(repository)
    assert result.stderr.startswith(
        f"Error: CODEOWNERS: 1 line with `{BEGIN}` and 0 with `{END}`: there must"
    )
    assert (result.exit_code, file.read_text("utf-8")) == (1, f"{BEGIN}\n* @shop/all\n")


def test_a_file_too_large_for_github_is_refused(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(BLOCK.encode())
    monkeypatch.setattr(under_test, "MOST_BYTES", size)
    assert run(repository, "--check").exit_code == 1
    assert run(repository).exit_code == 0
    (repository / ".github/CODEOWNERS").unlink()
    monkeypatch.setattr(under_test, "MOST_BYTES", size - 1)
    assert told(run(repository)) == (
        "",
        f"Error: .github/CODEOWNERS would have {size:,} bytes, and GitHub ignores a file of more than "
        f"{size - 1:,}. Give journeys fewer owners, or split the wiki.\n",
        1,
    )
    assert not (repository / ".github/CODEOWNERS").exists()


def test_a_wiki_that_is_the_repository_itself_is_wrong_use(repository: Path) -> None:
    (repository / ".git").rename(repository / "journeys/.git")
    result = run(repository)
    assert "The wiki's folder is the repository itself." in result.stderr
    assert result.exit_code == 2


def test_the_file_of_this_repository_is_up_to_date() -> None:
    assert told(run(PROJECT, "--check")) == (".github/CODEOWNERS is up to date.\n", "", 0)
