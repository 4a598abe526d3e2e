"""The files at the root of a published site, which lead its readers into one of the versions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from urllib.parse import quote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from mkdocs_journeys.pages.policy import digest
from mkdocs_journeys.pages.words import Words

# Name, title, aliases, and whether the version is left out of lists.
Version = tuple[str, str, Sequence[str], bool]

INDEX = "index.html"
MISSING = "404.html"
LIST = "versions/index.html"

_BLANK = re.compile(r"\n\s*\n+")


def root_files(site_url: str, default: str, versions: Sequence[Version], language: str) -> Mapping[str, str]:
    """The texts of the root's files by their paths.

    `index.html` leads to the default version and records which one that is. `404.html`, which a host shows
    for an address that it does not have, leads to the same page of the default version. `versions/` lists
    the versions that are not hidden. `default` is the name or an alias of one of the versions; `site_url`
    is the address of the root, and may be empty.
    """
    # A language that we have no words of is told in English, and says so.
    words = Words(Words(language).spoken)
    shown = [version for version in versions if not version[3]]
    current = next((name for name, _, aliases, _ in versions if default in (name, *aliases)), None)
    base = _base(site_url)
    start = _url(default)
    facts = {
        "w": words,
        "default": default,
        "style": _text("root.css"),
        "style_hash": digest(_text("root.css")),
    }
    return {
        INDEX: _render(INDEX, **facts, target=start, canonical=_under(site_url, start)),
        MISSING: _render(
            MISSING,
            **facts,
            base=base,
            start=(base or "/") + start,
            versions=(base or "/") + "versions/",
            script=_text("missing.js"),
            script_hash=digest(_text("missing.js")),
        ),
        LIST: _render("versions.html", **facts, shown=shown, current=current),
    }


def _base(site_url: str) -> str:
    """The path of the root on its host, with a slash at both ends. Empty where nobody said it."""
    if not site_url:
        return ""
    path = quote(urlsplit(site_url).path.strip("/"), safe="/%")
    return f"/{path}/" if path else "/"


def _under(site_url: str, path: str) -> str:
    return f"{site_url.rstrip('/')}/{path}" if site_url else path


def _url(name: str) -> str:
    return quote(name, safe="") + "/"


def _render(template: str, **facts: object) -> str:
    return _BLANK.sub("\n", _environment().get_template(template).render(**facts)) + "\n"


def _text(name: str) -> Markup:
    """A style or script of ours as it stands in the page: no escaping there, and its hash fits."""
    text = resources.files(__package__).joinpath("templates", name).read_text(encoding="utf-8")
    return Markup(_BLANK.sub("\n", text))  # noqa: S704  a file of this package


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("mkdocs_journeys.publish.root", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["url"] = _url
    return made
