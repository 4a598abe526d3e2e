"""A wiki in a clone, with a bare repository as its remote, and the commands run in it.

Most tests are not about building. There, what MkDocs would build is written down: `pages`.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner

from mkdocs_journeys.cli import main
from mkdocs_journeys.cli import publish as publish_command

BRANCH = "gh-pages"
CONFIG = "site_name: W\nsite_url: https://example.org/w/\ntheme: {name: mkdocs}\nplugins: []\n"
PAGES = {"index.html": "<p>home</p>", "mina/buy/index.html": "<p>buy</p>", "assets/é space.txt": "é"}
# What the root holds besides versions. Their texts are another's matter.
ROOT = (".nojekyll", "404.html", "index.html", "versions.json", "versions/index.html")
PLAIN = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "init.defaultBranch",
    "GIT_CONFIG_VALUE_0": "main",
}
IDENTITY = {
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
}


def git(folder: Path, *args: str) -> str:
    """What git answers in a folder."""
    run = subprocess.run(["git", *args], cwd=folder, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


@dataclass(frozen=True)
class Answer:
    """What a command came to."""

    status: int
    out: str
    error: str


@dataclass
class Wiki:
    """A clone with a site's configuration, and what its site would be built to."""

    folder: Path
    remote: Path
    pages: dict[str, str] = field(default_factory=lambda: dict(PAGES))
    builds: list[tuple[str, str, bool]] = field(default_factory=list)

    def run(self, *args: str) -> Answer:
        """Run a command. Names of commits and this test's folder are not the same each time."""
        done = CliRunner().invoke(main, ["-C", str(self.folder), *args])
        out, error = (self._plain(text) for text in (done.stdout, done.stderr))
        return Answer(done.exit_code, out, error)

    def _plain(self, text: str) -> str:
        for folder, name in ((self.remote, "REMOTE"), (self.folder, "WIKI")):
            text = text.replace(str(folder), name)
        for commit in (*self.commits(self.remote), *self.commits(self.folder)):
            text = text.replace(commit[:10], "COMMIT")
        return text

    def commits(self, repository: Path) -> list[str]:
        return git(repository, "rev-list", "--all").splitlines()

    def build(self, config_file: Path, to: Path, version: str, canonical: str, *, drafts: bool) -> None:
        assert config_file.name == "mkdocs.yml"
        self.builds.append((version, canonical, drafts))
        write(to, self.pages)

    def git(self, *args: str) -> str:
        return git(self.folder, *args)

    def head(self) -> str:
        """The remote's branch, or ""."""
        return next(iter(self.git("ls-remote", "origin", f"refs/heads/{BRANCH}").split()), "")


def write(folder: Path, pages: Mapping[str, str]) -> Path:
    """Write files by their paths."""
    for path, text in pages.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def tree(repository: Path, rev: str = BRANCH) -> dict[str, str]:
    """All files of a commit: their mode and content."""
    found = {}
    listed = git(repository, "ls-tree", "-r", "-z", "--full-tree", rev)
    for line in filter(None, listed.split("\0")):
        about, _, path = line.partition("\t")
        mode, _, blob = about.split()
        shown = subprocess.run(
            ["git", "cat-file", "blob", blob], cwd=repository, capture_output=True, check=True
        )
        found[path] = f"{mode} {shown.stdout.decode('utf-8', 'surrogateescape')}"
    return found


def under(files: Mapping[str, str], name: str) -> dict[str, str]:
    """The contents of the files in a folder of a tree; all of them plain files."""
    return {
        path.removeprefix(f"{name}/"): text.removeprefix("100644 ")
        for path, text in files.items()
        if path.startswith(f"{name}/")
    }


def names(files: Mapping[str, str]) -> set[str]:
    """What stands at the root of a tree, but for what always does."""
    return {path.split("/")[0] for path in files if path not in ROOT}


def refs(wiki: Wiki) -> dict[str, str]:
    """All branches, here and there, but for what is known here of there."""
    form = "--format=%(objectname) %(refname)"
    return {
        f"{where} {line.split()[1]}": line.split()[0]
        for where, folder in {"here": wiki.folder, "there": wiki.remote}.items()
        for line in git(folder, "for-each-ref", form, "refs/heads", "refs/tags").splitlines()
    }


def clone(remote: Path, folder: Path, *options: str) -> Wiki:
    """Another clone of the same remote."""
    git(remote.parent, "clone", "--quiet", *options, remote.as_uri(), str(folder))
    return Wiki(folder, remote)


def begin(folder: Path) -> Wiki:
    """A wiki with one commit on main, at its remote too, and nothing published yet."""
    remote, wiki = folder / "remote.git", folder / "wiki"
    git(folder, "init", "--quiet", "--bare", str(remote))
    git(folder, "init", "--quiet", str(wiki))
    write(wiki, {"mkdocs.yml": CONFIG, "docs/index.md": "# Home\n"})
    git(wiki, "add", ".")
    git(wiki, "commit", "--quiet", "-m", "A wiki")
    git(wiki, "remote", "add", "origin", remote.as_uri())
    git(wiki, "push", "--quiet", "origin", "main")
    return Wiki(wiki, remote)


def unbuilt(wiki: Wiki, monkeypatch: pytest.MonkeyPatch) -> Wiki:
    """The same wiki, whose pages are taken as they are written down instead of being built."""
    monkeypatch.setattr(publish_command, "build", wiki.build)
    return wiki
