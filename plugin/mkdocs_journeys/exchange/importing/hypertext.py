"""Pages of HTML, and tables of HTML within Markdown, whose cells may reach over several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from mkdocs_journeys.exchange.importing.bounds import COLUMNS, say_excess
from mkdocs_journeys.exchange.importing.columns import counts_up
from mkdocs_journeys.exchange.importing.draft import NoMapError
from mkdocs_journeys.exchange.importing.grid import column_letters
from mkdocs_journeys.exchange.importing.spans import Span

# What begins on a line of its own.
_BLOCKS = frozenset({"br", "p", "div", "li", "ul", "ol", "tr", "section", "article", "header", "pre", "hr"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_UNSEEN = frozenset({"script", "style"})
# Reading those takes longer with each one.
_OPEN_TAGS = 1_000
# A picture may stand in the page itself: its address is the picture, and says nothing.
_LONGEST_ADDRESS = 2_000
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp"})
_TABLE = re.compile(r"(?=<table\b)|(?<=</table>)", re.IGNORECASE)
_MARKS = re.compile(r"<(/?)table\b", re.IGNORECASE)
_COMMENT = re.compile(r"<!--|-->")
_BREAKS = re.compile(r"\s*(?:<br>\s*)+")
_FENCE = re.compile(r"\s*(```+|~~~+)")


@dataclass(slots=True)
class Cells:
    """The cells of a table while it is read. `held` says how many rows a cell above still reaches into."""

    rows: list[list[str]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    _held: dict[int, int] = field(default_factory=dict)
    _open: tuple[int, int] | None = None
    _said: list[str] = field(default_factory=list)
    _size: int = 0

    @property
    def is_open(self) -> bool:
        return self._open is not None

    def begin_row(self) -> None:
        """Raises NoMapError where there are more than in any map."""
        self.end_cell()
        say_excess(len(self.rows), 0, 0)
        self._held = {column: left - 1 for column, left in self._held.items() if left > 1}
        self.rows.append([])

    def begin_cell(self, rows: int, columns: int) -> None:
        """Raises NoMapError where the table becomes larger than any map."""
        self.end_cell()
        if not self.rows:
            self.begin_row()
        row = self.rows[-1]
        while len(row) in self._held:
            row.append("")
        at, columns = len(row), min(max(columns, 1), COLUMNS)
        self._size += columns
        say_excess(len(self.rows), at + columns, self._size)
        row += [""] * columns
        if rows > 1:
            self._held |= dict.fromkeys(range(at, at + columns), rows)
        if rows > 1 or columns > 1:
            self.spans.append(Span(len(self.rows) - 1, at, max(rows, 1), columns))
        self._open = (len(self.rows) - 1, at)

    def add(self, text: str) -> None:
        self._said.append(text)

    def end_cell(self) -> None:
        if self._open is not None:
            row, column = self._open
            self.rows[row][column] = "".join(self._said)
        self._open, self._said = None, []

    def without_rulers(self) -> Cells:
        """The same without the letters of columns and numbers of rows that spreadsheets print around it."""
        letters = [cell.strip() for cell in self.rows[0]] if self.rows else []
        counted = [row[0].strip() for row in self.rows[1:] if row and row[0].strip()]
        is_ruled = len(letters) > 1 and letters == ["", *map(column_letters, range(len(letters) - 1))]
        if not is_ruled or not counts_up(counted):
            return self
        spans = [replace(span, row=span.row - 1, column=span.column - 1) for span in self.spans]
        inside = [span for span in spans if span.row >= 0 and span.column >= 0]
        return Cells([row[1:] for row in self.rows[1:]], inside)

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The rows, their texts without runs of spaces. Raises NoMapError where they are too many."""
        width = max(map(len, self.rows), default=0)
        say_excess(len(self.rows), width, len(self.rows) * width)
        return tuple(tuple(map(_tidied, row)) for row in self.rows)


class Reader(HTMLParser):
    """The text of a page as lines of Markdown, with its tables as they stand."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str | Cells] = []
        """Lines, and tables between them."""
        self._text: list[str] = []
        self._tables: list[Cells] = []
        self._links: list[str] = []
        self._inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside += tag in _UNSEEN
        if tag == "table":
            self._break()
            self._tables.append(Cells())
        elif tag == "tr" and len(self._tables) == 1:
            self._tables[0].begin_row()
        elif tag in ("td", "th") and len(self._tables) == 1:
            told = dict(attrs)
            self._tables[0].begin_cell(_number(told.get("rowspan")), _number(told.get("colspan")))
        elif tag in ("tr", "td", "th", *_HEADINGS, *_BLOCKS):
            self._break()
            if not self._tables and (tag in _HEADINGS or tag == "li"):
                self._add(f"{'#' * _HEADINGS.get(tag, 0) or '-'} ")
        elif tag == "img":
            told = dict(attrs)
            self._add(_sign(told) or _picture(told.get("alt") or "", told.get("src") or ""))
        elif tag == "a":
            self._links.append(_address(dict(attrs).get("href") or ""))
            self._add("[" if self._links[-1] else "")

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag in _UNSEEN and self._inside > 0
        if tag == "table" and self._tables:
            self._end_table()
        elif tag in ("td", "th") and len(self._tables) == 1:
            self._tables[0].end_cell()
        elif tag == "a" and self._links:
            address = self._links.pop()
            self._add(f"]({address})" if address else "")
        elif tag in _HEADINGS or tag in _BLOCKS or tag == "title":
            self._break()

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self._add(data)

    def close(self) -> None:
        super().close()
        while self._tables:  # those that never end
            self._end_table()
        self._break()

    def _add(self, text: str) -> None:
        table = self._tables[0] if self._tables else None
        if table is not None and table.is_open:
            table.add(text)
        else:
            self._text.append(text)

    def _break(self) -> None:
        """End a line: of the page, or of the cell that is open."""
        if self._tables and self._tables[0].is_open:
            self._tables[0].add("<br>")
            return
        if (text := "".join(self._text)).strip():
            self.parts += [*(line.rstrip() for line in text.strip("\n").split("\n")), ""]
        self._text = []

    def _end_table(self) -> None:
        table = self._tables.pop()
        if not self._tables:
            table.end_cell()
            self._break()
            self.parts.append(table.without_rulers())
        else:
            self._break()


def _tidied(cell: str) -> str:
    return _BREAKS.sub("<br>", " ".join(cell.split())).removeprefix("<br>").removesuffix("<br>")


def _number(written: str | None) -> int:
    return int(written) if written and written.isascii() and written.isdecimal() and len(written) < 6 else 1


def _address(written: str) -> str:
    """Where a link leads, if that is elsewhere and no program that would run."""
    address = "".join(written.split())
    scheme = _SCHEME.match(address)
    is_led = scheme is None or scheme[1].lower() in _SCHEMES
    return address if is_led and not address.startswith("#") and len(address) <= _LONGEST_ADDRESS else ""


def _sign(told: Mapping[str, str | None]) -> str:
    """The emoji that a picture of Confluence stands for, or its name; empty for any other picture."""
    if not {"emoticon", "emoji"} & set((told.get("class") or "").split()):
        return ""
    return told.get("data-emoji-fallback") or told.get("alt") or ""


def _picture(alternative: str, source: str) -> str:
    address = "" if source.startswith("data:") else _address(source)
    return f"![{alternative}]({address})" if address else alternative


def read_page(text: str) -> Reader:
    """A page as text. Raises NoMapError where it can't be read."""
    if text.count("<") > text.count(">") + _OPEN_TAGS:
        raise NoMapError("The page has tags that never end, and can't be read.")
    reader = Reader()
    reader.feed(text)
    reader.close()
    return reader


def tables_of(text: str) -> Iterator[Cells]:
    """The tables of a piece of HTML. Raises NoMapError where one can't be read."""
    yield from (part for part in read_page(text).parts if isinstance(part, Cells))


def apart(lines: Sequence[str]) -> tuple[list[str], list[tuple[int, int]]]:
    """Lines of Markdown with each table of HTML on lines of its own, and where those begin and end.

    Tables in code and in comments are none.
    """
    found: list[str] = []
    tables: list[tuple[int, int]] = []
    depth, start, fence, is_comment = 0, 0, "", False
    for line in lines:
        if not depth and (mark := _FENCE.match(line)):
            fence = mark[1] if not fence else "" if line.strip().startswith(fence) else fence
        was_comment = is_comment
        for sign in _COMMENT.findall(line):
            is_comment = sign == "<!--"
        if fence or was_comment or is_comment or line.lstrip().startswith("|"):
            found.append(line)
            continue
        for piece in [each for each in _TABLE.split(line) if each] or [line]:
            marks = _MARKS.findall(piece)
            start = start if depth else len(found)
            depth = max(0, depth + sum(-1 if mark else 1 for mark in marks))
            found.append(piece)
            if marks and not depth:
                tables.append((start, len(found)))
    return found, tables
