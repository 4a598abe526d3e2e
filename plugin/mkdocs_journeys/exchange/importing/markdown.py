"""Maps out of Markdown: tables, headings with lists, and Mermaid diagrams; what is around them goes along."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt

from mkdocs_journeys.exchange.importing import mermaid
from mkdocs_journeys.exchange.importing.cleaning import plain, unmarked
from mkdocs_journeys.exchange.importing.columns import Columns
from mkdocs_journeys.exchange.importing.draft import Draft, NoMapError, Persona, Said, Stage, Step
from mkdocs_journeys.exchange.importing.grid import Grid
from mkdocs_journeys.exchange.importing.headings import Heading, label_of, sections, stage_name, told_in
from mkdocs_journeys.exchange.importing.layout import Table, tables_in
from mkdocs_journeys.exchange.importing.tables import drafts_of, is_about_journeys, is_future

LINES = 20_000
_PARSER = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table")
_KEYWORD = re.compile(r"\s*(?:\{%\s*mermaid\s+)?journey\s*(?:%\}|%%.*)?\s*", re.IGNORECASE)
_STOP = re.compile(r"\s*(?:```|~~~|:::|</|\{%|<!--|-->|#{1,6}\s|\|)")
_OPENING = re.compile(
    r"\s*(?:(?:```+|~~~+)\s*\{?\.?mermaid\b.*|:::\s*mermaid\b.*|<(?:div|pre)[^>]*mermaid[^>]*>"
    r"|(?:```+|~~~+)|%%\{.*\}%%)\s*"
)
_CLOSING = re.compile(r"\s*(?:```+|~~~+|:::|</(?:div|pre)>|\{%\s*endmermaid\s*%\})\s*")
_NAME_END = re.compile(r"\s*(?:[,;(（、。—–|]|\s-\s|\.\s)")


@dataclass(slots=True)
class _Found:
    """A map, the lines that it takes up, and those on which what belongs to it begins."""

    start: int
    used: list[tuple[int, int]]
    draft: Draft
    begins: int = 0


@dataclass(slots=True)
class _Page:
    """The parts of a Markdown file, by their lines, counted from 0."""

    lines: list[str]
    headings: list[Heading] = field(default_factory=list)
    tables: list[tuple[int, int, list[list[str]]]] = field(default_factory=list)
    diagrams: list[tuple[int, int, str]] = field(default_factory=list)


def drafts_in(text: str, name: str, columns: Columns) -> tuple[Draft, ...]:
    """The maps of a Markdown file, in their order. Raises NoMapError where there is none."""
    page = _page(text)
    found = sorted(
        [*_diagrams(page, name), *_sections(page, name, columns), *_tables(page, name, columns)],
        key=lambda each: each.start,
    )
    found = _without_copies(found)
    if not found:
        raise NoMapError(
            _reason(text),
            "A map is a table with stages and what customers do, think or feel; "
            "a section for each stage; or a `journey` diagram.",
        )
    return tuple(_with_prose(page, found, columns))


def _reason(text: str) -> str:
    kinds = [
        kind
        for block in re.findall(r"(?:```+|~~~+|:::)\s*mermaid\s*\n(.*?)(?:```|~~~|:::)", text, re.DOTALL)
        if (kind := mermaid.kind_of(block))
    ]
    if kinds:
        return f"Its diagram is a {kinds[0]}: how things connect, not how they feel. Nothing else is a map."
    return "Nothing in it looks like a map."


def _page(text: str) -> _Page:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > LINES:
        raise NoMapError(f"The file has {len(lines):,} lines; at most {LINES:,} are read.", "Is it a map?")
    page = _Page(lines)
    page.diagrams = list(_journeys(lines))
    tokens = _PARSER.parse("\n".join(_blanked(lines, page.diagrams)))
    for at, token in enumerate(tokens):
        if token.map is None or token.level:
            continue
        if token.type == "heading_open":
            page.headings.append(Heading(token.map[0], int(token.tag[1:]), tokens[at + 1].content))
        elif token.type == "table_open":
            page.tables.append((token.map[0], token.map[1], _cells(tokens, at)))
    return page


def _blanked(lines: Sequence[str], spans: Sequence[tuple[int, int, str]]) -> list[str]:
    """The lines without those of diagrams, so that a fence that goes wrong takes nothing along."""
    kept = list(lines)
    if kept and kept[0].strip() == "---" and "---" in [line.strip() for line in kept[1:60]]:
        end = [line.strip() for line in kept].index("---", 1)
        kept[: end + 1] = [""] * (end + 1)
    for start, end, _ in spans:
        kept[start:end] = [""] * (end - start)
    return kept


def _cells(tokens: Sequence[object], at: int) -> list[list[str]]:
    rows: list[list[str]] = []
    for token in tokens[at + 1 :]:
        kind = getattr(token, "type", "")
        if kind == "table_close":
            break
        if kind == "tr_open":
            rows.append([])
        elif kind == "inline":
            rows[-1].append(str(getattr(token, "content", "")))
    return rows


def _journeys(lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The journey diagrams, wherever they stand: from the line of their mark to the one below their end."""
    at = 0
    while at < len(lines):
        if not _KEYWORD.fullmatch(lines[at]):
            at += 1
            continue
        end = at + 1
        while end < len(lines) and not _STOP.match(lines[end]):
            end += 1
        body = "\n".join(["journey", *lines[at + 1 : end]])
        if not re.search(r"[:：]\s*[+\-−]?[0-9]", body):
            at = end
            continue
        start = at
        while start and _OPENING.fullmatch(lines[start - 1]):
            start -= 1
        while end < len(lines) and _CLOSING.fullmatch(lines[end]) and (start < at or "{%" in lines[at]):
            end += 1
        yield start, end, body
        at = end


def _diagrams(page: _Page, name: str) -> Iterator[_Found]:
    for start, end, body in page.diagrams:
        try:
            draft = mermaid.draft_of(body, _title(page, start, name), f"line {start + 1}")
        except NoMapError:
            continue
        yield _Found(start, [(start, end)], draft)


def _title(page: _Page, line: int, name: str) -> str:
    """What a map is called: after the heading above it, or the first of the file."""
    above = [heading for heading in page.headings if heading.line < line]
    near = unmarked(above[-1].text) if above else ""
    return near or name


def _way(page: _Page, line: int) -> list[str]:
    """The headings under which a line stands, the nearest first."""
    way: list[Heading] = []
    for heading in reversed([each for each in page.headings if each.line < line]):
        if not way or heading.level < way[-1].level:
            way.append(heading)
    return [heading.text for heading in way]


def _grid(name: str, start: int, rows: Sequence[Sequence[str]]) -> Grid:
    return Grid.of(name, rows, start + 1, "line")


def _tables(page: _Page, name: str, columns: Columns) -> Iterator[_Found]:
    taken = [
        (start, end)
        for run in sections(page.headings, len(page.lines))
        for start, end in [(run[0][0].line, run[-1][1])]
    ]
    for start, end, rows in page.tables:
        if any(first <= start < last for first, last in taken):
            continue
        title = _title(page, start, name)
        way = _way(page, start)
        tables, _ = tables_in(_grid(title, start, rows), columns)
        for table in tables:
            for draft in drafts_of(table, columns, title, about=" / ".join((*way, name, *_first(page)))):
                yield _Found(start, [(start, end)], replace(draft, place=f"line {start + 1}"))


def _first(page: _Page) -> list[str]:
    return [page.headings[0].text] if page.headings else []


def _sections(page: _Page, name: str, columns: Columns) -> Iterator[_Found]:
    """Maps of which each stage is a section."""
    for run in sections(page.headings, len(page.lines)):
        stages = [_stage(page, heading, end, columns) for heading, end in run]
        known = sum(bool(each.field) for stage, _ in stages for each in stage.said) + sum(
            len(stage.steps) for stage, _ in stages
        )
        start, end = run[0][0].line, run[-1][1]
        way = _way(page, start)
        if not known and not is_about_journeys(" ".join((*way, *_first(page), name))):
            continue
        title = unmarked(way[-1]) if way else name
        told = {
            said.label: said.field
            for stage, _ in stages
            for said in (*stage.said, *(s for step in stage.steps for s in step.said))
            if said.label
        }
        rest = [
            f"### {stage.name}\n\n" + "\n".join(lines).strip("\n")
            for stage, lines in stages
            if any(map(str.strip, lines))
        ]
        draft = Draft(
            title=title,
            place=f"line {start + 1}",
            stages=tuple(stage for stage, _ in stages),
            prose="\n\n".join(rest),
            columns=(("headings", "stage"), *told.items()),
            guesses=("its headings were taken for the stages",),
            headings=tuple(unmarked(heading.text) for heading, _ in run),
            future=is_future(title),
        )
        yield _Found(start, [(start, end)], draft)


def _stage(page: _Page, heading: Heading, end: int, columns: Columns) -> tuple[Stage, list[str]]:
    """The stage of a section, and the lines of it that have no field."""
    kept = [(at, line) for at, line in enumerate(page.lines[heading.line + 1 : end], heading.line + 1)]
    said: list[Said] = []
    steps: list[Step] = []
    name = plain(heading.text)
    for start, stop, rows in page.tables:
        if not heading.line < start < end:
            continue
        tables, _ = tables_in(_grid(name, start, rows), columns)
        made = [
            draft for table in tables for draft in drafts_of(table, columns, name, about=name, stage=name)
        ]
        pairs = (
            [pair for table in tables for pair in _pairs(table, columns)]
            if not made or len(made[0].stages) > 1
            else []
        )
        if not made and not pairs:
            continue
        if pairs:
            said += pairs
        else:
            said += made[0].stages[0].said
            steps += made[0].stages[0].steps
        kept = [(at, line) for at, line in kept if not start <= at < stop]
    told, rest = told_in([line for _, line in kept], columns)
    return Stage(stage_name(heading.text) or name, (*said, *told), tuple(steps)), rest


def _pairs(table: Table, columns: Columns) -> Iterator[Said]:
    """The rows of a table of two columns: a label and a text."""
    if not table.is_turned:
        return
    for at, label in enumerate(table.headings.cells):
        meaning = columns.meaning(label)
        for record in table.records:
            if label and record.cell(at) and (meaning or at):
                yield Said(unmarked(label), plain(record.cell(at)), meaning.field if meaning else "")


def _without_copies(found: Sequence[_Found]) -> list[_Found]:
    """Maps without those that say the same as one above, such as a diagram in a comment once more."""
    kept: list[_Found] = []
    for each in found:
        same = next(
            (
                other
                for other in kept
                if other.draft.stages == each.draft.stages and other.draft.title == each.draft.title
            ),
            None,
        )
        if same is None:
            kept.append(each)
        else:
            same.used += each.used
    return kept


def _with_prose(page: _Page, found: list[_Found], columns: Columns) -> Iterator[Draft]:
    """Each map with the text around it, and with the persona that this names."""
    used = {line for each in found for start, end in each.used for line in range(start, end)}
    for number, each in enumerate(found):
        if number == 0:
            continue
        last = min(found[number - 1].used[0][1], each.start)
        headings = [heading.line for heading in page.headings if last <= heading.line <= each.start]
        each.begins = headings[-1] if headings else last
    h1 = next((unmarked(heading.text) for heading in page.headings if heading.level == 1), "")
    for number, each in enumerate(found):
        end = found[number + 1].begins if number + 1 < len(found) else len(page.lines)
        draft = each.draft
        persona = draft.persona if draft.persona.name else _persona(page.lines[: each.start], columns)
        is_named = draft.columns[:1] == (("section", "stage"),) and draft.title != _title(
            page, each.start, ""
        )
        title = h1 if len(found) == 1 and h1 and not is_named else draft.title
        titles = {heading.line for heading in page.headings if unmarked(heading.text) == title}
        lines = [page.lines[at] for at in range(each.begins, end) if at not in used | titles]
        prose = "\n\n".join(filter(None, (draft.prose, _tidied(lines))))
        yield replace(
            draft, title=title, persona=persona, prose=prose, future=draft.future or is_future(title)
        )


def _tidied(lines: Sequence[str]) -> str:
    """Lines of prose: a front matter as a list, and no run of empty lines."""
    kept = list(lines)
    if kept and kept[0].strip() == "---" and "---" in [line.strip() for line in kept[1:60]]:
        end = [line.strip() for line in kept].index("---", 1)
        kept = [*(f"- {line.strip()}" for line in kept[1:end] if line.strip()), "", *kept[end + 1 :]]
    text = "\n".join(line.rstrip() if line.strip() else "" for line in kept)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def _persona(lines: Sequence[str], columns: Columns) -> Persona:
    """Whose map it is, where a line above says it: **Persona:** Anna, an administrator."""
    found = Persona()
    for at, line in enumerate(lines):
        heading = re.match(r"#{1,6}\s+(.*)", line)
        if heading and (meaning := columns.meaning(heading[1])) and meaning.field == "persona":
            text = next((plain(each) for each in lines[at + 1 : at + 4] if each.strip()), "")
        else:
            name, text = label_of(line, columns)
            if name != "persona":
                continue
        end = _NAME_END.search(text)
        short = text[: end.start()] if end else text
        if short and len(short) <= 60 and not short.startswith(("|", "#", "-")):
            found = Persona(short, text)
    return found
