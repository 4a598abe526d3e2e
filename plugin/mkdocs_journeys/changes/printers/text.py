"""What changed, for a terminal or a log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs_journeys.changes.comparison import Comparison, JourneyStep, Told
from mkdocs_journeys.changes.telling import Line, effects, line
from mkdocs_journeys.checks.printers.text import counted
from mkdocs_journeys.checks.visible import visible


def as_text(comparison: Comparison) -> str:
    """All changes, journey by journey, then what journeys share, and who is to be told."""
    blocks = ["\n".join(journey_lines(each.step)) for each in comparison.journeys]
    if comparison.shared:
        blocks.append("\n".join(["What journeys share", *told_lines(comparison.shared)]))
    if comparison.unreadable:
        blocks.append(
            "\n".join(
                [
                    "Not compared, as they can't be read",
                    *(f"  {visible(file)}" for file in comparison.unreadable),
                ]
            )
        )
    if comparison.tell:
        people = (f"  {visible(who)}: {visible(', '.join(what))}" for who, what in comparison.tell.items())
        blocks.append("\n".join(["To be told", *people]))
    return "\n\n".join([*blocks, summed_up(comparison)]) + "\n"


def journey_lines(step: JourneyStep) -> Iterator[str]:
    """What became of a journey: a line for each figure and each change, below its title."""
    state = "" if step.state == "changed" else " (new)" if step.state == "added" else " (removed)"
    yield visible(f"{step.id}{state}: {step.title}")
    for effect in effects(step.effect):
        yield f"  = {effect}"
    yield from told_lines(step.changes)


def told_lines(changes: Iterable[Told]) -> Iterator[str]:
    """A line for each change."""
    return (f"  {visible(_line(line(each)))}" for each in changes)


def _line(found: Line) -> str:
    name = f" {found.name}" if found.name else ""
    note = f" [{found.note}]" if found.note else ""
    return f"{found.sign} {found.subject}{name}: {found.said}{note}"


def summed_up(comparison: Comparison) -> str:
    """How much changed, in a line."""
    journeys, shared = comparison.journeys, comparison.shared
    if not journeys and not shared:
        return "Nothing has changed."
    changes = counted(sum(len(each.changes) for each in journeys), "change")
    parts = [f"{changes} on {counted(len(journeys), 'journey')}"] if journeys else []
    parts += [f"{counted(len(shared), 'change')} in what journeys share"] if shared else []
    return f"{', '.join(parts)}."
