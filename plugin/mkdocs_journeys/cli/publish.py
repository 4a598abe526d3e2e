"""`journeys publish`: build the site and keep it as a version beside the others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from mkdocs_journeys.cli import publishing as shared
from mkdocs_journeys.cli.options import in_directory
from mkdocs_journeys.cli.output import put
from mkdocs_journeys.mkdocs.site_settings import site_of_config
from mkdocs_journeys.publish.building import build
from mkdocs_journeys.publish.drafts import private_folder
from mkdocs_journeys.publish.keeping import KEPT
from mkdocs_journeys.publish.names import BadName, check_names
from mkdocs_journeys.publish.preparing import prepare
from mkdocs_journeys.publish.publishing import Publishing
from mkdocs_journeys.publish.repository import find_repository
from mkdocs_journeys.publish.transaction import carry_out

_SHOWN = 3  # of the files that are not committed


@click.command("publish")
@click.argument("version", type=shared.VERSION)
@click.argument("aliases", metavar="[ALIAS]...", nargs=-1, type=shared.ALIAS)
@click.option("--title", type=shared.TITLE, help="What lists show for the version. Default: its name.")
@click.option(
    "--default",
    metavar="ALIAS",
    type=shared.ALIAS,
    default=None,
    help="What readers get who name no version. The first version ever published gets it by itself.",
)
@shared.push
@click.option(
    "--keep",
    metavar="N",
    type=click.IntRange(min=1),
    default=KEPT,
    show_default=True,
    help="Remove all but the newest N versions. Never the default one, `dev`, or one with an alias.",
)
@shared.preview
@shared.remote
@shared.branch
@shared.config_file
@in_directory
def command(
    version: str,
    aliases: tuple[str, ...],
    title: str | None,
    default: str | None,
    push: bool,
    keep: int,
    previews: bool,
    remote: str,
    branch: str,
    config_file: Path,
) -> None:
    """Build the site and publish it as VERSION, and as each ALIAS.

    VERSION is taken as it is written: of the tag v2026.2, give 2026.2. Drafts are left out, except from a
    preview. Ends with 0 when the version is there; with 1 it was refused, and nothing has changed.
    """
    try:
        check_names(version, aliases)
    except BadName as bad:
        raise click.UsageError(str(bad)) from None
    if previews and default:
        raise click.UsageError("A preview can't be the default: leave out --default or --preview.")
    with shared.telling_refusals(), private_folder() as folder:
        repository = find_repository(config_file.absolute().parent, remote, branch, must_have_remote=push)
        wish = Publishing(
            folder / "site", version, aliases, title, default or "", keep, previews=previews,
            source=repository.git.run("rev-parse", "--short", "HEAD").out.strip(),
        )  # fmt: skip
        store = prepare(repository, wish, shared.say, push=push)
        wish = replace(wish, site=site_of_config(config_file))
        canonical = store.default if previews else wish.default_on(store)
        if changed := repository.uncommitted(config_file.absolute().parent):
            more = f" and {len(changed) - _SHOWN} more" if len(changed) > _SHOWN else ""
            shared.say(
                f"Note: not committed yet, and published all the same: {', '.join(changed[:_SHOWN])}{more}."
            )
        shared.say(f"Build {version}.")
        build(config_file, wish.built, version, canonical, drafts=previews)
        shared.say("Add it to the versions.")
        outcome = carry_out(repository, wish, shared.say, push=push)
    what = f"the preview {version}" if previews else version
    done = f"Published {what}" + (f" (also as {', '.join(aliases)})" if aliases else "")
    put(shared.result(done, outcome, repository, push=push))
