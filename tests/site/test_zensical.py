"""The exported demo, built by Zensical: its pages are those that the plugin makes with MkDocs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from tests.site.apart import PROJECT, build_apart
from tests.site.seen import VOID

from mkdocs_journeys.cli import main

# Its next versions may do otherwise: this one is known to install and to build.
ZENSICAL = "zensical==0.0.73"
THEME = {"name": "material", "font": False}
# Zensical's search takes it off the page once it has heeded it.
HEEDED = "data-search-exclude"

Site = Mapping[str, bytes]


class Ours(HTMLParser):
    """What stands in our element of a page: its tags with all they have, and its text, in order."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[object] = []
        self.headings: list[str] = []
        self._depth = 0
        self._is_heading = False
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        if self._depth or "jm" in classes:
            self._depth += tag not in VOID
            told = sorted((name, value or "") for name, value in attrs if name != HEEDED)
            self.found.append((tag, told))
            self._is_heading = tag in ("h1", "h2", "h3")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._depth -= bool(self._depth) and tag not in VOID

    def handle_endtag(self, tag: str) -> None:
        self._depth -= bool(self._depth) and tag not in VOID

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if self._depth and text:
            self.found.append(text)
            if self._is_heading:
                self.headings.append(text)


def files(site: Path) -> Site:
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


@pytest.fixture(scope="module")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program in an environment of its own, as whoever moves to it has it."""
    folder = tmp_path_factory.mktemp("zensical") / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    pip = [str(folder / "bin/python"), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    run = subprocess.run([*pip, ZENSICAL], capture_output=True, text=True, check=False)
    if run.returncode:
        pytest.skip(f"{ZENSICAL} can't be installed here: {run.stderr.strip().splitlines()[-1]}")
    return folder / "bin/zensical"


@pytest.fixture(scope="module")
def moved(zensical: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("moved")
    folder = str(PROJECT / "journeys")
    result = CliRunner().invoke(
        main, ["export", "--format", "site", "--dir", folder, "--to", str(root / "docs")]
    )
    assert result.exit_code == 0, result.output
    settings = {"INHERIT": "docs/nav.yml", "site_name": "Demo", "theme": THEME, "plugins": ["search"]}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    # Without our library in sight.
    around = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    run = subprocess.run(
        [str(zensical), "build", "--strict"],
        cwd=root,
        env=around,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return files(root / "site")


@pytest.fixture(scope="module")
def plugged(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("plugged")
    (root / "docs").mkdir()
    plugin = {"journeys": {"dir": str(PROJECT / "journeys"), "policy": "off"}}
    settings = {"site_name": "Demo", "theme": THEME, "plugins": ["search", plugin]}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    build_apart(root, root / "site", "mkdocs", "build")
    return files(root / "site")


def test_our_pages_are_the_same(moved: Site, plugged: Site) -> None:
    compared = 0
    for name in sorted(plugged):
        theirs = Ours(plugged[name]) if name.endswith("/index.html") else None
        if theirs is None or not theirs.found:
            continue
        ours = Ours(moved[name])
        assert ours.headings == theirs.headings, name
        assert ours.found == theirs.found, name
        compared += 1
    assert compared > 150


def test_all_other_files_of_ours_are_the_same(moved: Site, plugged: Site) -> None:
    folders = ("assets/journeys", "data/", "journeys/", "llms")
    others = [name for name in plugged if name.startswith(folders) and not name.endswith("/index.html")]
    assert [name for name in others if moved.get(name) != plugged[name]] == []
    assert len(others) > 40


def test_pages_that_have_moved_lead_to_where_they_are(moved: Site, plugged: Site) -> None:
    redirects = [name for name in plugged if b'http-equiv="refresh"' in plugged[name]]
    assert [name for name in redirects if moved.get(name) != plugged[name]] == []
    assert redirects != []


def test_every_page_loads_the_styles_and_the_script(moved: Site) -> None:
    page = moved["journeys/mina/first-trail-shoes/index.html"].decode()
    assert '<link rel="stylesheet" href="../../../assets/journeys/journeys.css">' in page
    assert 'src="../../../assets/journeys/journeys.js"' in page


def test_the_search_knows_our_pages_but_for_what_it_is_to_leave_out(moved: Site) -> None:
    found = moved["search.json"].decode()
    assert "journeys/mina/first-trail-shoes/" in found
    # The summary of the journey, and the code by which others show its card.
    assert ("gets lost between 48 shoes" in found, "allow-popups" in found) == (True, False)
