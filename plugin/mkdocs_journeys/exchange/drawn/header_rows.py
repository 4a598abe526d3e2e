"""The head of a drawn map: the stages, and the touchpoints with their numbers."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_journeys.exchange.drawn import colours
from mkdocs_journeys.exchange.drawn.cells import Said
from mkdocs_journeys.exchange.drawn.grid import Grid, Row
from mkdocs_journeys.exchange.drawn.shapes import Box, Line, Look, Shape, Stroke, text_height
from mkdocs_journeys.exchange.drawn.wrapping import wrapped
from mkdocs_journeys.model.journey import Stage, Touchpoint
from mkdocs_journeys.pages.journey_map import JourneyMap
from mkdocs_journeys.pages.place import Place

# A quote that is longer does not fit into a stage of one column.
_SHORT_QUOTE = 60
# In sizes of the type: in such a stage any quote has room.
_WIDE = 20


def header_rows(drawn: JourneyMap, grid: Grid, at: Place, *, quotes: bool) -> tuple[Row, Row]:
    """The row of the stages, with what customers say of them where `quotes`, and that of the touchpoints."""
    return _stages(drawn, grid, at, quotes), _touchpoints(drawn, grid, at)


def label(text: str, grid: Grid, height: float) -> Box:
    """The name of a row, at its beginning."""
    look = grid.look("strong")
    lines = wrapped(text, look, grid.label - 2 * grid.padding)
    return Box(text, 0, 0, grid.label, height, lines=lines, padding=grid.padding)


def label_height(text: str, grid: Grid) -> float:
    """How tall the name of a row is."""
    return text_height(label(text, grid, 0).lines) + 2 * grid.padding


def _stages(drawn: JourneyMap, grid: Grid, at: Place, quotes: bool) -> Row:
    name = at.words("map.stage")
    texts = []
    for cell in drawn.stages:
        room = cell.span * grid.column - 5.6 * grid.padding
        texts.append(tuple(_stage_lines(cell.value, cell.span, grid, at, room, quotes)))
    tallest = max([text_height(lines) for lines in texts])
    height = max(tallest + 2 * grid.padding, label_height(name, grid))
    shapes: list[Shape] = [label(name, grid, height)]
    at_column = 0
    for cell, lines in zip(drawn.stages, texts, strict=True):
        shapes.append(
            Box(
                f"{name}: {cell.value.name}",
                grid.left(at_column),
                0,
                cell.span * grid.column,
                height,
                form="chevron",
                fill=colours.INK,
                lines=lines,
                padding=2.8 * grid.padding,
                is_centred=True,
            )
        )
        at_column += cell.span
    return Row(height + grid.padding, tuple(shapes))


def _stage_lines(stage: Stage, span: int, grid: Grid, at: Place, room: float, quotes: bool) -> Iterator[Line]:
    yield from wrapped(stage.name, Look(grid.size * 1.1, colours.ON_INK, is_bold=True), room)
    if quotes and stage.fields.quote:
        quote = stage.fields.quote[0].text
        if span > 1 or room > _WIDE * grid.size or len(quote) <= _SHORT_QUOTE:
            text = at.words("quoted", text=quote)
            yield from wrapped(text, Look(grid.size * 0.95, colours.ON_INK), room)


def _touchpoints(drawn: JourneyMap, grid: Grid, at: Place) -> Row:
    name = at.words("map.touchpoint")
    is_beside = grid.column > 11 * grid.size
    badge = grid.size * 1.75 + grid.padding
    room = grid.column - 2 * grid.padding - (badge if is_beside else 0)
    shapes: list[Shape] = []
    height = label_height(name, grid)
    for index, column in enumerate(drawn.columns):
        step = column.touchpoint
        if step is None:
            continue
        x = grid.left(index) + grid.padding
        lines = (*wrapped(step.name, _name_look(step, grid), room), *grid.lines(_marks(step, at), room))
        down = grid.padding + (0.2 * grid.size if is_beside else badge)
        tall = text_height(lines)
        place = x + (badge if is_beside else 0)
        shapes += [
            grid.badge(step, x, grid.padding),
            Box(f"{name} {step.number}: {step.name}", place, down, room, tall, lines=lines),
        ]
        height = max(height, down + tall + grid.padding, badge + grid.padding)
    rule = Stroke("", ((0, height), (grid.width, height)), colours.LINE)
    return Row(height, (rule, label(name, grid, height), *shapes))


def _name_look(step: Touchpoint, grid: Grid) -> Look:
    return Look(grid.size, colours.TEXT, is_bold=True, is_italic=step.status != "live")


def _marks(step: Touchpoint, at: Place) -> Iterator[Said]:
    """What is special about a touchpoint, as in the head of the page's map."""
    words, fields = at.words, step.fields
    found = [] if step.status == "live" else [words(f"touchpoint_status.{step.status}")]
    found += [] if step.has_contact else [words("channel.none")]
    found += [words("map.moment_of_truth")] if fields.moment_of_truth else []
    found += [words("map.micro_moment")] if fields.micro_moment else []
    if fields.entry:
        percent = fields.entry.percent
        way = words("map.entry")
        found.append(way if percent is None else f"{way} {words.percent(percent)}")
    found += [words("map.importance", n=fields.importance)] if fields.importance else []
    if found:
        yield Said(" · ".join(found), "dim")
