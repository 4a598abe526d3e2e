"""The portfolio: all personas and journeys at a glance. The home page where a site has none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_journeys.model.catalog import Broken, Catalog, Persona
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.model.priorities import next_steps
from mkdocs_journeys.model.totals import totals
from mkdocs_journeys.pages.attention import attention
from mkdocs_journeys.pages.contents import content
from mkdocs_journeys.pages.heat import Row, heat_row, worst_first
from mkdocs_journeys.pages.listing import MOST_ROWS
from mkdocs_journeys.pages.page import Content, Page
from mkdocs_journeys.pages.place import Place
from mkdocs_journeys.pages.wiki import Wiki

MOST_NEXT_STEPS = 5


@dataclass(frozen=True, slots=True)
class Group:
    """A persona with its journeys: the counted ones as rows, the others by name."""

    persona: Persona
    rows: tuple[Row, ...]
    others: tuple[Journey, ...]
    broken: tuple[Broken, ...]

    @property
    def journeys(self) -> int:
        """How many there are, with those that can't be read. A broken file may be the persona's own."""
        broken = sum("/" in file.id for file in self.broken)
        return len(self.rows) + len(self.others) + broken


def portfolio_page(wiki: Wiki, address: str, *, in_search: bool) -> Page:
    """The portfolio at an address."""
    return Page(
        address,
        wiki.words("portfolio.title"),
        lambda: _content(wiki, address),
        description=wiki.words("portfolio.description"),
        language=wiki.language,
        in_search=in_search,
        meta={"hide": ["navigation", "toc"]},
    )


def _content(wiki: Wiki, address: str) -> Content:
    catalog = wiki.catalog
    stages = [stage for stage in catalog.registries.stages if catalog.at_stage(stage.id)]
    rows = [heat_row(journey, stages, catalog.today) for journey in catalog.counted]
    by_persona: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_persona[row.journey.persona].append(row)
    groups = [_group(catalog, persona, by_persona[persona.id]) for persona in catalog.personas.values()]
    html = wiki.render(
        "portfolio.html",
        address,
        groups=groups,
        names_journeys=sum(group.journeys for group in groups) <= MOST_ROWS,
        rows=worst_first(rows),
        stages=stages,
        totals=totals(catalog.counted),
        overdue=[row for row in rows if row.review.state == "overdue"],
        attention=attention(wiki, Place(wiki, address, wiki.words)),
        next_steps=next_steps(catalog.counted)[:MOST_NEXT_STEPS],
        is_long=len(rows) > MOST_ROWS,
    )
    return content(html)


def _group(catalog: Catalog, persona: Persona, rows: Sequence[Row]) -> Group:
    return Group(
        persona,
        tuple(rows),
        tuple(journey for journey in catalog.of_persona(persona.id) if not journey.counts),
        catalog.broken_of(persona.id),
    )
