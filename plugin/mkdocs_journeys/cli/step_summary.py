"""The summary of a workflow's step: a file that GitHub names, and shows on the page of the run."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs_journeys.checks.printers.step_summary import LIMIT

_VARIABLE = "GITHUB_STEP_SUMMARY"


def has_summary() -> bool:
    """Whether this runs in a step that has a summary."""
    return bool(os.environ.get(_VARIABLE))


def summary_room() -> int:
    """How many bytes the summary can still take."""
    file = Path(os.environ[_VARIABLE])
    return max(0, LIMIT - (file.stat().st_size if file.exists() else 0))


def add_to_summary(text: str) -> None:
    """Write at the end of the summary, where it has room: GitHub drops the whole of one that is too large."""
    if len(text.encode("utf-8")) > summary_room():
        return
    with Path(os.environ[_VARIABLE]).open("ab") as stream:
        stream.write(text.encode("utf-8"))
