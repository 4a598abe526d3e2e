"""What search may find, as the documents that a program which makes indexes reads: one for each page.

The theme's own search has already gathered it, of our pages and of all others: their sections, without what
is kept out of search. So both searches find the same.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from markupsafe import escape

# How much a page may count, from 0 to this. Above it, the program takes it for this.
_MOST = 10
# Behind all addresses, so that each is one of a file that the program takes. The worker takes it off.
ENDING = "-.html"


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a page, and the name of the file from which the program tells its address."""

    name: str
    html: str


def documents(entries: Iterable[Mapping[str, Any]], language: str) -> Iterator[Document]:
    """The documents of all entries, each page's together. What is no page of the site is left out."""
    pages: dict[str, list[Mapping[str, Any]]] = {}
    for entry in entries:
        pages.setdefault(entry["location"].partition("#")[0], []).append(entry)
    for location, sections in pages.items():
        name = _name(location)
        if name is not None:
            yield Document(name, _html(sections, language))


def _name(location: str) -> str | None:
    parts = urlsplit(location)
    if parts.scheme or parts.netloc or location.startswith("/") or ".." in PurePosixPath(parts.path).parts:
        return None
    return location + ENDING


def _html(sections: Iterable[Mapping[str, Any]], language: str) -> str:
    """The first entry of a page is the page. Titles and texts are HTML already."""
    page, *others = sections
    first, anchor = page["title"], page["location"].partition("#")[2]
    begin = f"<h1>{first}</h1>\n{'' if anchor else page['text']}"
    told = [*([page] if anchor else []), *others]
    return "".join(
        (
            f'<!doctype html>\n<html lang="{escape(language)}">\n<head><meta charset="utf-8">',
            _tags(page),
            f"</head>\n<body{_weight(page)}>\n{begin}\n",
            *(_section(section) for section in told),
            "</body>\n</html>\n",
        )
    )


def _section(section: Mapping[str, Any]) -> str:
    anchor = escape(section["location"].partition("#")[2])
    return f'<h2 id="{anchor}">{section["title"]}</h2>\n{section["text"]}\n'


def _tags(page: Mapping[str, Any]) -> str:
    tags = [html.unescape(tag) for tag in page.get("tags") or ()]
    if not tags:
        return ""
    written = escape(json.dumps(tags, ensure_ascii=False))
    return f'<meta data-pagefind-meta="tags[content]" content="{written}">'


def _weight(page: Mapping[str, Any]) -> str:
    boost = page.get("boost", 1)
    known = isinstance(boost, (int, float)) and boost != 1
    return f' data-pagefind-weight="{min(max(boost, 0), _MOST)}"' if known else ""
