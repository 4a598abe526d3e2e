"""Lengths of time as other languages write them, in the format's words: `1,5 Std.` is 1.5h."""

from __future__ import annotations

import re

_LENGTH = re.compile(
    r"(\d{1,6}(?:[.,]\d{1,2})?)(?:\s*(?:-|\u2013|bis|à|a)\s*(\d{1,6}(?:[.,]\d{1,2})?))?\s*([^\W\d]+)\.?"
)
_WORDS = {
    "s": "sek sekunde sekunden seconde secondes segundo segundos",
    "min": "minuten minuto minutos",
    "h": "std stunde stunden heure heures hora horas",
    "d": "tag tage tagen jour jours día días dia dias",
    "w": "wo woche wochen semaine semaines semana semanas",
    "mo": "monat monate monaten mois mes meses mês",
    "y": "jahr jahre jahren an ans année années año años ano anos",
}
_UNITS = {word: unit for unit, words in _WORDS.items() for word in words.split()}


def in_our_words(text: str) -> str:
    """A length of time as the format writes it; any other text as it is."""
    found = _LENGTH.fullmatch(text.strip())
    unit = _UNITS.get(found[3].lower()) if found else None
    if found is None or unit is None:
        return text
    return "-".join(number.replace(",", ".") for number in (found[1], found[2]) if number) + unit
