"""What hurts and what could be done, beside each other: worst first, best next step first.

Where there is only one of them, it has the whole slide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest

from mkdocs_journeys.exchange.drawn import colours
from mkdocs_journeys.exchange.drawn.cards import Shelf, shelf_height, shelf_shapes, shelves
from mkdocs_journeys.exchange.drawn.cells import Item, opportunity_item, pain_item
from mkdocs_journeys.exchange.drawn.grid import Grid
from mkdocs_journeys.exchange.drawn.shapes import Box, Line, Look, Shape
from mkdocs_journeys.exchange.slides.slide import BOTTOM, INNER, LEAST_SIZE, MARGIN, TOP, Slide
from mkdocs_journeys.exchange.slides.sources import notes
from mkdocs_journeys.model.journey import DONE, Journey, Opportunity
from mkdocs_journeys.pages.journey_lists import opportunities, pains
from mkdocs_journeys.pages.place import Place
from mkdocs_journeys.pages.wiki import Wiki

_GAP = 24.0
_HALF = (INNER - _GAP) / 2
_HEADING = 26.0
_SIZES = (14.0, 12.5, 11.2, 10.6)
# In sizes of the type: in the smallest, two cards stand beside each other.
_CARD = 20

# The shelves of its columns.
_Page = tuple[tuple[Shelf, ...], ...]


def list_slides(wiki: Wiki, journey: Journey) -> Iterator[Slide]:
    """The slides with open pain points and live opportunities; none where there are neither."""
    at = wiki.place_of(journey)
    both = {
        at.words("journey.pains"): _pains(journey, at),
        at.words("journey.opportunities"): _opportunities(journey, at),
    }
    names = [name for name, items in both.items() if items]
    if not names:
        return
    wide = _HALF if len(names) > 1 else INNER
    grid, pages = _pages([both[name] for name in names], wide)
    title = " · ".join((*names, journey.name))
    told = notes(wiki, journey, journey.stages)
    for number, page in enumerate(pages, start=1):
        named = title if len(pages) == 1 else at.words("slides.part", title=title, n=number, whole=len(pages))
        shapes = [
            shape
            for column, (name, found) in enumerate(zip(names, page, strict=True))
            for shape in _column(name, found, MARGIN + column * (wide + _GAP), grid)
        ]
        yield Slide(named, tuple(shapes), told)


def _pages(columns: Sequence[Sequence[Item]], wide: float) -> tuple[Grid, list[_Page]]:
    """The columns on one slide, or on as few as will do and evenly, in the largest type that fits."""
    grids = [Grid(1, 0, wide, size, LEAST_SIZE) for size in _SIZES]
    # Not evenly parted they may need fewer slides, and never more: so many are needed at least.
    least = min(max(len(_shelves(items, grid)) for items in columns) for grid in grids)
    for several in range(max(1, least), max(map(len, columns)) + 1):
        for grid in grids:
            parted = [[_shelves(part, grid) for part in _evenly(items, several)] for items in columns]
            if all(len(portions) <= 1 for portions in chain(*parted)):
                pages = zip(*parted, strict=True)
                return grid, [tuple(next(iter(found), ()) for found in page) for page in pages]
    # One alone is taller than a slide.
    return grid, list(zip_longest(*(_shelves(items, grid) for items in columns), fillvalue=()))


def _shelves(items: Sequence[Item], grid: Grid) -> list[tuple[Shelf, ...]]:
    """Things on shelves, in portions that fit on a slide."""
    return shelves(items, grid, grid.column, BOTTOM - TOP - _HEADING, _CARD)


def _evenly(items: Sequence[Item], several: int) -> Iterator[Sequence[Item]]:
    """Things in so many parts, in order, of which none has more than one more than another."""
    begin = 0
    for number in range(several):
        end = begin + len(items) // several + (number < len(items) % several)
        yield items[begin:end]
        begin = end


def _column(name: str, found: Sequence[Shelf], x: float, grid: Grid) -> Iterator[Shape]:
    look = Look(14, colours.INK, is_bold=True)
    yield Box(name, x, TOP, grid.column, _HEADING, lines=(Line(name, look),))
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
