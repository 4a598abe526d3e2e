"""The row of the feelings in a drawn map: the curve, its points, and who leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_journeys.diagrams.curve import height
from mkdocs_journeys.exchange.drawn import colours
from mkdocs_journeys.exchange.drawn.cells import score
from mkdocs_journeys.exchange.drawn.curve_strokes import Knot, curve_strokes
from mkdocs_journeys.exchange.drawn.grid import Grid, Row
from mkdocs_journeys.exchange.drawn.header_rows import label
from mkdocs_journeys.exchange.drawn.shapes import (
    Box,
    Line,
    Look,
    Picture,
    Shape,
    Stroke,
    moved,
    text_height,
)
from mkdocs_journeys.exchange.drawn.wrapping import width, wrapped
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages.feeling_lane import FeelingLane, runs
from mkdocs_journeys.pages.feeling_lane import Point as Mark
from mkdocs_journeys.pages.journey_map import Column
from mkdocs_journeys.pages.place import Place

_LEVELS = (2, 1, 0, -1, -2)
# From here on a loss stands out, as on the page.
_BIG_LOSS = 10


@dataclass(frozen=True, slots=True)
class _Field:
    """The field of the curve. `tall` is what 100 percent of the page's curve are here."""

    grid: Grid
    tall: float

    def y(self, value: float) -> float:
        return self.tall * height(value) / 100

    def x(self, column: int) -> float:
        return self.grid.left(column) + self.grid.column / 2


def feeling_row(
    journey: Journey, found: FeelingLane, columns: Sequence[Column], grid: Grid, at: Place, tall: float
) -> Row:
    """The row; 100 percent of the page's curve are `tall` here."""
    field = _Field(grid, tall)
    words = [_word(mark, field, at) for mark in found.points]
    up = max([0.0, *(grid.padding - word.y for word in words)])
    down = max([field.y(-2) + 1.4 * grid.size, *(word.y + word.height for word in words)]) + grid.padding
    knots = [
        [Knot((field.x(felt.column), field.y(felt.value)), felt.is_certain) for felt in run]
        for run in runs(journey, columns)
    ]
    curve = curve_strokes(knots, field.y(0), 0.22 * grid.size)
    strokes = (*_guides(field), *curve, *_ranges(field, found))
    shapes: list[Shape] = [Picture(at.words("lane.feeling"), curve_text(found, at), strokes)]
    shapes += _axis(field, at)
    shapes += words
    shapes += (_dot(mark, field) for mark in found.points)
    shapes = [moved(shape, 0, up) for shape in shapes]
    total = up + down
    if found.leaving:
        shapes += _leaving(found, grid, at, total)
        total += 2 * grid.size + grid.padding
    rule = Stroke("", ((0, total), (grid.width, total)), colours.LINE)
    return Row(total, (rule, label(at.words("lane.feeling"), grid, 3 * grid.size), *shapes))


def curve_text(found: FeelingLane, at: Place) -> str:
    """The curve for those who can't see it: what it is, its ends, its gaps, and each point."""
    words = at.words
    told = [words("map.curve")]
    if found.lowest and found.highest and found.lowest.emotion and found.highest.emotion:
        told.append(
            words(
                "map.curve_ends",
                low_name=found.lowest.name,
                low=words.signed(found.lowest.emotion.mean),
                high_name=found.highest.name,
                high=words.signed(found.highest.emotion.mean),
            )
        )
    told += [words.count("map.curve_gaps", found.unknown)] if found.unknown else []
    for mark in found.points:
        step = mark.touchpoint
        word = f"{step.fields.feeling} " if step.fields.feeling else ""
        felt = f"{word}{score(step.emotion, at)}"
        told.append(f"{step.number} {step.name}: {felt} ({words(f'certainty.{step.certainty}')}).")
    return " ".join(told)


def _guides(field: _Field) -> Iterator[Stroke]:
    left, right = field.grid.left(0), field.grid.width
    for level in _LEVELS:
        colour = colours.DIM if level == 0 else colours.LINE
        yield Stroke("", ((left, field.y(level)), (right, field.y(level))), colour, 0.6)


def _axis(field: _Field, at: Place) -> Iterator[Box]:
    """The scale at the end of the names, in its colours."""
    grid = field.grid
    for level in _LEVELS:
        look = Look(grid.small, colours.side(level), is_bold=True)
        line = Line(at.words.signed(level), look)
        y = field.y(level) - look.leading / 2
        yield Box(
            line.text, 0, y, grid.label, look.leading, lines=(line,), align="end", padding=grid.padding,
            is_centred=True,
        )  # fmt: skip


def _ranges(field: _Field, found: FeelingLane) -> Iterator[Stroke]:
    """Where a feeling changes within a touchpoint: from its lowest to its highest."""
    for mark in found.points:
        if mark.range_height:
            x, top = field.x(mark.column), field.tall * mark.range_top / 100
            bottom = top + field.tall * mark.range_height / 100
            yield Stroke("", ((x, top), (x, bottom)), colours.side(_mean(mark)), 0.15 * field.grid.size)


def _mean(mark: Mark) -> float:
    return mark.touchpoint.emotion.mean if mark.touchpoint.emotion else 0.0


def _dot(mark: Mark, field: _Field) -> Box:
    """A point of the curve with its number: filled where it is validated, hollow where it is not."""
    grid, step = field.grid, mark.touchpoint
    big = 1.9 * grid.size
    fill, on = colours.MOODS[mark.mood]
    is_sure = step.certainty == "validated"
    colour = on if is_sure else colours.TEXT
    return Box(
        f"{step.number}",
        field.x(mark.column) - big / 2,
        field.tall * mark.top / 100 - big / 2,
        big,
        big,
        form="diamond" if step.fields.moment_of_truth else "oval",
        fill=fill if is_sure else colours.PAPER,
        edge=colours.side(mark.mood) if mark.is_connected else colours.MIDDLE,
        is_dashed=not is_sure,
        lines=(Line(f"{step.number}", Look(grid.size * 0.85, colour, is_bold=True)),),
        align="middle",
        is_centred=True,
    )


def _word(mark: Mark, field: _Field, at: Place) -> Box:
    """What a point feels like, outside of the bend."""
    grid = field.grid
    look = Look(grid.size * 0.95, colours.TEXT, is_bold=True)
    word = f"{mark.word} " if mark.word else ""
    text = f"{word}{score(mark.touchpoint.emotion, at)}"
    longest = max(width(part, look) for part in text.split())
    # A long word may reach a little over its neighbours, which mostly stand at another height.
    room = min(max(grid.column - grid.padding, longest * 1.02), 1.5 * grid.column)
    lines = wrapped(text, look, room)
    tall = text_height(lines)
    middle = field.tall * mark.top / 100
    ends = (mark.range_top, mark.range_top + mark.range_height)
    gap = 1.15 * grid.size
    if mark.is_above:
        y = min(middle - gap, field.tall * ends[0] / 100 - 0.3 * grid.size) - tall
    else:
        y = max(middle + gap, field.tall * ends[1] / 100 + 0.3 * grid.size)
    # The line of the zero would run through it, and make another number of it: a minus is a line too.
    is_crossed = y < field.y(0) < y + tall
    wide = min(room, max(width(line.text, line.look) for line in lines) * 1.15) if is_crossed else room
    x = field.x(mark.column) - wide / 2
    return Box(
        f"{mark.touchpoint.number}: {text}", x, y, wide, tall,
        fill=colours.PAPER if is_crossed else None, lines=lines, align="middle",
    )  # fmt: skip


def _leaving(found: FeelingLane, grid: Grid, at: Place, top: float) -> Iterator[Box]:
    """Who leaves at each touchpoint, of those who arrive."""
    name = at.words("map.leaving")
    tall = 2 * grid.size + grid.padding
    look = grid.look("dim")
    lines = wrapped(name, look, grid.label - 2 * grid.padding)
    yield Box(name, 0, top, grid.label, tall, lines=lines, padding=grid.padding, is_centred=True)
    for loss in found.leaving:
        percent = loss.percent
        text = "?" if percent is None else at.words.percent(percent)
        is_big = percent is not None and percent >= _BIG_LOSS
        yield Box(
            f"{name} {loss.touchpoint.number}",
            grid.left(loss.column),
            top,
            grid.column,
            tall,
            lines=(Line(text, grid.look("bad" if is_big else "dim")),),
            align="middle",
            is_centred=True,
        )
