"""SECURITY.md names the limits as they are."""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs_journeys.diagrams import fence
from mkdocs_journeys.model.values import texts
from mkdocs_journeys.pages.prose import limits
from mkdocs_journeys.reading import amounts, folder, nodes, text

SECURITY = Path(__file__).parents[2] / "SECURITY.md"


def test_the_limits_are_those_of_the_code() -> None:
    rows = re.findall(r"^\| ([a-z][^|]+?) \| ([^|]+?) \|$", SECURITY.read_text("utf-8"), re.MULTILINE)
    assert limits.HEADINGS == limits.FOOTNOTES
    assert dict(rows) == {
        "a file": f"{text.SIZE_LIMIT // 1024} KiB",
        "a picture": f"{folder.PICTURE_LIMIT // 1024:,} KiB",
        "fields in each other": f"{nodes.DEPTH_LIMIT} deep",
        "texts and numbers in a file": f"{amounts.VALUES:,}",
        "entries of a registry": f"{amounts.ENTRIES:,}",
        "stages of a journey": f"{amounts.IN_ALL['stages']}",
        "touchpoints of a journey": f"{amounts.IN_ALL['touchpoints']}",
        "a text": f"{texts.TEXT_LIMIT:,} characters",
        "a label": f"{texts.LABEL_LIMIT} characters",
        "prose of a file": f"{limits.CHARACTERS:,} characters, {limits.LINES:,} lines",
        "a line of prose": f"{limits.LINE:,} characters",
        "quotes and lists in each other": f"{limits.MARKERS} deep",
        "cells of tables": f"{limits.CELLS:,}",
        "headings, footnotes": f"{limits.HEADINGS} each",
        "diagrams in prose": f"{limits.DIAGRAMS}, of {fence.MAX_BYTES:,} bytes each",
    }
