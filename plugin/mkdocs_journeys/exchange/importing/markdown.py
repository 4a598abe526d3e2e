"""Maps out of Markdown: tables, headings with lists, and Mermaid diagrams; what is around them goes along."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from mkdocs_journeys.exchange.importing import mermaid
from mkdocs_journeys.exchange.importing.around import facts_in, persona_in
from mkdocs_journeys.exchange.importing.cleaning import unmarked, whole
from mkdocs_journeys.exchange.importing.columns import Columns
from mkdocs_journeys.exchange.importing.draft import Draft, NoMapError, Said
from mkdocs_journeys.exchange.importing.grid import Row, line_of
from mkdocs_journeys.exchange.importing.layout import tables_in
from mkdocs_journeys.exchange.importing.merging import as_one, may_be_one
from mkdocs_journeys.exchange.importing.page import Page, Part, front_matter_end
from mkdocs_journeys.exchange.importing.sections import Run, runs_of
from mkdocs_journeys.exchange.importing.tables import drafts_of, with_above
from mkdocs_journeys.exchange.importing.titles import is_future

_FENCED = re.compile(r"(?:```+|~~~+|:::)\s*mermaid\s*\n(.*?)(?:```|~~~|:::)", re.DOTALL)
_HINT = (
    "A map is a table with stages and what customers do, think or feel; a section for each stage; "
    "or a `journey` diagram."
)


@dataclass(slots=True)
class _Found:
    """A map, and the lines that it takes up: `used`. What belongs to it starts on line `begins`."""

    start: int
    used: set[int]
    draft: Draft
    is_named: bool = False
    is_table: bool = False
    begins: int = 0


def drafts_in(text: str, name: str, columns: Columns) -> tuple[Draft, ...]:
    """The maps of a Markdown file, in their order. Raises NoMapError where there is none."""
    return drafts_of_page(Page.of(text), name, columns)


def drafts_of_page(page: Page, name: str, columns: Columns) -> tuple[Draft, ...]:
    """The maps of a file by its parts, likewise."""
    runs = list(runs_of(page, name, columns))
    found = [
        *_diagrams(page, name),
        *(_Found(run.start, set(run.lines), run.draft) for run in runs),
        *_tables(page, name, columns, runs),
    ]
    found = _merged(_without_copies(sorted(found, key=lambda each: each.start)))
    if not found:
        raise NoMapError(_reason("\n".join(page.lines)), _HINT)
    return tuple(_with_prose(page, found, columns))


def _reason(text: str) -> str:
    kind = next((kind for block in _FENCED.findall(text) if (kind := mermaid.kind_of(block))), "")
    if kind:
        return f"Its diagram is a {kind}: how things connect, not how they feel. Nothing else is a map."
    return "Nothing in it looks like a map."


def _diagrams(page: Page, name: str) -> Iterator[_Found]:
    for part in page.diagrams:
        above = page.title(part.start) or name
        try:
            draft = mermaid.draft_of(part.text, above, f"line {part.start + 1}")
        except NoMapError:
            continue
        yield _Found(part.start, set(range(part.start, part.end)), draft, is_named=draft.title != above)


def _tables(page: Page, name: str, columns: Columns, runs: Sequence[Run]) -> Iterator[_Found]:
    for part in page.tables:
        if any(part.start in run.lines for run in runs):
            continue
        title = page.title(part.start) or name
        about = " / ".join((*page.way(part.start), name, page.first))
        place, lines = f"line {part.start + 1}", set(range(part.start, part.end))
        for draft, is_named in _maps(part, columns, title, about):
            yield _Found(part.start, set(lines), replace(draft, place=place), is_named, is_table=True)


def _maps(part: Part, columns: Columns, title: str, about: str) -> list[tuple[Draft, bool]]:
    """The maps of a table, and whether a row above its headings names them. No row of it is dropped."""
    tables, loose = tables_in(part.grid(title), columns)
    found: list[tuple[Draft, bool]] = []
    waiting: list[Row] = []
    for table in tables:
        made = drafts_of(table, columns, title, about=about)
        if not made:
            waiting += [*table.above, *table.rows]
            continue
        first = with_above(made[0], (*waiting, *table.above), columns)
        found += [(first, first.title != made[0].title), *((draft, False) for draft in made[1:])]
        waiting = []
    if found:
        draft, is_named = found[-1]
        rest = (*(Said("", line_of(row)) for row in (*waiting, *loose)), *part.said_beyond)
        found[-1] = replace(draft, said=(*draft.said, *rest)), is_named
    return found


def _without_copies(found: Sequence[_Found]) -> list[_Found]:
    """Maps without those that say the same as one above, such as a diagram in a comment once more."""
    kept: list[_Found] = []
    for each in found:
        alike = (
            other
            for other in kept
            if (other.draft.stages, other.draft.title, other.draft.said)
            == (each.draft.stages, each.draft.title, each.draft.said)
        )
        if same := next(alike, None):
            same.used |= each.used
        else:
            kept.append(each)
    return kept


def _merged(found: Sequence[_Found]) -> list[_Found]:
    """Maps, with tables that follow each other and tell of the same stages as one."""
    kept: list[_Found] = []
    for each in found:
        if kept and each.is_table and kept[-1].is_table and may_be_one(kept[-1].draft, each.draft):
            title = (Said("Title", each.draft.title),) if each.is_named else ()
            draft = replace(each.draft, said=(*title, *each.draft.said))
            kept[-1].draft = as_one(kept[-1].draft, draft)
            kept[-1].used |= each.used
        else:
            kept.append(each)
    return kept


def _with_prose(page: Page, found: list[_Found], columns: Columns) -> Iterator[Draft]:
    """Each map with the text around it, and with the persona that this names."""
    for before, each in pairwise(found):
        last = min(each.start, max(line for line in before.used if line <= each.start) + 1)
        headings = [heading.line for heading in page.headings if last <= heading.line <= each.start]
        each.begins = headings[-1] if headings else last
    used = set().union(*(each.used for each in found))
    ends = [*(each.begins for each in found[1:]), len(page.lines)]
    for each, end in zip(found, ends, strict=True):
        draft = each.draft
        persona = draft.persona if draft.persona.name else persona_in(page.lines[: each.start], columns)
        above = range(max(each.begins, front_matter_end(page.lines)), each.start)
        facts = facts_in(page.lines, above, columns)
        title = page.first if len(found) == 1 and page.first and not each.is_named else draft.title
        titles = {
            heading.line
            for heading in page.headings
            if unmarked(heading.text) == title and not whole(heading.text)
        }
        lines = [page.lines[at] for at in range(each.begins, end) if at not in used | titles | facts.keys()]
        prose = "\n\n".join(filter(None, (draft.prose, _tidied(lines))))
        is_later = draft.future or is_future(title)
        yield replace(
            draft,
            title=title,
            persona=persona,
            prose=prose,
            future=is_later,
            said=(*draft.said, *facts.values()),
            columns=(*draft.columns, *((said.label, said.field) for said in facts.values())),
        )


def _tidied(lines: Sequence[str]) -> str:
    """Lines of prose: a front matter as a list, and no run of empty lines."""
    end = front_matter_end(lines)
    front = [f"- {line.strip()}" for line in lines[1 : max(end - 1, 0)] if line.strip()]
    text = "\n".join(line.rstrip() for line in [*front, *([""] if front else []), *lines[end:]])
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")
