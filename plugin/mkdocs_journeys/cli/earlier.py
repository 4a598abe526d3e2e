"""The wiki as it was where a change began, as far as the change has touched it."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path

from mkdocs_journeys.cli.changed import UntoldError, repository
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.reading.reader import read


def catalog_at(ref: str, folder: Path, today: datetime.date | None = None) -> Catalog | None:
    """The journeys that differ from where HEAD left `ref`, as they were there, with what all journeys share.

    None where git can't tell. Raises click.UsageError where there is no such ref.
    """
    try:
        found = repository(folder)
        start, changed, place = found.start(ref), found.changed(ref), found.name(folder.resolve())
        # The registries stand right in the wiki's folder.
        wanted = [
            name
            for name in found.files_at(start, place)
            if name != place and (name in changed or "/" not in name.removeprefix(f"{place}/"))
        ]
        with tempfile.TemporaryDirectory() as temporary:
            then = Path(temporary) / place
            then.mkdir(parents=True)
            found.write_files_at(start, wanted, Path(temporary))
            return read(then, today).catalog
    except UntoldError:
        return None
