"""Metrics and objectives: numbers that say what they are, and that are possible."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from mkdocs_journeys.checks.appearances import kept
from mkdocs_journeys.checks.figures import Figure, in_journey, in_registries
from mkdocs_journeys.checks.mentions import mentioned
from mkdocs_journeys.checks.rule import Path, Remark, Rule
from mkdocs_journeys.checks.sources import MEASURING, TARGETS
from mkdocs_journeys.checks.wiki_files import is_whole, registry_file
from mkdocs_journeys.checks.wording import quoted
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.fields import MeasureFields
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.model.values.dates import Day
from mkdocs_journeys.model.values.numbers import show

_JOURNEY = """
title: I buy my first trail shoes
metrics:
  - {{{}}}
stages:
  - stage: decision
"""


def _no_unit(figure: Figure, _: Catalog) -> Iterator[Remark]:
    if figure.defines and figure.unit is None and figure.scale is None:
        message = f"{quoted(figure.name)} does not say what it is counted in"
        yield Remark(message, figure.path, allowed="`unit`: %, minutes, calls; or `scale`: 1..5")


NO_UNIT = Rule(
    id="JM421",
    slug="metric-without-unit",
    level=Level.WARNING,
    title="A metric without a unit",
    reason="Is 12 much? Of minutes at the counter, yes; of percent who come back, no. A figure that does not "
    "say what it counts is read in two ways. Points on a scale need no unit, but their `scale`.",
    source=MEASURING,
    bad=_JOURNEY.format("name: Wait at the counter, value: 12, as_of: 2026-05, target: 5"),
    good=_JOURNEY.format("name: Wait at the counter, unit: min, value: 12, as_of: 2026-05, target: 5"),
    of_journey=in_journey(_no_unit),
    of_wiki=in_registries(_no_unit),
)


def _no_date(figure: Figure, _: Catalog) -> Iterator[Remark]:
    fields = figure.fields
    if isinstance(fields, MeasureFields) and fields.value is not None and fields.as_of is None:
        message = f"{quoted(figure.name)} does not say when it was {show(fields.value)}"
        yield Remark(message, (*figure.path, "value"), allowed="`as_of` with the day, the month or the year")


NO_DATE = Rule(
    id="JM422",
    slug="metric-without-date",
    level=Level.WARNING,
    title="A value without a date",
    reason="A figure is true for its day. Without the day nobody knows whether it was taken before the new "
    "checkout or after it, and it can't be compared with the next one.",
    source=MEASURING,
    bad=_JOURNEY.format("name: Shoes sent back, unit: '%', value: 22, target: 15, better: lower"),
    good=_JOURNEY.format("name: Shoes sent back, unit: '%', value: 22, as_of: 2026-05, target: 15"),
    of_journey=in_journey(_no_date),
    of_wiki=in_registries(_no_date),
)


def _no_target(figure: Figure, _: Catalog) -> Iterator[Remark]:
    if figure.defines and figure.entry is None and figure.fields.target is None:
        yield _without_target(figure.name, figure.path)


def _shared_no_target(catalog: Catalog) -> Iterator[Remark]:
    """Each journey may aim at its own number, and then metrics.yml needs none."""
    yield from in_registries(_no_target)(catalog)
    aimed = {
        measure.id
        for journey in kept(catalog)
        for holder in (journey, *journey.parts)
        for measure in holder.metrics
        if measure.id is not None and measure.fields.target is not None
    }
    file = registry_file(catalog, "metrics")
    for entry in catalog.registries.metrics:
        if entry.written and entry.fields.target is None and entry.id not in aimed:
            yield _without_target(entry.name, (entry.id,), file)


def _without_target(name: str, path: Path, file: str = "") -> Remark:
    return Remark(f"nobody says what {quoted(name)} should be", path, file, "`target` with a number")


NO_TARGET = Rule(
    id="JM423",
    slug="metric-without-target",
    level=Level.INFO,
    title="A metric without a target",
    reason="Without a target a number is neither good nor bad, and the map can't show where it is missed.",
    source=TARGETS,
    bad=_JOURNEY.format("name: Shoes sent back, unit: '%', value: 22, as_of: 2026-05"),
    good=_JOURNEY.format("name: Shoes sent back, unit: '%', value: 22, as_of: 2026-05, target: 15"),
    of_journey=in_journey(_no_target),
    of_wiki=_shared_no_target,
)


def _impossible(figure: Figure, _: Catalog) -> Iterator[Remark]:
    limits = figure.limits
    if limits is None:
        return
    low, high = limits
    for value, path in figure.values:
        if not low <= value <= high:
            possible = f"{show(low)} to {show(high)}"
            message = f"{show(value)} is not possible for {quoted(figure.name)}"
            if figure.scale is None:
                yield Remark(message, path, allowed=f"{possible} percent; where it can be more, a `scale`")
            else:
                yield Remark(f"{message}, which goes from {possible}", path, allowed=possible)


IMPOSSIBLE = Rule(
    id="JM424",
    slug="value-out-of-range",
    level=Level.ERROR,
    title="A value that is not possible",
    reason="A rating of 7 on a scale from 1 to 5, or 130 of 100 percent, is a slip of the pen or another "
    "metric. Every mean and every chart that it is part of is wrong.",
    source=None,
    bad=_JOURNEY.format("name: Happy with the advice, scale: 1..5, value: 42, as_of: 2026-05, target: 4.5"),
    good=_JOURNEY.format("name: Happy with the advice, scale: 1..5, value: 4.2, as_of: 2026-05, target: 4.5"),
    of_journey=in_journey(_impossible),
    of_wiki=in_registries(_impossible),
)


def _unused(catalog: Catalog) -> Iterator[Remark]:
    registry = catalog.registries.metrics
    if not registry.binding or not is_whole(catalog):
        return
    used = mentioned(catalog, "metrics")
    file = registry_file(catalog, "metrics")
    for entry in registry:
        if entry.id not in used:
            message = f"{quoted(entry.name)} is measured, and no file says for what"
            allowed = f"`metrics: {entry.id}` where it tells something; or take the entry out"
            yield Remark(message, (entry.id,), file, allowed)


_SHARED = """
---
title: I buy my first trail shoes
metrics: [return-rate]
stages:
  - stage: decision
---
"""
UNUSED = Rule(
    id="JM425",
    slug="metric-unused",
    level=Level.INFO,
    title="A metric that nothing uses",
    reason="It is measured, and no journey, touchpoint, objective or opportunity says what it tells about "
    "the customer. Put it where it belongs, or take it out.",
    source=MEASURING,
    bad={
        "metrics.yml": "return-rate: {unit: '%', target: 15}\nvisits: {unit: visits, target: 9000}\n",
        "mina/first-shoes.md": _SHARED,
    },
    good={"metrics.yml": "return-rate: {unit: '%', target: 15}\n", "mina/first-shoes.md": _SHARED},
    of_wiki=_unused,
)


def _old(figure: Figure, catalog: Catalog) -> Iterator[Remark]:
    dated = [
        (reading.date, (*figure.path, "readings", index, "date"))
        for index, reading in enumerate(figure.fields.readings)
    ]
    if isinstance(figure.fields, MeasureFields) and figure.fields.as_of is not None:
        dated.append((figure.fields.as_of, (*figure.path, "as_of")))
    if not dated:
        return
    latest, path = max(dated, key=lambda found: found[0].last)
    if _is_old(latest, catalog.today):
        message = f"{quoted(figure.name)} was read last in {latest}, more than a year ago"
        yield Remark(message, path, allowed="a new reading")


def _is_old(day: Day, today: datetime.date) -> bool:
    return today - day.last > datetime.timedelta(days=365)


OLD = Rule(
    id="JM426",
    slug="metric-old",
    level=Level.INFO,
    title="A metric that nobody has read for a year",
    reason="The map shows the latest value as if it were today's. After a year of changes it may be far off.",
    source=MEASURING,
    bad=_JOURNEY.format("name: Shoes sent back, unit: '%', value: 22, as_of: 2019-05, target: 15"),
    good=_JOURNEY.format("name: Shoes sent back, unit: '%', value: 22, as_of: 2026-05, target: 15"),
    of_journey=in_journey(_old),
    of_wiki=in_registries(_old),
    dated=True,
)


def _unmeasured(journey: Journey, _: Catalog) -> Iterator[Remark]:
    for index, objective in enumerate(journey.fields.objectives):
        if objective.metric is None:
            message = f"no metric shows whether {quoted(objective.text)} is reached"
            yield Remark(message, ("objectives", index), allowed="`metric` with the id of one")


_OBJECTIVE = """
title: I buy my first trail shoes
objectives:
  - {}
stages:
  - stage: decision
"""
UNMEASURED = Rule(
    id="JM427",
    slug="objective-without-metric",
    level=Level.INFO,
    title="An objective that nothing measures",
    reason="A wish that can't be checked is always on its way. With a metric the team sees whether what it "
    "does on this journey brings it nearer.",
    source=TARGETS,
    bad=_OBJECTIVE.format("Fewer shoes come back"),
    good=_OBJECTIVE.format("{text: Fewer shoes come back, metric: return-rate}"),
    of_journey=_unmeasured,
)

RULES = (NO_UNIT, NO_DATE, NO_TARGET, IMPOSSIBLE, UNUSED, OLD, UNMEASURED)
