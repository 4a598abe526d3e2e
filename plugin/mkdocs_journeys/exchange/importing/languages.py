"""The language of a map, where its script or its headings tell it: pages of Arabic run from right to left."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable

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


# What a script tells better than headings, which may stand in another language than the texts below them.
_BY_SCRIPT = frozenset(language for language, _, _ in _SCRIPTS)
# Headings in English say little: workshops everywhere write of touchpoints and pain points.
_EVERYWHERE = "en"
# So many headings of one language are no chance.
_ENOUGH = 2


def language_of(text: str, headings: str = "") -> str:
    """The language that most of a text's letters are of; nothing where several use the same script.

    `headings` is the language of the words above it, as `language_of_headings` finds it. Japanese is told by
    its syllables, of which few stand between signs that Chinese has too.
    """
    letters = sum(map(str.isalpha, text))
    for language, script, needed in _SCRIPTS:
        if letters and len(script.findall(text)) > letters * needed:
            return headings if (language, headings) == ("zh", "ja") else language
    return "" if headings in _BY_SCRIPT else headings


def language_of_headings(spoken: Iterable[Collection[str]]) -> str:
    """The language that most headings are of, and no other one as many; empty where that says nothing.

    `spoken` has for each heading the languages that know it. One at least is to be no English.
    """
    known = [set(each) for each in spoken if each]
    own = {language for each in known if _EVERYWHERE not in each for language in each}
    counts = Counter(language for each in known for language in each & own)
    most = max(counts.values(), default=0)
    first, *others = [language for language, count in counts.items() if count == most] or [""]
    return first if not others and most >= _ENOUGH and most * 2 > len(known) else ""
