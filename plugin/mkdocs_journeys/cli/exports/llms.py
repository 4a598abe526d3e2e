"""The wiki for programs that read text."""

from __future__ import annotations

from mkdocs_journeys.cli.exports.asked import Asked
from mkdocs_journeys.cli.exports.wiki_texts import read_wiki, write_files
from mkdocs_journeys.exchange.markdown_files import llms_files

TAKES = ()


def write(asked: Asked) -> int:
    """Write llms.txt and llms-full.txt, and the Markdown files to which the first one leads."""
    wiki = read_wiki(asked)
    return write_files(asked, wiki, llms_files(wiki), "llms")
