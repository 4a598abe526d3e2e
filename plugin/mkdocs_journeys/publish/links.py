"""Aliases that mike made as symbolic links, before this command came: hosts of pages refuse such a site."""

from __future__ import annotations

from mkdocs_journeys.publish.drafts import private_folder
from mkdocs_journeys.publish.git import Git

_LINK = "120000"
_FOLDER = "040000"


def without_links(git: Git, tree: str) -> str:
    """The tree with a whole copy in the place of each link at its root that leads to a folder beside it."""
    entries = [line.partition("\t") for line in git.ask("ls-tree", "-z", tree).split("\0") if line]
    found = [(*about.split(), name) for about, _, name in entries]
    folders = {name: thing for mode, _, thing, name in found if mode == _FOLDER}
    links = {
        name: git.ask("cat-file", "blob", thing).rstrip("/")
        for mode, _, thing, name in found
        if mode == _LINK
    }
    copies = {name: folders[target] for name, target in links.items() if target in folders}
    if not copies:
        return tree
    with private_folder() as folder:
        index = {"GIT_INDEX_FILE": str(folder / "index")}
        git.ask("read-tree", tree, **index)
        for name, target in copies.items():
            git.ask("update-index", "--force-remove", "--", name, **index)
            git.ask("read-tree", f"--prefix={name}/", target, **index)
        return git.ask("write-tree", **index)
