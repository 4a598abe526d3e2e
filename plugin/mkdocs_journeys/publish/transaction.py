"""Do a change to the published versions wholly or not at all, also while others do theirs.

Each try begins at what the remote has by then, works on a private branch, makes one commit of it, and pushes
that without force. Where somebody was faster, it begins again. Success is told after the remote was read.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mkdocs_journeys.publish import engine
from mkdocs_journeys.publish.change import Change, Say
from mkdocs_journeys.publish.drafts import private_branch
from mkdocs_journeys.publish.git import Said
from mkdocs_journeys.publish.links import without_links
from mkdocs_journeys.publish.refusal import Refused, fit_to_show
from mkdocs_journeys.publish.repository import Repository, is_locked
from mkdocs_journeys.publish.sizes import LIMIT, refuse_if_too_large
from mkdocs_journeys.publish.standing import Standing, look
from mkdocs_journeys.publish.store import read_store

_TRIES = 30
_LONGEST_WAIT = 2.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a change: the commit that holds it, and what else there is to tell."""

    commit: str
    is_new: bool
    tries: int
    notes: tuple[str, ...]


def carry_out(repository: Repository, change: Change, say: Say, *, push: bool, limit: int = LIMIT) -> Outcome:
    """Do a change, and push it. Raises `Refused`: then the remote and the local branch are as they were."""
    for tries in range(1, _TRIES + 1):
        standing = look(repository, say, push=push)
        store = read_store(repository.git, standing.base, repository.branch, previews=change.previews)
        change.check(store)
        with private_branch(repository.git, standing.base) as draft:
            with engine.at_work(repository.git.folder, repository.identity()):
                notes = change.apply(repository.git, draft, store)
            commit = _one_commit(repository, change, draft, standing.base)
            refuse_if_too_large(repository.git, commit, standing.base, limit)
            is_done = (
                _push(repository, standing, commit, say) if push else _keep(repository, standing, commit)
            )
        if is_done:
            if push:
                _confirm(repository, change, commit)
            notes = (*standing.notes, *notes, *(_follow(repository, commit) if push else ()))
            is_new = commit != (standing.remote if push else standing.local)
            return Outcome(commit, is_new, tries, notes)
        if tries == _TRIES:
            break
        say(f"Somebody else is publishing too: once more, on top of that (try {tries + 1}).")
        time.sleep(random.uniform(0.02, min(0.1 * tries, _LONGEST_WAIT)))  # noqa: S311  no secret
    raise Refused(
        f"Somebody else was publishing at each of {_TRIES} tries.",
        "Nothing of it was published. Run it again when it is quieter. If nobody else publishes, a lock was "
        f"left behind: look for {repository.branch}.lock in the refs of the remote.",
    )


def _one_commit(repository: Repository, change: Change, draft: str, base: str) -> str:
    """The steps on the draft as one commit; the base itself where they change nothing."""
    git = repository.git
    tree = without_links(git, git.ask("rev-parse", f"{draft}^{{tree}}"))
    if base and tree == git.ask("rev-parse", f"{base}^{{tree}}"):
        return base
    name, email = repository.identity()
    who = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", name), ("EMAIL", email))
    }
    parent = ("-p", base) if base else ()
    commit = git.ask("commit-tree", *parent, "-m", change.subject, tree, **who)
    git.ask("update-ref", f"refs/heads/{draft}", commit)  # so that nothing sweeps it away
    return commit


def _keep(repository: Repository, standing: Standing, commit: str) -> bool:
    """Move the local branch only."""
    return commit == standing.local or repository.move_local(commit, standing.local)


def _push(repository: Repository, standing: Standing, commit: str, say: Say) -> bool:
    """Push; False where somebody was faster. Raises `Refused` where the remote does not want it."""
    if commit == standing.remote:
        return True
    say(f"Push to {repository.branch} of {repository.remote}.")
    said = repository.push(commit)
    if said.is_fine:
        return True
    head = _read_back(repository, repository.remote_head, "tried to push")
    if head == commit:
        return True  # it has arrived, whatever became of the answer
    if head != standing.remote or is_locked(said):
        return False
    raise Refused(
        f"{repository.remote} refused the push to {repository.branch}: {_reason(said)}",
        "Nothing was changed, neither there nor here. Look whether you may push to this branch: at the "
        "rules that protect it, at the hooks there, and at your rights.",
    )


def _read_back(repository: Repository, head: Callable[[], str], done: str) -> str:
    """The remote's head after a push. Raises `Refused`, in other words than before a push."""
    try:
        return head()
    except Refused as refusal:
        reason = str(refusal).splitlines()[0]
        raise Refused(
            f"It was {done}, but whether it is on {repository.branch} of {repository.remote} can't be told. "
            f"{reason}",
            "`journeys versions` tells what is there. Running this again does no harm.",
        ) from None


def _reason(said: Said) -> str:
    """The remote's own words, else git's."""
    status = [line.split("\t")[-1] for line in said.out.splitlines() if line.startswith("!")]
    remote = [line for line in said.error.splitlines() if line.startswith("remote:")]
    return fit_to_show("\n".join([*status, *remote] or said.error.splitlines()))


def _confirm(repository: Repository, change: Change, commit: str) -> None:
    """Read the remote back. Raises `Refused` where it does not hold what was meant."""
    head = _read_back(repository, repository.remote_head, "pushed")
    if head == commit:
        return
    head = _read_back(repository, repository.fetched_head, "pushed")
    if head and repository.git.is_ancestor(commit, head):
        store = read_store(repository.git, head, repository.branch, previews=change.previews)
        if change.holds(store):
            return
    raise Refused(
        f"It was pushed as {commit[:10]}, but {repository.branch} of {repository.remote} does not hold it "
        f"any more: it is at {head[:10] or 'nothing'} now.",
        "Somebody else has changed it. `journeys versions` tells what is there; run this again if needed.",
    )


def _follow(repository: Repository, commit: str) -> Sequence[str]:
    """Let the local branch follow what was pushed, where nothing of it is lost by that."""
    local = repository.local_head()
    if not local or local == commit:
        return ()
    if not repository.git.is_ancestor(local, commit):
        return (f"Your local {repository.branch} has a history of its own and stays as it is.",)
    if folder := repository.work_tree():
        return (f"Your local {repository.branch} stays as it is: it is checked out in {folder}.",)
    repository.move_local(commit, local)
    return ()
