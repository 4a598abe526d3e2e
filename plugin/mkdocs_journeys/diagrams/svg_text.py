"""Text in SVG: its rows, each in one piece."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree

from mkdocs_journeys.diagrams.direction import has_right_to_left, is_right_to_left
from mkdocs_journeys.diagrams.shield import unshielded

TSPAN = "{http://www.w3.org/2000/svg}tspan"
PLAIN = {"font-weight": "normal", "font-style": "normal"}

Attributes = Callable[[ElementTree.Element], dict[str, str]]


def text_of(element: ElementTree.Element) -> str:
    return unshielded("".join(element.itertext()))


def rows(element: ElementTree.Element, made: ElementTree.Element, attributes: Attributes) -> None:
    """Puts the rows of a text into `made`. The words of a row are one piece, so that letters join up."""
    made.text = unshielded(element.text or "") or None
    for child in element:
        if child.tag != TSPAN:
            continue
        row = ElementTree.SubElement(made, "tspan", attributes(child))
        row.attrib.pop("class", None)
        if _is_plain(child):
            row.text = text_of(child)
        else:
            rows(child, row, attributes)
        row.tail = unshielded(child.tail or "") or None
    _drop_plain(made)


def _is_plain(row: ElementTree.Element) -> bool:
    """Whether nothing in a row stands out or is placed by itself."""
    return all(
        PLAIN.get(key, "") == value or key in ("class", "style")
        for piece in row.iter(TSPAN)
        if piece is not row
        for key, value in piece.attrib.items()
    )


def _drop_plain(made: ElementTree.Element) -> None:
    for row in made:
        for key, value in PLAIN.items():
            if row.get(key) == value:
                del row.attrib[key]


def with_direction(made: ElementTree.Element, words: str) -> ElementTree.Element:
    """Sets the direction of rows that are read from right to left, where that does not move them.

    A row that goes on with a Latin word belongs to the text before it.
    """
    if made.get("text-anchor") != "middle":
        return made
    begins = is_right_to_left(words)
    for row in [row for row in made if row.get("x")] or [made]:
        text = "".join(row.itertext())
        if is_right_to_left(text) or (begins and has_right_to_left(text)):
            row.set("direction", "rtl")
            row.set("unicode-bidi", "isolate")
    return made
