"""What hurts and what could be done, beside each other: worst first, best next step first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from mkdocs_journeys.exchange.drawn import colours
from mkdocs_journeys.exchange.drawn.cards import Shelf, shelf_height, shelf_shapes, shelves
from mkdocs_journeys.exchange.drawn.cells import Item, opportunity_item, pain_item
from mkdocs_journeys.exchange.drawn.grid import Grid
from mkdocs_journeys.exchange.drawn.shapes import Box, Line, Look, Shape
from mkdocs_journeys.exchange.slides.slide import BOTTOM, INNER, MARGIN, TOP, Slide
from mkdocs_journeys.exchange.slides.sources import notes
from mkdocs_journeys.model.journey import DONE, Journey, Opportunity
from mkdocs_journeys.pages.journey_lists import opportunities, pains
from mkdocs_journeys.pages.place import Place
from mkdocs_journeys.pages.wiki import Wiki

_GAP = 24.0
_HALF = (INNER - _GAP) / 2
_HEADING = 26.0
_SIZES = (12.0, 11.0, 10.0, 9.0)


def list_slides(wiki: Wiki, journey: Journey) -> Iterator[Slide]:
    """The slides with open pain points and live opportunities; none where there are neither."""
    at = wiki.place_of(journey)
    columns = (_pains(journey, at), _opportunities(journey, at))
    if not any(columns):
        return
    names = (at.words("journey.pains"), at.words("journey.opportunities"))
    grid, pages = _pages(columns)
    title = " · ".join((*names, journey.name))
    told = notes(wiki, journey, journey.stages)
    for number, page in enumerate(pages, start=1):
        named = title if len(pages) == 1 else at.words("slides.part", title=title, n=number, whole=len(pages))
        shapes = [
            shape
            for column, (name, found) in enumerate(zip(names, page, strict=True))
            for shape in _column(name, found, MARGIN + column * (_HALF + _GAP), grid)
        ]
        yield Slide(named, tuple(shapes), told)


def _pages(columns: Sequence[Sequence[Item]]) -> tuple[Grid, list[tuple[tuple[Shelf, ...], ...]]]:
    """Both columns on one slide in the largest type that fits, else on several in the smallest."""
    room = BOTTOM - TOP - _HEADING
    for size in _SIZES:
        grid = Grid(1, 0, _HALF, size)
        parted = [shelves(items, grid, _HALF, room) for items in columns]
        if max(map(len, parted)) == 1:
            break
    return grid, list(zip_longest(*parted, fillvalue=()))


def _column(name: str, found: Sequence[Shelf], x: float, grid: Grid) -> Iterator[Shape]:
    look = Look(14, colours.INK, is_bold=True)
    yield Box(name, x, TOP, _HALF, _HEADING, lines=(Line(name, look),))
    down = TOP + _HEADING
    for shelf in found:
        yield from shelf_shapes(shelf, name, x, down, grid)
        down += shelf_height(shelf, grid)


def _pains(journey: Journey, at: Place) -> tuple[Item, ...]:
    return tuple(pain_item(pain, step, at, where) for pain, where, step in pains(journey) if pain.is_open)


def _opportunities(journey: Journey, at: Place) -> tuple[Item, ...]:
    return tuple(
        opportunity_item(found, step, at, *_more(found, at), where)
        for found, where, step, _ in opportunities(journey)
        if found.fields.status not in DONE
    )


def _more(found: Opportunity, at: Place) -> Iterator[str]:
    fields = found.fields
    if fields.owner:
        yield f"{at.words('lane.owner')}: {at.name('owners', fields.owner)}"
    if fields.due:
        yield at.words("due", date=at.words.date(fields.due))
