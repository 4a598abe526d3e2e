"""Our entries in the navigation of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches

from markupsafe import escape
from mkdocs.exceptions import PluginError
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage

from mkdocs_journeys.mkdocs.files import Pages
from mkdocs_journeys.mkdocs.page import JourneyPage
from mkdocs_journeys.mkdocs.tree import adopt, pages_of, read_on
from mkdocs_journeys.pages.links import HOME
from mkdocs_journeys.pages.page import NavItem, Site

MARKER = "journeys:"


def place(nav: Navigation, site: Site, pages: Pages, *, is_automatic: bool) -> Navigation:
    """The navigation with our entries: where the site's markers stand, else at the end.

    `is_automatic` says that the site has no `nav` of its own; then our home page is put in front.
    """
    is_placed = _has_marker(nav.items)
    items = list(_replace(nav.items, lambda marker: _marked(marker, site, pages)))
    if not is_placed and not _standing(items) - {HOME}:
        items += entries(site.navigation, pages)
    if is_automatic and HOME in pages and HOME not in _standing(items):
        items.insert(0, pages[HOME])
    return _filled(nav, items, nav.homepage or pages.get(HOME))


def without_markers(nav: Navigation) -> Navigation:
    """The navigation of a site that has no journeys yet: its markers would be dead links."""
    return _filled(nav, list(_replace(nav.items, lambda _: [])), nav.homepage)


def _filled(nav: Navigation, items: list[StructureItem], homepage: MkDocsPage | None) -> Navigation:
    """The Navigation with these entries, each of which knows what is above, before and after it.

    It stays the same object: the section-index plugin takes another one for the loss of its own work.
    """
    adopt(items)
    nav.items, nav.pages, nav.homepage = items, list(pages_of(items)), homepage
    read_on(nav.pages)
    return nav


def entries(item: NavItem, pages: Pages) -> list[StructureItem]:
    """An entry of ours as MkDocs keeps it: nothing where it leads nowhere.

    A section that is a page too has that page as its first child, marked as its index.
    """
    page = None if item.address is None else pages.get(item.address)
    children = [made for child in item.children for made in entries(child, pages)]
    if children:
        face: list[StructureItem] = [] if page is None or page in children else [page]
        return [Section(escape(item.title), face + children)]
    return [] if page is None else [page]


def _replace(
    items: Iterable[StructureItem], make: Callable[[Link], list[StructureItem]]
) -> Iterator[StructureItem]:
    for item in items:
        if isinstance(item, Link) and item.url.startswith(MARKER):
            yield from make(item)
            continue
        if isinstance(item, Section):
            item.children = list(_replace(item.children, make))
        yield item


def _marked(marker: Link, site: Site, pages: Pages) -> list[StructureItem]:
    """What stands in the place of a marker, under the marker's title if it has one."""
    made = [entry for item in _items_of(marker.url, site) for entry in entries(item, pages)]
    if marker.title and len(made) == 1:
        made[0].title = marker.title
    elif marker.title and made:
        made = [Section(marker.title, made)]
    return made


def _items_of(marker: str, site: Site) -> tuple[NavItem, ...]:
    """What a marker names: a part of the navigation, all of it, or one of our pages by its address."""
    known = {"": (site.navigation,), "all": (site.navigation,)} | _single(site) | dict(site.markers)
    name = marker.removeprefix(MARKER).strip().strip("/")
    if name in known:
        return known[name]
    near = get_close_matches(name, known, n=1)
    meant = f" Did you mean '{MARKER}{near[0]}'?" if near else ""
    markers = ", ".join(sorted(MARKER + name for name in known if name))
    raise PluginError(f"nav in mkdocs.yml: there is no marker '{marker}'.{meant} There are: {markers}")


def _single(site: Site) -> dict[str, tuple[NavItem, ...]]:
    """The pages at the top of our part of the site: `journeys:stages`, and `journeys:home`."""
    return {
        page.address.removesuffix("/") or "home": (NavItem(page.title, page.address),)
        for page in site.pages
        if page.address.count("/") <= 1
    }


def _has_marker(items: Iterable[StructureItem]) -> bool:
    return any(
        (isinstance(item, Link) and item.url.startswith(MARKER))
        or (isinstance(item, Section) and _has_marker(item.children))
        for item in items
    )


def _standing(items: Iterable[StructureItem]) -> set[str]:
    """The addresses of our pages among these entries."""
    return {page.ours.address for page in pages_of(items) if isinstance(page, JourneyPage)}
