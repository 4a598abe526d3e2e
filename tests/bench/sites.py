"""A wiki of any size in two forms: with the plugin, and as finished Markdown for MkDocs without it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.wikis import write_wiki

_THEME = "theme: {name: material, font: false, features: [navigation.prune, navigation.indexes]}\n"
_OURS = f"site_name: Measured\n{_THEME}plugins: [search, journeys]\n"
_PLAIN = f"INHERIT: docs/nav.yml\nsite_name: Measured\n{_THEME}plugins: [search]\n"
ENVIRONMENT = os.environ | {"NO_MKDOCS_2_WARNING": "1"}


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: seconds of the clock, and the most memory in bytes."""

    seconds: float
    memory: int


@dataclass(frozen=True, slots=True)
class Sites:
    """The folder of a wiki in both forms. `ours` is built with the plugin, `plain` without it."""

    folder: Path

    @property
    def ours(self) -> Path:
        return self.folder / "ours"

    @property
    def plain(self) -> Path:
        return self.folder / "plain"

    @property
    def cache(self) -> Path:
        """What our builds remember."""
        return self.folder / "cache"

    def command(self, *words: str) -> tuple[str, ...]:
        """A command of MkDocs."""
        return (sys.executable, "-m", "mkdocs", *words)

    def build(self, site: Path, *, is_cold: bool = True) -> Cost:
        """Build one of the two. Cold: nothing is remembered from earlier builds."""
        if is_cold:
            shutil.rmtree(self.cache, ignore_errors=True)
        return cost(self.command("build", "--quiet"), site, self.cache)

    def journey(self, number: int) -> Path:
        """The file of a journey."""
        return next(self.ours.glob(f"journeys/*/journey-{number}.md"))


def write_sites(folder: Path, journeys: int, *, with_plain: bool = True) -> Sites:
    """Write a wiki of so many journeys, and export it."""
    sites = Sites(folder)
    sites.ours.mkdir(parents=True)
    write_wiki(sites.ours, journeys)
    (sites.ours / "docs").mkdir()
    (sites.ours / "mkdocs.yml").write_text(_OURS, "utf-8")
    if with_plain:
        sites.plain.mkdir()
        export = ("export", "--format", "site", "--to", str(sites.plain / "docs"), "-C", str(sites.ours))
        cost((sys.executable, "-m", "mkdocs_journeys", *export), folder, sites.cache)
        (sites.plain / "mkdocs.yml").write_text(_PLAIN, "utf-8")
    return sites


def cost(command: tuple[str, ...], folder: Path, cache: Path) -> Cost:
    """Run a command to its end, and tell what it took."""
    begin = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=ENVIRONMENT | {"JOURNEYS_CACHE": str(cache)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    said = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    if status:
        sys.exit(f"{' '.join(command)} failed:\n{said.decode(errors='replace')}")
    # Linux counts in KiB, macOS in bytes.
    return Cost(seconds, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


def edit(file: Path, number: int) -> str:
    """Change a text of a journey, in its file or in its finished page. Answers what to look for."""
    mark = f"measured {number} {time.monotonic_ns()}"
    text = file.read_text("utf-8")
    begin, _, rest = text.partition("summary: " if "\nsummary: " in text else "<p>")
    sign = text[len(begin) : len(text) - len(rest)]
    beside = file.with_name(f".{file.name}")
    beside.write_text(f"{begin}{sign}{mark} {rest}", "utf-8")
    beside.replace(file)
    return mark
