"""Commands that are given a file, a dead link or nothing where a folder is needed: one plain line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from mkdocs_journeys.cli import main

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links need rights there")
GO = "Go to the folder that holds your journeys, or name it: -C DIR, or --dir DIR."


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JOURNEYS_CACHE", "off")
    Path("journeys/mina").mkdir(parents=True)
    Path("journeys/mina/buy.md").write_text("---\ntitle: I buy\nstages: [{name: Buy}]\n---\n", "utf-8")
    Path("file").write_text("mine", "utf-8")
    for link, target in (("dead", "nowhere"), ("loop", "loop")):
        Path(link).symlink_to(target)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ("export --format csv --to file", "Error: file is a file. Name a folder."),
        ("export --format svg --to file/new", "Error: file is a file. Name a folder."),
        ("export --format csv --to dead", "Error: dead is a link that leads nowhere. Name a folder."),
        ("export --format csv --to loop", "Error: loop is a link that leads in a circle. Name a folder."),
        ("export --format json --to file/new", "Error: file is a file. Name a file in a folder that is one."),
        ("check --dir file", f"Error: file is a file, not a folder. {GO}"),
        ("import --dir dead file", f"Error: dead is a link that leads nowhere, not a folder. {GO}"),
        ("metrics --dir file/new file", f"Error: file is a file, not a folder. {GO}"),
        ("init dead", "Error: dead is a link that leads nowhere. Name a folder, or one that is to be made."),
        (
            "check --ignore JM --report json=file/new",
            "Error: file/new can't be written: file is a file, where a folder is needed.",
        ),
    ],
)
def test_wrong_use_is_told_in_one_line(args: str, said: str) -> None:
    result = CliRunner().invoke(main, args.split())
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (2, said)
    assert (Path("file").read_text(), sorted(each.name for each in Path().iterdir())) == (
        "mine",
        ["dead", "file", "journeys", "loop"],
    )


@pytest.mark.parametrize(("name", "where"), [("dead", "nowhere"), ("loop", "in a circle")])
def test_a_link_that_leads_nowhere_is_no_file(name: str, where: str) -> None:
    result = CliRunner().invoke(main, ["export", "--format", "json", "--to", name])
    assert (result.exit_code, result.stdout, result.stderr) == (
        1,
        "",
        f"{name} is a link that leads {where}, and was left as it is. Nothing was written.\n",
    )


def test_a_full_disk_in_the_middle_of_an_export(monkeypatch: pytest.MonkeyPatch) -> None:
    replace, left = Path.replace, [None, None]

    def filling(self: Path, target: Path) -> Path:
        if not left:
            raise OSError(28, "No space left on device")
        left.pop()
        return replace(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", filling)
        result = CliRunner().invoke(main, ["export", "--format", "mermaid", "--to", "out"])
    assert (result.exit_code, result.stderr) == (
        1,
        "Error: out/mina/buy.stages.mmd can't be written: the disk is full. "
        "Files that were written are whole: mend that, and run this again.\n",
    )
    assert sorted(path.name for path in Path("out").rglob("*.*")) == [".journeys-export", "buy.mmd"]
    again = CliRunner().invoke(main, ["export", "--format", "mermaid", "--to", "out"])
    assert (again.exit_code, again.stdout) == (0, "1 file written into out, 1 unchanged.\n")
