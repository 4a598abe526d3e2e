"""A map as a sheet that looks like it: touchpoints in columns, lanes in rows, the curve in steps.

It is there to be read: what is changed in it can't be brought back. So it is protected, without a password.
"""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from mkdocs_journeys.exchange.drawn.cells import Item, items, lane_name, score
from mkdocs_journeys.exchange.drawn.colours import INK
from mkdocs_journeys.exchange.workbook import map_looks as looks
from mkdocs_journeys.exchange.workbook.map_looks import COLUMN_WIDTH, LABEL_WIDTH, is_rtl
from mkdocs_journeys.exchange.workbook.measures import lines_in, row_height
from mkdocs_journeys.exchange.workbook.paper import repeat_headings, set_up_paper
from mkdocs_journeys.exchange.workbook.writing import show
from mkdocs_journeys.model.experience import of_journey
from mkdocs_journeys.model.journey import Journey, Touchpoint
from mkdocs_journeys.model.values.emotion import mood
from mkdocs_journeys.pages.journey_map import GROUPS, Cell, Column, JourneyMap, Lane, journey_map
from mkdocs_journeys.pages.place import Place
from mkdocs_journeys.pages.wiki import Wiki

_LEVELS = (2, 1, 0, -1, -2)
_CHANGE, _STAGES, _TOUCHPOINTS = 3, 4, 5  # rows
# Where most of what a map shows is changed.
_CHANGED_AT = "touchpoints"


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
    _protect(sheet)


def link(sheet: Worksheet, cell: str, target: str) -> None:
    """Let a cell lead to another sheet of the workbook; Excel warns of links that lead out of it."""
    quoted = target.replace("'", "''")
    sheet[cell].hyperlink = Hyperlink(ref=cell, location=f"'{quoted}'!A1")


def _set_up(sheet: Worksheet, drawn: JourneyMap, at: Place) -> None:
    view = sheet.sheet_view
    view.rightToLeft = is_rtl(at)
    view.showGridLines = False
    view.zoomScale = 85
    sheet.column_dimensions["A"].width = LABEL_WIDTH
    for column in range(2, len(drawn.columns) + 2):
        sheet.column_dimensions[get_column_letter(column)].width = COLUMN_WIDTH
    sheet.freeze_panes = f"B{_TOUCHPOINTS + 1}"
    sheet.sheet_properties.tabColor = INK[1:]
    set_up_paper(sheet)
    repeat_headings(sheet, f"{_STAGES}:{_TOUCHPOINTS}", 1)


def _protect(sheet: Worksheet) -> None:
    """Without a password: whoever wants to can lift it. Widths and heights may be changed."""
    protection = sheet.protection
    protection.sheet = True
    protection.formatColumns = protection.formatRows = False


def _head(sheet: Worksheet, journey: Journey, at: Place) -> None:
    show(sheet, 1, 1, journey.title, looks.TITLE)
    sheet.row_dimensions[1].height = 24
    facts = [at.persona_name(journey.persona)]
    felt = of_journey(journey)
    if felt is not None:
        facts.append(f"{at.words('keys.experience')} {at.words.signed(felt.mean)}")
    show(sheet, 2, 1, " · ".join(facts), looks.FACTS)
    show(sheet, _CHANGE, 1, at.words("workbook.change_at", sheet=_CHANGED_AT), looks.LINK)
    link(sheet, f"A{_CHANGE}", _CHANGED_AT)


def _stages(sheet: Worksheet, drawn: JourneyMap, at: Place) -> None:
    show(sheet, _STAGES, 1, at.words("map.stage"), looks.STAGE_LABEL)
    column = 2
    for cell in drawn.stages:
        for each in range(column, column + cell.span):
            show(sheet, _STAGES, each, None, looks.STAGE_LABEL)
        show(sheet, _STAGES, column, cell.value.name, looks.STAGE)
        _merge(sheet, _STAGES, column, cell.span)
        column += cell.span
    sheet.row_dimensions[_STAGES].height = 26


def _touchpoints(sheet: Worksheet, columns: Sequence[Column], at: Place) -> None:
    style = looks.touchpoint(is_rtl(at))
    show(sheet, _TOUCHPOINTS, 1, at.words("map.touchpoint"), style)
    lines = 1
    for number, column in enumerate(columns, 2):
        step = column.touchpoint
        text = f"{step.number}  {step.name}{_marks(step, at)}" if step else None
        show(sheet, _TOUCHPOINTS, number, text, style)
        lines = max(lines, lines_in(text or "", COLUMN_WIDTH))
    sheet.row_dimensions[_TOUCHPOINTS].height = row_height(lines)


def _marks(step: Touchpoint, at: Place) -> str:
    """What the map marks on a touchpoint, in words."""
    marks = [at.words("map.moment_of_truth")] if step.fields.moment_of_truth else []
    marks += [at.words(f"touchpoint_status.{step.status}")] if step.status != "live" else []
    return f"\n({', '.join(marks)})" if marks else ""


def _group(sheet: Worksheet, row: int, name: str, columns: int) -> int:
    for column in range(2, columns + 2):
        show(sheet, row, column, None, looks.GROUP)
    show(sheet, row, 1, name, looks.GROUP_NAME)
    return row + 1


def _feeling(sheet: Worksheet, row: int, journey: Journey, columns: Sequence[Column], at: Place) -> int:
    """The curve in steps: a row for each level, and each feeling at its own."""
    if not any(column.touchpoint and column.touchpoint.emotion for column in columns):
        return row
    show(sheet, row, 1, at.words("lane.feeling"), looks.label(is_rtl(at)))
    for down, level in enumerate(_LEVELS):
        is_ruled = level in (2, 0)
        lines = 2
        for number, column in enumerate(columns, 2):
            step = column.touchpoint
            if step is None or step.emotion is None or mood(step.emotion.mean) != level:
                show(sheet, row + down, number, None, looks.RULED if is_ruled else looks.BARE)
                continue
            is_sure = step.certainty == "validated"
            word = f"{step.fields.feeling}  " if step.fields.feeling else ""
            sure = "" if is_sure else f"\n{at.words(f'certainty.{step.certainty}')}"
            style = looks.felt(level, journey.is_experienced(step), is_sure, is_ruled)
            text = f"{word}{score(step.emotion, at)}{sure}"
            show(sheet, row + down, number, text, style)
            lines = max(lines, lines_in(text, COLUMN_WIDTH))
        sheet.row_dimensions[row + down].height = row_height(lines)
    _merge(sheet, row, 1, tall=len(_LEVELS))
    return row + len(_LEVELS)


def _lane(sheet: Worksheet, row: int, lane: Lane, at: Place) -> int:
    """The rows of a lane: what belongs to whole stages above what belongs to touchpoints."""
    name = at.words("lane.stage_feeling") if lane.key == "feeling" else lane_name(lane, at)
    own = () if lane.key == "feeling" else lane.cells
    for cells in (lane.stage_cells, own):
        said = [items(lane, cell, at) for cell in cells]
        if not any(said):
            continue
        show(sheet, row, 1, name, looks.label(is_rtl(at)))
        lines = max(1, lines_in(name, LABEL_WIDTH))
        column = 2
        for cell, found in zip(cells, said, strict=True):
            text = _text(found)
            _fill(sheet, row, column, cell, found, text, at)
            lines = max(lines, lines_in(text, COLUMN_WIDTH * cell.span))
            column += cell.span
        sheet.row_dimensions[row].height = row_height(lines)
        name, row = "", row + 1
    return row


def _fill(
    sheet: Worksheet, row: int, column: int, cell: Cell, found: Sequence[Item], text: str, at: Place
) -> None:
    tint = next((item.tint for item in found if item.tint), "")
    role = found[0].said[0].role if found else "plain"
    for each in range(column + 1, column + cell.span):
        show(sheet, row, each, None, looks.RULED)
    show(sheet, row, column, text or None, looks.said(tint, role, cell.is_stage_start, is_rtl(at)))
    _merge(sheet, row, column, cell.span)


def _text(found: Sequence[Item]) -> str:
    """What a cell says, one thing below the other; a number says whose it is."""
    texts = []
    for item in found:
        lines = "\n".join(said.text for said in item.said)
        texts.append(f"{item.step.number}  {lines}" if item.step else lines)
    return ("\n\n" if any(item.tint for item in found) else "\n").join(texts)


def _merge(sheet: Worksheet, row: int, column: int, span: int = 1, tall: int = 1) -> None:
    """Join cells, which keep their looks: openpyxl's own way would find them out once more."""
    if span > 1 or tall > 1:
        sheet.merged_cells.add(CellRange(None, column, row, column + span - 1, row + tall - 1))
