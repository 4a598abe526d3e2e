"""One page or file of ours made again, just as a whole build makes it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import InclusionLevel

from mkdocs_journeys.mkdocs.added import Added, Frame
from mkdocs_journeys.mkdocs.page import JourneyPage
from mkdocs_journeys.mkdocs.plain import make_page_plain
from mkdocs_journeys.pages.page import Asset, Site
from mkdocs_journeys.reading.interrupting import go_on

# What others are to take changes with nearly every save, and no page shows it: tables, texts, cards.
_SEEN_NOWHERE = (".csv", ".json", ".txt", "/card.html")

# These may do anything with pages that are ready, so that they must see all of them again.
_AT_THE_END = ("env", "post_build")
_KNOWN = ("journeys", "search", "material/search", "tags", "material/tags")


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


def write_changed(added: Added, before: Site, now: Site) -> bool:
    """Write the files that have changed. Whether a page looks otherwise for it."""
    known: Mapping[str, Asset] = {asset.address: asset for asset in before.assets}
    is_seen = False
    for asset in now.assets:
        file = added.assets.get(asset.address)
        if file is not None and known[asset.address].data != asset.data:
            file.content_bytes = asset.data
            file.copy_file()
            is_seen = is_seen or not asset.address.endswith(_SEEN_NOWHERE)
    return is_seen


def is_alike(one: Site, other: Site) -> bool:
    """Whether two sites have the same pages and files, in the same navigation, under the same names.

    Then nothing but those pages and files themselves can differ.
    """
    return _shape(one) == _shape(other)


def different(before: Site, now: Site) -> frozenset[str]:
    """The addresses of all pages but those that surely show the same, of two sites that are alike."""
    found = set()
    for old, new in zip(before.pages, now.pages, strict=True):
        go_on()
        if old.key is None or new.key is None or old.key() != new.key():
            found.add(new.address)
    return frozenset(found)


def has_others(config: MkDocsConfig) -> bool:
    """Whether another plugin does something once all pages are there."""
    known = [config.plugins[name] for name in _KNOWN if name in config.plugins]
    methods = (method for event in _AT_THE_END for method in config.plugins.events[event])
    # What a hook does has no plugin behind it.
    return any(getattr(method, "__self__", None) not in known for method in methods)


def _shape(site: Site) -> object:
    pages = [
        (page.address, page.title, page.source, page.persona, page.tags, page.language, page.in_search)
        for page in site.pages
    ]
    files = [(asset.address, asset.gives_way) for asset in site.assets]
    return pages, files, site.navigation, site.personas, site.markers
