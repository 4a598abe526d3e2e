"""All pages of a wiki as files that any site generator takes."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_journeys.exchange.export_folder import ExportFile
from mkdocs_journeys.exchange.markdown_page import markdown_page
from mkdocs_journeys.exchange.site_settings import FILE, markdown_file, site_settings
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.page import Asset, Page, Site


def exported_site(site: Site) -> tuple[ExportFile, ...]:
    """The files of a site. Pages are made when they are asked for."""
    settings = ExportFile(FILE, lambda: site_settings(site).encode())
    return (*map(_page, site.pages), *map(_asset, site.assets), settings)


def _page(page: Page) -> ExportFile:
    # As with the plugin: a team's own home page takes the place of ours.
    is_home = page.address == addresses.HOME
    return ExportFile(markdown_file(page.address), _made(page), gives_way=is_home)


def _made(page: Page) -> Callable[[], bytes]:
    return lambda: markdown_page(page).encode()


def _asset(asset: Asset) -> ExportFile:
    return ExportFile(asset.address, lambda: asset.data, asset.gives_way)
