"""What matters most and works least: importance by feeling, and the touchpoints that fail."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_journeys.model.journey import Touchpoint
from mkdocs_journeys.model.priorities import Ineffective, ineffective
from mkdocs_journeys.model.values.emotion import mood
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.contents import content
from mkdocs_journeys.pages.page import Content, Page
from mkdocs_journeys.pages.wiki import Wiki

IMPORTANCES = (5, 4, 3, 2, 1)
MOODS = (-2, -1, 0, 1, 2)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A touchpoint with what it matters and how it feels. `gap` is large where it matters and feels bad."""

    touchpoint: Touchpoint
    importance: int
    mood: int
    gap: float


@dataclass(frozen=True, slots=True)
class Failing:
    """A touchpoint that fails. `loses`: the largest loss at its places; None where none is measured."""

    found: Ineffective
    loses: float | None
    has_metrics: bool


def pages(wiki: Wiki) -> tuple[Page, ...]:
    """The page over all current, live journeys."""
    address = addresses.listing("importance")
    return (
        Page(
            address,
            wiki.words("importance_page.title"),
            lambda: _content(wiki, address),
            language=wiki.language,
            meta={"hide": ["navigation", "toc"]},
        ),
    )


def _content(wiki: Wiki, address: str) -> Content:
    weighed = _weighed(wiki)
    cells = {
        (importance, level): [
            found for found in weighed if found.importance == importance and found.mood == level
        ]
        for importance in IMPORTANCES
        for level in MOODS
    }
    asked = [step for step in wiki.catalog.touchpoints if step.is_live]
    html = wiki.render(
        "importance.html",
        address,
        importances=IMPORTANCES,
        moods=MOODS,
        cells=cells,
        weighed=weighed,
        unweighed=len(asked) - len(weighed),
        failing=[_failing(found) for found in ineffective(wiki.catalog.counted)],
    )
    return content(html)


def _weighed(wiki: Wiki) -> list[Weighed]:
    """The live touchpoints whose importance and feeling are known, the widest gap first."""
    found = []
    for step in wiki.catalog.touchpoints:
        importance, emotion = step.fields.importance, step.emotion
        if step.is_live and importance is not None and emotion is not None:
            gap = importance - (emotion.mean + 2) * 1.25
            found.append(Weighed(step, importance, mood(emotion.mean), gap))
    return sorted(found, key=lambda one: (-one.gap, one.touchpoint.journey, one.touchpoint.number))


def _failing(found: Ineffective) -> Failing:
    losses = [place.fields.drop_off.percent for place in found.places if place.fields.drop_off]
    return Failing(found, max(losses, default=None), any(place.metrics for place in found.places))
