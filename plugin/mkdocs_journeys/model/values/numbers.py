"""Numbers, percents, levels, and yes or no."""

from __future__ import annotations

import re

from mkdocs_journeys.model.values.refusal import Refusal, nearest
from mkdocs_journeys.model.values.sureness import surely_one_of
from mkdocs_journeys.model.values.texts import label

_NUMBER = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d{1,15})(\.\d{1,9})?")
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")
# With three digits behind it the comma may as well part thousands, but not behind a lone zero.
_SURE_COMMA = re.compile(r"[+-]?\d+,(\d{1,2}|\d{4,9})")
_ZERO_COMMA = re.compile(r"[+-]?(?P<before>\d{1,3}),\d{3}")
LEVELS = {"low": 1.0, "medium": 3.0, "high": 5.0}
_YES = frozenset({"yes", "true", "on", "y"})
_NO = frozenset({"no", "false", "off", "n"})


def number(value: object) -> float:
    """A number: `12`, `-0.5`, `+1`, `−2`, `1,203`; a percent sign may follow and changes nothing."""
    written = label(value)
    plain = written.replace("\u2212", "-").removesuffix("%").rstrip()
    is_below_one = _is_below_one(plain)
    if is_below_one or not _NUMBER.fullmatch(plain):
        hint = plain.replace(",", ".") if _DECIMAL_COMMA.fullmatch(plain) else ""
        raise Refusal(
            f"{written!r} is not a number",
            allowed="a number such as 12, 0.5 or 1,203",
            suggestion=hint + "%" * (bool(hint) and written.endswith("%")),
            is_sure=is_below_one or _SURE_COMMA.fullmatch(plain) is not None,
        )
    return float(plain.replace(",", ""))


def _is_below_one(plain: str) -> bool:
    """Whether it is such as `0,125`: nobody writes thousands that begin with nothing."""
    found = _ZERO_COMMA.match(plain)
    return found is not None and int(found["before"]) == 0


def within(low: float, high: float, value: object, allowed: str) -> float:
    """A number from `low` to `high`."""
    try:
        found = number(value)
    except Refusal as refusal:
        raise Refusal(
            refusal.message, allowed=allowed, suggestion=refusal.suggestion, is_sure=refusal.is_sure
        ) from None
    if not low <= found <= high:
        raise Refusal(f"{label(value)} is out of range", allowed=allowed)
    return found


def percent(value: object) -> float:
    """A percent from 0 to 100; the sign may be left out."""
    return within(0, 100, value, "a percent from 0 to 100")


def positive(value: object) -> float:
    """A number that counts something: 0 or more."""
    return within(0, 1e15, value, "a number, 0 or more")


def fraction(value: object) -> float:
    """A confidence from 0 to 1; `80%` is 0.8."""
    allowed = "a number from 0 to 1, or a percent"
    if isinstance(value, str) and value.strip().endswith("%"):
        return within(0, 100, value, allowed) / 100
    found = within(0, 100, value, allowed)
    if found > 1:
        raise Refusal(f"{label(value)} is out of range", allowed=allowed, suggestion=f"{found:g}%")
    return found


def level(value: object) -> float:
    """An impact or an effort: 1 to 5, or low (1), medium (3), high (5)."""
    written = label(value).lower()
    allowed = "1 to 5, or low, medium, high"
    if written in LEVELS:
        return LEVELS[written]
    if any(character.isalpha() for character in written):
        sure = surely_one_of(written, LEVELS)
        raise Refusal(
            f"{written!r} is not a level",
            allowed=allowed,
            suggestion=sure or nearest(written, LEVELS),
            is_sure=bool(sure),
        )
    return within(1, 5, value, allowed)


def importance(value: object) -> int:
    """How much it matters to the customer: a whole number from 1 to 5."""
    found = within(1, 5, value, "a whole number from 1 to 5")
    if not found.is_integer():
        raise Refusal(f"{label(value)} is not a whole number", allowed="a whole number from 1 to 5")
    return int(found)


def yes_no(value: object) -> bool:
    """Yes or no, as people write it."""
    written = label(value).lower()
    if written in _YES:
        return True
    if written in _NO:
        return False
    raise Refusal(
        f"{written!r} is neither yes nor no", allowed="yes or no", suggestion=nearest(written, ("yes", "no"))
    )


def show(value: float) -> str:
    """A number as people write it: no needless zeros, the typographic minus, thousands apart."""
    rounded = round(value, 2)
    whole = int(rounded) if float(rounded).is_integer() else None
    written = f"{whole:,}" if whole is not None else f"{rounded:,.2f}".rstrip("0")
    return written.replace("-", "\u2212")
