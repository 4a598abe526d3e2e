"""How the theme's own search and Pagefind do on a large wiki: `python -m tests.bench.searching [JOURNEYS]`.

By default 5,000 journeys of about 10 KB. The wiki is built with both, and asked in Chromium: for a seldom
word, in a link that asks it at once, from the click to the first result, with nothing in the browser's cache;
then, in the same page, for a word that most pages have, from the last key to the result. The two take turns,
so that a busy moment of the machine hits both. The server is on this machine: a slow line adds the time that
the bytes take, compressed as servers do. The memory is the most that the page's process had, on Linux.
"""

from __future__ import annotations

import gzip
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright
from tests.bench.wikis import vocabulary, write_wiki
from tests.browser.chromium import launch
from tests.browser.served import served

JOURNEYS = 5_000
RUNS = 5
KINDS = ("theme", "pagefind")
# Of `vocabulary`: the first is on some pages, the second on most.
SELDOM, OFTEN = "stitu", "because"
RESULT = ".md-search-result__item mark"
PATIENCE = 600_000
SITE = """
site_name: A large wiki
theme: {{name: material, font: false, features: [navigation.prune, navigation.indexes]}}
plugins: [search, {{journeys: {{search: {kind}}}}}]
"""


@dataclass(slots=True)
class Measured:
    """What was found of one kind, a value for each run."""

    build: float = 0
    files: dict[str, int] = field(default_factory=dict)
    first: list[float] = field(default_factory=list)
    next: list[float] = field(default_factory=list)
    loaded: list[int] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)


def build(wiki: Path, kind: str) -> float:
    """Build the wiki into a folder called after the kind of its search. Answers the seconds."""
    (wiki / "mkdocs.yml").write_text(SITE.format(kind=kind), "utf-8")
    start = time.perf_counter()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", str(wiki / kind)]
    subprocess.run(
        command, cwd=wiki, env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "JOURNEYS_CACHE": "off"}, check=True
    )
    return time.perf_counter() - start


def asked(playwright: Playwright, site: Path, found: Measured) -> None:
    """Ask twice, in a browser of its own."""
    browser = launch(playwright)
    if browser is None:
        sys.exit("There is no Chromium.")
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    urls: set[str] = set()
    page.context.on("request", lambda request: urls.add(request.url.partition("?")[0]))
    with served(site) as address:
        start = time.perf_counter()
        page.goto(f"{address}glossary/?q={SELDOM}", wait_until="commit")
        page.locator(RESULT).first.wait_for()
        found.first.append(time.perf_counter() - start)
        names = (url.removeprefix(address) for url in urls)
        found.loaded.append(sum(on_the_line(site / name) for name in names if "search" in name))
        box = page.locator(".md-search__input")
        box.fill(OFTEN[:-1])
        page.wait_for_timeout(3_000)
        box.fill("")
        box.press("Backspace")
        page.locator(RESULT).first.wait_for(state="detached")
        start = time.perf_counter()
        box.fill(OFTEN)
        box.press("End")
        page.locator(RESULT).first.wait_for()
        found.next.append(time.perf_counter() - start)
        processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
        found.memory.append(max(most_memory(one["id"]) for one in processes if one["type"] == "renderer"))
    browser.close()


def on_the_line(file: Path) -> int:
    """The bytes of a file as a server sends it."""
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))


def most_memory(process: int) -> int:
    """The most bytes that a process ever had; 0 where this is not Linux."""
    status = Path(f"/proc/{process}/status")
    lines = status.read_text("utf-8").splitlines() if status.exists() else []
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))


def show(kind: str, found: Measured) -> None:
    """A line of the table."""
    sizes = found.files.values()
    cells = (
        f"{kind:<8}",
        f"{found.build:6.0f} s",
        f"{len(sizes):6,}",
        f"{sum(sizes) / 1e6:8.1f} MB",
        f"{statistics.median(found.loaded) / 1e6:8.2f} MB",
        f"{statistics.median(found.first):8.2f} s",
        f"{statistics.median(found.next):8.2f} s",
        f"{statistics.median(found.memory) / 1e6:7.0f} MB",
    )
    print("  ".join(cells), flush=True)


def main() -> None:
    """Measure, and print a table."""
    journeys = int(sys.argv[1]) if sys.argv[1:] else JOURNEYS
    measured = {kind: Measured() for kind in KINDS}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        wiki = Path(folder)
        write_wiki(wiki, journeys, vocabulary())
        (wiki / "docs").mkdir()
        for kind, found in measured.items():
            found.build = build(wiki, kind)
            files = [path for path in (wiki / kind / "search").rglob("*") if path.is_file()]
            found.files = {str(path): path.stat().st_size for path in files}
        for _ in range(RUNS):
            for kind, found in measured.items():
                asked(playwright, wiki / kind, found)
    print(f"{journeys:,} journeys")
    print("search       build   files      on disk    first load      first       next       memory")
    for kind, found in measured.items():
        show(kind, found)


if __name__ == "__main__":
    main()
