"""Times of commits: git keeps whatever it was given, and tells no date of what it can't make one of."""

from __future__ import annotations

import datetime
import re

_RAW = re.compile(r"(\d+) ([+-])(\d\d)(\d\d)")
_FIRST = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
# It leaves room to count on from there, in any zone.
_LAST = datetime.datetime(9000, 1, 1, tzinfo=datetime.UTC)
_SECONDS = int((_LAST - _FIRST).total_seconds())
_DAY = datetime.timedelta(days=1)


def time_from(raw: str) -> datetime.datetime:
    """A time of git's (`--date=raw`): seconds since 1970, and a zone.

    What is no time is 1970, what lies too far ahead the year 9000, and a zone that none is is UTC.
    """
    found = _RAW.fullmatch(raw.strip())
    if found is None:
        return _FIRST
    seconds, sign, hours, minutes = found.groups()
    offset = datetime.timedelta(hours=int(hours), minutes=int(minutes))
    zone = datetime.timezone(offset if sign == "+" else -offset) if offset < _DAY else datetime.UTC
    # A number of very many digits is not read as one.
    late = len(seconds) > len(str(_SECONDS)) or int(seconds) > _SECONDS
    return (_LAST if late else _FIRST + datetime.timedelta(seconds=int(seconds))).astimezone(zone)
