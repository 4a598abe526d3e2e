"""Whatever somebody writes into a cell: it comes back whole, or it is told and nothing is written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.changes.written import GOLDEN
from tests.unit.exchange.test_round_trip import TEXTS

from mkdocs_journeys.exchange.sheets.filled import sheets_of
from mkdocs_journeys.exchange.sheets.sheet import BY_NAME, Sheet
from mkdocs_journeys.exchange.updating.updating import update
from mkdocs_journeys.reading.reader import read

PROJECT = Path(__file__).parents[3]
VALUES: st.SearchStrategy[Any] = (
    st.none()
    | st.sampled_from([0, 1, -1.5, 38, "yes", "no", "2026-06", "[-1, 2]", "3d", "a\nb\nc", "low"])
    | TEXTS
)


def changed(sheets: Sequence[Sheet], data: st.DataObject) -> list[Sheet]:
    """The sheets with other values in a few cells of fields."""
    whole = {sheet.name: sheet for sheet in sheets}
    for _ in range(data.draw(st.integers(1, 4))):
        name = data.draw(
            st.sampled_from([sheet.name for sheet in sheets if sheet.rows and sheet.name in BY_NAME])
        )
        sheet = whole[name]
        rows = [list(row) for row in sheet.rows]
        first = len(BY_NAME[name].places)
        at = data.draw(st.integers(first, len(sheet.columns) - 1))
        data.draw(st.sampled_from(rows))[at] = data.draw(VALUES)
        whole[name] = replace(sheet, rows=tuple(map(tuple, rows)))
    return list(whole.values())


def comments(folder: Path) -> list[str]:
    lines = [
        line.strip()
        for path in sorted(folder.rglob("*.*"))
        for line in path.read_bytes().decode("utf-8", "replace").split("\n")
    ]
    return [line for line in lines if line.startswith("#")]


@pytest.mark.parametrize("wiki", [GOLDEN / "everything" / "journeys", PROJECT / "journeys"])
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_any_cell_comes_back_or_is_told(data: st.DataObject, wiki: Path) -> None:
    with tempfile.TemporaryDirectory() as above:
        folder = Path(above) / "journeys"
        shutil.copytree(wiki, folder)
        sheets = changed(sheets_of(read(folder).catalog), data)
        found = update(folder, sheets)
        assert not (found.problems and found.files)
        before = comments(folder)
        for file in found.files:
            assert file.path.read_bytes() == file.before
            file.path.write_bytes(file.after)
        assert read(folder).errors == ()
        assert set(before) <= set(comments(folder))
        if not found.problems:
            again = update(folder, sheets)
            assert (again.files, again.problems) == ((), [])
