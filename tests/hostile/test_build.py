"""All hostile files at once: the build goes on, tells what is wrong, spoils nothing and stays at home."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.hostile.healthy import PLAIN, RICH
from tests.hostile.whole import Built, built, wiki
from tests.site.apart import PROJECT

from mkdocs_journeys.checks.examination import examined
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.reading.reader import read

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names of files")

# What would colour a terminal, clear it, or turn its text round.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
COMMAND = re.compile(r"^\s*::[a-z-]+|^\s*##\[|^##vso\[|^##teamcity\[", re.MULTILINE)
# What `--format github` writes itself, with everything of others within it.
OWN = re.compile(
    r"::(?:error|warning|notice) (?:[a-zA-Z]+=[^,:\n]*,?)+::.*|::(?:group|endgroup)::.*|[^:#].*|"
)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
FORMATS = ("text", "json", "github", "sarif", "junit")


@pytest.fixture(scope="module")
def healthy_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built(wiki(tmp_path_factory.mktemp("healthy") / "wiki"))


@pytest.fixture(scope="module")
def reports(hostile_site: Built) -> dict[str, str]:
    """What `journeys check` says of the wiki, in each format."""
    folder = hostile_site.site.parent
    reports = [f"--report={name}={folder.parent / name}" for name in FORMATS]
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs_journeys", "check", *reports],
        cwd=folder,
        env=os.environ | {"SOURCE_DATE_EPOCH": "1790000000"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1, run.stderr
    assert "Traceback" not in run.stdout + run.stderr
    return {name: (folder.parent / name).read_text(encoding="utf-8") for name in FORMATS} | {
        "said": run.stdout
    }


def article(site: Path, address: str) -> str:
    html = (site / address / "index.html").read_text(encoding="utf-8")
    return html[html.index("<article") : html.index("</article>")]


def test_healthy_articles_are_what_they_were(healthy_site: Built, hostile_site: Built) -> None:
    assert healthy_site.code == hostile_site.code == 0
    for address in (PLAIN, RICH):
        assert article(hostile_site.site, address) == article(healthy_site.site, address)


def test_each_error_is_told_with_file_and_line(hostile_site: Built) -> None:
    assert "Traceback" not in hostile_site.log
    errors = [
        each for each in read(hostile_site.site.parent / "journeys").findings if each.level is Level.ERROR
    ]
    told = [line for line in hostile_site.log.split("\n") if line.startswith("WARNING")]
    assert len(errors) > 600
    assert len(told) >= len(errors)
    assert [line for line in told if not re.search(r"journeys/.*:\d+:\d+: ", line)] == []


def test_what_is_printed_holds_no_control_characters(hostile_site: Built, reports: dict[str, str]) -> None:
    for said in (hostile_site.log, *reports.values()):
        assert CONTROL.findall(said) == []


def test_no_text_becomes_a_command_of_a_workflow(hostile_site: Built, reports: dict[str, str]) -> None:
    for name in ("text", "said", "json", "sarif", "junit"):
        assert COMMAND.findall(reports[name]) == []
    assert COMMAND.findall(hostile_site.log) == []
    assert [line for line in reports["github"].split("\n") if not OWN.fullmatch(line)] == []


def test_reports_for_machines_can_be_read(reports: dict[str, str]) -> None:
    assert json.loads(reports["json"])
    assert json.loads(reports["sarif"])
    ElementTree.fromstring(reports["junit"])  # noqa: S314  our own


def test_no_cell_of_a_table_is_a_formula(hostile_site: Built) -> None:
    tables = sorted(hostile_site.site.rglob("*.csv"))
    assert len(tables) > 100
    csv.field_size_limit(10**7)
    assert [cell for table in tables for cell in _cells(table) if cell.startswith(FORMULA)] == []


def _cells(table: Path) -> Iterator[str]:
    """All cells but plain numbers, which may be below zero; with each sign that a spreadsheet may part at."""
    for delimiter in ",;\t":
        with table.open(encoding="utf-8-sig", newline="") as stream:
            for row in csv.reader(stream, delimiter=delimiter):
                yield from (cell for cell in row if not re.fullmatch(r"-?[0-9.]+(?:e\+[0-9]+)?", cell))


def test_nothing_is_written_outside_of_the_site_and_the_cache(
    healthy_site: Built, hostile_site: Built
) -> None:
    for found in (healthy_site, hostile_site):
        elsewhere = [path for path in found.written if not _is_below(path, found.site)]
        assert elsewhere
        assert [path for path in elsewhere if not _is_below(path, _cache())] == []


def test_nothing_is_started_but_git(healthy_site: Built, hostile_site: Built) -> None:
    """Git tells the history, whatever the files say; which are in no repository here, so it is asked once."""
    assert (healthy_site.started, hostile_site.started) == (("subprocess.Popen 'git'",),) * 2


def test_no_path_outside_is_opened_because_of_a_journey_file(
    healthy_site: Built, hostile_site: Built
) -> None:
    """Programs, their files and what they remember may be: a broken file has a template of its own."""
    programs = (
        _cache(),
        PROJECT / "plugin",
        *(Path(path) for path in sysconfig.get_paths().values()),
        Path(sys.base_prefix),
    )
    usual = set(healthy_site.opened)
    more = [path for path in hostile_site.opened if not _is_below(path, hostile_site.site.parent)]
    assert [p for p in more if p not in usual and not any(_is_below(p, each) for each in programs)] == []


def test_links_are_not_followed(hostile_site: Built) -> None:
    folder = hostile_site.site.parent / "journeys"
    links = [path for path in folder.rglob("*") if path.is_symlink()]
    assert len(links) >= 6
    assert [path for path in hostile_site.opened for link in links if _is_below(path, link)] == []


def test_the_rules_speak_of_it_without_a_fault(hostile_site: Built) -> None:
    assert examined(read(hostile_site.site.parent / "journeys"))


def _cache() -> Path:
    """What builds remember: see tests/conftest.py."""
    return Path(os.environ["JOURNEYS_CACHE"])


def _is_below(path: str, folder: Path) -> bool:
    return path == str(folder) or path.startswith(f"{folder}{os.sep}")
