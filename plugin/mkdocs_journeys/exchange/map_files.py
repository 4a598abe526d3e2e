"""The files of journeys' maps: SVG, what a browser makes of it, and slides."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from html import escape

from mkdocs_journeys.exchange.chromium import Kind, TooLargeError, made_by
from mkdocs_journeys.exchange.drawn.wrapping import one_line
from mkdocs_journeys.exchange.export_folder import ExportFile
from mkdocs_journeys.exchange.map_svg import map_svg
from mkdocs_journeys.exchange.slides.deck import TooManySlidesError, deck
from mkdocs_journeys.exchange.slides.powerpoint import powerpoint
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages.wiki import Wiki


class TooLargeMapError(Exception):
    """The map of `journey` is too large for the kind of file."""

    def __init__(self, journey: str) -> None:
        super().__init__(journey)
        self.journey = journey


def svg_files(wiki: Wiki, journeys: Iterable[Journey]) -> tuple[ExportFile, ...]:
    """PERSONA/JOURNEY.svg for each of the journeys."""
    return _files(journeys, "svg", lambda journey: map_svg(wiki, journey)[0].encode())


def browser_files(
    wiki: Wiki, journeys: Iterable[Journey], browser: str, kind: Kind
) -> tuple[ExportFile, ...]:
    """PERSONA/JOURNEY.png or .pdf. To make one raises `TooLargeMapError` and `BrowserError`."""
    return _files(journeys, kind, lambda journey: _by_browser(wiki, journey, browser, kind))


def slide_files(wiki: Wiki, journeys: Iterable[Journey]) -> tuple[ExportFile, ...]:
    """PERSONA/JOURNEY.pptx for each of the journeys. To make one raises `TooLargeMapError`."""
    return _files(journeys, "pptx", lambda journey: _slides(wiki, journey))


def _files(
    journeys: Iterable[Journey], ending: str, make: Callable[[Journey], bytes]
) -> tuple[ExportFile, ...]:
    return tuple(ExportFile(f"{journey.id}.{ending}", partial(make, journey)) for journey in journeys)


def _by_browser(wiki: Wiki, journey: Journey, browser: str, kind: Kind) -> bytes:
    svg, drawing = map_svg(wiki, journey)
    title = escape(one_line(journey.title))
    try:
        return made_by(browser, svg, title, drawing.width, drawing.height, kind)
    except TooLargeError:
        raise TooLargeMapError(journey.id) from None


def _slides(wiki: Wiki, journey: Journey) -> bytes:
    words = wiki.place_of(journey).words
    try:
        slides = deck(wiki, journey)
    except TooManySlidesError:
        raise TooLargeMapError(journey.id) from None
    is_rtl = words.direction == "rtl"
    return powerpoint(slides, journey.title, words.language, is_rtl, wiki.catalog.today)
