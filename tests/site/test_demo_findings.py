"""The demo holds flaws on purpose: exactly those that journeys/README.md lists are found, on any date."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from tests.site.apart import PROJECT, build_apart

from mkdocs_journeys.checks.rules.own import NO_REASON, UNKNOWN_RULE, UNUSED_WAIVER

DEMO = PROJECT / "journeys"
COMMAND = ("-m", "mkdocs_journeys")
Found = tuple[str, str]

_ROW = re.compile(r"\| \[(?P<file>[^\]]+)\]\((?P=file)\) \| (?P<rule>JM\d+) \| [^|]+ \|")
# The command, with another day on the clock.
_CLOCK = """
import datetime, runpy

class Clock(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromisoformat("DAY" + "T12:00").replace(tzinfo=tz)

datetime.datetime = Clock
runpy.run_module("mkdocs_journeys", run_name="__main__", alter_sys=True)
"""


def listed(table: int) -> list[Found]:
    """File and rule of each row of a table of the README."""
    text = (DEMO / "README.md").read_text(encoding="utf-8").partition("\n## What the check finds here")[2]
    tables = [part for part in text.split("\n\n") if part.startswith("| File | Rule |")]
    return sorted(_listed(row) for row in tables[table].splitlines()[2:])


def _listed(row: str) -> Found:
    found = _ROW.fullmatch(row)
    assert found, row
    return found["file"], found["rule"]


ON_PURPOSE, SILENT = listed(0), listed(1)


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """A folder with a copy of the demo's journeys, and nothing else."""
    shutil.copytree(DEMO, tmp_path / "journeys")
    return tmp_path


def findings(folder: Path, *begin: str, **environment: str) -> list[Found]:
    """What the command finds, run as a process of its own that remembers nothing."""
    known = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    run = subprocess.run(
        [sys.executable, *(begin or COMMAND), "check", "--format", "json"],
        cwd=folder,
        env=known | {"JOURNEYS_CACHE": "off"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.stderr, run.returncode) == ("", 0)
    told = json.loads(run.stdout)["findings"]
    return sorted((each["file"].removeprefix("journeys/"), each["code"]) for each in told)


def on_the_clock(day: str) -> tuple[str, ...]:
    return ("-c", _CLOCK.replace("DAY", day))


def test_the_readme_lists_some_of_each_kind() -> None:
    assert 20 <= len(ON_PURPOSE) <= 25
    assert len({rule for _, rule in ON_PURPOSE}) >= 12
    assert len(SILENT) >= 3


def test_what_is_found_is_what_the_readme_lists(demo: Path) -> None:
    assert findings(demo) == ON_PURPOSE


# 1970, September 2026, and New Year of 2100.
@pytest.mark.parametrize("epoch", ["1", "1790000000", "4102444800"])
def test_whatever_date_the_build_says(demo: Path, epoch: str) -> None:
    assert findings(demo, SOURCE_DATE_EPOCH=epoch) == ON_PURPOSE


@pytest.mark.parametrize("day", ["2020-02-29", "2026-11-16", "2099-12-31"])
def test_whatever_day_it_is(demo: Path, day: str) -> None:
    assert findings(demo, *on_the_clock(day)) == ON_PURPOSE


def test_without_the_pinned_day_the_clock_would_tell(demo: Path) -> None:
    """Else the test above would show nothing."""
    settings = demo / "journeys/journeys.yml"
    settings.write_text(
        re.sub("(?m)^today: .*\n", "", settings.read_text(encoding="utf-8")), encoding="utf-8"
    )
    early, late = findings(demo, *on_the_clock("2026-02-11")), findings(demo, *on_the_clock("2099-12-31"))
    assert {rule for _, rule in early}.isdisjoint({"JM304", "JM407", "JM408"})
    assert Counter(rule for _, rule in late)["JM304"] > Counter(rule for _, rule in ON_PURPOSE)["JM304"]


def test_what_the_readme_calls_silent_is_found_where_nothing_silences_it(demo: Path) -> None:
    for path in (demo / "journeys").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(?m)^ *# journeys: ignore .*\n", "", text), encoding="utf-8")
    settings = demo / "journeys/journeys.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub(r"(?m)^rules:\n(?:  .*\n)+", "", text), encoding="utf-8")
    assert findings(demo) == sorted([*ON_PURPOSE, *SILENT])


def test_no_waiver_is_unused_nor_without_a_reason() -> None:
    of_waivers = {NO_REASON.id, UNKNOWN_RULE.id, UNUSED_WAIVER.id}
    assert of_waivers.isdisjoint(rule for _, rule in ON_PURPOSE)


def test_a_strict_build_passes_and_its_quality_page_counts_the_same(tmp_path: Path) -> None:
    build_apart(PROJECT, tmp_path, "mkdocs", "build")
    html = (tmp_path / "quality/index.html").read_text(encoding="utf-8")
    maps = _counts(html, "journey", "Findings")
    rules = _counts(html, "rule", "Times")
    by_file = {f"{journey}.md": count for journey, count in maps.items() if count}
    assert by_file == Counter(file for file, _ in ON_PURPOSE)
    assert rules == Counter(rule for _, rule in ON_PURPOSE)


def _counts(html: str, rows: str, column: str) -> dict[str, int]:
    """What a table counts in a column, by what its rows are about."""
    within = "(?:(?!</tr>).)*?"
    row = rf'(?s)<tr [^>]*?data-{rows}="([^"]+)">{within}data-l="{column}" data-v="(\d+)"'
    return {name: int(count) for name, count in re.findall(row, html)}
