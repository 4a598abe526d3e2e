"""From a table to maps: its rows to stages and steps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from mkdocs_journeys.exchange.importing.cleaning import bare, plain, unmarked, whole
from mkdocs_journeys.exchange.importing.columns import Columns
from mkdocs_journeys.exchange.importing.draft import PROSE, Draft, Persona, Said, Step, gathered
from mkdocs_journeys.exchange.importing.grid import Row, said
from mkdocs_journeys.exchange.importing.layout import Table, meanings_of
from mkdocs_journeys.exchange.importing.roles import LONGEST_STAGE, Roles, roles_of
from mkdocs_journeys.exchange.importing.titles import is_future

# What is said of a stage even where the row is one step of several.
_OF_STAGES = frozenset({"goal"})
# What makes a row a step, and not only words about its stage.
_OF_STEPS = frozenset(
    {
        *("action", "frontstage", "backstage", "systems", "channel", "owner", "convinces", "drop_off"),
        *("moment_of_truth", "wait", "supporting"),
    }
)
# What the last row of many sheets is called: it tells of the whole map, and is no stage.
_TOTALS = frozenset(
    {
        *("total", "totals", "sum", "overall", "in total", "gesamt", "summe", "insgesamt", "gesamtsumme"),
        *("total général", "ensemble", "total general", "en total", "totaal", "totale", "итого", "всего"),
        *("合计", "总计", "總計", "合計", "全体", "합계"),
    }
)


def drafts_of(
    table: Table, columns: Columns, title: str, *, about: str = "", stage: str = ""
) -> tuple[Draft, ...]:
    """The maps of a table; none where it is no map.

    `about` is what stands around it, such as the heading of its section: not every table is a map.
    `stage` is the stage that the whole table is about, where a heading names one.
    """
    roles = roles_of(table, meanings_of(table, columns), about, stage)
    if roles is None:
        return ()
    drafts = [
        _draft(table, roles, records, title, key, stage) for key, records in _maps(table, roles).items()
    ]
    return tuple(draft for draft in drafts if draft.stages)


def _maps(table: Table, roles: Roles) -> Mapping[tuple[str, str], list[Row]]:
    """The records of each map, by journey and persona: several maps may stand in one table."""
    at_journey = _place(roles, "journey")
    at_persona = _place(roles, "persona")
    keys: list[tuple[str, str]] = []
    now = ("", "")
    for record in table.records:
        journey = said(record.cell(at_journey)) if at_journey >= 0 else ""
        persona = said(record.cell(at_persona)) if at_persona >= 0 else ""
        now = (journey or now[0], persona or (now[1] if not journey or journey == now[0] else ""))
        keys.append(now)
    if at_journey >= 0:
        first: dict[str, tuple[str, str]] = {}
        keys = [first.setdefault(key[0], key) for key in keys]
    runs = sum(key != before for key, before in zip(keys, [None, *keys], strict=False))
    if runs > len(set(keys)):
        keys = [("", "")] * len(keys)  # who acts changes from row to row: that makes no maps
    found: dict[tuple[str, str], list[Row]] = {}
    for key, record in zip(keys, table.records, strict=True):
        found.setdefault(key, []).append(record)
    return found


def _place(roles: Roles, name: str) -> int:
    return roles.fields.index(name) if name in roles.fields else -1


def _draft(
    table: Table, roles: Roles, records: Sequence[Row], title: str, key: tuple[str, str], stage: str
) -> Draft:
    journey, persona = key
    records, total = _apart(records, roles)
    rows: list[tuple[str, list[Said], Step | None]] = []
    now = stage
    for record in records:
        if roles.stage >= 0:
            cell = plain(record.cell(roles.stage))
            others = [said(text) for at, text in enumerate(record.cells) if at != roles.stage]
            now = cell or now
            if not any(others) and cell and rows and len(cell) > LONGEST_STAGE:
                rows[-1][1].append(Said("", cell))
                continue
        rows.append(_row(table, roles, record, now or journey or title, bool(journey), bool(persona)))
    columns = [
        (unmarked(heading) or ("stage" if at == roles.stage else ""), roles.fields[at])
        for at, heading in enumerate(table.headings.cells)
        if any(said(record.cell(at)) for record in records)
    ]
    named = " ".join(filter(None, (title, journey if bare(journey) != bare(title) else "")))
    return Draft(
        title=named or journey,
        place=table.place,
        stages=gathered(rows),
        persona=Persona(_person(persona)),
        said=(
            *((Said("Persona", persona, PROSE),) if persona else ()),
            *_headings(table),
            *_groups(table),
            *(_of_all(table, roles, total) if total else ()),
        ),
        columns=tuple(dict.fromkeys((label, name) for label, name in columns if label)),
        guesses=(
            *roles.guesses,
            *(("its last stage sums up the others, and is told in the prose",) if total else ()),
        ),
        future=is_future(named),
    )


def _apart(records: Sequence[Row], roles: Roles) -> tuple[Sequence[Row], Row | None]:
    """The records of stages, and the last one where that sums them up."""
    if roles.stage < 0 or len(records) < 3 or bare(records[-1].cell(roles.stage)) not in _TOTALS:
        return records, None
    return records[:-1], records[-1]


def _of_all(table: Table, roles: Roles, total: Row) -> Iterator[Said]:
    """What a row that sums up the others says of each column."""
    name = plain(total.cell(roles.stage))
    for at, cell in enumerate(total.cells):
        if at != roles.stage and said(cell):
            heading = unmarked(table.headings.cell(at))
            yield Said(f"{heading} ({name})" if heading else name, plain(cell), PROSE)


def _headings(table: Table) -> Iterator[Said]:
    """The headings of a table that are more than the label they become."""
    yield from (Said("Heading", text) for cell in table.headings.cells if (text := whole(cell)))


def _groups(table: Table) -> Iterator[Said]:
    yield from (Said(unmarked(name), plain(lanes) or plain(name)) for name, lanes in table.groups)


def _person(text: str) -> str:
    return unmarked(text)


def _row(
    table: Table, roles: Roles, record: Row, stage: str, has_journey: bool, has_persona: bool
) -> tuple[str, list[Said], Step | None]:
    """One row: the name of its stage, what it says of that, and the step that it is, if it is one."""
    of_stage: list[Said] = []
    of_step: list[Said] = []
    for at, cell in enumerate(record.cells):
        name = roles.fields[at] if at < len(roles.fields) else PROSE
        text = plain(cell) if said(cell) or name == "emotion" else ""
        if not text or at in (roles.stage, roles.step) or name == "number":
            continue
        if (name == "journey" and has_journey) or (name == "persona" and has_persona):
            continue
        heading = unmarked(table.headings.cell(at))
        if name in ("stage", "step", "journey", "persona", "title", "number", "scenario"):
            name = PROSE
        (of_stage if name in _OF_STAGES else of_step).append(Said(heading, text, name))
        if at in roles.moods:
            of_step.append(Said(heading, text, "mood"))
    name = plain(record.cell(roles.step)) if roles.step >= 0 and said(record.cell(roles.step)) else ""
    is_step = bool(name) or any(each.field in _OF_STEPS for each in of_step)
    if not is_step:
        return stage, [*of_stage, *of_step], None
    return stage, of_stage, Step(name, tuple(of_step))


def with_above(draft: Draft, above: Iterable[Row], columns: Columns) -> Draft:
    """A map with what stands in the rows over its table: its title, its persona, and words about it."""
    told: list[Said] = []
    for row in above:
        cells = [plain(cell) for cell in row.cells if cell]
        head, *rests = re.split("[:：]", cells[0], maxsplit=1)
        rest = "".join(rests)
        if len(cells) == 1 and rest.strip() and columns.meaning(head):
            cells = [head, rest.strip()]
        meaning = columns.meaning(cells[0]) if len(cells) > 1 else None
        if meaning is None and len(cells) > 1 and cells[0].endswith(":"):
            told.append(Said(cells[0].rstrip(": "), " ".join(cells[1:])))
            continue
        label = cells[0].rstrip(": ：")
        told.append(
            Said(label, " ".join(cells[1:]), meaning.field) if meaning else Said("", " | ".join(cells))
        )
    return with_told(draft, told)


def with_told(draft: Draft, told: Sequence[Said]) -> Draft:
    """A map with what is said of it as a whole. The first text that stands alone is its title."""
    kept: list[Said] = []
    persona, title, has_title = draft.persona, draft.title, False
    for each in told:
        if each.field == "persona" and not persona.name:
            name, *more = re.split("[,，]", each.text, maxsplit=1)
            persona = Persona(name.strip(), "".join(more).strip())
            kept.append(replace(each, field=PROSE))
        elif not has_title and (each.field in ("title", "journey") or not (each.label or each.field)):
            if len(each.text) > 200 or "\n" in each.text:
                kept.append(replace(each, field=PROSE))
                continue
            title, has_title = each.text, True
        else:
            kept.append(each)
    return replace(
        draft,
        title=title,
        persona=persona,
        said=(*draft.said, *kept),
        future=draft.future or is_future(title),
    )
