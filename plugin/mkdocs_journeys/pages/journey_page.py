"""The page of a journey."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, partial
from typing import Any

from mkdocs_journeys.diagrams.figure import stages_figure, touchpoints_figures
from mkdocs_journeys.diagrams.journey import journey_text
from mkdocs_journeys.model.coverage import grounds, ownership
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.model.review import review
from mkdocs_journeys.model.values.texts import fold
from mkdocs_journeys.pages import addresses, journey_lists
from mkdocs_journeys.pages.card import frame
from mkdocs_journeys.pages.contents import content
from mkdocs_journeys.pages.feeling_lane import feeling_lane
from mkdocs_journeys.pages.figures import diagram_words, picture
from mkdocs_journeys.pages.journey_history import journey_history
from mkdocs_journeys.pages.journey_map import GROUPS, journey_map
from mkdocs_journeys.pages.keys import journey_key
from mkdocs_journeys.pages.map_sheets import sheets
from mkdocs_journeys.pages.page import Content, Page
from mkdocs_journeys.pages.prose import Section
from mkdocs_journeys.pages.river import river
from mkdocs_journeys.pages.summary import summary
from mkdocs_journeys.pages.told import Teller
from mkdocs_journeys.pages.views import VIEWS
from mkdocs_journeys.pages.wiki import Wiki


def journey_page(wiki: Wiki, journey: Journey) -> Page:
    """The page of one journey."""
    return Page(
        addresses.journey(journey.id),
        journey.name,
        lambda: _content(wiki, journey),
        description=journey.fields.summary or journey.title,
        source=journey.file,
        persona=journey.persona,
        tags=journey.fields.tags,
        language=wiki.language_of(journey),
        meta={"hide": ["navigation", "toc"]},
        key=cache(partial(journey_key, wiki, journey)) if wiki.options.origin else None,
    )


def _content(wiki: Wiki, journey: Journey) -> Content:
    language = wiki.language_of(journey)
    words = wiki.words_for(language)
    flow = wiki.catalog.flows[journey.id]
    ways = (way for step in journey.touchpoints for way in step.onward or ())
    names = {way.journey: wiki.journey_name(way.journey, words) for way in ways if way.journey}
    stages = stages_figure(journey, flow, names=names, words=diagram_words(words))
    figures = touchpoints_figures(journey, flow, names=names, words=diagram_words(words))
    of_stages, others = _by_stage(journey, wiki.prose(journey.id, journey.body))
    html = wiki.render(
        "journey.html",
        addresses.journey(journey.id),
        language=language,
        journey=journey,
        review=review(journey, wiki.catalog.today),
        health=wiki.health(journey),
        summary=summary(journey),
        validated=grounds(journey.touchpoints),
        details=wiki.catalog.details_of(journey.id),
        compared=_compared(wiki, journey),
        stages_figure=stages,
        stages_picture=picture(stages.svg),
        river=river(journey, flow, stages.alternative.stages),
        is_measured=flow.is_measured,
        is_some_measured=any(line.arriving is not None for line in stages.alternative.stages[1:]),
        stages=[
            (stage, figure, picture(figure.svg) if figure else None, of_stages.get(stage.id, ()))
            for stage, figure in zip(journey.stages, figures, strict=True)
        ],
        journey_source=journey_text(journey, wiki.catalog.personas[journey.persona].name).text,
        evidence=journey_lists.evidence(wiki, journey),
        prose=others,
        history=journey_history(wiki, journey, Teller(wiki, words)),
        marks=wiki.past.marks(journey.id) if wiki.past else {},
        feed_address=addresses.journey_feed(journey.id),
        shown=lambda value: words("changes.unknown") if value is None else words.signed(value),
        frame=frame(wiki, journey),
        **_map_facts(wiki, journey),
        **_list_facts(journey),
    )
    return content(html)


def _map_facts(wiki: Wiki, journey: Journey) -> dict[str, Any]:
    """What the map's templates draw."""
    steps = journey.touchpoints
    drawn = journey_map(journey, wiki.catalog.settings.lanes)
    spans = [cell.span for cell in drawn.stages]
    return {
        "map": drawn,
        "groups": GROUPS,
        "views": VIEWS,
        "feeling": feeling_lane(journey, drawn.columns),
        "sheets": sheets(journey, drawn),
        "starts": [sum(spans[:index]) for index in range(len(spans))],
        "table_address": addresses.journey_table(journey.id),
        "has_micro": any(step.fields.micro_moment for step in steps),
        "has_step": any(not step.has_contact for step in steps),
        "statuses": sorted({step.status for step in steps} - {"live"}),
    }


def _list_facts(journey: Journey) -> dict[str, Any]:
    """What stands in the lists below the map."""
    opportunities = journey_lists.opportunities(journey)
    measures = journey_lists.measures(journey)
    aimed = [measure.is_met for measure, _ in measures if measure.is_met is not None]
    return {
        "owned": ownership(journey.touchpoints),
        "handovers": journey_lists.handovers(journey),
        "pains": journey_lists.pains(journey),
        "opportunities": opportunities,
        "numbers": {item[0].id: f"O{place}" for place, item in enumerate(opportunities, start=1)},
        "has_matrix": any(item[0].is_waiting and item[0].score is not None for item in opportunities),
        "measures": measures,
        "aims": len(aimed),
        "met": sum(aimed),
    }


def _by_stage(
    journey: Journey, prose: Iterable[Section]
) -> tuple[dict[str, list[Section]], tuple[Section, ...]]:
    """The sections of the body whose heading names a stage, by the stage's id, and the rest."""
    named = {fold(stage.id): stage.id for stage in journey.stages}
    named |= {fold(stage.name): stage.id for stage in journey.stages}
    found: dict[str, list[Section]] = {}
    others = []
    for section in prose:
        stage = named.get(fold(section.title))
        if stage:
            found.setdefault(stage, []).append(section)
        else:
            others.append(section)
    return found, tuple(others)


def _compared(wiki: Wiki, journey: Journey) -> list[str]:
    """The journeys that this one compares to, and those that compare to it."""
    others = wiki.catalog.comparing_to(journey.id)
    return list(dict.fromkeys([*journey.fields.compares_to, *others]))
