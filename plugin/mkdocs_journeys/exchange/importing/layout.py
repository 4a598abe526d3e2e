"""Where in a grid the tables are that could be maps, and which way they go: stages as rows or as columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mkdocs_journeys.exchange.importing.columns import Columns, Meaning
from mkdocs_journeys.exchange.importing.grid import Grid, Row, turned

# Labels of rows stand in one of the first columns.
_LABEL_COLUMNS = 3
# Rows of a table in which its headings are looked for.
_LOOKED_THROUGH = 200
_ABOUT = frozenset({"number", "title", "journey", "persona", "scenario"})
# Without one of these it is a list of something else, or words about the map.
_NEEDED = frozenset(
    {
        *("stage", "step", "touchpoint", "action", "thought", "emotion", "quote", "pains", "opportunities"),
        *("gains", "frontstage", "backstage"),
    }
)


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its headings, and a record for each step below or beside them.

    A cell that reaches over several records says the same in each, but not under several headings.
    `above` are the rows over it, `rows` its own as they stood; `is_turned`: the stages were columns.
    """

    headings: Row
    records: tuple[Row, ...]
    above: tuple[Row, ...]
    rows: tuple[Row, ...]
    is_turned: bool
    place: str
    groups: tuple[tuple[str, str], ...] = ()
    """Words beside the labels of lanes, such as `Customer`, each with the lanes that they stand before."""


@dataclass(slots=True)
class _Part:
    """Rows that belong together, with the way they go."""

    rows: list[Row]
    above: list[Row]
    column: int = -1
    """The column of the labels; -1 where the first row has the headings."""
    labels: set[str] = field(default_factory=set)


def tables_in(grid: Grid, columns: Columns) -> tuple[tuple[Table, ...], tuple[Row, ...]]:
    """The tables of a grid in their order, and the rows below the last one that belong to none."""
    blocks = list(grid.blocks())
    parts, loose = _parts(blocks, columns)
    if not parts and len(blocks) > 1:
        # Each lane by itself, with empty rows between.
        parts, loose = _parts([tuple(row for block in blocks for row in block)], columns)
    return tuple(map(_table, parts)), tuple(row.own for row in loose)


def _parts(blocks: Sequence[Sequence[Row]], columns: Columns) -> tuple[list[_Part], list[Row]]:
    parts: list[_Part] = []
    loose: list[Row] = []
    for block in blocks:
        start, column, _ = _best(block, columns)
        if start < 0:
            if parts and any(row.filled > 1 for row in block) and not loose:
                parts[-1].rows += block
            else:
                loose += block
            continue
        if column >= 0 and parts and not loose and _goes_on(parts[-1], block, column, columns):
            parts[-1].rows += block
            parts[-1].labels |= _labels(block, column, columns)
            continue
        for rows, above in _split(block, start, column):
            labels = _labels(rows, column, columns) if column >= 0 else set()
            parts.append(_Part(list(rows), [*loose, *above], column, labels))
            loose = []
    return parts, loose


def _split(block: Sequence[Row], start: int, column: int) -> list[tuple[Sequence[Row], Sequence[Row]]]:
    """The tables of a block without empty rows, each with the rows above it."""
    if column >= 0:
        top = _top(block, start, column)
        return [(block[top:], block[:top])]
    heads = [start]
    heads += [at for at in range(start + 1, len(block)) if block[at].cells == block[start].cells]
    found: list[tuple[Sequence[Row], Sequence[Row]]] = []
    begin = 0
    for number, head in enumerate(heads):
        end = heads[number + 1] if number + 1 < len(heads) else len(block)
        while number + 1 < len(heads) and end > head + 1 and block[end - 1].filled == 1:
            end -= 1  # the title of the table that follows
        found.append((block[head:end], block[begin:head]))
        begin = end
    return found


def _top(block: Sequence[Row], start: int, column: int) -> int:
    """The row in which the stages stand: the one over the first label that fills several columns."""
    top = start
    few = 0 if max(len(row.cells) for row in block) == column + 2 else 1
    while top > 0 and sum(bool(cell) for cell in block[top - 1].cells[column + 1 :]) > few:
        top -= 1
    return top


def _best(block: Sequence[Row], columns: Columns) -> tuple[int, int, float]:
    """Where the headings begin: the row, the column of labels or -1, and how much is known of them.

    The row is -1 where nothing looks like headings.
    """
    best = (-1, -1, 0.0)
    for at, row in enumerate(block[:_LOOKED_THROUGH]):
        if at + 1 == len(block):
            break
        score = _score(row.cells, columns)
        if score > best[2] and score >= 0.3 * row.filled:
            best = (at, -1, score)
            break
    width = max(len(row.cells) for row in block)
    for column in range(min(_LABEL_COLUMNS, width - 1)):
        cells = [row.cell(column) for row in block[:_LOOKED_THROUGH]]
        score = _score(cells, columns)
        first = next((at for at, cell in enumerate(cells) if cell and columns.meaning(cell)), -1)
        if score > best[2] and first >= 0:
            best = (first, column, score)
    return best


def _score(cells: Sequence[str], columns: Columns) -> float:
    """How much looks like headings: 1 for each field that is surely named, less where it is guessed."""
    found: dict[str, float] = {}
    for cell in cells:
        meaning = columns.meaning(cell) if cell else None
        if meaning is not None and meaning.field not in _ABOUT:
            worth = 1.0 if meaning.is_sure else 0.6
            found[meaning.field] = max(found.get(meaning.field, 0), worth)
    return sum(found.values()) if len(found) > 1 and found.keys() & _NEEDED else 0.0


def _labels(rows: Sequence[Row], column: int, columns: Columns) -> set[str]:
    return {row.cell(column).casefold() for row in rows if columns.meaning(row.cell(column))}


def _goes_on(part: _Part, block: Sequence[Row], column: int, columns: Columns) -> bool:
    """Whether a block is more lanes of the table above, with an empty row between for the eye."""
    if part.column != column or not all(row.cell(column) for row in block):
        return False
    first = columns.meaning(block[0].cell(column))
    is_new = first is not None and first.field in ("stage", "persona")
    return not is_new and part.labels.isdisjoint(_labels(block, column, columns))


def _table(part: _Part) -> Table:
    rows, above = tuple(row.own for row in part.rows), tuple(row.own for row in part.above)
    place = part.rows[0].place
    if part.column < 0:
        head, *records = (row.without(row.across) for row in part.rows)
        return Table(head, tuple(records), above, rows, is_turned=False, place=place)
    lanes = [row.without(row.down - {part.column}) for row in part.rows]
    headings, *records = turned(lanes)[part.column :]
    kept = tuple(record for record in records if record.filled)
    groups = tuple(_groups(rows, part.column))
    return Table(headings, kept, above, rows, is_turned=True, place=place, groups=groups)


def _groups(rows: Sequence[Row], column: int) -> Iterator[tuple[str, str]]:
    """The words to the left of the labels, each with the labels from its row on."""
    starts = [at for at, row in enumerate(rows) if any(row.cells[:column])]
    for at, end in zip(starts, [*starts, len(rows)][1:], strict=True):
        labels = (row.cell(column) for row in rows[at:end])
        yield " ".join(filter(None, rows[at].cells[:column])), ", ".join(filter(None, labels))


def meanings_of(table: Table, columns: Columns) -> tuple[Meaning | None, ...]:
    """What each heading of a table means."""
    return tuple(columns.meaning(cell) if cell else None for cell in table.headings.cells)
