"""What a title, a heading or the name of a file says of a map: what it is called, that it is one, of when."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

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
# What programs call a sheet to which nobody has given a name.
_NAMELESS = re.compile(
    r"(?:sheet|tabelle|tabellenblatt|feuille?|feuille de calcul|hoja|hoja de cálculo|planilha|folha|página"
    r"|foglio|blad|munka|arkusz|лист|工作表|シート|시트|ورقة)\s?[0-9]*",
    re.IGNORECASE,
)


def title_of_file(stem: str) -> str:
    """The title that the name of a file makes, without its ending: `lastenrad-abo` becomes Lastenrad abo.

    A hyphen before a capital is one of a name and stays: Lastenrad-Abo. In my-cool-journey hyphens stand for
    spaces, and so they do in Buying-a-New-Bike, as no name has a small word in it.
    """
    whole = unicodedata.normalize("NFC", stem)  # macOS parts letters from their accents
    named = (_hyphened(word.split("-")) for word in whole.replace("_", " ").split())
    title = " ".join(" ".join(named).split())
    return title[:1].upper() + title[1:]


def _hyphened(parts: Sequence[str]) -> str:
    """The parts of a word with hyphens between a letter and a capital, and with spaces elsewhere."""
    is_name = all(parts) and not any(part[0].islower() for part in parts[1:])
    joined = parts[0]
    for before, part in pairwise(parts):
        joined += "-" if is_name and before[-1].isalpha() and part[0].isupper() else " "
        joined += part
    return joined


def is_nameless(sheet: str) -> bool:
    """Whether a sheet is called as its program calls each new one, such as Tabelle1."""
    return bool(_NAMELESS.fullmatch(sheet.strip()))


def is_about_journeys(text: str) -> bool:
    """Whether a heading or a name speaks of journeys."""
    return bool(_JOURNEY.search(text))


def is_future(text: str) -> bool:
    """Whether a title says that it tells of how things are to be."""
    return bool(_FUTURE.search(text))
