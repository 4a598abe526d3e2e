"""What each column of a table is for, and whether the whole of it is a map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_journeys.exchange.importing.cleaning import bare, unmarked
from mkdocs_journeys.exchange.importing.columns import Meaning, counts_up
from mkdocs_journeys.exchange.importing.draft import PROSE
from mkdocs_journeys.exchange.importing.layout import Table
from mkdocs_journeys.exchange.importing.titles import is_about_journeys

# What a map tells of customers. A table without any of these is none.
_EXPERIENCE = frozenset({"touchpoint", "action", "thought", "emotion", "quote", "feeling"})
_BESIDES = frozenset(
    {
        *("pains", "opportunities", "gains", "needs", "goal", "frontstage", "backstage", "systems"),
        *("channel", "metrics", "convinces", "moment_of_truth"),
    }
)
LONGEST_STAGE = 120
# What databases of notes and cards call the names of their entries.
_NAME = frozenset({"name", "title", "titel", "nom", "titre", "nombre", "nome", "título", "card", "item"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Which column is what: the places of the columns that say where a row belongs, and the fields of all."""

    fields: tuple[str, ...]
    moods: frozenset[int]
    """The columns that tell of feelings beside what they are for."""
    stage: int
    step: int
    guesses: tuple[str, ...]


def roles_of(table: Table, meanings: Sequence[Meaning | None], about: str, stage: str) -> Roles | None:
    """What each column of a table is for; None where it is no map."""
    fields = [meaning.field if meaning else PROSE for meaning in meanings]
    guesses = [
        f"“{unmarked(heading)}” was taken for {_called(meaning.field)}"
        for heading, meaning in zip(table.headings.cells, meanings, strict=True)
        if meaning is not None and not meaning.is_sure
    ]
    for at, name in enumerate(fields):
        if name in ("number", "step") and counts_up(record.cell(at) for record in table.records):
            fields[at] = "number"
        elif name == "number":
            fields[at] = PROSE  # names of something, such as REQ-17
    at_stage = fields.index("stage") if "stage" in fields else -1
    at_step = fields.index("touchpoint") if "touchpoint" in fields else -1
    if "step" in fields:
        place = fields.index("step")
        if at_stage < 0 and not stage:
            at_stage, fields[place] = place, "stage"
        elif at_step < 0:
            at_step, fields[place] = place, "touchpoint"
        else:
            fields[place] = "action" if "action" not in fields else PROSE
    if at_stage >= 0 and at_step < 0:
        at_step = _names_of_steps(table, fields)
        if at_step >= 0:
            fields[at_step] = "touchpoint"
            heading = unmarked(table.headings.cell(at_step))
            which = f"“{heading}”" if heading else "the first row"
            guesses.append(f"{which} was taken for the touchpoints")
    known = {name for name in fields if name}
    if at_stage < 0 and not stage and known & _EXPERIENCE:
        at_stage = _first_column(table, fields)
        if at_stage >= 0:
            fields[at_stage] = "stage"
            heading = unmarked(table.headings.cell(at_stage))
            which = "the first row" if table.is_turned else "the first column"
            guesses.append(f"{which}{f', “{heading}”,' if heading else ''} was taken for the stages")
    fields = [
        PROSE if name in ("stage", "step") and at != at_stage else name for at, name in enumerate(fields)
    ]
    tells = known & _EXPERIENCE or (
        known & _BESIDES and (is_about_journeys(about) or len(known & _BESIDES) > 1)
    )
    is_counted = "number" in fields and "action" in known
    is_placed = at_stage >= 0 or at_step >= 0 or bool(stage) or is_counted
    has_more = len(known - {"stage", "number", "step", "persona", "journey", "title"}) >= (
        1 if at_stage >= 0 or stage else 2
    )
    if not (tells and is_placed and has_more and table.records):
        return None
    moods = {at for at, meaning in enumerate(meanings) if meaning and "emotion" in meaning.also}
    return Roles(tuple(fields), frozenset(moods), at_stage, at_step, tuple(guesses))


def _first_column(table: Table, fields: Sequence[str]) -> int:
    """The first column, where nothing known stands in it and it could hold the names of stages."""
    for at, name in enumerate(fields):
        if name == "number":
            continue
        texts = [record.cell(at) for record in table.records if record.cell(at)]
        if name or not texts or max(map(len, texts)) > LONGEST_STAGE:
            return -1
        return at
    return -1


def _names_of_steps(table: Table, fields: Sequence[str]) -> int:
    """The column that gives each record a name without saying of what: `Name`, or the row over all lanes."""
    for at, name in enumerate(fields):
        is_name = bare(table.headings.cell(at)) in _NAME or (table.is_turned and at == 0)
        cells = [record.cell(at) for record in table.records]
        if is_name and name in ("", "title") and all(cells) and max(map(len, cells)) <= LONGEST_STAGE:
            return at
    return -1


def _called(name: str) -> str:
    return name.removeprefix("more:").replace("_", " ")
