"""Which day it is: as asked for, else as pinned, else as the build says, else by the clock."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from tests.trees import plant

from mkdocs_journeys.reading.reader import read

ASKED = datetime.date(2020, 1, 2)
PINNED = {"journeys.yml": "today: 2021-03\n"}


@pytest.mark.parametrize(
    ("asked", "files", "epoch", "day"),
    [
        (ASKED, PINNED, "1700000000", ASKED),
        (None, PINNED, "1700000000", datetime.date(2021, 3, 1)),
        (None, {}, "1700000000", datetime.date(2023, 11, 14)),
    ],
)
def test_the_first_that_says_it_wins(
    asked: datetime.date | None,
    files: dict[str, str | bytes],
    epoch: str,
    day: datetime.date,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert read(plant(tmp_path, files), asked).catalog.today == day


@pytest.mark.parametrize("epoch", ["", "soon", "-5", "9" * 40])
def test_else_the_clock_says_it(epoch: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    before = datetime.datetime.now().astimezone().date()
    found = read(plant(tmp_path, {})).catalog.today
    assert before <= found <= datetime.datetime.now().astimezone().date()
