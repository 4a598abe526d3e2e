"""Journeys as plain Markdown files with the pictures that their prose shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mkdocs_journeys.exchange.export_folder import ExportFile
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages.texts import llms
from mkdocs_journeys.pages.texts.journey import journey_markdown
from mkdocs_journeys.pages.wiki import Wiki


def markdown_files(wiki: Wiki, journeys: Iterable[Journey]) -> tuple[ExportFile, ...]:
    """PERSONA/JOURNEY.md for each of the journeys, and beside them the pictures that they name.

    They stand to each other as the journeys' own files do, so that links between them hold.
    """
    found = tuple(journeys)
    return (*(ExportFile(f"{each.id}.md", _text(wiki, each)) for each in found), *_pictures(wiki, found))


def llms_files(wiki: Wiki) -> tuple[ExportFile, ...]:
    """`llms.txt`, `llms-full.txt`, and the files of the journeys, to which the first one leads."""
    return (
        ExportFile(llms.CONTENTS, lambda: llms.contents(wiki, lambda each: f"{each.id}.md").encode()),
        ExportFile(llms.FULL, lambda: llms.full(wiki).encode()),
        *markdown_files(wiki, wiki.journeys.values()),
    )


def _text(wiki: Wiki, journey: Journey) -> Callable[[], bytes]:
    return lambda: journey_markdown(wiki, journey).encode()


def _pictures(wiki: Wiki, journeys: Iterable[Journey]) -> Iterable[ExportFile]:
    """The name is enough: a picture too many is better than one that is missed."""
    texts = [journey.body for journey in journeys]
    for picture in wiki.reading.pictures:
        path = picture.partition("/")[2]
        if any(path.rpartition("/")[2] in text for text in texts):
            yield ExportFile(path, (wiki.reading.folder.parent / picture).read_bytes)
