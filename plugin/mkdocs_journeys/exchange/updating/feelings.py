"""Feelings that somebody has written into cells as emoji, signs or words, understood as an import does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mkdocs_journeys.exchange.importing.emotions import OURS, Felt, felt, is_feeling
from mkdocs_journeys.exchange.sheets.sheet import Column, columns_of
from mkdocs_journeys.exchange.updating.cell_change import CellChange
from mkdocs_journeys.model.values.emotion import emotion
from mkdocs_journeys.model.values.refusal import Refusal

_EMOTION, _FEELING = _BOTH = ("emotion", "feeling")


def is_felt(column: Column, written: Any, now: Any) -> bool:
    """Whether what is written in the cell of an emotion means the number that the file has."""
    found = _felt(written)
    return column.name == _EMOTION and found is not None and found.written == now


def with_feelings(
    changes: Sequence[CellChange], values: Mapping[str, Any], notes: list[str], *, is_new: bool = False
) -> Iterator[CellChange]:
    """The changes of one row, with the number of what was written as a feeling.

    `angry` in the cell of the emotion is a number for the emotion, and a word for the feeling if nothing
    stands there. A feeling that is nothing but a known word or emoji gives its number to what has none. What
    is guessed is added to `notes`. `values` are those of the row by column: where the same sheet comes again,
    what it gave so is kept, unless all changes are known to be made since the export (`is_new`).
    """
    is_emotion_changed = any(change.column.name == _EMOTION for change in changes)
    for change in changes:
        name = change.column.name
        if not is_new and change.value is None and _is_given(change, values):
            if name == _EMOTION:
                kept = f"the file keeps {_in_words(change.row.fields[_EMOTION])}"
                message = f"{kept}, which is what {values[_FEELING]} says. To take it away, change it there."
                notes.append(f"{change.place}: {message}")
        elif name == _EMOTION:
            yield from _of_emotion(change, values, notes)
        else:
            yield change
            if name == _FEELING and not is_emotion_changed:
                yield from _of_feeling(change, notes)


def _is_given(change: CellChange, values: Mapping[str, Any]) -> bool:
    """Whether what the file has for an empty cell is what the other of the two cells has given it."""
    now, emotion_cell, feeling_cell = change.row.fields.get(change.column.name), *map(values.get, _BOTH)
    if change.column.name == _FEELING:
        return _felt(emotion_cell) is not None and str(emotion_cell).strip() == now
    found = _felt(feeling_cell) if change.column.name == _EMOTION else None
    return found is not None and is_feeling(str(feeling_cell)) and found.written == now


def _of_emotion(change: CellChange, values: Mapping[str, Any], notes: list[str]) -> Iterator[CellChange]:
    found, written = _felt(change.value), change.value
    said = values.get(_FEELING, change.row.fields.get(_FEELING))
    if found is None or (found.how == "word" and said and str(said).strip() != written.strip()):
        yield change  # what is no number is refused; so are two words of which nobody knows which is meant
        return
    yield _as(change, _EMOTION, found.written)
    kept = f", and the feeling stays {said}" if said and str(said).strip() != written.strip() else ""
    notes.append(f"{change.place}: {written} is taken for the emotion {_in_words(found.written)}{kept}.")
    if found.how != "sign" and not said:
        yield _as(change, _FEELING, written.strip())


def _of_feeling(change: CellChange, notes: list[str]) -> Iterator[CellChange]:
    found, written = _felt(change.value), change.value
    now = change.row.fields.get(_EMOTION)
    if found is None or not is_feeling(written) or now == found.written:
        return
    number = _in_words(found.written)
    if now is None:
        yield _as(change, _EMOTION, found.written)
        notes.append(f"{change.place}: {written} is taken for the emotion {number}.")
    elif found.how == "emoji":
        message = f"{written} would be the emotion {number}, and the file keeps {_in_words(now)}"
        notes.append(f"{change.place}: {message}. Change the emotion in its own column.")


def _felt(written: Any) -> Felt | None:
    """What a text in words, signs or emoji says; None for numbers, and where nothing in it is known."""
    if not isinstance(written, str) or _is_emotion(written):
        return None
    found = felt(written, OURS)
    return found if found is not None and found.how != "number" else None


def _is_emotion(written: Any) -> bool:
    try:
        emotion(written)
    except Refusal:
        return False
    return True


def _as(change: CellChange, name: str, value: Any) -> CellChange:
    column = next(each for each in columns_of(change.spec.record) if each.name == name)
    return CellChange(change.place, change.spec, change.row, column, value)


def _in_words(number: Any) -> str:
    steps = number if isinstance(number, list) else [number]
    return " to ".join(f"{each:g}" if isinstance(each, float) else str(each) for each in steps)
