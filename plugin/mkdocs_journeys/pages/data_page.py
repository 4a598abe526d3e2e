"""All listings as files for spreadsheets, and the page that says what each of them holds."""

from __future__ import annotations

import csv
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from mkdocs_journeys.model.kinds import FILE_KINDS
from mkdocs_journeys.pages import (
    addresses,
    campaigns,
    channels,
    drop_off,
    entries,
    evidence,
    metrics,
    objectives,
    opportunities,
    owners,
    pain_points,
    stages,
    touchpoints,
)
from mkdocs_journeys.pages.contents import content
from mkdocs_journeys.pages.page import Asset, Content, Page
from mkdocs_journeys.pages.place import UNKNOWN
from mkdocs_journeys.pages.texts import llms
from mkdocs_journeys.pages.wiki import Wiki


class Listing(Protocol):
    """A module of lists: their pages, and the same as files."""

    def pages(self, wiki: Wiki) -> Iterator[Page]: ...

    def tables(self, wiki: Wiki) -> Iterator[Asset]: ...


LISTINGS: tuple[Listing, ...] = (
    stages,
    touchpoints,
    channels,
    owners,
    pain_points,
    opportunities,
    objectives,
    drop_off,
    entries,
    evidence,
    metrics,
    campaigns,
)


# The texts, each with the key of what it holds.
TEXTS = ((llms.CONTENTS, "data.llms_contents"), (llms.FULL, "llms.full"))


@dataclass(frozen=True, slots=True)
class File:
    """A file as its page describes it. `name` is that of its words under `data.holds`."""

    name: str
    address: str
    columns: tuple[str, ...]
    rows: int
    kilobytes: float


def data_page(wiki: Wiki, tables: tuple[Asset, ...]) -> Page:
    """The page that lists these files."""
    return Page(
        addresses.DATA,
        wiki.words("data.title"),
        lambda: _content(wiki, tables),
        description=wiki.words("data.description"),
        language=wiki.language,
        meta={"hide": ["navigation", "toc"]},
    )


def _content(wiki: Wiki, tables: tuple[Asset, ...]) -> Content:
    files = [_file(table) for table in tables]
    schemas = list(FILE_KINDS)
    return content(
        wiki.render("data.html", addresses.DATA, files=files, texts=TEXTS, schemas=schemas, unknown=UNKNOWN)
    )


def _file(table: Asset) -> File:
    text = table.data.decode("utf-8-sig")
    # Python's reader refuses cells that its writer has written, if they are long. Quotes come in pairs.
    rows = sum(outside.count("\n") for outside in text.split('"')[::2]) - 1
    header = next(csv.reader([text.partition("\n")[0]]))
    name = posixpath.basename(table.address).removesuffix(".csv")
    return File(name, table.address, tuple(header), rows, len(table.data) / 1024)
