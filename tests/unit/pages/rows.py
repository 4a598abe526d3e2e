"""What stands on pages, read from their HTML: rows of tables by their data, figures, text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from tests.trees import read_tree

from mkdocs_journeys.pages.page import Page
from mkdocs_journeys.pages.wiki import Options, Wiki

Attributes = dict[str, str]


class _Elements(HTMLParser):
    """All elements with their attributes, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, Attributes]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def elements(html: str, having: str) -> list[Attributes]:
    """The elements that have this attribute."""
    reader = _Elements()
    reader.feed(html)
    return [given for _, given in reader.found if having in given]


def values(html: str, name: str) -> list[str]:
    """The values of an attribute, in order."""
    return [given[name] for given in elements(html, name)]


def text(html: str) -> str:
    """What one reads, in one line."""
    bare = re.sub(r"<svg.*?</svg>|<(?!/?(?:a|b|strong|bdi|span)\b)[^>]*>", " ", html, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", "", bare).replace("&#39;", "'").split())


def row(html: str, name: str, value: str) -> str:
    """What one reads in the row that has this attribute."""
    found = re.search(rf'<tr[^>]*\b{name}="{re.escape(value)}"[^>]*>(.*?)</tr>', html, re.DOTALL)
    assert found, f"no row with {name}={value}"
    return text(found[1])


def part(html: str, anchor: str) -> str:
    """What one reads in the section with this heading."""
    found = re.search(rf'<section[^>]*aria-labelledby="{anchor}"[^>]*>(.*?)</section>', html, re.DOTALL)
    assert found, f"no section {anchor}"
    return text(found[1])


def wiki_of(root: Path, files: Mapping[str, str], **options: Any) -> Wiki:
    """A wiki of files that have nothing wrong with them."""
    reading = read_tree(root, files)
    assert reading.findings == ()
    return Wiki(reading, Options(lambda _here, there: f"/{there}", **options))


def built(wiki: Wiki, pages: Callable[[Wiki], Iterator[Page]]) -> dict[str, str]:
    """The HTML of pages by their address."""
    return {page.address: page.build().html for page in pages(wiki)}


def touchpoints(count: int, persona: str) -> Iterable[str]:
    """So many touchpoints, as lines of a journey file."""
    return (f"      - {{name: {persona} {number}, owner: care}}" for number in range(count))
