"""The slides of a journey: the map, a slide for each stage, pain points and opportunities."""

from __future__ import annotations

from itertools import chain, islice

from mkdocs_journeys.exchange.drawn.shapes import mirrored
from mkdocs_journeys.exchange.slides.list_slides import list_slides
from mkdocs_journeys.exchange.slides.map_slides import map_slides
from mkdocs_journeys.exchange.slides.slide import WIDTH, Slide
from mkdocs_journeys.exchange.slides.stage_slides import stage_slides
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages.journey_map import journey_map
from mkdocs_journeys.pages.wiki import Wiki

# Nobody shows more, and a file of thousands takes minutes to write.
MOST_SLIDES = 200


class TooManySlidesError(Exception):
    """A journey would need more than `MOST_SLIDES`."""


def deck(wiki: Wiki, journey: Journey) -> tuple[Slide, ...]:
    """The slides in order. Raises `TooManySlidesError`."""
    whole = journey_map(journey, wiki.catalog.settings.lanes)
    every = chain(
        map_slides(wiki, journey, whole), stage_slides(wiki, journey, whole), list_slides(wiki, journey)
    )
    slides = tuple(islice(every, MOST_SLIDES + 1))
    if len(slides) > MOST_SLIDES:
        raise TooManySlidesError
    if wiki.place_of(journey).words.direction == "rtl":
        return tuple(_mirrored(slide) for slide in slides)
    return slides


def _mirrored(slide: Slide) -> Slide:
    return Slide(slide.title, tuple(mirrored(shape, WIDTH) for shape in slide.shapes), slide.notes)
