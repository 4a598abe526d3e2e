"""A page as a finished Markdown file: front matter, and HTML that every Markdown takes as it is."""

from __future__ import annotations

from typing import Any

import yaml

from mkdocs_journeys.pages.front_matter import front_matter
from mkdocs_journeys.pages.page import Page

# What Markdown, its extensions or a template language would change, wherever in the HTML it stands.
_CHANGED = (
    ("\t", "&#9;"),
    ("\r", "&#13;"),
    ("{", "&#123;"),
    ("```", "&#96;``"),
    ("~~~", "&#126;~~"),
)


def markdown_page(page: Page) -> str:
    """The whole file. The `div` makes one block of the page's elements, which ends at a blank line only."""
    return f"---\n{as_yaml(front_matter(page))}---\n\n<div>\n{_verbatim(page.build().html)}\n</div>\n"


def as_yaml(value: dict[str, Any]) -> str:
    """Settings as YAML, each text on one line: so none can look like the end of a front matter."""
    return yaml.safe_dump(_on_one_line(value), allow_unicode=True, sort_keys=False, width=float("inf"))


def _on_one_line(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, dict):
        return {_on_one_line(key): _on_one_line(each) for key, each in value.items()}
    return [_on_one_line(each) for each in value] if isinstance(value, list) else value


def _verbatim(html: str) -> str:
    for sign, reference in _CHANGED:
        html = html.replace(sign, reference)
    return html.strip("\n")
