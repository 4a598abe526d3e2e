"""Lists with other entries, with every sign of those that stay kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yaml.nodes import MappingNode, Node, SequenceNode

from mkdocs_journeys.exchange.journey_file import settings_text
from mkdocs_journeys.exchange.updating.hindrance import keep_comments
from mkdocs_journeys.exchange.updating.places import Edit, end_of, line_end, line_start, next_line
from mkdocs_journeys.exchange.updating.values import entries_of, entry_again, on_one_line
from mkdocs_journeys.model.fields import Record


def inserted(text: str, kind: type[Record], key: Node, old: Node, value: Any) -> list[Edit]:
    """New records among those that stand in brackets; nothing where more than that has changed."""
    if not isinstance(value, list) or not isinstance(old, MappingNode | SequenceNode):
        return []
    if not old.flow_style:
        return []
    held = old.value if isinstance(old, SequenceNode) else [old]
    if not held or not all(isinstance(item, MappingNode) for item in held) or len(held) >= len(value):
        return []
    items = entries_of(settings_text({key.value: list(value)}, kind))
    texts = [entry_again(text, item, kind, key.value) for item in held]
    first = next((at for at, each in enumerate(texts) if each != items[at]), len(texts))
    count = len(items) - len(texts)
    if items[first + count :] != texts[first:]:
        return []
    return in_brackets(text, old, first, [on_one_line(each) for each in value[first : first + count]])


def entries(text: str, kind: type[Record], key: Node, old: SequenceNode, value: Sequence[Any]) -> list[Edit]:
    """Of a list only the entries between those that stay at its beginning and at its end."""
    dash = old.start_mark.column
    held = settings_text({key.value: list(value)}, kind)
    items = entries_of(held)
    texts = [entry_again(text, item, kind, key.value) for item in old.value]
    first = 0
    while first < min(len(texts), len(items)) and texts[first] == items[first]:
        first += 1
    last = 0
    while last < min(len(texts), len(items)) - first and texts[-1 - last] == items[-1 - last]:
        last += 1
    gone, new = old.value[first : len(texts) - last], items[first : len(items) - last]
    margin = " " * dash
    if old.value and all(isinstance(item, MappingNode) and item.flow_style for item in old.value):
        told = list(value)[first : len(items) - last]
        new = [on_one_line(item) for item in told]  # as the others are written
    lines = [f"{margin}- " + item.replace("\n", f"\n{margin}  ") for item in new]
    if gone:
        start = line_start(text, gone[0].start_mark.index)
        end = end_of(text, gone[-1])
        for item in gone:
            keep_comments(text, item.start_mark.index, end_of(text, item), item)
        keep_comments(text, start, end, *gone)
        if not lines:  # with its line end
            end = next_line(text, end)
        return [(start, end, "\n".join(lines))]
    if first < len(old.value):
        at = line_start(text, old.value[first].start_mark.index)
        return [(at, at, "".join(f"{line}\n" for line in lines))]
    at = line_end(text, end_of(text, old))
    return [(at, at, "".join(f"\n{line}" for line in lines))]


def in_brackets(text: str, old: MappingNode | SequenceNode, at: int, new: Sequence[str]) -> list[Edit]:
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
