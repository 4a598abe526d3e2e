"""What a page is before any site generator sees it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the page's table of contents. `id` is the anchor in the page's HTML, `level` is 2 or 3."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Content:
    """What a page shows: HTML that is safe to put into a site as it is."""

    html: str
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site.

    `address` is where it stands in the site: "" for the home page, else it ends with a slash. `build` makes
    the content, once it is wanted. `source` is the file that an editor would change, from the folder that
    holds `journeys/`; None where the page is gathered from many. `persona` is the id of the persona to whose
    part of the navigation it belongs. `key` tells what the content follows from, where that is known: with
    the same key it is the same in another build as well.
    """

    address: str
    title: str
    build: Callable[[], Content]
    description: str = ""
    source: str | None = None
    persona: str | None = None
    tags: tuple[str, ...] = ()
    language: str = "en"
    in_search: bool = True
    meta: Mapping[str, object] = field(default_factory=dict)
    key: Callable[[], str] | None = None


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that goes into the site as it is. One that `gives_way` does not where the site has its own."""

    address: str
    data: bytes
    gives_way: bool = False


@dataclass(frozen=True, slots=True)
class NavItem:
    """An entry of the navigation: a page, or a section with pages below it."""

    title: str
    address: str | None = None
    children: tuple[NavItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """All that the journeys add to a site.

    `navigation` holds the same few entries however many journeys there are; `personas` the entries for each
    persona's own pages, by the persona's id. `markers` are parts of the navigation that a site may place by
    name, such as `journeys:personas`.
    """

    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]
    navigation: NavItem
    personas: Mapping[str, NavItem]
    markers: Mapping[str, tuple[NavItem, ...]]
