"""A Markdown file by its parts: headings, tables and journey diagrams, with the lines on which they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from mkdocs_journeys.exchange.importing.cleaning import unmarked
from mkdocs_journeys.exchange.importing.draft import NoMapError, Said
from mkdocs_journeys.exchange.importing.grid import Grid
from mkdocs_journeys.exchange.importing.headings import Heading
from mkdocs_journeys.exchange.importing.hypertext import apart, read_page, tables_of
from mkdocs_journeys.exchange.importing.spans import Span

LINES = 20_000
HEADINGS = 1_000
# Where parts begin and end is all that is asked for: what stands in a line stays as it is written.
_PARSER = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table").disable("inline")
_KEYWORD = re.compile(r"\s*(?:\{%\s*mermaid\s+)?journey\s*(?:%\}|%%.*)?\s*", re.IGNORECASE)
_STOP = re.compile(r"\s*(?:```|~~~|:::|</|\{%|<!--|-->|#{1,6}\s|\|)")
_OPENING = re.compile(
    r"\s*(?:(?:```+|~~~+)\s*\{?\.?mermaid\b.*|:::\s*mermaid\b.*|<(?:div|pre)[^>]*mermaid[^>]*>"
    r"|(?:```+|~~~+)|%%\{.*\}%%)\s*"
)
_CLOSING = re.compile(r"\s*(?:```+|~~~+|:::|</(?:div|pre)>|\{%\s*endmermaid\s*%\})\s*")
_SCORE = re.compile(r"[:：]\s*[+\-−]?[0-9]")
# A front matter is no longer.
_FRONT_LINES = 60


@dataclass(frozen=True, slots=True)
class Part:
    """A table or a diagram: from its first line to the one below its last, counted from 0.

    `beyond` is what stands in a table's rows behind the last of its columns, where no page shows it.
    """

    start: int
    end: int
    rows: tuple[tuple[str, ...], ...] = ()
    spans: tuple[Span, ...] = ()
    beyond: tuple[str, ...] = ()
    text: str = ""

    def grid(self, name: str) -> Grid:
        """The rows of a table under a name."""
        return Grid.of(name, self.rows, self.start + 1, "line", self.spans)

    @property
    def said_beyond(self) -> tuple[Said, ...]:
        return tuple(Said("Beyond the last column", line) for line in self.beyond)


@dataclass(slots=True)
class Page:
    """The lines of a file, and the parts of it that may be maps."""

    lines: list[str]
    headings: list[Heading] = field(default_factory=list)
    tables: list[Part] = field(default_factory=list)
    diagrams: list[Part] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, tables: Sequence[Part] = ()) -> Page:
        """The parts of a Markdown text. Raises NoMapError where it is too long.

        `tables` are those that are known already. Without them, tables of HTML are looked for.
        """
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        if not tables and len(lines) <= LINES:
            lines, places = apart(lines)
            tables = [part for place in places for part in _of_html(lines, *place)]
        if len(lines) > LINES:
            raise NoMapError(
                f"The file has {len(lines):,} lines; at most {LINES:,} are read.", "Is it a map?"
            )
        page = cls(lines, tables=list(tables), diagrams=list(_journeys(lines)))
        tokens = _PARSER.parse("\n".join(_blanked(lines, [*page.tables, *page.diagrams])))
        for at, token in enumerate(tokens):
            if token.map is None or token.level:
                continue
            if token.type == "heading_open":
                page.headings.append(Heading(token.map[0], int(token.tag[1:]), tokens[at + 1].content))
            elif token.type == "table_open":
                rows, (start, end) = _cells(tokens[at + 1 :]), token.map
                beyond = tuple(_beyond(lines[start + 2 : end], len(rows[0]), start + 3))
                page.tables.append(Part(start, end, rows, beyond=beyond))
        page.tables.sort(key=lambda part: part.start)
        if len(page.headings) > HEADINGS:
            raise NoMapError(f"The file has more than {HEADINGS:,} headings.", "Is it a map?")
        return page

    @classmethod
    def of_html(cls, text: str) -> Page:
        """The parts of a page of HTML as if it were Markdown. Raises NoMapError where it can't be read."""
        lines: list[str] = []
        tables: list[Part] = []
        for part in read_page(text).parts:
            if isinstance(part, str):
                lines.append(part)
            elif any(rows := part.texts):
                start = len(lines)
                lines += _piped(rows)
                tables.append(Part(start, len(lines), rows, tuple(part.spans)))
                lines.append("")
        return cls.of("\n".join(lines), tables)

    def title(self, line: int) -> str:
        """The text of the heading above a line; empty where there is none."""
        return next((unmarked(each.text) for each in reversed(self.headings) if each.line < line), "")

    def way(self, line: int) -> list[str]:
        """The headings under which a line stands, the nearest first."""
        way: list[Heading] = []
        for heading in reversed([each for each in self.headings if each.line < line]):
            if not way or heading.level < way[-1].level:
                way.append(heading)
        return [heading.text for heading in way]

    @property
    def first(self) -> str:
        """The text of the first heading of the highest level, which most files are called after."""
        return next((unmarked(heading.text) for heading in self.headings if heading.level == 1), "")


def _piped(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table in Markdown."""
    width = max(map(len, rows))
    for number, row in enumerate(rows):
        cells = [*(cell.replace("|", "\\|") for cell in row), *[""] * (width - len(row))]
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield "|" + " --- |" * width


def _of_html(lines: Sequence[str], start: int, end: int) -> Iterator[Part]:
    for cells in tables_of("\n".join(lines[start:end])):
        yield Part(start, end, cells.texts, tuple(cells.spans))


def front_matter_end(lines: Sequence[str]) -> int:
    """The line below a front matter; 0 where there is none."""
    if not lines or lines[0].strip() != "---":
        return 0
    return next((at + 1 for at, line in enumerate(lines[:_FRONT_LINES]) if at and line.strip() == "---"), 0)


def _blanked(lines: Sequence[str], parts: Sequence[Part]) -> list[str]:
    """The lines without those of diagrams, so that a fence that goes wrong takes nothing along."""
    kept = list(lines)
    for start, end in ((0, front_matter_end(lines)), *((part.start, part.end) for part in parts)):
        kept[start:end] = [""] * (end - start)
    return kept


def _cells(tokens: Sequence[Token]) -> tuple[tuple[str, ...], ...]:
    """The rows of the table whose tokens these begin with."""
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(token.content)
    return tuple(map(tuple, rows))


def _beyond(lines: Sequence[str], width: int, first: int) -> Iterator[str]:
    """The cells behind the last column of a table, by line: one too many, or a `|` that stands in a text."""
    for number, line in enumerate(lines, first):
        cells = escapedSplit(line.strip())
        more = [cell.strip() for cell in cells[width + (cells[0] == "") :]]
        if any(more):
            yield f"line {number}: {' | '.join(filter(None, more))}"


def _journeys(lines: Sequence[str]) -> Iterator[Part]:
    """The journey diagrams, wherever they stand, with the marks around them."""
    at = 0
    while at < len(lines):
        if not _KEYWORD.fullmatch(lines[at]):
            at += 1
            continue
        end = next((line for line in range(at + 1, len(lines)) if _STOP.match(lines[line])), len(lines))
        body = "\n".join(["journey", *lines[at + 1 : end]])
        if not _SCORE.search(body):
            at = end
            continue
        start = at
        while start and _OPENING.fullmatch(lines[start - 1]):
            start -= 1
        has_mark = start < at or "{%" in lines[at]
        while has_mark and end < len(lines) and _CLOSING.fullmatch(lines[end]):
            end += 1
        yield Part(start, end, text=body)
        at = end
