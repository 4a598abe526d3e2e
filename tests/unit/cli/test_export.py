"""`journeys export --format html`: which journeys are written, and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.repositories import IDENTITY, committed, git, initialised

from mkdocs_journeys.cli import main

STAGES = "stages: [{name: Look}, {name: Buy}]"
FILES = {
    "journeys/mina/index.md": "---\nname: Mina\nimage: {src: images/mina.svg, alt: Mina}\n---\n",
    "journeys/mina/images/mina.svg": "<svg/>",
    "journeys/mina/images/shop.svg": "<svg/>",
    "journeys/mina/buy.md": f"---\ntitle: I buy @org/team\n{STAGES}\n---\n![A shop](images/shop.svg)\n",
    "journeys/mina/wait.md": f"---\ntitle: I wait\nstatus: draft\n{STAGES}\n---\n",
    "journeys/tove/swap.md": f"---\ntitle: I swap\n{STAGES}\n---\n",
}
PAGE = "<!doctype html><title>{0}</title><article data-jm-journey>{0}</article>"


@pytest.fixture(autouse=True)
def wiki(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for key, value in IDENTITY.items():
        monkeypatch.setenv(key, value)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    folder = initialised(tmp_path / "wiki")
    committed(folder, FILES)
    for name in ("mina/buy", "tove/swap"):
        write(folder / f"site/journeys/{name}/index.html", PAGE.format(name))
    monkeypatch.chdir(folder)
    return folder


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def export(*args: str) -> Result:
    return CliRunner().invoke(main, ["export", "--format", "html", "--site", "site", "--to", "maps", *args])


def written(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder / "maps").as_posix() for file in (folder / "maps").rglob("*.html"))


DRAFT = "Note: mina/wait has no page in site: it is a draft.\n"


def test_all_journeys_that_have_a_page(wiki: Path) -> None:
    result = export()
    assert (result.exit_code, result.stdout, result.stderr) == (0, "2 journeys written into maps.\n", DRAFT)
    assert written(wiki) == ["mina/buy.html", "tove/swap.html"]
    assert "<article data-jm-journey>tove/swap</article>" in (wiki / "maps/tove/swap.html").read_text("utf-8")


def test_journeys_by_name(wiki: Path) -> None:
    assert export("tove/swap").stdout == "1 journey written into maps.\n"
    assert written(wiki) == ["tove/swap.html"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [("mina/bye", "Did you mean mina/buy?"), ("../x", "Write it as persona/journey."), ("x", "Write it as")],
)
def test_a_journey_that_does_not_exist(wiki: Path, name: str, hint: str) -> None:
    result = export(name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"Error: There is no journey {name} that can be read. {hint}" in result.stderr
    assert not (wiki / "maps").exists()


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ("journeys/mina/buy.md", ["mina/buy.html"]),
        ("journeys/mina/index.md", ["mina/buy.html"]),
        ("journeys/mina/images/shop.svg", ["mina/buy.html"]),
        ("journeys/mina/images/mina.svg", ["mina/buy.html"]),
        ("journeys/tove/swap.md", ["tove/swap.html"]),
        ("journeys/owners.yml", []),
    ],
)
def test_only_journeys_that_changed(wiki: Path, changed: str, found: list[str]) -> None:
    with (wiki / changed).open("a", encoding="utf-8") as file:
        file.write("\n")
    git(wiki, "add", "journeys")
    git(wiki, "commit", "--quiet", "--message", "change")
    result = export("--base", "HEAD~")
    assert result.exit_code == 0
    assert written(wiki) == found


def test_all_journeys_where_git_can_not_tell(wiki: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(wiki))
    result = export("--base", "HEAD")
    assert result.stderr == (
        "Note: what has changed can't be told, so all journeys are written. There is no git here.\n" + DRAFT
    )
    assert written(wiki) == ["mina/buy.html", "tove/swap.html"]


def test_a_base_that_does_not_exist_is_wrong_use() -> None:
    assert export("--base", "none").exit_code == 2


def test_an_earlier_export_is_replaced_and_nothing_else(wiki: Path) -> None:
    export("tove/swap")
    write(wiki / "site/journeys/tove/swap/index.html", PAGE.format("new"))
    assert export("tove/swap").exit_code == 0
    assert "<article data-jm-journey>new</article>" in (wiki / "maps/tove/swap.html").read_text("utf-8")
    write(wiki / "maps/tove/swap.html", "mine")
    result = export("tove/swap")
    assert (result.exit_code, result.stderr) == (
        1,
        "Error: maps/tove/swap.html is there already and no export of ours. "
        "Move it away, or name another DIR.\n",
    )
    assert (wiki / "maps/tove/swap.html").read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", ["cx/journeys/tove/swap.html", "cx/maps/journeys/tove/swap/index.html"])
def test_pages_below_a_path_or_flat(wiki: Path, name: str) -> None:
    (wiki / "site/journeys/tove/swap/index.html").unlink()
    write(wiki / "site" / name, PAGE.format("found"))
    assert export("tove/swap").stdout == "1 journey written into maps.\n"
    write(wiki / "site/more/journeys/tove/swap.html", PAGE.format("twice"))
    result = export("tove/swap")
    assert result.exit_code == 2
    assert "There are several pages of tove/swap: " in result.stderr


def test_a_site_that_was_built_before_the_journey(wiki: Path) -> None:
    (wiki / "site/journeys/tove/swap/index.html").write_text("<p>Broken</p>", "utf-8")
    result = export("tove/swap")
    assert (result.exit_code, result.stdout) == (0, "0 journeys written into maps.\n")
    assert result.stderr == "Note: tove/swap has no page in site: build the site again.\n"


def test_options_that_are_missing_or_of_another_format(wiki: Path) -> None:
    bare = CliRunner().invoke(main, ["export", "--format", "html", "--to", "maps"])
    assert (bare.exit_code, bare.stdout) == (2, "")
    assert bare.stderr.endswith(
        "Error: --format html needs --site DIR, the built site that the pages are taken from: "
        "`mkdocs build` writes it into site.\n"
    )
    for option, value in (("--today", "2026-06-01"), ("--people", "hide")):
        result = export(option, value)
        assert (result.exit_code, result.stderr.splitlines()[-1]) == (
            2,
            f"Error: --format html takes no {option}.",
        )
    assert not (wiki / "maps").exists()


MERMAID = (
    "### I buy &#64;\u2060org&#47;team\n"
    "\n"
    "Mina\n"
    "\n"
    "```mermaid\n"
    "flowchart TB\n"
    '\ts1["Look"]\n'
    '\ts2["Buy"]\n'
    "\ts1 --> s2\n"
    "```\n"
    "\n"
)


def test_the_summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert export("--summary", "mina/buy").stdout == f"1 journey written into maps.\n{MERMAID}"
    summary = tmp_path / "summary.md"
    summary.write_text("Before.\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert export("--summary", "mina/buy").stdout == "1 journey written into maps.\n"
    assert summary.read_text("utf-8") == f"Before.\n{MERMAID}"
    summary.write_bytes(b"x" * (1024 * 1024 - 150))
    export("--summary")
    assert summary.read_bytes()[1024 * 1024 - 150 :] == b"\nJourneys without room here: 2.\n"
