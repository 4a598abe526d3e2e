"""The curve of a journey as a picture in text: a block for each touchpoint, in its order."""

from __future__ import annotations

from mkdocs_journeys.model.journey import Journey

_BLOCKS = "\u2581\u2582\u2584\u2586\u2588"
_UNKNOWN = "\u00b7"


def curve(journey: Journey) -> str:
    """A block for each touchpoint, from very negative to very positive; a dot where that is unknown."""
    return "".join(
        _UNKNOWN if step.emotion is None else _BLOCKS[min(4, max(0, round(step.emotion.mean) + 2))]
        for step in journey.touchpoints
        if journey.is_experienced(step)
    )
