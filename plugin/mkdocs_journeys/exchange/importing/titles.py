"""What a title or a heading says of a map: that it is one, and of which time."""

from __future__ import annotations

import re

_JOURNEY = re.compile(
    r"journey|jornada|parcours|customer experience|experience map|blueprint|\bcjm\b|kundenreise|\breise\b"
    r"|viaje|recorrido|旅程|ジャーニー|путь|пути|путешеств|여정|hành trình|رحلة|klantreis|percorso",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\bto[- ]?be\b|\btobe\b|future state|target state|soll-?zustand|zielzustand|理想|未来"
    r"|état futur|estado futuro",
    re.IGNORECASE,
)


def is_about_journeys(text: str) -> bool:
    """Whether a heading or a name speaks of journeys."""
    return bool(_JOURNEY.search(text))


def is_future(text: str) -> bool:
    """Whether a title says that it tells of how things are to be."""
    return bool(_FUTURE.search(text))
