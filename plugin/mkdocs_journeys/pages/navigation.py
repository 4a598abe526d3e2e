"""How one finds the pages: the same few entries for every wiki, and those of each persona."""

from __future__ import annotations

from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.page import NavItem
from mkdocs_journeys.pages.wiki import Wiki

# The listings by the question that they answer.
_GROUPS = {
    "map": ("stages", "touchpoints", "channels", "owners"),
    "improve": ("pain-points", "importance", "opportunities", "objectives", "drop-off", "entries", "compare"),
    "know": ("changes", "evidence", "metrics", "campaigns", "quality", "rules", "data", "glossary"),
}

Markers = dict[str, tuple[NavItem, ...]]


def navigation(wiki: Wiki) -> tuple[NavItem, dict[str, NavItem], Markers]:
    """Our section of the navigation, each persona's part of it, and the pieces that a site may place."""
    words = wiki.words
    portfolio = NavItem(words("nav.portfolio"), addresses.PORTFOLIO)
    listings = {
        name: NavItem(words(f"nav.{name}"), addresses.listing(name))
        for group in _GROUPS.values()
        for name in group
        if name != "changes" or wiki.past is not None
    }
    groups = {
        group: NavItem(
            words(f"nav.{group}"), None, tuple(listings[name] for name in names if name in listings)
        )
        for group, names in _GROUPS.items()
    }
    whole = NavItem(words("nav.journeys"), None, (portfolio, *groups.values()))
    markers: Markers = {
        "portfolio": (portfolio,),
        "personas": (portfolio,),
        # A site may place it, and be built where git tells nothing.
        "changes": (),
        **{name: (item,) for name, item in listings.items()},
        **{name: (item,) for name, item in groups.items()},
    }
    return whole, _personas(wiki), markers


def _personas(wiki: Wiki) -> dict[str, NavItem]:
    below: dict[str, list[NavItem]] = {persona: [] for persona in wiki.catalog.personas}
    for journey in wiki.journeys.values():
        below[journey.persona].append(NavItem(journey.name, addresses.journey(journey.id)))
    for broken in wiki.catalog.broken:
        if "/" in broken.id:
            below[broken.persona].append(NavItem(broken.name, addresses.journey(broken.id)))
    return {
        persona.id: NavItem(persona.name, addresses.persona(persona.id), tuple(below[persona.id]))
        for persona in wiki.catalog.personas.values()
    }
