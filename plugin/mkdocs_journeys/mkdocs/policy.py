"""The policy in all pages of a site: it lets the theme's scripts in, and none that came with a page.

All pages have the same list of scripts. A theme that loads pages within each other keeps the policy of the
first one, and some scripts of a theme differ with the depth of the page.
"""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import Environment
from mkdocs.plugins import get_plugin_logger

from mkdocs_journeys.mkdocs.frame import Frame, text_to_run
from mkdocs_journeys.pages.policy import digest, site_policy, tag

log = get_plugin_logger(__name__)

# A browser looks for the charset in the first 1,024 bytes only, hence before the policy.
_CHARSET = re.compile(r"""\s*<meta\s+charset=["']?utf-8["']?\s*/?>""", re.IGNORECASE)
_BEFORE_HEAD = re.compile(r"\ufeff?\s*(?:<!--.*?-->\s*)*(?:<!doctype[^>]*>)?", re.IGNORECASE | re.DOTALL)


class SitePolicy:
    """The policy of one build."""

    def __init__(self, env: Environment) -> None:
        self._frame = Frame(env)
        self._digests: set[str] = set()
        self._policy = site_policy(())
        # The theme's scripts as they stand in pages.
        self.scripts: set[str] = set()
        # What each file was written with.
        self._written: dict[Path, str] = {}

    def page(self, html: str, file: Path) -> str:
        """A page, as it came out of its template, with the policy as far as it is known."""
        for script in self._frame.scripts(html):
            if script not in self.scripts:
                self.scripts.add(script)
                text = text_to_run(script)
                if text is not None:
                    self._digests.add(digest(text))
                    self._policy = site_policy(self._digests)
        at = self._frame.head(html)
        self._written[file] = self._policy
        if at is None:
            # A theme may leave the tag of the head out: what belongs into a head begins one.
            found = _BEFORE_HEAD.match(html)
            at = found.end() if found else 0
        charset = _CHARSET.match(html, at)
        between = '\n<meta charset="utf-8">\n'
        if charset:
            at, between = charset.end(), "\n"
        return self._frame.unmarked(f"{html[:at]}{between}{tag(self._policy)}{html[at:]}")

    def template(self, output: str, file: Path) -> str:
        """The same for what is made besides pages: 404.html, and the list of pages for search engines."""
        return self.page(output, file) if file.suffix in (".html", ".htm") else self._frame.unmarked(output)

    def complete(self) -> None:
        """Write pages again that were written before the last script was known."""
        written = self._written.items()
        changed = [file for file, policy in written if not _replaced(file, policy, self._policy)]
        self._written = dict.fromkeys(self._written, self._policy)
        if changed:
            log.info("Another plugin changed the policy of some pages, such as %s.", changed[0])


def _replaced(file: Path, old: str, new: str) -> bool:
    """Exchange the policy of a page. False where it isn't there; a page may be left out, too."""
    if old == new or not file.is_file():
        return True
    data = file.read_bytes()
    if old.encode() not in data:
        return False
    file.write_bytes(data.replace(old.encode(), new.encode(), 1))
    return True
