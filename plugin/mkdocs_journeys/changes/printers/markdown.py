"""What changed, for a pull request: short on top, all of it folded below. Nothing in it calls anybody."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from mkdocs_journeys.changes.comparison import Comparison, JourneyChanges, Told
from mkdocs_journeys.changes.curve import curve
from mkdocs_journeys.changes.printers.text import summed_up
from mkdocs_journeys.changes.spelling import shortened
from mkdocs_journeys.changes.telling import effects, line
from mkdocs_journeys.checks.markdown_text import plain
from mkdocs_journeys.checks.printers.text import counted
from mkdocs_journeys.model.journey import Journey

# Bytes that the body of a comment takes, with some left for whoever adds to it.
ROOM = 60_000
_SHOWN = 20


def as_markdown(comparison: Comparison, room: int = ROOM) -> str:
    """A summary with a table of the journeys, then each with its changes, folded, as far as there is room."""
    parts = [f"**{summed_up(comparison)}**", *_table(comparison.journeys)]
    if comparison.tell:
        parts.append(f"To be told: {_listed(comparison.tell)}.")
    if comparison.unreadable:
        parts.append(f"Not compared, as they can't be read: {_listed(comparison.unreadable)}.")
    text = "\n\n".join(parts) + "\n"
    details = [_details(each) for each in comparison.journeys]
    if comparison.shared:
        details.append(_folded("What journeys share", _lines(comparison.shared)))
    for number, block in enumerate(details):
        if len(f"{text}\n{block}".encode()) > room:
            return f"{text}\n{counted(len(details) - number, 'part')} more: see `journeys diff`.\n"
        text += f"\n{block}"
    return text


def _listed(names: Collection[str]) -> str:
    shown = ", ".join(plain(shortened(name)) for name in islice(names, _SHOWN))
    more = len(names) - _SHOWN
    return f"{shown}, and {more:,} more" if more > 0 else shown


def _table(journeys: Iterable[JourneyChanges]) -> Iterator[str]:
    rows = [_row(each) for each in journeys]
    if rows:
        more = [f"And {counted(len(rows) - _SHOWN, 'journey')} more."] if len(rows) > _SHOWN else []
        head = ["| Journey | Changes | What became of it |", "| --- | --- | --- |"]
        yield "\n".join([*head, *rows[:_SHOWN]])
        yield from more


def _row(changes: JourneyChanges) -> str:
    told = "<br>".join(effects(changes.effect)) or "as it was"
    state = "" if changes.before and changes.after else "new" if changes.after else "removed"
    count = state or str(len(changes.changes))
    return f"| {plain(shortened(changes.journey.title))} | {count} | {told} |"


def _details(changes: JourneyChanges) -> str:
    return _folded(changes.journey.title, [*_curves(changes), *_lines(changes.changes)])


def _curves(changes: JourneyChanges) -> Iterator[str]:
    """The curve before and after, where it differs."""
    pictures = [_picture(changes.before), _picture(changes.after)]
    if pictures[0] != pictures[1]:
        yield f"- How it feels, before: `{pictures[0]}`, after: `{pictures[1]}`"


def _picture(journey: Journey | None) -> str:
    return curve(journey) if journey else ""


def _lines(changes: Iterable[Told]) -> Iterator[str]:
    for each in changes:
        found = line(each)
        name = f" **{plain(found.name)}**" if found.name else ""
        note = f" ({plain(found.note)})" if found.note else ""
        yield f"- {found.subject}{name}: {plain(found.said)}{note}"


def _folded(title: str, lines: Iterable[str]) -> str:
    body = "\n".join(lines)
    return f"<details><summary>{plain(title)}</summary>\n\n{body}\n\n</details>\n"
