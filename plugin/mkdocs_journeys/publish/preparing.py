"""What is looked at before anything is built: nobody shall wait for a failure that was sure before."""

from __future__ import annotations

from mkdocs_journeys.publish import engine
from mkdocs_journeys.publish.change import Change, Say
from mkdocs_journeys.publish.drafts import remove_leftovers
from mkdocs_journeys.publish.repository import Repository
from mkdocs_journeys.publish.standing import look
from mkdocs_journeys.publish.store import Store, read_store


def prepare(repository: Repository, change: Change, say: Say, *, push: bool) -> Store:
    """What is published now, after all that a change needs was found to be there. Raises `Refused`."""
    engine.need_mike()
    repository.identity()
    remove_leftovers(repository.git)
    say(f"Look at {repository.branch}" + (f" of {repository.remote}." if repository.remote else "."))
    standing = look(repository, say, push=push)
    store = read_store(repository.git, standing.base, repository.branch, previews=change.previews)
    change.check(store)
    return store
