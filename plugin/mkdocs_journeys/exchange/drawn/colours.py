"""The colours of drawings: those of the pages in the light scheme (pages/styles/base.css), for paper."""

from __future__ import annotations

INK = "#24404a"
ON_INK = "#ffffff"
TEXT = "#20262e"
DIM = "#59626e"
LINE = "#dde1e6"
SHADE = "#f4f6f8"
BAND = "#e8ecef"
PAPER = "#ffffff"
GOOD, MIDDLE, BAD = "#0b6a94", "#6b7686", "#b03c06"
GOOD_TINT, BAD_TINT = "#eef7fb", "#fef4ec"
GOOD_EDGE, BAD_EDGE = "#b4d8e8", "#f3c9a6"

# The one scale, from very bad to very good: what a mark is filled with, and what stands on it.
MOODS = {
    -2: ("#b5400a", "#ffffff"),
    -1: ("#fbd2ae", "#5b2403"),
    0: ("#e6e9ee", "#2c3440"),
    1: ("#b9ddee", "#06384f"),
    2: ("#0b6a94", "#ffffff"),
}


def side(value: float) -> str:
    """The colour of a line at a value: blue for good, orange for bad, grey between."""
    return GOOD if value > 0 else BAD if value < 0 else MIDDLE
