"""The stylesheets: one that every page loads, and one for the few pages that look like no other."""

from __future__ import annotations

import re
from importlib import resources

from mkdocs_journeys.pages.page import Asset

# In the order in which they stand in the sheet: what comes later may change what comes before.
_EVERYWHERE = (
    *("base.css", "portfolio.css", "persona.css", "journey.css"),
    *("lists.css", "lists_own.css", "lists_know.css", "diagrams.css", "changes.css"),
)
_SELDOM = ("compare.css", "quality.css", "rules.css")

# MkDocs links the first on every page. The second is linked by the pages that need it, so that a journey,
# which people open most, does not load it.
SHEET = "assets/journeys/journeys.css"
SELDOM_SHEET = "assets/journeys-seldom.css"

_NEED_SELDOM = frozenset(
    {"compare.html", "comparison.html", "glossary.html", "quality.html", "rules.html", "rule.html"}
)

# What only people need, who read the sources instead.
_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
_INDENT = re.compile(r"\n\s+")
_GAP = re.compile(r"(?<=[;{},])\n| (?=[{}])|(?<=[;{}]) ")


def sheets() -> tuple[Asset, Asset]:
    """Both stylesheets."""
    return Asset(SHEET, _joined(_EVERYWHERE)), Asset(SELDOM_SHEET, _joined(_SELDOM))


def needs_seldom_sheet(template: str) -> bool:
    """Whether the page of a template needs the second stylesheet."""
    return template in _NEED_SELDOM


def _joined(names: tuple[str, ...]) -> bytes:
    folder = resources.files(__package__) / "styles"
    css = "".join((folder / name).read_text(encoding="utf-8") for name in names)
    return _GAP.sub("", _COMMENT.sub("", _INDENT.sub("\n", css))).encode()
