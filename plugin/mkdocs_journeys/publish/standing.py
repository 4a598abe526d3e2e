"""Where the branch stands, here and at the remote, and which of both a change begins at."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_journeys.publish.change import Say
from mkdocs_journeys.publish.refusal import Refused
from mkdocs_journeys.publish.repository import Repository
from mkdocs_journeys.publish.store import read_store


@dataclass(frozen=True, slots=True)
class Standing:
    """The commits of the branch, each "" where there is none, and what there is to tell about them."""

    remote: str
    local: str
    base: str
    notes: tuple[str, ...] = ()


def look(repository: Repository, say: Say, *, push: bool) -> Standing:
    """See where the branch stands.

    Raises `Refused` where the remote can't be read, or where going on would lose something.
    """
    if not push and (folder := repository.work_tree()):
        raise Refused(
            f"The branch {repository.branch} is checked out in {folder}, and would change under your hands.",
            "Nothing was changed. Check out another branch there, or publish with --push.",
        )
    remote = _remote(repository, say, push=push)
    local = repository.local_head()
    git = repository.git
    if not local or (remote and git.is_ancestor(local, remote)):
        return Standing(remote, local, remote)
    if not remote or git.is_ancestor(remote, local):
        return Standing(remote, local, local, _told(repository, remote, local) if push else ())
    only_here = _only_here(repository, remote, local)
    if push and not only_here:
        return Standing(remote, local, remote)
    what = f"holds versions that {repository.remote} does not have: {', '.join(only_here)}"
    raise Refused(
        f"Your local {repository.branch} and that of {repository.remote} have gone apart."
        + (f" The local one {what}." if only_here else ""),
        "Nothing was changed. Keep the local one under another name, then run this again, and publish from "
        f"there what is missing: git branch -m {repository.branch} {repository.branch}-old.",
    )


def _remote(repository: Repository, say: Say, *, push: bool) -> str:
    if not repository.remote:
        return ""
    try:
        return repository.fetched_head()
    except Refused as refusal:
        if push:
            raise
        say(f"{refusal.args[0].splitlines()[0]} Going on with what is known of it here.")
        return repository.git.commit_at(repository.tracking_ref)


def _only_here(repository: Repository, remote: str, local: str) -> tuple[str, ...]:
    there = set(read_store(repository.git, remote, repository.branch).names())
    here = read_store(repository.git, local, repository.branch)
    return tuple(version.name for version in here.versions if version.name not in there)


def _told(repository: Repository, remote: str, local: str) -> tuple[str, ...]:
    """What else gets pushed."""
    if names := _only_here(repository, remote, local):
        return (f"Pushed too, because they were published here before: {', '.join(names)}.",)
    return (f"Pushed too: what your local {repository.branch} was ahead of {repository.remote}.",)
