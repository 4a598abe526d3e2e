"""A wiki with faults: what is healthy is published, what is broken shows what is wrong with it."""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
from pathlib import Path

from tests.trees import plant
from tests.unit.reading.test_must_show import FILES

from mkdocs_journeys.reading.reader import read

CONFIG = "site_name: Faults\ntheme: {name: material, font: false}\nplugins: [search, journeys]\n"


def _build(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *more],
        cwd=folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def _wiki(folder: Path) -> Path:
    plant(folder, FILES)
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    return folder


def test_the_healthy_journey_is_published_and_the_broken_ones_show_their_faults(tmp_path: Path) -> None:
    wiki = _wiki(tmp_path)
    run = _build(wiki)
    assert run.returncode == 0, run.stderr
    page = (wiki / "site/journeys/mina/fine/index.html").read_text(encoding="utf-8")
    assert "“I am fine”" in page
    broken = read(wiki / "journeys").catalog.broken
    assert {file.id for file in broken} == {"mina", "greta/tour", "mina/return", "mina/trip"}
    for file in broken:
        page = (wiki / "site/journeys" / file.id / "index.html").read_text(encoding="utf-8")
        assert file.file in page
        for finding in file.findings:
            assert f"{finding.position.line}:{finding.position.column}" in page
            # What stands between backticks is shown as code.
            assert finding.message in html.unescape(re.sub("</?code>", "`", page))


def test_a_strict_build_stops_and_tells_all_twelve_faults(tmp_path: Path) -> None:
    wiki = _wiki(tmp_path)
    run = _build(wiki, "--strict")
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    errors = read(wiki / "journeys").errors
    assert len(errors) == 12
    for finding in errors:
        assert f"{finding.file}:{finding.position.line}:{finding.position.column}: " in run.stderr
    assert run.stderr.count("WARNING") == 12
