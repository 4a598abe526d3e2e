"""The built site around a page: its files, and where its links lead once the page stands alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

# Any site stands at its root here: hrefs are resolved as a browser does, and never lead above it.
_HOST = "site.invalid"
_ROOT = f"https://{_HOST}/"
# What a link may do besides leading to a page.
_LEADS_AWAY = ("http", "https", "mailto", "tel")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A site's folder, as seen from one of its files.

    `address` is the file's own, from the root of the site: `journeys/mina/buy/`. `site_url` is where the
    site stands, with a slash at its end; None for one that has no address.
    """

    folder: Path
    address: str
    site_url: str | None = None

    def beside(self, href: str) -> Surroundings:
        """The same, as seen from the file that a href leads to."""
        return replace(self, address=urljoin(_ROOT + self.address, href).removeprefix(_ROOT))

    def file(self, href: str) -> bytes | None:
        """The file of the site that a href leads to; None where there is none, or it lies elsewhere."""
        whole = urlsplit(urljoin(_ROOT + self.address, href))
        if whole.scheme != "https" or whole.netloc != _HOST:
            return None
        top = self.folder.resolve()
        path = (top / unquote(whole.path).lstrip("/")).resolve()
        return path.read_bytes() if path.is_relative_to(top) and path.is_file() else None

    def link(self, href: str) -> str | None:
        """The href of a link once the page stands alone; None where it then leads nowhere."""
        whole = urljoin(_ROOT + self.address, href)
        found = urlsplit(whole)
        if found.netloc != _HOST:
            return href if found.scheme in _LEADS_AWAY else None
        page, _, anchor = whole.partition("#")
        if page == _ROOT + self.address and (anchor or href == "#"):
            return f"#{anchor}"
        if self.site_url is None:
            return None
        return urljoin(self.site_url, whole.removeprefix(_ROOT))
