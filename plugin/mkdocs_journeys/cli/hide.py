"""`journeys hide`: take a version out of the lists of versions."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_journeys.cli import publishing as shared
from mkdocs_journeys.cli.options import in_directory
from mkdocs_journeys.cli.output import put
from mkdocs_journeys.mkdocs.site_settings import site_of_config
from mkdocs_journeys.publish.describing import Hiding


@click.command("hide")
@click.argument("version", type=shared.VERSION)
@click.option("--show", "shown", is_flag=True, help="Put it back into the lists instead.")
@shared.push
@shared.preview
@shared.remote
@shared.branch
@shared.config_file
@in_directory
def command(
    version: str, shown: bool, push: bool, previews: bool, remote: str, branch: str, config_file: Path
) -> None:
    """Take VERSION out of the lists of versions. Its pages stay at their addresses."""
    with shared.telling_refusals():
        change = Hiding(version, not shown, site_of_config(config_file), previews)
        outcome, repository = shared.change_versions(change, config_file, remote, branch, push=push)
    put(
        shared.result(
            f"{version} is {'in' if shown else 'out of'} the lists now", outcome, repository, push=push
        )
    )
