"""A file is taken apart at its two lines of `---`."""

from __future__ import annotations

import pytest

from mkdocs_journeys.model.finding import Position, Repair
from mkdocs_journeys.reading.frontmatter import Parts, split
from mkdocs_journeys.reading.nodes import Code, Fault


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("---\na: b\nc: d\n---\nprose\nmore\n", Parts("a: b\nc: d\n", 2, "prose\nmore\n", 5)),
        ("--- \t\na: b\n...  \nprose", Parts("a: b\n", 2, "prose", 4)),
        ("---\n---", Parts("", 2, "", 3)),
        ("---\n---\n", Parts("", 2, "", 3)),
        ("---\na: |\n  ---\n----\n---\nx\n\n---\ny", Parts("a: |\n  ---\n----\n", 2, "x\n\n---\ny", 6)),
    ],
)
def test_knows_the_lines_of_both_parts(text: str, parts: Parts) -> None:
    assert split(text) == parts


_FIRST = "The first line of the file must be `---`. Then come the fields, then `---` again, then the prose."
_EXACTLY = "The first line of the file must be exactly three hyphens: `---`."
_NOTHING = "Nothing may stand before the first `---`, not even an empty line. Delete what is above it."


@pytest.mark.parametrize(
    ("text", "message", "repair"),
    [
        ("", _FIRST, None),
        ("title: x\n---\n", _FIRST, None),
        ("# Title\n\nprose", _FIRST, None),
        ("\n---\na: b\n---\n", _NOTHING, None),
        ("\n\nprose", _FIRST, None),
        ("----\na: b\n---\n", _EXACTLY, Repair(1, 1, 5, "---")),
        (" ---\na: b\n---\n", _EXACTLY, Repair(1, 1, 5, "---")),
        ("—\na: b\n---\n", _EXACTLY, Repair(1, 1, 2, "---")),
        ("–-\na: b\n---\n", _EXACTLY, Repair(1, 1, 3, "---")),
    ],
)
def test_asks_for_the_opening_line(text: str, message: str, repair: Repair | None) -> None:
    assert split(text) == Fault(Position(1, 1), Code.NO_FRONTMATTER, message, "---", repair=repair)


_UNCLOSED = (
    "The fields begin here, but nothing says where they end. "
    "Put a line with `---` below the last field, above the prose."
)
_END = "The line that ends the fields must be exactly three hyphens at its very start: `---`."


@pytest.mark.parametrize(
    ("text", "line", "message", "repair"),
    [
        ("---", 1, _UNCLOSED, None),
        ("---\na: b\n\n## Prose\n", 1, _UNCLOSED, None),
        ("---\na: b\n- - -\n| --- |\n", 1, _UNCLOSED, None),
        ("---\na: b\n--\nprose", 3, _END, Repair(3, 1, 3, "---")),
        ("---\na: b\n ---\nprose", 3, _END, Repair(3, 1, 5, "---")),
        ("---\na: b\n—\nprose", 3, _END, Repair(3, 1, 2, "---")),
        ("---\na: b\n----\nprose", 3, _END, None),
    ],
)
def test_asks_for_the_closing_line(text: str, line: int, message: str, repair: Repair | None) -> None:
    assert split(text) == Fault(Position(line, 1), Code.OPEN_FRONTMATTER, message, "---", repair=repair)
