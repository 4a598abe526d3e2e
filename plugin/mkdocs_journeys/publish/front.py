"""What stands at the root of the published site, beside the versions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mkdocs_journeys.publish import engine
from mkdocs_journeys.publish.git import Git
from mkdocs_journeys.publish.root.files import root_files
from mkdocs_journeys.publish.store import VERSIONS, Store, read_store

# What hosts and robots look for at the root only. They come from the site that was published last.
_FROM_THE_SITE = ("robots.txt", "CNAME")


@dataclass(frozen=True, slots=True)
class Site:
    """What the root says of a site: the address that it is published at, and its language."""

    url: str = ""
    language: str = "en"


UNSAID = Site()


def write_front(git: Git, branch: str, site: Site, default: str, built: Path | None = None) -> None:
    """Write the root of a branch anew, after its versions have changed."""
    store = read_store(git, git.commit_at(branch), branch)
    listed = [(each.name, each.title, each.aliases, each.hidden) for each in store.versions]
    files: dict[str, str | bytes] = dict(root_files(site.url, default, listed, site.language))
    for name in _FROM_THE_SITE:
        if built is not None and (built / name).is_file():
            files[name] = (built / name).read_bytes()
    engine.write_files(branch, files | {VERSIONS: store.sorted_text(), ".nojekyll": ""})


def write_previews(git: Git, branch: str) -> None:
    """Write the list of previews in an order of its own."""
    store = read_store(git, git.commit_at(branch), branch, previews=True)
    engine.write_files(branch, {store.path(VERSIONS): store.sorted_text()})


def led_to(store: Store) -> str:
    """The name that the root leads to, or "" where it leads to none of the versions."""
    return store.default if store.holder(store.default) else ""
