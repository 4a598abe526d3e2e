"""A journey loads quickly: what its page weighs beside Material's own files."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from tests.browser.kinds import FLAGSHIP

PAGE_MOST = 60 * 1024
SCRIPT_MOST = 6 * 1024
OURS = re.compile(r'(?:href|src)="([^"]*assets/(?!stylesheets/|javascripts/)[^"]*\.(?:css|js))"')


def _weight(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def test_the_flagship_with_its_styles_and_script_is_light(demo: Path) -> None:
    page = demo / FLAGSHIP / "index.html"
    files = [(page.parent / found).resolve() for found in OURS.findall(page.read_text(encoding="utf-8"))]
    assert {file.name for file in files} >= {"journeys.css", "journeys.js"}
    weights = {file.name: _weight(file) for file in [page, *files]}
    assert sum(weights.values()) <= PAGE_MOST, weights


def test_the_script_is_light(demo: Path) -> None:
    assert _weight(demo / "assets/journeys/journeys.js") <= SCRIPT_MOST
