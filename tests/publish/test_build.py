"""Publishing with a real build: what is built, in which mode, and where."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.publish.wiki import Wiki, begin, git, names, refs, tree, under, write

PROJECT = Path(__file__).parents[2]
CONFIG = """site_name: W
site_url: https://example.org/w/
theme: {name: material, font: false}
plugins: [search, journeys]
extra: {generator: false, version: {provider: mike, default: latest, alias: true}}
"""
JOURNEY = """---
title: I buy
status: {status}
stages:
  - stage: awareness
    touchpoints: [Shop]
---
"""


@pytest.fixture
def real(tmp_path: Path) -> Wiki:
    """A wiki of one journey and one draft, below the root of its repository."""
    wiki = begin(tmp_path)
    write(
        wiki.folder / "maps",
        {
            "mkdocs.yml": CONFIG,
            "docs/about.md": "# About\n",
            "journeys/mina/buy.md": JOURNEY.format(status="live"),
            "journeys/mina/idea.md": JOURNEY.format(status="draft"),
            "site/index.html": "built before",
        },
    )
    wiki.git("add", ".")
    wiki.git("commit", "-qm", "Maps")
    return wiki


def publish(wiki: Wiki, *args: str) -> subprocess.CompletedProcess[str]:
    """Publish as people do."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs_journeys", "-C", "maps", "publish", *args, "--push"],
        cwd=wiki.folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_version_is_built_strictly_and_apart(real: Wiki) -> None:
    first = publish(real, "1", "latest")
    assert first.returncode == 0, first.stderr
    steps = [line for line in first.stderr.splitlines() if not line.startswith("INFO")]
    assert steps == [
        "Look at gh-pages of origin.",
        "Build 1.",
        "Add it to the versions.",
        "Push to gh-pages of origin.",
    ]
    assert "INFO    -  Documentation built in" in first.stderr
    files = tree(real.remote)
    built = under(files, "1")
    assert {"index.html", "404.html", "about/index.html", "sitemap.xml"} <= built.keys()
    assert [path for path in built if "idea" in path] == []
    assert len([path for path in built if path.endswith("buy/index.html")]) == 1
    assert built == under(files, "latest")
    assert (real.folder / "maps/site/index.html").read_text() == "built before"
    assert real.git("status", "--porcelain") == ""

    # The same wiki is the same site in two versions.
    assert publish(real, "1.1").returncode == 0
    assert git(real.remote, "rev-parse", "gh-pages:1") == git(real.remote, "rev-parse", "gh-pages:1.1")

    preview = publish(real, "7", "--preview")
    assert preview.returncode == 0, preview.stderr
    pages = under(tree(real.remote), "pr/7")
    assert len([path for path in pages if path.endswith("idea/index.html")]) == 1

    before = refs(real)
    write(real.folder / "maps", {"docs/about.md": "# About\n\n[Nowhere](nowhere.md)\n"})
    failed = publish(real, "2", "latest")
    assert (failed.returncode, failed.stdout) == (1, "")
    assert "nowhere.md" in failed.stderr
    assert failed.stderr.endswith(
        "Error: The site can't be built: see above.\n"
        "Nothing was published. `mkdocs build --strict` shows the same; `journeys check` says more.\n"
    )
    assert refs(real) == before
    assert names(tree(real.remote)) == {"1", "1.1", "latest", "pr"}


def test_an_index_in_many_files_is_published_whole(real: Wiki) -> None:
    config = real.folder / "maps/mkdocs.yml"
    config.write_text(CONFIG.replace("[search, journeys]", "[search, {journeys: {search: pagefind}}]"))
    real.git("commit", "-qam", "Search")
    done = publish(real, "1", "latest")
    assert done.returncode == 0, done.stderr
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q"]
    known = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(build, cwd=real.folder / "maps", env=known, check=True)
    site = real.folder / "maps/site"
    built = {path.relative_to(site).as_posix() for path in (site / "search").rglob("*") if path.is_file()}
    assert {"search/worker.js", "search/pagefind/pagefind.js"} < built
    published = under(tree(real.remote), "1")
    assert {path for path in published if path.startswith("search/")} == built
