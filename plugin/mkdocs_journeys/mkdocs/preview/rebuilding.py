"""One page or file of ours made again, just as a whole build makes it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.structure.files import InclusionLevel

from mkdocs_journeys.mkdocs.added import Added, Frame
from mkdocs_journeys.mkdocs.page import JourneyPage
from mkdocs_journeys.mkdocs.plain import make_page_plain
from mkdocs_journeys.pages.page import Asset, Site


def rebuild(page: JourneyPage, frame: Frame) -> bool:
    """Make a page and write it, if it shows something else by now. Whether it looks otherwise then."""
    if page.is_current():
        return False
    file = Path(page.file.abs_dest_path)
    before = file.read_bytes() if file.is_file() else b""
    _populate_page(page, frame.config, frame.files)
    make_page_plain(page)
    pages = frame.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
    _build_page(page, frame.config, pages, frame.nav, frame.env)
    return before != file.read_bytes()


def write_changed(added: Added, before: Site, now: Site) -> None:
    """Write the files that have changed."""
    known: Mapping[str, Asset] = {asset.address: asset for asset in before.assets}
    for asset in now.assets:
        file = added.assets.get(asset.address)
        if file is not None and known[asset.address].data != asset.data:
            file.content_bytes = asset.data
            file.copy_file()


def is_alike(one: Site, other: Site) -> bool:
    """Whether two sites have the same pages and files, in the same navigation, under the same names.

    Then nothing but those pages and files themselves can differ.
    """
    return _shape(one) == _shape(other)


def _shape(site: Site) -> object:
    pages = [
        (page.address, page.title, page.source, page.persona, page.tags, page.language, page.in_search)
        for page in site.pages
    ]
    files = [(asset.address, asset.gives_way) for asset in site.assets]
    return pages, files, site.navigation, site.personas, site.markers
