"""`journeys unpublish`: take versions back."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_journeys.cli import publishing as shared
from mkdocs_journeys.cli.options import in_directory
from mkdocs_journeys.cli.output import put
from mkdocs_journeys.mkdocs.site_settings import site_of_config
from mkdocs_journeys.publish.withdrawing import Withdrawing


@click.command("unpublish")
@click.argument("versions", metavar="VERSION...", nargs=-1, required=True, type=shared.VERSION)
@click.option(
    "--default",
    metavar="VERSION",
    type=shared.VERSION,
    default=None,
    help="What readers get who name no version, where the default one goes. An alias such as `latest` "
    "that goes with its version moves there.",
)
@shared.push
@shared.preview
@shared.remote
@shared.branch
@shared.config_file
@in_directory
def command(
    versions: tuple[str, ...],
    default: str | None,
    push: bool,
    previews: bool,
    remote: str,
    branch: str,
    config_file: Path,
) -> None:
    """Take versions off the published site, with their aliases. An alias takes only itself off.

    They stay in the branch's history. The default version goes only where another is named.
    """
    if previews and default:
        raise click.UsageError("A preview can't be the default: leave out --default or --preview.")
    names = tuple(dict.fromkeys(versions))
    with shared.telling_refusals():
        change = Withdrawing(names, default or "", site_of_config(config_file), previews)
        outcome, repository = shared.change_versions(change, config_file, remote, branch, push=push)
    put(shared.result(f"Removed {', '.join(names)}", outcome, repository, push=push))
