"""What a commit of the branch holds: the versions, their aliases, and which of them readers get first."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_journeys.publish import engine
from mkdocs_journeys.publish.git import Git
from mkdocs_journeys.publish.refusal import Refused

PREVIEWS = "pr"
VERSIONS = "versions.json"
HOME = "index.html"

_DEFAULT = re.compile(r"""<meta\s+name=["']journeys-default["']\s+content=["']([A-Za-z0-9._-]+)["']""")
# A branch that mike made by itself, before this command wrote the root.
_REDIRECT = re.compile(r"""http-equiv=["']refresh["']\s+content=["'][^"']*url=([A-Za-z0-9._-]+)/["']""")
# What may lie on a branch that holds no site yet.
_HARMLESS = {".nojekyll", "CNAME", "README.md", "LICENSE", ".gitignore", ".gitattributes"}


@dataclass(frozen=True, slots=True)
class Version:
    """A version as the branch's versions.json has it."""

    name: str
    title: str
    aliases: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Store:
    """The versions on a branch, the newest first by mike's order; or the previews on it."""

    versions: tuple[Version, ...] = ()
    default: str = ""
    # Folders beside the versions that nobody published with versions.
    strangers: frozenset[str] = frozenset()
    previews: bool = False
    _text: str = ""

    @property
    def prefix(self) -> str:
        """The folder that the versions stand in, as mike takes it."""
        return PREVIEWS if self.previews else ""

    def path(self, name: str) -> str:
        """The folder of a version or alias, from the branch's root."""
        return f"{PREVIEWS}/{name}" if self.previews else name

    def version(self, name: str) -> Version | None:
        """The version of a name."""
        return next((version for version in self.versions if version.name == name), None)

    def holder(self, name: str) -> Version | None:
        """The version that a name leads to: its own, or that of one of its aliases."""
        return next((each for each in self.versions if name == each.name or name in each.aliases), None)

    def names(self) -> Iterator[str]:
        """All names that are taken, of versions and of aliases."""
        for version in self.versions:
            yield version.name
            yield from version.aliases

    def sorted_text(self) -> str:
        """versions.json, with aliases in an order: mike's changes from run to run."""
        entries = json.loads(self._text or "[]")
        for entry in entries:
            entry["aliases"] = sorted(entry["aliases"])
        return json.dumps(entries, indent=2) + "\n"


def read_store(git: Git, commit: str, branch: str, *, previews: bool = False) -> Store:
    """What a commit holds; nothing where there is no commit.

    Raises `Refused` where it holds something else than versions, so that nothing of it is lost.
    """
    if not commit:
        return Store(previews=previews)
    at_root = set(git.ask("ls-tree", "--full-tree", "--name-only", "-z", commit).split("\0")) - {""}
    versioned = VERSIONS in at_root or PREVIEWS in at_root
    if not versioned and at_root - _HARMLESS:
        raise Refused(
            f"The branch {branch} holds something else than published versions: it has no {VERSIONS}.",
            "Nothing was changed. Publish onto another branch with --branch, or rename that one first.",
        )
    folder = f"{PREVIEWS}/" if previews else ""
    around = at_root
    if previews:
        said = git.run("ls-tree", "--full-tree", "--name-only", "-z", f"{commit}:{PREVIEWS}")
        around = set(said.out.split("\0")) - {""} if said.is_fine else set()
    text = _blob(git, commit, f"{folder}{VERSIONS}") if VERSIONS in around else ""
    versions = _versions(text, branch, folder)
    taken = {name for version in versions for name in (version.name, *version.aliases)}
    home = _blob(git, commit, HOME) if HOME in at_root else ""
    return Store(versions, _default(home), frozenset(around - taken), previews, text)


def _blob(git: Git, commit: str, path: str) -> str:
    return git.ask("cat-file", "blob", f"{commit}:{path}")


def _versions(text: str, branch: str, folder: str) -> tuple[Version, ...]:
    if not text:
        return ()
    try:
        return tuple(
            Version(
                str(each.version),
                each.title,
                tuple(sorted(each.aliases)),
                bool(each.get_property("hidden")) if each.properties else False,
            )
            for each in engine.versions_in(text)
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refused(
            f"{folder}{VERSIONS} on the branch {branch} can't be read ({type(error).__name__}: {error}).",
            f"Nothing was changed. `git log {branch} -- {folder}{VERSIONS}` shows who wrote it; "
            "revert that commit, then run again.",
        ) from None


def _default(home: str) -> str:
    found = _DEFAULT.search(home) or _REDIRECT.search(home)
    return found[1] if found else ""
