"""Where versions are published from and to: a repository here, a branch, and a remote; and what they need."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from mkdocs_journeys.publish.git import Git, Said
from mkdocs_journeys.publish.refusal import Refused, fit_to_show

# What git says of a ref that somebody else is writing, or has written in this moment.
_LOCKED = ("File exists", "but expected", "reference already exists", "incorrect old value")
_TRIES = 10


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository and the branch that holds the versions. `remote` is empty where there is none."""

    git: Git
    remote: str
    branch: str

    @property
    def local_ref(self) -> str:
        return f"refs/heads/{self.branch}"

    @property
    def tracking_ref(self) -> str:
        return f"refs/remotes/{self.remote}/{self.branch}"

    def identity(self) -> tuple[str, str]:
        """The name and mail address that a commit is made with. Raises `Refused` where git knows none."""
        name = os.environ.get("GIT_COMMITTER_NAME") or self._setting("name")
        email = os.environ.get("GIT_COMMITTER_EMAIL") or self._setting("email")
        if not name or not email:
            raise Refused(
                "Git does not know who you are, and a published version is a commit.",
                'Say it once: git config user.name "Your Name" and git config user.email you@example.com.',
            )
        return name, email

    def _setting(self, key: str) -> str:
        for section in ("committer", "user"):
            if value := self.git.run("config", f"{section}.{key}").out.strip():
                return value
        return ""

    def remote_head(self) -> str:
        """The commit at the remote's branch, or "" where it has none. Raises `Refused`."""
        said = self.git.run("ls-remote", "--", self.remote, self.local_ref)
        if not said.is_fine:
            raise Refused(
                f"The remote {self.remote} can't be reached: {said.words}",
                f"Look at its address (git remote get-url {self.remote}), at the network, and whether you "
                "may read it. Nothing was changed.",
            )
        return next(
            (line.split()[0] for line in said.out.splitlines() if line.endswith(f"\t{self.local_ref}")), ""
        )

    def fetched_head(self) -> str:
        """The same, with its commits brought here. A clone of depth 1 or of one branch gets it, too."""
        if not self.remote_head():
            return ""
        refspec = f"+{self.local_ref}:{self.tracking_ref}"
        for _ in range(_TRIES):
            said = self.git.run("fetch", "--quiet", "--no-tags", "--", self.remote, refspec)
            if not is_locked(said):
                break
        if not said.is_fine:
            raise Refused(f"The branch {self.branch} of {self.remote} can't be fetched: {said.words}")
        return self.git.commit_at(self.tracking_ref)

    def local_head(self) -> str:
        """The commit at the local branch, or ""."""
        return self.git.commit_at(self.local_ref)

    def work_tree(self) -> str:
        """The folder that the local branch is checked out in, or ""."""
        return self.git.run("for-each-ref", "--format=%(worktreepath)", self.local_ref).out.strip()

    def uncommitted(self, folder: Path) -> tuple[str, ...]:
        """The files below a folder that are not as they were committed, from the root of the repository."""
        told = self.git.run(
            "--no-optional-locks", "status", "--porcelain", "-z", "--no-renames", "--", str(folder)
        ).out
        return tuple(line[3:] for line in told.split("\0") if line)

    def move_local(self, commit: str, before: str) -> bool:
        """Let the local branch go on to a commit, unless somebody has moved it meanwhile."""
        return self.git.run("update-ref", "-m", "journeys publish", self.local_ref, commit, before).is_fine

    def push(self, commit: str) -> Said:
        """Push a commit to the remote's branch, without force."""
        return self.git.run("push", "--porcelain", "--", self.remote, f"{commit}:{self.local_ref}")


def is_locked(said: Said) -> bool:
    """Whether git only met another process that was writing the same ref."""
    return not said.is_fine and any(sign in said.out + said.error for sign in _LOCKED)


def find_repository(folder: Path, remote: str, branch: str, *, must_have_remote: bool) -> Repository:
    """The repository around a folder, with a remote and a branch that can be used. Raises `Refused`."""
    git = Git(folder)
    said = git.run("rev-parse", "--show-toplevel")
    if not said.is_fine:
        raise Refused(
            f"{folder} is in no git repository that can be used: {said.words}",
            "Go to the folder of your wiki (-C DIR). If that is in no repository yet, run `git init` there "
            "and commit first: versions are kept on a branch.",
        )
    git = Git(Path(said.out.removesuffix("\n")))
    if not git.run("check-ref-format", "--branch", branch).is_fine or branch.startswith("-"):
        raise Refused(f"{fit_to_show(branch)!r} can't be the name of a branch.")
    known = git.ask("remote").splitlines()
    if remote not in known:
        if must_have_remote or known:
            there = f"There are: {', '.join(known)}." if known else "There is none at all."
            raise Refused(
                f"There is no remote {fit_to_show(remote)!r} here. {there}",
                "Name another with --remote, or add it: git remote add origin ADDRESS.",
            )
        remote = ""
    return Repository(git, remote, branch)
