"""The journeys that somebody has named on the command line."""

from __future__ import annotations

from collections.abc import Sequence

import click

from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.model.values.refusal import nearest


def named(catalog: Catalog, names: Sequence[str]) -> tuple[Journey, ...]:
    """The journeys of these names, once each; all where none is given. Wrong use for one that isn't there."""
    journeys = catalog.journeys
    for name in names:
        if name not in journeys:
            meant = nearest(name, journeys)
            hint = f" Did you mean {meant}?" if meant else " Write it as persona/journey."
            raise click.UsageError(f"There is no journey {visible(name)} that can be read.{hint}")
    return tuple(journeys[name] for name in dict.fromkeys(names)) if names else tuple(journeys.values())
