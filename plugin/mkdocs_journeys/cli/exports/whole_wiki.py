"""What is written of a whole wiki: read without errors, put where nothing of anybody else is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from mkdocs_journeys.checks.printers.text import counted
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.cli.exports.asked import Asked
from mkdocs_journeys.cli.exports.filling import refuse_within
from mkdocs_journeys.cli.output import put
from mkdocs_journeys.cli.sound import sound_reading
from mkdocs_journeys.cli.wiki import find_folder
from mkdocs_journeys.exchange.writing import Change, write_all
from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.pages.wiki import Options, Wiki


def whole_wiki(asked: Asked) -> Wiki:
    """The wiki with its drafts. Where files have errors, they are told and nothing is written."""
    reading = sound_reading(find_folder(asked.folder), asked.today)
    return Wiki(reading, Options(Links().link, drafts=True, people=asked.people == "show"))


def write_ours(target: Path, data: bytes, is_ours: Callable[[bytes], bool], wiki: Wiki) -> None:
    """Write one file, unless another stands there that no export has written, or that was changed since."""
    refuse_within(target, wiki.reading.folder, "FILE")
    there = target.read_bytes() if target.exists() else None
    if there is not None and not is_ours(there):
        raise click.ClickException(
            f"{visible(str(target))} is there already, and is no export of ours or was changed since. "
            "Move it away, or name another file."
        )
    write_all([Change(target, data, there)])
    journeys = counted(len(wiki.catalog.journeys), "journey")
    put(f"{journeys} written into {visible(str(target))}.\n")
