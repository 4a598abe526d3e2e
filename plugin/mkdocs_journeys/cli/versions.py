"""`journeys versions`: what is published."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_journeys.cli import publishing as shared
from mkdocs_journeys.cli.options import in_directory
from mkdocs_journeys.cli.output import put, put_data
from mkdocs_journeys.publish import engine
from mkdocs_journeys.publish.listing import as_json, as_text, entries
from mkdocs_journeys.publish.repository import find_repository
from mkdocs_journeys.publish.store import read_store


@click.command("versions")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How standard output is written.",
)
@click.option("--local", is_flag=True, help="Those on the local branch instead of the remote's.")
@shared.preview
@shared.remote
@shared.branch
@in_directory
def command(form: str, local: bool, previews: bool, remote: str, branch: str) -> None:
    """List the published versions, the newest first: name, day, size, title, aliases."""
    with shared.telling_refusals():
        engine.need_mike()
        repository = find_repository(Path.cwd(), remote, branch, must_have_remote=False)
        local = local or not repository.remote
        commit = repository.local_head() if local else repository.fetched_head()
        store = read_store(repository.git, commit, branch, previews=previews)
        listed = entries(repository.git, commit, store)
    if form == "json":
        put_data(as_json(listed))
    elif listed:
        put(as_text(listed))
    else:
        where = f"the local branch {branch}" if local else f"{branch} of {remote}"
        put(f"No {'preview' if previews else 'version'} is published on {where} yet.\n")
