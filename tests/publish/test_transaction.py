"""What happens when somebody else changes the branch in the middle of a change, and what a dead run left."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.publish.wiki import Answer, Wiki, clone, names, refs, tree, write

from mkdocs_journeys.cli import main
from mkdocs_journeys.publish import drafts, transaction
from mkdocs_journeys.publish.git import Git, Said
from mkdocs_journeys.publish.publishing import Publishing
from mkdocs_journeys.publish.refusal import Refused
from mkdocs_journeys.publish.repository import Repository, find_repository, is_locked

LOOK = "Look at gh-pages of origin.\n"
PUSH = "Push to gh-pages of origin.\n"
STEPS = f"{LOOK}Build 2.\nAdd it to the versions.\n{PUSH}"
AGAIN = "Somebody else is publishing too: once more, on top of that (try 2).\n"


@pytest.fixture
def between(wiki: Wiki, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Version 1 is published; `between(command, when)` lets another clone do something around a push."""
    assert wiki.run("publish", "1", "latest", "--push").status == 0
    other = clone(wiki.remote, tmp_path / "other")
    push = Repository.push

    def arrange(*command: str, after: bool = False) -> None:
        pending = [command]

        def pushed(repository: Repository, commit: str) -> Said:
            said = push(repository, commit) if after else None
            # The other one pushes too: only once, and not within its own push.
            while pending and repository.git.folder == wiki.folder:
                assert other.run(*pending.pop(), "--push").status == 0
            return said or push(repository, commit)

        monkeypatch.setattr(Repository, "push", pushed)

    return arrange


def test_somebody_was_faster(wiki: Wiki, between: Callable[..., None]) -> None:
    between("publish", "3", "latest")
    assert wiki.run("publish", "2", "latest", "--push") == Answer(
        0,
        "Published 2 (also as latest) on gh-pages of origin (COMMIT).\nThe alias latest moved here from 3.\n",
        f"{STEPS}{AGAIN}{PUSH}",
    )
    assert names(tree(wiki.remote)) == {"1", "2", "3", "latest"}
    assert [version for version, _, _ in wiki.builds] == ["1", "2", "3"]


def test_somebody_took_the_name(wiki: Wiki, between: Callable[..., None]) -> None:
    between("publish", "3", "2")
    assert wiki.run("publish", "2", "--push") == Answer(
        1,
        "",
        f"{STEPS}{AGAIN}Error: 2 is an alias of the version 3, and can't be a version too.\n"
        "Nothing was changed. Choose another name, or first: journeys unpublish 2.\n",
    )
    assert names(tree(wiki.remote)) == {"1", "2", "3", "latest"}


def test_somebody_published_after_us(wiki: Wiki, between: Callable[..., None]) -> None:
    between("publish", "3", after=True)
    assert wiki.run("publish", "2", "--push") == Answer(
        0, "Published 2 on gh-pages of origin (COMMIT).\n", STEPS
    )
    assert names(tree(wiki.remote)) == {"1", "2", "3", "latest"}


def test_somebody_took_it_back_at_once(wiki: Wiki, between: Callable[..., None]) -> None:
    between("unpublish", "2", after=True)
    answer = wiki.run("publish", "2", "--push")
    assert (answer.status, answer.out) == (1, "")
    assert answer.error == (
        f"{STEPS}Error: It was pushed as COMMIT, but gh-pages of origin does not hold it any more: it is at "
        "COMMIT now.\n"
        "Somebody else has changed it. `journeys versions` tells what is there; run this again if needed.\n"
    )


def test_the_answer_to_a_push_that_arrived_was_lost(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    push = Repository.push

    def cut(repository: Repository, commit: str) -> Said:
        assert push(repository, commit).is_fine
        return Said(128, "", "fatal: the remote end hung up unexpectedly")

    monkeypatch.setattr(Repository, "push", cut)
    assert wiki.run("publish", "2", "--push").status == 0
    assert names(tree(wiki.remote)) == {"2"}


@pytest.mark.parametrize(("arrives", "done"), [(True, "pushed"), (False, "tried to push")])
def test_a_remote_that_is_gone_after_the_push(
    wiki: Wiki, monkeypatch: pytest.MonkeyPatch, arrives: bool, done: str
) -> None:
    """Nobody may say then that nothing was changed."""
    push, away = Repository.push, wiki.remote.with_name("away.git")

    def cut(repository: Repository, commit: str) -> Said:
        said = push(repository, commit)
        wiki.remote.rename(away)
        return said if arrives else Said(128, "", "fatal: the remote end hung up unexpectedly")

    monkeypatch.setattr(Repository, "push", cut)
    done_by = CliRunner().invoke(main, ["-C", str(wiki.folder), "publish", "2", "--push"])
    assert (done_by.exit_code, done_by.stdout) == (1, "")
    first, *_, last = done_by.stderr.removeprefix(STEPS).splitlines()
    assert first.startswith(
        f"Error: It was {done}, but whether it is on gh-pages of origin can't be told. "
        "The remote origin can't be reached: "
    )
    assert last == "`journeys versions` tells what is there. Running this again does no harm."
    away.rename(wiki.remote)
    assert wiki.run("publish", "2", "--push").status == 0
    assert names(tree(wiki.remote)) == {"2"}


def test_a_lock_that_stays(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> None:
    wiki.run("publish", "1", "--push")
    before = refs(wiki)
    write(wiki.remote, {"refs/heads/gh-pages.lock": ""})
    monkeypatch.setattr(transaction, "_TRIES", 3)
    assert wiki.run("publish", "2", "--push") == Answer(
        1,
        "",
        f"{STEPS}{AGAIN}{PUSH}{AGAIN.replace('2', '3')}{PUSH}"
        "Error: Somebody else was publishing at each of 3 tries.\n"
        "Nothing of it was published. Run it again when it is quieter. If nobody else publishes, a lock was "
        "left behind: look for gh-pages.lock in the refs of the remote.\n",
    )
    assert refs(wiki) == before


def test_a_lock_is_told_from_a_refusal() -> None:
    lock = "error: cannot lock ref 'refs/heads/gh-pages': "
    assert is_locked(Said(1, "", f"{lock}is at 1a but expected 2b"))
    assert is_locked(Said(1, "", f"{lock}Unable to create 'gh-pages.lock': File exists."))
    assert not is_locked(Said(1, "", f"{lock}Unable to create 'gh-pages.lock': Permission denied"))
    assert not is_locked(Said(1, "! [remote rejected] (pre-receive hook declined)", ""))
    assert not is_locked(Said(0, "", "File exists"))


def test_a_hook_of_ones_own_may_refuse(wiki: Wiki) -> None:
    hook = wiki.folder / ".git" / "hooks" / "pre-push"
    hook.write_text("#!/bin/sh\necho 'Not on Fridays' >&2\nexit 1\n")
    hook.chmod(0o755)
    assert wiki.run("publish", "2", "--push") == Answer(
        1,
        "",
        f"{STEPS}Error: origin refused the push to gh-pages: Not on Fridays\n"
        "error: failed to push some refs to 'file://REMOTE'\n"
        "Nothing was changed, neither there nor here. Look whether you may push to this branch: at the rules "
        "that protect it, at the hooks there, and at your rights.\n",
    )


def test_too_large_a_tree_changes_nothing(wiki: Wiki, tmp_path: Path) -> None:
    wiki.run("publish", "1", "--push")
    before = refs(wiki)
    site = write(tmp_path / "built", wiki.pages | {"large.txt": "x" * 100_000})
    repository = find_repository(wiki.folder, "origin", "gh-pages", must_have_remote=True)
    for push in (True, False):
        with pytest.raises(Refused, match=r"^The published tree would be 0.1 MB large; the limit is 0.1 MB"):
            transaction.carry_out(repository, Publishing(site, "2"), lambda _: None, push=push, limit=100_000)
        assert refs(wiki) == before
    done = transaction.carry_out(repository, Publishing(site, "2"), lambda _: None, push=True, limit=200_000)
    assert (done.commit, done.is_new, done.tries) == (wiki.head(), True, 1)


def test_a_preview_may_come_first(wiki: Wiki) -> None:
    assert wiki.run("publish", "7", "--preview", "--push").status == 0
    assert wiki.run("publish", "1", "--push").status == 0
    assert names(tree(wiki.remote)) == {"pr", "1"}


def test_what_dead_runs_left_is_removed_and_nothing_else(wiki: Wiki, tmp_path: Path) -> None:
    machine, now = drafts._machine(), int(time.time())
    dead = _ended()
    left = [f"journeys-publish-{machine}-{dead}-{now}-ab", f"journeys-publish-{machine}-{os.getpid()}-1-ab"]
    kept = [
        f"journeys-publish-{machine}-{os.getpid()}-{now}-ab",
        f"journeys-publish-elsewhere-{dead}-{now}-ab",
        "journeys-publish-my-own",
    ]
    for name in (*left, *kept):
        wiki.git("branch", name)
        (tmp_path / "temporary" / f"{name}-x").mkdir()
    drafts.remove_leftovers(Git(wiki.folder))
    assert sorted(wiki.git("branch", "--format=%(refname:short)").split()) == sorted(["main", *kept])
    folders = sorted((tmp_path / "temporary").iterdir())
    assert [folder.name for folder in folders] == sorted(f"{name}-x" for name in kept)
    for name, folder in zip(sorted(kept), folders, strict=True):
        wiki.git("branch", "-D", name)
        folder.rmdir()


def _ended() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid
