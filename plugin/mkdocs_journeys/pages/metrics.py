"""The metrics: where they stand, which way they go, and where they are used. And a page for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from mkdocs_journeys.model.values.dates import Day
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.charts import Trend, is_better, readings, trend
from mkdocs_journeys.pages.contents import content
from mkdocs_journeys.pages.listing import listing_pages
from mkdocs_journeys.pages.measures import Used, all_used
from mkdocs_journeys.pages.page import Asset, Content, Page
from mkdocs_journeys.pages.tables import table
from mkdocs_journeys.pages.wiki import Wiki

NAME = "metrics"
_COLUMNS = ("metric", "id", "unit", "latest", "date", "target", "better", "on_target", "journeys")
_READINGS = ("metric", "id", "date", "value", "evidence")


@dataclass(frozen=True, slots=True)
class MetricRow:
    """A metric with its chart and whether it got better since the reading before."""

    used: Used
    trend: Trend | None
    better: bool | None

    @property
    def dated(self) -> Day | None:
        """The day of the last reading."""
        found = readings(self.used.measure)
        return found[-1].date if found else None

    @property
    def before(self) -> Day | None:
        """The day of the reading before the last."""
        found = readings(self.used.measure)
        return found[-2].date if len(found) > 1 else None


def metric_rows(wiki: Wiki) -> tuple[MetricRow, ...]:
    """All metrics, those not yet on target first."""
    return tuple(
        MetricRow(used, trend(used.measure), is_better(used.measure)) for used in all_used(wiki.catalog)
    )


def pages(wiki: Wiki) -> Iterator[Page]:
    """The list of metrics, and a page for each of metrics.yml."""
    rows = metric_rows(wiki)
    yield from listing_pages(
        wiki,
        "metrics.html",
        addresses.listing(NAME),
        wiki.words("metrics_page.title"),
        rows,
        lambda row: row.used.persona or "none",
        description=wiki.words("metrics_page.description"),
        met=sum(row.used.measure.is_met is True for row in rows),
        missed=sum(row.used.measure.is_met is False for row in rows),
        measured=sum(row.used.measure.is_met is not None for row in rows),
        worse=sum(row.better is False for row in rows),
        unused=sum(not row.used.is_used for row in rows),
    )
    for row in rows:
        if row.used.measure.id:
            yield _metric_page(wiki, row.used.measure.id, row)


def _metric_page(wiki: Wiki, metric_id: str, row: MetricRow) -> Page:
    entry = wiki.catalog.registries.metrics[metric_id]
    return Page(
        addresses.entry(NAME, metric_id),
        row.used.measure.name,
        partial(_content, wiki, metric_id, row),
        description=wiki.words("metrics_page.one_description", name=row.used.measure.name),
        source=f"{wiki.reading.folder.name}/metrics.yml" if entry.written else None,
        language=wiki.language,
        meta={"hide": ["navigation", "toc"]},
    )


def _content(wiki: Wiki, metric_id: str, row: MetricRow) -> Content:
    found = readings(row.used.measure)
    html = wiki.render(
        "metric.html",
        addresses.entry(NAME, metric_id),
        row=row,
        readings=found,
        evidence=tuple(dict.fromkeys(piece for reading in found for piece in reading.evidence)),
    )
    return content(html)


def tables(wiki: Wiki) -> Iterator[Asset]:
    """The metrics and all their readings as files for spreadsheets."""
    rows = metric_rows(wiki)
    yield Asset(addresses.table(NAME), table(_COLUMNS, (_cells(row) for row in rows)))
    dated = (
        (row.used.measure.name, row.used.measure.id, each.date, each.value, each.evidence)
        for row in rows
        for each in readings(row.used.measure)
    )
    yield Asset(addresses.table("metric-readings"), table(_READINGS, dated))


def _cells(row: MetricRow) -> Sequence[object]:
    measure = row.used.measure
    return (
        measure.name,
        measure.id,
        measure.fields.unit,
        measure.latest,
        row.dated,
        measure.fields.target,
        measure.fields.better,
        measure.is_met,
        tuple(dict.fromkeys(use.journey.id for use in row.used.uses)),
    )
