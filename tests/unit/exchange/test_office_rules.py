"""What Excel and PowerPoint ask for beyond the schemas holds for all that is exported: see `office/`."""

from __future__ import annotations

import io
import re
import shutil
import sys
import zipfile
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from tests.hostile.whole import everything
from tests.hostile.whole import wiki as hostile_wiki
from tests.trees import TODAY, plant, read_tree
from tests.unit.exchange.drawn_journeys import ARABIC, HOSTILE_WORD, SMALL, journey_of, large
from tests.unit.exchange.drawn_journeys import wiki_of as drawn_wiki
from tests.unit.exchange.exported import brought, comparable, read_again, wiki_of
from tests.unit.exchange.office.package import utf16
from tests.unit.exchange.office.presentation import presentation_faults
from tests.unit.exchange.office.workbook import workbook_faults

from mkdocs_journeys.exchange.map_files import slide_files
from mkdocs_journeys.exchange.ours import our_sheets
from mkdocs_journeys.exchange.workbook.excel_texts import beginning, shown
from mkdocs_journeys.exchange.workbook.excel_texts import comparable as comparable_text
from mkdocs_journeys.exchange.workbook.whole import workbook
from mkdocs_journeys.pages.wiki import Wiki
from mkdocs_journeys.reading.reader import read

PROJECT = Path(__file__).parents[3]
EMOJI = "\U0001f600"


def opened(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data))


def book(wiki: Wiki) -> bytes:
    return workbook(wiki, wiki.catalog.journeys.values())


def decks(wiki: Wiki, most: int) -> Iterable[bytes]:
    files = slide_files(wiki, wiki.catalog.journeys.values())
    return (file.make() for file in islice(files, most))


def written(root: Path, **journeys: dict[str, Any] | str) -> Wiki:
    """A wiki of these journeys, by their names."""
    return drawn_wiki(root, **journeys)


@pytest.mark.parametrize(("language", "most"), [("en", 100), ("de", 2), ("ar", 2)])
def test_the_demo_in_each_language(tmp_path: Path, language: str, most: int) -> None:
    folder = tmp_path / "journeys"
    shutil.copytree(PROJECT / "journeys", folder)
    settings = folder / "journeys.yml"
    text = settings.read_text("utf-8").replace("\nlanguage: en\n", f"\nlanguage: {language}\n")
    settings.write_text(text, encoding="utf-8")
    wiki = wiki_of(read(folder, TODAY))
    assert wiki.words.language == language
    assert workbook_faults(book(wiki)) == []
    assert [presentation_faults(deck) for deck in decks(wiki, most)] == [[]] * min(
        most, len(wiki.catalog.journeys)
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names of files")
def test_all_hostile_files_at_once(tmp_path: Path) -> None:
    wiki = wiki_of(read(hostile_wiki(tmp_path / "wiki", everything()) / "journeys", TODAY))
    assert len(wiki.catalog.journeys) > 300
    assert workbook_faults(book(wiki)) == []
    assert [fault for deck in decks(wiki, 60) for fault in presentation_faults(deck)] == []


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"mina/index.md": "---\nname: Mina\n---\n"},
        {"mina/a.md": "---\ntitle: A\nstages: [{name: S}]\n---\n"},
        {"mina/a.md": "---\ntitle: A\nstages: [{name: S, touchpoints: [T]}]\n---\n"},
    ],
    ids=("nothing", "persona", "stage", "touchpoint"),
)
def test_nearly_empty_wikis(tmp_path: Path, files: dict[str, str]) -> None:
    wiki = wiki_of(read_tree(tmp_path, files))
    assert workbook_faults(book(wiki)) == []
    assert [fault for deck in decks(wiki, 1) for fault in presentation_faults(deck)] == []


@pytest.mark.parametrize(
    "journey",
    [SMALL, ARABIC, large(40, 3), large(9, 2, HOSTILE_WORD), large(9, 2, EMOJI * 300)],
    ids=("small", "arabic", "forty", "endless", "emoji"),
)
def test_drawn_journeys(tmp_path: Path, journey: str | dict[str, Any]) -> None:
    wiki = written(tmp_path, shoes=journey)
    assert workbook_faults(book(wiki)) == []
    (file,) = slide_files(wiki, [journey_of(wiki, "shoes")])
    assert presentation_faults(file.make()) == []


def test_how_excel_counts_signs() -> None:
    assert beginning("abcd", 4) == "abcd"
    assert beginning("abcde", 4) == "abcd"
    assert beginning(EMOJI * 2, 4) == EMOJI * 2
    assert beginning(f"a{EMOJI}{EMOJI}", 4) == f"a{EMOJI}"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("SAP_x_order", "SAP_x_order"),
        ("_x0041_", "_x005F_x0041_"),
        ("_x00e4_x00E4_", "_x005F_x00e4_x005F_x00E4_"),
        ("_x005F_x0041_", "_x005F_x005F_x005F_x0041_"),
        ("ж" * 30_000, "ж" * 30_000),
        ("ж" * 30_001, "ж" * 30_000 + "…"),
        (EMOJI * 15_001, EMOJI * 15_000 + "…"),
    ],
    ids=("plain", "escape", "two", "escaped", "long", "longer", "emoji"),
)
def test_a_text_to_be_read_is_shown_as_it_was_written(text: str, cell: str) -> None:
    assert shown(text) == cell
    # As Excel reads it.
    read_by_excel = re.sub("_x([0-9a-fA-F]{4})_", lambda found: chr(int(found[1], 16)), cell)
    assert read_by_excel == (text if len(text) < 15_000 else cell)
    assert comparable_text(cell) == comparable_text(read_by_excel)


def test_sheets_of_maps_have_names_that_excel_takes(tmp_path: Path) -> None:
    names = (
        *(f"{'a' * 30}'b", f"{'a' * 30}😀", EMOJI * 20, f"a{EMOJI * 20}", "'quoted'", "it's set", "''"),
        *("History", "about", "Σίσυφος", "ΣΊΣΥΦΟΣ", "Ａ1", "A1", "_x0041_", "a:b", "[/]"),
    )
    journeys = {
        f"j{number:02}": {"title": "T", "name": name, "stages": [{"name": "S"}]}
        for number, name in enumerate(names)
    }
    data = book(written(tmp_path, **journeys))
    assert workbook_faults(data) == []
    found = opened(data).sheetnames
    assert found[found.index("evidence") + 1 : -1] == [
        *("a" * 30, f"{'a' * 29} 2", EMOJI * 15, f"a{EMOJI * 15}", "quoted", "it's set", "map"),
        *("History 2", "about 2", "Σίσυφος", "ΣΊΣΥΦΟΣ 2", "Ａ1", "A1 2", "x0041_", "a b", "map 2"),
    ]


def test_long_texts_of_emoji_come_back_whole(tmp_path: Path) -> None:
    prose = f"a{EMOJI * 40_000}b"
    files = {
        "mina/index.md": "---\nname: Mina\n---\n",
        "mina/a.md": f"---\ntitle: A\nstages: [{{name: S}}]\n---\n{prose}\n",
    }
    reading = read(plant(tmp_path, files))
    assert reading.errors == ()
    data = book(wiki_of(reading))
    assert workbook_faults(data) == []
    texts = [row[3] for row in opened(data)["long texts"].iter_rows(min_row=2, values_only=True)]
    assert [utf16(text) for text in texts] == [30_000, 30_000, 80_003 - 60_000 - 299]
    again = read_again(brought({"wiki.xlsx": data}), tmp_path / "again" / "journeys", {})
    assert comparable(again.catalog) == comparable(reading.catalog)


def test_a_cell_of_a_map_ends_where_excel_would_cut_it(tmp_path: Path) -> None:
    stage = {"name": "S", "pains": [f"{number} {EMOJI * 900}" for number in range(20)]}
    data = book(written(tmp_path, a={"title": "A", "stages": [stage]}))
    assert workbook_faults(data) == []
    cells = [cell.value for row in opened(data)["A"].iter_rows() for cell in row]
    (pains,) = (text for text in cells if str(text).startswith("0 "))
    assert (utf16(pains), pains[-1]) == (30_000, "…")


def test_an_escape_on_a_map_is_no_change_whichever_way_it_was_saved(tmp_path: Path) -> None:
    data = book(written(tmp_path, a={"title": "A", "stages": [{"name": "_x0041__x005F_"}]}))
    changed = opened(data)
    assert changed["A"]["B4"].value == "_x005F_x0041__x005F_x005F_"
    for name in ("_x0041__x005F_", "_x005F_x0041__x005F_x005F_", "_x0041__", "A"):
        changed["A"]["B4"] = name
        stream = io.BytesIO()
        changed.save(stream)
        notes = our_sheets({"wiki.xlsx": stream.getvalue()}).notes
        assert len(notes) == (name == "A")


def test_nothing_of_the_template_is_told_as_ours(tmp_path: Path) -> None:
    wiki = written(tmp_path, shoes=SMALL)
    (file,) = slide_files(wiki, [journey_of(wiki, "shoes")])
    with zipfile.ZipFile(io.BytesIO(file.make())) as archive:
        names = {re.sub(r"\d+", "N", name) for name in archive.namelist() if not name.endswith(".rels")}
        core = archive.read("docProps/core.xml").decode()
    assert names == {
        *("[Content_Types].xml", "docProps/core.xml", "ppt/presentation.xml", "ppt/presProps.xml"),
        *("ppt/viewProps.xml", "ppt/tableStyles.xml", "ppt/theme/themeN.xml", "ppt/slides/slideN.xml"),
        *("ppt/slideMasters/slideMasterN.xml", "ppt/slideLayouts/slideLayoutN.xml"),
        *("ppt/notesMasters/notesMasterN.xml", "ppt/notesSlides/notesSlideN.xml"),
    }
    assert re.findall(r"<(?:dc:creator|dc:description|cp:lastModifiedBy)(?:/|>([^<]*)<)", core) == [
        "mkdocs-journeys",
        "",
        "mkdocs-journeys",
    ]
