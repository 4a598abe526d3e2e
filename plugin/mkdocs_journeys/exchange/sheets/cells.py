"""What stands in one cell: a value of a field, so that people can read it and nothing of it is lost.

A list has its items on lines of their own, a text of several fields is JSON. What would be read as something
else stands in quotes, as JSON writes them.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Literal, TypeAlias

# What a spreadsheet can hold.
Cell: TypeAlias = str | int | float | None
Form = Literal["one", "list", "records", "pairs"]

EMPTY_LIST = "[]"
# What XML, and so a workbook, can't hold; ends of lines that it changes; and what Excel takes for an escape.
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]|_x[0-9a-fA-F]{4}_")
_JSON = ("[", "{", '"')


def to_cell(value: Any, form: Form = "one", shorthand: str | None = None) -> Cell:
    """The cell of a value. `shorthand` names the field of a record that a bare text stands for."""
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    if form in ("list", "records"):
        items = value if isinstance(value, list) else [value]
        lines = [_line(item, shorthand) for item in items]
        return "\n".join(lines) if lines else EMPTY_LIST
    if form == "pairs" and isinstance(value, Mapping):
        lines = [f"{key}: {item}" for key, item in value.items()]
        written = "\n".join(lines)
        return written if value and _pairs(written) == value and not _ODD.search(written) else as_json(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return _plain_or_json(value)


def from_cell(cell: Any, form: Form = "one", shorthand: str | None = None) -> Any:
    """The value of a cell; None where nothing stands there. What a program made of a text is a text again."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime.datetime | datetime.date | datetime.time):
        return _moment(cell)
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    if isinstance(cell, int | float):
        number = int(cell) if isinstance(cell, float) and cell.is_integer() else cell
        return [str(number)] if form in ("list", "records") else number
    text = str(cell).replace("\r\n", "\n")
    if form in ("list", "records"):
        if text.strip() == EMPTY_LIST:
            return []
        return [_item(line, shorthand) for line in text.split("\n") if line.strip()]
    if form == "pairs":
        return _json(text) if text.startswith("{") else _pairs(text)
    return _json(text)


def as_json(value: Any) -> str:
    """JSON that stays what it is in a cell."""
    written = json.dumps(value, ensure_ascii=False)
    if _ODD.search(written):
        written = json.dumps(value).replace("_x", "\\u005fx")
    return written


def _line(item: Any, shorthand: str | None) -> str:
    if isinstance(item, Mapping) and shorthand is not None and item.keys() == {shorthand}:
        bare = item[shorthand]
        line = str(to_cell(bare)) if isinstance(bare, str | int | float) else ""
        if line and "\n" not in line and _item(line, shorthand) == item:
            return line
    if isinstance(item, str) and "\n" not in item and item.strip() and not _ODD.search(item):
        line = item
        if _item(line, shorthand) == item:
            return line
    return as_json(item)


def _item(line: str, shorthand: str | None) -> Any:
    found = _json(line.strip() if line.lstrip().startswith(_JSON) else line)
    return {shorthand: found} if shorthand is not None and isinstance(found, str) else found


def _plain_or_json(value: Any) -> str:
    if isinstance(value, str) and value.strip() and from_cell(value) == value and not _ODD.search(value):
        return value
    return as_json(value)


def _json(text: str) -> Any:
    """What a text means that begins as JSON does; the text itself where it is none."""
    if text.startswith(_JSON):
        with suppress(ValueError, RecursionError):
            return json.loads(text)
    return text


def _pairs(text: str) -> Any:
    """Lines of `name: text`; the text as it is where they are none."""
    found: dict[str, str] = {}
    for line in text.split("\n"):
        name, colon, value = line.partition(": ")
        if not colon or not name.strip() or not value.strip() or name in found:
            return text
        found[name] = value
    return found


def _moment(cell: datetime.datetime | datetime.date | datetime.time) -> str:
    """A date that a spreadsheet has made of a text, as it would be written."""
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    return cell.isoformat()
