"""The sheets of a workbook (.xlsx), read with openpyxl, and what is looked at before that may open it."""

from __future__ import annotations

import datetime
import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import IO, Any
from xml.etree import ElementTree

from mkdocs_journeys.exchange.importing.bounds import CELLS, TOO_MANY, say_excess
from mkdocs_journeys.exchange.importing.cleaning import clean, shortened
from mkdocs_journeys.exchange.importing.draft import NoMapError
from mkdocs_journeys.exchange.importing.grid import Grid
from mkdocs_journeys.exchange.importing.sheets import Sheet
from mkdocs_journeys.exchange.importing.spans import Span
from mkdocs_journeys.exchange.workbook.bounds import (
    A_MAP,
    DAMAGED,
    ExcessError,
    archive_of,
    is_xml,
    look_into,
)

# Letters of a cell that tell which one a note is on.
_QUOTED = 40
# openpyxl makes a cell for each place that one of these reaches over: one line can ask for billions.
_AREAS = frozenset({"mergeCell", "hyperlink"})
# Signs in the form of a number that are text.
_LITERAL = re.compile(r'"[^"]*"|\\.')
_LINK = re.compile(r'=HYPERLINK\(\s*"([^"]+)"', re.IGNORECASE)
_AGAIN = "Open it in a spreadsheet, and save it again as .xlsx."


def workbook_sheets(data: bytes) -> tuple[Sheet, ...]:
    """The sheets of a workbook. Raises NoMapError where it can't be read or is too large."""
    try:
        import openpyxl
    except ImportError:
        raise NoMapError(
            "Workbooks are read with openpyxl, which is not installed.",
            'Run: pip install "mkdocs-journeys[sheets]"',
        ) from None
    shapes = _looked_at(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what the library leaves out: rules for input, colours
            book = openpyxl.load_workbook(io.BytesIO(data))
            values = openpyxl.load_workbook(io.BytesIO(data), data_only=True) if _has_formulas(book) else book
            sheets = [_sheet(sheet, values[sheet.title]) for sheet in book.worksheets]
    except NoMapError:
        raise
    except Exception as error:  # whatever a damaged file leads the library to
        raise NoMapError(
            f"The workbook is damaged, and can't be read ({type(error).__name__}).", _AGAIN
        ) from None
    if shapes and sheets:
        sheets[0] = replace(sheets[0], notes=(*sheets[0].notes, *shapes))
    return tuple(sheets)


@dataclass(slots=True)
class _Look:
    """What is counted in the parts of a workbook, and the texts of its shapes."""

    places: int = 0
    shapes: list[str] = field(default_factory=list)

    def take(self, stream: IO[bytes], *, is_drawing: bool) -> None:
        """Go through one part, which need not be XML."""
        try:
            # The parser of Python loads nothing from elsewhere, and stops where entities multiply.
            for _, element in ElementTree.iterparse(stream):  # noqa: S314
                name = element.tag.rpartition("}")[2]
                if name in _AREAS:
                    self.places += _places(element.get("ref", ""))
                elif is_drawing and name == "t" and (text := clean(element.text or "")):
                    self.shapes.append(f"Text of a shape: {text}")
                element.clear()
        except (ElementTree.ParseError, LookupError, ValueError):
            return  # it is no XML, or none that openpyxl could read


def _looked_at(data: bytes) -> tuple[str, ...]:
    """Look into a workbook before it is opened: is it one, and not too much? Gives the texts of shapes."""
    look = _Look()
    try:
        with archive_of(data) as archive:
            parts = archive.infolist()
            if not any(part.filename.lower().startswith("xl/workbook") for part in parts):
                raise NoMapError("The file is no workbook of the kind .xlsx.", "Save it as .xlsx or .csv.")
            look_into(data, A_MAP)
            for part in parts:
                if is_xml(archive, part):
                    with archive.open(part) as stream:
                        look.take(stream, is_drawing=part.filename.startswith("xl/drawings/"))
    except ExcessError as error:
        raise NoMapError(str(error), TOO_MANY) from None
    except DAMAGED as error:
        what = f"The file is no workbook, or only a part of one ({type(error).__name__})."
        raise NoMapError(what, _AGAIN) from None
    if look.places > CELLS:
        raise NoMapError(f"The workbook has cells that are merged over {look.places:,} places.", TOO_MANY)
    return tuple(look.shapes)


def _places(area: str) -> int:
    """How many cells an area such as B1:C4 covers."""
    from openpyxl.utils import range_boundaries

    try:
        left, top, right, bottom = range_boundaries(area)
    except (TypeError, ValueError):
        return 0
    if left is None or top is None or right is None or bottom is None:
        return CELLS + 1  # whole columns or rows
    return max(0, right - left + 1) * max(0, bottom - top + 1)


def _has_formulas(book: Any) -> bool:
    return any(cell.data_type == "f" for sheet in book.worksheets for row in _rows(sheet) for cell in row)


def _rows(sheet: Any) -> Iterator[Any]:
    """The rows of a sheet down to the last that holds something, as far as they are not too many."""
    filled = [place for place, cell in sheet._cells.items() if cell.value is not None]
    last = max((row for row, _ in filled), default=0)
    width = max((column for _, column in filled), default=0)
    say_excess(last, width, last * width)
    yield from sheet.iter_rows(max_row=last, max_col=width) if last else ()


def _sheet(sheet: Any, values: Any) -> Sheet:
    rows = [[_text(cell, values) for cell in row] for row in _rows(sheet)]
    return Sheet(Grid.of(clean(sheet.title), rows, spans=_spans(sheet)), tuple(_notes(sheet, values)))


def _text(cell: Any, values: Any) -> str:
    """What people see in a cell: the result of a formula, where one is known."""
    value = values[cell.coordinate].value if cell.data_type == "f" else cell.value
    return _written(cell.value if value is None else value, str(getattr(cell, "number_format", "")))


def _notes(sheet: Any, values: Any) -> Iterator[str]:
    """The notes on cells and where their links lead, also of cells that hold nothing."""
    told: set[str] = set()
    for _, cell in sorted(sheet._cells.items()):
        comment, address = getattr(cell, "comment", None), _address(cell)
        note = clean(comment.text or "") if comment is not None else ""
        if not (note or address):
            continue
        text = _text(cell, values)
        at = f"{cell.coordinate}, “{shortened(text, _QUOTED)}”" if text else cell.coordinate
        if note:
            yield f"Note on {at}: {note}"
        # One link may lie over many cells.
        if address and address not in text and (text or address not in told):
            told.add(address)
            yield f"Link on {at}: {address}"


def _address(cell: Any) -> str:
    """Where the link of a cell leads; empty where it has none."""
    if cell.data_type == "f" and (found := _LINK.match(str(cell.value))):
        return clean(found[1])
    link = getattr(cell, "hyperlink", None)
    if link is None:
        return ""
    return clean(f"{link.target or ''}#{link.location}" if link.location else link.target or "")


def _spans(sheet: Any) -> Iterator[Span]:
    for area in sheet.merged_cells.ranges:
        height, width = area.max_row - area.min_row + 1, area.max_col - area.min_col + 1
        yield Span(area.min_row - 1, area.min_col - 1, height, width)


def _written(value: object, form: str) -> str:
    """A cell's value as people see it; `form` is how numbers are shown: 0.25 as 25 %."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        is_percent = "%" in _LITERAL.sub("", form)
        return f"{_number(round(value * 100, 9))}%" if is_percent else _number(value)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return clean(str(value))


def _number(value: float) -> str:
    """All digits of a number, without an exponent."""
    text = format(Decimal(repr(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
