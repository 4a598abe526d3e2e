"""Our pages and assets among the files of the site."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_journeys.mkdocs.contents import Contents
from mkdocs_journeys.mkdocs.page import JourneyPage
from mkdocs_journeys.pages.addresses import LINKED
from mkdocs_journeys.pages.links import HOME, Links
from mkdocs_journeys.pages.page import Asset, NavItem, Page, Site

PUBLISHED = (InclusionLevel.INCLUDED, InclusionLevel.UNDEFINED, InclusionLevel.NOT_IN_NAV)

Pages = Mapping[str, JourneyPage]


def add(
    site: Site, files: Files, config: MkDocsConfig, folder: Path, links: Links, contents: Contents
) -> tuple[Pages, Mapping[str, File]]:
    """Put our pages and assets among the site's files. Answers both by their addresses."""
    _leave_sources_out(files, folder)
    taken = {_key(file.dest_uri): file.src_uri for file in files if file.inclusion in PUBLISHED}
    has_home = _key(links.destination(HOME)) in taken
    wanted = [page for page in site.pages if not (has_home and page.address == HOME)]
    assets = [each for each in site.assets if not (each.gives_way and _is_taken(each, taken, links))]
    _refuse_clashes(taken, [*wanted, *assets], links)
    placed = {asset.address: _asset_file(asset, config, links) for asset in assets}
    for asset in assets:
        files.append(placed[asset.address])
        _link(links.place(asset.address), asset.address, config)
    titles = _titles(site) | _written_titles(config.nav)
    faces = {item.address for item in _items(site) if item.children}
    pages = {}
    for page in wanted:
        file = _page_file(page, config, folder, links)
        files.append(file)
        pages[page.address] = JourneyPage(
            page,
            file,
            config,
            contents,
            title=titles.get(file.src_uri) or titles.get(page.address) or page.title,
            is_index=page.address in faces or page.address == HOME,
        )
    return pages, placed


def _leave_sources_out(files: Files, folder: Path) -> None:
    """Drop the journeys' own files, which the site would publish where they are inside of docs_dir."""
    inside = str(folder) + os.sep
    for file in list(files):
        if file.abs_src_path and file.abs_src_path.startswith(inside):
            files.remove(file)


def _page_file(page: Page, config: MkDocsConfig, folder: Path, links: Links) -> File:
    """The file of a page: backed by its source where it has one, so that its edit link leads there."""
    uri = links.place(_uri(page))
    if page.source is None:
        file = File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    else:
        source = os.path.normpath(folder.parent / page.source)
        file = File.generated(config, uri, abs_src_path=source, inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = Path(os.path.relpath(source, config.docs_dir)).as_posix()
    file.dest_uri = links.destination(page.address)
    return file


def _uri(page: Page) -> str:
    """The name under which hand-written pages link to it: like its source's, where the two agree."""
    plain = page.address.rstrip("/") + ".md"
    is_plain = page.source is not None and posixpath.basename(page.source) == posixpath.basename(plain)
    return plain if is_plain and page.address != HOME else page.address + "index.md"


def _asset_file(asset: Asset, config: MkDocsConfig, links: Links) -> File:
    uri = links.place(asset.address)
    return File.generated(config, uri, content=asset.data, inclusion=InclusionLevel.NOT_IN_NAV)


def _link(placed: str, address: str, config: MkDocsConfig) -> None:
    """Have every page load our styles and our script."""
    if not address.startswith(LINKED):
        return
    if address.endswith(".css") and placed not in config.extra_css:
        config.extra_css.append(placed)
    if address.endswith(".js") and placed not in map(str, config.extra_javascript):
        script = ExtraScriptValue(placed)
        script.defer = True
        config.extra_javascript.append(script)


def _refuse_clashes(taken: Mapping[str, str], ours: Iterable[Page | Asset], links: Links) -> None:
    """Stop where two files would be written to one place: MkDocs would keep one of them in silence."""
    owners = {key: f"'{source}'" for key, source in taken.items()}
    folders: dict[str, str] = {}
    clashes = []
    for made in ours:
        destination = links.destination(made.address)
        name = f"the journeys' page '{made.title}'" if isinstance(made, Page) else "a file of the journeys"
        if (first := owners.get(_key(destination))) is not None:
            clashes.append(f"'{destination}' would be written by {first} and by {name}")
        owners.setdefault(_key(destination), name)
        for above in map(str, PurePosixPath(_key(destination)).parents):
            folders.setdefault(above, name)
    clashes += [
        f"'{both}' would be a file, written by {owners[both]}, and the folder of {folders[both]}"
        for both in folders
        if both in owners
    ]
    if clashes:
        raise PluginError(
            "\n".join(clashes) + "\nGive one of the two another name, or give our pages a place of their "
            "own in mkdocs.yml: plugins: [journeys: {path: maps}]"
        )


def _is_taken(asset: Asset, taken: Mapping[str, str], links: Links) -> bool:
    return _key(links.destination(asset.address)) in taken


def _key(destination: str) -> str:
    """Two files whose names differ only in case are one on some file systems."""
    return destination.casefold()


def _items(site: Site) -> Iterator[NavItem]:
    waiting = [site.navigation, *site.personas.values()]
    waiting += [item for items in site.markers.values() for item in items]
    while waiting:
        item = waiting.pop(0)
        yield item
        waiting += item.children


def _titles(site: Site) -> dict[str, str]:
    """What the navigation calls a page: often shorter than its title."""
    titles: dict[str, str] = {}
    for item in _items(site):
        if item.address is not None:
            titles.setdefault(item.address, item.title)
    return titles


def _written_titles(nav: object) -> dict[str, str]:
    """Titles that the site's own `nav` gives to files, such as `- Home: index.md`."""
    titles: dict[str, str] = {}
    if isinstance(nav, list):
        for item in nav:
            titles |= _written_titles(item)
    elif isinstance(nav, dict):
        for title, value in nav.items():
            titles |= {value: str(title)} if isinstance(value, str) else _written_titles(value)
    return titles
