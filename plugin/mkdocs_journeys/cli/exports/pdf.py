"""The maps of journeys as PDF files of one page each, as large as the map."""

from __future__ import annotations

from mkdocs_journeys.cli.exports.asked import Asked
from mkdocs_journeys.cli.exports.pictures import write_pictures

TAKES = ("names", "today")


def write(asked: Asked) -> int:
    """Write PERSONA/JOURNEY.pdf for each journey that was asked for."""
    return write_pictures(asked, "pdf")
