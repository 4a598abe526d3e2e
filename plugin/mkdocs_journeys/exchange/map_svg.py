"""The map of a journey as an SVG file that needs nothing else: no script, no font, no other file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from mkdocs_journeys.exchange.drawn import colours
from mkdocs_journeys.exchange.drawn.shapes import (
    Box,
    Drawing,
    Picture,
    Shape,
    Stroke,
    chevron,
    diamond,
    text_height,
)
from mkdocs_journeys.exchange.drawn.whole_map import description, whole_map
from mkdocs_journeys.exchange.drawn.wrapping import one_line
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages.wiki import Wiki

_FONT = "Arial, Helvetica, sans-serif"
# Of a line's height: where its letters stand, from its top.
_BASELINE = 0.78


def map_svg(wiki: Wiki, journey: Journey) -> tuple[str, Drawing]:
    """The whole file, and the drawing that it shows."""
    words = wiki.place_of(journey).words
    drawing = whole_map(wiki, journey)
    title = words("map.caption", title=journey.title)
    return as_svg(drawing, title, description(wiki, journey), words.language), drawing


def as_svg(drawing: Drawing, title: str, text: str, language: str) -> str:
    """A drawing as SVG, with what it is called and what it says to those who can't see it."""
    wide, tall = _n(drawing.width), _n(drawing.height)
    direction = "rtl" if drawing.is_rtl else "ltr"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {tall}" width="{wide}" height="{tall}" '
        f'role="img" aria-labelledby="map-title map-text" lang="{_text(language)}" direction="{direction}" '
        f'font-family="{_FONT}">\n'
        f'<title id="map-title">{_text(title)}</title>\n<desc id="map-text">{_text(text)}</desc>\n'
        f'<rect width="{wide}" height="{tall}" fill="{colours.PAPER}"/>\n'
        f"{_lines(_shapes(drawing.shapes, drawing.is_rtl))}</svg>\n"
    )


def _lines(parts: Iterable[str]) -> str:
    return "".join(f"{part}\n" for part in parts if part)


def _text(text: str) -> str:
    return escape(one_line(text))


def _n(value: float) -> str:
    """A number with one decimal: a tenth of a pixel is seen by nobody."""
    return f"{value:.1f}".removesuffix(".0")


def _shapes(shapes: Iterable[Shape], is_rtl: bool) -> Iterator[str]:
    for shape in shapes:
        if isinstance(shape, Box):
            yield _form(shape, is_rtl)
            yield from _texts(shape, is_rtl)
        elif isinstance(shape, Picture):
            yield f"<g>\n{_lines(map(_stroke, shape.strokes))}</g>"
        else:
            yield _stroke(shape)


def _stroke(stroke: Stroke) -> str:
    points = " ".join(f"{_n(x)} {_n(y)}" for x, y in stroke.points)
    kind = "polygon" if stroke.fill else "polyline"
    return f'<{kind} points="{points}"{_paint(stroke.fill, stroke.colour, stroke.width, stroke.is_dashed)}/>'


def _paint(fill: str | None, edge: str | None, width: float, is_dashed: bool) -> str:
    painted = f' fill="{fill or "none"}"'
    if edge:
        painted += f' stroke="{edge}" stroke-width="{_n(width)}"'
        painted += ' stroke-dasharray="5 4"' if is_dashed else ""
    return painted


def _form(box: Box, is_rtl: bool) -> str:
    """The form of a box; nothing for one that is text alone."""
    if not box.fill and not box.edge:
        return ""
    paint = _paint(box.fill, box.edge, 1.2, box.is_dashed)
    x, y, wide, tall = box.x, box.y, box.width, box.height
    if box.form == "oval":
        half = f'rx="{_n(wide / 2)}" ry="{_n(tall / 2)}"'
        return f'<ellipse cx="{_n(x + wide / 2)}" cy="{_n(y + tall / 2)}" {half}{paint}/>'
    if box.form == "diamond":
        return _polygon(diamond(box), paint)
    if box.form == "chevron":
        return _polygon(chevron(box, is_rtl), paint)
    rounded = ' rx="4"' if box.form == "round" else ""
    return f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(wide)}" height="{_n(tall)}"{rounded}{paint}/>'


def _polygon(points: Iterable[tuple[float, float]], paint: str) -> str:
    return f'<polygon points="{" ".join(f"{_n(x)} {_n(y)}" for x, y in points)}"{paint}/>'


def _texts(box: Box, is_rtl: bool) -> Iterator[str]:
    """The lines of a box, each where it stands."""
    tall = text_height(box.lines)
    y = box.y + ((box.height - tall) / 2 if box.is_centred else box.padding)
    x, anchor = _anchor(box, is_rtl)
    for line in box.lines:
        look = line.look
        baseline = y + look.leading * _BASELINE
        style = f' font-size="{_n(look.size)}" fill="{look.colour}"'
        style += ' font-weight="bold"' if look.is_bold else ""
        style += ' font-style="italic"' if look.is_italic else ""
        style += f' text-anchor="{anchor}"' if anchor != "start" else ""
        yield f'<text x="{_n(x)}" y="{_n(baseline)}"{style}>{_text(line.text)}</text>'
        y += look.leading


def _anchor(box: Box, is_rtl: bool) -> tuple[float, str]:
    """Where a line begins, ends or has its middle. What is the start follows from the direction."""
    left, right = box.x + box.padding, box.x + box.width - box.padding
    if box.align == "middle":
        return (left + right) / 2, "middle"
    is_left = (box.align == "start") != is_rtl
    return (left if is_left else right), box.align
