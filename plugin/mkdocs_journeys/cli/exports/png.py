"""The maps of journeys as PNG pictures."""

from __future__ import annotations

from mkdocs_journeys.cli.exports.asked import Asked
from mkdocs_journeys.cli.exports.pictures import write_pictures

TAKES = ("names", "today")


def write(asked: Asked) -> int:
    """Write PERSONA/JOURNEY.png for each journey that was asked for."""
    return write_pictures(asked, "png")
