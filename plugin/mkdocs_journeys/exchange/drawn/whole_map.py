"""The whole map of a journey as one drawing: what the page shows above the map, the legend, all lanes."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_journeys.exchange.drawn import colours
from mkdocs_journeys.exchange.drawn.feeling_row import curve_text
from mkdocs_journeys.exchange.drawn.grid import Grid, Row, stacked
from mkdocs_journeys.exchange.drawn.legend import legend
from mkdocs_journeys.exchange.drawn.map_rows import Wanted, backdrop, map_rows
from mkdocs_journeys.exchange.drawn.shapes import (
    Box,
    Drawing,
    Look,
    Shape,
    mirrored,
    moved,
    text_height,
)
from mkdocs_journeys.exchange.drawn.wrapping import wrapped
from mkdocs_journeys.model.coverage import grounds
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages.feeling_lane import feeling_lane
from mkdocs_journeys.pages.journey_map import JourneyMap, journey_map
from mkdocs_journeys.pages.wiki import Wiki

# In CSS pixels: type of 12 as on the page.
_SIZE, _LABEL, _LEAST = 12.0, 120.0, 1360.0
# A sentence can stand in the narrowest column. A map that is taller than wide gets wider ones.
_COLUMNS = (104.0, 136.0, 168.0, 200.0)
_MARGIN = 28.0
_CURVE = 200.0


def whole_map(wiki: Wiki, journey: Journey) -> Drawing:
    """The map of a journey, as wide as its columns need."""
    drawn = journey_map(journey, wiki.catalog.settings.lanes)
    columns = len(drawn.columns)
    for least in _COLUMNS:
        grid = Grid(columns, _LABEL, max(least, (_LEAST - _LABEL) / columns), _SIZE)
        shapes, height = _laid_out(wiki, journey, drawn, grid)
        if height <= grid.width:
            break
    shapes = tuple(moved(shape, _MARGIN, _MARGIN) for shape in shapes)
    whole = grid.width + 2 * _MARGIN
    is_rtl = wiki.place_of(journey).words.direction == "rtl"
    if is_rtl:
        shapes = tuple(mirrored(shape, whole) for shape in shapes)
    return Drawing(whole, height + 2 * _MARGIN, is_rtl, shapes)


def _laid_out(wiki: Wiki, journey: Journey, drawn: JourneyMap, grid: Grid) -> tuple[tuple[Shape, ...], float]:
    """The shapes of the whole map in a grid, and how tall it is."""
    at = wiki.place_of(journey)
    feeling = feeling_lane(journey, drawn.columns)
    found = map_rows(journey, drawn, feeling, grid, at, Wanted(curve=_CURVE))
    above, top = stacked((_title(wiki, journey, grid), legend(wiki, journey, grid)), 0, 0)
    rows, bottom = stacked(found, 0, top)
    behind = (moved(shape, 0, top) for shape in backdrop(drawn, grid, bottom - top))
    return (*above, *behind, *rows), bottom


def facts(wiki: Wiki, journey: Journey) -> str:
    """Whose journey it is, its state, who keeps it true, when it was looked at, and how much is validated."""
    at = wiki.place_of(journey)
    words, fields = at.words, journey.fields
    found = [at.persona_name(journey.persona), journey.name, words(f"state.{fields.state}")]
    found += [] if fields.status == "live" else [words(f"status.{fields.status}")]
    if fields.owner:
        found.append(f"{words('journey.keeper')}: {at.name('owners', fields.owner)}")
    if fields.reviewed:
        found.append(f"{words('journey.reviewed')}: {words.date(fields.reviewed)}")
    known = grounds(journey.touchpoints)
    found.append(words("journey.validated_of", part=known.validated, whole=known.of))
    return " · ".join(found)


def _title(wiki: Wiki, journey: Journey, grid: Grid) -> Row:
    words = wiki.place_of(journey).words
    title = wrapped(
        words("quoted", text=journey.title), Look(2 * grid.size, colours.TEXT, is_bold=True), grid.width
    )
    lines = (*title, *wrapped(facts(wiki, journey), Look(1.1 * grid.size, colours.DIM), grid.width))
    tall = text_height(lines)
    return Row(tall + grid.size, (Box(journey.title, 0, 0, grid.width, tall, lines=lines),))


def description(wiki: Wiki, journey: Journey) -> str:
    """The drawing in words, for those who can't see it: the columns by stage, and the curve."""
    return " ".join(_told(wiki, journey))


def _told(wiki: Wiki, journey: Journey) -> Iterator[str]:
    at = wiki.place_of(journey)
    yield facts(wiki, journey) + "."
    for stage in journey.stages:
        names = at.words.listed(f"{step.number} {step.name}" for step in stage.touchpoints)
        yield f"{stage.name}: {names}." if names else f"{stage.name}."
    drawn = journey_map(journey, ())
    feeling = feeling_lane(journey, drawn.columns)
    if feeling:
        yield curve_text(feeling, at)
