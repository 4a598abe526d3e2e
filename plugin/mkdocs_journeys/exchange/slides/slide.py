"""One slide in plain numbers, in points, and where its parts may stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mkdocs_journeys.exchange.drawn import colours
from mkdocs_journeys.exchange.drawn.shapes import Line, Look, Shape, text_height
from mkdocs_journeys.exchange.drawn.wrapping import one_line, wrapped

# 16:9, as PowerPoint makes it.
WIDTH, HEIGHT = 960.0, 540.0
MARGIN = 28.0
INNER = WIDTH - 2 * MARGIN
TITLE_TOP, TITLE_HEIGHT = 12.0, 44.0
# Nothing on a slide that is presented has smaller type, but for the numbers of touchpoints.
LEAST_SIZE = 10.0
# The content below the title.
TOP, BOTTOM = 62.0, 526.0
ROOM = BOTTOM - TOP
_TITLE_SIZES = (24.0, 20.0, 16.0, 13.0, 11.0)


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide. `notes` are for whoever shows it: whose map it is, and where it is known from."""

    title: str
    shapes: tuple[Shape, ...]
    notes: str


def title_size(title: str) -> float:
    """The largest type in which a title fits above the content."""
    for size in _TITLE_SIZES:
        look = Look(size, colours.TEXT, is_bold=True)
        if text_height(wrapped(title, look, INNER)) <= TITLE_HEIGHT:
            return size
    return _TITLE_SIZES[-1]


def paragraphs(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines as the paragraphs that they were before they were wrapped: a slide wraps by itself."""
    parts: list[list[Line]] = []
    for line in lines:
        # What goes on from another slide begins in the middle of a paragraph.
        if line.glue is None or not parts:
            parts.append([])
        parts[-1].append(line)
    for part in parts:
        text = "".join(f"{line.glue or ''}{line.text}" for line in part)
        yield Line(one_line(text), part[0].look)
