"""The words that the product shows, by language: one file each, all with the same keys."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib import resources
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from mkdocs_journeys.model.values.dates import Day
from mkdocs_journeys.model.values.durations import Duration

LANGUAGES = ("en", "de", "ar")
_DEFAULT = "en"
_MINUS = "\u2212"


class Words:
    """The words of one language, and how it writes numbers and dates.

    `language` is what the text is written in, as a BCP 47 tag; words of a language that has no file
    are English.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        base = language.replace("_", "-").split("-")[0].lower()
        self.spoken = base if base in LANGUAGES else _DEFAULT
        self._words = load(self.spoken)
        self._locale = _locale(language, self.spoken)
        self.direction = "rtl" if _locale(language, base).text_direction == "rtl" else "ltr"
        # Keeps a sign before its number in writing that runs from right to left.
        is_rtl = self.direction == "rtl"
        self._ltr = "\u200e" if is_rtl else ""
        self._isolate, self._end = ("\u2068", "\u2069") if is_rtl else ("", "")
        # A wiki has few numbers, and shows them often.
        self._numbers: dict[tuple[float, int], str] = {}

    def __call__(self, key: str, **values: object) -> str:
        """The word at a key, with `{name}` filled in. Raises KeyError for a key that no file has."""
        return self._words[key].format(**values) if values else self._words[key]

    def has(self, key: str) -> bool:
        return key in self._words

    def count(self, key: str, number: float, digits: int = 2, **values: object) -> str:
        """A number of things in the form that the language has for it: 1 touchpoint, 2 touchpoints."""
        shown = float(_rounded(number, digits))
        form = self._locale.plural_form(abs(shown)) if shown else "zero"
        found = self._words.get(f"{key}.{form}", self._words[f"{key}.other"])
        return found.format(n=self.number(shown), **values)

    def number(self, value: float, digits: int = 2) -> str:
        """A number with at most `digits` decimals. Digits are Western everywhere, as ids and codes are."""
        known = self._numbers.get((value, digits))
        if known is None:
            known = self._numbers[value, digits] = self._number(value, digits)
        return known

    def _number(self, value: float, digits: int) -> str:
        rounded = _rounded(value, digits)
        written = str(format_decimal(abs(rounded), format="#,##0." + "#" * digits, locale=self._locale))
        return self._ltr + _MINUS + written if rounded < 0 else written

    def signed(self, value: float) -> str:
        """A feeling: +1, 0, −0.46. Two decimals, as in the diagrams: so that its colour, too, can be told."""
        written = self.number(value)
        return f"{self._ltr}+{written}" if value > 0 and written != "0" else written

    def percent(self, value: float) -> str:
        return self("unit.percent", n=self.number(value, 1))

    def amount(self, value: float, unit: str | None) -> str:
        """A figure with its unit: 38 %, 12 minutes, 4.1."""
        if unit == "%":
            return self.percent(value)
        if not unit:
            return self.number(value)
        # The team's own word for the unit may be of another direction than the page.
        return f"{self._isolate}{self.number(value)} {unit}{self._end}"

    def isolated(self, text: str) -> str:
        """A text that leaves the order of what stands beside it alone, whichever way it runs."""
        return f"{self._isolate}{text}{self._end}"

    def step(self, before: str, after: str) -> str:
        """From one value to another, in the order in which one reads."""
        return self("changes.moved", before=self.isolated(before), after=self.isolated(after))

    def per(self, unit: str) -> str:
        """In what time: per week. A word that we don't know is shown as it is written."""
        key = f"period.{unit.lower().removesuffix('s')}"
        return self("per", unit=self._words.get(key, unit))

    def date(self, day: Day | datetime.date) -> str:
        """A date as far as it is known."""
        if isinstance(day, datetime.date):
            return str(format_date(day, "medium", locale=self._locale))
        if day.day:
            return str(format_date(day.first, "medium", locale=self._locale))
        if day.month:
            return str(format_skeleton("yMMM", day.first, locale=self._locale))
        return str(day.year)

    def duration(self, length: Duration) -> str:
        """A length of time: 2 weeks, 2-3 weeks."""
        form = self._locale.plural_form(length.high)
        key = f"duration.{length.unit}"
        unit = self._words.get(f"{key}.{form}", self._words[f"{key}.other"])
        if length.low == length.high:
            return unit.format(n=self.number(length.low))
        # Arabic has words of their own for one day and two days. They have no room for "1-2".
        unit = unit if "{n}" in unit else self._words[f"{key}.other"]
        return unit.format(n=f"{self.number(length.low)}\u2013{self.number(length.high)}")

    def listed(self, texts: Iterable[str]) -> str:
        """Texts one after the other, with the comma of the language."""
        return self("diagram.separator").join(texts)

    def parted(self, texts: Iterable[str]) -> str:
        """Texts that may have commas of their own, with the semicolon of the language between them."""
        return self("between").join(texts)


@cache
def words_in(language: str) -> Words:
    """The words of a language."""
    return Words(language)


def _rounded(value: float, digits: int) -> Decimal:
    """Halves away from zero, everywhere."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


@cache
def load(language: str) -> Mapping[str, str]:
    """All words of a language by dotted key."""
    text = resources.files(__package__).joinpath(f"{language}.yml").read_text(encoding="utf-8")
    flat: dict[str, str] = {}
    # All is text here: YAML would take a key such as `on` for a yes.
    _flatten(yaml.load(text, Loader=yaml.BaseLoader), "", flat)  # noqa: S506  builds nothing but texts
    return flat


def _flatten(tree: Mapping[str, Any], above: str, flat: dict[str, str]) -> None:
    for key, value in tree.items():
        if isinstance(value, dict):
            _flatten(value, f"{above}{key}.", flat)
        else:
            flat[f"{above}{key}"] = str(value)


def _locale(language: str, otherwise: str) -> Locale:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        pass
    try:
        return Locale.parse(otherwise)
    except (ValueError, UnknownLocaleError):
        return Locale.parse(_DEFAULT)
