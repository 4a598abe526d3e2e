"""A journey as a small page of its own, which other wikis show in a frame."""

from __future__ import annotations

from html import escape

from mkdocs_journeys.diagrams.curve import height
from mkdocs_journeys.model.experience import of_journey, of_stage
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.alone import page_alone
from mkdocs_journeys.pages.feeling_lane import feeling_lane
from mkdocs_journeys.pages.journey_map import columns
from mkdocs_journeys.pages.page import Asset
from mkdocs_journeys.pages.place import Place
from mkdocs_journeys.pages.wiki import Wiki

# Room for the points above +2 and below -2, in the curve's own units.
_EDGE = 6.0


# Wide enough for a phone, and as high as a card with five stages is there.
_FRAME = (
    '<iframe src="{address}" title="{title}" width="100%" height="360" loading="lazy" '
    'sandbox="allow-popups allow-popups-to-escape-sandbox" style="border:0"></iframe>'
)


def frame(wiki: Wiki, journey: Journey) -> str:
    """The HTML by which another wiki shows the card."""
    at = Place(wiki, addresses.journey(journey.id), wiki.words)
    return _FRAME.format(address=escape(at.whole(addresses.card(journey.id))), title=escape(journey.title))


def card(wiki: Wiki, journey: Journey) -> Asset:
    """The card of a journey: its title, whose it is, how it feels, and a link to all of it."""
    address = addresses.card(journey.id)
    words = wiki.words_for(wiki.language_of(journey))
    at = Place(wiki, address, words)
    top, bottom = height(2) - _EDGE, height(-2) + _EDGE
    html = page_alone(
        "card",
        words,
        title=journey.title,
        journey=journey,
        persona=at.persona_name(journey.persona),
        href=at.to(addresses.journey(journey.id)),
        felt=of_journey(journey),
        stages=[(stage, of_stage(journey, stage)) for stage in journey.stages],
        lane=feeling_lane(journey, columns(journey)),
        box=(top, bottom - top),
    )
    return Asset(address, html.encode())
