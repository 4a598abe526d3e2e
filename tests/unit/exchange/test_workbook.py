"""The workbook: what Excel and LibreOffice make of it, and what is made of workbooks that mean harm."""

from __future__ import annotations

import io
import subprocess
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from pypdf import PdfReader
from tests.office import as_pdf, program
from tests.trees import plant, read_tree
from tests.unit.exchange.exported import wiki_of
from tests.unit.exchange.importing.books import packed, shifted

from mkdocs_journeys.exchange.brought_files import problems
from mkdocs_journeys.exchange.ours import brought_back, is_ours, our_sheets
from mkdocs_journeys.exchange.updating.updating import update
from mkdocs_journeys.exchange.workbook import reading
from mkdocs_journeys.exchange.workbook.reading import MOST_ROWS, UnreadableWorkbookError, sheets_in
from mkdocs_journeys.exchange.workbook.seal import is_untouched
from mkdocs_journeys.exchange.workbook.whole import workbook
from mkdocs_journeys.reading.reader import read

FILES = {
    "mina/index.md": "---\nname: =Mina\n---\n",
    "mina/buy.md": """\
        ---
        title: "=I buy"
        name: "Buy: [shoes] and more?/ a very long name of a map"
        stages:
          - name: Look
            touchpoints:
              - {name: Ad, emotion: 1.5, feeling: glad, evidence: diary}
              - {name: Shop, emotion: -2, feeling: lost, pains: "It is dear"}
          - {name: Buy, goal: "+1"}
        ---
        """,
    "mina/settings.md": "---\ntitle: I set\nname: Settings\nstages: [{name: Look}]\n---\n",
    "evidence.yml": "diary: {title: A diary, type: diary}\n",
}


def book(tmp_path: Path, files: Mapping[str, str] = FILES) -> bytes:
    reading = read_tree(tmp_path, files)
    assert reading.errors == ()
    return workbook(wiki_of(reading), reading.catalog.journeys.values())


def test_it_has_a_sheet_for_each_kind_of_thing_and_for_each_map(tmp_path: Path) -> None:
    opened = load_workbook(io.BytesIO(book(tmp_path)))
    assert opened.sheetnames == [
        *("about", "journeys", "stages", "touchpoints", "pains", "opportunities", "personas", "evidence"),
        *("Buy shoes and more a very long", "Settings 2", "as exported"),
    ]
    assert opened["as exported"].sheet_state == "veryHidden"


def test_text_that_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    opened = load_workbook(io.BytesIO(book(tmp_path)))
    cells = [cell for sheet in opened for row in sheet.iter_rows() for cell in row if cell.value is not None]
    shown = {cell.value for cell in cells if str(cell.value).startswith(("=", "+"))}
    assert shown >= {"=Mina", "=I buy", "+1", "=Mina: Settings"}
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert all(cell.quotePrefix for cell in cells if cell.value == "=I buy")


def test_sheets_have_fixed_headings_filters_widths_and_words_to_choose_from(tmp_path: Path) -> None:
    opened = load_workbook(io.BytesIO(book(tmp_path)))
    sheet = opened["touchpoints"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("D2", "A1:AR3")
    assert {10 <= sheet.column_dimensions[letter].width <= 50 for letter in "ABCDEF"} == {True}
    offered = {
        str(each.sqref).partition("2")[0]: each.formula1 for each in sheet.data_validations.dataValidation
    }
    assert offered["X"] == '"live,planned,untapped,retired"'
    assert offered["U"] == '"yes,no"'


def test_a_map_has_the_colours_of_the_one_scale(tmp_path: Path) -> None:
    sheet = load_workbook(io.BytesIO(book(tmp_path)))["Buy shoes and more a very long"]
    felt = {
        cell.value: (cell.row, cell.fill.fgColor.rgb[2:].lower())
        for row in sheet.iter_rows()
        for cell in row
        if str(cell.value).startswith(("glad", "lost"))
    }
    assert felt == {"glad  +1.5": (8, "0b6a94"), "lost  \u22122\nassumed": (12, "b5400a")}
    assert "B4:C4" in {str(each) for each in sheet.merged_cells.ranges}
    assert sheet["B4"].value == "Look"
    assert sheet["B4"].fill.fgColor.rgb[2:].lower() == "24404a"


def test_the_same_wiki_makes_the_same_bytes(tmp_path: Path) -> None:
    assert book(tmp_path) == book(tmp_path)


def test_libreoffice_opens_it_and_prints_the_map(tmp_path: Path) -> None:
    file = tmp_path / "wiki.xlsx"
    file.write_bytes(book(tmp_path))
    pages = [page.extract_text() for page in PdfReader(as_pdf(file, tmp_path)).pages]
    (drawn,) = [page for page in pages if "=I buy\n" in page]
    words = drawn.split()
    assert {"Look", "Buy", "glad", "+1.5", "lost", "\u22122", "dear", "Doing"} - {*words} == {"Doing"}


def test_what_libreoffice_has_saved_brings_changes_back(tmp_path: Path) -> None:
    folder = plant(tmp_path, FILES)
    file = tmp_path / "wiki.xlsx"
    opened = load_workbook(io.BytesIO(book(tmp_path)))
    opened["touchpoints"]["AE3"] = -1.5
    opened.save(file)
    as_pdf(file, tmp_path)  # there is a LibreOffice, and its profile
    run = subprocess.run(
        [
            *(str(program()), "--headless"),
            f"-env:UserInstallation={(tmp_path / 'office-profile').as_uri()}",
            *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "saved"), str(file)),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    saved = (tmp_path / "saved" / "wiki.xlsx").read_bytes()
    assert run.returncode == 0
    assert is_ours("wiki.xlsx", saved)
    assert not is_untouched(saved)
    sheets = our_sheets({"wiki.xlsx": saved})
    assert sheets.problems == ()
    (changed,) = update(folder, sheets.sheets, sheets.marks).files
    assert changed.after == changed.before.replace(b"emotion: -2", b"emotion: -1.5")


def said(data: bytes) -> list[str]:
    found = brought_back({"wiki.xlsx": data})
    return [str(problem) for problem in problems(found)]


def test_a_workbook_that_is_cut_short_is_told(tmp_path: Path) -> None:
    data = book(tmp_path)
    for end in (4, 100, len(data) // 2, len(data) - 30):
        with pytest.raises(UnreadableWorkbookError, match="damaged, cut short or none at all"):
            sheets_in(data[:end])
        assert not is_ours("wiki.xlsx", data[:end])


@pytest.mark.parametrize("damage", [shifted, lambda data: packed(data, zipfile.ZIP_LZMA)])
def test_an_archive_that_no_spreadsheet_makes_is_told(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    data = damage(book(tmp_path))
    with pytest.raises(UnreadableWorkbookError, match="damaged, cut short or none at all"):
        sheets_in(data)
    assert not is_ours("wiki.xlsx", data)


def rezipped(data: bytes, name: str, content: bytes) -> bytes:
    """The workbook with another file in its archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, content if entry == name else old.read(entry))
        if name not in old.namelist():
            new.writestr(name, content)
    return stream.getvalue()


def test_a_workbook_is_untouched_until_somebody_saves_it(tmp_path: Path) -> None:
    made = book(tmp_path)
    saved = io.BytesIO()
    load_workbook(io.BytesIO(made)).save(saved)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.comment == b""
        sheet, properties = "xl/worksheets/sheet2.xml", archive.read("docProps/core.xml")
        changed = archive.read(sheet).replace(b"Look", b"Seek")
    assert is_untouched(made)
    assert is_untouched(rezipped(made, "docProps/core.xml", properties))
    for touched in (
        saved.getvalue(),
        rezipped(made, "xl/worksheets/sheet3.xml", changed),
        rezipped(made, "xl/comments.xml", b"<x/>"),
        rezipped(made, "docProps/core.xml", b"<x/>"),
        made[:-100],
        shifted(made),
        packed(made, zipfile.ZIP_LZMA),
        made.replace(b"docProps/core.xml", b"docProps/none.xml"),
        b"PK",
        b"",
    ):
        assert not is_untouched(touched)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = rezipped(book(tmp_path), "xl/media/bomb.bin", bytes(300 * 1024 * 1024))
    assert len(bomb) < 1024 * 1024
    with pytest.raises(UnreadableWorkbookError, match="unpacks to 300 MiB"):
        sheets_in(bomb)


def test_a_workbook_of_somebody_else_is_never_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = book(tmp_path)
    opened: list[str] = []

    def refuse(*_: object, **__: object) -> None:
        opened.append("opened")
        raise ValueError

    assert is_ours("wiki.xlsx", data)
    reading._opened.cache_clear()
    monkeypatch.setattr(reading, "load_workbook", refuse)
    names = b'<workbook xmlns="a"><sheets><sheet name="about"/></sheets></workbook>'
    assert not is_ours("wiki.xlsx", rezipped(data, "xl/workbook.xml", names))
    assert not is_ours("wiki.xlsx", rezipped(data, "xl/workbook.xml", b" " * (4 * 1024 * 1024 + 1)))
    assert opened == []
    assert not is_ours("wiki.xlsx", data)
    assert opened == ["opened"]


@pytest.mark.parametrize("name", ["xl/sharedStrings.xml", "xl/worksheets/texts.xml", "xl/media/a.png"])
def test_texts_without_end_are_refused_soon(tmp_path: Path, name: str) -> None:
    texts = b"<sst>%s</sst>" % (b"<si><t>a</t></si>" * (120 * 1024 * 1024 // 17))
    bomb = rezipped(book(tmp_path), name, texts)
    began = time.process_time()
    assert not is_ours("wiki.xlsx", bomb)
    with pytest.raises(UnreadableWorkbookError, match="more than 500,000 texts"):
        sheets_in(bomb)
    assert time.process_time() - began < 10


def test_entities_are_refused(tmp_path: Path) -> None:
    lol = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'
    with pytest.raises(UnreadableWorkbookError):
        sheets_in(rezipped(book(tmp_path), "xl/worksheets/sheet2.xml", lol.encode()))


def test_a_cell_far_away_costs_little_and_is_refused(tmp_path: Path) -> None:
    opened = load_workbook(io.BytesIO(book(tmp_path)))
    opened["pains"]["XFD1048576"] = "far"
    stream = io.BytesIO()
    opened.save(stream)
    assert MOST_ROWS < 1_048_576
    sheets, _ = sheets_in(stream.getvalue())
    assert {sheet.name: len(sheet.rows) for sheet in sheets}["pains"] == 1


def test_formulas_unknown_columns_and_lost_things_are_told_at_their_cells(tmp_path: Path) -> None:
    opened = load_workbook(io.BytesIO(book(tmp_path)))
    opened["journeys"]["B2"] = "=1+1"
    opened["stages"]["G1"] = "gaol"
    opened["pains"]["C2"] = "shp"
    opened["touchpoints"]["AE2"] = "sad"
    stream = io.BytesIO()
    opened.save(stream)
    found = said(stream.getvalue())
    assert [line.partition(" Allowed")[0] for line in found] == [
        "journeys!B2: Here is a formula. Put its value in its place, as text.",
        "stages!G1: There is no field `gaol` of stages.",
        "pains!C2: There is no touchpoint of mina/buy `shp`. The pain has no place. Did you mean shop?",
        "journeys!B2: This file needs `title`.",
        "touchpoints!AE2: Emotion is a number, and 'sad' is a word.",
    ]


def test_a_workbook_of_somebody_else_is_not_ours(tmp_path: Path) -> None:
    other = Workbook()
    assert other.active is not None
    other.active["A1"] = "Made by hand"
    stream = io.BytesIO()
    other.save(stream)
    assert not is_ours("wiki.xlsx", stream.getvalue())
    assert read(plant(tmp_path, FILES)).errors == ()
