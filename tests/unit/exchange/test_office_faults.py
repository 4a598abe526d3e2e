"""The checks in `office/` find what they are there for: each fault is put into a file that has none."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from tests.unit.exchange.drawn_journeys import SMALL, journey_of, wiki_of
from tests.unit.exchange.office.presentation import presentation_faults
from tests.unit.exchange.office.workbook import workbook_faults

from mkdocs_journeys.exchange.map_files import slide_files
from mkdocs_journeys.exchange.workbook.whole import workbook

EMOJI = "\U0001f600"

# A part, what stands there, what is put in its place, and the fault that this is.
Change = tuple[str, str, str, str]

WHOLE_BOOK, TABLE, MAP = "xl/workbook.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet9.xml"
WORKBOOK_CHANGES: tuple[Change, ...] = (
    (
        "[Content_Types].xml",
        '<Default Extension="rels"',
        '<Default Extension="rel"',
        "no type of _rels/.rels",
    ),
    ("[Content_Types].xml", "/xl/styles.xml", "/xl/style.xml", "a type of xl/style.xml, which isn't there"),
    ("_rels/.rels", "docProps/core.xml", "docProps/cores.xml", "nothing leads to docProps/core.xml"),
    ("xl/_rels/workbook.xml.rels", 'Id="rId2"', 'Id="rId1"', "xl/workbook.xml: two relations rId1"),
    (WHOLE_BOOK, 'r:id="rId2"', 'r:id="rId99"', "names the relation 'rId99', which isn't there"),
    (WHOLE_BOOK, 'name="A"', 'name="Journeys"', "two sheets are called 'journeys'"),
    (WHOLE_BOOK, 'name="A"', 'name="History"', "no sheet may be called 'History'"),
    (WHOLE_BOOK, 'name="A"', 'name="A\'"', 'no sheet may be called "A\'"'),
    (WHOLE_BOOK, 'name="A"', 'name="A/B"', "no sheet may be called 'A/B'"),
    (WHOLE_BOOK, 'name="A"', f'name="{EMOJI * 16}"', "of a sheet has 32 signs"),
    (WHOLE_BOOK, 'sheetId="2"', 'sheetId="1"', "two sheets have the number 1"),
    (WHOLE_BOOK, 'activeTab="0"', 'activeTab="9"', "the active sheet is none that is shown"),
    (WHOLE_BOOK, 'localSheetId="1">', 'localSheetId="2">', "_xlnm.Print_Titles of sheet 2 is defined as"),
    (WHOLE_BOOK, "'A'!$4:$5,", "A!$4:$5,", "_xlnm.Print_Titles can't be defined as A!$4:$5"),
    (WHOLE_BOOK, 'Print_Titles" localSheetId="2"', 'Print_Titles" localSheetId="1"', "is defined twice"),
    ("xl/styles.xml", 'fontId="2"', 'fontId="99"', "names fontId 99"),
    (TABLE, '<row r="2">', '<row r="1">', "journeys: row 1 follows row 1"),
    (TABLE, '<row r="2">', '<row r="2" ht="410">', "journeys: row 2 is 410 tall"),
    (TABLE, 'r="B2"', 'r="A2"', "journeys: A2 stands in row 2 after column 1"),
    (TABLE, 'r="B1" s="', 'r="B1" s="9', "journeys: B1 has style 9"),
    (TABLE, "<t>key</t>", f"<t>{'k' * 32_768}</t>", "journeys: A1: a text of 32768 signs"),
    (TABLE, "<t>key</t>", f"<t>{EMOJI * 16_384}</t>", "journeys: A1: a text of 32768 signs"),
    (TABLE, "<t>key</t>", "<t>_x0041_</t>", "journeys: A1: a text that Excel would change: '_x0041_'"),
    (TABLE, 't="inlineStr"><is><t>key</t></is>', "><v>key</v>", "journeys: A1: the number 'key'"),
    (TABLE, 't="inlineStr"><is><t>key', 't="str"><is><t>key', "a cell of kind str with ['is']"),
    (TABLE, 'width="10"', 'width="256"', "has width 256"),
    (TABLE, 'min="2" max="2"', 'min="1" max="2"', "journeys: column 1 after 1"),
    (TABLE, 'topLeftCell="B2"', 'topLeftCell="B3"', "journeys: the pane"),
    (TABLE, 'activePane="bottomRight"', 'activePane="topRight"', "journeys: the pane"),
    (TABLE, "<formula1>", f"<formula1>{'x' * 256}", "journeys: the list of choices xxx"),
    (TABLE, 'showErrorMessage="1"', f'errorTitle="{"x" * 33}"', "journeys: errorTitle has 33 signs"),
    (TABLE, "</sheetData>", "", f"{TABLE}: mismatched tag"),
    (TABLE, "<autoFilter", '<mergeCells><mergeCell ref="A1:B1"/></mergeCells><autoFilter', "A1:B1 and A1:"),
    (
        TABLE,
        "<autoFilter",
        '<mergeCells><mergeCell ref="A9:A9"/></mergeCells><autoFilter',
        "A9:A9 is one cell",
    ),
    (MAP, "'touchpoints'!A1", "'nowhere'!A1", "A: A3 leads to \"'nowhere'!A1\""),
    (MAP, "'touchpoints'!A1", "touchpoints!A1", "A: A3 leads to 'touchpoints!A1'"),
    (MAP, "&amp;A", "x" * 256, "A: oddHeader has"),
)

SLIDE, WHOLE, NOTES = (
    "ppt/slides/slide1.xml",
    "ppt/presentation.xml",
    "ppt/notesSlides/_rels/notesSlide1.xml.rels",
)
DECK_CHANGES: tuple[Change, ...] = (
    (WHOLE, "p:notesMasterId ", "p:notesMasterIds ", "the list of notesMasterId has []"),
    (
        WHOLE,
        'cx="12192000" cy="6858000"',
        'cx="12192000" cy="6858000" type="screen4x3"',
        "are said to be 4:3",
    ),
    (WHOLE, 'cy="6858000"/><p:notes', 'cy="1"/><p:notes', "slides of 12192000 by 1"),
    (WHOLE, 'sldId id="256"', 'sldId id="255"', "a slide has the number 255"),
    (WHOLE, 'sldId id="257"', 'sldId id="256"', "two slides or layouts have the number 256"),
    (WHOLE, 'sldMasterId id="2147483648"', 'sldMasterId id="9"', "a master or layout has the number 9"),
    (SLIDE, 'cNvPr id="3"', 'cNvPr id="2"', f"{SLIDE}: two shapes have the number 2"),
    (SLIDE, 'type="title"', 'type="body"', f"{SLIDE} has no title"),
    (SLIDE, '<a:ext cx="', '<a:ext cx="-', f"{SLIDE}: ext with cx -"),
    (SLIDE, '<a:path w="', '<a:path w="-', f"{SLIDE}: path with w -"),
    (SLIDE, 'sz="2400"', 'sz="99"', f"{SLIDE}: type of size 99"),
    (SLIDE, 'lang="en"', 'lang="e n"', f"{SLIDE}: text in 'e n'"),
    (SLIDE, 'ln w="12700"', 'ln w="-1"', f"{SLIDE}: a line as wide as -1"),
    (SLIDE, 'lIns="0"', 'lIns="-1"', f"{SLIDE}: lIns -1"),
    (SLIDE, 'fmla="val ', 'fmla="val 0.', f"{SLIDE}: the formula val 0."),
    (SLIDE, 'srgbClr val="', 'srgbClr val="#', f"{SLIDE}: the colour #"),
    (SLIDE, "Stage: Look", "Stage: \x7fLook", f"{SLIDE}: a text with signs that nobody can see"),
    (SLIDE, "Stage: Look", "Stage: \x1bLook", f"{SLIDE}: not well-formed"),
    (NOTES, "slide1.xml", "slide2.xml", "are the notes of another slide than"),
    (NOTES, "relationships/notesMaster", "relationships/theme", "has 0 relations of the kind notesMaster"),
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    journey = {"title": "A", "name": "A", "stages": [{"name": "S", "touchpoints": ["T"]}]}
    wiki = wiki_of(tmp_path_factory.mktemp("small"), a=journey)
    return workbook(wiki, wiki.catalog.journeys.values())


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    wiki = wiki_of(tmp_path_factory.mktemp("deck"), shoes=SMALL)
    (file,) = slide_files(wiki, [journey_of(wiki, "shoes")])
    return file.make()


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """A file with something else in one of its parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(stream, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            if name == part:
                assert old.encode() in text
                text = text.replace(old.encode(), new.encode(), 1)
            after.writestr(name, text)
    return stream.getvalue()


@pytest.mark.parametrize("change", WORKBOOK_CHANGES, ids=lambda change: change[-1][:40])
def test_a_fault_of_a_workbook_is_found(book: bytes, change: Change) -> None:
    _assert_found(book, change, workbook_faults)


@pytest.mark.parametrize("change", DECK_CHANGES, ids=lambda change: change[-1][-40:])
def test_a_fault_of_slides_is_found(deck: bytes, change: Change) -> None:
    _assert_found(deck, change, presentation_faults)


def test_a_fault_of_the_archive_is_found(book: bytes) -> None:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book)) as before,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_BZIP2) as after,
    ):
        for name in before.namelist():
            after.writestr(name, before.read(name))
            if name == TABLE:
                with pytest.warns(UserWarning, match="Duplicate name"):
                    after.writestr(name, before.read(name))
    faults = workbook_faults(stream.getvalue())
    assert f"{TABLE}: packed in the way 12" in faults
    assert f"{TABLE}: flags 0 and version 46 of zip" in faults
    assert f"{TABLE} is there twice" in faults


def _assert_found(data: bytes, change: Change, faults: Callable[[bytes], list[str]]) -> None:
    *where, told = change
    assert faults(data) == []
    assert [fault for fault in faults(changed(data, *where)) if told in fault] != []
