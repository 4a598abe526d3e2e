"""`journeys diff`: which files are read and which are not, and that none is written."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from tests.repositories import committed, git
from tests.unit.cli.diffed import BUY, MAP, NOTHING, PERSONA, acts, planted_in_git, told

from mkdocs_journeys.reading import written
from mkdocs_journeys.reading.source import Source


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return planted_in_git(tmp_path, monkeypatch)


def test_what_has_not_changed_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """But it may be named by what has."""
    link = "compares_to: help\nparent: {journey: help, stage: decision}\nstages:"
    text = MAP.format(title="I buy", emotion=-2).replace("stages:", link)
    committed(folder, {BUY: f"{text[:-4]}        next: mina/help#checkout\n---\n"})
    seen: list[str] = []
    read_file = written.read_file

    def counted(source: Source, kind: type[Any], data: bytes | None) -> written.Fields | None:
        seen.append(source.file)
        return read_file(source, kind, data)

    monkeypatch.setattr(written, "read_file", counted)
    assert told("HEAD~1", "HEAD") == (
        "mina/buy: I buy\n"
        "  = health 72 → 74\n"
        "  ~ Journey I buy: compares_to: + mina/help\n"
        "  ~ Journey I buy: parent: nothing → journey mina/help; stage decision\n"
        "  ~ Touchpoint Checkout: next: + to mina/help#checkout\n\n"
        "3 changes on 1 journey.\n"
    )
    assert sorted(set(seen)) == [BUY, "journeys/mina/index.md"]


def test_what_names_a_shared_thing_that_has_changed_is_read(folder: Path) -> None:
    shared = MAP.format(title="I ask", emotion=1).replace("name: Checkout", "use: desk")
    files = {"journeys/mina/ask.md": shared, "journeys/touchpoints.yml": "desk: {name: The desk}\n"}
    committed(folder, files)
    committed(folder, {"journeys/touchpoints.yml": "desk: {name: The desk, owner: web}\n"})
    assert told("HEAD~1", "HEAD") == (
        "mina/ask: I ask\n  = owned 0 % → 100 %\n\n"
        "What journeys share\n  ~ Shared touchpoint The desk: owner: nothing → web\n\n"
        "To be told\n  web: desk\n\n"
        "0 changes on 1 journey, 1 change in what journeys share.\n"
    )


def test_nothing_is_written(folder: Path) -> None:
    (folder / BUY).write_text(MAP.format(title="I buy", emotion=2))
    (folder / "journeys/mina/new.md").write_text("---\ntitle: New\n---\n")

    def state() -> tuple[str, dict[str, float]]:
        files = {str(path): path.stat().st_mtime for path in folder.rglob("*")}
        return git(folder, "--no-optional-locks", "status", "--porcelain"), files

    before = state()
    for form in ("text", "markdown", "json"):
        told("first", "--format", form)
    assert state() == before


@pytest.mark.parametrize("setting", ["true", "input", "false"])
def test_ends_of_lines_are_no_change(folder: Path, setting: str) -> None:
    git(folder, "config", "core.autocrlf", setting)
    for path in (folder / "journeys").rglob("*.*"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n") + b"\r\n" * (path.suffix == ".yml"))
    assert told("main") == NOTHING
    git(folder, "commit", "--quiet", "--all", "--message", "Ends of lines")
    assert told("main~1", "main") == NOTHING


def test_what_cannot_be_read_is_not_compared(folder: Path) -> None:
    """Nothing is told of it, before or after: neither that it went, nor that it came."""
    committed(
        folder,
        {
            BUY: "---\ntitle: [\n---\n",
            "journeys/mina/index.md": "---\nname: []\n---\n",
            "journeys/owners.yml": "web: {nme: Web}\n",
            "journeys/mina/new.md": "no fields\n",
        },
    )
    listed = "".join(
        f"  journeys/{name}\n" for name in ("mina/buy.md", "mina/index.md", "mina/new.md", "owners.yml")
    )
    expected = f"Not compared, as they can't be read\n{listed}\nNothing has changed.\n"
    assert told("HEAD~1", "HEAD") == expected
    assert told("HEAD", "HEAD~1") == expected
    assert json.loads(told("HEAD~1", "--format", "json"))["unreadable"] == listed.split()


def test_a_persona_is_there_by_her_folder(folder: Path) -> None:
    """Also where no file tells of her, and none of her journeys that are left has changed."""
    rest = "---\ntitle: I rest\nstages: [{name: One}]\n---\n"
    committed(folder, {"journeys/bode/a.md": MAP.format(title="I a", emotion=1), "journeys/bode/b.md": rest})
    committed(folder, {"journeys/bode/b.md": None})
    assert acts("HEAD~1", "HEAD") == ["removed journey bode/b"]
    assert acts("HEAD~2", "HEAD") == ["added journey bode/a", "added persona bode"]


def test_a_new_persona_does_not_hide_her_journeys(folder: Path) -> None:
    new = {"journeys/bode/a.md": MAP.format(title="I a", emotion=1), "journeys/bode/index.md": PERSONA}
    committed(folder, new)
    assert acts("HEAD~1", "HEAD") == ["added journey bode/a", "added persona bode"]


def test_links_hidden_files_and_odd_names(folder: Path) -> None:
    (folder / "journeys/mina/link.md").symlink_to("buy.md")
    (folder / "journeys/.hidden").mkdir()
    (folder / "journeys/.hidden/a.md").write_text("---\ntitle: Hidden\n---\n")
    (folder / "journeys/mina/My Trip.md").write_text("---\ntitle: Odd\n---\n")
    assert told("main") == (
        "Not compared, as they can't be read\n  journeys/mina/My Trip.md\n\nNothing has changed.\n"
    )
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Odd")
    assert told("main~1", "main") == told("main~1")


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_a_name_that_is_not_utf_8(folder: Path) -> None:
    os.close(os.open(os.fsencode(folder) + b"/journeys/mina/caf\xe9.md", os.O_CREAT))
    for form in ("text", "markdown", "json"):
        told("main", "--format", form)


def test_markdown_has_room_for_much(folder: Path) -> None:
    """A comment of GitHub's takes some 65,000 characters."""
    names = [f"journeys/mina/way-{number}.md" for number in range(500)]
    committed(folder, {name: MAP.format(title=f"I go {name}", emotion=-1) for name in names})
    committed(folder, {name: MAP.format(title=f"I go {name}", emotion=1) for name in names})
    text = told("HEAD~1", "HEAD", "--format", "markdown")
    assert text.startswith("**500 changes on 500 journeys.**\n\n| Journey |")
    assert 50_000 < len(text.encode()) <= 60_100
    assert text.endswith(" parts more: see `journeys diff`.\n")
    assert text.count("<details>") == text.count("</details>") > 100
