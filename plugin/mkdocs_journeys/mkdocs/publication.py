"""Builds that are published beside other versions of the site, as the environment tells.

`MIKE_DOCS_VERSION` says that this is one. `JOURNEYS_CANONICAL` is the version that search engines are to
find, mostly an alias such as `latest`. `JOURNEYS_DRAFTS` is `show` for a preview, `hide` for all others; it
counts for a build that is not published as well, such as that of a pull request's check.
Nothing of it may make a page of one version differ from the same page of another.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from mkdocs_journeys.mkdocs.site_settings import language
from mkdocs_journeys.pages.version_banner import banner_assets, banner_without_script

MISSING = "404.html"

# The policy stays in front: see mkdocs_journeys.mkdocs.policy.
_HEAD = re.compile(r"<head\b[^>]*>(?:\s*<meta (?:charset|http-equiv)=[^>]*>)*")
_BODY = re.compile(r"</head>\s*<body\b[^>]*>")
_NO_INDEX = '\n<meta name="robots" content="noindex">'


@dataclass(frozen=True, slots=True)
class Publication:
    """A build that is published. `canonical` is empty where the site itself says what is canonical."""

    canonical: str
    is_preview: bool


def published(environment: Mapping[str, str] = os.environ) -> Publication | None:
    """What the environment says; None for a build or a preview on one's own machine.

    Raises PluginError for a value that it can't have.
    """
    if not environment.get("MIKE_DOCS_VERSION"):
        return None
    return Publication(environment.get("JOURNEYS_CANONICAL", ""), is_preview=_drafts(environment) is True)


def shows_drafts(option: bool) -> bool | None:
    """Whether drafts are shown: in a published build in previews only. None: journeys.yml decides."""
    publication = published()
    if publication is not None:
        return publication.is_preview
    wanted = _drafts(os.environ)
    return (True if option else None) if wanted is None else wanted


def _drafts(environment: Mapping[str, str]) -> bool | None:
    written = environment.get("JOURNEYS_DRAFTS", "")
    if written not in ("", "show", "hide"):
        raise PluginError(f"JOURNEYS_DRAFTS is {written!r} in the environment; allowed: show, hide")
    return written == "show" if written else None


def configure(config: MkDocsConfig) -> None:
    """Fit the settings of the site to what is built. mike's own plugin must have had its turn before."""
    publication = published()
    if publication is None:
        # Else each page would ask for a list of versions that is not there.
        if _versions(config).get("provider") == "mike":
            del config.extra["version"]
    elif publication.canonical and config.site_url and not _mike_decides(config):
        # mike's plugin has put the version at the end of it, without a slash.
        config.site_url = f"{urljoin(config.site_url, './')}{quote(publication.canonical)}/"


def _versions(config: MkDocsConfig) -> Mapping[str, Any]:
    written = config.extra.get("version")
    return written if isinstance(written, dict) else {}


def _mike_decides(config: MkDocsConfig) -> bool:
    mike = config.plugins.get("mike")
    return mike is not None and mike.config.get("canonical_version") is not None


def add_banner(files: Files, config: MkDocsConfig) -> None:
    """Have every page of a published site, hand-written ones too, load the banner."""
    publication = published()
    if publication is None:
        return
    default = publication.canonical or _default(config)
    style, script = banner_assets(language(config), default, is_preview=publication.is_preview)
    for asset in (style, script):
        not_in_nav = InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, asset.address, content=asset.data, inclusion=not_in_nav))
    if style.address not in config.extra_css:
        config.extra_css.append(style.address)
    if script.address not in map(str, config.extra_javascript):
        value = ExtraScriptValue(script.address)
        value.defer = True
        config.extra_javascript.append(value)


def _default(config: MkDocsConfig) -> str:
    """The current version, as Material has it: one name, or several of which any will do."""
    written = _versions(config).get("default") or "latest"
    return str(written[0] if isinstance(written, list) else written)


def forget_canonical(page: Page) -> None:
    """Leave the canonical link out of a preview: its page may be in no other version."""
    publication = published()
    if publication is not None and publication.is_preview:
        page.canonical_url = None


def finished_page(html: str, page: Page, config: MkDocsConfig) -> str:
    """A page as it is published."""
    publication = published()
    if publication is None:
        return html
    up = "../" * (page.file.dest_uri.count("/") + (2 if publication.is_preview else 1))
    return _finished(html, f"{up}versions/", publication, config)


def finished_missing_page(html: str, name: str, config: MkDocsConfig) -> str:
    """The page for addresses that don't exist, as it is published. It may be shown at any address."""
    publication = published()
    if publication is None or name != MISSING:
        return html
    path = urlsplit(config.site_url or "/").path.rstrip("/") + "/"
    return _finished(html, urljoin(path, "../versions/"), publication, config)


def _finished(html: str, versions: str, publication: Publication, config: MkDocsConfig) -> str:
    line = banner_without_script(language(config), versions)
    html = _BODY.sub(lambda found: f"{found[0]}\n{line}", html, count=1)
    return _HEAD.sub(lambda found: found[0] + _NO_INDEX, html, count=1) if publication.is_preview else html
