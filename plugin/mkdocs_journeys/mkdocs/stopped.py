"""What the policy stops on this site, told once a build: else a part of a page is missing for no reason."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from mkdocs_journeys.mkdocs.frame import inline_scripts, text_to_run

log = get_plugin_logger(__name__)

# An approximation: what is missed here is stopped all the same.
_TAG = re.compile(r"<(?:script|link|img|iframe|source|video|audio|embed|object)\s[^>]*>")
_LOADED = re.compile(r"""\s(?:src|href|data)=["']?(?:https?:)?//([^/"'\s>?#]+)""")
# A mere connection ahead of time is stopped by no policy.
_NOT_LOADED = re.compile(
    r"""<link(?=[^>]*\srel=["']?(?:canonical|alternate|prev|next|author|me|license|preconnect|dns-prefetch))"""
)
_CODE_HOSTS = re.compile(r"^(?:.+\.)?(?:github|gitlab)\b")
_MERMAID = re.compile(r"""class=["']?mermaid\b""")
# Pages that are named. Of more there is the number.
_MOST = 3


class Stopped:
    """What was found in the pages of one build."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._own = urlsplit(config.site_url or "").netloc
        self._pages: dict[str, list[str]] = {}
        self._on_all: set[str] = set()
        self._with_scripts: list[str] = []
        self._settings = list(_settings(config))
        self._scripts = 0

    def look(self, html: str, name: str, scripts: Collection[str], *, is_ours: bool) -> None:
        """Look at a finished page. In our own content nothing can be; their frames are alike."""
        for script in inline_scripts(html):
            if script not in scripts and text_to_run(script) is not None:
                self._with_scripts.append(name)
                break
        if is_ours and len(scripts) == self._scripts:
            return
        self._scripts = len(scripts)
        hosts = {
            found[1] for tag in _TAG.findall(html) if not _NOT_LOADED.match(tag) for found in _found(tag)
        }
        if _MERMAID.search(html) and not is_ours:
            hosts.add("unpkg.com")
        for host in hosts - {self._own}:
            self._pages.setdefault(host, []).append(name)
            if is_ours:
                self._on_all.add(host)

    def tell(self) -> None:
        """Say what is missing, and what helps."""
        hosts = [
            f"{host} ({'all pages' if host in self._on_all else _some(pages)})"
            for host, pages in sorted(self._pages.items())
        ]
        if hosts or self._settings:
            log.info(
                "Pages load nothing from other hosts. Left out: %s. Keep a copy among your own files, or "
                "leave it out ('font: false' under theme). To load it: plugins: [journeys: {policy: off}]",
                "; ".join([*hosts, *self._settings]),
            )
        if self._with_scripts:
            log.info(
                "Scripts that stand in a page, or that another plugin writes into it, don't run: %s. Put "
                "them into a file that extra_javascript names. To let all of them run: "
                "plugins: [journeys: {policy: off}]",
                _some(self._with_scripts),
            )


def _found(tag: str) -> Iterator[re.Match[str]]:
    return _LOADED.finditer(tag)


def _settings(config: MkDocsConfig) -> Iterator[str]:
    """Settings that have Material's script ask another host."""
    if config.theme.name != "material":
        return
    if config.repo_url and _CODE_HOSTS.match(urlsplit(config.repo_url).netloc):
        yield "the stars of repo_url (a link to edit a page needs only edit_uri)"
    analytics = config.extra.get("analytics")
    if isinstance(analytics, dict) and analytics.get("provider"):
        yield f"analytics by {analytics['provider']} (extra: analytics)"


def _some(pages: list[str]) -> str:
    more = len(pages) - _MOST
    return ", ".join(pages[:_MOST]) + (f" and {more} more" if more > 0 else "")
