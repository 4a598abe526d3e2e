"""`journeys export --format site`: what is written, what is told, and what is refused."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.repositories import committed, git, initialised

from mkdocs_journeys.cli import main
from mkdocs_journeys.cli.exports import site as module

STAGES = "stages: [{name: Look}, {name: Buy, touchpoints: [{name: Till, owner: shop}]}]"
FILES = {
    "journeys/owners.yml": "shop:\n  name: Shop team\n  lead: Ada Wren\n  email: ada@example.org\n",
    "journeys/mina/index.md": "---\nname: Mina\n---\n",
    "journeys/mina/buy.md": f"---\ntitle: I buy\n{STAGES}\n---\n",
    "journeys/mina/wait.md": f"---\ntitle: I wait\nstatus: draft\n{STAGES}\n---\n",
}
BROKEN = "---\ntitle: I buy\nownr: x\nstages: [{name: Buy}]\n---\n"
SAID = (
    "journeys/mina/broken.md:3:1: error: There is no key `ownr` here. [unknown-key]\n"
    "    3 | ownr: x\n"
    "      | ^\n"
)


@pytest.fixture(autouse=True)
def wiki(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JOURNEYS_CACHE", "off")
    # What is said of a machine that draws no diagrams is a test of its own.
    monkeypatch.setattr(module, "is_available", lambda: True)
    for name, text in FILES.items():
        write(tmp_path / name, text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def export(*args: str, to: str = "docs") -> Result:
    return CliRunner().invoke(main, ["export", "--format", "site", "--to", to, *args])


NO_GIT = "Note: the pages are written without their history: journeys is in no git repository.\n"


def count(folder: Path) -> int:
    """The files of an export, without the list of them."""
    return sum(path.is_file() for path in folder.rglob("*")) - 1


def test_all_pages_are_written(wiki: Path) -> None:
    result = export()
    files = count(wiki / "docs")
    assert (result.exit_code, result.stdout, result.stderr) == (
        0,
        f"{files} files written into docs.\n",
        NO_GIT,
    )
    assert files > 100
    assert (wiki / "docs/journeys/mina/buy/index.md").read_text("utf-8").startswith("---\ntitle: Buy\n")
    assert "nav:\n- index.md\n" in (wiki / "docs/nav.yml").read_text("utf-8")


def test_again_only_what_has_changed(wiki: Path) -> None:
    export()
    files = count(wiki / "docs")
    assert export().stdout == f"0 files written into docs, {files} unchanged.\n"
    (wiki / "journeys/mina/buy.md").rename(wiki / "journeys/mina/order.md")
    assert ", 3 removed.\n" in export().stdout
    assert not (wiki / "docs/journeys/mina/buy").exists()


def test_drafts_are_shown_where_journeys_yml_says_so(wiki: Path) -> None:
    export()
    assert not (wiki / "docs/journeys/mina/wait").exists()
    write(wiki / "journeys/journeys.yml", "format: 1\ndrafts: true\n")
    export()
    assert (wiki / "docs/journeys/mina/wait/index.md").is_file()


def test_people_are_shown_unless_they_are_hidden(wiki: Path) -> None:
    def naming() -> list[str]:
        texts = {path.as_posix(): path.read_bytes() for path in (wiki / "docs").rglob("*") if path.is_file()}
        return sorted(name for name, text in texts.items() if b"Ada Wren" in text or b"ada@" in text)

    export()
    assert naming() != []
    export("--people", "hide")
    assert naming() == []


def test_today(wiki: Path) -> None:
    write(wiki / "journeys/mina/buy.md", f"---\ntitle: I buy\nreviewed: 2026-01-10\n{STAGES}\n---\n")
    export("--today", "2026-01-12")
    early = (wiki / "docs/quality/index.md").read_text("utf-8")
    export("--today", "2036-01-12")
    assert (wiki / "docs/quality/index.md").read_text("utf-8") != early


def test_broken_files_have_a_page_and_are_told(wiki: Path) -> None:
    write(wiki / "journeys/mina/broken.md", BROKEN)
    result = export()
    assert result.exit_code == 1
    assert (result.stdout[: len(SAID)], result.stderr) == (SAID, NO_GIT)
    files = count(wiki / "docs")
    assert result.stdout.endswith(
        f"\n\n1 error in 1 file. 3 journeys read.\n{files} files written into docs.\n"
    )
    assert "no key" in (wiki / "docs/journeys/mina/broken/index.md").read_text("utf-8")


def test_rules_that_are_errors_are_told_too(wiki: Path) -> None:
    write(wiki / "journeys/journeys.yml", "format: 1\nrules: {no-scope: error}\n")
    result = export()
    assert (result.exit_code, "no-scope]" in result.stdout) == (1, True)


def test_what_would_be_lost_is_named_and_nothing_is_written(wiki: Path) -> None:
    write(wiki / "docs/about.md", "mine")
    result = export()
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "Error: Nothing was written into docs, since these files would be in the way:\n"
        "  about.md: was there before the first export\n"
        "Move them away, or name another DIR.\n"
    )
    assert [path.name for path in (wiki / "docs").iterdir()] == ["about.md"]


def test_many_files_in_the_way(wiki: Path) -> None:
    for number in range(25):
        write(wiki / f"docs/{number:02}.md", "mine")
    lines = export().stderr.splitlines()
    assert lines[20:] == [
        "  19.md: was there before the first export",
        "  and 5 more",
        "Move them away, or name another DIR.",
    ]


def test_a_page_that_was_changed_is_named(wiki: Path) -> None:
    export()
    write(wiki / "docs/journeys/mina/buy/index.md", "mine")
    result = export()
    assert result.exit_code == 1
    assert "\n  journeys/mina/buy/index.md: was changed since it was written\n" in result.stderr
    assert (wiki / "docs/journeys/mina/buy/index.md").read_text("utf-8") == "mine"


def test_a_home_page_of_ones_own_stays(wiki: Path) -> None:
    export()
    write(wiki / "docs/index.md", "mine")
    result = export()
    assert (result.exit_code, result.stderr) == (
        0,
        f"{NO_GIT}Note: index.md is not ours, so it stays as it is.\n",
    )
    assert (wiki / "docs/index.md").read_text("utf-8") == "mine"


@pytest.mark.parametrize("to", ["journeys", "journeys/site", "journeys/mina/../x"])
def test_nothing_is_written_among_the_journeys(wiki: Path, to: str) -> None:
    result = export(to=to)
    assert result.exit_code == 2
    assert f"Error: {to} lies in the wiki's folder. Name another DIR.\n" in result.stderr
    assert not (wiki / "journeys/site").exists()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["mina/buy"], "JOURNEY"),
        (["--site", "."], "--site"),
        (["--summary"], "--summary"),
        (["--base", "main"], "--base"),
    ],
)
def test_options_of_another_format(wiki: Path, args: list[str], said: str) -> None:
    result = export(*args)
    assert result.exit_code == 2
    assert result.stderr.endswith(f"Error: --format site takes no {said}.\n")
    assert not (wiki / "docs").exists()


def test_no_wiki(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "none").mkdir()
    monkeypatch.chdir(tmp_path / "none")
    assert export().exit_code == 2


def test_a_file_where_the_folder_should_be(wiki: Path) -> None:
    write(wiki / "docs", "mine")
    assert export().exit_code == 2


def test_without_a_painter_diagrams_are_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "is_available", lambda: False)
    assert export().stderr == (
        f"{NO_GIT}Note: diagrams are shown as lists with their Mermaid source, since merman is not "
        "installed. To have them drawn: pip install 'mkdocs-journeys[diagrams]' (not on every platform).\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_it_tells_how_far_it_is_on_a_terminal(wiki: Path) -> None:
    script = (
        "import mkdocs_journeys.cli.progress as progress\n"
        "from mkdocs_journeys.cli import main\n"
        "progress._PATIENCE = 0\n"
        "main(['export', '--format', 'site', '--to', 'docs'], prog_name='journeys')\n"
    )
    ours, its = pty.openpty()
    subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"JOURNEYS_CACHE": "off"},
        stdout=subprocess.DEVNULL,
        stderr=its,
        check=True,
    )
    os.close(its)
    said = os.read(ours, 64_000).decode()
    os.close(ours)
    files = count(wiki / "docs")
    assert f"\r\x1b[KWriting 1 of {files} ..." in said
    assert said.endswith(f"\r\x1b[KWriting {files} of {files} ...\r\x1b[K" + NO_GIT.replace("\n", "\r\n"))


def test_the_history_is_written_too(wiki: Path) -> None:
    (wiki / "journeys/journeys.yml").write_text("format: 1\nversions: [v1, v2, v9]\n", "utf-8")
    git(initialised(wiki), "add", "--all")
    git(wiki, "commit", "--quiet", "--message", "The wiki")
    git(wiki, "tag", "v1")
    text = (wiki / "journeys/mina/buy.md").read_text("utf-8")
    committed(wiki, {"journeys/mina/buy.md": text.replace("title: I ", "title: I now ")}, "Another title")
    # A version that no branch has grown from.
    git(wiki, "tag", "v2", git(wiki, "commit-tree", "-m", "Beside", "HEAD^{tree}").strip())
    assert export().stderr == (
        "Note: git does not know the version v9 of journeys.yml.\n"
        "Note: the version v2 of journeys.yml is no part of this branch.\n"
    )
    assert "Another title" in (wiki / "docs/changes/index.md").read_text("utf-8")
    assert (wiki / "docs/journeys/mina/buy/feed.xml").is_file()
