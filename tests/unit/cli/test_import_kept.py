"""`journeys import` and `journeys metrics`: what was lost once, and files that ended the program."""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook

from mkdocs_journeys.cli import main
from mkdocs_journeys.exchange.ours import is_ours, our_sheets
from mkdocs_journeys.exchange.writing import Change, write_all


@pytest.fixture(autouse=True)
def wiki(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "journeys"
    folder.mkdir()
    (folder / "metrics.yml").write_text("nps: NPS\n", encoding="utf-8")
    return folder


def run(command: str, name: str, text: str, *words: str) -> Result:
    Path(name).write_text(text, encoding="utf-8", newline="")
    return CliRunner().invoke(main, [command, name, *words])


def imported(name: str, text: str) -> str:
    run("import", name, text)
    (journey,) = (each for each in Path("journeys/customer").iterdir() if each.name != "index.md")
    return journey.read_text(encoding="utf-8")


def test_ids_that_count_nothing_are_kept() -> None:
    page = imported("map.csv", "ID,Stage,Touchpoint,Pains\nREQ-17,Find,Ad,slow\nREQ-99,Buy,Shop,dear\n")
    assert ("REQ-17" in page, "REQ-99" in page) == (True, True)


def test_a_feeling_within_another_word_is_kept() -> None:
    page = imported("map.csv", "Stage,Touchpoint,Emotion,Feelings\nFind,Ad,unhappy,happy <of late>\n")
    assert "feeling: unhappy; happy <of late>" in page


def test_lines_of_a_cell_on_a_page_stay_apart_and_a_table_may_lack_its_end() -> None:
    head = "<table><tr><th>Stage</th><th>Touchpoint</th><th>Pains</th></tr>"
    cell = "<p>slow</p><p>dear</p>x<br>y"
    page = imported("map.html", f"{head}<tr><td>Find</td><td>Ad</td><td>{cell}</td></tr>")
    assert "        pains:\n          - slow\n          - dear\n          - x\n          - y\n" in page


def test_no_half_a_file_stays(wiki: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    result = run("import", "map.csv", "Stage,Touchpoint,Emotion\nFind,Ad,2\n")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "journeys/customer/index.md can't be written: the disk is full. Nothing was written.\n"
    )
    assert [each.name for each in wiki.rglob("*")] == ["metrics.yml"]


def test_where_one_file_cannot_be_written_none_is(wiki: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left, fsync = [None, None], os.fsync  # the persona and the first map

    def filling(descriptor: int) -> None:
        if not left:
            raise OSError(28, "No space left on device")
        left.pop()
        fsync(descriptor)

    Path("other.csv").write_text("Stage,Touchpoint,Emotion\nBuy,Shop,1\n", encoding="utf-8")
    monkeypatch.setattr("os.fsync", filling)
    result = run("import", "map.csv", "Stage,Touchpoint,Emotion\nFind,Ad,2\n", "other.csv")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "journeys/customer/other.md can't be written: the disk is full. Nothing was written.\n"
    )
    assert [each.name for each in wiki.rglob("*")] == ["metrics.yml"]


def test_readings_are_not_written_over_a_file_that_changed_meanwhile(
    wiki: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(changes: Sequence[Change]) -> None:
        (wiki / "metrics.yml").write_text("nps: Mine\n", encoding="utf-8")
        write_all(changes)

    monkeypatch.setattr("mkdocs_journeys.cli.metrics.write_all", late)
    result = run("metrics", "r.csv", "metric,date,value\nnps,2026-01-01,4\n")
    assert (result.exit_code, result.output) == (
        1,
        "journeys/metrics.yml was changed meanwhile, and left as it is. Nothing was written.\n",
    )
    assert (wiki / "metrics.yml").read_text("utf-8") == "nps: Mine\n"


@pytest.mark.parametrize("error", [RuntimeError("a password"), zlib.error("damaged")])
def test_a_workbook_that_cannot_be_unpacked(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    data = io.BytesIO()
    Workbook().save(data)

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(zipfile.ZipFile, "read", fail)
    monkeypatch.setattr(zipfile.ZipFile, "open", fail)
    assert is_ours("map.xlsx", data.getvalue()) is False
    assert len(our_sheets({"map.xlsx": data.getvalue()}).problems) == 1


def test_a_sheet_with_line_ends_of_old(wiki: Path) -> None:
    result = run("import", "touchpoints.csv", "Stage,Touchpoint,Emotion\rFind,Ad,2\r")
    assert (result.exit_code, (wiki / "customer" / "touchpoints.md").exists()) == (0, True)


@pytest.mark.parametrize("name", ["undefined", "a\udcff"])
def test_an_encoding_that_nobody_can_use(name: str) -> None:
    result = run("import", "map.csv", "Stage,Touchpoint,Emotion\nFind,Ad,2\n", "--encoding", name)
    assert (result.exit_code, isinstance(result.exception, SystemExit)) == (1, True)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("r.csv", "metric,date,value\nnps,2025-03,2,5\n"),
        ("r.json", '[{"metric": "nps", "date": "2025-03", "value": ' + "1" * 5_000 + "}]"),
    ],
)
def test_readings_that_would_be_others_are_refused(wiki: Path, name: str, text: str) -> None:
    result = run("metrics", name, text)
    assert (result.exit_code, (wiki / "metrics.yml").read_text(encoding="utf-8")) == (1, "nps: NPS\n")


def test_a_cell_more_that_is_empty_does_no_harm() -> None:
    assert run("metrics", "r.csv", "metric,date,value\nnps,2025-03,2,\n").exit_code == 0


def test_what_people_add_to_a_map_of_enablement_map_studio_is_kept() -> None:
    page = imported(
        "map.yaml",
        "kind: cjm\npersona: Customer\n"
        "phases: [{id: p1, name: Find, about: P1}, {id: p1, name: P2}, P3]\n"
        "actions: [{id: a, name: See, phase: p1}, A1]\n",
    )
    assert [word in page for word in ("P1", "P2", "P3", "A1")] == [True] * 4
