"""What HTML of prose reaches a page. Holds on its own, even where Markdown lets something through."""

from __future__ import annotations

import re

import nh3

from mkdocs_journeys.pages.prose.addresses import SCHEMES, is_misleading, scheme
from mkdocs_journeys.pages.prose.blocks import KINDS

# Ids of prose begin so: no text takes an id of the page or of the theme's switches (`__search`, `__drawer`).
PREFIX = "prose-"

_TAGS = {
    *("p", "br", "hr", "h3", "h4", "h5", "h6", "blockquote", "div", "span"),
    *("ul", "ol", "li", "label", "input"),
    *("a", "img", "em", "strong", "code", "pre", "sup"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {
    "*": {"id", "class"},
    "a": {"href", "title", "rel"},
    "img": {"src", "alt", "title", "loading"},
    "input": {"type", "disabled", "checked", "aria-label"},
    "ol": {"start"},
    "li": {"value"},
    "th": {"align"},
    "td": {"align"},
    "div": {"data-fence"},
}
_CLASSES = {
    *("admonition", "admonition-title", *KINDS),
    *("footnote", "footnote-ref", "footnote-backref"),
    *("task-list", "task-list-item", "task-list-control", "task-list-indicator"),
    "highlight",
}
_VALUES = {
    ("a", "rel"): re.compile("noopener noreferrer"),
    ("img", "loading"): re.compile("lazy"),
    ("input", "type"): re.compile("checkbox"),
    ("ol", "start"): re.compile("[0-9]{1,9}"),
    ("li", "value"): re.compile("[0-9]{1,9}"),
    ("th", "align"): re.compile("left|center|right"),
    ("td", "align"): re.compile("left|center|right"),
    ("div", "data-fence"): re.compile("[0-9]{1,9}"),
}


def clean(html: str) -> str:
    """The HTML without all that is not on the lists. What unknown elements hold is kept as text."""
    return nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags={"script", "style"},
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes=set(SCHEMES),
        link_rel=None,
    )


def text(html: str) -> str:
    """The HTML without any element, still escaped."""
    return nh3.clean(html, tags=set(), attributes={}, link_rel=None)


def _attribute(tag: str, name: str, value: str) -> str | None:
    """The value that an attribute may keep; None drops it."""
    if name == "id":
        return value if value.startswith(PREFIX) else None
    if name == "class":
        return " ".join(word for word in value.split() if word in _CLASSES) or None
    if name in ("href", "src"):
        return value if _may_open(tag, value) else None
    allowed = _VALUES.get((tag, name))
    return value if allowed is None or allowed.fullmatch(value) else None


def _may_open(tag: str, address: str) -> bool:
    if is_misleading(address):
        return False
    return scheme(address) in (("", *SCHEMES) if tag == "a" else ("",))
