"""Where our pages land in the site, and how one of them links to another."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

HOME = ""
INDEX = "index.html"
# A page links to the same few pages again and again.
_AT_HAND = 4_096


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses of ours, turned into files of the site and links between them.

    An address is that of `pages.page`: "" for the home page, `stages/` for a page, `assets/x.css` for a
    file. Each page is an `index.html` in a folder of its own, also in a site without directory urls: so a
    link needs to know nothing but the two addresses.
    """

    prefix: str = ""
    directory_urls: bool = True
    site_url: str = ""

    def place(self, address: str) -> str:
        """The address within the site. The home page is the only one that stays where it is."""
        return address if address == HOME or not self.prefix else f"{self.prefix}/{address}"

    def destination(self, address: str) -> str:
        """The file that is written for an address."""
        placed = self.place(address)
        return placed + INDEX if placed == HOME or placed.endswith("/") else placed

    def link(self, here: str, there: str) -> str:
        """The `href` on the page at `here` for the address `there`, which may carry an `#anchor`."""
        address, mark, anchor = there.partition("#")
        if address == here and mark:
            return mark + anchor
        return _path(self, here, address) + mark + anchor

    def canonical(self, there: str) -> str:
        """The whole address of a page as MkDocs gives it; its path, where the site names no address."""
        address, mark, anchor = there.partition("#")
        destination = self.destination(address)
        path = destination.removesuffix(INDEX) if self.directory_urls else destination
        base = self.site_url and self.site_url.rstrip("/") + "/"
        return base + quote(path) + mark + quote(anchor)


@lru_cache(maxsize=_AT_HAND)
def _path(links: Links, here: str, address: str) -> str:
    folder, name = posixpath.split(links.destination(address))
    if name == INDEX and links.directory_urls:
        name = ""
    way = posixpath.relpath("/" + folder, "/" + posixpath.dirname(links.destination(here)))
    return quote(name if way == "." and name else f"{way}/{name}")
