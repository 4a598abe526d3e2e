"""`journeys import --add-names`: names that the lists of the wiki don't know go to their ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.trees import TODAY

from mkdocs_journeys.cli import main
from mkdocs_journeys.reading.reader import read

OWNERS = Path("journeys/owners.yml")
CHANNELS = Path("journeys/channels.yml")
MAP = "Stage,Touchpoint,Owner,Channel\nBuy,Shop,Ops: north,web\nUse,Home,Web tean,yes\n"


@pytest.fixture(autouse=True)
def _wiki(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("journeys").mkdir()
    OWNERS.write_bytes(b"# Ours.\nweb: {name: Web team}")
    CHANNELS.write_bytes(b"web:\r\n  name: Web\r\n")
    Path("a.csv").write_text(MAP, "utf-8")


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["import", *words])


def test_names_go_to_the_ends_of_the_lists_and_to_the_journey() -> None:
    result = run("a.csv", "--add-names")
    assert (result.exit_code, result.stderr) == (
        0,
        "1 journey written.\n"
        "1 name added to journeys/owners.yml: “Ops: north”.\n"
        "1 name added to journeys/channels.yml: “yes”.\n"
        "Next: look at these names, and add to journeys/owners.yml yourself what is new:\n\n"
        "# The next may be “Web team”, which is there as web.\nweb-tean:\n  name: Web tean\n\n"
        "Next: journeys check\n",
    )
    assert OWNERS.read_bytes() == b'# Ours.\nweb: {name: Web team}\nops-north:\n  name: "Ops: north"\n'
    assert CHANNELS.read_bytes() == (
        b'web:\r\n  name: Web\r\n"yes":\r\n  name: "yes"\r\n'
        b"  # kind: owned, earned (others speak there) or paid\r\n"
    )
    assert read(Path("journeys"), TODAY).findings == ()
    text = Path("journeys/customer/a.md").read_text("utf-8")
    assert ("owner: ops-north\n" in text, 'channel: "yes"\n' in text) == (True, True)
    assert "- **Owner** (Home): Web tean\n" in text


def test_a_dry_run_tells_the_same_and_adds_nothing() -> None:
    before = OWNERS.read_bytes(), CHANNELS.read_bytes()
    result = run("a.csv", "--add-names", "--dry-run")
    assert result.stderr.startswith(
        "1 journey would be written.\n1 name would be added to journeys/owners.yml: “Ops: north”.\n"
    )
    assert (OWNERS.read_bytes(), CHANNELS.read_bytes()) == before
    assert not Path("journeys/customer").exists()


def test_without_it_lists_are_left_alone() -> None:
    before = OWNERS.read_bytes(), CHANNELS.read_bytes()
    assert run("a.csv").exit_code == 0
    assert (OWNERS.read_bytes(), CHANNELS.read_bytes()) == before


@pytest.mark.parametrize(
    "held",
    [b"{web: {name: Web team}}\n", b"web: {name: Web team}\n...\n", b"web: {name: [}\n"],
    ids=["braces", "ended", "broken"],
)
def test_a_list_that_takes_no_lines_at_its_end_stays_as_it_is(held: bytes) -> None:
    OWNERS.write_bytes(held)
    result = run("a.csv", "--add-names")
    assert result.exit_code == 0
    assert OWNERS.read_bytes() == held
    assert "added to journeys/owners.yml" not in result.stderr
    assert "1 name added to journeys/channels.yml" in result.stderr


def test_where_no_list_lacks_a_name_nothing_is_said() -> None:
    Path("a.csv").write_text("Stage,Touchpoint,Owner\nBuy,Shop,web\n", "utf-8")
    assert run("a.csv", "--add-names").stderr == "1 journey written.\nNext: journeys check\n"


def test_where_a_journey_can_not_be_written_no_list_changes() -> None:
    before = OWNERS.read_bytes()
    Path("journeys/customer").write_text("no folder", "utf-8")
    result = run("a.csv", "--add-names")
    assert result.exit_code == 1
    assert OWNERS.read_bytes() == before


def test_what_it_does_not_go_with() -> None:
    assert "--add-names is for new maps." in run("a.csv", "--add-names", "--update").stderr
