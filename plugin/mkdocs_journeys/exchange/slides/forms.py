"""Forms and lines as shapes of python-pptx, in the colours of the drawing and none of the theme's."""

from __future__ import annotations

from typing import Any

from mkdocs_journeys.exchange.drawn.shapes import Box, Stroke, tip
from mkdocs_journeys.exchange.drawn.wrapping import one_line

_POINT = 12_700  # of PowerPoint's own units


def units(points: float) -> int:
    """A length in points, in PowerPoint's own unit."""
    return round(points * _POINT)


def give_name(shape: Any, name: str, text: str = "") -> None:
    """What a shape is called in the list of shapes, and what is read out for it."""
    shape.name = one_line(name) or "-"
    if text:
        shape._element._nvXxPr.cNvPr.set("descr", one_line(text))


def kind_of(box: Box) -> Any:
    """The kind of shape that has the form of a box."""
    from pptx.enum.shapes import MSO_SHAPE

    return {
        "plain": MSO_SHAPE.RECTANGLE,
        "round": MSO_SHAPE.ROUNDED_RECTANGLE,
        "oval": MSO_SHAPE.OVAL,
        "diamond": MSO_SHAPE.DIAMOND,
        "chevron": MSO_SHAPE.CHEVRON,
    }[box.form]


def write_form(made: Any, box: Box, is_rtl: bool) -> None:
    """Give a shape the outline and the colours of a box."""
    _unstyled(made)
    least = min(box.width, box.height)
    if box.form == "round":
        made.adjustments[0] = min(0.5, 3 / least)
    elif box.form == "chevron":
        made.adjustments[0] = tip(box) / least
        if is_rtl:
            made._element.spPr.xfrm.set("flipH", "1")
    if box.fill:
        _paint(made.fill, box.fill)
    else:
        made.fill.background()
    _edge(made.line, box.edge, 1, box.is_dashed)


def _unstyled(made: Any) -> None:
    """Without the shadows and colours that the theme gives to new shapes."""
    style = made._element.find(f"{{{made._element.nsmap['p']}}}style")
    if style is not None:
        made._element.remove(style)


def _paint(fill: Any, colour: str) -> None:
    fill.solid()
    fill.fore_color.rgb = rgb(colour)


def rgb(colour: str) -> Any:
    """A colour such as #24404a."""
    from pptx.dml.color import RGBColor

    return RGBColor(*bytes.fromhex(colour.removeprefix("#")))  # type: ignore[no-untyped-call]


def _edge(line: Any, colour: str | None, width: float, is_dashed: bool) -> None:
    from pptx.enum.dml import MSO_LINE

    if not colour:
        line.fill.background()
        return
    _paint(line.fill, colour)
    line.width = units(width)
    if is_dashed:
        line.dash_style = MSO_LINE.DASH


def write_stroke(shapes: Any, stroke: Stroke) -> None:
    """Add a line or an area."""
    from pptx.enum.shapes import MSO_CONNECTOR

    points = [(units(x), units(y)) for x, y in stroke.points]
    if len(points) == 2 and not stroke.fill:
        made = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *points[0], *points[1])
    else:
        builder = shapes.build_freeform(*points[0], scale=1.0)
        made = builder.add_line_segments(points[1:], close=bool(stroke.fill)).convert_to_shape()
        if stroke.fill:
            _paint(made.fill, stroke.fill)
        else:
            made.fill.background()
    _unstyled(made)
    give_name(made, stroke.name)
    _edge(made.line, stroke.colour, stroke.width, stroke.is_dashed)
