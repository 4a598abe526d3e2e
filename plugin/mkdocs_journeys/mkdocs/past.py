"""What git tells of the journeys, for a site that is built where it may tell nothing."""

from __future__ import annotations

from functools import cache

from mkdocs.plugins import get_plugin_logger

from mkdocs_journeys.changes.story import Story, is_current, remembered, retold
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.git.asking import GitError
from mkdocs_journeys.reading.reader import Reading

log = get_plugin_logger(__name__)


def story(reading: Reading, *, drafts: bool | None = None) -> Story | None:
    """The history of what was read; None where git can't tell it, which is said once.

    `drafts` says whether the site shows them; with None, journeys.yml decides.
    """
    try:
        return _told(reading, _shown(reading, drafts))
    except GitError as error:
        tell_missing(str(error))
        return None


def story_again(before: Story | None, reading: Reading, *, drafts: bool | None = None) -> Story | None:
    """The same history, with what the files say by now, and what was committed or named since."""
    if before is None:
        return None
    shown = _shown(reading, drafts)
    try:
        if not is_current(before, reading):
            return _told(reading, shown)
        return retold(before, reading.folder, reading.catalog.today, drafts=shown)
    except GitError as error:
        tell_missing(str(error))
        return before


def _shown(reading: Reading, drafts: bool | None) -> bool:
    return reading.catalog.settings.drafts if drafts is None else drafts


def _told(reading: Reading, drafts: bool) -> Story:
    found = remembered(reading, drafts=drafts)
    for name in found.unknown:
        tell_unknown(name)
    for name in found.aside:
        tell_aside(name)
    return found


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


@cache
def tell_aside(name: str) -> None:
    """Say that a version in journeys.yml lies elsewhere. Once, too."""
    log.warning(
        "journeys.yml names a version that is no part of this branch: %s. Merge it into the branch, or "
        "take it off the list.",
        visible(name),
    )
