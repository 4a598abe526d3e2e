"""What the colours, lines and marks of a drawn map mean."""

from __future__ import annotations

from mkdocs_journeys.exchange.drawn import colours
from mkdocs_journeys.exchange.drawn.grid import Grid, Row
from mkdocs_journeys.exchange.drawn.shapes import Box, Line, Look, Shape, Stroke
from mkdocs_journeys.exchange.drawn.wrapping import width
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages.wiki import Wiki


def legend(wiki: Wiki, journey: Journey, grid: Grid) -> Row:
    """What colours, lines and marks mean. It stands on one line."""
    words = wiki.place_of(journey).words
    strong, plain = grid.look("strong"), grid.look("plain")
    tall = 1.8 * grid.size
    shapes: list[Shape] = []
    x = 0.0

    def say(text: str, look: Look) -> None:
        nonlocal x
        wide = width(text, look) + grid.padding
        shapes.append(Box(text, x, 0, wide, tall, lines=(Line(text, look),), is_centred=True))
        x += wide + grid.padding

    say(words("legend.feeling"), strong)
    for mood, (fill, on) in colours.MOODS.items():
        line = Line(words.signed(mood), Look(grid.size, on, is_bold=True))
        shapes.append(
            Box(line.text, x, 0, 2.8 * grid.size, tall, form="round", fill=fill, lines=(line,),
                align="middle", is_centred=True)
        )  # fmt: skip
        x += 3 * grid.size
        say(words(f"mood.{mood}"), plain)
    x += grid.size
    say(words("legend.evidence"), strong)
    for key, is_dashed in (("certainty.validated", False), ("legend.not_validated", True)):
        ends = ((x, tall / 2), (x + 2.5 * grid.size, tall / 2))
        shapes.append(Stroke("", ends, colours.MIDDLE, 0.2 * grid.size, is_dashed))
        x += 3 * grid.size
        say(words(key), plain)
    if any(step.fields.moment_of_truth for step in journey.touchpoints):
        x += grid.size
        shapes.append(Box("", x, 0.25 * tall, 0.5 * tall, 0.5 * tall, form="diamond", fill=colours.MIDDLE))
        x += 0.5 * tall + grid.padding
        say(words("map.moment_of_truth"), plain)
    return Row(tall + grid.size, tuple(shapes))
