"""What a workbook looks like: rows that show their texts, pages that can be read, and maps that say where to
change something.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from tests.office import as_pdf, converted
from tests.trees import read_tree
from tests.unit.exchange.exported import wiki_of

from mkdocs_journeys.exchange.ours import our_sheets
from mkdocs_journeys.exchange.workbook.measures import TALLEST, column_widths, lines_in, row_height
from mkdocs_journeys.exchange.workbook.whole import workbook

SUMMARY = "The same sentence once more. " * 12
FILES = {
    "mina/index.md": "---\nname: Mina\n---\n",
    "mina/buy.md": f"""\
        ---
        title: I buy
        summary: {SUMMARY}
        stages:
          - name: Look
            touchpoints:
              - {{name: Ad, emotion: 1, action: Looks}}
              - {{name: Shop, emotion: -2, pains: It is dear}}
        ---
        {"prose " * 7000}
        """,
    "mina/set.md": "---\ntitle: I set\nname: It's set\nstages: [{name: Look}]\n---\n",
    "mina/arabic.md": "---\ntitle: أشتري\nlanguage: ar\nstages: [{name: البحث}]\n---\n",
}

# Kind of paper, pages beside and below each other, rows and columns that are printed again.
A3, A4 = 8, 9
MAP = (A3, 1, 1, "$4:$5", "$A:$A")
PAPERS = {
    "about": (A4, 1, 0, None, None),
    "journeys": (A3, 2, 0, "$1:$1", "$A:$A"),
    "long texts": (A4, 1, 0, "$1:$1", "$A:$C"),
    "stages": (A4, 1, 0, "$1:$1", "$A:$B"),
    "touchpoints": (A3, 2, 0, "$1:$1", "$A:$C"),
    "pains": (A4, 1, 0, "$1:$1", "$A:$D"),
    "opportunities": (A4, 1, 0, "$1:$1", "$A:$D"),
    "personas": (A4, 1, 0, "$1:$1", "$A:$A"),
    "Arabic": MAP,
    "Buy": MAP,
    "It's set": MAP,
}


def book(tmp_path: Path, files: Mapping[str, str] = FILES) -> bytes:
    found = read_tree(tmp_path, files)
    assert found.errors == ()
    return workbook(wiki_of(found), found.catalog.journeys.values())


def opened(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data))


def saved(changed: Any) -> bytes:
    stream = io.BytesIO()
    changed.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("one two", 1),
        ("one two three", 2),
        ("one\ntwo\n\nfour", 4),
        ("a" * 25, 3),
        ("ab " + "c" * 10, 2),
        ("顧客の旅", 1),
        ("顧客の旅です", 2),
        ("e\u0301" * 10, 1),
        ("مشى " * 5, 3),
        ("word " * 100_000, 29),
        ("\n" * 100_000, 29),
    ],
)
def test_how_many_lines_a_text_takes_in_a_column_of_ten(text: str, lines: int) -> None:
    assert lines_in(text, 10) == lines


def test_no_row_is_taller_than_excel_takes() -> None:
    assert [row_height(lines) for lines in (1, 2, 29)] == [18.5, 33.0, TALLEST]


def test_a_column_is_wider_for_long_texts_and_for_wide_signs() -> None:
    rows = [("a", "b" * 200, "c " * 600, "顧客の旅です。", 5, None)]
    assert column_widths(("k", "long", "prose", "cjk", "n", "none"), rows) == (10, 48, 96, 16, 10, 10)


def test_rows_are_as_tall_as_their_fullest_cell(tmp_path: Path) -> None:
    book_ = opened(book(tmp_path))
    sheet = book_["journeys"]
    heights = [sheet.row_dimensions[row].height for row in (1, 2, 3, 4)]
    assert [cell.value for cell in sheet["A"]] == ["key", "mina/arabic", "mina/buy", "mina/set"]
    # Of the prose only the beginning stands here.
    (prose,) = [cell for cell in sheet[3] if str(cell.value).startswith("prose")]
    assert prose.value == "prose " * 50
    assert heights == [None, None, row_height(lines_in(SUMMARY, 48)), None]
    (column,) = [cell.column_letter for cell in sheet[1] if cell.value == "summary"]
    assert sheet.column_dimensions[column].width == 48
    sheet = book_["long texts"]
    assert (sheet.row_dimensions[2].height, sheet.column_dimensions["D"].width) == (TALLEST, 110)


def test_a_row_of_the_curve_is_as_tall_as_its_longest_feeling(tmp_path: Path) -> None:
    feeling = "glad that it fits, and not yet sure whether it will hold"
    journey = FILES["mina/buy.md"].replace("emotion: 1,", f'emotion: 1, feeling: "{feeling}",')
    sheet = opened(book(tmp_path, {**FILES, "mina/buy.md": journey}))["Buy"]
    (felt,) = [
        cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith(f"{feeling}  ")
    ]
    lines = lines_in(felt.value, sheet.column_dimensions["B"].width)
    assert lines > 3
    assert sheet.row_dimensions[felt.row].height == row_height(lines)
    assert sheet.row_dimensions[felt.row + 1].height == row_height(2)


def test_libreoffice_shows_the_whole_summary_and_nothing_over_the_next_row(tmp_path: Path) -> None:
    files = {
        name: text.replace("prose " * 7000, "").replace("title: I set", "title: I set\nsummary: Short")
        for name, text in FILES.items()
    }
    file = tmp_path / "wiki.xlsx"
    file.write_bytes(book(tmp_path, files))
    sheet = opened(file.read_bytes())["journeys"]
    lines = -(-len(SUMMARY) // 48)
    assert sheet.row_dimensions[3].height >= row_height(lines)
    pages = [page.extract_text() for page in PdfReader(as_pdf(file, tmp_path)).pages]
    (page,) = [text for text in pages if "mina/buy" in text and "same sentence" in text]
    assert " ".join(page.split()).count("The same sentence once more.") == 12


def test_each_sheet_is_printed_across_with_its_name_the_pages_and_the_headings_again(tmp_path: Path) -> None:
    book_ = opened(book(tmp_path))
    papers = {
        sheet.title: (
            *(sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight),
            sheet.print_title_rows,
            sheet.print_title_cols,
        )
        for sheet in book_
        if sheet.sheet_state == "visible"
    }
    assert papers == PAPERS
    for sheet in book_:
        if sheet.sheet_state == "visible":
            assert sheet.page_setup.orientation == "landscape"
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            is_table = sheet.title not in ("about", "long texts", "Arabic", "Buy", "It's set")
            assert sheet.print_options.gridLines is (is_table or None)
            assert (sheet.oddHeader.left.text, sheet.oddFooter.right.text) == ("&A", "&P / &N")


def test_links_stay_in_the_workbook(tmp_path: Path) -> None:
    data = book(tmp_path)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        links = [archive.read(name) for name in archive.namelist() if name.endswith(".rels")]
    assert not any(b"hyperlink" in link or b"External" in link for link in links)
    book_ = opened(data)
    leading = {
        (sheet.title, cell.coordinate): (cell.hyperlink.location, cell.hyperlink.target)
        for sheet in book_
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink
    }
    assert leading == {
        ("about", "A9"): ("'Arabic'!A1", None),
        ("about", "A10"): ("'Buy'!A1", None),
        ("about", "A11"): ("'It''s set'!A1", None),
        ("Arabic", "A3"): ("'touchpoints'!A1", None),
        ("Buy", "A3"): ("'touchpoints'!A1", None),
        ("It's set", "A3"): ("'touchpoints'!A1", None),
    }


def test_a_map_is_protected_without_a_password_and_says_where_to_change(tmp_path: Path) -> None:
    book_ = opened(book(tmp_path))
    for name, told in (
        ("Buy", "To change something, go to the sheet touchpoints."),
        ("Arabic", "لتغيير شيء انتقل إلى الورقة touchpoints."),
    ):
        sheet = book_[name]
        assert sheet["A3"].value == told
        protection = sheet.protection
        assert (protection.sheet, protection.password) == (True, None)
        assert (protection.formatColumns, protection.formatRows, protection.selectLockedCells) == (
            *(False, False),
            False,
        )
    assert [sheet.title for sheet in book_ if sheet.protection.sheet] == ["Arabic", "Buy", "It's set"]


def notes(data: bytes) -> tuple[str, ...]:
    found = our_sheets({"wiki.xlsx": data})
    assert found.problems == ()
    return found.notes


WHERE = "It is not brought back: write it into the sheet touchpoints, stages, pains or opportunities."


def test_what_was_changed_in_a_map_is_told(tmp_path: Path) -> None:
    data = book(tmp_path)
    assert notes(data) == ()
    changed = opened(data)
    assert notes(saved(changed)) == ()
    sheet = changed["Buy"]
    assert sheet["B5"].value == "1  Ad"
    sheet["B5"] = "1  Poster"
    sheet["C5"] = None
    sheet["F2"] = "=1+1"
    sheet["A60"] = "by me " * 20
    assert notes(saved(changed)) == (
        f"Buy!F2: this cell of a map now says `=1+1`. {WHERE}",
        f"Buy!B5: this cell of a map now says `1 Poster`. {WHERE}",
        f"Buy!C5: this cell of a map was emptied. {WHERE}",
        f"Buy!A60: this cell of a map now says `{('by me ' * 20)[:60]}…`. {WHERE}",
    )


def test_a_map_without_its_sheet_and_many_changes_are_told_shortly(tmp_path: Path) -> None:
    changed = opened(book(tmp_path))
    changed["It's set"].title = "Mine"
    for row in range(1, 21):
        changed["Buy"].cell(row, 9, "x")
    found = notes(saved(changed))
    assert found[0] == f"Buy!I1: this cell of a map now says `x`. {WHERE}"
    assert found[20:] == ("1 more cell of a map was changed, and not brought back.",)
    changed["Buy"]["I30"] = "x"
    assert notes(saved(changed))[20:] == ("2 more cells of maps were changed, and not brought back.",)
    del changed["Buy"]
    assert notes(saved(changed)) == (
        "Buy: this map has no sheet of that name any more. What was changed in it is not seen.",
        "It's set: this map has no sheet of that name any more. What was changed in it is not seen.",
    )


def test_without_its_memory_a_workbook_tells_nothing_of_its_maps(tmp_path: Path) -> None:
    changed = opened(book(tmp_path))
    changed["Buy"]["B5"] = "x"
    del changed["as exported"]
    assert notes(saved(changed)) == ()


def test_what_libreoffice_saves_again_is_no_change(tmp_path: Path) -> None:
    file = tmp_path / "wiki.ods"
    first = tmp_path / "wiki.xlsx"
    first.write_bytes(book(tmp_path))
    file = converted(first, tmp_path, "ods")
    (tmp_path / "again").mkdir()
    again = converted(file, tmp_path / "again", "xlsx")
    assert notes(again.read_bytes()) == ()
