"""`journeys retitle`: another title for a published version."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_journeys.cli import publishing as shared
from mkdocs_journeys.cli.options import in_directory
from mkdocs_journeys.cli.output import put
from mkdocs_journeys.mkdocs.site_settings import site_of_config
from mkdocs_journeys.publish.describing import Retitling


@click.command("retitle")
@click.argument("version", type=shared.VERSION)
@click.argument("title", type=shared.TITLE)
@shared.push
@shared.preview
@shared.remote
@shared.branch
@shared.config_file
@in_directory
def command(
    version: str, title: str, push: bool, previews: bool, remote: str, branch: str, config_file: Path
) -> None:
    """Show VERSION as TITLE in the lists of versions. Its address stays."""
    with shared.telling_refusals():
        change = Retitling(version, title, site_of_config(config_file), previews)
        outcome, repository = shared.change_versions(change, config_file, remote, branch, push=push)
    put(shared.result(f"{version} is called {title!r} now", outcome, repository, push=push))
