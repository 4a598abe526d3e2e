"""The page of a file that could not be read: what is wrong with it."""

from __future__ import annotations

from mkdocs_journeys.model.catalog import Broken
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.contents import content
from mkdocs_journeys.pages.page import Page
from mkdocs_journeys.pages.wiki import Wiki


def broken_page(wiki: Wiki, broken: Broken) -> Page:
    """The page that stands in the place of a broken journey or persona."""
    address = addresses.journey(broken.id) if "/" in broken.id else addresses.persona(broken.id)
    return Page(
        address,
        broken.name,
        lambda: content(wiki.render("broken.html", address, broken=broken)),
        source=broken.file,
        persona=broken.persona,
        language=wiki.language,
        in_search=False,
    )
