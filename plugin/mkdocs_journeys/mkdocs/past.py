"""What git tells of the journeys, for a site that is built where it may tell nothing."""

from __future__ import annotations

from functools import cache

from mkdocs.plugins import get_plugin_logger

from mkdocs_journeys.changes.story import Story, remembered, retold
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.git.asking import GitError
from mkdocs_journeys.reading.reader import Reading

log = get_plugin_logger(__name__)


def story(reading: Reading) -> Story | None:
    """The history of what was read; None where git can't tell it, which is said once."""
    try:
        found = remembered(reading)
    except GitError as error:
        tell_missing(str(error))
        return None
    for name in found.unknown:
        tell_unknown(name)
    return found


def story_again(before: Story | None, reading: Reading) -> Story | None:
    """The same history, with what the files say by now."""
    if before is None:
        return None
    try:
        return retold(before, reading.folder, reading.catalog.today)
    except GitError as error:
        tell_missing(str(error))
        return before


@cache
def tell_missing(reason: str) -> None:
    """Say why there is no history. Once: a preview builds again and again."""
    log.info("The site is built without its history: %s.", visible(reason))


@cache
def tell_unknown(name: str) -> None:
    """Say that a version in journeys.yml is none. Once, too."""
    log.warning(
        "journeys.yml names a version that git does not know: %s. Allowed are tags, patterns of tags and "
        "other revisions; in a workflow, fetch them with fetch-depth: 0.",
        visible(name),
    )
