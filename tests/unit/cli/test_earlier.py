"""`journeys check --base REF`: what has changed is compared with what it was, on real repositories."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.repositories import IDENTITY, committed, git, initialised

from mkdocs_journeys.cli import main
from mkdocs_journeys.cli.earlier import catalog_at

MAP = """\
---
title: I buy
stages:
  - stage: decision
    touchpoints:
      - name: {name}
        emotion: {emotion}
---
"""
SAID = (
    "journeys/mina/buy.md:7:9: warning: `Checkout` felt -2 and now +1, and nothing says how that is known: "
    "it is another guess. [JM257 moved-while-assumed]\n"
    "    7 |         emotion: 1\n"
    "      |         ^\n"
    "        allowed: `evidence`: what customers said or did that shows the change; or the old value\n"
)


@pytest.fixture(autouse=True)
def plain_git(monkeypatch: pytest.MonkeyPatch) -> None:
    for key, value in IDENTITY.items():
        monkeypatch.setenv(key, value)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A feeling that a branch has changed, and one that it has not."""
    folder = initialised(tmp_path / "wiki")
    files = {
        "journeys/mina/index.md": "---\nname: Mina\n---\n",
        "journeys/mina/buy.md": MAP.format(name="Checkout", emotion=-2),
        "journeys/mina/ähnlich.md": MAP.format(name="Help", emotion=0),
        "journeys/owners.yml": "web: Web team\n",
    }
    committed(folder, files)
    git(folder, "switch", "--quiet", "--create", "change")
    committed(folder, {"journeys/mina/buy.md": MAP.format(name="Checkout", emotion=1)})
    monkeypatch.chdir(folder)
    return folder


def said(*options: str) -> str:
    return CliRunner().invoke(main, ["check", "--select", "JM257", *options]).stdout


@pytest.mark.usefixtures("folder")
def test_a_guess_that_moved() -> None:
    assert said("--base", "main") == f"{SAID}\nNo errors, 1 warning in 1 file. 2 journeys read.\n"


@pytest.mark.usefixtures("folder")
def test_without_a_base_nothing_is_compared() -> None:
    assert said() == "No errors. 2 journeys read.\n"


def test_a_waiver_is_not_needless_where_nothing_is_compared(folder: Path) -> None:
    waived = MAP.format(name="Checkout", emotion="1  # journeys: ignore JM257 -- the shop is new")
    committed(folder, {"journeys/mina/buy.md": waived})
    for base in ((), ("--base", "main"), ("--base", "HEAD")):
        assert said("--select", "JM002", *base) == "No errors. 2 journeys read.\n"


def test_a_feeling_that_came_back_has_not_moved(folder: Path) -> None:
    committed(folder, {"journeys/mina/buy.md": MAP.format(name="Checkout", emotion=-2)})
    assert said("--base", "main") == "No errors. 2 journeys read.\n"


def test_a_touchpoint_with_another_name_is_followed_by_its_former_id(folder: Path) -> None:
    renamed = MAP.format(name="Pay", emotion=1).replace("Pay\n", "Pay\n        formerly: checkout\n")
    committed(folder, {"journeys/mina/buy.md": renamed})
    assert "`Pay` felt -2 and now +1" in said("--base", "main")


def test_a_journey_that_moved_is_followed(folder: Path) -> None:
    moved = MAP.format(name="Checkout", emotion=1).replace("---\n", "---\nformerly: mina/buy\n", 1)
    committed(folder, {"journeys/mina/buy.md": None, "journeys/mina/pay.md": moved})
    assert "journeys/mina/pay.md:8:9: warning: `Checkout` felt -2 and now +1" in said("--base", "main")


def test_only_what_has_changed_is_read_again(folder: Path) -> None:
    before = catalog_at("main", folder / "journeys")
    assert before is not None
    assert list(before.journeys) == ["mina/buy"]
    assert list(before.registries.owners.entries) == ["web"]


def test_a_journey_that_names_another_one_was_there_too(folder: Path) -> None:
    """The other one has not changed, so that it is not read."""
    compared = MAP.format(name="Checkout", emotion=1).replace("---\n", "---\ncompares_to: mina/return\n", 1)
    git(folder, "switch", "--quiet", "main")
    committed(folder, {"journeys/mina/return.md": MAP.format(name="Door", emotion=0)})
    committed(folder, {"journeys/mina/buy.md": compared})
    git(folder, "switch", "--quiet", "--create", "other")
    committed(folder, {"journeys/mina/buy.md": compared.replace("emotion: 1", "emotion: 2")})
    before = catalog_at("main", folder / "journeys")
    assert before is not None
    assert list(before.journeys) == ["mina/buy"]
    assert not before.broken


def test_a_repository_within_and_a_link_are_no_files(folder: Path, tmp_path: Path) -> None:
    other = initialised(tmp_path / "other")
    commit = committed(other, {"a.md": "text\n"})
    git(folder, "switch", "--quiet", "main")
    (folder / "journeys" / "channels.yml").symlink_to("owners.yml")
    git(folder, "update-index", "--add", "--cacheinfo", f"160000,{commit},journeys/within")
    git(folder, "add", "journeys/channels.yml")
    git(folder, "commit", "--quiet", "--message", "Odd things")
    before = catalog_at("main", folder / "journeys")
    assert before is not None
    assert list(before.registries.owners.entries) == ["web"]
    assert not before.registries.channels.binding


def test_a_file_of_the_folders_name(folder: Path, tmp_path: Path) -> None:
    """What is a folder now was a file once."""
    other = initialised(tmp_path / "other")
    start = committed(other, {"journeys": "a file\n"})
    committed(other, {"journeys": None})
    committed(other, {"journeys/mina/buy.md": MAP.format(name="Checkout", emotion=1)})
    before = catalog_at(start, other / "journeys")
    assert before is not None
    assert not before.journeys
    assert folder.is_dir()


def test_in_a_hook_of_git(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    monkeypatch.chdir(folder / "journeys")
    assert "1 warning in 1 file" in said("--base", "main")


def test_no_repository(tmp_path: Path) -> None:
    (tmp_path / "journeys").mkdir()
    assert catalog_at("main", tmp_path / "journeys") is None


def test_a_file_that_cannot_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert catalog_at("main", folder / "journeys") is not None

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert catalog_at("main", folder / "journeys") is None
