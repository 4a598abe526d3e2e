"""`journeys check --fix` and `--diff`: what is written, what is said, and with what they end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_journeys.cli import main
from mkdocs_journeys.cli.shown_diff import as_diff
from mkdocs_journeys.cli.single_file import is_changed

FILES = {
    "journeys/journeys.yml": "rules: {}\n",
    "journeys/mina/index.md": "---\nname: Mina\n---\n",
    "journeys/mina/buy.md": "---\ntitle: I buy: now\nstatus: drfat\nstages: [{name: Buy}]\n---\n",
    "journeys/mina/odd.md": "---\ntitle: I swap\nstatsu: odd\nstages: [{name: Buy}]\n---\nThe end",
}
MENDED = '---\ntitle: "I buy: now"\nstatus: draft\nstages: [{name: Buy}]\n---\n'
# Rules have no say here.
ERRORS = ("--min-level", "error", "--ignore", "JM")

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    write(FILES)

    def call(*words: str) -> Result:
        return CliRunner().invoke(main, ["check", "--today", "2026-06-01", *words, *ERRORS])

    return call


def write(files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def held() -> dict[str, str]:
    return {name: Path(name).read_bytes().decode() for name in FILES}


def test_fix(run: Run) -> None:
    result = run("--fix")
    assert held() == {**FILES, "journeys/mina/buy.md": MENDED}
    assert result.exit_code == 1
    assert result.stdout.startswith("journeys/mina/odd.md:3:1: error: There is no key `statsu` here.")
    assert result.stdout.endswith("\n\n1 error in 1 file. 2 journeys read.\nMended 2 slips in 1 file.\n")
    again = run("--fix", "journeys/mina/buy.md")
    assert (again.exit_code, again.stdout) == (0, "No errors. 2 journeys read.\nNothing to mend.\n")


def test_fix_in_data_for_programs(run: Run) -> None:
    result = run("--fix", "--format", "json")
    assert result.stdout.startswith("{")
    assert result.stderr == "Mended 2 slips in 1 file.\n"


def test_diff(run: Run) -> None:
    result = run("--diff")
    assert held() == FILES
    assert result.exit_code == 1
    assert result.stderr == "Would mend 2 slips in 1 file.\n"
    assert result.stdout == (
        "--- a/journeys/mina/buy.md\n"
        "+++ b/journeys/mina/buy.md\n"
        "@@ -1,5 +1,5 @@\n"
        " ---\n"
        "-title: I buy: now\n"
        "-status: drfat\n"
        '+title: "I buy: now"\n'
        "+status: draft\n"
        " stages: [{name: Buy}]\n"
        " ---\n"
    )


def test_diff_wins_over_fix_and_is_content_where_nothing_can_be_mended(run: Run) -> None:
    assert run("--diff", "--fix").exit_code == 1
    assert held() == FILES
    nothing = run("--diff", "journeys/mina/odd.md")  # it has an error, but none that is sure
    assert (nothing.exit_code, nothing.stdout, nothing.stderr) == (0, "", "Nothing to mend.\n")


def test_paths_that_do_not_exist(run: Run) -> None:
    assert run("--fix", "nowhere").exit_code == 2
    assert held() == FILES


def test_a_file_that_changed_meanwhile_is_left(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    newer = MENDED.replace("now", "later")

    def late(path: Path, before: bytes, after: bytes, name: str) -> bool:
        path.write_text(newer)
        return is_changed(path, before, after, name)

    monkeypatch.setattr("mkdocs_journeys.cli.mending.is_changed", late)
    result = run("--fix", "journeys/mina/buy.md")
    assert held()["journeys/mina/buy.md"] == newer
    assert result.exit_code == 1
    assert result.stderr == "journeys/mina/buy.md was changed meanwhile, and left as it is.\n"
    assert result.stdout.endswith("Nothing to mend.\n")


def test_a_diff_shows_what_nobody_can_see() -> None:
    assert as_diff("a\x1b.md", b"x\x1b[2J\ty\r\nz", b"x\ty\r\nz") == (
        "--- a/a<U+001B>.md\n+++ b/a<U+001B>.md\n@@ -1,2 +1,2 @@\n"
        "-x<U+001B>[2J\ty\r\n+x\ty\r\n z\n\\ No newline at end of file\n"
    )
