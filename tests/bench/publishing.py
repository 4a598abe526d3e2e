"""How much room and time 30 versions of the demo wiki take: `python -m tests.bench.publishing`.

The demo is built once. For each version a journey's page and the search index change, as they do after an
edit, and the version is published with the alias `latest`. Told are the bytes of the remote as they come in,
and the time from the look at the remote to the read-back. The build is not in it: it is the same each time.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.publish.wiki import IDENTITY, PLAIN, begin, git

from mkdocs_journeys.publish import engine
from mkdocs_journeys.publish.building import build
from mkdocs_journeys.publish.front import Site
from mkdocs_journeys.publish.publishing import Publishing
from mkdocs_journeys.publish.repository import find_repository
from mkdocs_journeys.publish.transaction import carry_out

PROJECT = Path(__file__).parents[2]
VERSIONS = 30


def stored(repository: Path) -> int:
    """The bytes of a repository's objects."""
    return sum(path.stat().st_size for path in (repository / "objects").rglob("*") if path.is_file())


def edit(site: Path, number: int) -> None:
    """Change what an edit of one journey changes."""
    page = sorted(site.glob("journeys/*/*/index.html"))[number % 5]
    for path, sign in ((page, "</p>"), (site / "search" / "search_index.json", "the ")):
        text = path.read_text("utf-8")
        path.write_text(text.replace(sign, f" edit {number} {sign}", 1), "utf-8")


def show(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(versions: int) -> None:
    """Publish some versions, and print a line for each."""
    os.environ |= PLAIN | IDENTITY
    with tempfile.TemporaryDirectory() as folder:
        wiki, site = begin(Path(folder)), Path(folder) / "site"
        build(PROJECT / "mkdocs.yml", site, "1", "latest", drafts=False)
        files = [path for path in site.rglob("*") if path.is_file()]
        whole = sum(path.stat().st_size for path in files)
        show(f"The site: {len(files)} files, {whole:,} bytes")
        show("version   seconds        bytes        grown")
        repository = find_repository(wiki.folder, "origin", "gh-pages", must_have_remote=True)
        engine.versions_in("[]")  # mike is loaded once, which is not the first version's fault
        seconds, before = [], stored(wiki.remote)
        for number in range(1, versions + 1):
            if number > 1:
                edit(site, number)
            change = Publishing(site, str(number), ("latest",), keep=versions, site=Site("https://e.org/w/"))
            start = time.perf_counter()
            carry_out(repository, change, lambda _: None, push=True)
            seconds.append(time.perf_counter() - start)
            now = stored(wiki.remote)
            show(f"{number:7}  {seconds[-1]:8.2f}  {now:11,}  {now - before:11,}")
            before = now
        git(wiki.remote, "gc", "--quiet")
        show(f"packed   {stored(wiki.remote):,} bytes")
        last = statistics.median(seconds[-5:])
        show(f"The last five take {last / seconds[0]:.2f} times as long as the first (median).")
        subprocess.run(["git", "fsck", "--no-progress"], cwd=wiki.remote, check=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else VERSIONS)
