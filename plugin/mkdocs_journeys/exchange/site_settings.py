"""The settings that a site of finished Markdown needs: its navigation, and what every page loads."""

from __future__ import annotations

from typing import Any

from mkdocs_journeys.exchange.markdown_page import as_yaml
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.page import NavItem, Site
from mkdocs_journeys.pages.theme_text import theme_text

# MkDocs would publish this file too.
FILE = "nav.yml"
_HEAD = f"""\
# Written by `journeys export`. Where docs is this folder, your mkdocs.yml takes it by this line:
# INHERIT: docs/{FILE}
"""


def markdown_file(address: str) -> str:
    """Where the page of an address is written."""
    return f"{address}index.md"


def site_settings(site: Site) -> str:
    """A part of mkdocs.yml. A persona's pages stand below the page that lists all personas."""
    linked = [each.address for each in site.assets if each.address.startswith(addresses.LINKED)]
    scripts = [{"path": name, "defer": True} for name in linked if name.endswith(".js")]
    # Without a title: a home page of the team's own, in place of ours, brings another one.
    nav = [markdown_file(addresses.HOME), *_entries(site.navigation, site)]
    settings = {
        "nav": nav,
        "extra_css": [name for name in linked if name.endswith(".css")],
        "extra_javascript": scripts,
        "exclude_docs": f"/{FILE}",
    }
    return _HEAD + as_yaml(settings)


def _entries(item: NavItem, site: Site) -> list[dict[str, Any]]:
    """An entry; after the list of all personas, those of the personas."""
    if not item.children:
        found = [] if item.address is None else [_link(item.title, item.address)]
    else:
        face = [] if item.address is None else [_link(item.title, item.address)]
        below = [made for child in item.children for made in _entries(child, site)]
        found = [{theme_text(item.title): face + below}]
    if item.address == addresses.PORTFOLIO:
        found += [made for persona in site.personas.values() for made in _entries(persona, site)]
    return found


def _link(title: str, address: str) -> dict[str, Any]:
    return {theme_text(title): markdown_file(address)}
