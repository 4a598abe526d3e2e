"""Where the parts of a file stand."""

from __future__ import annotations

import pytest

from mkdocs_journeys.model.finding import Position
from mkdocs_journeys.reading.compose import compose
from mkdocs_journeys.reading.spots import Path_, Spot, find, packed, spots_of, unpacked

TEXT = "a: x\nb:\n  - bare text\n  - c: y\n    d: z\ne: {}\nf: []\n"


@pytest.fixture(scope="module")
def spots() -> Spot:
    root, _ = compose(TEXT)
    assert root is not None
    return unpacked(packed(spots_of(root)))


@pytest.mark.parametrize(
    ("path", "place", "written"),
    [
        ((), (1, 1), ()),
        (("a",), (1, 1), ("a",)),
        (("b",), (2, 1), ("b",)),
        (("b", 1), (4, 5), ("b", 1)),
        (("b", 1, "c"), (4, 5), ("b", 1, "c")),
        (("b", 1, "d"), (5, 5), ("b", 1, "d")),
        (("b", 2), (2, 1), ("b", 2)),
        (("b", "c"), (2, 1), ("b", "c")),
        (("missing", 3), (1, 1), ("missing",)),
        # What a file leaves out: the key of a bare text, and the list round a single item.
        (("b", 0, "name"), (3, 5), ("b", 0)),
        (("b", 1, "d", "deeper"), (5, 5), ("b", 1, "d")),
        (("b", 1, "d", 0, "text"), (5, 5), ("b", 1, "d")),
        (("a", 0), (1, 1), ("a",)),
        (("a", -1), (1, 1), ("a",)),
        (("b", -1), (2, 1), ("b", -1)),
        (("e", "deeper"), (6, 1), ("e", "deeper")),
        (("f", 0, "name"), (7, 1), ("f", 0, "name")),
    ],
)
def test_finds_a_value_or_the_nearest_that_exists(
    spots: Spot, path: Path_, place: tuple[int, int], written: Path_
) -> None:
    assert find(spots, path) == (Position(*place), written)


def test_a_file_that_is_one_text() -> None:
    root, _ = compose("only text\n")
    assert root is not None
    assert find(spots_of(root), ("title",)) == (Position(1, 1), ())
