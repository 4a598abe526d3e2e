"""Maps of which each stage is a section of a Markdown file, with labels or a small table in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mkdocs_journeys.exchange.importing.cleaning import plain, unmarked, whole
from mkdocs_journeys.exchange.importing.columns import Columns, fields
from mkdocs_journeys.exchange.importing.draft import Draft, Persona, Said, Stage, Step
from mkdocs_journeys.exchange.importing.grid import Row, line_of
from mkdocs_journeys.exchange.importing.headings import (
    Heading,
    Section,
    counted_runs,
    is_numbered,
    siblings,
    stage_name,
    told_in,
)
from mkdocs_journeys.exchange.importing.layout import Table, tables_in
from mkdocs_journeys.exchange.importing.page import Page
from mkdocs_journeys.exchange.importing.tables import drafts_of
from mkdocs_journeys.exchange.importing.titles import is_about_journeys, is_future

_FIELDS = frozenset(fields()) - {"stage", "step", "number", "title", "journey", "persona"}
# Sections that count no stages are ones where labels say that much of customers.
_ENOUGH = 2
_LONGEST_NAME = 60
_FELT = frozenset({"touchpoint", "action", "thought", "emotion", "pains", "quote"})


@dataclass(frozen=True, slots=True)
class Run:
    """A map, from the line of its first heading to the one below its last section, and its own lines."""

    start: int
    end: int
    lines: frozenset[int]
    draft: Draft


@dataclass(slots=True)
class _Section:
    """The stage of a section, and what its labels were taken for."""

    stage: Stage
    columns: dict[str, str]


def runs_of(page: Page, name: str, columns: Columns) -> Iterator[Run]:
    """The maps of a file that stand in sections."""
    taken: list[Run] = []
    for sections in counted_runs(page.headings, len(page.lines)):
        found = [_section(page, heading, end, columns) for heading, end in sections]
        way = page.way(sections[0][0].line)
        if any(map(_fields_in, found)) or is_about_journeys(" ".join((*way, page.first, name))):
            taken.append(_run(page, name, sections, found))
    yield from taken
    for group in siblings(page.headings, len(page.lines)):
        start, end = group[0][0].line, group[-1][1]
        if any(run.start < end and start < run.end for run in taken):
            continue
        parts = [section for section in group if not _has_stages(page, section, columns)]
        told = [(section, _section(page, *section, columns)) for section in parts]
        is_counted = len(told) > 1 and all(is_numbered(section[0].text) for section, _ in told)
        needed = 0 if is_counted and is_about_journeys(f"{page.first} {name}") else _ENOUGH
        alike = [(section, found) for section, found in told if len(_fields_in(found)) >= needed]
        if len(alike) > 1 and any(_fields_in(found) & _FELT for _, found in alike):
            run = _run(page, name, [section for section, _ in alike], [found for _, found in alike])
            taken.append(run)
            yield run


def _has_stages(page: Page, section: Section, columns: Columns) -> bool:
    """Whether a section holds a table that is a map of its own, so that it is no stage itself."""
    for part in page.tables:
        if section[0].line < part.start < section[1]:
            tables, _ = tables_in(part.grid(""), columns)
            for table in tables:
                has_several = not table.is_turned or len(table.records) > 1
                drafts = drafts_of(table, columns, "Map") if has_several else ()
                names_stages = any(field == "stage" for draft in drafts for _, field in draft.columns)
                if names_stages or (drafts and is_about_journeys(section[0].text)):
                    return True
    return False


def _fields_in(section: _Section) -> set[str]:
    return set(section.columns.values()) & _FIELDS


def _run(page: Page, name: str, sections: Sequence[Section], found: Sequence[_Section]) -> Run:
    start = sections[0][0].line
    way = page.way(start)
    title = unmarked(way[0] if len(way) > 1 and is_about_journeys(way[0]) else way[-1]) if way else name
    told = {label: field for each in found for label, field in each.columns.items()}
    people = {said.text for each in found for said in _said_in(each.stage) if said.field == "persona"}
    person = people.pop() if len(people) == 1 else ""
    draft = Draft(
        title=title,
        place=f"line {start + 1}",
        stages=tuple(each.stage for each in found),
        persona=Persona(person if len(person) <= _LONGEST_NAME and "\n" not in person else ""),
        columns=(("headings", "stage"), *told.items()),
        guesses=("its headings were taken for the stages",),
        future=is_future(title),
        headings=tuple(unmarked(heading.text) for heading, _ in sections),
    )
    lines = frozenset(line for heading, end in sections for line in range(heading.line, end))
    return Run(start, sections[-1][1], lines, draft)


def _said_in(stage: Stage) -> Iterator[Said]:
    yield from stage.said
    for step in stage.steps:
        yield from step.said


def _section(page: Page, heading: Heading, end: int, columns: Columns) -> _Section:
    kept = dict(enumerate(page.lines[heading.line + 1 : end], heading.line + 1))
    name = stage_name(heading.text)
    said: list[Said] = []
    steps: list[Step] = []
    called: dict[str, str] = {}
    for part in page.tables:
        if not heading.line < part.start < end:
            continue
        found, loose = tables_in(part.grid(name), columns)
        tables = tuple(_without_generic(table, columns, called) for table in found)
        by_table = [(table, drafts_of(table, columns, name, about=name, stage=name)) for table in tables]
        made = [draft for _, drafts in by_table for draft in drafts]
        pairs = [pair for table in tables for pair in _pairs(table, columns)]
        others = [*loose, *(row for table in tables for row in table.above)]
        if len(made) == 1 and len(made[0].stages) == 1:
            said += (*made[0].stages[0].said, *made[0].said)
            steps += made[0].stages[0].steps
            called |= dict(made[0].columns)
            others += [row for table, drafts in by_table if not drafts for row in table.rows]
        elif pairs:
            said += pairs
            others += [row for table in tables if not table.is_turned for row in table.rows]
        else:
            continue
        said += (*(Said("", line_of(row)) for row in others), *part.said_beyond)
        kept = {at: line for at, line in kept.items() if not part.start <= at < part.end}
    own, inner = _parted(page, heading, end, kept, columns)
    told, rest = told_in(own, columns)
    for name_of_step, said_of_step, more in inner:
        steps.append(Step(name_of_step, tuple(said_of_step)))
        called |= {each.label: each.field for each in said_of_step}
        rest += ["", f"### {name_of_step}", "", *more] if any(more) else []
    called |= {each.label: each.field for each in (*said, *told) if each.label}
    heads = (Said("Heading", text) for text in (whole(heading.text),) if text)
    stage = Stage(name, (*heads, *said, *told), tuple(steps), "\n".join(rest).strip("\n"))
    return _Section(stage, called)


def _parted(
    page: Page, heading: Heading, end: int, kept: Mapping[int, str], columns: Columns
) -> tuple[list[str], list[tuple[str, list[Said], list[str]]]]:
    """The lines of a section itself, and its steps: headings in it with labels below them.

    A step has its name, what its labels say, and the lines without a label.
    """
    inside = [each for each in page.headings if heading.line < each.line < end]
    below = min((each.level for each in inside), default=0)
    heads = [each for each in inside if each.level == below]
    own = dict(kept)
    steps: list[tuple[str, list[Said], list[str]]] = []
    for head, stop in zip(heads, [*(each.line for each in heads), end][1:], strict=True):
        lines = {at: line for at, line in kept.items() if head.line < at < stop}
        told, rest = told_in(list(lines.values()), columns)
        meaning = columns.meaning(head.text)
        is_label = meaning is not None and meaning.field in _FIELDS
        if not is_label and {each.field for each in told} & _FELT:
            steps.append((unmarked(head.text), told, rest))
            own = {at: line for at, line in own.items() if not head.line <= at < stop}
    return list(own.values()), steps


def _without_generic(table: Table, columns: Columns, called: dict[str, str]) -> Table:
    """A table of labels and texts without headings that say nothing of them: Dimension, Detail."""
    first = table.headings.cell(0)
    if not table.is_turned or len(table.records) != 1 or columns.meaning(first):
        return table
    called |= {unmarked(" / ".join(filter(None, (first, table.records[0].cell(0))))): "left out"}
    cut = tuple(Row(row.cells[1:], row.place) for row in (table.headings, *table.records))
    return replace(table, headings=cut[0], records=cut[1:])


def _pairs(table: Table, columns: Columns) -> Iterator[Said]:
    """The rows of a table of two columns: a label and a text."""
    if not table.is_turned:
        return
    for at, label in enumerate(table.headings.cells):
        meaning = columns.meaning(label)
        for record in table.records:
            if record.cell(at):
                yield Said(unmarked(label), plain(record.cell(at)), meaning.field if meaning else "")
        if text := whole(label):
            yield Said("Heading", text)
