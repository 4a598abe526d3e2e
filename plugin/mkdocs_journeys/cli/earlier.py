"""The wiki as it was where a change began, as far as the change has touched it."""

from __future__ import annotations

import datetime
from pathlib import Path

from mkdocs_journeys.changes.past import read_both, wiki_on_disk
from mkdocs_journeys.cli.changed import UntoldError, repository
from mkdocs_journeys.git.asking import GitError
from mkdocs_journeys.git.snapshot import snapshot_at
from mkdocs_journeys.model.catalog import Catalog


def catalog_at(ref: str, folder: Path, today: datetime.date | None = None) -> Catalog | None:
    """The journeys that differ from where HEAD left `ref`, as they were there, with what all journeys share.

    None where git can't tell. Raises click.UsageError where there is no such ref.
    """
    try:
        found = repository(folder)
        whole = folder.resolve()
        then = snapshot_at(found.top, found.start(ref), found.name(whole))
        before, _ = read_both(then, wiki_on_disk(whole, then), whole.name, today)
    except (UntoldError, GitError, OSError):
        return None
    return before.catalog
