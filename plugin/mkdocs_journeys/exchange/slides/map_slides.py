"""The map of a journey on one slide, or on several where it has too many columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mkdocs_journeys.exchange.drawn import colours
from mkdocs_journeys.exchange.drawn.grid import Grid, Row, stacked
from mkdocs_journeys.exchange.drawn.legend import legend
from mkdocs_journeys.exchange.drawn.map_rows import Wanted, backdrop, map_rows
from mkdocs_journeys.exchange.drawn.shapes import Box, Look, Shape, moved, text_height
from mkdocs_journeys.exchange.drawn.whole_map import facts
from mkdocs_journeys.exchange.drawn.wrapping import wrapped
from mkdocs_journeys.exchange.slides.slide import BOTTOM, INNER, LEAST_SIZE, MARGIN, ROOM, TOP, Slide
from mkdocs_journeys.exchange.slides.sources import notes
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages.journey_map import JourneyMap
from mkdocs_journeys.pages.map_sheets import Sheet, sheet, sheet_ranges
from mkdocs_journeys.pages.wiki import Wiki

# So many columns can be read on one slide; so many stand on each where there are more.
_MOST_ON_ONE, _MOST_OF_SEVERAL = 16, 12
_LABEL = 84.0
# Between what stands below the map.
_GAP = 2.0
# How tall the curve is at least and at most: it takes what the lanes leave.
_CURVE, _TALLEST_CURVE = 110.0, 220.0
_LARGEST, _SMALLEST = 12.0, 6.5
# Of the largest type.
_SHARES = (1.0, 0.9, 0.8, 0.7)
# A column must hold most words without breaking them.
_SIZES_IN_COLUMN = 7.2
# What a slide shows of the map: as much as fits. The slides of the stages show everything.
_LANES = (
    ("goal", "doing", "thinking", "feeling", "needs", "gains", "pains", "opportunities", "owner"),
    ("goal", "doing", "feeling", "needs", "pains", "opportunities", "owner"),
    ("doing", "feeling", "needs", "pains", "opportunities", "owner"),
    ("doing", "feeling", "pains", "opportunities", "owner"),
    ("doing", "feeling", "pains", "owner"),
    ("feeling", "pains", "owner"),
    ("feeling", "owner"),
    ("feeling",),
)


def map_slides(wiki: Wiki, journey: Journey, whole: JourneyMap) -> Iterator[Slide]:
    """The slides with the map."""
    columns = len(whole.columns)
    most = columns if columns <= _MOST_ON_ONE else _MOST_OF_SEVERAL
    ranges = sheet_ranges(whole.stages, most)
    words = wiki.place_of(journey).words
    title = words("quoted", text=journey.title)
    for number, (first, end) in enumerate(ranges, start=1):
        part = sheet(journey, whole, first, end)
        named = title if len(ranges) == 1 else words("slides.part", title=title, n=number, whole=len(ranges))
        shapes = _fitting(wiki, journey, part)
        yield Slide(named, shapes, notes(wiki, journey, [cell.value for cell in part.map.stages]))


def _fitting(wiki: Wiki, journey: Journey, part: Sheet) -> tuple[Shape, ...]:
    """The map with as many lanes as fit, in the largest type in which they do."""
    at = wiki.place_of(journey)
    below, tall = _below(wiki, journey)
    columns = len(part.map.columns)
    column = (INNER - _LABEL) / columns
    largest = min(_LARGEST, max(_SMALLEST, column / _SIZES_IN_COLUMN))
    for lanes in _LANES:
        for share in _SHARES:
            grid = Grid(columns, _LABEL, column, max(share * largest, _SMALLEST))
            wanted = Wanted(lanes, groups=False, quotes=False, curve=_CURVE)
            rows = map_rows(journey, part.map, part.feeling, grid, at, wanted)
            left = ROOM - tall - height_of(rows)
            if left >= 0:
                wanted = replace(wanted, curve=min(_CURVE + left, _TALLEST_CURVE))
                rows = map_rows(journey, part.map, part.feeling, grid, at, wanted)
                return (*placed(part.map, grid, rows), *below)
    return (*placed(part.map, grid, rows), *below)


def _below(wiki: Wiki, journey: Journey) -> tuple[tuple[Shape, ...], float]:
    """Whose map it is and what its marks mean, at the bottom of the slide, and how tall that is."""
    said = wrapped(facts(wiki, journey), Look(LEAST_SIZE, colours.DIM), INNER)
    whose = Box(said[0].text, 0, 0, INNER, text_height(said), lines=said)
    key = legend(wiki, journey, Grid(1, 0, INNER, LEAST_SIZE))
    shapes, tall = stacked((Row(whose.height + _GAP, (whose,)), key), MARGIN, 0)
    return tuple(moved(shape, 0, BOTTOM - tall) for shape in shapes), tall


def height_of(rows: Iterable[Row]) -> float:
    """How tall rows are below each other."""
    return sum(row.height for row in rows)


def placed(drawn: JourneyMap, grid: Grid, rows: tuple[Row, ...]) -> tuple[Shape, ...]:
    """Rows at their place on a slide, with what stands behind them."""
    shapes, bottom = stacked(rows, MARGIN, TOP)
    behind = (moved(shape, MARGIN, TOP) for shape in backdrop(drawn, grid, bottom - TOP))
    return (*behind, *shapes)
