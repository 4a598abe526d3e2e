"""A map as a sheet that looks like it: touchpoints in columns, lanes in rows, the curve in steps."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from openpyxl.styles import Alignment, Border, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from mkdocs_journeys.exchange.drawn.cells import Item, items, lane_name, score
from mkdocs_journeys.exchange.drawn.colours import (
    BAD_TINT,
    BAND,
    DIM,
    GOOD_TINT,
    INK,
    LINE,
    MIDDLE,
    MOODS,
    ON_INK,
    SHADE,
)
from mkdocs_journeys.exchange.workbook.look import font, put
from mkdocs_journeys.model.experience import of_journey
from mkdocs_journeys.model.journey import Journey, Touchpoint
from mkdocs_journeys.model.values.emotion import mood
from mkdocs_journeys.pages.journey_map import GROUPS, Cell, Column, JourneyMap, Lane, journey_map
from mkdocs_journeys.pages.place import Place
from mkdocs_journeys.pages.wiki import Wiki

_LABEL_WIDTH, _COLUMN_WIDTH = 20, 26
_LINE_HEIGHT = 14.5  # points, of 11 point type
_TALLEST = 400.0  # Excel takes no more than 409
_LEVELS = (2, 1, 0, -1, -2)
_STAGES, _TOUCHPOINTS = 3, 4  # rows
_TINTS = {"good": GOOD_TINT, "bad": BAD_TINT}
_RULE = Border(top=Side("thin", color=LINE[1:]))
_STARTING = Border(top=Side("thin", color=LINE[1:]), left=Side("thin", color=MIDDLE[1:]))
_GAP = Border(left=Side("thick", color=ON_INK[1:]))
_TOP = Alignment(vertical="top", wrap_text=True)
# Else a text that begins with a number would stand on the left.
_TOP_RTL = Alignment(vertical="top", wrap_text=True, horizontal="right", readingOrder=2)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)


def map_sheet(sheet: Worksheet, wiki: Wiki, journey: Journey) -> None:
    """Draw the map of a journey on an empty sheet."""
    at = wiki.place_of(journey)
    drawn = journey_map(journey, wiki.catalog.settings.lanes)
    _set_up(sheet, drawn, at)
    _head(sheet, journey, at)
    _stages(sheet, drawn, at)
    _touchpoints(sheet, drawn.columns, at)
    row = _TOUCHPOINTS + 1
    for group in GROUPS:
        lanes = drawn.of_group(group)
        if lanes:
            row = _group(sheet, row, at.words(f"map.group.{group}"), len(drawn.columns))
        for lane in lanes:
            if lane.key == "image":
                continue
            if lane.key == "feeling":
                row = _feeling(sheet, row, journey, drawn.columns, at)
            row = _lane(sheet, row, lane, at)


def _set_up(sheet: Worksheet, drawn: JourneyMap, at: Place) -> None:
    view = sheet.sheet_view
    view.rightToLeft = at.words.direction == "rtl"
    view.showGridLines = False
    view.zoomScale = 85
    sheet.column_dimensions["A"].width = _LABEL_WIDTH
    for column in range(2, len(drawn.columns) + 2):
        sheet.column_dimensions[get_column_letter(column)].width = _COLUMN_WIDTH
    sheet.freeze_panes = f"B{_TOUCHPOINTS + 1}"
    page = sheet.page_setup
    page.orientation, page.paperSize = "landscape", 8  # A3
    page.fitToWidth, page.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.sheet_properties.tabColor = INK[1:]
    sheet.print_title_rows = f"{_STAGES}:{_TOUCHPOINTS}"
    sheet.print_title_cols = "A:A"


def _head(sheet: Worksheet, journey: Journey, at: Place) -> None:
    put(sheet, 1, 1, journey.title, font=font(INK, bold=True, size=16))
    sheet.row_dimensions[1].height = 24
    facts = [at.persona_name(journey.persona)]
    felt = of_journey(journey)
    if felt is not None:
        facts.append(f"{at.words('keys.experience')} {at.words.signed(felt.mean)}")
    put(sheet, 2, 1, " · ".join(facts), font=font(DIM))


def _stages(sheet: Worksheet, drawn: JourneyMap, at: Place) -> None:
    band = {"fill": _filled(INK), "font": font(ON_INK, bold=True, size=12)}
    put(sheet, _STAGES, 1, at.words("map.stage"), alignment=_MIDDLE, **band)
    column = 2
    for cell in drawn.stages:
        for each in range(column, column + cell.span):
            put(sheet, _STAGES, each, None, **band)
        put(sheet, _STAGES, column, cell.value.name, alignment=_MIDDLE, border=_GAP, **band)
        _merge(sheet, _STAGES, column, cell.span)
        column += cell.span
    sheet.row_dimensions[_STAGES].height = 26


def _touchpoints(sheet: Worksheet, columns: Sequence[Column], at: Place) -> None:
    style = {"fill": _filled(BAND), "font": font(bold=True)}
    put(sheet, _TOUCHPOINTS, 1, at.words("map.touchpoint"), alignment=_top(at), **style)
    lines = 1
    for number, column in enumerate(columns, 2):
        step = column.touchpoint
        text = f"{step.number}  {step.name}{_marks(step, at)}" if step else None
        put(sheet, _TOUCHPOINTS, number, text, alignment=_top(at), **style)
        lines = max(lines, _lines(text or "", _COLUMN_WIDTH))
    sheet.row_dimensions[_TOUCHPOINTS].height = lines * _LINE_HEIGHT + 4


def _marks(step: Touchpoint, at: Place) -> str:
    """What the map marks on a touchpoint, in words."""
    marks = [at.words("map.moment_of_truth")] if step.fields.moment_of_truth else []
    marks += [at.words(f"touchpoint_status.{step.status}")] if step.status != "live" else []
    return f"\n({', '.join(marks)})" if marks else ""


def _group(sheet: Worksheet, row: int, name: str, columns: int) -> int:
    for column in range(1, columns + 2):
        put(sheet, row, column, None, fill=_filled(SHADE))
    put(sheet, row, 1, name, font=font(DIM, bold=True))
    return row + 1


def _feeling(sheet: Worksheet, row: int, journey: Journey, columns: Sequence[Column], at: Place) -> int:
    """The curve in steps: a row for each level, and each feeling at its own."""
    if not any(column.touchpoint and column.touchpoint.emotion for column in columns):
        return row
    put(sheet, row, 1, at.words("lane.feeling"), font=font(bold=True), alignment=_top(at), border=_RULE)
    for down, level in enumerate(_LEVELS):
        border = _RULE if level in (2, 0) else Border()
        for number, column in enumerate(columns, 2):
            put(sheet, row + down, number, None, border=border)
            step = column.touchpoint
            if step is None or step.emotion is None or mood(step.emotion.mean) != level:
                continue
            fill, ink = MOODS[level]
            word = f"{step.fields.feeling}  " if step.fields.feeling else ""
            sure = "" if step.certainty == "validated" else f"\n{at.words(f'certainty.{step.certainty}')}"
            is_felt = journey.is_experienced(step)
            put(
                sheet,
                row + down,
                number,
                f"{word}{score(step.emotion, at)}{sure}",
                font=font(ink, bold=is_felt, italic=bool(sure)),
                fill=_filled(fill),
                alignment=_MIDDLE,
                border=border,
            )
        sheet.row_dimensions[row + down].height = 2 * _LINE_HEIGHT + 3
    sheet.merge_cells(start_row=row, end_row=row + len(_LEVELS) - 1, start_column=1, end_column=1)
    return row + len(_LEVELS)


def _lane(sheet: Worksheet, row: int, lane: Lane, at: Place) -> int:
    """The rows of a lane: what belongs to whole stages above what belongs to touchpoints."""
    name = at.words("lane.stage_feeling") if lane.key == "feeling" else lane_name(lane, at)
    own = () if lane.key == "feeling" else lane.cells
    for cells in (lane.stage_cells, own):
        said = [items(lane, cell, at) for cell in cells]
        if not any(said):
            continue
        put(sheet, row, 1, name, font=font(bold=True), alignment=_top(at), border=_RULE)
        lines = max(1, _lines(name, _LABEL_WIDTH))
        column = 2
        for cell, found in zip(cells, said, strict=True):
            text = _text(found)
            _fill(sheet, row, column, cell, found, text, at)
            lines = max(lines, _lines(text, _COLUMN_WIDTH * cell.span))
            column += cell.span
        sheet.row_dimensions[row].height = min(_TALLEST, lines * _LINE_HEIGHT + 4)
        name, row = "", row + 1
    return row


def _fill(
    sheet: Worksheet, row: int, column: int, cell: Cell, found: Sequence[Item], text: str, at: Place
) -> None:
    tint = next((item.tint for item in found if item.tint), "")
    for each in range(column, column + cell.span):
        put(sheet, row, each, None, border=_RULE)
    style: dict[str, Any] = {"fill": _filled(_TINTS[tint])} if tint else {}
    role = found[0].said[0].role if found else "plain"
    style["font"] = font(bold=role == "strong", italic=role == "quote")
    border = _STARTING if cell.is_stage_start else _RULE
    put(sheet, row, column, text or None, alignment=_top(at), border=border, **style)
    _merge(sheet, row, column, cell.span)


def _text(found: Sequence[Item]) -> str:
    """What a cell says, one thing below the other; a number says whose it is."""
    texts = []
    for item in found:
        lines = "\n".join(said.text for said in item.said)
        texts.append(f"{item.step.number}  {lines}" if item.step else lines)
    return ("\n\n" if any(item.tint for item in found) else "\n").join(texts)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes, roughly: wide signs count twice."""
    taken = (sum(2 if ord(sign) > 0x1100 else 1 for sign in line) for line in text.split("\n"))
    return sum(max(1, math.ceil(1.1 * each / width)) for each in taken)


def _merge(sheet: Worksheet, row: int, column: int, span: int) -> None:
    if span > 1:
        sheet.merge_cells(start_row=row, end_row=row, start_column=column, end_column=column + span - 1)


def _top(at: Place) -> Alignment:
    return _TOP_RTL if at.words.direction == "rtl" else _TOP


def _filled(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour[1:])
