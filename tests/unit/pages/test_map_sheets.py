"""A map with more columns than a sheet of paper has room for stands on several, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.trees import catalog_of, journey

from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages.journey_map import JourneyMap, journey_map
from mkdocs_journeys.pages.map_sheets import MOST_OF_SEVERAL, MOST_ON_ONE, Sheet, sheets


def _journey(folder: Path, *counts: int) -> tuple[Journey, JourneyMap]:
    """A journey with a stage for each count of touchpoints; each touchpoint has a pain, each stage too."""
    lines = ["title: Trip", "stages:"]
    for at, count in enumerate(counts):
        lines += [f"- name: Stage {at}", f"  pains: [Of stage {at}]", "  touchpoints:"]
        for step in range(count):
            lines += [f"  - name: Step {at}-{step}", f"    pains: [Of step {at}-{step}]"]
            lines += ["    emotion: 1", "    owner: shop"]
    files = {"owners.yml": "shop: Shop", "mina/trip.md": journey("\n".join(lines))}
    found = catalog_of(folder, files).journeys["mina/trip"]
    return found, journey_map(found, ())


def _names(found: Sheet) -> list[str]:
    return [column.touchpoint.name for column in found.map.columns if column.touchpoint]


def test_a_map_that_fits_has_no_sheets(tmp_path: Path) -> None:
    assert sheets(*_journey(tmp_path, 8, MOST_ON_ONE - 8)) == ()


@pytest.mark.parametrize("counts", [(4, 3, 1, 6, 3, 3), (16,), (1, 25, 1), (10, 10), (40,)])
def test_each_touchpoint_stands_on_one_sheet_in_order(tmp_path: Path, counts: tuple[int, ...]) -> None:
    found, whole = _journey(tmp_path, *counts)
    drawn = sheets(found, whole)
    assert [name for sheet in drawn for name in _names(sheet)] == [step.name for step in found.touchpoints]
    assert all(0 < len(sheet.map.columns) <= MOST_OF_SEVERAL for sheet in drawn)


@pytest.mark.parametrize("counts", [(4, 3, 1, 6, 3, 3), (1, 25, 1)])
def test_each_sheet_has_all_lanes_and_each_lane_all_columns(tmp_path: Path, counts: tuple[int, ...]) -> None:
    found, whole = _journey(tmp_path, *counts)
    for sheet in sheets(found, whole):
        assert [lane.key for lane in sheet.map.lanes] == [lane.key for lane in whole.lanes]
        for lane in sheet.map.lanes:
            for cells in filter(None, (lane.cells, lane.stage_cells)):
                assert sum(cell.span for cell in cells) == len(sheet.map.columns)


def test_stages_are_kept_together(tmp_path: Path) -> None:
    found, whole = _journey(tmp_path, 4, 3, 5, 6)
    assert [[cell.value.name for cell in sheet.map.stages] for sheet in sheets(found, whole)] == [
        ["Stage 0", "Stage 1"],
        ["Stage 2"],
        ["Stage 3"],
    ]


def test_a_stage_that_is_cut_keeps_each_pain_once(tmp_path: Path) -> None:
    found, whole = _journey(tmp_path, 25)
    told = [
        pain.fields.text
        for sheet in sheets(found, whole)
        for lane in sheet.map.lanes
        if lane.key == "pains"
        for cell in lane.stage_cells
        for pain, _ in cell.value
    ]
    assert told == ["Of stage 0", *(f"Of step 0-{step}" for step in range(25))]


def test_feelings_are_drawn_by_the_columns_of_their_sheet(tmp_path: Path) -> None:
    found, whole = _journey(tmp_path, 8, 9)
    second = sheets(found, whole)[1]
    assert second.feeling is not None
    assert [point.column for point in second.feeling.points] == list(range(9))
