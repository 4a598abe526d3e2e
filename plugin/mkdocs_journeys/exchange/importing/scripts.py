"""The language of a map, where its script tells it: pages of Arabic run from right to left."""

from __future__ import annotations

import re

_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]"), 0.05),
    ("ko", re.compile("[\uac00-\ud7a3]"), 0.4),
    ("zh", re.compile("[\u4e00-\u9fff]"), 0.4),
    ("ar", re.compile("[\u0600-\u06ff]"), 0.4),
    ("he", re.compile("[\u0590-\u05ff]"), 0.4),
    ("ru", re.compile("[\u0400-\u04ff]"), 0.4),
    ("el", re.compile("[\u0370-\u03ff]"), 0.4),
    ("hi", re.compile("[\u0900-\u097f]"), 0.4),
    ("th", re.compile("[\u0e00-\u0e7f]"), 0.4),
)


def language_of(text: str) -> str:
    """The language that most of a text's letters are of; nothing where several use the same script.

    Japanese is told by its syllables, of which few stand between signs that Chinese has too.
    """
    letters = sum(map(str.isalpha, text))
    for language, script, needed in _SCRIPTS:
        if letters and len(script.findall(text)) > letters * needed:
            return language
    return ""
