"""A stage of a journey on one slide, and on more only where it has too many touchpoints for one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise

from mkdocs_journeys.exchange.drawn import colours
from mkdocs_journeys.exchange.drawn.shapes import Box, Line, Look, Shape
from mkdocs_journeys.exchange.drawn.wrapping import wrapped
from mkdocs_journeys.exchange.slides.map_slides import placed
from mkdocs_journeys.exchange.slides.more_notes import left_out, more_notes
from mkdocs_journeys.exchange.slides.slide import BOTTOM, INNER, MARGIN, Slide
from mkdocs_journeys.exchange.slides.sources import notes
from mkdocs_journeys.exchange.slides.stage_rows import fitted, is_readable
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages.journey_map import JourneyMap
from mkdocs_journeys.pages.map_sheets import Sheet, sheet
from mkdocs_journeys.pages.place import Place
from mkdocs_journeys.pages.wiki import Wiki

_MORE = Look(10, colours.DIM)
_MOST_LINES = 2


def stage_slides(wiki: Wiki, journey: Journey, whole: JourneyMap) -> Iterator[Slide]:
    """The slides of all stages, in order."""
    at = wiki.place_of(journey)
    begin = 0
    for cell in whole.stages:
        parts = _parts(journey, whole, begin, cell.span, at)
        title = f"{cell.value.name} · {journey.name}"
        told = notes(wiki, journey, [cell.value])
        for number, part in enumerate(parts, start=1):
            named = (
                title if len(parts) == 1 else at.words("slides.part", title=title, n=number, whole=len(parts))
            )
            yield _slide(journey, part, at, named, told)
        begin += cell.span


def _parts(journey: Journey, whole: JourneyMap, begin: int, span: int, at: Place) -> list[Sheet]:
    """A stage in as few parts as can be read, each with about as many touchpoints."""
    for several in range(1, span + 1):
        sizes = (span // several + (number < span % several) for number in range(several))
        ends = pairwise(accumulate(sizes, initial=begin))
        parts = []
        for first, end in ends:
            parts.append(sheet(journey, whole, first, end))
            if several < span and not is_readable(journey, parts[-1], at):
                break
        else:
            break
    return parts


def _slide(journey: Journey, part: Sheet, at: Place, title: str, told: str) -> Slide:
    found = fitted(journey, part, at)
    shapes = placed(part.map, found.grid, found.rows)
    left = left_out(part, found, at)
    if not left:
        return Slide(title, shapes, told)
    names = dict.fromkeys(more.lane for more in left)
    return Slide(title, (*shapes, _more(names, at)), "\n".join((*more_notes(part, left), "", told)))


def _more(names: Iterable[str], at: Place) -> Shape:
    """The line at the bottom that tells what stands in the notes."""
    text = at.words("slides.more", lanes=", ".join(names))
    lines = wrapped(text, _MORE, INNER)
    if len(lines) > _MOST_LINES:
        last = lines[_MOST_LINES - 1]
        lines = (*lines[: _MOST_LINES - 1], Line(f"{last.text[:-2]}…", last.look, last.glue))
    tall = len(lines) * _MORE.leading
    return Box(text, MARGIN, BOTTOM - tall, INNER, tall, lines=lines)
