"""The branch grows by what changed and not by whole sites, and publishing stays as quick as it was."""

from __future__ import annotations

import random
from pathlib import Path

from tests.publish.wiki import Wiki, git, names, tree, write

from mkdocs_journeys.publish.publishing import Publishing
from mkdocs_journeys.publish.repository import find_repository
from mkdocs_journeys.publish.transaction import carry_out

VERSIONS = 30
SITE_PAGES = 60


def text(seed: int) -> str:
    """About 6 KB that can't be packed well."""
    chosen = random.Random(seed)  # noqa: S311  the same each time
    return "\n".join(f"<p>{chosen.getrandbits(256):x}</p>" for _ in range(90))


def packed(repository: Path) -> int:
    git(repository, "gc", "--quiet")
    return sum(path.stat().st_size for path in (repository / "objects").rglob("*") if path.is_file())


def test_30_versions_take_little_more_than_one(wiki: Wiki, tmp_path: Path) -> None:
    repository = find_repository(wiki.folder, "origin", "gh-pages", must_have_remote=True)

    def publish(version: int) -> None:
        site = write(tmp_path / "built", wiki.pages)
        change = Publishing(site, str(version), ("latest",), keep=100)
        assert carry_out(repository, change, lambda _: None, push=True).is_new

    wiki.pages = {f"page-{n}/index.html": text(n) for n in range(SITE_PAGES)} | {"index.html": text(-1)}
    publish(1)
    first = packed(wiki.remote)
    for n in range(2, VERSIONS + 1):
        wiki.pages[f"page-{n}/index.html"] += f"<p>changed in {n}</p>"
        publish(n)
    assert names(tree(wiki.remote)) == {"latest", *map(str, range(1, VERSIONS + 1))}
    loose = sum(path.stat().st_size for path in (wiki.remote / "objects").rglob("*") if path.is_file())
    grown = (packed(wiki.remote) - first) / (VERSIONS - 1)
    whole = sum(len(page) for page in wiki.pages.values())
    # A line on a page, the folders above it, the list of versions and a commit.
    assert grown < 4_000 < whole / 50
    # As it comes in, before anybody packs it.
    assert (loose - first) / (VERSIONS - 1) < 20_000
