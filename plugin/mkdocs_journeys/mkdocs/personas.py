"""The navigation of a persona's pages: the site's entries, and that persona's own below ours.

Personas and journeys are in no other page's navigation. Else each page would list them all, and a site
of four hundred personas would be mostly navigation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section

from mkdocs_journeys.mkdocs.files import Pages
from mkdocs_journeys.mkdocs.navigation import entries
from mkdocs_journeys.mkdocs.page import JourneyPage
from mkdocs_journeys.mkdocs.tree import adopt, pages_of, read_on
from mkdocs_journeys.pages.links import HOME
from mkdocs_journeys.pages.page import Site


@dataclass(frozen=True, slots=True)
class Spot:
    """A page in the navigation, and the sections above it from the top down."""

    sections: tuple[Section, ...]
    page: JourneyPage


def navigations(nav: Navigation, site: Site, pages: Pages) -> Mapping[str, Navigation]:
    """The navigation for each persona's pages, by the persona's id.

    They share what is the same for all: only the sections on the way down to the persona's entries are
    copied, since a section can have but one list of children.
    """
    spots = [spot for spot in _spots(nav.items) if spot.page.ours.address != HOME]
    own = {persona: entries(item, pages) for persona, item in site.personas.items()}
    made = {}
    for persona, item in site.personas.items():
        if own[persona]:
            items = _with_own(nav.items, _nearest(spots, item.address or ""), own[persona])
            made[persona] = _navigation(items, own[persona], nav)
    _shelter(made, own, pages)
    return made


def _spots(items: Iterable[StructureItem], above: tuple[Section, ...] = ()) -> Iterable[Spot]:
    for item in items:
        if isinstance(item, Section):
            yield from _spots(item.children, (*above, item))
        elif isinstance(item, JourneyPage):
            yield Spot(above, item)


def _nearest(spots: Iterable[Spot], address: str) -> Spot | None:
    """The page below whose address the persona's lies, such as `journeys/` for `journeys/mina/`."""
    above = [spot for spot in spots if address.startswith(spot.page.ours.address)]
    return max(above, key=lambda spot: len(spot.page.ours.address), default=None)


def _with_own(items: list[StructureItem], spot: Spot | None, own: list[StructureItem]) -> list[StructureItem]:
    """The entries with the persona's own right after the page they belong to."""
    if spot is None:
        adopt(own)
        return items + own
    page: StructureItem = spot.page
    if not spot.sections:
        # The page stands by itself at the top: for this persona it opens, and becomes a section.
        spot.page.is_index = True
        section = Section(spot.page.title or "", [page, *own])
        adopt(own, section)
        return _exchanged(items, page, section)
    children = list(spot.sections[-1].children)
    at = next(place for place, child in enumerate(children) if child is page) + 1
    copy = Section(spot.sections[-1].title, children[:at] + own + children[at:])
    adopt(own, copy)
    for original, section in zip(spot.sections[-2::-1], spot.sections[:0:-1], strict=True):
        outer = Section(original.title, _exchanged(original.children, section, copy))
        copy.parent = outer
        copy = outer
    return _exchanged(items, spot.sections[0], copy)


def _exchanged(items: list[StructureItem], old: StructureItem, new: StructureItem) -> list[StructureItem]:
    return [new if item is old else item for item in items]


def _navigation(items: list[StructureItem], own: list[StructureItem], nav: Navigation) -> Navigation:
    """The whole for one persona, where reading on leads from one of their pages to the next.

    Only the persona's own entries are walked: to walk all of them for each persona would be quadratic.
    """
    flat = list(pages_of(own))
    read_on(flat)
    made = Navigation(items, flat)
    made.homepage = nav.homepage
    return made


def _shelter(made: Mapping[str, Navigation], own: Mapping[str, list[StructureItem]], pages: Pages) -> None:
    """Have a persona's pages that are not in the navigation open it at that persona all the same."""
    listed = {id(page) for navigation in made.values() for page in navigation.pages}
    for page in pages.values():
        persona = page.ours.persona
        if persona is not None and persona in made and id(page) not in listed:
            first = own[persona][0]
            page.parent = first if isinstance(first, Section) else first.parent
