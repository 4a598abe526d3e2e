"""Impact by effort, as a grid of three by three."""

from __future__ import annotations

import pytest

from mkdocs_journeys.model.fields import OpportunityFields
from mkdocs_journeys.model.journey import Opportunity
from mkdocs_journeys.pages.matrix import MOST, band, matrix


def opportunity(impact: str | None, effort: str | None) -> Opportunity:
    given = {"text": f"{impact} {effort}", "impact": impact, "effort": effort}
    fields = OpportunityFields.model_validate({key: value for key, value in given.items() if value})
    return Opportunity(fields.text, fields.text, fields, ())


@pytest.mark.parametrize(
    ("value", "level"), [(1, 1), (2, 1), (2.4, 1), (2.5, 2), (3, 2), (3.5, 2), (4, 3), (5, 3)]
)
def test_levels_from_1_to_5_are_three_bands(value: float, level: int) -> None:
    assert band(value) == level


def test_the_highest_impact_is_the_first_row_and_the_lowest_effort_the_first_column() -> None:
    items = [opportunity("5", "1"), opportunity("3", "3"), opportunity("1", "5"), opportunity("4", "2")]
    made = matrix(items, lambda item: item)
    assert [[[item.id for item in cell.items] for cell in row] for row in made.rows] == [
        [["5 1", "4 2"], [], []],
        [[], ["3 3"], []],
        [[], [], ["1 5"]],
    ]
    assert [cell.is_first for row in made.rows for cell in row] == [True] + [False] * 8


def test_what_lacks_impact_or_effort_has_no_place() -> None:
    items = [opportunity("5", None), opportunity(None, "1"), opportunity(None, None), opportunity("1", "1")]
    made = matrix(items, lambda item: item)
    assert (made.rated, len(made.unrated)) == (1, 3)


def test_a_full_cell_says_how_many_it_hides() -> None:
    made = matrix([opportunity("5", "1")] * (MOST + 3), lambda item: item)
    cell = made.rows[0][0]
    assert (len(cell.shown), cell.hidden) == (MOST, 3)
