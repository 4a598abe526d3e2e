"""What is told of an import: what went where, and what was guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mkdocs_journeys.exchange.importing.draft import PROSE
from mkdocs_journeys.exchange.importing.plan import Planned
from mkdocs_journeys.exchange.importing.quoting import quoted
from mkdocs_journeys.exchange.journey_file import registry_text
from mkdocs_journeys.model.registry import Registry
from mkdocs_journeys.reading.naming import Ids
from mkdocs_journeys.reading.registries import KINDS

# What is told in other words than those of the format.
_CALLED = {
    PROSE: "the prose", "emotion": "emotion and feeling", "touchpoint": "touchpoints", "stage": "stages",
    "persona": "persona", "journey": "the title", "number": "left out: it counts the rows",
    "scenario": "the prose", "step": "the prose", "title": "the prose",
}  # fmt: skip
_WIDTH = 100
# What a name doesn't say of a channel, and customers are shown by: it is asked for beside the name.
_ASKED = {"channels": "  # kind: owned, earned (others speak there) or paid"}
# What is longer in the place of a name is rather a sentence.
LONGEST_NAME = 60


def told(journey: Planned, file: str, name: str, *, is_dry: bool) -> Iterator[str]:
    """The lines about one journey: `file` is where it came from, `name` where it went, as one types them."""
    shape = journey.shaped
    done = "Would write" if is_dry else "Wrote"
    size = f"{_counted(shape.stages, 'stage')}, {_counted(shape.touchpoints, 'touchpoint')}"
    yield f"{done} {name}: “{shape.title}”, {size} (from {file}, {journey.draft.place})"
    yield from _wrapped("read", (f"{label} → {_called(field)}" for label, field in journey.draft.columns))
    yield from _wrapped("guessed", filter(None, (journey.whose, *shape.guesses)))
    yield from _wrapped("kept in the prose", shape.kept)
    unlisted = (f"{quoted(names)} ({kind}.yml)" for kind, names in shape.unlisted.items())
    yield from _wrapped("not listed in the wiki, so in the prose", unlisted)


def lines_to_add(registry: Registry[Any], names: Iterable[str]) -> tuple[str, ...]:
    """What to add to a list of the wiki, for it to know these names: as one would write it there."""
    ids = Ids(registry.ids)
    lines: list[str] = []
    for name in names:
        if len(name) > LONGEST_NAME:
            continue
        if known := registry.surely(name):
            lines.append(f"# The next may be “{registry[known].name}”, which is there as {known}.")
        entry = {ids.make(name, "name"): {"name": name}}
        lines += registry_text(entry, KINDS[registry.kind]).rstrip("\n").split("\n")
        lines += filter(None, [_ASKED.get(registry.kind)])
    return tuple(lines)


def _called(field: str) -> str:
    return _CALLED.get(field, field.removeprefix("more:"))


def _wrapped(label: str, items: Iterable[str]) -> Iterator[str]:
    """Items behind a label, over several lines where one does not hold them."""
    line = f"  {label}: "
    empty = True
    for item in items:
        if not empty and len(line) + len(item) > _WIDTH:
            yield f"{line};"
            line, empty = "    ", True
        line += item if empty else f"; {item}"
        empty = False
    if not empty:
        yield line


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
