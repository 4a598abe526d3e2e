"""A wiki as a workbook: what it is, a sheet for each kind of thing, and a sheet for each map."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from mkdocs_journeys import __version__
from mkdocs_journeys.exchange.drawn.colours import DIM
from mkdocs_journeys.exchange.sheets.filled import sheets_of
from mkdocs_journeys.exchange.sheets.sheet import BY_NAME, SETTINGS, UNLISTED
from mkdocs_journeys.exchange.workbook.as_exported import AS_EXPORTED, note_export
from mkdocs_journeys.exchange.workbook.excel_texts import ESCAPE, beginning
from mkdocs_journeys.exchange.workbook.look import table
from mkdocs_journeys.exchange.workbook.map_looks import LINK
from mkdocs_journeys.exchange.workbook.map_sheet import link, map_sheet
from mkdocs_journeys.exchange.workbook.measures import lines_in, row_height
from mkdocs_journeys.exchange.workbook.paper import set_up_paper
from mkdocs_journeys.exchange.workbook.reading import ABOUT, CONTINUED, MARK
from mkdocs_journeys.exchange.workbook.seal import sealed
from mkdocs_journeys.exchange.workbook.writing import WRAPPED, Style, font, put, show
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages.wiki import Wiki

_NOT_IN_NAMES = re.compile(rf"[\[\]:*?/\\\x00-\x1f]|{ESCAPE.pattern}")
_LONGEST_NAME = 31
_ABOUT_WIDTH, _ABOUT_GAP = 95, 4
_ABOUT_LINES = ("what", "rows", "change", "back", "pictures")


def workbook(wiki: Wiki, journeys: Iterable[Journey]) -> bytes:
    """The workbook of a wiki, with the maps of some journeys. The same wiki makes the same bytes."""
    book = Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    about: Worksheet = book.create_sheet(ABOUT)
    sheets = sheets_of(wiki.catalog, people=wiki.options.people)
    for held in sheets:
        table(book.create_sheet(held.name), held, book)
    taken = {
        _folded(name) for name in (ABOUT, CONTINUED, AS_EXPORTED, SETTINGS, UNLISTED, "history", *BY_NAME)
    }
    drawn = []
    for journey in journeys:
        name = _name(journey.name, taken)
        taken.add(_folded(name))
        map_sheet(book.create_sheet(name), wiki, journey)
        drawn.append((journey, name))
    _about(about, wiki, drawn)
    note_export(book, sheets, [name for _, name in drawn])
    book.properties.creator = book.properties.lastModifiedBy = "mkdocs-journeys"
    return sealed(book)


def _name(name: str, taken: set[str]) -> str:
    """The name of a map's sheet: what Excel allows, and what no other has."""
    allowed = " ".join(_NOT_IN_NAMES.sub(" ", name).split()).strip("' ") or "map"
    found, number = beginning(allowed, _LONGEST_NAME).rstrip("' "), 2
    while _folded(found) in taken:
        end = f" {number}"
        found, number = beginning(allowed, _LONGEST_NAME - len(end)).rstrip() + end, number + 1
    return found


def _folded(name: str) -> str:
    """By this Excel tells names apart: neither by case, nor by how wide letters are."""
    return unicodedata.normalize("NFKC", name).casefold()


def _about(sheet: Worksheet, wiki: Wiki, drawn: Iterable[tuple[Journey, str]]) -> None:
    """What the workbook is, for people; and for programs that it is ours."""
    words = wiki.words
    sheet.sheet_view.rightToLeft = words.direction == "rtl"
    sheet.sheet_view.showGridLines = False
    set_up_paper(sheet, _ABOUT_WIDTH)
    sheet.column_dimensions["A"].width = _ABOUT_WIDTH
    put(sheet, 1, 1, words("workbook.title"), Style(font(bold=True, size=16)))
    plain = Style(font(), alignment=WRAPPED)
    for number, line in enumerate(_ABOUT_LINES, 3):
        text = words(f"workbook.{line}")
        put(sheet, number, 1, text, plain)
        sheet.row_dimensions[number].height = row_height(lines_in(text, _ABOUT_WIDTH)) + _ABOUT_GAP
    row = len(_ABOUT_LINES) + 4
    for journey, name in drawn:
        persona = wiki.catalog.personas.get(journey.persona)
        show(sheet, row, 1, f"{persona.name if persona else journey.persona}: {journey.name}", LINK)
        link(sheet, f"A{row}", name)
        row += 1
    put(sheet, row + 1, 1, f"{MARK} {__version__}", Style(font(DIM, size=9)))
