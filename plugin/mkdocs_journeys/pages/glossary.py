"""The glossary: what the words on the map mean."""

from __future__ import annotations

from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.contents import content
from mkdocs_journeys.pages.page import Page
from mkdocs_journeys.pages.wiki import Wiki

TERMS = (
    "persona", "journey", "stage", "touchpoint", "step", "untapped", "moment_of_truth", "micro_moment",
    "entry", "drop_off", "of_100", "mean_and_low", "certainty", "severity", "best_next_step",
)  # fmt: skip
# In the order of the map.
LANES = (
    "goal", "doing", "channel", "thinking", "feeling", "feeling_words", "leaving", "needs", "quote",
    "message", "convinces", "stage_time", "time", "image", "gains", "pains", "opportunities", "metrics",
    "questions", "asked", "owner", "handover", "frontstage", "backstage", "systems",
)  # fmt: skip


def pages(wiki: Wiki) -> tuple[Page, ...]:
    """One page with all terms and lanes."""
    return (
        Page(
            addresses.GLOSSARY,
            wiki.words("glossary_page.title"),
            lambda: content(wiki.render("glossary.html", addresses.GLOSSARY, terms=TERMS, lanes=LANES)),
            language=wiki.language,
            meta={"hide": ["navigation"]},
        ),
    )
