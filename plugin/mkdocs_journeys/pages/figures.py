"""Diagrams in the words of a page."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from mkdocs_journeys.diagrams.words import DiagramWords, signed
from mkdocs_journeys.pages.words import Words

_PATTERNS = (
    "feeling", "low", "share", "case_share", "starts", "ends", "leave", "leave_to", "leaves", "leaves_to",
    "unmeasured", "drop_off", "entry", "entry_share", "together", "back", "back_when", "to", "from_stage",
    "elsewhere", "stages_title", "touchpoints_title", "separator",
)  # fmt: skip


@cache
def _patterns(language: str) -> DiagramWords:
    words = Words(language)
    moods = tuple(words(f"mood.{mood}") for mood in (-2, -1, 0, 1, 2))
    patterns = {name: words(f"diagram.{name}") for name in _PATTERNS}
    # From right to left, the diagrams themselves keep signs in their place.
    sign = words.signed if words.direction == "ltr" else signed
    return DiagramWords(moods=moods, from_=words("diagram.from"), signed=sign, **patterns)  # type: ignore[arg-type]


def diagram_words(words: Words) -> DiagramWords:
    """What stands in diagrams, in the language of a page."""
    return _patterns(words.spoken)


def picture(svg: str | None) -> Markup | None:
    """A drawn diagram as safe HTML: it was rebuilt from a list of allowed elements."""
    return Markup(svg) if svg else None  # noqa: S704
