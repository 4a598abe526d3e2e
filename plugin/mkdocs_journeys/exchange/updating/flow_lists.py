"""More entries in a list that stands in brackets, with every sign of the others kept."""

from __future__ import annotations

from collections.abc import Sequence

from yaml.nodes import MappingNode, SequenceNode

from mkdocs_journeys.exchange.updating.places import Edit, end_of, line_end, line_start


def inserted(text: str, old: MappingNode | SequenceNode, at: int, new: Sequence[str]) -> list[Edit]:
    """Put new entries, each on one line, before the one at a place of a list in brackets, or at its end.

    `old` may also be a single record in braces: then it becomes the one before them or behind them.
    """
    if isinstance(old, MappingNode):
        start, end = old.start_mark.index, end_of(text, old)
        before, after = ("", f", {', '.join(new)}") if at else (f"{', '.join(new)}, ", "")
        return [(start, start, f"[{before}"), (end, end, f"{after}]")]
    if at < len(old.value):
        start = old.value[at].start_mark.index
        margin = _margin(text, start)
        parting = ", " if margin is None else f",\n{margin}"
        return [(start, start, "".join(f"{each}{parting}" for each in new))]
    last = old.value[-1]
    end = end_of(text, last)
    margin = _margin(text, last.start_mark.index)
    if margin is None or "\n" in text[last.start_mark.index : end]:
        return [(end, end, "".join(f", {each}" for each in new))]
    # The comma belongs to the last one, and a comment behind it stays there.
    behind = text[end : line_end(text, end)]
    if behind.lstrip().startswith(","):
        lines = "".join(f"\n{margin}{each}," for each in new)
        return [(line_end(text, end),) * 2 + (lines,)]
    lines = ",".join(f"\n{margin}{each}" for each in new)
    if behind.strip() and not behind.lstrip().startswith("#"):  # the bracket closes on the same line
        return [(end, end, f",{lines}")]
    return [(end, end, ","), (line_end(text, end),) * 2 + (lines,)]


def _margin(text: str, start: int) -> str | None:
    """What stands before an entry on a line of its own; None where others are on that line."""
    before = text[line_start(text, start) : start]
    return None if before.strip() else before
