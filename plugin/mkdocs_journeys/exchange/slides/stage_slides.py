"""A stage of a journey on a slide with all its lanes, and on more where it has no room on one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mkdocs_journeys.exchange.drawn.grid import Grid, Row
from mkdocs_journeys.exchange.drawn.header_rows import header_rows
from mkdocs_journeys.exchange.drawn.map_rows import Wanted, map_rows, rows_of_lanes
from mkdocs_journeys.exchange.slides.map_slides import height_of, placed
from mkdocs_journeys.exchange.slides.slide import INNER, ROOM, Slide
from mkdocs_journeys.exchange.slides.sources import notes
from mkdocs_journeys.model.journey import Journey, Stage
from mkdocs_journeys.pages.journey_map import JourneyMap
from mkdocs_journeys.pages.map_sheets import Sheet, sheet, sheet_ranges
from mkdocs_journeys.pages.wiki import Wiki

_MOST_COLUMNS = 6
_LABEL = 96.0
_CURVE = 105.0
_SIZES = (11.0, 10.0, 9.0, 8.0)
# Where one slide is not enough, the type need not be small.
_SIZE_OF_SEVERAL = 10.0
# However long the names of the touchpoints are, so much is left for what is said of them.
_LEAST = 120.0

Rows = tuple[Row, ...]


def stage_slides(wiki: Wiki, journey: Journey, whole: JourneyMap) -> Iterator[Slide]:
    """The slides of all stages, in order."""
    begin = 0
    for cell in whole.stages:
        drawn: list[tuple[Sheet, Grid, Rows]] = []
        # A stage that is too wide for one slide goes on over several, of about the same width.
        several = -(-cell.span // _MOST_COLUMNS)
        for first, end in sheet_ranges([cell], -(-cell.span // several)):
            part = sheet(journey, whole, begin + first, begin + end)
            drawn += ((part, grid, rows) for grid, rows in _pages(wiki, journey, part))
        yield from _slides(wiki, journey, cell.value, drawn)
        begin += cell.span


def _slides(
    wiki: Wiki, journey: Journey, stage: Stage, drawn: Sequence[tuple[Sheet, Grid, Rows]]
) -> Iterator[Slide]:
    words = wiki.place_of(journey).words
    title = f"{stage.name} · {journey.name}"
    told = notes(wiki, journey, [stage])
    for number, (part, grid, rows) in enumerate(drawn, start=1):
        named = title if len(drawn) == 1 else words("slides.part", title=title, n=number, whole=len(drawn))
        yield Slide(named, placed(part.map, grid, rows), told)


def _pages(wiki: Wiki, journey: Journey, part: Sheet) -> Iterator[tuple[Grid, Rows]]:
    """The rows of a part, on one slide in the largest type that fits, else on several."""
    at = wiki.place_of(journey)
    columns = len(part.map.columns)
    column = (INNER - _LABEL) / columns
    for size in _SIZES:
        grid = Grid(columns, _LABEL, column, size)
        wanted = Wanted(groups=False, curve=_CURVE)
        whole = map_rows(journey, part.map, part.feeling, grid, at, wanted)
        if height_of(whole) <= ROOM:
            yield grid, whole
            return
    grid = Grid(columns, _LABEL, column, _SIZE_OF_SEVERAL)
    head = header_rows(part.map, grid, at, quotes=True)
    if height_of(head) > ROOM / 2:
        head = header_rows(part.map, grid, at, quotes=False)
    room = max(ROOM - height_of(head), _LEAST)
    wanted = Wanted(groups=False, curve=_CURVE, tallest=room)
    rows = rows_of_lanes(journey, part.map, part.feeling, grid, at, wanted)
    for page in _filled(rows, room):
        yield grid, (*head, *page)


def _filled(rows: Iterable[Row], room: float) -> Iterator[Rows]:
    """The rows in portions that fit into a room of this height."""
    page: list[Row] = []
    for row in rows:
        if page and height_of((*page, row)) > room:
            yield tuple(page)
            page = []
        page.append(row)
    if page:
        yield tuple(page)
